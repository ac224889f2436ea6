#include "models/wire/event_text.h"

#include "models/wire/event_shapes.h"
#include "models/wire/vault.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

void collectForged(const Json& json, const SaltedLookup& lookup, std::vector<std::string>& forged)
{
    if (!json.is_structured())
        return;
    const auto* key = textMember(json, "vault");
    const auto* digest = textMember(json, "digest");
    if (key && digest) {
        VaultValue kept;
        kept.key = *key;
        kept.digest = *digest;
        const auto found = lookup(kept.key);
        if (!found)
            return;
        std::tie(kept.salt, kept.value) = *found;
        if (!fits(kept))
            forged.push_back(kept.key);
        return;
    }
    for (const auto& item : json)
        collectForged(item, lookup, forged);
}

} // namespace

std::string eventText(const engine::Event& event, const std::string& hash)
{
    TextWriter out;
    put(out, event, event.previous, hash);
    return out.take();
}

Result<std::vector<std::string>> forgedValues(std::string_view sealedText,
                                              const SaltedLookup& lookup)
{
    const auto json = parseJson(sealedText);
    if (!json)
        return json.error();
    if (isTooDeep(json.value()))
        return Error{"too_deep", {}};
    std::vector<std::string> forged;
    collectForged(json.value(), lookup, forged);
    return forged;
}

} // namespace lianxin::wire

#include "models/wire/event_text.h"

#include "models/wire/event_shapes.h"
#include "models/wire/vault.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

std::optional<std::string> textMember(const Input& json, std::string_view name)
{
    const auto value = json.member(name);
    const auto text = value ? value->text() : std::nullopt;
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

void collectForged(const Input& json, const SaltedLookup& lookup, std::vector<std::string>& forged)
{
    const auto key = textMember(json, "vault");
    const auto digest = textMember(json, "digest");
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
    for (const auto& [name, value] : json.members())
        collectForged(value, lookup, forged);
    for (const auto& item : json.items())
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
    const auto json = ParsedJson::of(sealedText);
    if (!json)
        return json.error();
    const auto root = json.value().root();
    if (root.isTooDeep())
        return Error{"too_deep", {}};
    std::vector<std::string> forged;
    collectForged(root, lookup, forged);
    return forged;
}

} // namespace lianxin::wire

#include "models/wire/vault.h"

#include "models/wire/digest.h"
#include "models/wire/event_json.h"
#include "models/wire/event_shapes.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

std::string digestOf(const std::string& salt, const std::string& value)
{
    return sha256Hex(salt + '\n' + value);
}

/// Id of the ticket, else of the call, else of the seat an event is about.
std::string subjectOf(const engine::EventBody& body)
{
    return std::visit(
        [](const auto& e) {
            std::string subject;
            if constexpr (requires { e.ticket; })
                subject = e.ticket.str();
            if constexpr (requires { e.call; })
                subject = subject.empty() ? e.call.str() : subject;
            if constexpr (requires { e.seat; })
                subject = subject.empty() ? e.seat.str() : subject;
            return subject;
        },
        body);
}

void appendPointer(std::string& out, const Path& path)
{
    if (!path.parent)
        return;
    appendPointer(out, *path.parent);
    out += '/';
    out += path.name ? path.name : std::to_string(path.index);
}

/// Gathers the personal values of one event.
class Sealer : public PersonalKeeper {
public:
    Sealer(const engine::Event& event, const std::function<std::string()>& newSalt)
        : m_newSalt(newSalt), m_prefix(std::to_string(event.seq)), m_subject(subjectOf(event.body))
    {}

    Kept keep(const std::string& value, const Path& path, std::string_view field) override
    {
        auto key = m_prefix;
        appendPointer(key, path);
        auto salt = m_newSalt();
        auto digest = digestOf(salt, value);
        const auto& kept =
            values.emplace_back(VaultValue{std::move(key), m_subject, std::string(field),
                                           std::move(salt), value, std::move(digest)});
        return {kept.key, kept.digest};
    }

    std::vector<VaultValue> values;

private:
    const std::function<std::string()>& m_newSalt;
    std::string m_prefix;
    std::string m_subject;
};

} // namespace

Sealed seal(const engine::Event& event, std::string_view previous,
            const std::function<std::string()>& newSalt)
{
    Sealer sealer(event, newSalt);
    TextWriter out(&sealer);
    put(out, event, previous);
    return {out.take(), std::move(sealer.values)};
}

Sealed seal(const engine::Event& event, const std::function<std::string()>& newSalt)
{
    return seal(event, event.previous, newSalt);
}

Result<engine::Event> unseal(std::string_view sealedText, const VaultLookup& lookup)
{
    const auto json = ParsedJson::of(sealedText);
    if (!json)
        return json.error();
    const auto root = json.value().root(&lookup);
    if (root.isTooDeep())
        return Error{"too_deep", {}};
    return parseEvent(root);
}

bool fits(const VaultValue& value)
{
    return digestOf(value.salt, value.value) == value.digest;
}

std::string chainHash(std::string_view previousHash, std::string_view sealedText)
{
    std::string bytes(previousHash);
    bytes += '\n';
    bytes += sealedText;
    return sha256Hex(bytes);
}

} // namespace lianxin::wire

#include "models/wire/vault.h"

#include "models/wire/digest.h"
#include "models/wire/event_json.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

const std::string* textMember(const Json& json, const char* name)
{
    const auto it = json.find(name);
    return it == json.end() ? nullptr : it->get_ptr<const std::string*>();
}

const std::string* personalText(const Json& json)
{
    return json.is_object() && json.size() == 1 ? textMember(json, "personal") : nullptr;
}

std::string digestOf(const std::string& salt, const std::string& value)
{
    return sha256Hex(salt + '\n' + value);
}

std::string subjectOf(const Json& event)
{
    const auto body = event.find("body");
    if (body == event.end() || !body->is_object())
        return {};
    for (const char* name : {"ticket", "call", "seat"})
        if (const auto* id = textMember(*body, name); id && !id->empty())
            return *id;
    return {};
}

/// Walks an event and takes every personal value out of it.
class Sealer {
public:
    Sealer(const Json& event, const std::function<std::string()>& newSalt)
        : m_newSalt(newSalt), m_subject(subjectOf(event))
    {
        m_prefix = std::to_string(event.value("seq", std::int64_t{0}));
    }

    void walk(Json& json, const std::string& pointer, const std::string& field)
    {
        if (const auto* text = personalText(json)) {
            json = take(*text, pointer, field);
        } else if (json.is_array()) {
            for (std::size_t i = 0; i < json.size(); ++i)
                walk(json[i], pointer + '/' + std::to_string(i), field);
        } else if (json.is_object()) {
            const auto* name = textMember(json, "name");
            for (auto& [key, value] : json.items())
                if (value.is_structured())
                    walk(value, pointer + '/' + key, name && isFormMember(key) ? *name : key);
        }
    }

    std::vector<VaultValue> values;

private:
    static bool isFormMember(const std::string& key) { return key == "value" || key == "display"; }

    Json take(const std::string& text, const std::string& pointer, const std::string& field)
    {
        VaultValue kept{m_prefix + pointer, m_subject, field, m_newSalt(), text, {}};
        kept.digest = digestOf(kept.salt, kept.value);
        values.push_back(std::move(kept));
        return Json{{"vault", values.back().key}, {"digest", values.back().digest}};
    }

    const std::function<std::string()>& m_newSalt;
    std::string m_prefix;
    std::string m_subject;
};

const std::string* vaultKey(const Json& json)
{
    return json.is_object() && json.contains("digest") ? textMember(json, "vault") : nullptr;
}

void collectKeys(const Json& json, std::vector<std::string>& keys)
{
    if (const auto* key = vaultKey(json))
        keys.push_back(*key);
    else if (json.is_structured())
        for (const auto& item : json)
            collectKeys(item, keys);
}

} // namespace

Sealed seal(const Json& event, const std::function<std::string()>& newSalt)
{
    Json json = event;
    Sealer sealer(event, newSalt);
    sealer.walk(json, "", "");
    return {dump(json), std::move(sealer.values)};
}

Sealed seal(const engine::Event& event, const std::function<std::string()>& newSalt)
{
    Json json = toJson(event);
    Sealer sealer(json, newSalt);
    sealer.walk(json, "", "");
    return {dump(json), std::move(sealer.values)};
}

void unsealInPlace(Json& json, const VaultLookup& lookup)
{
    if (const auto* key = vaultKey(json)) {
        const auto value = lookup(*key);
        json = value ? Json{{"personal", *value}} : Json{{"personal", ""}, {"erased", true}};
    } else if (json.is_structured()) {
        for (auto& item : json)
            unsealInPlace(item, lookup);
    }
}

Result<engine::Event> unseal(std::string_view sealedText, const VaultLookup& lookup)
{
    auto json = parseJson(sealedText);
    if (!json)
        return json.error();
    unsealInPlace(json.value(), lookup);
    return parseEvent(json.value());
}

std::vector<std::string> vaultKeys(const Json& sealedEvent)
{
    std::vector<std::string> keys;
    collectKeys(sealedEvent, keys);
    return keys;
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

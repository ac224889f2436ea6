#pragma once

#include "models/engine/event.h"
#include "models/wire/input.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Personal values leave the event before it is chained: `{"personal":"…"}` ⇄
/// `{"vault":KEY,"digest":"…"}`.
namespace lianxin::wire {

/// What the vault keeps of one personal value.
struct VaultValue {
    std::string key;     ///< unique: `SEQ/POINTER`, for instance `42/body/fields/3/value`
    std::string subject; ///< id of the ticket, else of the call, the event is about: by it a
                         ///< person's values are found
    std::string field;   ///< the form field's name, else the member's
    std::string salt;
    std::string value;
    std::string digest; ///< hex SHA-256 over salt and value
    bool operator==(const VaultValue&) const = default;
};

/// An event as it is chained and stored: canonical JSON text without personal values, and those
/// values.
struct Sealed {
    std::string text;
    std::vector<VaultValue> values;
};

/// `previous` is the hash of the event before it; `newSalt` gives fresh random text (16 bytes or
/// more) at every call.
Sealed seal(const engine::Event& event, std::string_view previous,
            const std::function<std::string()>& newSalt);
/// With the event's own `previous`.
Sealed seal(const engine::Event& event, const std::function<std::string()>& newSalt);

/// With the values put back; an erased one is empty. Errors: those of parseEvent and `bad_json`.
Result<engine::Event> unseal(std::string_view sealedText, const VaultLookup& lookup);
/// True when `value` and `salt` give `digest`.
bool fits(const VaultValue& value);

/// Hex SHA-256 over the previous event's hash and the sealed text. The first event's previous hash
/// is empty.
std::string chainHash(std::string_view previousHash, std::string_view sealedText);

} // namespace lianxin::wire

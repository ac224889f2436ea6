#include "tests/fuzz/fuzzed_text.h"
#include "tests/fuzz/sound_events.h"

#include "models/wire/event_text.h"
#include "models/wire/vault.h"

#include <cstdint>

namespace {

using namespace lianxin;

std::string salt()
{
    return "0123456789abcdef";
}

std::string valueOf(const wire::Sealed& sealed, const std::string& key)
{
    for (const auto& value : sealed.values)
        if (value.key == key)
            return value.value;
    std::abort();
}

/// What was sealed is unsealed as it was, and nothing in the vault is taken for forged.
void sealAgain(const engine::Event& event)
{
    const auto sealed = wire::seal(event, salt);
    const auto back = wire::unseal(
        sealed.text, [&](const std::string& key) { return std::optional(valueOf(sealed, key)); });
    const auto forged = wire::forgedValues(sealed.text, [&](const std::string& key) {
        return std::optional(std::pair(salt(), valueOf(sealed, key)));
    });
    if (!back || wire::eventText(back.value(), {}) != wire::eventText(event, {}) ||
        !forged.value().empty())
        std::abort();
}

void check(const std::string& text)
{
    fuzz::isRead(wire::forgedValues(
        text, [](const std::string& key) { return std::optional(std::pair(salt(), key)); }));
    for (const bool erased : {false, true}) {
        const auto event = wire::unseal(text, [&](const std::string& key) {
            return erased ? std::nullopt : std::optional("人 " + key);
        });
        if (fuzz::isRead(event))
            sealAgain(event.value());
    }
}

} // namespace

/// Any bytes, and a sealed event that they change: an event that can be sealed and unsealed again,
/// or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto kSound = fuzz::soundEvents();
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::give(bytes, wire::seal(kSound[size % kSound.size()], salt).text, check);
    return 0;
}

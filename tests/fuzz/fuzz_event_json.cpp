#include "tests/fuzz/fuzzed_text.h"
#include "tests/fuzz/sound_events.h"

#include "models/wire/event_json.h"
#include "models/wire/event_text.h"

#include <cstdint>

namespace {

using namespace lianxin;

std::string dumped(const engine::Event& event)
{
    return wire::dump(wire::toJson(event));
}

void check(const std::string& text)
{
    const auto event = fuzz::comesBack(text, wire::parseEventText, dumped);
    if (event && wire::eventText(event.value(), {}) != dumped(event.value()))
        std::abort();
}

} // namespace

/// Any bytes, and a sound event that they change: an event or an error, and what was understood
/// says the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto kSound = fuzz::soundEvents();
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::give(bytes, wire::eventText(kSound[size % kSound.size()], "ab12"), check);
    return 0;
}

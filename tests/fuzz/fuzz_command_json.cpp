#include "models/wire/command_json.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: a batch or an error, and what was understood says the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin::wire;
    const auto batch = parseBatch({reinterpret_cast<const char*>(data), size});
    if (!batch)
        return 0;
    for (const auto& received : batch.value()) {
        if (!received.command)
            continue;
        const auto text = batchBody({received.command.value()});
        const auto again = parseBatch(text);
        if (!again || !again.value().front().command ||
            batchBody({again.value().front().command.value()}) != text)
            std::abort();
    }
    return 0;
}

#include "models/wire/tagged_addresses.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: an error, or addresses whose parts are in order and within their tokens.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin;
    const auto read = wire::parseTaggedAddresses({reinterpret_cast<const char*>(data), size});
    if (!read)
        return 0;
    for (const places::TaggedAddress& address : read.value()) {
        int at = 0;
        for (const places::AddressChunk& chunk : address.chunks) {
            if (chunk.from < at || chunk.to <= chunk.from || chunk.type.empty())
                std::abort();
            at = chunk.to;
        }
        if (address.tokens.empty() || at > static_cast<int>(address.tokens.size()))
            std::abort();
    }
    return 0;
}

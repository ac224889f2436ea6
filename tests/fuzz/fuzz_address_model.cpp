#include "models/places/address_tagger.h"
#include "models/wire/address_model_file.h"
#include "models/wire/digest.h"
#include "models/wire/zstd_text.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace lianxin;

/// What stands behind the digest of a small sound model: learned from one address of two parts.
std::string soundBody()
{
    const places::TaggedAddress address{places::addressTokens("平原路88号"),
                                        {{0, 3, "road"}, {3, 5, "roadno"}}};
    const auto tagger = places::AddressTagger::train({address});
    const std::string file = wire::addressModelFile(tagger.value().model());
    return wire::decompressed(file.substr(file.find('\n') + 1), 16 << 20).value();
}

void read(const std::string& file)
{
    const auto model = wire::parseAddressModel(file);
    if (!model)
        return;
    const auto tagger = places::AddressTagger::of(model.value());
    if (!tagger)
        return;
    for (const auto& part : tagger.value().tag(places::addressTokens("平原路88号阳光小区")))
        if (part.chunk.from < 0 || part.chunk.to <= part.chunk.from)
            std::abort();
}

} // namespace

/// Any bytes as a file, as what stands behind a right digest, and as changes to a sound model: a
/// tagger that can be asked, or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string kSound = soundBody();
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    // A sound model is large: it is changed and cut in turn.
    std::string spoilt = size % 2 == 0 ? kSound : kSound.substr(0, size % kSound.size());
    for (std::size_t i = 0; size % 2 == 0 && i + 1 < size && i < 8; i += 2)
        spoilt[(data[i] * std::size_t{31} + size + i) % spoilt.size()] =
            static_cast<char>(data[i + 1]);
    read(bytes);
    for (const auto& body : {bytes, spoilt}) {
        const std::string archive = wire::compressed(body);
        read("lianxin-address-model 3 " + wire::sha256Hex(archive) + '\n' + archive);
    }
    return 0;
}

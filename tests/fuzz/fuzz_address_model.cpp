#include "models/places/address_tagger.h"
#include "models/wire/address_model_file.h"
#include "models/wire/digest.h"
#include "models/wire/zstd_text.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace lianxin;

/// What stands behind the digest of a small sound model: two kinds of parts, one feature each.
std::string soundBody()
{
    places::AddressModel model;
    model.labels = {"poi", "road"};
    model.longest = 3;
    places::SegmentModel::Values values;
    values.tokens = {7};
    values.segments = {8};
    values.boundaries = {9};
    values.token = {1, -1, 0.5F, 0, 0.25F, -0.5F};
    values.segment = {1, -1};
    values.boundary = {0, 1, -1, 0};
    values.always = {0, 1, 1, 0, 0.5F, 0, 0, 0.5F};
    model.models = {values, values};
    const std::string file = wire::addressModelFile(model);
    return wire::decompressed(file.substr(file.find('\n') + 1), 1 << 20).value();
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
    std::string changed = kSound;
    for (std::size_t i = 0; i + 1 < size && i < 8; i += 2)
        changed[(data[i] * std::size_t{31} + size + i) % changed.size()] =
            static_cast<char>(data[i + 1]);
    read(bytes);
    for (const auto& body : {bytes, changed, kSound.substr(0, size % kSound.size())}) {
        const std::string archive = wire::compressed(body);
        read("lianxin-address-model 1 " + wire::sha256Hex(archive) + '\n' + archive);
    }
    return 0;
}

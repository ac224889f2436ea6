#include "models/places/district_of.h"
#include "models/wire/digest.h"
#include "models/wire/district_model_file.h"
#include "models/wire/zstd_text.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace lianxin;

/// What stands behind the digest of a small sound model: two districts, two runs.
std::string soundBody()
{
    places::DistrictModel model;
    model.labels = {DistrictCode{"01"}, DistrictCode{"02"}};
    model.named = {DistrictCode{"01"}};
    model.grams = {"白马", "青龙"};
    model.rarity = {1, 2};
    model.weights = {0.5F, -0.5F, 1, -1, -1, 1};
    model.enough = 0.4;
    const std::string file = wire::districtModelFile(model);
    return wire::decompressed(file.substr(file.find('\n') + 1), 1 << 20).value();
}

void read(const std::string& file)
{
    auto model = wire::parseDistrictModel(file);
    if (!model)
        return;
    static const places::Gazetteer kNone{std::vector<places::Place>{}};
    places::DistrictReader reader(kNone);
    reader.use(std::move(model).value());
    const auto decision = reader.decide("白马河", "青龙河的水臭");
    if (decision.confidence < 0 || decision.confidence > 1)
        std::abort();
}

} // namespace

/// Any bytes as a file, as what stands behind a right digest, and as changes to a sound model: a
/// reader that can be asked, or an error.
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
        read("lianxin-district-model 1 " + wire::sha256Hex(archive) + '\n' + archive);
    }
    return 0;
}

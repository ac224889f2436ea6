#include "models/assist/text_classifier.h"
#include "models/wire/digest.h"
#include "models/wire/documents_jsonl.h"
#include "models/wire/text_model_file.h"
#include "models/wire/zstd_text.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace lianxin;

/// What stands behind the digest of a small sound model.
std::string soundBody()
{
    assist::TextModel model;
    model.labels = {"供热", "噪声"};
    model.views = {{assist::Side::Kept, 2, 1}, {assist::Side::Opening, 2, 0.5F}};
    model.words = {{"暖气", 3}, {"打桩", 2}};
    model.keys = {7, 8, 9};
    model.rarity = {1, 2, 3};
    model.weights = {1, -1, 0.5F, -0.5F, 0, 0.25F};
    model.bias = {0, -1};
    model.learned = {{0, 1, 1}, {2, 2, 3}, {0, 2, 1}, {0.5F, 0.25F, 1}};
    model.calibration = {2, {{0.5, 0.4}, {0.9, 0.95}}};
    model.threshold = 0.9;
    const std::string file = wire::textModelFile(model);
    return wire::decompressed(file.substr(file.find('\n') + 1), 1 << 20).value();
}

void read(const std::string& file)
{
    auto model = wire::parseTextModel(file);
    if (!model)
        return;
    const assist::TextClassifier classifier(std::move(model).value());
    for (const auto& label : classifier.classify("我家暖气不热，半夜打桩", 3))
        if (!(label.confidence >= 0 && label.confidence <= 1))
            std::abort();
}

} // namespace

/// Any bytes as a file, as what stands behind a right digest, as changes to a sound model, and as
/// documents: a model that can be asked, or an error.
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
        read("lianxin-text-model " + std::to_string(wire::kTextModelVersion) + ' ' +
             wire::sha256Hex(archive) + '\n' + archive);
    }
    (void)wire::parseDocuments(bytes);
    return 0;
}

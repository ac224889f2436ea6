#include "models/wire/text_model_file.h"

#include "models/wire/digest.h"
#include "models/wire/json.h"
#include "models/wire/zstd_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

namespace lianxin::wire {

namespace {

constexpr std::string_view kMagic = "lianxin-text-model ";
constexpr double kSteps = 32767;
constexpr std::size_t kDigest = 64;

class Writer {
public:
    template <class T> void number(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i)
            m_bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
    }
    void real(float value) { number(std::bit_cast<std::uint32_t>(value)); }
    void text(const std::string& text)
    {
        number(static_cast<std::uint64_t>(text.size()));
        m_bytes += text;
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what a Writer wrote; after a read beyond the end `ok()` is false and all else zero.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    template <class T> T number()
    {
        std::uint64_t value = 0;
        if (!take(sizeof(T)))
            return 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_taken[i])) << (8 * i);
        return static_cast<T>(value);
    }
    float real() { return std::bit_cast<float>(number<std::uint32_t>()); }
    std::string_view text()
    {
        const auto size = number<std::uint64_t>();
        return take(size) ? m_taken : std::string_view{};
    }
    /// A number of things of `each` bytes that still fit into what is left.
    std::size_t count(std::size_t each)
    {
        const auto count = number<std::uint64_t>();
        m_ok = m_ok && count <= m_bytes.size() / each;
        return m_ok ? count : 0;
    }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_bytes.empty(); }

private:
    bool take(std::uint64_t size)
    {
        m_ok = m_ok && size <= m_bytes.size();
        m_taken = m_ok ? m_bytes.substr(0, size) : std::string_view{};
        m_bytes.remove_prefix(m_taken.size());
        return m_ok;
    }

    std::string_view m_bytes;
    std::string_view m_taken;
    bool m_ok = true;
};

Json headOf(const assist::TextModel& model)
{
    Json views = Json::array();
    for (const auto& view : model.views)
        views.push_back({static_cast<int>(view.side), view.longest, view.weight});
    const auto& training = model.training;
    return {{"labels", model.labels},
            {"views", views},
            {"words", model.words},
            {"sharpness", model.calibration.sharpness},
            {"points", model.calibration.points},
            {"threshold", model.threshold},
            {"fingerprint", training.fingerprint},
            {"texts", training.texts},
            {"figures",
             {training.accuracy, training.macroF1, training.autoCoverage, training.autoPrecision}}};
}

/// Throws what nlohmann/json throws for a member that is missing or of another kind.
void readHead(const Json& head, assist::TextModel& model)
{
    head.at("labels").get_to(model.labels);
    for (const auto& view : head.at("views"))
        model.views.push_back({static_cast<assist::Side>(view.at(0).get<std::uint8_t>()),
                               view.at(1).get<int>(), view.at(2).get<float>()});
    head.at("words").get_to(model.words);
    head.at("sharpness").get_to(model.calibration.sharpness);
    head.at("points").get_to(model.calibration.points);
    head.at("threshold").get_to(model.threshold);
    auto& training = model.training;
    head.at("fingerprint").get_to(training.fingerprint);
    head.at("texts").get_to(training.texts);
    const auto& figures = head.at("figures");
    training.accuracy = figures.at(0).get<double>();
    training.macroF1 = figures.at(1).get<double>();
    training.autoCoverage = figures.at(2).get<double>();
    training.autoPrecision = figures.at(3).get<double>();
}

void writeWeights(Writer& out, const std::vector<float>& weights)
{
    float most = 0;
    for (const float weight : weights)
        most = std::max(most, std::abs(weight));
    out.real(most);
    for (const float weight : weights)
        out.number(static_cast<std::uint16_t>(static_cast<std::int16_t>(
            most > 0 ? std::lround(static_cast<double>(weight) / most * kSteps) : 0)));
}

std::vector<float> readWeights(Reader& in, std::size_t count)
{
    const float most = in.real();
    std::vector<float> out(count);
    for (float& weight : out)
        weight = static_cast<float>(static_cast<std::int16_t>(in.number<std::uint16_t>()) / kSteps *
                                    most);
    return out;
}

Result<assist::TextModel> parseBody(std::string_view body)
{
    const Error damaged{"damaged", {}};
    Reader in(body);
    const auto head = parseJson(in.text());
    if (!in.ok() || !head)
        return damaged;
    assist::TextModel model;
    try {
        readHead(head.value(), model);
    } catch (const nlohmann::json::exception&) {
        return Error{"bad_model", "head"};
    }
    const std::size_t keys = in.count(sizeof(std::uint32_t) + sizeof(float));
    for (std::size_t i = 0; i < keys; ++i)
        model.keys.push_back(in.number<std::uint32_t>());
    for (std::size_t i = 0; i < keys; ++i)
        model.rarity.push_back(in.real());
    for (std::size_t i = 0; i < model.labels.size(); ++i)
        model.bias.push_back(in.real());
    const std::size_t weights = in.count(sizeof(std::uint16_t));
    model.weights = readWeights(in, weights);
    if (!in.ok() || !in.atEnd())
        return damaged;
    const auto sound = check(model);
    return sound ? Result<assist::TextModel>(std::move(model)) : sound.error();
}

} // namespace

std::string textModelFile(const assist::TextModel& model)
{
    Writer out;
    out.text(dump(headOf(model)));
    out.number(static_cast<std::uint64_t>(model.keys.size()));
    for (const auto key : model.keys)
        out.number(key);
    for (const float rarity : model.rarity)
        out.real(rarity);
    for (const float bias : model.bias)
        out.real(bias);
    out.number(static_cast<std::uint64_t>(model.weights.size()));
    writeWeights(out, model.weights);
    const std::string archive = compressed(out.take());
    return std::string(kMagic) + std::to_string(kTextModelVersion) + ' ' + sha256Hex(archive) +
           '\n' + archive;
}

Result<assist::TextModel> parseTextModel(std::string_view file)
{
    if (file.substr(0, kMagic.size()) != kMagic)
        return Error{"not_a_model", {}};
    file.remove_prefix(kMagic.size());
    const auto blank = file.substr(0, 8).find(' ');
    if (blank == std::string_view::npos)
        return Error{"damaged", {}};
    const std::string version(file.substr(0, blank));
    if (version != std::to_string(kTextModelVersion))
        return Error{"unknown_version", version};
    file.remove_prefix(blank + 1);
    if (file.size() <= kDigest || file[kDigest] != '\n')
        return Error{"damaged", {}};
    const auto digest = file.substr(0, kDigest);
    const auto archive = file.substr(kDigest + 1);
    if (sha256Hex(archive) != digest)
        return Error{"damaged", {}};
    const auto body = decompressed(archive, kMaxTextModel);
    if (!body)
        return Error{"too_large", {}};
    return parseBody(body.value());
}

} // namespace lianxin::wire

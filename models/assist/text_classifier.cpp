#include "models/assist/text_classifier.h"

#include "models/assist/calibration.h"
#include "models/assist/neighbours.h"

#include <algorithm>
#include <numeric>

namespace lianxin::assist {

namespace {

/// Shorter runs are part of every reason and explain nothing.
constexpr int kShortestReason = 2;

} // namespace

TextClassifier::TextClassifier(TextModel model)
    : m_model(std::move(model)), m_lexicon(m_model.words), m_places(m_model.keys)
{}

std::vector<std::pair<int, float>> TextClassifier::vectorOf(std::string_view utf8) const
{
    return assist::vectorOf(sidesOf(utf8, m_lexicon), m_model.views, m_places, m_model.rarity);
}

std::vector<float> TextClassifier::scores(const std::vector<std::pair<int, float>>& vector) const
{
    const std::size_t labels = m_model.labels.size();
    std::vector<float> out = m_model.bias;
    for (const auto& [place, value] : vector) {
        const float* row = m_model.weights.data() + static_cast<std::size_t>(place) * labels;
        for (std::size_t i = 0; i < labels; ++i)
            out[i] += value * row[i];
    }
    addNeighbours(m_model.learned, vector, out);
    return out;
}

std::vector<float> TextClassifier::scores(std::string_view utf8) const
{
    return scores(vectorOf(utf8));
}

std::vector<LabelChance> TextClassifier::classify(std::string_view utf8, int limit) const
{
    const auto vector = vectorOf(utf8);
    if (vector.empty())
        return {};
    const auto chances = softmax(scores(vector), m_model.calibration.sharpness);
    std::vector<LabelChance> out(chances.size());
    for (std::size_t i = 0; i < chances.size(); ++i)
        out[i] = {static_cast<int>(i), chances[i]};
    std::stable_sort(out.begin(), out.end(), [](const LabelChance& a, const LabelChance& b) {
        return a.confidence > b.confidence;
    });
    const double best = out.front().confidence;
    const double sure = calibrated(m_model.calibration, best);
    for (auto& one : out)
        one.confidence = std::min(sure, best < 1 ? one.confidence * (1 - sure) / (1 - best) : 0);
    out.front().confidence = sure;
    out.resize(std::min(out.size(), static_cast<std::size_t>(std::max(limit, 0))));
    return out;
}

std::vector<text::Span> TextClassifier::reasons(std::u32string_view normalised, int label,
                                                int limit) const
{
    const std::size_t labels = m_model.labels.size();
    std::vector<std::pair<float, text::Span>> found;
    for (const View& view : m_model.views) {
        if (view.side == Side::Opening)
            continue;
        text::eachGram(normalised, rangeOf(view), [&](std::uint32_t key, int from, int to) {
            const int place = to - from < kShortestReason ? -1 : m_places.find(key);
            if (place < 0)
                return;
            const auto row = static_cast<std::size_t>(place);
            const float weight = m_model.rarity[row] *
                                 m_model.weights[row * labels + static_cast<std::size_t>(label)];
            if (weight > 0)
                found.emplace_back(weight, text::Span{from, to});
        });
    }
    return heaviestApart(std::move(found), limit);
}

} // namespace lianxin::assist

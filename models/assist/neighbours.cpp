#include "models/assist/neighbours.h"

#include <algorithm>
#include <cmath>

namespace lianxin::assist {

namespace {

constexpr std::size_t kFewestTexts = 4;
constexpr std::size_t kCommon = 10; ///< a run of one text in so many is a common one
/// How many are asked and what they say altogether; chosen with docs/understanding.md, Category.
constexpr std::size_t kNearest = 15;
constexpr float kVoice = 0.5F;

} // namespace

void NeighbourGatherer::add(const std::vector<std::pair<int, float>>& vector, int label)
{
    double square = 0;
    for (const auto& [key, value] : vector)
        square += static_cast<double>(value) * static_cast<double>(value);
    const auto length = static_cast<float>(std::sqrt(square));
    const auto text = static_cast<std::uint16_t>(m_labels.size());
    for (const auto& [key, value] : vector)
        m_holdings.push_back({static_cast<std::uint32_t>(key), text, value / length});
    m_labels.push_back(static_cast<std::uint16_t>(label));
}

LearnedTexts NeighbourGatherer::take(std::size_t keys)
{
    std::vector<std::uint32_t> texts(keys);
    for (const auto& holding : m_holdings)
        ++texts[holding.key];
    LearnedTexts out;
    out.labels = std::move(m_labels);
    std::vector<std::uint32_t> places(keys); // where each key's next text goes
    std::uint32_t end = 0;
    for (std::size_t key = 0; key < keys; ++key) {
        places[key] = end;
        const bool tells = texts[key] >= kFewestTexts && kCommon * texts[key] < out.labels.size();
        end += tells ? texts[key] : 0;
        out.ends.push_back(end);
    }
    out.texts.resize(end);
    out.values.resize(end);
    for (const auto& [key, text, value] : m_holdings) {
        if (places[key] == out.ends[key])
            continue;
        out.texts[places[key]] = text;
        out.values[places[key]++] = value;
    }
    m_holdings.clear();
    return out;
}

void addNeighbours(const LearnedTexts& learned, const std::vector<std::pair<int, float>>& vector,
                   std::vector<float>& scores, const std::function<bool(std::size_t)>& mayTell)
{
    if (learned.labels.empty())
        return;
    std::vector<float> likeness(learned.labels.size());
    for (const auto& [key, value] : vector) {
        const auto place = static_cast<std::size_t>(key);
        for (auto i = place == 0 ? 0 : learned.ends[place - 1]; i < learned.ends[place]; ++i)
            likeness[learned.texts[i]] += value * learned.values[i];
    }
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < likeness.size(); ++i)
        if (likeness[i] > 0 && (!mayTell || mayTell(i)))
            near.push_back(i);
    const auto asked = near.begin() + static_cast<std::ptrdiff_t>(std::min(kNearest, near.size()));
    std::partial_sort(near.begin(), asked, near.end(), [&](std::size_t a, std::size_t b) {
        return likeness[a] > likeness[b] || (likeness[a] == likeness[b] && a < b);
    });
    near.erase(asked, near.end());
    float all = 0;
    for (const auto text : near)
        all += likeness[text];
    for (const auto text : near)
        scores[learned.labels[text]] += kVoice * likeness[text] / all;
}

} // namespace lianxin::assist

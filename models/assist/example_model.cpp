#include "models/assist/example_model.h"

#include "models/assist/around.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lianxin::assist {

namespace {

constexpr std::size_t kMostRuns = std::size_t{1} << 14;
/// Vectors are taken as no shorter than this, which is that of ten known runs: a name or a number
/// alone must not speak as loud as a sentence.
constexpr float kShortest = 3.2F;
/// Shorter runs are part of every reason and explain nothing.
constexpr int kShortestReason = 2;

} // namespace

ExampleModel::ExampleModel(std::span<const Example> examples, int labels)
{
    std::vector<Sides> texts;
    for (const auto& example : examples)
        texts.push_back(sidesOf(example.said, {}));
    m_space = spaceOf(texts, shortRuns(), kMostRuns);
    m_places = KeyTable(m_space.keys);
    LinearRows rows(m_space.keys.size(), static_cast<std::size_t>(labels) + 1);
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows.add(assist::vectorOf(texts[i], shortRuns(), m_places, m_space.rarity),
                 examples[i].label == kNone ? labels : examples[i].label);
    m_learned = rows.trainTogether();
}

ExampleModel::Vector ExampleModel::vectorOf(std::u32string_view normalised) const
{
    auto vector =
        assist::vectorOf({std::u32string(normalised), {}}, shortRuns(), m_places, m_space.rarity);
    const auto length = std::sqrt(static_cast<float>(vector.size()));
    for (auto& [run, value] : vector)
        value *= length;
    return vector;
}

std::vector<float> ExampleModel::votesOf(const Vector& vector) const
{
    std::vector<float> votes(m_learned.bias.size(), 0);
    for (const auto& [run, value] : vector)
        m_learned.of(static_cast<std::size_t>(run),
                     [&votes, by = value](std::uint16_t label, float weight) {
                         votes[label] += by * weight;
                     });
    return votes;
}

/// Of the sum of their vectors.
float ExampleModel::lengthOf(std::span<const Part> parts) const
{
    std::vector<float> sum(m_space.keys.size(), 0);
    for (const auto& part : parts)
        for (const auto& [run, value] : *part.runs)
            sum[static_cast<std::size_t>(run)] += part.weight * value;
    float square = 0;
    for (const auto& part : parts)
        for (const auto& [run, value] : *part.runs) {
            const float all = std::exchange(sum[static_cast<std::size_t>(run)], 0.0F);
            square += all * all;
        }
    return std::sqrt(square);
}

std::vector<float> ExampleModel::scores(const Vector& vector) const
{
    const auto votes = votesOf(vector);
    const Part whole{&vector, &votes, 1};
    return scoresTogether({&whole, 1});
}

std::vector<float> ExampleModel::scoresTogether(std::span<const Part> parts) const
{
    const float length = lengthOf(parts);
    if (length <= 0)
        return {};
    auto all = m_learned.bias;
    for (const auto& part : parts) {
        const float by = part.weight / std::max(length, kShortest);
        for (std::size_t label = 0; label < all.size(); ++label)
            all[label] += by * (*part.votes)[label];
    }
    const float nothing = all.back();
    all.pop_back();
    for (auto& score : all)
        score -= nothing;
    return all;
}

std::u32string ExampleModel::telling(std::u32string_view normalised,
                                     std::span<const text::Span> clauses, float least) const
{
    std::u32string text{normalised};
    bool anyLeft = false;
    for (const auto& clause : clauses) {
        const auto from = static_cast<std::size_t>(clause.from);
        const auto size = static_cast<std::size_t>(clause.to - clause.from);
        const auto odds = scores(vectorOf(normalised.substr(from, size)));
        if (odds.empty())
            continue;
        if (*std::max_element(odds.begin(), odds.end()) < least)
            text.replace(from, size, size, kMark);
        else
            anyLeft = true;
    }
    return anyLeft ? text : std::u32string{normalised};
}

std::vector<text::Span> ExampleModel::reasons(std::u32string_view normalised, int label,
                                              int limit) const
{
    std::vector<std::pair<float, text::Span>> found;
    const auto weigh = [&](std::uint32_t key, int from, int to) {
        const int place = to - from < kShortestReason ? -1 : m_places.find(key);
        if (place < 0)
            return;
        const auto feature = static_cast<std::size_t>(place);
        m_learned.of(feature, [&](std::uint16_t other, float weight) {
            if (other == label && weight > 0)
                found.emplace_back(m_space.rarity[feature] * weight, text::Span{from, to});
        });
    };
    text::eachGram(normalised, rangeOf(shortRuns().front()), weigh);
    return heaviestApart(std::move(found), limit);
}

} // namespace lianxin::assist

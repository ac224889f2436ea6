#include "models/places/segment_model.h"

#include <algorithm>
#include <cmath>

namespace lianxin::places {

namespace {

using Numbers = std::unordered_map<FeatureKey, int>;

/// Features that have a weight of `least` or more, in the order of their numbers, and their rows.
void collect(const Numbers& numbers, const std::vector<float>& weights, std::size_t width,
             float least, std::vector<FeatureKey>& keys, std::vector<float>& rows)
{
    std::vector<FeatureKey> byNumber(numbers.size());
    for (const auto& [key, number] : numbers)
        byNumber[static_cast<std::size_t>(number)] = key;
    for (std::size_t n = 0; n < byNumber.size(); ++n) {
        const auto row = weights.begin() + static_cast<std::ptrdiff_t>(n * width);
        const auto end = row + static_cast<std::ptrdiff_t>(width);
        if (std::none_of(row, end, [&](float weight) { return std::abs(weight) >= least; }))
            continue;
        keys.push_back(byNumber[n]);
        rows.insert(rows.end(), row, end);
    }
}

bool spread(const std::vector<FeatureKey>& keys, const std::vector<float>& rows, std::size_t width,
            Numbers& numbers, std::vector<float>& weights)
{
    for (const FeatureKey key : keys)
        numbers.emplace(key, static_cast<int>(numbers.size()));
    weights = rows;
    return numbers.size() == keys.size() && rows.size() == keys.size() * width &&
           std::all_of(rows.begin(), rows.end(),
                       [](float weight) { return std::isfinite(weight); });
}

} // namespace

SegmentModel::Values SegmentModel::values(float least) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    Values out;
    collect(m_tokens, m_weights.token, 3 * labels, least, out.tokens, out.token);
    collect(m_segments, m_weights.segment, labels, least, out.segments, out.segment);
    collect(m_boundaries, m_weights.boundary, labels * labels, least, out.boundaries, out.boundary);
    out.always = m_weights.always;
    return out;
}

std::optional<SegmentModel> SegmentModel::of(int labels, int longest, const Values& values)
{
    constexpr int kMostLabels = 200;
    constexpr int kMostTokens = 200;
    if (labels < 1 || labels > kMostLabels || longest < 1 || longest > kMostTokens)
        return std::nullopt;
    SegmentModel model(labels, longest);
    const auto size = static_cast<std::size_t>(labels);
    auto& weights = model.m_weights;
    weights.always = values.always;
    const bool fits =
        spread(values.tokens, values.token, 3 * size, model.m_tokens, weights.token) &&
        spread(values.segments, values.segment, size, model.m_segments, weights.segment) &&
        spread(values.boundaries, values.boundary, size * size, model.m_boundaries,
               weights.boundary) &&
        values.always.size() == size * size + 2 * size &&
        std::all_of(values.always.begin(), values.always.end(),
                    [](float weight) { return std::isfinite(weight); });
    return fits ? std::optional(std::move(model)) : std::nullopt;
}

} // namespace lianxin::places

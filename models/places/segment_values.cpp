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

} // namespace lianxin::places

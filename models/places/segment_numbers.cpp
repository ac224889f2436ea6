#include "models/places/segment_model.h"

namespace lianxin::places {

namespace {

constexpr int kTokenTimes = 2;     ///< what was seen once at a token says too little
constexpr int kBoundaryTimes = 20; ///< a boundary's feature has a weight for each pair of labels

using Counts = std::unordered_map<FeatureKey, int>;

void add(const std::vector<FeatureKey>& keys, Counts& counts)
{
    for (const FeatureKey key : keys)
        ++counts[key];
}

/// Numbers from 0 for what was seen often enough.
std::unordered_map<FeatureKey, int> numbered(const Counts& counts, int times)
{
    std::unordered_map<FeatureKey, int> out;
    for (const auto& [key, count] : counts) {
        if (count >= times)
            out.emplace(key, static_cast<int>(out.size()));
    }
    return out;
}

std::vector<int> known(const std::vector<FeatureKey>& keys,
                       const std::unordered_map<FeatureKey, int>& numbers)
{
    std::vector<int> out;
    out.reserve(keys.size());
    for (const FeatureKey key : keys) {
        const auto found = numbers.find(key);
        if (found != numbers.end())
            out.push_back(found->second);
    }
    return out;
}

} // namespace

void SegmentModel::know(const std::vector<SegmentFeatures>& addresses,
                        const std::vector<std::vector<Segment>>& right)
{
    Counts tokens;
    Counts segments;
    Counts boundaries;
    for (std::size_t a = 0; a < addresses.size(); ++a) {
        for (int i = 0; i < addresses[a].size(); ++i) {
            add(addresses[a].atToken(i), tokens);
            if (i > 0)
                add(addresses[a].atBoundary(i), boundaries);
        }
        for (const Segment& segment : right[a])
            add(addresses[a].ofSegment(segment.from, segment.to), segments);
    }
    m_tokens = numbered(tokens, kTokenTimes);
    m_segments = numbered(segments, 1);
    m_boundaries = numbered(boundaries, kBoundaryTimes);
    const auto labels = static_cast<std::size_t>(m_labels);
    m_weights.token.assign(m_tokens.size() * 3 * labels, 0);
    m_weights.segment.assign(m_segments.size() * labels, 0);
    m_weights.boundary.assign(m_boundaries.size() * labels * labels, 0);
    m_weights.always.assign(labels * (labels + 2), 0);
    m_squares = m_weights;
}

SegmentRow SegmentModel::row(const SegmentFeatures& address) const
{
    SegmentRow row;
    row.size = address.size();
    row.segments.resize(static_cast<std::size_t>(row.size * m_longest));
    for (int i = 0; i < row.size; ++i) {
        row.tokens.push_back(known(address.atToken(i), m_tokens));
        row.boundaries.push_back(i > 0 ? known(address.atBoundary(i), m_boundaries)
                                       : std::vector<int>{});
        for (int length = 1; length <= m_longest && i + length <= row.size; ++length)
            row.segments[cell(i, length)] = known(address.ofSegment(i, i + length), m_segments);
    }
    return row;
}

} // namespace lianxin::places

#include "models/places/segment_scorer.h"

#include "models/places/segment_lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lianxin::places {

namespace {

constexpr int kMostTokens = 200;
constexpr float kSteps = 32767;
/// Weights below this are left out; docs/understanding.md says what that costs.
constexpr float kNearZero = 0.05F;
constexpr int kKeyBits = 64;

bool areNumbers(const std::vector<float>& weights)
{
    return std::all_of(weights.begin(), weights.end(),
                       [](float weight) { return std::isfinite(weight); });
}

} // namespace

SegmentKeys::SegmentKeys(const SegmentFeatures& address, int theLongest)
    : size(address.size()), longest(theLongest),
      segments(static_cast<std::size_t>(size) * static_cast<std::size_t>(longest))
{
    for (int i = 0; i < size; ++i) {
        tokens.push_back(address.atToken(i));
        boundaries.push_back(i > 0 ? address.atBoundary(i) : std::vector<FeatureKey>{});
        for (int length = 1; length <= longest && i + length <= size; ++length)
            segments[static_cast<std::size_t>(i * longest + length - 1)] =
                address.ofSegment(i, i + length);
    }
}

bool SegmentScorer::Part::fill(const std::vector<FeatureKey>& features,
                               const std::vector<float>& rows)
{
    if (rows.size() != features.size() * width || !areNumbers(rows))
        return false;
    float most = 0;
    for (const float weight : rows)
        most = std::max(most, std::abs(weight));
    step = most / kSteps;
    std::vector<std::uint32_t> order(features.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return features[a] < features[b]; });
    keys.reserve(order.size());
    begin.reserve(order.size() + 1);
    for (const std::uint32_t which : order) {
        if (!keys.empty() && keys.back() == features[which])
            return false;
        keys.push_back(features[which]);
        begin.push_back(static_cast<std::uint32_t>(weights.size()));
        for (std::size_t column = 0; column < width; ++column) {
            const float weight = rows[which * width + column];
            if (std::abs(weight) >= kNearZero)
                weights.push_back({static_cast<std::uint16_t>(column),
                                   static_cast<std::int16_t>(std::lround(weight / step))});
        }
    }
    begin.push_back(static_cast<std::uint32_t>(weights.size()));
    weights.shrink_to_fit();
    index();
    return true;
}

/// About one feature a bucket.
void SegmentScorer::Part::index()
{
    int bits = 1;
    while ((std::size_t{1} << bits) < keys.size())
        ++bits;
    shift = kKeyBits - bits;
    bucket.assign((std::size_t{1} << bits) + 1, static_cast<std::uint32_t>(keys.size()));
    for (std::size_t at = keys.size(); at-- > 0;)
        bucket[keys[at] >> shift] = static_cast<std::uint32_t>(at);
    for (std::size_t at = bucket.size() - 1; at-- > 0;)
        bucket[at] = std::min(bucket[at], bucket[at + 1]);
}

void SegmentScorer::Part::empty(std::vector<FeatureKey>& features, std::vector<float>& rows) const
{
    features = keys;
    rows.assign(keys.size() * width, 0);
    for (std::size_t at = 0; at < keys.size(); ++at)
        for (std::uint32_t which = begin[at]; which < begin[at + 1]; ++which)
            rows[at * width + weights[which].column] =
                static_cast<float>(weights[which].steps) * step;
}

void SegmentScorer::Part::add(FeatureKey feature, float* scores) const
{
    const std::size_t first = feature >> shift;
    for (std::uint32_t at = bucket[first]; at < bucket[first + 1]; ++at) {
        if (keys[at] != feature)
            continue;
        for (std::uint32_t which = begin[at]; which < begin[at + 1]; ++which)
            scores[weights[which].column] += static_cast<float>(weights[which].steps) * step;
        return;
    }
}

std::optional<SegmentScorer> SegmentScorer::of(int labels, int longest,
                                               const SegmentModel::Values& values)
{
    if (labels < 1 || labels > kMostLabels || longest < 1 || longest > kMostTokens)
        return std::nullopt;
    SegmentScorer scorer(labels, longest);
    const auto size = static_cast<std::size_t>(labels);
    scorer.m_tokens.width = 3 * size;
    scorer.m_segments.width = size;
    scorer.m_boundaries.width = size * size;
    scorer.m_always = values.always;
    const bool fits = values.always.size() == size * size + 2 * size && areNumbers(values.always) &&
                      scorer.m_tokens.fill(values.tokens, values.token) &&
                      scorer.m_segments.fill(values.segments, values.segment) &&
                      scorer.m_boundaries.fill(values.boundaries, values.boundary);
    return fits ? std::optional(std::move(scorer)) : std::nullopt;
}

SegmentModel::Values SegmentScorer::values() const
{
    SegmentModel::Values out;
    m_tokens.empty(out.tokens, out.token);
    m_segments.empty(out.segments, out.segment);
    m_boundaries.empty(out.boundaries, out.boundary);
    out.always = m_always;
    return out;
}

std::vector<float> SegmentScorer::chances(const SegmentKeys& address, double sharpness) const
{
    SegmentScores s = scores(address);
    for (auto* part : {&s.segment, &s.boundary}) {
        for (float& score : *part)
            score *= static_cast<float>(sharpness);
    }
    return chancesOf(s);
}

SegmentScores SegmentScorer::scores(const SegmentKeys& address) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const auto size = static_cast<std::size_t>(address.size);
    SegmentScores out(address.size, m_labels, m_longest);
    TokenScores tokens;
    for (auto* part : {&tokens.first, &tokens.inner, &tokens.last})
        part->assign(size * labels, 0);
    std::vector<float> roles(3 * labels);
    for (int i = 0; i < address.size; ++i) {
        const auto at = static_cast<std::size_t>(i) * labels;
        std::fill(roles.begin(), roles.end(), 0.F);
        for (const FeatureKey feature : address.tokens[static_cast<std::size_t>(i)])
            m_tokens.add(feature, roles.data());
        std::copy_n(roles.begin(), labels, tokens.first.begin() + static_cast<std::ptrdiff_t>(at));
        std::copy_n(roles.begin() + static_cast<std::ptrdiff_t>(labels), labels,
                    tokens.inner.begin() + static_cast<std::ptrdiff_t>(at));
        std::copy_n(roles.begin() + static_cast<std::ptrdiff_t>(2 * labels), labels,
                    tokens.last.begin() + static_cast<std::ptrdiff_t>(at));
        for (const FeatureKey feature : address.boundaries[static_cast<std::size_t>(i)])
            m_boundaries.add(feature, out.boundary.data() + at * labels);
        for (int length = 1; length <= m_longest && i + length <= address.size; ++length)
            for (const FeatureKey feature : address.segments[out.cell(i, length)])
                m_segments.add(feature, out.segment.data() + out.cell(i, length) * labels);
    }
    addTokens(out, tokens, m_always);
    return out;
}

} // namespace lianxin::places

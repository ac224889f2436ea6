#include "models/places/segment_model.h"

#include <cmath>

namespace lianxin::places {

namespace {

constexpr float kNegligible = 1e-4F; ///< a gradient below this moves nothing

void ascend(float& weight, float& squares, float gradient, double step)
{
    squares += gradient * gradient;
    weight += static_cast<float>(step) * gradient / std::sqrt(squares + 1e-6F);
}

} // namespace

SegmentModel::SegmentModel(int labels, int longest) : m_labels(labels), m_longest(longest) {}

void SegmentModel::learn(const SegmentRow& row, std::span<const Segment> right, double step)
{
    const SegmentScores s = scores(row);
    const SegmentSums z = sumsOf(s);
    const auto labels = static_cast<std::size_t>(m_labels);
    std::vector<float> segments(s.segment.size(), 0);
    std::vector<float> boundaries(s.boundary.size(), 0);
    for (std::size_t i = 0; i < right.size(); ++i) {
        const Segment& one = right[i];
        const auto label = static_cast<std::size_t>(one.label);
        segments[cell(one.from, one.to - one.from) * labels + label] += 1;
        if (i > 0)
            boundaries[(static_cast<std::size_t>(one.from) * labels +
                        static_cast<std::size_t>(right[i - 1].label)) *
                           labels +
                       label] += 1;
    }
    for (int i = 0; i < row.size; ++i) {
        for (int length = 1; length <= m_longest && i + length <= row.size; ++length) {
            const std::size_t at = cell(i, length) * labels;
            for (std::size_t y = 0; y < labels; ++y)
                segments[at + y] -= std::exp(
                    z.begins[static_cast<std::size_t>(i) * labels + y] + s.segment[at + y] +
                    z.after[static_cast<std::size_t>(i + length) * labels + y] - z.total);
        }
        for (std::size_t p = 0; i > 0 && p < labels; ++p) {
            const std::size_t at = (static_cast<std::size_t>(i) * labels + p) * labels;
            for (std::size_t y = 0; y < labels; ++y)
                boundaries[at + y] -= std::exp(
                    z.ended[static_cast<std::size_t>(i) * labels + p] + s.boundary[at + y] +
                    z.from[static_cast<std::size_t>(i) * labels + y] - z.total);
        }
    }
    stepSegments(row, segments, step);
    stepBoundaries(row, boundaries, step);
}

void SegmentModel::stepSegments(const SegmentRow& row, const std::vector<float>& gradient,
                                double step)
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const std::size_t pairs = labels * labels;
    std::vector<float> roles(static_cast<std::size_t>(row.size) * 3 * labels, 0);
    const auto role = [&](int token, std::size_t which) {
        return roles.data() + (static_cast<std::size_t>(token) * 3 + which) * labels;
    };
    for (int i = 0; i < row.size; ++i) {
        for (int length = 1; length <= m_longest && i + length <= row.size; ++length) {
            const float* g = gradient.data() + cell(i, length) * labels;
            for (std::size_t y = 0; y < labels; ++y) {
                if (std::abs(g[y]) < kNegligible)
                    continue;
                role(i, 0)[y] += g[y];
                for (int k = i + 1; k < i + length; ++k)
                    role(k, 1)[y] += g[y];
                role(i + length - 1, 2)[y] += g[y];
                for (const int feature : row.segments[cell(i, length)]) {
                    const std::size_t at = static_cast<std::size_t>(feature) * labels + y;
                    ascend(m_weights.segment[at], m_squares.segment[at], g[y], step);
                }
                if (i == 0)
                    ascend(m_weights.always[pairs + y], m_squares.always[pairs + y], g[y], step);
                if (i + length == row.size)
                    ascend(m_weights.always[pairs + labels + y],
                           m_squares.always[pairs + labels + y], g[y], step);
            }
        }
    }
    for (int i = 0; i < row.size; ++i) {
        const float* g = role(i, 0);
        for (std::size_t y = 0; y < 3 * labels; ++y) {
            if (std::abs(g[y]) < kNegligible)
                continue;
            for (const int feature : row.tokens[static_cast<std::size_t>(i)]) {
                const std::size_t at = static_cast<std::size_t>(feature) * 3 * labels + y;
                ascend(m_weights.token[at], m_squares.token[at], g[y], step);
            }
        }
    }
}

void SegmentModel::stepBoundaries(const SegmentRow& row, const std::vector<float>& gradient,
                                  double step)
{
    const std::size_t pairs =
        static_cast<std::size_t>(m_labels) * static_cast<std::size_t>(m_labels);
    for (std::size_t i = 1; i < static_cast<std::size_t>(row.size); ++i) {
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            const float g = gradient[i * pairs + pair];
            if (std::abs(g) < kNegligible)
                continue;
            ascend(m_weights.always[pair], m_squares.always[pair], g, step);
            for (const int feature : row.boundaries[i]) {
                const std::size_t at = static_cast<std::size_t>(feature) * pairs + pair;
                ascend(m_weights.boundary[at], m_squares.boundary[at], g, step);
            }
        }
    }
}

void SegmentModel::shrink(double factor)
{
    for (auto* weights : {&m_weights.token, &m_weights.segment, &m_weights.boundary}) {
        for (float& weight : *weights)
            weight *= static_cast<float>(factor);
    }
}

void SegmentModel::remember()
{
    const auto sums = m_sum.all();
    const auto weights = m_weights.all();
    for (std::size_t part = 0; part < sums.size(); ++part) {
        sums[part]->resize(weights[part]->size(), 0);
        for (std::size_t i = 0; i < weights[part]->size(); ++i)
            (*sums[part])[i] += (*weights[part])[i];
    }
    ++m_remembered;
}

void SegmentModel::useAverage()
{
    m_squares = {};
    if (m_remembered == 0)
        return;
    for (auto* sum : m_sum.all()) {
        for (float& weight : *sum)
            weight /= static_cast<float>(m_remembered);
    }
    m_weights = std::move(m_sum);
    m_sum = {};
    m_remembered = 0;
}

SegmentScores SegmentModel::scores(const SegmentRow& row) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const std::size_t pairs = labels * labels;
    const auto size = static_cast<std::size_t>(row.size);
    SegmentScores out(row.size, m_labels, m_longest);
    TokenScores tokens;
    for (auto* part : {&tokens.first, &tokens.inner, &tokens.last})
        part->assign(size * labels, 0);
    const auto add = [](const std::vector<float>& weights, int feature, std::size_t width,
                        float* scores) {
        const float* w = weights.data() + static_cast<std::size_t>(feature) * width;
        for (std::size_t y = 0; y < width; ++y)
            scores[y] += w[y];
    };
    for (std::size_t i = 0; i < size; ++i) {
        for (const int feature : row.tokens[i]) {
            const float* w =
                m_weights.token.data() + static_cast<std::size_t>(feature) * 3 * labels;
            for (std::size_t y = 0; y < labels; ++y) {
                tokens.first[i * labels + y] += w[y];
                tokens.inner[i * labels + y] += w[labels + y];
                tokens.last[i * labels + y] += w[2 * labels + y];
            }
        }
        for (const int feature : row.boundaries[i])
            add(m_weights.boundary, feature, pairs, out.boundary.data() + i * pairs);
        for (int length = 1; length <= m_longest && static_cast<int>(i) + length <= row.size;
             ++length) {
            const std::size_t at = cell(static_cast<int>(i), length);
            for (const int feature : row.segments[at])
                add(m_weights.segment, feature, labels, out.segment.data() + at * labels);
        }
    }
    addTokens(out, tokens, m_weights.always);
    return out;
}

} // namespace lianxin::places

#include "models/places/segment_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lianxin::places {

namespace {

constexpr float kNever = -1e30F;
constexpr float kNegligible = 1e-4F; ///< a gradient below this moves nothing

/// log Σ exp, the largest term first taken out.
float logSum(std::span<const float> terms)
{
    float most = kNever;
    for (const float term : terms)
        most = std::max(most, term);
    if (most <= kNever)
        return kNever;
    float sum = 0;
    for (const float term : terms)
        sum += std::exp(term - most);
    return most + std::log(sum);
}

void ascend(float& weight, float& squares, float gradient, double step)
{
    squares += gradient * gradient;
    weight += static_cast<float>(step) * gradient / std::sqrt(squares + 1e-6F);
}

} // namespace

struct SegmentModel::Scores {
    std::vector<float> first; ///< token by label, likewise the next two
    std::vector<float> inner;
    std::vector<float> last;
    std::vector<float> segment;  ///< cell by label, all of a segment's weights
    std::vector<float> boundary; ///< token by label before by label after
};

/// Of the scores of all ways to tile what is left and right of a place.
struct SegmentModel::Sums {
    std::vector<float> ended;  ///< position by label: up to here, the last segment of this label
    std::vector<float> begins; ///< … and the next one shall have this label
    std::vector<float> after;  ///< the rest, when a segment of this label ended here
    std::vector<float> from;   ///< the rest, when a segment of this label begins here
    float total = 0;
};

SegmentModel::SegmentModel(int labels, int longest) : m_labels(labels), m_longest(longest) {}

void SegmentModel::learn(const SegmentRow& row, std::span<const Segment> right, double step)
{
    const Scores s = scores(row);
    const Sums z = sums(row, s);
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

std::vector<float> SegmentModel::chances(const SegmentRow& row, double sharpness) const
{
    Scores s = scores(row);
    for (auto* part : {&s.segment, &s.boundary}) {
        for (float& score : *part)
            score *= static_cast<float>(sharpness);
    }
    const Sums z = sums(row, s);
    const auto labels = static_cast<std::size_t>(m_labels);
    std::vector<float> out(s.segment.size(), 0);
    for (int i = 0; i < row.size; ++i) {
        for (int length = 1; length <= m_longest && i + length <= row.size; ++length) {
            const std::size_t at = cell(i, length) * labels;
            for (std::size_t y = 0; y < labels; ++y)
                out[at + y] = std::exp(
                    z.begins[static_cast<std::size_t>(i) * labels + y] + s.segment[at + y] +
                    z.after[static_cast<std::size_t>(i + length) * labels + y] - z.total);
        }
    }
    return out;
}

SegmentModel::Scores SegmentModel::scores(const SegmentRow& row) const
{
    Scores out;
    scoreTokens(row, out);
    scoreSegments(row, out);
    return out;
}

void SegmentModel::scoreTokens(const SegmentRow& row, Scores& out) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const std::size_t pairs = labels * labels;
    const auto size = static_cast<std::size_t>(row.size);
    for (auto* part : {&out.first, &out.inner, &out.last})
        part->assign(size * labels, 0);
    out.boundary.assign(size * pairs, 0);
    for (std::size_t i = 0; i < size; ++i) {
        for (const int feature : row.tokens[i]) {
            const float* w =
                m_weights.token.data() + static_cast<std::size_t>(feature) * 3 * labels;
            for (std::size_t y = 0; y < labels; ++y) {
                out.first[i * labels + y] += w[y];
                out.inner[i * labels + y] += w[labels + y];
                out.last[i * labels + y] += w[2 * labels + y];
            }
        }
        if (i == 0)
            continue;
        float* between = out.boundary.data() + i * pairs;
        std::copy_n(m_weights.always.data(), pairs, between);
        for (const int feature : row.boundaries[i]) {
            const float* w = m_weights.boundary.data() + static_cast<std::size_t>(feature) * pairs;
            for (std::size_t pair = 0; pair < pairs; ++pair)
                between[pair] += w[pair];
        }
    }
}

void SegmentModel::scoreSegments(const SegmentRow& row, Scores& out) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const float* begin = m_weights.always.data() + labels * labels;
    const float* end = begin + labels;
    out.segment.assign(static_cast<std::size_t>(row.size * m_longest) * labels, 0);
    std::vector<float> inner(labels);
    for (int i = 0; i < row.size; ++i) {
        std::fill(inner.begin(), inner.end(), 0.F);
        for (int length = 1; length <= m_longest && i + length <= row.size; ++length) {
            const auto last = static_cast<std::size_t>(i + length - 1) * labels;
            float* score = out.segment.data() + cell(i, length) * labels;
            for (const int feature : row.segments[cell(i, length)]) {
                const float* w =
                    m_weights.segment.data() + static_cast<std::size_t>(feature) * labels;
                for (std::size_t y = 0; y < labels; ++y)
                    score[y] += w[y];
            }
            for (std::size_t y = 0; y < labels; ++y) {
                inner[y] += length > 1 ? out.inner[last + y] : 0;
                score[y] += out.first[static_cast<std::size_t>(i) * labels + y] + inner[y] +
                            out.last[last + y] + (i == 0 ? begin[y] : 0) +
                            (i + length == row.size ? end[y] : 0);
            }
        }
    }
}

SegmentModel::Sums SegmentModel::sums(const SegmentRow& row, const Scores& s) const
{
    const auto labels = static_cast<std::size_t>(m_labels);
    const std::size_t pairs = labels * labels;
    const auto size = static_cast<std::size_t>(row.size);
    const auto longest = static_cast<std::size_t>(m_longest);
    Sums z;
    for (auto* part : {&z.ended, &z.begins, &z.after, &z.from})
        part->assign((size + 1) * labels, kNever);
    std::fill_n(z.begins.begin(), labels, 0.F);
    std::fill_n(z.after.begin() + static_cast<std::ptrdiff_t>(size * labels), labels, 0.F);
    std::vector<float> terms(std::max(longest, labels));
    const auto score = [&](std::size_t from, std::size_t length, std::size_t y) {
        return s.segment[(from * longest + length - 1) * labels + y];
    };
    for (std::size_t to = 1; to <= size; ++to) {
        const std::size_t most = std::min(longest, to);
        for (std::size_t y = 0; y < labels; ++y) {
            for (std::size_t length = 1; length <= most; ++length)
                terms[length - 1] =
                    z.begins[(to - length) * labels + y] + score(to - length, length, y);
            z.ended[to * labels + y] = logSum({terms.data(), most});
        }
        for (std::size_t y = 0; to < size && y < labels; ++y) {
            for (std::size_t p = 0; p < labels; ++p)
                terms[p] = z.ended[to * labels + p] + s.boundary[to * pairs + p * labels + y];
            z.begins[to * labels + y] = logSum({terms.data(), labels});
        }
    }
    for (std::size_t from = size; from-- > 0;) {
        const std::size_t most = std::min(longest, size - from);
        for (std::size_t y = 0; y < labels; ++y) {
            for (std::size_t length = 1; length <= most; ++length)
                terms[length - 1] = score(from, length, y) + z.after[(from + length) * labels + y];
            z.from[from * labels + y] = logSum({terms.data(), most});
        }
        for (std::size_t p = 0; from > 0 && p < labels; ++p) {
            for (std::size_t y = 0; y < labels; ++y)
                terms[y] = s.boundary[from * pairs + p * labels + y] + z.from[from * labels + y];
            z.after[from * labels + p] = logSum({terms.data(), labels});
        }
    }
    z.total = logSum({z.ended.data() + size * labels, labels});
    return z;
}

} // namespace lianxin::places

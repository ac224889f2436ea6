#include "models/places/segment_lattice.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace lianxin::places {

namespace {

constexpr float kNever = -1e30F;

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

/// What neighbouring labels are worth, from one side of a place to the other: no longer as
/// logarithms, so that a step is a product of a vector and a matrix.
class Order {
public:
    Order(const std::vector<float>& follows, std::size_t labels, bool backward)
        : m_factors(follows.size()), m_labels(labels)
    {
        for (std::size_t p = 0; p < labels; ++p) {
            for (std::size_t y = 0; y < labels; ++y)
                m_factors[backward ? y * labels + p : p * labels + y] =
                    std::exp(follows[p * labels + y]);
        }
    }

    /// Logarithms in and out.
    void pass(std::span<const float> in, std::span<float> out) const
    {
        const float most = *std::max_element(in.begin(), in.end());
        std::fill(out.begin(), out.end(), 0.F);
        for (std::size_t p = 0; p < m_labels; ++p) {
            const float share = std::exp(in[p] - most);
            for (std::size_t y = 0; y < m_labels; ++y)
                out[y] += share * m_factors[p * m_labels + y];
        }
        for (float& value : out)
            value = value > 0 ? most + std::log(value) : kNever;
    }

private:
    std::vector<float> m_factors; ///< label the step comes from by label it goes to
    std::size_t m_labels;
};

} // namespace

SegmentScores::SegmentScores(int theSize, int theLabels, int theLongest)
    : size(theSize), labels(theLabels), longest(theLongest),
      segment(static_cast<std::size_t>(size * longest) * static_cast<std::size_t>(labels)),
      follows(static_cast<std::size_t>(labels) * static_cast<std::size_t>(labels))
{}

SegmentSums sumsOf(const SegmentScores& s)
{
    const auto labels = static_cast<std::size_t>(s.labels);
    const auto size = static_cast<std::size_t>(s.size);
    const auto longest = static_cast<std::size_t>(s.longest);
    SegmentSums z;
    for (auto* part : {&z.ended, &z.begins, &z.after, &z.from})
        part->assign((size + 1) * labels, kNever);
    std::fill_n(z.begins.begin(), labels, 0.F);
    std::fill_n(z.after.begin() + static_cast<std::ptrdiff_t>(size * labels), labels, 0.F);
    std::vector<float> terms(longest);
    const auto score = [&](std::size_t from, std::size_t length, std::size_t y) {
        return s.segment[(from * longest + length - 1) * labels + y];
    };
    const auto at = [&](std::vector<float>& part, std::size_t token) {
        return std::span(part).subspan(token * labels, labels);
    };
    const Order forward(s.follows, labels, false);
    const Order backward(s.follows, labels, true);
    for (std::size_t to = 1; to <= size; ++to) {
        const std::size_t most = std::min(longest, to);
        for (std::size_t y = 0; y < labels; ++y) {
            for (std::size_t length = 1; length <= most; ++length)
                terms[length - 1] =
                    z.begins[(to - length) * labels + y] + score(to - length, length, y);
            z.ended[to * labels + y] = logSum({terms.data(), most});
        }
        if (to < size)
            forward.pass(at(z.ended, to), at(z.begins, to));
    }
    for (std::size_t from = size; from-- > 0;) {
        const std::size_t most = std::min(longest, size - from);
        for (std::size_t y = 0; y < labels; ++y) {
            for (std::size_t length = 1; length <= most; ++length)
                terms[length - 1] = score(from, length, y) + z.after[(from + length) * labels + y];
            z.from[from * labels + y] = logSum({terms.data(), most});
        }
        if (from > 0)
            backward.pass(at(z.from, from), at(z.after, from));
    }
    z.total = logSum({z.ended.data() + size * labels, labels});
    return z;
}

std::vector<float> chancesOf(const SegmentScores& s)
{
    const SegmentSums z = sumsOf(s);
    const auto labels = static_cast<std::size_t>(s.labels);
    std::vector<float> out(s.segment.size(), 0);
    for (int i = 0; i < s.size; ++i) {
        for (int length = 1; length <= s.longest && i + length <= s.size; ++length) {
            const std::size_t at = s.cell(i, length) * labels;
            for (std::size_t y = 0; y < labels; ++y)
                out[at + y] = std::exp(
                    z.begins[static_cast<std::size_t>(i) * labels + y] + s.segment[at + y] +
                    z.after[static_cast<std::size_t>(i + length) * labels + y] - z.total);
        }
    }
    return out;
}

} // namespace lianxin::places

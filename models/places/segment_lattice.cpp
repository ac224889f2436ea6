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

} // namespace

SegmentScores::SegmentScores(int theSize, int theLabels, int theLongest)
    : size(theSize), labels(theLabels), longest(theLongest),
      segment(static_cast<std::size_t>(size * longest) * static_cast<std::size_t>(labels)),
      boundary(static_cast<std::size_t>(size) * static_cast<std::size_t>(labels) *
               static_cast<std::size_t>(labels))
{}

void addTokens(SegmentScores& scores, const TokenScores& tokens, const std::vector<float>& always)
{
    const auto labels = static_cast<std::size_t>(scores.labels);
    const std::size_t pairs = labels * labels;
    const float* begin = always.data() + pairs;
    const float* end = begin + labels;
    std::vector<float> inner(labels);
    for (int i = 0; i < scores.size; ++i) {
        float* between = scores.boundary.data() + static_cast<std::size_t>(i) * pairs;
        for (std::size_t pair = 0; i > 0 && pair < pairs; ++pair)
            between[pair] += always[pair];
        std::fill(inner.begin(), inner.end(), 0.F);
        for (int length = 1; length <= scores.longest && i + length <= scores.size; ++length) {
            const auto last = static_cast<std::size_t>(i + length - 1) * labels;
            float* score = scores.segment.data() + scores.cell(i, length) * labels;
            for (std::size_t y = 0; y < labels; ++y) {
                inner[y] += length > 1 ? tokens.inner[last + y] : 0;
                score[y] += tokens.first[static_cast<std::size_t>(i) * labels + y] + inner[y] +
                            tokens.last[last + y] + (i == 0 ? begin[y] : 0) +
                            (i + length == scores.size ? end[y] : 0);
            }
        }
    }
}

SegmentSums sumsOf(const SegmentScores& s)
{
    const auto labels = static_cast<std::size_t>(s.labels);
    const std::size_t pairs = labels * labels;
    const auto size = static_cast<std::size_t>(s.size);
    const auto longest = static_cast<std::size_t>(s.longest);
    SegmentSums z;
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

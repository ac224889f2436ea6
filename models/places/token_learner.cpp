#include "models/places/token_learner.h"

#include "models/places/token_layers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace lianxin::places {

namespace {

/// The figures were chosen on 2,000 of the training addresses held out.
constexpr int kRounds = 18;
constexpr int kFewestSteps = 400; ///< few addresses are learned in more rounds
constexpr std::size_t kBatch = 16;
constexpr LeftOut kLeftOut{0.2, 0.3, 0.4};
constexpr double kStep = 0.0015; ///< the largest: it grows at first, then falls to nothing
constexpr double kGrowing = 0.05;
constexpr int kTokenTimes = 2; ///< what was seen less often is taken for unknown
constexpr int kPairTimes = 3;
constexpr float kTableSpread = 0.3F;
constexpr float kNegligible = 1e-7F;

std::vector<FeatureKey> seenOften(const std::map<FeatureKey, int>& counts, int times)
{
    std::vector<FeatureKey> out;
    for (const auto& [key, count] : counts) {
        if (count >= times)
            out.push_back(key);
    }
    return out;
}

TokenNetwork::Values knownOf(const std::vector<TokenFeatures>& addresses)
{
    std::map<FeatureKey, int> marks;
    std::map<FeatureKey, int> tokens;
    std::map<FeatureKey, int> pairs;
    for (const TokenFeatures& address : addresses) {
        for (int i = 0; i < address.size(); ++i) {
            for (const FeatureKey mark : address.marks(i))
                ++marks[mark];
            ++tokens[address.word(i)];
        }
        for (int i = 0; i <= address.size(); ++i)
            ++pairs[address.pair(i)];
    }
    return {seenOften(marks, 1), seenOften(tokens, kTokenTimes), seenOften(pairs, kPairTimes), {}};
}

/// Evenly between ±√3 times `deviation`.
void scatter(TokenMatrix& matrix, float deviation, std::mt19937& random)
{
    const float most = std::sqrt(3.F) * deviation;
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        matrix.data()[i] = most * (2 * static_cast<float>(random() >> 8) / 16777216.F - 1);
}

NetworkWeights beginning(TableSizes sizes, int labels, std::mt19937& random)
{
    NetworkWeights out(sizes, labels);
    for (TokenMatrix* table : {&out.tokens, &out.pairs, &out.marks})
        scatter(*table, kTableSpread, random);
    for (TokenMatrix& filter : out.filters)
        scatter(filter, std::sqrt(2.F / static_cast<float>(filter.rows())), random);
    scatter(out.output, std::sqrt(1.F / kChannels), random);
    return out;
}

/// Adam's running means of the gradients and of their squares.
class Steps {
public:
    Steps(TableSizes sizes, int labels) : m_mean(sizes, labels), m_square(sizes, labels) {}

    void take(NetworkWeights& weights, NetworkWeights& gradients, double step)
    {
        constexpr float kKeptMean = 0.9F;
        constexpr float kKeptSquare = 0.99F;
        constexpr float kSmall = 1e-7F;
        ++m_taken;
        const auto size = static_cast<float>(step / (1 - std::pow(kKeptMean, m_taken)));
        const auto full = static_cast<float>(1 / (1 - std::pow(kKeptSquare, m_taken)));
        const auto all = weights.all();
        const auto slopes = gradients.all();
        const auto means = m_mean.all();
        const auto squares = m_square.all();
        for (std::size_t part = 0; part < all.size(); ++part) {
            auto slope = slopes[part]->array();
            auto mean = means[part]->array();
            auto square = squares[part]->array();
            mean = kKeptMean * mean + (1 - kKeptMean) * slope;
            square = kKeptSquare * square + (1 - kKeptSquare) * slope.square();
            all[part]->array() -= size * mean / ((square * full).sqrt() + kSmall);
        }
    }

private:
    NetworkWeights m_mean;
    NetworkWeights m_square;
    int m_taken = 0;
};

/// Adds what a segment of this probability (less than zero: that shall be) is worth to its tokens'
/// roles; of the inner ones only where they begin and, negative, where they end.
void addSegment(TokenMatrix& roles, TokenMatrix& inner, int first, const Segment& segment,
                float chance, int labels)
{
    const int length = segment.to - segment.from;
    if (length == 1) {
        roles(first + segment.from, 3 * labels + segment.label) += chance;
        return;
    }
    roles(first + segment.from, segment.label) += chance;
    roles(first + segment.to - 1, 2 * labels + segment.label) += chance;
    if (length > 2) {
        inner(segment.from + 1, segment.label) += chance;
        inner(segment.to - 1, segment.label) -= chance;
    }
}

/// The gradient of minus the log likelihood of one address, by its tokens' roles (added to rows
/// from `first` on) and by the labels' order (added to `follows`).
void addGradient(const SegmentScores& scores, const std::vector<Segment>& right, int first,
                 float factor, TokenMatrix& roles, TokenMatrix& follows)
{
    const SegmentSums sums = sumsOf(scores);
    const int labels = scores.labels;
    const auto at = [&](const std::vector<float>& part, int token) {
        return part.data() + static_cast<std::size_t>(token) * static_cast<std::size_t>(labels);
    };
    TokenMatrix inner = TokenMatrix::Zero(scores.size, labels);
    for (int from = 0; from < scores.size; ++from) {
        for (int length = 1; length <= scores.longest && from + length <= scores.size; ++length) {
            const float* score = scores.segment.data() +
                                 scores.cell(from, length) * static_cast<std::size_t>(labels);
            for (int y = 0; y < labels; ++y) {
                const float chance = std::exp(at(sums.begins, from)[y] + score[y] +
                                              at(sums.after, from + length)[y] - sums.total);
                if (chance > kNegligible)
                    addSegment(roles, inner, first, {from, from + length, y}, factor * chance,
                               labels);
            }
        }
    }
    for (std::size_t k = 0; k < right.size(); ++k) {
        addSegment(roles, inner, first, right[k], -factor, labels);
        if (k > 0)
            follows(right[k - 1].label, right[k].label) -= factor;
    }
    for (int i = 1; i < scores.size; ++i) {
        inner.row(i) += inner.row(i - 1);
        roles.row(first + i).segment(labels, labels) += inner.row(i);
        for (int p = 0; p < labels; ++p) {
            const float before = at(sums.ended, i)[p] - sums.total;
            const float* order = scores.follows.data() + static_cast<std::size_t>(p * labels);
            for (int y = 0; y < labels; ++y)
                follows(p, y) += factor * std::exp(before + order[y] + at(sums.from, i)[y]);
        }
    }
}

/// Everything about learning that does not change.
struct Lessons {
    std::vector<SeenTokens> seen;
    const std::vector<std::vector<Segment>>& right;
    int longest;
};

/// The gradients of a batch, into `out`.
void gradientsOf(const Lessons& lessons, std::span<const std::size_t> batch,
                 const NetworkWeights& weights, std::mt19937& random, NetworkWeights& out)
{
    std::vector<const SeenTokens*> addresses;
    int tokens = 0;
    for (const std::size_t which : batch) {
        addresses.push_back(&lessons.seen[which]);
        tokens += lessons.seen[which].size();
    }
    const NetworkPass pass(weights, addresses, kLeftOut, random);
    TokenMatrix roles = TokenMatrix::Zero(pass.roles().rows(), pass.roles().cols());
    out.follows.setZero();
    for (std::size_t a = 0; a < batch.size(); ++a)
        addGradient(networkScores(weights, pass.roles(), pass.first(a), addresses[a]->size(),
                                  lessons.longest),
                    lessons.right[batch[a]], pass.first(a), 1 / static_cast<float>(tokens), roles,
                    out.follows);
    pass.back(weights, roles, out);
}

} // namespace

TokenNetwork learnTokens(const std::vector<TokenFeatures>& addresses,
                         const std::vector<std::vector<Segment>>& right, int labels, int longest,
                         unsigned seed)
{
    TokenNetwork::Values values = knownOf(addresses);
    Lessons lessons{{}, right, longest};
    for (const TokenFeatures& address : addresses)
        lessons.seen.push_back(seenTokens(address, values));
    const TableSizes sizes = tableSizes(values);
    std::mt19937 random(seed);
    NetworkWeights weights = beginning(sizes, labels, random);
    NetworkWeights gradients(sizes, labels);
    Steps steps(sizes, labels);
    std::vector<std::size_t> order(addresses.size());
    std::iota(order.begin(), order.end(), 0U);
    const int batches = static_cast<int>((order.size() + kBatch - 1) / kBatch);
    const int all = std::max(kRounds, kFewestSteps / std::max(batches, 1)) * batches;
    for (int taken = 0; taken < all; ++taken) {
        const auto begin = static_cast<std::size_t>(taken % batches) * kBatch;
        for (std::size_t i = order.size(); begin == 0 && i > 1; --i)
            std::swap(order[i - 1], order[random() % i]);
        gradientsOf(lessons,
                    std::span(order).subspan(begin, std::min(kBatch, order.size() - begin)),
                    weights, random, gradients);
        const double done = (taken + 1.0) / all;
        steps.take(weights, gradients,
                   kStep * std::min(done / kGrowing, (1 - done) / (1 - kGrowing)));
    }
    for (const TokenMatrix* part : std::as_const(weights).all())
        values.weights.emplace_back(part->data(), part->data() + part->size());
    return *TokenNetwork::of(labels, longest, values);
}

} // namespace lianxin::places

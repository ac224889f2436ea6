#include "models/places/token_layers.h"

#include "models/places/matrix_product.h"

#include <algorithm>

namespace lianxin::places {

namespace {

constexpr int kTaps = 3;

/// Sets a random share of the values to zero and makes the others larger; what each was multiplied
/// by.
TokenMatrix leaveOut(TokenMatrix& values, double share, std::mt19937& random)
{
    const auto below = static_cast<std::mt19937::result_type>(share * 4294967295.0);
    const auto factor = static_cast<float>(1 / (1 - share));
    TokenMatrix passing(values.rows(), values.cols());
    for (Eigen::Index i = 0; i < passing.size(); ++i)
        passing.data()[i] = random() < below ? 0 : factor;
    values.array() *= passing.array();
    return passing;
}

/// The rows [from, from + rows) of a matrix.
struct Rows {
    const TokenMatrix& matrix;
    Eigen::Index from;
    Eigen::Index rows;
    const float* values() const { return matrix.data() + from * matrix.cols(); }
};

/// sum += left · right, into the rows of `sum` from `at` on.
void add(TokenMatrix& sum, Eigen::Index at, const Rows& left, const Rows& right)
{
    addProduct({left.values(), left.matrix.cols(), 1}, right.values(), right.matrix.cols(),
               sum.data() + at * sum.cols(), sum.cols(), static_cast<int>(left.rows),
               static_cast<int>(right.rows), static_cast<int>(sum.cols()));
}

/// sum += leftᵀ · right, into the rows of `sum` from `at` on.
void addTransposed(TokenMatrix& sum, Eigen::Index at, const Rows& left, const Rows& right)
{
    addProduct({left.values(), 1, left.matrix.cols()}, right.values(), right.matrix.cols(),
               sum.data() + at * sum.cols(), sum.cols(), static_cast<int>(left.matrix.cols()),
               static_cast<int>(right.rows), static_cast<int>(sum.cols()));
}

bool happens(double share, std::mt19937& random)
{
    return static_cast<double>(random()) < share * 4294967296.0;
}

} // namespace

NetworkWeights::NetworkWeights(TableSizes sizes, int labels)
    : tokens(TokenMatrix::Zero(sizes.tokens, kTokenWidth)),
      pairs(TokenMatrix::Zero(sizes.pairs, kPairWidth)),
      marks(TokenMatrix::Zero(sizes.marks, kMarkWidth)),
      output(TokenMatrix::Zero(kChannels, kRoles * labels)),
      outputOffset(TokenMatrix::Zero(1, kRoles * labels)),
      follows(TokenMatrix::Zero(labels, labels))
{
    for (std::size_t l = 0; l < kLayers; ++l) {
        filters[l] = TokenMatrix::Zero(kTaps * (l == 0 ? kSeenWidth : kChannels), kChannels);
        offsets[l] = TokenMatrix::Zero(1, kChannels);
    }
}

std::vector<TokenMatrix*> NetworkWeights::all()
{
    std::vector<TokenMatrix*> out{&tokens, &pairs, &marks};
    for (std::size_t l = 0; l < kLayers; ++l) {
        out.push_back(&filters[l]);
        out.push_back(&offsets[l]);
    }
    out.insert(out.end(), {&output, &outputOffset, &follows});
    return out;
}

std::vector<const TokenMatrix*> NetworkWeights::all() const
{
    const auto parts = const_cast<NetworkWeights*>(this)->all();
    return {parts.begin(), parts.end()};
}

NetworkPass::NetworkPass(const NetworkWeights& weights,
                         std::span<const SeenTokens* const> addresses)
{
    place(addresses);
    run(weights, {}, nullptr);
}

NetworkPass::NetworkPass(const NetworkWeights& weights,
                         std::span<const SeenTokens* const> addresses, const LeftOut& left,
                         std::mt19937& random)
{
    place(addresses);
    leaveWordsOut(addresses, left.words, random);
    run(weights, left, &random);
}

void NetworkPass::place(std::span<const SeenTokens* const> addresses)
{
    m_rows.resize(kBetween);
    for (const SeenTokens* address : addresses) {
        m_first.push_back(static_cast<int>(m_rows.size()));
        for (std::size_t i = 0; i < address->tokens.size(); ++i)
            m_rows.push_back(
                {address->tokens[i], address->pairs[i], address->pairs[i + 1], address->marks[i]});
        m_rows.resize(m_rows.size() + kBetween);
    }
}

void NetworkPass::leaveWordsOut(std::span<const SeenTokens* const> addresses, double share,
                                std::mt19937& random)
{
    for (std::size_t a = 0; a < addresses.size(); ++a) {
        for (int i = 0; i < addresses[a]->size(); ++i) {
            Row& row = m_rows[static_cast<std::size_t>(m_first[a] + i)];
            if (happens(share, random))
                row.token = addresses[a]->unknown[static_cast<std::size_t>(i)];
            if (happens(share, random))
                row.before = 0;
            if (happens(share, random))
                row.behind = 0;
        }
    }
}

void NetworkPass::look(const NetworkWeights& weights)
{
    TokenMatrix& seen = m_values[0];
    seen = TokenMatrix::Zero(static_cast<Eigen::Index>(m_rows.size()), kSeenWidth);
    for (Eigen::Index t = 0; t < seen.rows(); ++t) {
        const Row& row = m_rows[static_cast<std::size_t>(t)];
        if (row.token >= 0)
            seen.row(t) << weights.tokens.row(row.token), weights.pairs.row(row.before),
                weights.pairs.row(row.behind),
                weights.marks.row(row.marks[0]) + weights.marks.row(row.marks[1]) +
                    weights.marks.row(row.marks[2]);
    }
}

TokenMatrix NetworkPass::layer(const NetworkWeights& weights, std::size_t number) const
{
    const TokenMatrix& input = m_values[number];
    TokenMatrix out = weights.offsets[number].replicate(input.rows(), 1);
    for (int tap = 0; tap < kTaps; ++tap)
        add(out, kBetween, {input, kBetween + (tap - 1) * kReach[number], inside()},
            {weights.filters[number], tap * input.cols(), input.cols()});
    for (Eigen::Index t = 0; t < out.rows(); ++t) {
        if (m_rows[static_cast<std::size_t>(t)].token < 0)
            out.row(t).setZero();
    }
    return out.cwiseMax(0.F);
}

void NetworkPass::run(const NetworkWeights& weights, const LeftOut& left, std::mt19937* random)
{
    look(weights);
    if (random)
        m_passing[0] = leaveOut(m_values[0], left.seen, *random);
    for (std::size_t l = 0; l < kLayers; ++l) {
        TokenMatrix out = layer(weights, l);
        if (random) {
            m_passing[l + 1] = leaveOut(out, left.inner, *random);
            m_passing[l + 1] = (out.array() > 0).select(m_passing[l + 1], 0.F);
        }
        if (l > 0)
            out += m_values[l];
        m_values[l + 1] = std::move(out);
    }
    m_roles = weights.outputOffset.replicate(m_values[kLayers].rows(), 1);
    add(m_roles, 0, {m_values[kLayers], 0, m_roles.rows()}, {weights.output, 0, kChannels});
}

void NetworkPass::back(const NetworkWeights& weights, const TokenMatrix& roles,
                       NetworkWeights& out) const
{
    out.output.setZero();
    addTransposed(out.output, 0, {m_values[kLayers], 0, roles.rows()}, {roles, 0, roles.rows()});
    out.outputOffset = roles.colwise().sum();
    TokenMatrix after = TokenMatrix::Zero(roles.rows(), kChannels);
    const TokenMatrix outputAcross = weights.output.transpose();
    add(after, 0, {roles, 0, roles.rows()}, {outputAcross, 0, roles.cols()});
    for (std::size_t l = kLayers; l-- > 0;) {
        const TokenMatrix& input = m_values[l];
        const TokenMatrix through = after.cwiseProduct(m_passing[l + 1]);
        const Rows tokens{through, kBetween, inside()};
        const Eigen::Index width = input.cols();
        TokenMatrix before =
            l > 0 ? after : TokenMatrix(TokenMatrix::Zero(input.rows(), input.cols()));
        out.offsets[l] = through.middleRows(kBetween, inside()).colwise().sum();
        out.filters[l].setZero();
        for (int tap = 0; tap < kTaps; ++tap) {
            const int from = kBetween + (tap - 1) * kReach[l];
            const TokenMatrix across =
                weights.filters[l].middleRows(tap * width, width).transpose();
            addTransposed(out.filters[l], tap * width, {input, from, inside()}, tokens);
            add(before, from, tokens, {across, 0, kChannels});
        }
        after = std::move(before);
    }
    after.array() *= m_passing[0].array();
    for (TokenMatrix* table : {&out.tokens, &out.pairs, &out.marks})
        table->setZero();
    for (Eigen::Index t = 0; t < after.rows(); ++t) {
        const Row& row = m_rows[static_cast<std::size_t>(t)];
        if (row.token < 0)
            continue;
        out.tokens.row(row.token) += after.row(t).segment(0, kTokenWidth);
        out.pairs.row(row.before) += after.row(t).segment(kTokenWidth, kPairWidth);
        out.pairs.row(row.behind) += after.row(t).segment(kTokenWidth + kPairWidth, kPairWidth);
        for (const int mark : row.marks)
            out.marks.row(mark) += after.row(t).tail(kMarkWidth);
    }
}

SegmentScores networkScores(const NetworkWeights& weights, const TokenMatrix& roles, int first,
                            int size, int longest)
{
    const int labels = weights.labels();
    SegmentScores out(size, labels, longest);
    Eigen::RowVectorXf inner(labels);
    for (int from = 0; from < size; ++from) {
        inner.setZero();
        for (int length = 1; length <= longest && from + length <= size; ++length) {
            const auto begin = roles.row(first + from);
            const auto end = roles.row(first + from + length - 1);
            Eigen::Map<Eigen::RowVectorXf> score(
                out.segment.data() + out.cell(from, length) * static_cast<std::size_t>(labels),
                labels);
            if (length == 1) {
                score = begin.segment(3 * labels, labels);
                continue;
            }
            score = begin.segment(0, labels) + inner + end.segment(2 * labels, labels);
            inner += end.segment(labels, labels);
        }
    }
    std::copy_n(weights.follows.data(), weights.follows.size(), out.follows.begin());
    return out;
}

} // namespace lianxin::places

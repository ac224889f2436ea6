#include "models/places/token_network.h"

#include "models/places/token_layers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lianxin::places {

namespace {

constexpr int kMostLength = 200;
constexpr std::size_t kMostKeys = 1'000'000;
constexpr float kLargest = 80; ///< its exponential is still a number

/// From 1; 0 for what is not known.
int rowOf(FeatureKey key, const std::vector<FeatureKey>& sorted)
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), key);
    return at == sorted.end() || *at != key ? 0 : static_cast<int>(at - sorted.begin()) + 1;
}

bool areKeys(const std::vector<FeatureKey>& keys)
{
    return keys.size() <= kMostKeys &&
           std::adjacent_find(keys.begin(), keys.end(), std::greater_equal<>()) == keys.end();
}

bool fill(TokenMatrix& matrix, const std::vector<float>& weights)
{
    if (weights.size() != static_cast<std::size_t>(matrix.size()) ||
        !std::all_of(weights.begin(), weights.end(),
                     [](float weight) { return std::abs(weight) <= kLargest; }))
        return false;
    std::copy(weights.begin(), weights.end(), matrix.data());
    return true;
}

} // namespace

TableSizes tableSizes(const TokenNetwork::Values& known)
{
    const auto count = [](const std::vector<FeatureKey>& keys) {
        return static_cast<int>(keys.size()) + 1;
    };
    return {count(known.marks) + count(known.tokens) - 1, count(known.pairs), count(known.marks)};
}

SeenTokens seenTokens(const TokenFeatures& address, const TokenNetwork::Values& known)
{
    SeenTokens out;
    for (int i = 0; i < address.size(); ++i) {
        std::array<int, 3> marks{};
        const auto keys = address.marks(i);
        for (std::size_t m = 0; m < marks.size(); ++m)
            marks[m] = rowOf(keys[m], known.marks);
        const int token = rowOf(address.word(i), known.tokens);
        out.marks.push_back(marks);
        out.unknown.push_back(marks[0]);
        out.tokens.push_back(token == 0 ? marks[0] : static_cast<int>(known.marks.size()) + token);
    }
    for (int i = 0; i <= address.size(); ++i)
        out.pairs.push_back(rowOf(address.pair(i), known.pairs));
    return out;
}

std::size_t TokenNetwork::matrices()
{
    return NetworkWeights(TableSizes{}, 1).all().size();
}

std::optional<TokenNetwork> TokenNetwork::of(int labels, int longest, const Values& values)
{
    if (labels < 1 || labels > kMostLabels || longest < 1 || longest > kMostLength ||
        !areKeys(values.marks) || !areKeys(values.tokens) || !areKeys(values.pairs))
        return std::nullopt;
    auto weights = std::make_shared<NetworkWeights>(tableSizes(values), labels);
    const auto parts = weights->all();
    if (values.weights.size() != parts.size())
        return std::nullopt;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (!fill(*parts[part], values.weights[part]))
            return std::nullopt;
    }
    TokenNetwork out;
    out.m_longest = longest;
    out.m_known = {values.marks, values.tokens, values.pairs, {}};
    out.m_weights = std::move(weights);
    return out;
}

TokenNetwork::Values TokenNetwork::values() const
{
    Values out = m_known;
    for (const TokenMatrix* part : std::as_const(*m_weights).all())
        out.weights.emplace_back(part->data(), part->data() + part->size());
    return out;
}

std::vector<float> TokenNetwork::chances(const TokenFeatures& address) const
{
    const SeenTokens seen = seenTokens(address, m_known);
    const SeenTokens* one = &seen;
    const NetworkPass pass(*m_weights, {&one, 1});
    return chancesOf(
        networkScores(*m_weights, pass.roles(), pass.first(0), seen.size(), m_longest));
}

} // namespace lianxin::places

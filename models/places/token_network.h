#pragma once

#include "models/places/token_features.h"

#include <memory>
#include <optional>
#include <vector>

namespace lianxin::places {

struct NetworkWeights;
struct SeenTokens;
struct TableSizes;

/// A small neural network that knows which tokens resemble each other: each token, each pair of
/// neighbours and each mark of a token has a learned vector; four layers of convolution (Collobert
/// et al., 2011; further and further apart, Strubell et al., 2017) look at eight tokens to each
/// side and say what a token is worth as the first, an inner, the last or the only one of a segment
/// of each label. A segment is worth the sum of its tokens, and each pair of neighbouring labels
/// has a weight. Immutable; safe between threads.
class TokenNetwork {
public:
    /// In plain values, as they are written down.
    struct Values {
        std::vector<FeatureKey> marks; ///< known ones, sorted; so are the next two
        std::vector<FeatureKey> tokens;
        std::vector<FeatureKey> pairs;
        /// Matrices row by row, in the order of NetworkWeights::all() (token_layers.h).
        std::vector<std::vector<float>> weights;
        bool operator==(const Values&) const = default;
    };
    /// Matrices of a network's values.
    static std::size_t matrices();
    /// Nothing for values that do not fit each other or the labels: sizes, keys not sorted or
    /// twice, what is no number or beyond ±80 (trained weights stay below 10).
    static std::optional<TokenNetwork> of(int labels, int longest, const Values& values);
    Values values() const;

    /// Probability of each segment and label, at `(from * longest + length - 1) * labels + label`.
    std::vector<float> chances(const TokenFeatures& address) const;

private:
    TokenNetwork() = default;

    int m_longest = 1;
    Values m_known; ///< without weights
    std::shared_ptr<const NetworkWeights> m_weights;
};

/// Rows of the tables of a network that knows these keys.
TableSizes tableSizes(const TokenNetwork::Values& known);
/// The rows of a network's tables for the tokens of an address; only the keys of `known` are read.
SeenTokens seenTokens(const TokenFeatures& address, const TokenNetwork::Values& known);

} // namespace lianxin::places

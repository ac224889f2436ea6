#pragma once

#include "models/places/segment_lattice.h"

#include <Eigen/Core>

#include <array>
#include <random>
#include <span>
#include <vector>

/// The arithmetic of a TokenNetwork, for the network and for what trains it.
namespace lianxin::places {

inline constexpr int kLayers = 4;
/// Tokens between the three that a layer looks at: together the layers see eight to each side.
inline constexpr std::array<int, kLayers> kReach{1, 1, 2, 4};
inline constexpr int kBetween = 4; ///< empty rows between addresses: the longest reach
inline constexpr int kTokenWidth = 48;
inline constexpr int kPairWidth = 24;
inline constexpr int kMarkWidth = 16;
inline constexpr int kSeenWidth = kTokenWidth + 2 * kPairWidth + kMarkWidth;
inline constexpr int kChannels = 96;
inline constexpr int kRoles = 4; ///< of a token in a segment: first, inner, last, the only one

using TokenMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows of the tables that say what a token, a pair of neighbours and a token's marks
/// (TokenFeatures::marks) look like; row 0 is for what is unknown, an unknown token takes the row
/// of its kind.
struct TableSizes {
    int tokens = 1;
    int pairs = 1;
    int marks = 1;
};

/// All that a network learns.
struct NetworkWeights {
    TokenMatrix tokens; ///< row by kTokenWidth
    TokenMatrix pairs;  ///< row by kPairWidth
    TokenMatrix marks;  ///< row by kMarkWidth
    /// Inputs of three tokens, one below the other, by kChannels.
    std::array<TokenMatrix, kLayers> filters;
    std::array<TokenMatrix, kLayers> offsets; ///< 1 by kChannels
    TokenMatrix output;                       ///< kChannels by role by label
    TokenMatrix outputOffset;                 ///< 1 by role by label
    TokenMatrix follows;                      ///< label before by label after

    /// Zeros.
    NetworkWeights(TableSizes sizes, int labels);
    std::vector<TokenMatrix*> all();
    std::vector<const TokenMatrix*> all() const;
    int labels() const { return static_cast<int>(follows.rows()); }
};

/// Rows of the tables for the tokens of one address.
struct SeenTokens {
    std::vector<int> tokens;
    std::vector<int> unknown;              ///< the row a token would take if it were not known
    std::vector<std::array<int, 3>> marks; ///< what these rows say is added up
    std::vector<int> pairs;                ///< of tokens i - 1 and i; one more than tokens
    int size() const { return static_cast<int>(tokens.size()); }
};

/// Shares of what training leaves out at random.
struct LeftOut {
    double words = 0; ///< tokens and pairs, as if they were not known
    double seen = 0;  ///< of the first layer's input
    double inner = 0; ///< of each layer's output
};

/// One way of some addresses through the network: rows are tokens, addresses stand below each other
/// with kBetween rows of zeros around each.
class NetworkPass {
public:
    /// Plain, or as training sees it.
    NetworkPass(const NetworkWeights& weights, std::span<const SeenTokens* const> addresses);
    NetworkPass(const NetworkWeights& weights, std::span<const SeenTokens* const> addresses,
                const LeftOut& left, std::mt19937& random);

    /// The row of an address's first token.
    int first(std::size_t address) const { return m_first[address]; }
    /// What each token is worth in each role: row by role by label.
    const TokenMatrix& roles() const { return m_roles; }
    /// Gradients of all weights but `follows`, from one by `roles()`, into `out`.
    void back(const NetworkWeights& weights, const TokenMatrix& roles, NetworkWeights& out) const;

private:
    struct Row {
        int token = -1; ///< none between addresses
        int before = 0;
        int behind = 0;
        std::array<int, 3> marks{};
    };
    void place(std::span<const SeenTokens* const> addresses);
    void leaveWordsOut(std::span<const SeenTokens* const> addresses, double share,
                       std::mt19937& random);
    void look(const NetworkWeights& weights);
    TokenMatrix layer(const NetworkWeights& weights, std::size_t number) const;
    void run(const NetworkWeights& weights, const LeftOut& left, std::mt19937* random);

    int inside() const { return static_cast<int>(m_rows.size()) - 2 * kBetween; }

    std::vector<int> m_first;
    std::vector<Row> m_rows;
    std::array<TokenMatrix, kLayers + 1>
        m_values; ///< input of each layer, and the last one's output
    std::array<TokenMatrix, kLayers + 1> m_passing; ///< what is left of a gradient at each value
    TokenMatrix m_roles;
};

/// What the tilings of one address are worth, its `size` tokens being rows from `first` on.
SegmentScores networkScores(const NetworkWeights& weights, const TokenMatrix& roles, int first,
                            int size, int longest);

} // namespace lianxin::places

#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lianxin::assist {

/// Finds any number of fixed phrases in one pass over a text (Aho–Corasick over code points).
/// Immutable once `build` was called.
class Phrases {
public:
    struct Hit {
        int from = 0; ///< code points of the text given
        int to = 0;
        int id = 0; ///< as given to `add`
        bool operator==(const Hit&) const = default;
    };

    /// Several phrases may share an id, and one phrase may have several. Empty phrases are ignored.
    /// Phrases are compared as they are: both sides are normalised by their owner.
    void add(std::u32string_view phrase, int id);
    /// The same for UTF-8, normalised here.
    void add(std::string_view utf8, int id);
    void build();

    /// All occurrences, also overlapping ones, ordered by their end.
    std::vector<Hit> find(std::u32string_view text) const;

private:
    struct Node {
        int fail = 0;
        int output =
            -1; ///< nearest node on the way of failures, itself included, where a phrase ends
        int depth = 0;
        std::vector<int> ids;
    };
    int step(int node, char32_t c) const;

    std::vector<Node> m_nodes{Node{}};
    std::unordered_map<std::uint64_t, int> m_next;
};

/// Hits that lie within a longer hit are left out.
std::vector<Phrases::Hit> longest(std::vector<Phrases::Hit> hits);

} // namespace lianxin::assist

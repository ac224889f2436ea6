#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lianxin::places {

/// A prefix tree over short keys in flat arrays: some 12 bytes a node, children found by binary
/// search. Immutable once built.
class NameTrie {
public:
    using Node = std::int32_t;
    static constexpr Node kRoot = 0;
    static constexpr Node kNone = -1;

    NameTrie() = default;
    /// Keys with what each leads to; the same key may come several times. Values of a key keep
    /// their order.
    explicit NameTrie(std::vector<std::pair<std::u32string, std::int32_t>> entries);

    Node child(Node node, char32_t c) const;
    std::span<const std::int32_t> values(Node node) const;
    std::span<const char32_t> labels(Node node) const;
    /// The i-th child, beside `labels(node)[i]`.
    Node childAt(Node node, std::size_t i) const;

private:
    struct NodeRow {
        std::int32_t firstChild =
            0; ///< children stand one after another: their labels are in m_labels at the same index
        std::int32_t firstValue = 0;
    };
    std::vector<NodeRow> m_nodes;   ///< one more than there are nodes: the end of the last
    std::vector<char32_t> m_labels; ///< label that leads to node i
    std::vector<std::int32_t> m_values;
};

} // namespace lianxin::places

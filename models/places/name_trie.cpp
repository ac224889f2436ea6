#include "models/places/name_trie.h"

#include <algorithm>

namespace lianxin::places {

namespace {

using Entry = std::pair<std::u32string, std::int32_t>;

struct Range {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
};

} // namespace

NameTrie::NameTrie(std::vector<Entry> entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
    // Breadth first, so that the children of one node stand together.
    std::vector<Range> queue{{0, entries.size(), 0}};
    m_labels.push_back(0);
    for (std::size_t node = 0; node < queue.size(); ++node) {
        const Range range = queue[node];
        std::size_t at = range.begin;
        m_nodes.push_back(
            {static_cast<std::int32_t>(queue.size()), static_cast<std::int32_t>(m_values.size())});
        for (; at < range.end && entries[at].first.size() == range.depth; ++at)
            m_values.push_back(entries[at].second);
        while (at < range.end) {
            const char32_t label = entries[at].first[range.depth];
            const auto end =
                std::find_if(entries.begin() + static_cast<std::ptrdiff_t>(at),
                             entries.begin() + static_cast<std::ptrdiff_t>(range.end),
                             [&](const Entry& entry) { return entry.first[range.depth] != label; });
            const auto stop = static_cast<std::size_t>(end - entries.begin());
            queue.push_back({at, stop, range.depth + 1});
            m_labels.push_back(label);
            at = stop;
        }
    }
    m_nodes.push_back(
        {static_cast<std::int32_t>(queue.size()), static_cast<std::int32_t>(m_values.size())});
    m_nodes.shrink_to_fit();
    m_labels.shrink_to_fit();
    m_values.shrink_to_fit();
}

std::span<const char32_t> NameTrie::labels(Node node) const
{
    if (node < 0 || static_cast<std::size_t>(node) + 1 >= m_nodes.size())
        return {};
    const auto first = static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(node)].firstChild);
    const auto last =
        static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(node) + 1].firstChild);
    return {m_labels.data() + first, last - first};
}

NameTrie::Node NameTrie::childAt(Node node, std::size_t i) const
{
    return m_nodes[static_cast<std::size_t>(node)].firstChild + static_cast<Node>(i);
}

NameTrie::Node NameTrie::child(Node node, char32_t c) const
{
    const auto all = labels(node);
    const auto found = std::lower_bound(all.begin(), all.end(), c);
    if (found == all.end() || *found != c)
        return kNone;
    return childAt(node, static_cast<std::size_t>(found - all.begin()));
}

std::span<const std::int32_t> NameTrie::values(Node node) const
{
    if (node < 0 || static_cast<std::size_t>(node) + 1 >= m_nodes.size())
        return {};
    const auto first = static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(node)].firstValue);
    const auto last =
        static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(node) + 1].firstValue);
    return {m_values.data() + first, last - first};
}

} // namespace lianxin::places

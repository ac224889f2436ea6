#include "models/assist/phrases.h"

#include "models/text/normal_form.h"

#include <algorithm>
#include <deque>

namespace lianxin::assist {

namespace {

std::uint64_t edge(int node, char32_t c)
{
    return (static_cast<std::uint64_t>(node) << 32) | static_cast<std::uint64_t>(c);
}

} // namespace

void Phrases::add(std::u32string_view phrase, int id)
{
    if (phrase.empty())
        return;
    int node = 0;
    for (const char32_t c : phrase) {
        const auto [it, fresh] =
            m_next.try_emplace(edge(node, c), static_cast<int>(m_nodes.size()));
        if (fresh) {
            Node next;
            next.depth = m_nodes[static_cast<std::size_t>(node)].depth + 1;
            m_nodes.push_back(next);
        }
        node = it->second;
    }
    m_nodes[static_cast<std::size_t>(node)].ids.push_back(id);
}

void Phrases::add(std::string_view utf8, int id)
{
    add(std::u32string_view{text::normalise(utf8).text}, id);
}

void Phrases::build()
{
    m_nodes.shrink_to_fit();
    std::vector<std::vector<std::pair<char32_t, int>>> children(m_nodes.size());
    for (const auto& [key, child] : m_next)
        children[key >> 32].emplace_back(static_cast<char32_t>(key & 0xffffffffU), child);
    std::deque<int> queue{0};
    while (!queue.empty()) {
        const int node = queue.front();
        queue.pop_front();
        for (const auto& [c, child] : children[static_cast<std::size_t>(node)]) {
            auto& target = m_nodes[static_cast<std::size_t>(child)];
            target.fail = node == 0 ? 0 : step(m_nodes[static_cast<std::size_t>(node)].fail, c);
            target.output =
                target.ids.empty() ? m_nodes[static_cast<std::size_t>(target.fail)].output : child;
            queue.push_back(child);
        }
    }
}

int Phrases::step(int node, char32_t c) const
{
    for (;;) {
        if (const auto it = m_next.find(edge(node, c)); it != m_next.end())
            return it->second;
        if (node == 0)
            return 0;
        node = m_nodes[static_cast<std::size_t>(node)].fail;
    }
}

std::vector<Phrases::Hit> Phrases::find(std::u32string_view text) const
{
    std::vector<Hit> hits;
    int node = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        node = step(node, text[i]);
        int at = m_nodes[static_cast<std::size_t>(node)].output;
        while (at > 0) {
            const auto& end = m_nodes[static_cast<std::size_t>(at)];
            const int to = static_cast<int>(i) + 1;
            for (const int id : end.ids)
                hits.push_back({to - end.depth, to, id});
            at = m_nodes[static_cast<std::size_t>(end.fail)].output;
        }
    }
    return hits;
}

std::vector<Phrases::Hit> longest(std::vector<Phrases::Hit> hits)
{
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
        return a.from != b.from ? a.from < b.from : a.to > b.to;
    });
    std::vector<Phrases::Hit> out;
    for (const auto& hit : hits) {
        const bool inside = !out.empty() && hit.to <= out.back().to &&
                            hit.to - hit.from < out.back().to - out.back().from;
        if (!inside)
            out.push_back(hit);
    }
    return out;
}

} // namespace lianxin::assist

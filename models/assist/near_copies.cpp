#include "models/assist/near_copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace lianxin::assist {

namespace {

constexpr int kBands = 8;
constexpr int kRows = 3;
constexpr text::GramRange kShingle{5, 5, 77};
/// A band that more texts share is a form letter's, not a copy's.
constexpr std::size_t kMostCopies = 50;

using Bands = std::array<std::uint64_t, kBands>;

Bands bandsOf(const Sides& text)
{
    std::array<std::uint64_t, kBands * kRows> least;
    least.fill(std::numeric_limits<std::uint64_t>::max());
    const auto& words = text.kept.empty() ? text.whole : text.kept;
    text::eachGram(words, kShingle, [&](std::uint32_t key, int, int) {
        std::uint64_t value = text::mixed(key, 1);
        for (auto& one : least) {
            value = value * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL;
            one = std::min(one, value ^ (value >> 29));
        }
    });
    Bands bands{};
    for (std::size_t i = 0; i < least.size(); ++i)
        bands[i / kRows] = text::mixed(bands[i / kRows] + i / kRows, least[i]);
    return bands;
}

class Groups {
public:
    explicit Groups(std::size_t size) : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    std::size_t of(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = of(a);
        b = of(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

} // namespace

std::vector<int> foldsOf(std::span<const Sides> texts, int folds)
{
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> sharing;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const auto band : bandsOf(texts[i]))
            if (auto& members = sharing[band]; members.size() <= kMostCopies)
                members.push_back(i);
    Groups groups(texts.size());
    for (const auto& [band, members] : sharing)
        if (members.size() <= kMostCopies)
            for (const std::size_t member : members)
                groups.join(members.front(), member);
    std::vector<int> out(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        out[i] = static_cast<int>(text::mixed(groups.of(i), 3) %
                                  static_cast<std::uint64_t>(std::max(folds, 1)));
    return out;
}

} // namespace lianxin::assist

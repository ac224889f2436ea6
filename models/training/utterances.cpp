#include "models/training/letter_to_scenario.h"

#include "models/text/utf.h"

#include <algorithm>

namespace lianxin::training {

namespace {

using Text = std::u32string_view;

constexpr Text kSentenceEnds = U"。！？；!?;\n\r";
constexpr Text kClauseEnds = U"，、：,: \t　";
constexpr Text kBlanks = U" \t\n\r　";

bool isOneOf(char32_t c, Text set)
{
    return set.find(c) != Text::npos;
}

/// Pieces that each end with a character of `marks`, the last perhaps not.
std::vector<Text> cutAfter(Text whole, Text marks)
{
    std::vector<Text> pieces;
    std::size_t from = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool last = i + 1 == whole.size();
        if (!last && !(isOneOf(whole[i], marks) && !isOneOf(whole[i + 1], marks)))
            continue;
        pieces.push_back(whole.substr(from, i + 1 - from));
        from = i + 1;
    }
    return pieces;
}

Text trimmed(Text piece)
{
    while (!piece.empty() && isOneOf(piece.front(), kBlanks))
        piece.remove_prefix(1);
    while (!piece.empty() && isOneOf(piece.back(), kBlanks))
        piece.remove_suffix(1);
    return piece;
}

class Collector {
public:
    explicit Collector(std::size_t longest) : m_longest(longest) {}

    /// Adds a clause of the running sentence; a clause longer than one utterance is cut where it
    /// happens to be full.
    void clause(Text clause)
    {
        if (m_running.size() + clause.size() > m_longest)
            finish();
        for (; clause.size() > m_longest; clause.remove_prefix(m_longest)) {
            m_running = clause.substr(0, m_longest);
            finish();
        }
        m_running += clause;
    }
    void finish()
    {
        const auto piece = trimmed(m_running);
        if (!piece.empty())
            m_done.push_back(text::toUtf8(piece));
        m_running.clear();
    }
    std::vector<std::string> take() { return std::move(m_done); }

private:
    std::size_t m_longest;
    std::u32string m_running;
    std::vector<std::string> m_done;
};

} // namespace

std::vector<std::string> utterancesOf(std::string_view utf8, int longest)
{
    const auto whole = text::toUtf32(utf8);
    Collector collector(static_cast<std::size_t>(std::max(longest, 1)));
    for (const auto sentence : cutAfter(whole, kSentenceEnds)) {
        for (const auto clause : cutAfter(sentence, kClauseEnds))
            collector.clause(clause);
        collector.finish();
    }
    return collector.take();
}

} // namespace lianxin::training

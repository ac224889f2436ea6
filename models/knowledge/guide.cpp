#include "models/knowledge/guide.h"

#include "models/text/ngrams.h"

#include <algorithm>
#include <array>

namespace lianxin::knowledge {

const Guide* guideFor(const std::vector<Guide>& guides, const CategoryCode& code)
{
    const Guide* best = nullptr;
    std::size_t length = 0;
    for (const auto& guide : guides)
        for (const auto& category : guide.categories)
            if (category.str().size() > length && code.str().starts_with(category.str())) {
                best = &guide;
                length = category.str().size();
            }
    return best;
}

const GuideNode* nodeOf(const Guide& guide, std::string_view id)
{
    const auto it = std::find_if(guide.nodes.begin(), guide.nodes.end(),
                                 [&](const GuideNode& node) { return node.id == id; });
    return it == guide.nodes.end() ? nullptr : &*it;
}

const GuideNode* walk(const Guide& guide, const std::vector<GuideStep>& steps)
{
    const auto* at = guide.nodes.empty() ? nullptr : &guide.nodes.front();
    for (const auto& step : steps) {
        const bool follows = at && at->id == step.node && step.option >= 0 &&
                             static_cast<std::size_t>(step.option) < at->options.size();
        if (!follows)
            return nullptr;
        at = nodeOf(guide, at->options[static_cast<std::size_t>(step.option)].go);
    }
    return at;
}

namespace {

struct Match {
    int option = 0;
    text::Span span;
};

/// An utterance made ready to look for words in.
struct Said {
    explicit Said(std::string_view utterance)
        : normal(text::normalise(utterance)), clauses(text::clauses(normal.text)),
          corrections(text::corrections(normal.text))
    {}

    bool beginsClause(int at) const
    {
        const auto it =
            std::lower_bound(clauses.begin(), clauses.end(), at,
                             [](const text::Span& clause, int from) { return clause.from < from; });
        return it != clauses.end() && it->from == at;
    }
    bool takenBack(text::Span span) const
    {
        return std::any_of(corrections.begin(), corrections.end(), [&](const auto& correction) {
            return correction.rejected.overlaps(span) || correction.cue.overlaps(span);
        });
    }
    /// 没通知, 不是物业; but 有没有 and 是不是 ask and deny nothing.
    bool isDenied(int at) const
    {
        constexpr std::array<std::u32string_view, 7> kDenials{U"没", U"没有", U"不",  U"不是",
                                                              U"未", U"别",   U"不用"};
        constexpr std::array<std::u32string_view, 3> kQuestions{U"有没有", U"是不是", U"有没"};
        const auto before =
            std::u32string_view{normal.text}.substr(0, static_cast<std::size_t>(at));
        const auto ends = [&](std::u32string_view words) { return before.ends_with(words); };
        return std::any_of(kDenials.begin(), kDenials.end(), ends) &&
               std::none_of(kQuestions.begin(), kQuestions.end(), ends);
    }

    /// 有没有, 是不是, 行不行: a question, in which 没有 is no answer.
    bool asks(int at) const
    {
        const auto here = static_cast<std::size_t>(at);
        const auto& words = normal.text;
        return here > 0 && here + 1 < words.size() &&
               (words[here] == U'没' || words[here] == U'不') && words[here - 1] == words[here + 1];
    }

    text::Normalised normal;
    std::vector<text::Span> clauses;
    std::vector<text::Correction> corrections;
};

void addMatches(std::vector<Match>& matches, const Said& said, int option, const std::string& word)
{
    const auto words = text::normalise(word).text;
    const int length = static_cast<int>(words.size());
    if (words.empty())
        return;
    for (auto at = said.normal.text.find(words); at != std::u32string::npos;
         at = said.normal.text.find(words, at + 1)) {
        const int from = static_cast<int>(at);
        const text::Span span{from, from + length};
        const bool counts = !said.isDenied(from) && !said.asks(from) && !said.takenBack(span) &&
                            (length > 1 || said.beginsClause(from));
        if (counts)
            matches.push_back({option, span});
    }
}

/// Without those inside a longer one, whichever key it means; in the order of the text.
std::vector<Match> outermost(std::vector<Match> matches)
{
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.span.from != b.span.from ? a.span.from < b.span.from : a.span.to > b.span.to;
    });
    std::vector<Match> kept;
    for (const auto& match : matches)
        if (kept.empty() || match.span.to > kept.back().span.to || match.span == kept.back().span)
            kept.push_back(match);
    return kept;
}

} // namespace

std::optional<OptionHeard> next(const GuideNode& node, std::string_view utterance)
{
    const Said said(utterance);
    std::vector<Match> matches;
    for (std::size_t n = 0; n < node.options.size(); ++n)
        for (const auto& word : node.options[n].words)
            addMatches(matches, said, static_cast<int>(n), word);
    matches = outermost(std::move(matches));
    std::vector<int> scores(node.options.size(), 0);
    for (const auto& match : matches)
        scores[static_cast<std::size_t>(match.option)] += match.span.size();
    const auto best = std::max_element(scores.begin(), scores.end());
    if (best == scores.end() || *best == 0 || std::count(scores.begin(), scores.end(), *best) > 1)
        return std::nullopt;
    OptionHeard heard{static_cast<int>(best - scores.begin()), {}};
    for (const auto& match : matches)
        if (match.option == heard.option)
            heard.spans.push_back(said.normal.original(match.span));
    return heard;
}

std::optional<OptionHeard> next(const Guide& guide, std::string_view node,
                                std::string_view utterance)
{
    const auto* at = nodeOf(guide, node);
    return at ? next(*at, utterance) : std::nullopt;
}

} // namespace lianxin::knowledge

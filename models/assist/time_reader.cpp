#include "models/assist/time_reader.h"

#include "models/assist/asking.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>
#include <map>

namespace lianxin::assist {

namespace {

/// Beside these a moment tells of something else.
constexpr std::u32string_view kElsewhere[]{
    U"上次", U"打过", U"打完", U"来人", U"师傅", U"高考", U"中考",   U"出生",  U"生的",
    U"户口", U"迁",   U"房本", U"报名", U"签的", U"合同", U"贷款",   U"买的",  U"办的",
    U"办卡", U"交的", U"结婚", U"退休", U"上门", U"反馈", U"好好的", U"第二天"};
constexpr std::u32string_view kQuestions[]{U"什么时候", U"几点", U"几号", U"哪天",  U"何时",
                                           U"多久",     U"吗",   U"?",    U"能不能"};

/// What was asked for is told first.
constexpr double kAnswer = 0.15;
/// More than even a date that is sure is worth.
constexpr double kAskedElsewhere = 0.5;

struct Choice {
    Moment moment;
    double score = 0;
    std::vector<ticket::Span> spans;
};

std::u32string_view clauseWith(const Heard& heard, const Moment& moment)
{
    const auto clause = heard.clauseAt(moment.from);
    const int to = std::min(heard.normal.size(), std::max(clause.to, moment.to) + 1);
    return heard.slice(clause.from, to);
}

/// The agent's last question, which the caller's words answer.
bool askedElsewhere(const std::vector<Heard>& heard, std::size_t at)
{
    if (!heard[at].isCaller())
        return false;
    for (std::size_t i = at; i-- > 0;)
        if (!heard[i].isCaller())
            return heard[i].question && holdsAny(heard[i].text(), kElsewhere) &&
                   heard[i].text().find(U"开始") == std::u32string::npos;
    return false;
}

double scoreOf(const Heard& heard, const Moment& moment, int callerTurn)
{
    const auto clause = clauseWith(heard, moment);
    double score = moment.confidence * 0.8;
    if (moment.since)
        score += 0.16;
    if (holdsAny(clause, kElsewhere))
        score -= 0.35;
    if ((holdsAny(clause, kQuestions) || asksHow(heard)) && !moment.since)
        score -= 0.3;
    if (moment.grain == Grain::Year)
        score -= 0.2;
    return score - 0.01 * std::min(callerTurn, 10);
}

/// 九月、十月，全没给: whether the second goes on a list that the first is in. 上周，上周四 is
/// none.
bool goesOn(const Heard& heard, const Moment& first, const Moment& second)
{
    constexpr std::u32string_view kBetween = U"、和跟到";
    const auto between = heard.slice(first.to, second.from);
    return first.grain == second.grain && first.day < second.day && !second.clock &&
           first.to <= second.from && between.size() <= 1 &&
           (between.empty() || kBetween.find(between.front()) != std::u32string_view::npos);
}

/// Of several moments in a row the first, from when it goes on.
std::vector<Moment> withoutLists(const Heard& heard, const std::vector<Moment>& moments)
{
    std::vector<Moment> found;
    const Moment* before = nullptr;
    for (const auto& moment : moments) {
        if (before && goesOn(heard, *before, moment))
            found.back().since = true;
        else
            found.push_back(moment);
        before = &moment;
    }
    return found;
}

} // namespace

Proposal readTime(const std::vector<Heard>& heard, const std::vector<std::vector<Moment>>& moments)
{
    std::map<std::string, Choice> choices;
    int turn = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& one = heard[i];
        bool answers = one.asked.holds(Topic::Time);
        for (const auto& moment : withoutLists(one, moments[i])) {
            if (moment.habit || one.takenBack(moment.from, moment.to))
                continue;
            const double asked = askedElsewhere(heard, i) ? -kAskedElsewhere
                                 : answers                ? kAnswer
                                                          : 0;
            answers = false;
            const bool readBack = !one.isCaller();
            const auto key = isoOf(moment);
            const auto known = choices.find(key);
            if (readBack && (!one.readBack || !moment.since) && known == choices.end())
                continue;
            const double score = scoreOf(one, moment, turn) + asked - (readBack ? 0.15 : 0);
            auto& choice = choices[key];
            const bool better = score > choice.score;
            choice.score = std::max(choice.score, score) + (choice.spans.empty() ? 0 : 0.03);
            const bool since = choice.moment.since || moment.since;
            if (better)
                choice.moment = moment;
            choice.moment.since = since;
            addSpan(choice.spans, one.span(moment.from, moment.to));
        }
        turn += one.isCaller() ? 1 : 0;
    }
    std::vector<Choice> ranked;
    for (auto& [key, choice] : choices)
        ranked.push_back(std::move(choice));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    if (ranked.empty() || ranked.front().score < 0.3)
        return {};
    Proposal proposal{isoOf(ranked.front().moment),
                      shownOf(ranked.front().moment),
                      std::min(0.95, ranked.front().score),
                      ranked.front().spans,
                      {}};
    for (std::size_t i = 1; i < ranked.size() && i < 4; ++i)
        proposal.alternatives.push_back(
            {isoOf(ranked[i].moment), shownOf(ranked[i].moment), rounded(ranked[i].score)});
    return proposal;
}

} // namespace lianxin::assist

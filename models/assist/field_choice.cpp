#include "models/assist/field_reader.h"

#include "models/assist/synonyms.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

constexpr double kAgentShare = 0.7;

/// The wordings of a choice: 欠条或工资条 → 欠条, 工资条; and what else people say for it.
struct Wordings {
    std::vector<std::u32string> exact;
    std::vector<std::u32string> others;
};

void addParts(std::vector<std::u32string>& parts, std::u32string_view text)
{
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool cut = i == text.size() || text[i] == U'或' || text[i] == U'、' ||
                         text[i] == U'和' || text[i] == U'与';
        if (!cut)
            continue;
        if (i - from >= 2)
            parts.emplace_back(text.substr(from, i - from));
        from = i + 1;
    }
}

Wordings wordingsOf(const FieldCues& cues, std::size_t choice)
{
    Wordings wordings;
    const auto normal = text::normalise(cues.field->choices[choice]).text;
    wordings.exact.push_back(normal);
    addParts(wordings.exact, normal);
    for (const auto& word : cues.words)
        if (word.size() >= 2 && (normal.find(word) != std::u32string::npos ||
                                 (word.size() >= 3 && word.find(normal) != std::u32string::npos)))
            wordings.exact.push_back(word);
    if (choice < cues.said.size())
        for (const auto& word : cues.said[choice])
            if (std::find(wordings.exact.begin(), wordings.exact.end(), word) ==
                wordings.exact.end())
                wordings.exact.push_back(word);
    for (const auto& words : synonymsOf(normal))
        wordings.others.emplace_back(words);
    return wordings;
}

bool isDenied(const Heard& heard, int at)
{
    constexpr std::u32string_view kDenials[]{U"没有", U"没", U"不是", U"不", U"以前", U"别"};
    const auto before = heard.slice(std::max(0, at - 2), at);
    return endsWithAny(before, kDenials);
}

struct Support {
    double score = 0;
    std::vector<ticket::Span> spans;
};

void support(Support& sum, const Heard& heard, const std::vector<std::u32string>& words,
             double weight)
{
    for (const auto& word : words) {
        const int at = find(heard.text(), word);
        if (at < 0 || isDenied(heard, at) ||
            (!word.starts_with(U'不') && heard.takenBack(at, at + static_cast<int>(word.size()))))
            continue;
        sum.score += weight * (word.size() >= 3 ? 1.2 : 1);
        addSpan(sum.spans, heard.span(at, at + static_cast<int>(word.size())));
    }
}

bool beginsWithNo(const Heard& heard)
{
    const auto text = std::u32string_view{heard.text()};
    return text.starts_with(U"没有") || text.starts_with(U"都没有") ||
           text.starts_with(U"什么都没");
}

double speakerWeight(const Heard& heard, double relevance)
{
    if (heard.onlyAsks())
        return 0;
    return (heard.isCaller() ? 1 : kAgentShare) * (1 + relevance);
}

} // namespace

Proposal readChoice(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    std::vector<std::pair<double, const std::string*>> ranked;
    std::vector<Support> sums;
    double total = 0;
    for (std::size_t n = 0; n < cues.field->choices.size(); ++n) {
        const auto& choice = cues.field->choices[n];
        const auto wordings = wordingsOf(cues, n);
        const bool none = choice == "没有" || choice == "无";
        Support sum;
        for (std::size_t i = 0; i < context.heard.size(); ++i) {
            const double weight = speakerWeight(context.heard[i], weights[i]);
            if (weight <= 0 || (none && (weights[i] < 1 || !beginsWithNo(context.heard[i]))))
                continue;
            support(sum, context.heard[i], wordings.exact, weight);
            support(sum, context.heard[i], wordings.others, weight * 0.8);
        }
        total += sum.score;
        ranked.emplace_back(sum.score, &choice);
        sums.push_back(std::move(sum));
    }
    if (total <= 0)
        return {};
    const auto winner = static_cast<std::size_t>(
        std::max_element(ranked.begin(), ranked.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; }) -
        ranked.begin());
    const double share = ranked[winner].first / total;
    const double enough = ranked[winner].first / (ranked[winner].first + 0.5);
    Proposal proposal{
        *ranked[winner].second, {}, std::min(0.97, share * enough + 0.05), sums[winner].spans, {}};
    for (std::size_t i = 0; i < ranked.size(); ++i)
        if (i != winner && ranked[i].first > 0)
            proposal.alternatives.push_back(
                {*ranked[i].second, *ranked[i].second, rounded(ranked[i].first / total)});
    std::stable_sort(proposal.alternatives.begin(), proposal.alternatives.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    if (proposal.spans.size() > 3)
        proposal.spans.resize(3);
    return proposal.confidence < 0.35 ? Proposal{} : proposal;
}

namespace {

struct Verdict {
    bool yes = false;
    double confidence = 0;
    ticket::Span span;
};

/// How an answer begins: 没有, 不是 … or 有, 对, 是 …
std::optional<Verdict> leadingAnswer(const Heard& heard)
{
    constexpr std::u32string_view kNo[]{U"没有", U"没留", U"没办", U"没签", U"没贴", U"没看",
                                        U"没去", U"没找", U"没报", U"不是", U"不在", U"不会",
                                        U"没呢", U"否",   U"没,",  U"不,"};
    constexpr std::u32string_view kYes[]{U"有",   U"对",   U"是",   U"嗯",   U"在",   U"都在",
                                         U"会",   U"看过", U"找过", U"去过", U"报过", U"说过",
                                         U"问过", U"找了", U"去了", U"问了", U"办了"};
    constexpr std::u32string_view kOpenings[]{U"那倒是", U"那倒", U"这倒是", U"这倒",
                                              U"倒是",   U"倒",   U"那",     U"哦",
                                              U"啊",     U"呃",   U",",      U"唉"};
    int at = 0; // behind 哦，那倒
    while (const int length = wordAt(heard.text(), at, kOpenings))
        at += length;
    const auto rest = std::u32string_view{heard.text()}.substr(static_cast<std::size_t>(at));
    for (const auto& no : kNo)
        if (rest.starts_with(no))
            return Verdict{false, 0.88, heard.span(at, at + static_cast<int>(no.size()))};
    if (rest == U"没" || rest.starts_with(U"没。") || rest.starts_with(U"没 "))
        return Verdict{false, 0.85, heard.span(at, at + 1)};
    constexpr std::u32string_view kAgrees[]{U"没错", U"没问题", U"没关系", U"没停", U"没断"};
    if (rest.starts_with(U"还没") || (rest.starts_with(U'没') && !beginsWithAny(rest, kAgrees)))
        return Verdict{false, 0.85, heard.span(at, at + 2)};
    for (const auto& yes : kYes)
        if (rest.starts_with(yes))
            return Verdict{true, 0.85, heard.span(at, at + static_cast<int>(yes.size()))};
    return std::nullopt;
}

bool isNegativeWord(std::u32string_view word)
{
    constexpr std::u32string_view kNegative[]{U"没贴",   U"没通知", U"没办", U"没留",
                                              U"打不通", U"没人接", U"停了", U"没成立",
                                              U"不承认", U"没人管"};
    return beginsWithAny(word, kNegative) || word.starts_with(U"没");
}

/// 没, 不, 未 before the word, or 没有 after it (合同没有).
bool isNegated(const Heard& heard, int from, int to)
{
    const auto before = heard.slice(std::max(0, from - 3), from);
    const auto after = heard.slice(to, to + 3);
    constexpr std::u32string_view kBefore[]{U"没有", U"没", U"不", U"未", U"从没", U"没给"};
    const bool denied = endsWithAny(before, kBefore);
    return denied || after.starts_with(U"没有") || after.starts_with(U"也没") ||
           after.starts_with(U"都没有");
}

/// 晚上谁掉进去可不得了, 万一摔了: feared and not told. Of a danger the fear is what is asked.
bool isFeared(const FieldCues& cues, const Heard& heard, int at)
{
    constexpr std::u32string_view kFears[]{U"万一",   U"要是", U"如果", U"假如",   U"谁",   U"怕",
                                           U"不得了", U"迟早", U"早晚", U"会不会", U"差点", U"险些",
                                           U"容易",   U"哪天", U"别等", U"等到"};
    const auto clause = heard.clauseAt(at);
    return cues.field->label.find("危险") == std::string::npos &&
           cues.field->label.find("隐患") == std::string::npos &&
           holdsAny(heard.slice(clause.from, clause.to), kFears);
}

/// What the label asks, where it is said for itself (是否报修: 报修了), stands before other words;
/// so 报修了也没人来 is a yes.
std::vector<std::u32string> wordsOf(const FieldCues& cues)
{
    auto words = cues.words;
    auto label = text::normalise(cues.field->label).text;
    if (label.starts_with(U"是否"))
        words.insert(words.begin(), label.substr(2));
    return words;
}

std::optional<Verdict> cueVerdict(const FieldCues& cues, const Heard& heard)
{
    for (const auto& word : wordsOf(cues)) {
        const int at = find(heard.text(), word);
        if (at < 0 || (word.size() < 2))
            continue;
        const int to = at + static_cast<int>(word.size());
        if (heard.takenBack(at, to) || isFeared(cues, heard, at))
            continue;
        bool yes = !isNegated(heard, at, to);
        if (isNegativeWord(word))
            yes = !yes;
        return Verdict{yes, 0.7, heard.span(at, to)};
    }
    return std::nullopt;
}

/// What people say instead of the cue words, by what the label asks.
std::optional<Verdict> impliedVerdict(const FieldCues& cues, const Heard& heard)
{
    for (const auto& implied : implicationsOf(text::normalise(cues.field->label).text)) {
        const int at = find(heard.text(), implied.words);
        if (at >= 0 && !isFeared(cues, heard, at))
            return Verdict{implied.yes, 0.72,
                           heard.span(at, at + static_cast<int>(implied.words.size()))};
    }
    return std::nullopt;
}

} // namespace

Proposal readYesNo(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    std::optional<Verdict> last;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (!heard.isCaller())
            continue;
        std::optional<Verdict> verdict = weights[i] >= 1 ? leadingAnswer(heard) : std::nullopt;
        if (!verdict)
            verdict = impliedVerdict(cues, heard);
        if (!verdict)
            verdict = cueVerdict(cues, heard);
        if (!verdict)
            continue;
        if (last && last->yes == verdict->yes)
            last->confidence =
                std::min(0.95, std::max(last->confidence, verdict->confidence) + 0.04);
        else if (!last || verdict->confidence >= last->confidence)
            last = verdict;
    }
    if (!last)
        return {};
    return {last->yes ? "是" : "否", {}, last->confidence, {last->span}, {}};
}

} // namespace lianxin::assist

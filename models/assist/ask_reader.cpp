#include "models/assist/ask_reader.h"

#include "models/assist/word_list.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

constexpr std::string_view kCircled[]{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
constexpr int kGap = 4;
constexpr int kShortestAsk = 3;
/// How far words that no template knows are trusted to be what is asked.
constexpr double kSpokenAsk = 0.6;

/// Where `words` stand in `text` in order with at most kGap characters between two of them; nothing
/// where they do not.
std::optional<text::Span> scattered(std::u32string_view text, std::u32string_view words)
{
    const int exact = find(text, words);
    if (exact >= 0)
        return text::Span{exact, exact + static_cast<int>(words.size())};
    if (words.size() < 3)
        return std::nullopt;
    for (int start = find(text, words.substr(0, 2)); start >= 0;
         start = find(text, words.substr(0, 2), start + 1)) {
        int at = start + 1;
        bool met = true;
        for (std::size_t i = 2; i < words.size() && met; ++i) {
            const int next = find(text, words.substr(i, 1), at + 1);
            met = next >= 0 && next - at <= kGap + 1;
            at = next;
        }
        if (met)
            return text::Span{start, at + 1};
    }
    return std::nullopt;
}

struct Wish {
    double score = 0;
    std::vector<ticket::Span> spans;
};

Wish wishFor(const ticket::Ask& ask, const std::vector<Heard>& heard)
{
    Wish wish;
    auto words = ask.words;
    words.push_back(ask.name);
    for (const auto& one : heard) {
        if (one.onlyAsks())
            continue;
        for (const auto& word : words) {
            const auto normal = text::normalise(word).text;
            const auto at = scattered(one.text(), normal);
            if (!at || one.takenBack(at->from, at->to))
                continue;
            const bool exact = at->size() == static_cast<int>(normal.size());
            wish.score = std::max(wish.score, (one.isCaller() ? 0.8
                                               : one.readBack ? 0.75
                                                              : 0.35) -
                                                  (exact ? 0 : 0.1)) +
                         (wish.spans.empty() ? 0 : 0.05);
            addSpan(wish.spans, one.span(at->from, at->to));
            break;
        }
    }
    return wish;
}

/// What was said from `from` to the next pause, as it was heard.
std::string upToPause(const Heard& heard, int from)
{
    const auto& text = heard.text();
    int to = from;
    while (to < heard.normal.size() &&
           std::u32string_view{U",。?!;:(“”"}.find(text[static_cast<std::size_t>(to)]) ==
               std::u32string_view::npos)
        ++to;
    return heard.original(from, to);
}

constexpr std::u32string_view kWishes[]{U"希望", U"要求", U"请求",   U"恳请",   U"恳求",
                                        U"就求", U"求求", U"求你们", U"请你们", U"麻烦你",
                                        U"就想", U"建议", U"望"};
constexpr std::u32string_view kBeforeWish[]{U"我", U"我们", U"强烈", U"只",
                                            U"现", U"特",   U"还",   U"也"};
/// Who is asked and with what haste; what stands behind them is what is asked.
constexpr std::u32string_view kAddressed[]{
    U"有关", U"相关", U"主管", U"职能", U"部门", U"政府", U"单位", U"领导", U"你们", U"您们",
    U"你",   U"您",   U"市里", U"能够", U"能",   U"可以", U"给予", U"予以", U"介入", U"出面"};
constexpr std::u32string_view kHaste[]{U"尽快", U"及时", U"早日", U"马上", U"抓紧", U"认真"};
/// Behind 望, which also begins and ends names (望湖名邸, 守望里), a wish goes on with whom it is
/// to or with what is to be done.
constexpr std::u32string_view kDeeds[]{
    U"处理", U"解决", U"核实", U"查",   U"修",   U"给",   U"把",   U"帮",   U"派",   U"管",
    U"清",   U"协调", U"督促", U"督办", U"安排", U"安装", U"加强", U"严",   U"整治", U"整改",
    U"取缔", U"恢复", U"退",   U"落实", U"改",   U"增",   U"规范", U"回复", U"答复", U"重视",
    U"关注", U"拆",   U"装",   U"换",   U"补",   U"让",   U"请",   U"贵"};
/// Every ticket asks for that much.
constexpr std::u32string_view kSaysNothing[]{U"处理", U"解决", U"重视", U"答复", U"回复", U"谅解",
                                             U"理解", U"核实", U"关注", U"帮助", U"支持"};

int past(std::u32string_view text, int at, WordList words)
{
    for (int length = wordAt(text, at, words); length > 0; length = wordAt(text, at, words))
        at += length;
    return at;
}

bool opensClause(const Heard& heard, int at)
{
    const auto before = heard.slice(heard.clauseAt(at).from, at);
    return before.empty() || endsWithAny(before, kBeforeWish);
}

/// 望湖路, 希望小学: no wish but a name.
bool isOfName(const Heard& heard, int from, int to)
{
    constexpr std::u32string_view kNames[]{U"小学", U"中学", U"学校", U"工程", U"的希"};
    const auto said = heard.span(from, to);
    return wordAt(heard.text(), to, kNames) > 0 ||
           std::any_of(heard.whereabouts.begin(), heard.whereabouts.end(),
                       [&](const text::Span& place) {
                           return place.from < said.to && said.from < place.to;
                       });
}

bool isWish(const Heard& heard, int at, std::u32string_view wish)
{
    const int to = at + static_cast<int>(wish.size());
    const auto text = std::u32string_view{heard.text()};
    const bool told = wish.size() > 1 || wordAt(text, to, kAddressed) > 0 ||
                      wordAt(text, to, kHaste) > 0 || wordAt(text, to, kDeeds) > 0;
    return told && opensClause(heard, at) && !isOfName(heard, at, to);
}

/// What is wished for at `at`; nothing where it is no more than every ticket asks for.
Proposal wishAt(const Heard& heard, int at, std::u32string_view wish)
{
    const auto text = std::u32string_view{heard.text()};
    const int from = past(text, at + static_cast<int>(wish.size()), kAddressed);
    const int deed = past(text, past(text, from, kHaste), kAddressed);
    const int to = heard.clauseAt(at).to;
    if (to - deed < kShortestAsk || wordAt(text, deed, kSaysNothing) > 0 ||
        heard.takenBack(from, to))
        return {};
    return {heard.original(from, to), {}, kSpokenAsk, {heard.span(at, to)}, {}};
}

/// What the caller wants in the caller's own words: 希望你们尽快把这段河清一清.
Proposal spokenAsk(const Heard& heard)
{
    for (const auto wish : kWishes)
        for (int at = find(heard.text(), wish); at >= 0; at = find(heard.text(), wish, at + 1))
            if (isWish(heard, at, wish))
                if (auto found = wishAt(heard, at, wish))
                    return found;
    return {};
}

constexpr std::u32string_view kAsksForWish[]{U"诉求",     U"您的要求", U"要求是",   U"什么要求",
                                             U"怎么处理", U"如何处理", U"怎么解决", U"如何解决",
                                             U"怎么办理", U"您希望",   U"希望我们", U"您想让"};
/// Before the wish in an answer.
constexpr std::u32string_view kBeforeAnswer[]{
    U"对",   U"是的", U"是",     U"嗯",   U"行",     U"好",       U"呃",     U"哎", U"那个",
    U"啊",   U"没错", U"那",     U",",    U"。",     U"!",        U"、",     U" ",  U"我的诉求",
    U"诉求", U"要求", U"我要求", U"就",   U"我就",   U"希望",     U"我希望", U"想", U"我想",
    U"我要", U"主要", U"第一",   U"别的", U"没别的", U"也没别的", U"你们就"};
/// A clause that begins so says what is not wished.
constexpr std::u32string_view kNoWish[]{U"我也不是", U"我不是", U"也不是", U"不是说",
                                        U"我也不知", U"不知道", U"不用",   U"没有",
                                        U"没了",     U"好的",   U"谢谢"};
/// 您的诉求我已经记录了: the call-taker ends and asks for nothing.
constexpr std::u32string_view kRecorded[]{U"记录", U"登记", U"记下", U"转办", U"转给", U"受理"};
/// 那您的要求: a question without a word that asks.
constexpr std::u32string_view kOpenEnds[]{U"诉求", U"要求", U"诉求是", U"要求是", U"主要是"};
constexpr int kLongestAnswer = 30;

/// What is said of one's wish from `clause` on: to the end of the last clause that still fits.
Proposal wishFrom(const Heard& heard, std::size_t clause)
{
    const auto& first = heard.clauses[clause];
    const auto text = std::u32string_view{heard.text()};
    const int from = past(text, first.from, kBeforeAnswer);
    int to = first.to;
    for (std::size_t next = clause + 1; next < heard.clauses.size(); ++next)
        if (heard.clauses[next].to - from <= kLongestAnswer)
            to = heard.clauses[next].to;
        else
            break;
    if (to - from < 2 || to - from > 2 * kLongestAnswer || heard.takenBack(from, to) ||
        wordAt(text, from, kSaysNothing) == to - from)
        return {};
    return {heard.original(from, to), {}, kSpokenAsk, {heard.span(from, to)}, {}};
}

/// 诉求是退费: how the call-taker puts it.
Proposal putWish(const Heard& agent)
{
    constexpr std::u32string_view kCues[]{U"诉求是",   U"要求是", U"您希望",
                                          U"您的诉求", U"您要求", U"诉求"};
    constexpr std::u32string_view kNextQuestion[]{U"您贵", U"您怎", U"您叫", U"请问", U"老板",
                                                  U"先生", U"女士", U"大姐", U"师傅", U"给您"};
    constexpr std::u32string_view kOpen[]{U"什么", U"怎么", U"如何", U"哪"};
    constexpr std::u32string_view kEnds[]{U"对吗", U"是吗", U"对吧", U"是吧", U"吗", U"吧"};
    for (const auto cue : kCues) {
        const int at = find(agent.text(), cue);
        if (at < 0)
            continue;
        const int from = at + static_cast<int>(cue.size());
        if (from >= agent.normal.size())
            continue;
        int to = agent.clauseAt(from).to;
        for (const auto next : kNextQuestion)
            if (const int other = find(agent.text(), next, from); other >= 0)
                to = std::min(to, other);
        for (const auto end : kEnds)
            if (agent.slice(from, to).ends_with(end))
                to -= static_cast<int>(end.size());
        if (to - from >= 2 && wordAt(agent.text(), from, kSaysNothing) != to - from &&
            !holdsAny(agent.slice(from, to), kOpen) && !holdsAny(agent.slice(from, to), kRecorded))
            return {agent.original(from, to), {}, kSpokenAsk, {agent.span(from, to)}, {}};
    }
    return {};
}

/// 您希望怎么处理？—让那个司机给我道歉。 The last answer to the question for it in its own words,
/// or what the call-taker put into words and nobody denied.
Proposal answeredAsk(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kOthers[]{U"贵姓", U"姓名", U"怎么称呼", U"电话", U"联系方式"};
    for (std::size_t i = heard.size(); i-- > 1;) {
        const Heard& agent = heard[i - 1];
        const Heard& answer = heard[i];
        if (!answer.isCaller() || agent.isCaller() || !holdsAny(agent.text(), kAsksForWish))
            continue;
        // 两千元，诉求退款，对吗？—两千二: the sum is denied and not the wish.
        if (auto put = putWish(agent); put && (answer.denies < 0 || !answer.numerals.empty()))
            return put;
        const bool asks = agent.wantsAnswer() || endsWithAny(agent.text(), kOpenEnds);
        if (!asks || agent.readBack || holdsAny(agent.text(), kOthers) ||
            holdsAny(agent.text(), kRecorded))
            continue;
        for (std::size_t clause = 0; clause < answer.clauses.size(); ++clause) {
            const auto& span = answer.clauses[clause];
            if (beginsWithAny(answer.slice(span.from, span.to), kNoWish))
                continue;
            if (auto wish = wishFrom(answer, clause))
                return wish;
        }
    }
    return {};
}

bool shareUtterance(const Proposal& a, const Proposal& b)
{
    return std::any_of(a.spans.begin(), a.spans.end(), [&](const ticket::Span& one) {
        return std::any_of(b.spans.begin(), b.spans.end(), [&](const ticket::Span& other) {
            return one.utterance == other.utterance;
        });
    });
}

} // namespace

std::vector<std::string> readBackAsks(const std::vector<Heard>& heard)
{
    for (auto it = heard.rbegin(); it != heard.rend(); ++it) {
        if (it->isCaller() || !it->readBack)
            continue;
        const auto text = std::u32string_view{it->text()};
        std::vector<std::string> wanted;
        for (const auto number : {U"一是", U"二是", U"三是", U"四是"})
            if (const int at = find(text, number); at >= 0)
                wanted.push_back(upToPause(*it, at + 2));
        if (wanted.size() >= 2)
            return wanted;
        for (const auto cue : {U"您的要求是", U"您要求", U"要求"})
            if (const int at = find(text, cue); at >= 0) {
                const auto words =
                    upToPause(*it, at + static_cast<int>(std::u32string_view{cue}.size()));
                if (text::length(words) >= kShortestAsk)
                    return {words};
            }
    }
    return {};
}

Asks readAsks(const ticket::FormTemplate& form, const std::vector<Heard>& heard)
{
    Asks asks;
    double least = 1;
    for (const auto& ask : form.asks) {
        const auto wish = wishFor(ask, heard);
        if (wish.score < 0.5)
            continue;
        const auto number = std::min(asks.wanted.size(), std::size(kCircled) - 1);
        asks.field.value += (asks.field.value.empty() ? "" : "；") + ask.name;
        asks.field.display += (asks.field.display.empty() ? "" : "　") +
                              std::string{kCircled[number]} + " " + ask.name;
        for (const auto& span : wish.spans)
            addSpan(asks.field.spans, span);
        asks.wanted.push_back(ask.name);
        least = std::min(least, wish.score);
    }
    asks.field.confidence = std::min(least, 0.95);
    if (auto answered = answeredAsk(heard);
        answered && (!asks.field || !shareUtterance(asks.field, answered))) {
        asks.wanted = {answered.value};
        asks.field = std::move(answered);
    }
    for (auto one = heard.rbegin(); one != heard.rend() && !asks.field; ++one)
        if (one->isCaller())
            if (auto spoken = spokenAsk(*one)) {
                asks.wanted.push_back(spoken.value);
                asks.field = std::move(spoken);
            }
    if (auto said = readBackAsks(heard);
        said.size() >= std::max<std::size_t>(asks.wanted.size(), 1))
        asks.wanted = std::move(said);
    return asks;
}

} // namespace lianxin::assist

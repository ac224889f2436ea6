#include "models/assist/reach.h"

#include "models/assist/callback.h"
#include "models/assist/proposal.h"
#include "models/assist/signs.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lianxin::assist {

namespace {

constexpr std::u32string_view kTimes[]{
    U"早上", U"早晨", U"上午", U"中午",   U"下午",   U"傍晚", U"晚上", U"夜里", U"半夜",
    U"白天", U"周",   U"星期", U"礼拜",   U"工作日", U"明天", U"后天", U"下班", U"上班",
    U"午休", U"饭点", U"放学", U"节假日", U"下了班", U"后晌", U"晌午", U"黑了"};
/// Words that only ever lead to the call, at the end of what names the time.
constexpr std::u32string_view kBeforeCall[]{
    U"再",   U"就",   U"才",   U"能",   U"我",   U"给",   U"您", U"你",   U"们", U"都", U"也",
    U"可以", U"可",   U"方便", U"最好", U"请",   U"麻烦", U"来", U"的",   U"要", U"得", U"让",
    U"他",   U"时候", U"话",   U"直接", U"尽量", U"比较", U"好", U"去",   U"打", U"用", U"别",
    U"不要", U"甭",   U"必须", U"千万", U"先",   U"不",   U",",  U"没法", U"莫", U"俺"};
/// How a call to somebody is spoken of; 打 alone where nothing is hit but a clause ends.
constexpr std::u32string_view kCalls[]{
    U"给我打", U"给我回",   U"给俺打", U"打我电话", U"打我手机", U"打我的",  U"打我这", U"打我座机",
    U"打这个", U"打给我",   U"打电话", U"打个电话", U"打过来",   U"回电话",  U"回电",   U"回个电话",
    U"来电话", U"来个电话", U"联系",   U"接电话",   U"接听",     U"接得了",  U"接不了", U"接不到",
    U"方便接", U"不好接",   U"接不上", U"跟我联系", U"发短信",   U"发个短信"};
constexpr std::u32string_view kBare = U"打";
constexpr std::u32string_view kBehindBare[]{U"吧",     U"就行",   U"都行",   U"就中", U"都中",
                                            U"就可以", U"都可以", U"比较好", U"最好"};
constexpr std::u32string_view kNever[]{U"别", U"不要", U"甭", U"莫", U"勿"};
constexpr std::u32string_view kCannot[]{U"接不了", U"接不到", U"接不上",   U"不方便",
                                        U"不好接", U"没法接", U"没空",     U"不接电话",
                                        U"打不通", U"不能接", U"不便接听", U"没时间"};
/// That somebody may do so from now on.
constexpr std::u32string_view kWishes[]{
    U"以后", U"之后", U"以前", U"之前", U"后",   U"再",   U"最好",   U"请",    U"麻烦", U"您",
    U"你",   U"可以", U"行",   U"方便", U"能",   U"吧",   U"不",     U"都中",  U"就中", U"让",
    U"别",   U"甭",   U"莫",   U"就好", U"没空", U"打我", U"联系我", U"打给我"};
/// Calls of others, and those that were made.
constexpr std::u32string_view kOthers[]{
    U"他们",   U"她",   U"对方", U"骗子", U"公司",   U"店家",   U"老板",   U"客服",
    U"推销",   U"催收", U"天天", U"老是", U"总是",   U"昨天",   U"前天",   U"刚才",
    U"刚刚",   U"上次", U"上回", U"上周", U"上个",   U"没人",   U"打了",   U"打过",
    U"都没",   U"骚扰", U"物业", U"回了", U"一直",   U"每次",   U"每天",   U"中介",
    U"老晚上", U"以前", U"当时", U"接了", U"联系了", U"联系过", U"联系不", U"谁"};
constexpr std::u32string_view kHis = U"他";
constexpr std::u32string_view kSent[]{U"让他", U"叫他", U"请他", U"他再", U"他要"};
constexpr std::u32string_view kWhenAsked[]{
    U"方便接",       U"方便联系",       U"什么时候打",   U"什么时间打",   U"几点打",
    U"几点联系",     U"什么时候给您打", U"什么时候联系", U"什么时间联系", U"什么时候方便",
    U"什么时间方便", U"哪个时间方便",   U"几点方便"};

constexpr std::u32string_view kDone[]{U"打了", U"打过",   U"联系了", U"说了",
                                      U"没打", U"没联系", U"没说",   U"也不"};
constexpr std::u32string_view kToMe = U"给我打";

/// A part in words, and those it was heard in.
struct Found {
    std::string words;
    text::Span span;
    bool toCall = true; ///< not: then not to
};

std::optional<int> firstOf(std::u32string_view text, WordList words)
{
    std::optional<int> first;
    for (const auto word : words)
        if (const int at = find(text, word); at >= 0 && (!first || at < *first))
            first = at;
    return first;
}

/// Where the clause speaks of a call, within it. 打 alone (夜里别打) is one beside words of calls.
std::optional<int> callIn(const Heard& heard, std::u32string_view clause)
{
    constexpr std::u32string_view kOfCalls[]{U"电话", U"手机", U"回访", U"回复",
                                             U"结果", U"信儿", U"找我", U"这个号"};
    if (const auto call = firstOf(clause, kCalls))
        return call;
    const int bare = static_cast<int>(clause.rfind(kBare));
    const auto behind = clause.substr(static_cast<std::size_t>(std::max(0, bare + 1)));
    const bool meant = holdsAny(heard.text(), kOfCalls) || heard.asked.holds(Topic::Phone);
    if (meant && bare >= 0 && (behind.empty() || beginsWithAny(behind, kBehindBare)))
        return bare;
    return std::nullopt;
}

bool isOthersCall(std::u32string_view clause)
{
    return holdsAny(clause, kOthers) || (find(clause, kHis) >= 0 && !holdsAny(clause, kSent));
}

/// 我下午再打: the caller will.
bool isOwnCall(std::u32string_view clause)
{
    constexpr std::u32string_view kToMe[]{U"给我", U"打我", U"联系我", U"跟我",
                                          U"给俺", U"接",   U"打这个", U"打不通"};
    constexpr std::u32string_view kMe[]{U"我", U"俺"};
    return holdsAny(clause, kMe) && !holdsAny(clause, kToMe);
}

bool hasPhone(const Heard& heard)
{
    return std::any_of(heard.numerals.begin(), heard.numerals.end(), [](const text::Numeral& one) {
        return one.kind == text::NumeralKind::Phone;
    });
}

/// Where a time is named in the clause: 下午三点, 三点, 下班.
std::optional<int> timeIn(const Heard& heard, text::Span clause)
{
    auto first = firstOf(heard.slice(clause.from, clause.to), kTimes);
    if (first)
        *first += clause.from;
    for (const auto& numeral : heard.numerals)
        if (numeral.kind == text::NumeralKind::Time && numeral.from >= clause.from &&
            numeral.to <= clause.to && (!first || numeral.from < *first))
            first = numeral.from;
    return first;
}

text::Span withoutLeads(const Heard& heard, text::Span words)
{
    for (bool again = true; again && !words.empty();) {
        again = false;
        for (const auto lead : kBeforeCall)
            if (heard.slice(words.from, words.to).ends_with(lead)) {
                words.to -= static_cast<int>(lead.size());
                again = true;
            }
    }
    return words;
}

/// 下午三点以后 of 你们下午三点以后再打 and of 要打就下午三点以后吧.
std::optional<text::Span> timeBeside(const Heard& heard, text::Span clause, int call)
{
    constexpr int kLongest = 14;
    const auto from = timeIn(heard, clause);
    if (!from)
        return std::nullopt;
    auto words = withoutLeads(heard, {*from, *from < call ? call : clause.to});
    if (const auto cannot = firstOf(heard.slice(words.from, words.to), kCannot))
        words = withoutLeads(heard, {words.from, words.from + *cannot});
    constexpr std::u32string_view kTails[]{U"都行", U"就行", U"都可以", U"就可以", U"吧",
                                           U"啊",   U"呢",   U"都中",   U"比较"};
    for (const auto tail : kTails)
        if (heard.slice(words.from, words.to).ends_with(tail))
            words.to -= static_cast<int>(tail.size());
    if (words.size() < 2 || words.size() > kLongest || heard.takenBack(words.from, words.to))
        return std::nullopt;
    return words;
}

/// When to call, or when not to: the time as it was said and what it means.
std::optional<Found> whenIn(const Heard& heard, text::Span clause, bool asked)
{
    const auto words = heard.slice(clause.from, clause.to);
    const auto call = callIn(heard, words);
    const bool mayTell = call ? holdsAny(words, kWishes) || asked : asked;
    if (!mayTell || isOthersCall(words) || (call && isOwnCall(words)))
        return std::nullopt;
    const auto time = timeBeside(heard, clause, clause.from + call.value_or(0));
    if (!time)
        return std::nullopt;
    const bool never = call && holdsAny(words, kNever);
    const bool toCall = !never && !holdsAny(words, kCannot);
    const auto meant = toCall ? "联系" : never ? "勿打" : "不便接听";
    return Found{heard.original(time->from, time->to) + meant, {time->from, clause.to}, toCall};
}

/// 下午三点以后打，不对，四点以后: what stands in its place goes on about the call.
bool isWhenTakenBack(const Heard& heard)
{
    return std::any_of(heard.clauses.begin(), heard.clauses.end(), [&](const text::Span& clause) {
        return callIn(heard, heard.slice(clause.from, clause.to)) && timeIn(heard, clause) &&
               heard.takenBack(clause.from, clause.to);
    });
}

/// 来之前打个电话, 上门前先联系, 来的话提前说一声.
std::optional<Found> beforeVisit(const Heard& heard, text::Span clause)
{
    constexpr std::u32string_view kVisits[]{U"来之前",   U"来以前",   U"上门前",   U"上门之前",
                                            U"来前",     U"过来之前", U"来修之前", U"来人之前",
                                            U"上门以前", U"来的时候", U"来的话"};
    constexpr std::u32string_view kTells[]{U"电话",   U"打我", U"联系", U"说一声",
                                           U"吱一声", U"通知", U"约"};
    constexpr std::u32string_view kWritten[]{U"短信", U"信息", U"消息", U"微信"};
    constexpr std::u32string_view kSomebody[]{U"有人", U"总", U"他们"};
    constexpr std::u32string_view kBefore[]{U"先", U"提前", U"之前", U"前", U"以前"};
    const auto words = heard.slice(clause.from, clause.to);
    const auto visit = firstOf(words, kVisits);
    if (!visit || !holdsAny(words, kBefore) || holdsAny(words, kNever))
        return std::nullopt;
    const auto behind = words.substr(static_cast<std::size_t>(*visit));
    if (holdsAny(behind, kWritten))
        return Found{"上门前先发信息", clause, true};
    if (holdsAny(behind, kTells) && !holdsAny(words, kDone) && !holdsAny(words, kSomebody))
        return Found{"上门前先电话联系", clause, true};
    return std::nullopt;
}

std::optional<Found> anyTime(const Heard& heard, text::Span clause, bool asked)
{
    constexpr std::u32string_view kAny[]{U"多晚都",       U"几点都",     U"什么时候都", U"啥时候都",
                                         U"什么时候打都", U"啥时候打都", U"几点打都"};
    constexpr std::u32string_view kAlways[]{
        U"随时打",       U"随时都能打",   U"随时可以打",     U"随时能打",   U"随时联系",
        U"随时可以联系", U"随时都可以打", U"二十四小时开机", U"24小时开机", U"全天都能接"};
    const auto words = heard.slice(clause.from, clause.to);
    const bool spoken = asked || holdsAny(heard.text(), kCalls) || find(heard.text(), kToMe) >= 0;
    if (holdsAny(words, kAlways) || (spoken && holdsAny(words, kAny)))
        return Found{"随时可联系", clause, true};
    return std::nullopt;
}

/// 别打这个号, 这个手机停机了: not the number of the call.
std::optional<Found> notThisNumber(const Heard& heard, text::Span clause)
{
    constexpr std::u32string_view kThis[]{U"这个号",   U"这个电话", U"这个手机", U"这个座机",
                                          U"这个就别", U"打这个",   U"这部电话", U"我这个号"};
    constexpr std::u32string_view kGone[]{U"停机",   U"要停",   U"不用了",
                                          U"打不通", U"不常用", U"不是我的"};
    const auto words = heard.slice(clause.from, clause.to);
    if (holdsAny(words, kThis) && (holdsAny(words, kNever) || holdsAny(words, kGone)))
        return Found{"勿打来电号码", clause, true};
    return std::nullopt;
}

/// 打我儿子的电话, 打座机, 发短信就行: whom, or by what.
std::optional<Found> whomIn(const Heard& heard, text::Span clause, bool asked)
{
    constexpr std::u32string_view kPhones[]{U"电话", U"手机", U"号", U"的就", U"联系", U"那个"};
    constexpr std::u32string_view kDesk[]{U"打座机", U"打家里座机", U"打我家座机", U"打我座机"};
    constexpr std::u32string_view kShort[]{U"发短信就", U"发个短信就", U"短信就好",
                                           U"短信就行", U"短信联系我", U"不用回电话"};
    const auto words = heard.slice(clause.from, clause.to);
    if (holdsAny(words, kNever) || isOthersCall(words))
        return std::nullopt;
    constexpr std::u32string_view kReach[]{U"打", U"联系", U"回", U"通知"};
    if (const auto whom = whomToCall(words); !whom.empty() && holdsAny(words, kReach) &&
                                             (asked || holdsAny(words, kPhones) || hasPhone(heard)))
        return Found{"联系其" + std::string{whom}, clause, true};
    if (holdsAny(words, kDesk))
        return Found{"打座机联系", clause, true};
    if (holdsAny(words, kShort))
        return Found{"发短信联系", clause, true};
    return std::nullopt;
}

/// What was found of one question, the last words for it.
class Parts {
public:
    void set(std::size_t place, const Heard& heard, std::optional<Found> found)
    {
        if (!found || heard.takenBack(found->span.from, found->span.to))
            return;
        m_words[place] = std::move(found->words);
        m_spans[place] = heard.span(found->span.from, found->span.to);
    }
    Reach take()
    {
        Reach reach;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].empty() || (i == kAnyTime && !m_words[kWhen].empty()))
                continue;
            reach.parts.push_back(std::move(m_words[i]));
            addSpan(reach.spans, m_spans[i]);
        }
        return reach;
    }
    enum Place : std::size_t { kWhom, kNotThis, kWhenNot, kWhen, kAnyTime, kBeforeVisit, kAll };

private:
    std::array<std::string, kAll> m_words;
    std::array<ticket::Span, kAll> m_spans{};
};

} // namespace

Reach readReach(const std::vector<Heard>& heard)
{
    Parts parts;
    bool whenAsked = false;
    for (const auto& one : heard) {
        if (!one.isCaller()) {
            whenAsked = holdsAny(one.text(), kWhenAsked);
            continue;
        }
        const bool asked = whenAsked || one.asked.holds(Topic::Phone);
        const bool goesOn = whenAsked || isWhenTakenBack(one);
        for (const auto& clause : one.clauses) {
            parts.set(Parts::kWhom, one, whomIn(one, clause, asked));
            parts.set(Parts::kNotThis, one, notThisNumber(one, clause));
            if (auto when = whenIn(one, clause, goesOn))
                parts.set(when->toCall ? Parts::kWhen : Parts::kWhenNot, one, std::move(when));
            parts.set(Parts::kAnyTime, one, anyTime(one, clause, asked));
            parts.set(Parts::kBeforeVisit, one, beforeVisit(one, clause));
        }
    }
    return parts.take();
}

Secrecy readSecrecy(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kNameless[]{
        U"匿名",       U"不留姓名",     U"不留名",     U"不具名",   U"不想留名", U"不方便留名",
        U"别写我名字", U"不要写我名字", U"写群众反映", U"热心市民", U"市民反映"};
    /// 不用匿名 wishes nothing, nor does 会不会保密 or who asks what the rule is.
    constexpr std::u32string_view kNoWish[]{U"不用匿名", U"不匿名",     U"不用保密", U"不需要保密",
                                            U"会不会",   U"是不是",     U"保不保",   U"规定",
                                            U"有没有",   U"能不能保留", U"透露下",   U"透露一下"};
    auto wish = Secrecy::None;
    for (const auto& one : heard)
        for (const auto& sign : one.signs) {
            const auto first = one.clauseAt(sign.from);
            const auto last = one.clauseAt(sign.to - 1);
            if (sign.kind != static_cast<int>(SignKind::Privacy) || wish == Secrecy::Anonymous ||
                holdsAny(one.slice(first.from, last.to), kNoWish))
                continue;
            wish = holdsAny(one.text(), kNameless) ? Secrecy::Anonymous : Secrecy::Secret;
        }
    return wish;
}

} // namespace lianxin::assist

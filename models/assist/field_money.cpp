#include "models/assist/candidate.h"
#include "models/assist/field_reader.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

using text::NumeralKind;

constexpr double kAskedFor = 0.7; ///< of an answer to a question like the template's
constexpr double kLeastAmount = 0.5;
/// Where no other amount is named and the form asks for no other.
constexpr double kLeastAlone = 0.15;

/// What happens to an amount, by the word right before it.
enum class Deed { None, Paid, Back, Free, Left, Owed, Taken };

struct DeedWord {
    std::u32string_view words;
    Deed deed;
};
constexpr std::array kDeeds{
    DeedWord{U"交", Deed::Paid},     DeedWord{U"缴", Deed::Paid},   DeedWord{U"充", Deed::Paid},
    DeedWord{U"充值", Deed::Paid},   DeedWord{U"付", Deed::Paid},   DeedWord{U"花", Deed::Paid},
    DeedWord{U"收", Deed::Paid},     DeedWord{U"扣", Deed::Paid},   DeedWord{U"罚", Deed::Paid},
    DeedWord{U"存", Deed::Paid},     DeedWord{U"赔", Deed::Back},   DeedWord{U"赔偿", Deed::Back},
    DeedWord{U"补", Deed::Back},     DeedWord{U"补偿", Deed::Back}, DeedWord{U"退", Deed::Back},
    DeedWord{U"退款", Deed::Back},   DeedWord{U"返", Deed::Back},   DeedWord{U"误工费", Deed::Back},
    DeedWord{U"违约金", Deed::Back}, DeedWord{U"送", Deed::Free},   DeedWord{U"赠", Deed::Free},
    DeedWord{U"赠送", Deed::Free},   DeedWord{U"剩", Deed::Left},   DeedWord{U"剩下", Deed::Left},
    DeedWord{U"余额", Deed::Left},   DeedWord{U"欠", Deed::Owed},   DeedWord{U"拖欠", Deed::Owed},
    DeedWord{U"差", Deed::Owed},     DeedWord{U"提", Deed::Taken},  DeedWord{U"取", Deed::Taken},
    DeedWord{U"提取", Deed::Taken},
};

/// 退了我大概三千: between the deed and its amount.
std::u32string_view withoutTails(std::u32string_view before)
{
    constexpr std::u32string_view kTails[]{U"了",   U"我们", U"我",   U"他",     U"给",   U"过",
                                           U"大概", U"大约", U"一共", U"差不多", U"总共", U"将近",
                                           U"才",   U"是",   U"着",   U"有",     U"个",   U"还"};
    for (bool again = true; again;) {
        again = false;
        for (const auto tail : kTails)
            if (before.ends_with(tail)) {
                before.remove_suffix(tail.size());
                again = true;
            }
    }
    return before;
}

/// 充两千送五百: of each amount its own; 十一万八买的: paid.
Deed deedOf(const Heard& heard, const text::Numeral& numeral)
{
    constexpr std::u32string_view kBought[]{U"买的", U"买来", U"买了", U"的价", U"入手"};
    constexpr int kNear = 9;
    if (wordAt(heard.text(), numeral.to, kBought) > 0)
        return Deed::Paid;
    const auto before = withoutTails(heard.slice(std::max(0, numeral.from - kNear), numeral.from));
    const auto found = std::find_if(kDeeds.begin(), kDeeds.end(), [&](const DeedWord& deed) {
        return before.ends_with(deed.words);
    });
    return found == kDeeds.end() ? Deed::None : found->deed;
}

struct Deeds {
    unsigned bits = 0;
    void add(Deed deed) { bits |= 1U << static_cast<unsigned>(deed); }
    bool holds(Deed deed) const { return (bits >> static_cast<unsigned>(deed) & 1U) != 0; }
    /// Something is asked for, and nothing but these.
    bool onlyOf(std::initializer_list<Deed> deeds) const
    {
        Deeds allowed;
        for (const auto deed : deeds)
            allowed.add(deed);
        return bits != 0 && (bits & ~allowed.bits) == 0;
    }
};

/// What somebody asks for who says these words.
Deeds deedsIn(std::u32string_view words)
{
    constexpr std::array kWanted{
        DeedWord{U"付", Deed::Paid},   DeedWord{U"交", Deed::Paid},   DeedWord{U"买", Deed::Paid},
        DeedWord{U"花", Deed::Paid},   DeedWord{U"收", Deed::Paid},   DeedWord{U"扣", Deed::Paid},
        DeedWord{U"充", Deed::Paid},   DeedWord{U"罚", Deed::Paid},   DeedWord{U"赔", Deed::Back},
        DeedWord{U"补", Deed::Back},   DeedWord{U"退", Deed::Back},   DeedWord{U"损失", Deed::Back},
        DeedWord{U"剩", Deed::Left},   DeedWord{U"余额", Deed::Left}, DeedWord{U"卡内", Deed::Left},
        DeedWord{U"里面", Deed::Left}, DeedWord{U"欠", Deed::Owed},   DeedWord{U"没结", Deed::Owed},
        DeedWord{U"没给", Deed::Owed}, DeedWord{U"未付", Deed::Owed}, DeedWord{U"提", Deed::Taken},
        DeedWord{U"取", Deed::Taken}};
    Deeds deeds;
    for (const auto& one : kWanted)
        if (words.find(one.words) != std::u32string_view::npos)
            deeds.add(one.deed);
    return deeds;
}

/// What the field asks for, by its label and its words; nothing in particular of 涉及金额.
Deeds wantedBy(const FieldCues& cues)
{
    const auto label = text::normalise(cues.field->label).text;
    if (label.starts_with(U"涉及"))
        return {};
    Deeds wanted = deedsIn(label);
    for (const auto& word : cues.words)
        wanted.bits |= deedsIn(word).bits;
    return wanted;
}

/// 办卡花了多少钱？—三千六: of an amount without a word of its own, what the call-taker asked for
/// right before; None where that was several things, or nothing.
Deed deedAsked(const std::vector<Heard>& heard, std::size_t answer)
{
    if (answer == 0 || heard[answer - 1].isCaller() || !heard[answer - 1].contains(U"多少"))
        return Deed::None;
    const auto asked = deedsIn(heard[answer - 1].text());
    for (const auto deed : {Deed::Paid, Deed::Back, Deed::Left, Deed::Owed, Deed::Taken})
        if (asked.onlyOf({deed}))
            return deed;
    return Deed::None;
}

/// 送五百 is none of what was paid, 交一千二 none of what is to be taken out.
bool isOther(Deed deed, const Deeds& wanted)
{
    if (wanted.holds(deed))
        return false;
    switch (deed) {
    case Deed::Free:
    case Deed::Left:
        return wanted.bits != 0;
    case Deed::Back:
        return wanted.onlyOf({Deed::Paid, Deed::Left});
    case Deed::Paid:
        return wanted.onlyOf({Deed::Left, Deed::Taken, Deed::Owed});
    case Deed::Owed:
        return wanted.onlyOf({Deed::Paid, Deed::Left, Deed::Taken});
    case Deed::Taken:
    case Deed::None:
        break;
    }
    return false;
}

bool isMinor(Deed deed)
{
    return deed == Deed::Free || deed == Deed::Left || deed == Deed::Back;
}

/// 两块八毛五一吨, 每小时三十: what one of something costs.
bool isRate(const Heard& heard, const text::Numeral& numeral)
{
    constexpr std::u32string_view kUnits[]{U"吨", U"平", U"方", U"度",   U"斤", U"小时",
                                           U"次", U"位", U"桶", U"立方", U"趟", U"公里"};
    const auto unitAfter = [&](std::u32string_view one, int at) {
        const int length = static_cast<int>(one.size());
        return heard.slice(at, at + length) == one && wordAt(heard.text(), at + length, kUnits) > 0;
    };
    const auto before = withoutTails(heard.slice(std::max(0, numeral.from - 5), numeral.from));
    const auto unitBefore = [&](char32_t one) {
        const auto at = before.rfind(one);
        return at != before.npos && wordAt(before, static_cast<int>(at) + 1, kUnits) > 0;
    };
    return unitAfter(U"一", numeral.to) || unitAfter(U"每", numeral.to) ||
           unitAfter(U"/", numeral.to) || unitBefore(U'每') || unitBefore(U'一');
}

bool wantsRate(const FieldCues& cues)
{
    constexpr std::u32string_view kRates[]{U"每", U"单价", U"标准", U"价格"};
    const auto label = text::normalise(cues.field->label).text;
    return holdsAny(label, kRates) ||
           std::any_of(cues.words.begin(), cues.words.end(), [](const std::u32string& word) {
               return word.size() > 1 && (word.front() == U'一' || word.front() == U'每');
           });
}

std::string withoutPlus(std::string value)
{
    std::erase(value, '+');
    if (value.ends_with(".00"))
        value.resize(value.size() - 3);
    return value;
}

/// Cue words without the units every amount has: 元, 块, 万.
bool isTellingWord(const std::u32string& word)
{
    return word != U"元" && word != U"块" && word != U"万" && word != U"毛" && word != U"多少钱";
}

double moneyCue(const FieldCues& cues, const Heard& heard, int at)
{
    double score = 0;
    for (const auto& word : cues.words) {
        if (!isTellingWord(word))
            continue;
        const auto stem =
            word.size() > 1 && (word.front() == U'还' || word.back() == U'了')
                ? (word.front() == U'还' ? word.substr(1) : word.substr(0, word.size() - 1))
                : word;
        if (inClause(heard, at, stem))
            score = std::max(score, 0.3);
        else if (heard.contains(stem))
            score = std::max(score, 0.15);
    }
    return score;
}

std::vector<text::Numeral> amounts(const Heard& heard, double relevance)
{
    std::vector<text::Numeral> found;
    for (const auto& numeral : heard.numerals) {
        const bool money = numeral.kind == NumeralKind::Money;
        const bool bare =
            relevance >= 1 &&
            (numeral.kind == NumeralKind::Number || numeral.kind == NumeralKind::Approximate) &&
            numeral.value.size() >= 3;
        if (money || bare)
            found.push_back(numeral);
    }
    return found;
}

double amountScore(const FieldCues& cues, const Heard& heard, const text::Numeral& numeral,
                   double relevance)
{
    constexpr std::u32string_view kTotals[]{U"合计", U"一共", U"总共", U"加起来", U"共计"};
    constexpr std::u32string_view kOwn[]{U"本人", U"我是", U"我那个", U"我的是", U"欠我"};
    constexpr std::u32string_view kOthers[]{U"同事", U"别人", U"人家", U"标准", U"罚款"};
    constexpr double kAnswer = 0.2; ///< over a guess from what was said before the question
    double score = 0.3 + 0.3 * relevance + moneyCue(cues, heard, numeral.from);
    if (inClauseAny(heard, numeral.from, kTotals))
        score += 0.2;
    if (inClauseAny(heard, numeral.from, kOwn))
        score += 0.3;
    if (inClauseAny(heard, numeral.from, kOthers))
        score -= 0.6;
    if (numeral.value.ends_with('+') || numeral.value.find('-') != std::string::npos)
        score -= 0.15;
    if (relevance >= 1 && heard.isCaller())
        score += kAnswer;
    if (heard.readBack)
        score += 0.1;
    return score;
}

/// No other amount is told.
bool isAlone(const std::vector<Candidate>& candidates)
{
    return !candidates.empty() &&
           std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
               return c.value == candidates.front().value && c.score >= kLeastAlone;
           });
}

/// What of the amounts of one utterance may be the field's: `main` first of all, `minor` (送五百,
/// 一吨两块八) where nothing else is told.
struct Amounts {
    std::vector<Candidate> main;
    std::vector<Candidate> minor;
};

void addAmounts(const FieldCues& cues, const Deeds& wanted, const Heard& heard, Deed asked,
                double weight, Amounts& found)
{
    constexpr double kOfField = 0.15;
    constexpr double kBehindAnswer = 0.1; ///< what was asked for is told first
    bool answered = false;
    const bool rate = wantsRate(cues);
    for (const auto& numeral : amounts(heard, weight)) {
        const auto deed = deedOf(heard, numeral);
        const bool ofOne = isRate(heard, numeral);
        if (heard.takenBack(numeral.from, numeral.to) ||
            isOther(deed == Deed::None ? asked : deed, wanted) ||
            (ofOne && !rate && wanted.bits != 0))
            continue;
        const bool minor = (ofOne && !rate) || (!wanted.holds(deed) && isMinor(deed));
        const bool fits = wanted.holds(deed) || (ofOne && rate);
        const bool behind = answered && heard.asked.holds(Topic::Amount);
        answered = true;
        const double score = amountScore(cues, heard, numeral, weight) + (fits ? kOfField : 0) -
                             (behind ? kBehindAnswer : 0);
        (minor ? found.minor : found.main)
            .push_back({withoutPlus(numeral.value) + " 元",
                        score,
                        {heard.span(numeral.from, numeral.to)}});
    }
}

} // namespace

Proposal readMoney(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    const auto wanted = wantedBy(cues);
    Amounts found;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (heard.onlyAsks())
            continue;
        const double asked = heard.asked.holds(Topic::Amount) ? kAskedFor : 0;
        addAmounts(cues, wanted, heard, deedAsked(context.heard, i), std::max(weights[i], asked),
                   found);
    }
    auto& candidates = found.main.empty() ? found.minor : found.main;
    const bool alone = cues.onlyOfType && isAlone(candidates);
    return best(std::move(candidates), alone ? kLeastAlone : kLeastAmount);
}

} // namespace lianxin::assist

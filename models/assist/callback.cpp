#include "models/assist/callback.h"

#include "models/assist/relations.h"
#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

using text::NumeralKind;

constexpr std::size_t kMobile = 11;
constexpr std::size_t kIdentity = 18;

struct Told {
    std::string number;
    std::size_t at = 0; ///< of the utterance
    int from = 0;
    int to = 0;
    std::vector<ticket::Span> spans;
    double confidence = 0;
};

bool isMobile(const std::string& digits)
{
    return digits.size() == kMobile && digits[0] == '1' && digits[1] >= '3';
}

/// All digits of an utterance that says nothing else, with the X that may end an identity number;
/// empty for others.
std::string onlyDigits(const Heard& heard)
{
    std::string digits;
    for (const char32_t c : heard.text()) {
        const int digit = text::digitValue(c);
        if (digit >= 0)
            digits.push_back(static_cast<char>('0' + digit));
        else if (c == U'x' || c == U'叉')
            digits.push_back('X');
        else if (!text::isPunctuation(c) && !text::isSpace(c) && c != U'是' && c != U'然' &&
                 c != U'后')
            return {};
    }
    return digits;
}

/// A number said over several utterances in answer to the question for it, where `isWhole` says so.
template <class IsWhole>
void addPieces(const std::vector<Heard>& heard, Topic topic, std::size_t length, IsWhole isWhole,
               std::vector<Told>& told)
{
    std::string digits;
    std::vector<ticket::Span> spans;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (!heard[i].isCaller())
            continue;
        const auto piece = heard[i].asked.holds(topic) ? onlyDigits(heard[i]) : std::string{};
        if (piece.empty() || digits.size() + piece.size() > length) {
            digits.clear();
            spans.clear();
        }
        if (piece.empty() || piece.size() >= length)
            continue;
        digits += piece;
        spans.push_back(heard[i].span(0, heard[i].normal.size()));
        if (isWhole(digits))
            told.push_back({digits, i, 0, heard[i].normal.size(), spans, 0.85});
    }
}

bool isIdentity(const std::string& digits)
{
    const auto found = text::numerals(std::string_view{digits});
    return found.size() == 1 && found.front().kind == NumeralKind::Identity;
}

/// Digits in answer to the question for an identity number are no phone.
bool answersIdentity(const Heard& heard)
{
    return heard.isCaller() && heard.asked.holds(Topic::Identity) &&
           !heard.asked.holds(Topic::Phone);
}

/// 尾号是六幺二八, 后四位是…: the end of the number told before.
void putRight(const Heard& heard, std::size_t at, std::vector<Told>& told)
{
    constexpr std::u32string_view kEnds[]{U"尾号", U"后四位", U"后三位", U"最后"};
    if (told.empty() || !heard.isCaller())
        return;
    for (const auto cue : kEnds) {
        const int begin = find(heard.text(), cue);
        if (begin < 0)
            continue;
        for (const auto& numeral : heard.numerals) {
            const auto size = numeral.value.size();
            const bool end = size >= 3 && size <= 4 && numeral.from >= begin &&
                             numeral.value.find_first_not_of("0123456789") == std::string::npos;
            if (!end || told.back().number.size() <= size)
                continue;
            auto fresh = told.back();
            fresh.number.replace(fresh.number.size() - size, size, numeral.value);
            fresh.at = at;
            fresh.spans.push_back(heard.span(numeral.from, numeral.to));
            told.push_back(std::move(fresh));
            return;
        }
    }
}

std::vector<Told> numbersTold(const std::vector<Heard>& heard)
{
    std::vector<Told> told;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (answersIdentity(heard[i]))
            continue;
        for (const auto& numeral : heard[i].numerals)
            if (numeral.kind == NumeralKind::Phone && !heard[i].takenBack(numeral.from, numeral.to))
                told.push_back({numeral.value,
                                i,
                                numeral.from,
                                numeral.to,
                                {heard[i].span(numeral.from, numeral.to)},
                                heard[i].isCaller() ? 0.9 : 0.85});
        putRight(heard[i], i, told);
    }
    addPieces(heard, Topic::Phone, kMobile, isMobile, told);
    std::stable_sort(told.begin(), told.end(),
                     [](const Told& a, const Told& b) { return a.at < b.at; });
    return told;
}

/// 打他的, or whom of the caller's to call; his number (他的电话是…) may follow in the caller's
/// next words.
bool namesWhom(std::u32string_view words)
{
    constexpr std::u32string_view kHis[]{U"打他的", U"打她的"};
    return !whomToCall(words).empty() || holdsAny(words, kHis);
}

/// In the caller's words around the number, or in those before it.
bool isOfNamed(const std::vector<Heard>& heard, const Told& told)
{
    const auto& one = heard[told.at];
    constexpr int kNear = 8;
    if (namesWhom(one.slice(0, std::min(one.normal.size(), told.to + kNear))))
        return true;
    constexpr int kBesides = 8; ///< 他的电话是
    for (std::size_t i = told.at; i-- > 0;)
        if (heard[i].isCaller())
            return told.from <= kBesides && namesWhom(heard[i].text());
    return false;
}

/// 骗子的电话, 他用…给我打: somebody else's number.
bool isOthers(const std::vector<Heard>& heard, const Told& told)
{
    constexpr std::u32string_view kOthers[]{
        U"骗子",   U"对方",   U"老板", U"店家",   U"商家",   U"物业", U"公司",   U"客服",
        U"中介",   U"房东",   U"师傅", U"他们",   U"骚扰",   U"打来", U"给我打", U"打给我",
        U"打进来", U"那个号", U"热线", U"负责人", U"包工头", U"他给", U"她给"};
    constexpr std::u32string_view kSomebodys[]{U"他的", U"她的", U"他电话", U"她电话"};
    const auto& one = heard[told.at];
    const auto before = one.slice(std::max(0, told.from - 14), told.from);
    const auto after = one.slice(told.to, std::min(one.normal.size(), told.to + 8));
    if (holdsAny(before, kOthers) || holdsAny(after, kOthers))
        return true;
    return (holdsAny(before, kSomebodys) || holdsAny(after, kSomebodys)) && !isOfNamed(heard, told);
}

bool isWished(const std::vector<Heard>& heard, const Told& told)
{
    constexpr std::u32string_view kWishes[]{
        U"打我",     U"回我",     U"联系我", U"打这个",   U"找我",   U"另一个",   U"另外一个",
        U"留一个",   U"留个",     U"我手机", U"我的手机", U"我电话", U"我的电话", U"我号码",
        U"回电",     U"回访",     U"我儿子", U"我女儿",   U"我爱人", U"我老公",   U"我老婆",
        U"我家座机", U"座机是",   U"换个",   U"别打这",   U"打幺",   U"打1",      U"记一下",
        U"联系电话", U"我这个号", U"备用"};
    const auto& one = heard[told.at];
    const auto clause = one.clauseAt(told.from);
    const auto words =
        one.slice(std::max(0, clause.from - 16), std::min(one.normal.size(), clause.to + 16));
    return holdsAny(words, kWishes) || isOfNamed(heard, told);
}

/// Told by the caller as a number to be reached on, asked for or not.
bool isForCalling(const std::vector<Heard>& heard, const Told& told)
{
    const auto& one = heard[told.at];
    return one.isCaller() && !isOthers(heard, told) &&
           (one.asked.holds(Topic::Phone) || isWished(heard, told));
}

/// Beside the nearest.
constexpr Relation kOthers[]{{U"老乡", "老乡"}, {U"家里", "家人"}, {U"朋友", "朋友"},
                             {U"孩子", "孩子"}, {U"女婿", "女婿"}, {U"侄子", "侄子"},
                             {U"亲戚", "亲戚"}};

} // namespace

std::string_view whomToCall(std::u32string_view words)
{
    constexpr std::u32string_view kCalls[]{U"打", U"联系", U"找", U"回", U"通知", U"跟", U"问"};
    constexpr std::u32string_view kOwn[]{U"我", U"俺"};
    constexpr std::u32string_view kFor[]{U"给"};
    constexpr std::u32string_view kAsked = U"你您就请,";
    for (int at = 0; at < static_cast<int>(words.size()); ++at) {
        const int call = wordAt(words, at, kCalls);
        const int to = at + call + wordAt(words, at + call, kFor);
        const int own = to > at ? wordAt(words, to, kOwn) : 0;
        const auto* whom = own > 0 ? relationAt(words, to + own, kOthers) : nullptr;
        const bool begins =
            at == 0 || kAsked.find(words[static_cast<std::size_t>(at - 1)]) != kAsked.npos;
        if (!whom)
            continue;
        const int behind = to + own + static_cast<int>(whom->said.size());
        if (call > 0 || (begins && find(words, U"打", behind) == behind))
            return whom->written;
    }
    return {};
}

Proposal readCallerNumber(const std::vector<Heard>& heard)
{
    Proposal best;
    for (const auto& told : numbersTold(heard)) {
        if (heard[told.at].isCaller() && isOthers(heard, told))
            continue;
        if (best.value == told.number)
            for (const auto& span : told.spans)
                addSpan(best.spans, span);
        else
            best = {told.number, {}, told.confidence, told.spans, {}};
    }
    return best;
}

Proposal readCallbackNumber(const std::vector<Heard>& heard, const std::string& lineNumber)
{
    Proposal best;
    if (lineNumber.empty())
        return best;
    for (const auto& told : numbersTold(heard)) {
        const auto& one = heard[told.at];
        if (told.number == lineNumber)
            continue;
        const bool again = told.number == best.value;
        const bool asked = one.asked.holds(Topic::Phone);
        if (!again && !isForCalling(heard, told))
            continue;
        if (!again)
            best = {told.number, {}, asked ? 0.88 : 0.8, {}, {}};
        for (const auto& span : told.spans)
            addSpan(best.spans, span);
    }
    return best;
}

std::vector<std::string> wishedNumbers(const std::vector<Heard>& heard)
{
    std::vector<std::string> numbers;
    for (const auto& told : numbersTold(heard))
        if (heard[told.at].isCaller() && isOfNamed(heard, told))
            numbers.push_back(told.number);
    return numbers;
}

std::string maskedIdentity(const std::string& number)
{
    constexpr std::size_t kHead = 6;
    constexpr std::size_t kTail = 4;
    if (number.size() <= kHead + kTail)
        return std::string(number.size(), '*');
    return number.substr(0, kHead) + std::string(number.size() - kHead - kTail, '*') +
           number.substr(number.size() - kTail);
}

Proposal readIdentity(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kOthers[]{U"他的", U"她的", U"对方", U"老板", U"邻居"};
    Proposal found;
    const auto set = [&](const std::string& number, std::vector<ticket::Span> spans) {
        found = {number, maskedIdentity(number), 0.92, std::move(spans), {}};
    };
    std::vector<Told> pieces;
    addPieces(heard, Topic::Identity, kIdentity, isIdentity, pieces);
    if (!pieces.empty())
        set(pieces.back().number, pieces.back().spans);
    for (const auto& one : heard)
        for (const auto& numeral : one.numerals) {
            const auto before = one.slice(std::max(0, numeral.from - 10), numeral.from);
            if (numeral.kind == NumeralKind::Identity && one.isCaller() &&
                !one.takenBack(numeral.from, numeral.to) && !holdsAny(before, kOthers))
                set(numeral.value, {one.span(numeral.from, numeral.to)});
        }
    return found;
}

std::string withoutIdentities(std::string words, const Heard& heard)
{
    for (const auto& numeral : heard.numerals) {
        const bool personal = numeral.kind == NumeralKind::Identity ||
                              (numeral.kind == NumeralKind::Digits && numeral.value.size() >= 15);
        const auto said = heard.original(numeral.from, numeral.to);
        const auto at = personal && !said.empty() ? words.find(said) : std::string::npos;
        if (at != std::string::npos)
            words.replace(at, said.size(), maskedIdentity(numeral.value));
    }
    return words;
}

} // namespace lianxin::assist

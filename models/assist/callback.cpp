#include "models/assist/callback.h"

#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

using text::NumeralKind;

constexpr std::size_t kMobile = 11;

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

/// All digits of an utterance that says nothing else; empty for others.
std::string onlyDigits(const Heard& heard)
{
    std::string digits;
    for (const char32_t c : heard.text()) {
        const int digit = text::digitValue(c);
        if (digit >= 0)
            digits.push_back(static_cast<char>('0' + digit));
        else if (!text::isPunctuation(c) && !text::isSpace(c) && c != U'是' && c != U'然' &&
                 c != U'后')
            return {};
    }
    return digits;
}

/// A mobile number said over several utterances in answer to the question for it.
void addPieces(const std::vector<Heard>& heard, std::vector<Told>& told)
{
    std::string digits;
    std::vector<ticket::Span> spans;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (!heard[i].isCaller())
            continue;
        const auto piece =
            heard[i].asked.holds(Topic::Phone) ? onlyDigits(heard[i]) : std::string{};
        if (piece.empty() || digits.size() + piece.size() > kMobile) {
            digits.clear();
            spans.clear();
        }
        if (piece.empty() || piece.size() >= kMobile)
            continue;
        digits += piece;
        spans.push_back(heard[i].span(0, heard[i].normal.size()));
        if (isMobile(digits))
            told.push_back({digits, i, 0, heard[i].normal.size(), spans, 0.85});
    }
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
    addPieces(heard, told);
    std::stable_sort(told.begin(), told.end(),
                     [](const Told& a, const Told& b) { return a.at < b.at; });
    return told;
}

/// 骗子的电话, 他用…给我打: somebody else's number.
bool isOthers(const Heard& heard, const Told& told)
{
    constexpr std::u32string_view kOthers[]{
        U"骗子", U"对方",   U"他的",   U"她的",   U"他电话", U"老板", U"店家",   U"商家",
        U"物业", U"公司",   U"客服",   U"中介",   U"房东",   U"师傅", U"他们",   U"骚扰",
        U"打来", U"给我打", U"打给我", U"打进来", U"那个号", U"热线", U"负责人", U"包工头"};
    const auto before = heard.slice(std::max(0, told.from - 14), told.from);
    const auto after = heard.slice(told.to, std::min(heard.normal.size(), told.to + 8));
    return holdsAny(before, kOthers) || holdsAny(after, kOthers);
}

bool isWished(const Heard& heard, const Told& told)
{
    constexpr std::u32string_view kWishes[]{
        U"打我",     U"回我",     U"联系我", U"打这个",   U"找我",   U"另一个",   U"另外一个",
        U"留一个",   U"留个",     U"我手机", U"我的手机", U"我电话", U"我的电话", U"我号码",
        U"回电",     U"回访",     U"我儿子", U"我女儿",   U"我爱人", U"我老公",   U"我老婆",
        U"我家座机", U"座机是",   U"换个",   U"别打这",   U"打幺",   U"打1",      U"记一下",
        U"联系电话", U"我这个号", U"备用"};
    const auto clause = heard.clauseAt(told.from);
    const auto words =
        heard.slice(std::max(0, clause.from - 16), std::min(heard.normal.size(), clause.to + 16));
    return holdsAny(words, kWishes);
}

} // namespace

Proposal readCallerNumber(const std::vector<Heard>& heard)
{
    Proposal best;
    for (const auto& told : numbersTold(heard)) {
        if (heard[told.at].isCaller() && isOthers(heard[told.at], told))
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
        if (!again && (!one.isCaller() || isOthers(one, told) || !(asked || isWished(one, told))))
            continue;
        if (!again)
            best = {told.number, {}, asked ? 0.88 : 0.8, {}, {}};
        for (const auto& span : told.spans)
            addSpan(best.spans, span);
    }
    return best;
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
    for (const auto& one : heard)
        for (const auto& numeral : one.numerals) {
            const auto before = one.slice(std::max(0, numeral.from - 10), numeral.from);
            if (numeral.kind != NumeralKind::Identity || !one.isCaller() ||
                one.takenBack(numeral.from, numeral.to) || holdsAny(before, kOthers))
                continue;
            found = {numeral.value,
                     maskedIdentity(numeral.value),
                     0.92,
                     {one.span(numeral.from, numeral.to)},
                     {}};
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

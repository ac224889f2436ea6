#include "models/text/spoken.h"

#include "models/text/numeral_run.h"
#include "models/text/simplified.h"

#include <algorithm>

namespace lianxin::text {

namespace {

bool isMark(char32_t c)
{
    return isPunctuation(c) || c == U'\n';
}

/// Of 三号楼,,二单元 one mark is enough: what stood between them is gone.
std::vector<Span> doubledMarks(std::u32string_view text)
{
    std::vector<Span> marks;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == U',' && (i == 0 || text[i - 1] == U','))
            marks.push_back({static_cast<int>(i), static_cast<int>(i) + 1});
    return marks;
}

/// 洞, 拐 and 勾 as they are said for 零, 七 and 九; 0 for anything else.
char32_t digitCalled(char32_t c)
{
    return c == U'洞' ? U'零' : c == U'拐' ? U'七' : c == U'勾' ? U'九' : U'\0';
}

bool isHanDigit(char32_t c)
{
    return digitValue(c) >= 0 && c != U'两';
}

/// What stands beside digits that are read out; 洪洞, 拐弯 and 五号洞口 have other neighbours.
bool endsDigits(std::u32string_view text, std::size_t at)
{
    constexpr std::u32string_view kBehind = U"号的吧啊呢哦呀嘛是";
    return at >= text.size() || !isHan(text[at]) ||
           kBehind.find(text[at]) != std::u32string_view::npos;
}

bool beginsDigits(std::u32string_view text, std::size_t at)
{
    constexpr std::u32string_view kBefore = U"是号话码为机牌后";
    return at == 0 || !isHan(text[at - 1]) ||
           kBefore.find(text[at - 1]) != std::u32string_view::npos;
}

/// 幺五八洞拐勾 → 幺五八零七九: only in a row of digits, and at its ends only where it is read out
/// or of a number plate (豫GT三五拐洞).
void readCalledDigits(std::u32string& text)
{
    constexpr std::size_t kLeastDigits = 2;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t end = at;
        std::size_t digits = 0;
        for (; end < text.size() && (isHanDigit(text[end]) || digitCalled(text[end])); ++end)
            digits += isHanDigit(text[end]) ? 1 : 0;
        if (end == at)
            continue;
        std::size_t from = at;
        std::size_t to = end;
        while (from < to && !isHanDigit(text[from]) && !beginsDigits(text, at))
            ++from;
        const bool plate = at > 0 && isLatin(text[at - 1]);
        while (to > from && !isHanDigit(text[to - 1]) && !plate && !endsDigits(text, end))
            --to;
        for (std::size_t i = from; digits >= kLeastDigits && i < to; ++i)
            if (const char32_t digit = digitCalled(text[i]))
                text[i] = digit;
        at = end;
    }
}

/// A recogniser that writes blanks for pauses, and not between words: so many characters stand
/// between two of them on average.
constexpr int kLongBetweenBlanks = 4;

/// Blanks between Han characters, where they stand for pauses, as commas.
std::u32string withPauses(std::u32string text)
{
    const auto blank = [&](std::size_t i) {
        return isSpace(text[i]) && text[i] != U'\n' && i > 0 && i + 1 < text.size() &&
               isHan(text[i - 1]) && isHan(text[i + 1]);
    };
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        blanks += blank(i) ? 1 : 0;
    if (blanks == 0 || text.size() < kLongBetweenBlanks * (blanks + 1) + blanks)
        return text;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (blank(i))
            text[i] = U',';
    return text;
}

} // namespace

Normalised spoken(std::string_view utf8)
{
    Normalised whole = normalise(withPauses(toUtf32(utf8)));
    simplify(whole.text);
    readCalledDigits(whole.text);
    auto dropped = fillers(whole.text);
    std::erase_if(dropped, [&](const Span& span) {
        const auto next = static_cast<std::size_t>(span.to);
        return next < whole.text.size() && (whole.text[next] == U'不' || whole.text[next] == U'没');
    });
    if (dropped.empty())
        return whole;
    Normalised out = without(whole, dropped);
    if (std::all_of(out.text.begin(), out.text.end(), isMark))
        return whole;
    return without(out, doubledMarks(out.text));
}

} // namespace lianxin::text

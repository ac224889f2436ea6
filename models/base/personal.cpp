#include "models/base/personal.h"

#include <algorithm>
#include <string_view>

namespace lianxin {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr int kFewestDigits = 10; ///< of a number that tells a person

bool tellsAPerson(std::string_view run)
{
    constexpr std::size_t kMobile = 11;
    constexpr std::size_t kOldIdentity = 15;
    constexpr std::size_t kIdentity = 18;
    const auto digits = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), isDigit));
    const bool dashed = run.find('-') != std::string_view::npos;
    if (run.front() == '0')
        return digits >= kMobile - 1 && digits <= kMobile + 1;
    if (digits == kMobile)
        return run.front() == '1';
    return !dashed && (run.size() == kOldIdentity || run.size() == kIdentity);
}

/// The end of the number that begins at `from`; `from` where none does.
std::size_t endOfRun(const std::string& text, std::size_t from)
{
    std::size_t to = from;
    while (to < text.size() && (isDigit(text[to]) || (to > from && text[to] == '-')))
        ++to;
    if (to > from && to < text.size() && (text[to] == 'X' || text[to] == 'x'))
        ++to;
    return to;
}

/// Calls `other(byte)` and `number(run)` for what the text is made of, in order.
template <class Other, class Number>
void readNumbers(const std::string& text, Other other, Number number)
{
    for (std::size_t from = 0; from < text.size();) {
        const auto to = endOfRun(text, from);
        if (to == from) {
            other(text[from++]);
            continue;
        }
        number(text.substr(from, to - from));
        from = to;
    }
}

} // namespace

std::string masked(const std::string& number)
{
    constexpr std::size_t kHead = 3;
    constexpr std::size_t kTail = 4;
    if (number.size() <= kHead + kTail)
        return std::string(number.size(), '*');
    return number.substr(0, kHead) + std::string(number.size() - kHead - kTail, '*') +
           number.substr(number.size() - kTail);
}

std::string maskedWithin(const std::string& text)
{
    if (std::count_if(text.begin(), text.end(), isDigit) < kFewestDigits)
        return text;
    std::string out;
    readNumbers(
        text, [&](char byte) { out += byte; },
        [&](const std::string& run) { out += tellsAPerson(run) ? masked(run) : run; });
    return out;
}

std::string unmasked(std::string edited, const std::string& original)
{
    if (edited == masked(original))
        return original;
    readNumbers(
        original, [](char) {},
        [&](const std::string& run) {
            if (!tellsAPerson(run))
                return;
            if (const auto at = edited.find(masked(run)); at != std::string::npos)
                edited.replace(at, run.size(), run);
        });
    return edited;
}

} // namespace lianxin

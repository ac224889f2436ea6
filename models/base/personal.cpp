#include "models/base/personal.h"

#include "models/base/digit.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace lianxin {

namespace {

constexpr std::size_t kHead = 3;
constexpr std::size_t kTail = 4;
constexpr std::size_t kFewestDigits = 10; ///< of a number that tells a person
/// Where it is parted; a list of numbers is none.
constexpr std::size_t kMostRuns = 6;
constexpr std::size_t kShortestRun = 2;

/// A stretch of digits in a text, hyphens and a check character with them.
struct Run {
    std::size_t from = 0; ///< bytes
    std::size_t to = 0;
    std::string written; ///< 138-00006127 of 幺三八-零零零零六幺二七
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

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

/// The number that begins at `from`; empty where none does.
Run runAt(const std::string& text, std::size_t from)
{
    Run run{from, from, {}};
    while (run.to < text.size()) {
        const auto digit = digitAt(text, run.to);
        const bool hyphen = digit.bytes == 0 && text[run.to] == '-' && run.to > from;
        if (digit.bytes == 0 && !hyphen)
            break;
        run.written += hyphen ? '-' : digit.value;
        run.to += hyphen ? 1 : digit.bytes;
    }
    if (run.to > from && run.to < text.size() && (text[run.to] == 'X' || text[run.to] == 'x'))
        run.written += text[run.to++];
    return run;
}

std::vector<Run> runsOf(const std::string& text)
{
    std::vector<Run> runs;
    for (std::size_t at = 0; at < text.size();) {
        auto run = runAt(text, at);
        at = std::max(run.to, at + 1);
        if (!run.written.empty())
            runs.push_back(std::move(run));
    }
    return runs;
}

/// The numbers of people in a text: each a run, or neighbouring ones with pauses between.
std::vector<std::vector<Run>> numbersOf(const std::string& text)
{
    std::vector<std::vector<Run>> numbers;
    const auto runs = runsOf(text);
    for (std::size_t first = 0; first < runs.size();) {
        std::string written;
        std::size_t end = first;
        for (std::size_t i = first; i < runs.size(); ++i) {
            const bool joins =
                i == first || (i < first + kMostRuns && runs[i].written.size() >= kShortestRun &&
                               runs[first].written.size() >= kShortestRun &&
                               pauseAt(text, runs[i - 1].to) == runs[i].from - runs[i - 1].to);
            if (!joins)
                break;
            written += runs[i].written;
            if (tellsAPerson(written))
                end = i + 1;
            if (end == first + 1)
                break; // a number as it stands
        }
        if (end > first)
            numbers.emplace_back(runs.begin() + static_cast<std::ptrdiff_t>(first),
                                 runs.begin() + static_cast<std::ptrdiff_t>(end));
        first = std::max(end, first + 1);
    }
    return numbers;
}

/// The text of a number as it may be seen: its first three and last four characters as they were.
std::string maskedNumber(const std::string& text, const std::vector<Run>& number)
{
    std::size_t size = 0;
    for (const auto& run : number)
        size += run.written.size();
    std::string out;
    std::size_t place = 0;
    for (std::size_t at = number.front().from; at < number.back().to;) {
        const bool within = std::any_of(number.begin(), number.end(), [&](const Run& run) {
            return run.from <= at && at < run.to;
        });
        const auto bytes = within ? std::max<std::size_t>(digitAt(text, at).bytes, 1) : 1;
        const bool hidden = within && place >= kHead && place + kTail < size;
        out += hidden ? "*" : text.substr(at, bytes);
        place += within ? 1 : 0;
        at += bytes;
    }
    return out;
}

bool mayHoldNumber(const std::string& text)
{
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size() && digits < kFewestDigits;) {
        const auto digit = digitAt(text, at);
        digits += digit.bytes > 0 ? 1 : 0;
        at += std::max<std::size_t>(digit.bytes, 1);
    }
    return digits >= kFewestDigits;
}

} // namespace

std::string masked(const std::string& number)
{
    if (number.size() <= kHead + kTail)
        return std::string(number.size(), '*');
    return number.substr(0, kHead) + std::string(number.size() - kHead - kTail, '*') +
           number.substr(number.size() - kTail);
}

std::string maskedWithin(const std::string& text)
{
    if (!mayHoldNumber(text))
        return text;
    std::string out;
    std::size_t at = 0;
    for (const auto& number : numbersOf(text)) {
        out += text.substr(at, number.front().from - at) + maskedNumber(text, number);
        at = number.back().to;
    }
    return out + text.substr(at);
}

std::string unmasked(std::string edited, const std::string& original)
{
    if (edited == masked(original))
        return original;
    for (const auto& number : numbersOf(original)) {
        const auto shown = maskedNumber(original, number);
        const auto from = number.front().from;
        if (const auto at = edited.find(shown); at != std::string::npos)
            edited.replace(at, shown.size(), original, from, number.back().to - from);
    }
    return edited;
}

} // namespace lianxin

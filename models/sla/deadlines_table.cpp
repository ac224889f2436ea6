#include "models/sla/deadlines_table.h"

#include "models/sla/deadline.h"
#include "models/sla/explain.h"

#include <array>

namespace lianxin::sla {

namespace {

constexpr std::size_t kMostColumns = 4;
/// ISO-8601 has four digits for the year.
constexpr UtcTime kLastPrintable = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} +
                                   std::chrono::hours{24} - base::kCityOffset - Milliseconds{1};

/// A row read as far as it goes; `fault` says why it goes no further.
struct Row {
    std::string_view id;
    UtcTime start{};
    Duration limit;
    std::vector<Pause> pauses;
    std::string fault;
};

std::string quoted(std::string_view what, std::string_view text)
{
    constexpr std::size_t kMostQuoted = 60;
    return std::string(what) + " \"" + std::string(text.substr(0, kMostQuoted)) + "\"";
}

std::string_view takeUntil(std::string_view& rest, char separator)
{
    const auto end = std::min(rest.find(separator), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::string readPauses(std::string_view text, std::vector<Pause>& pauses)
{
    while (!text.empty()) {
        const auto part = takeUntil(text, ';');
        auto ends = part;
        const auto from = base::parseIso(takeUntil(ends, '/'));
        const auto to = base::parseIso(ends);
        if (!from || !to)
            return quoted("bad pause", part);
        if (*to < *from)
            return quoted("pause ends before it begins", part);
        pauses.push_back({*from, *to});
    }
    return {};
}

std::string durationFault(const Error& error)
{
    if (error.code == "duration.too_long")
        return quoted("duration too long", error.detail);
    if (error.code == "duration.zero_days")
        return quoted("no working day to end on", error.detail);
    return quoted("bad duration", error.detail);
}

Row read(std::string_view text)
{
    Row row;
    std::array<std::string_view, kMostColumns> columns{};
    std::size_t count = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const auto tab = std::min(text.find('\t', from), text.size());
        if (count == kMostColumns) {
            row.fault = "more than 4 columns";
            return row;
        }
        columns[count++] = text.substr(from, tab - from);
        from = tab + 1;
    }
    if (count < 3) {
        row.fault = text.empty() ? "empty row" : "fewer than 3 columns";
        return row;
    }
    row.id = columns[0];
    const auto start = base::parseIso(columns[1]);
    const auto limit = parseDuration(columns[2]);
    if (row.id.empty())
        row.fault = "no id";
    else if (!start)
        row.fault = quoted("bad start", columns[1]);
    else if (!limit)
        row.fault = durationFault(limit.error());
    else {
        row.start = *start;
        row.limit = limit.value();
        row.fault = readPauses(columns[3], row.pauses);
    }
    return row;
}

TableLine fault(std::int64_t number, std::string_view reason)
{
    return {"error\t" + std::to_string(number) + "\t" + std::string(reason), false};
}

} // namespace

TableLine deadlineLine(std::string_view text, std::int64_t number, const Calendar& calendar,
                       Explanation explanation)
{
    if (!text.empty() && text.back() == '\r')
        text.remove_suffix(1);
    const auto row = read(text);
    if (!row.fault.empty())
        return fault(number, row.fault);
    const auto end = due(calendar, row.limit, row.start, row.pauses);
    if (end.at > kLastPrintable)
        return fault(number, "due after the year 9999");
    TableLine line{std::string(row.id) + "\t" + base::toIso(end.at)};
    if (explanation == Explanation::With || end.provisional)
        line.text += end.provisional ? "\tprovisional" : "\t";
    if (explanation == Explanation::With) {
        line.text += '\t';
        for (const auto& sentence : explain(calendar, row.limit, row.start, row.pauses))
            line.text += sentence;
    }
    return line;
}

TableLine rowTooLong(std::int64_t number)
{
    return fault(number, "row too long");
}

} // namespace lianxin::sla

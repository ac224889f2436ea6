#include "server-stub/commands/commands.h"

#include "models/base/byte_order_mark.h"
#include "models/sla/deadlines_table.h"
#include "models/wire/policy_yaml.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <istream>
#include <ostream>

namespace lianxin::commands {

namespace {

constexpr int kFirstYear = 2020;
constexpr int kLastYear = 2040;

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "deadlines",
        "",
        "从标准输入逐行读取：编号、起算时刻、时限、停表区间（制表符分隔），逐行输出编号和到期时刻。"
        "\n"
        "时限写作 90wm（工作分钟）、5wd（工作日）、3d、2h、30m（自然时间）；停表写作 起/止;起/止。",
        {{"calendar", "cn|none", "cn：法定节假日和调休（默认）；none：只看周末"},
         {"hours", "时段", "工作时间，默认 08:30-12:00,14:00-17:30"},
         {"folder", "目录", "城市资料所在目录，默认为程序自带的 resources/city"},
         {"explain", "", "同时写明每一步怎么算"}}};
    return kUsage;
}

Result<std::vector<sla::CalendarYear>> yearsOf(const std::filesystem::path& folder)
{
    std::vector<wire::CalendarFile> files;
    for (int year = kFirstYear; year <= kLastYear; ++year) {
        const auto name = "calendars/" + std::to_string(year) + ".yaml";
        if (auto text = readFile(folder / name))
            files.push_back({name, std::move(text).value()});
    }
    if (files.empty())
        return Error{"not_found", (folder / "calendars").string()};
    return wire::parseCalendarYears(files);
}

Result<sla::Calendar> calendarFor(const cli::Given& given)
{
    sla::CalendarSource source;
    const auto which = given.value("calendar", "cn");
    if (which != "cn" && which != "none")
        return Error{"unknown_calendar", which};
    auto hours = sla::parseHours(given.value("hours", "08:30-12:00,14:00-17:30"));
    if (!hours)
        return hours.error();
    source.hours = sla::onWeekdays(std::move(hours).value());
    if (which == "cn") {
        auto years = yearsOf(given.value("folder", cityFolder().string()));
        if (!years)
            return years.error();
        source.years = std::move(years).value();
    }
    return sla::Calendar::make(source);
}

} // namespace

int deadlines(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto calendar = calendarFor(*given);
    if (!calendar) {
        err << calendar.error().code << ": " << calendar.error().detail << '\n';
        return 2;
    }
    const auto explanation =
        given->has("explain") ? sla::Explanation::With : sla::Explanation::Without;
    std::string line;
    for (std::int64_t number = 1; std::getline(in, line); ++number) {
        const auto row = number == 1 ? base::withoutByteOrderMark(line) : std::string_view(line);
        out << sla::deadlineLine(row, number, calendar.value(), explanation).text << '\n';
    }
    return 0;
}

} // namespace lianxin::commands

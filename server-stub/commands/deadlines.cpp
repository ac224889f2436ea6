#include "server-stub/commands/commands.h"

#include "models/base/byte_order_mark.h"
#include "models/sla/deadlines_table.h"
#include "models/wire/policy_yaml.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <istream>
#include <limits>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

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
        "时限写作 90wm（工作分钟）、5wd（工作日）、3d、2h、30m（自然时间）；停表写作 "
        "起/止;起/止。一行至多 1 MiB。",
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

constexpr std::size_t kLongestRow = 1024 * 1024;

struct Row {
    std::string_view text; ///< as long as the next row is not asked for
    bool tooLong = false;
};

/// Rows as they come; of one that is too long only its beginning is kept.
class Rows {
public:
    explicit Rows(std::istream& in) : m_in(in), m_buffer(kLongestRow + 1) {}

    std::optional<Row> next()
    {
        m_in.getline(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        const auto count = static_cast<std::size_t>(m_in.gcount());
        const std::string_view text(m_buffer.data(), count - (m_in.good() ? 1 : 0));
        if (!m_in.fail())
            return Row{text};
        if (m_in.eof() || m_in.bad())
            return std::nullopt;
        m_in.clear();
        m_in.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
        return Row{text, true};
    }

private:
    std::istream& m_in;
    std::vector<char> m_buffer;
};

} // namespace

int deadlines(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto calendar = calendarFor(*given);
    if (!calendar) {
        cli::fail(err, calendar.error());
        return 2;
    }
    const auto explanation =
        given->has("explain") ? sla::Explanation::With : sla::Explanation::Without;
    Rows rows(in);
    std::int64_t number = 1;
    for (auto row = rows.next(); row; row = rows.next(), ++number) {
        const auto text = number == 1 ? base::withoutByteOrderMark(row->text) : row->text;
        out << (row->tooLong ? sla::rowTooLong(number)
                             : sla::deadlineLine(text, number, calendar.value(), explanation))
                   .text
            << '\n';
    }
    return 0;
}

} // namespace lianxin::commands

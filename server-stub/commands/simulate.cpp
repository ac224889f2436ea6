#include "models/wire/profile_yaml.h"
#include "models/wire/simulation_json.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/commands.h"
#include "server-stub/commands/files.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace lianxin::commands {

namespace {

constexpr long long kMostSeats = engine::kMostSimSeats;
constexpr std::uintmax_t kLongestFile = 1024 * 1024;

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "simulate",
        "",
        "在虚拟时钟上运行话务引擎，看坐席够不够。\n"
        "一天：--seats N --calls-per-day M --profile 文件。\n"
        "稳态：--steady --seats N --calls-per-hour L --mean-handle-s H [--mean-patience-s P] "
        "--hours T。\n"
        "同一种子，结果相同（用时除外）。",
        {{"seats", "个数", "坐席数（必填）"},
         {"calls-per-day", "通", "一天的来电数"},
         {"profile", "文件", "一天的情形（YAML）；默认为自带的供暖季工作日"},
         {"find-seats", "", "再用模拟求出达到目标所需的最少坐席（要跑十几遍）"},
         {"steady", "", "稳态：到达、处理、耐心都是指数分布"},
         {"calls-per-hour", "通", "稳态的每小时来电数"},
         {"mean-handle-s", "秒", "稳态的平均处理时长"},
         {"mean-patience-s", "秒", "稳态的平均耐心；不给或 0 表示无人挂断"},
         {"hours", "小时", "稳态计入统计的小时数，之前另有预热"},
         {"seed", "整数", "随机种子，默认 1"},
         {"json", "", "输出一个 JSON 对象"}}};
    return kUsage;
}

/// Wall time of one run.
class Watch {
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Options as numbers; the first that is none is remembered.
class Numbers {
public:
    explicit Numbers(const cli::Given& given) : m_given(given) {}

    long long whole(const char* name, long long least, long long most, const char* otherwise = "")
    {
        const auto text = m_given.value(name, otherwise);
        const auto value = cli::number(text, least, most);
        if (!value)
            note(name, text,
                 "应为 " + std::to_string(least) + " 到 " + std::to_string(most) + " 的整数");
        return value.value_or(least);
    }
    double real(const char* name, const char* otherwise = "")
    {
        const auto text = m_given.value(name, otherwise);
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
            !std::isfinite(value))
            note(name, text, "应为数");
        return value;
    }
    const std::string& problem() const { return m_problem; }

private:
    void note(const std::string& name, const std::string& text, const std::string& why)
    {
        if (m_problem.empty())
            m_problem = text.empty() ? "缺少 --" + name : "--" + name + "：“" + text + "”" + why;
    }

    const cli::Given& m_given;
    std::string m_problem;
};

int refuse(std::ostream& err, const std::string& why)
{
    err << why << '\n';
    return 2;
}

/// Options that belong to the other way of simulating.
std::string stray(const cli::Given& given, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (given.has(name))
            return std::string("--") + name +
                   (given.has("steady") ? " 不能与 --steady 同用" : " 只能与 --steady 同用");
    return {};
}

// — steady

void row(std::ostream& out, const char* name, const engine::Estimate& estimate)
{
    out << name << '\t' << estimate.mean << " ± " << estimate.halfWidth << '\n';
}

int steady(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    if (const auto why = stray(given, {"calls-per-day", "profile", "find-seats"}); !why.empty())
        return refuse(err, why);
    Numbers numbers(given);
    engine::SteadyLoad load;
    load.seats = static_cast<int>(numbers.whole("seats", 1, kMostSeats));
    load.callsPerHour = numbers.real("calls-per-hour");
    load.meanHandleS = numbers.real("mean-handle-s");
    load.meanPatienceS = numbers.real("mean-patience-s", "0");
    load.hours = numbers.real("hours");
    load.seed = static_cast<std::uint64_t>(numbers.whole("seed", 0, INT64_MAX, "1"));
    if (!numbers.problem().empty())
        return refuse(err, numbers.problem());
    const Watch watch;
    const auto result = engine::simulateSteady(load);
    if (!result)
        return refuse(err, result.error().detail + " [" + result.error().code + "]");
    const auto& r = result.value();
    if (given.has("json")) {
        out << wire::steadyText(r, load, watch.seconds()) << '\n';
        return 0;
    }
    out << std::fixed << std::setprecision(4) << "来电\t" << r.calls << '\n';
    row(out, "需等待的占比", r.pWait);
    row(out, "平均等待（秒）", r.meanWaitS);
    row(out, "15 秒内接听的占比", r.serviceLevel15s);
    row(out, "等待中挂断的占比", r.abandoned);
    row(out, "坐席占用率", r.occupancy);
    return 0;
}

// — a day

Result<engine::DayProfile> profileFrom(const std::filesystem::path& path)
{
    std::error_code none;
    if (const auto size = std::filesystem::file_size(path, none); !none && size > kLongestFile)
        return Error{"too_large", path.string() + "：文件太大"};
    auto text = readFile(path);
    if (!text)
        return Error{text.error().code, path.string() + "：读不到这个文件"};
    return wire::parseProfileYaml(text.value(), path.filename().string());
}

void percent(std::ostream& out, double share)
{
    out << std::fixed << std::setprecision(1) << share * 100 << '%';
}

void figures(std::ostream& out, const std::string& name, const engine::DayFigures& f)
{
    out << name << '\t' << f.calls << '\t';
    percent(out, f.serviceLevel());
    out << '\t' << std::setprecision(0) << f.meanWaitS() << '\t';
    percent(out, f.abandonedShare());
    out << '\t';
    percent(out, f.occupancy());
    out << '\t' << f.transferred << '\t' << f.overflowed << '\t' << f.callbacks << '\t'
        << f.passedOn << '\t' << f.seatsNeeded << '\n';
}

/// `09:30`.
std::string clock(std::size_t half)
{
    std::ostringstream text;
    text << std::setfill('0') << std::setw(2) << half / 2 << (half % 2 != 0 ? ":30" : ":00");
    return text.str();
}

void table(std::ostream& out, const wire::DayReport& report)
{
    const auto& result = report.result;
    out << report.profile.name << "：坐席 " << report.load.seats << "，来电 "
        << report.load.callsPerDay << "\n\n时段\t来电\t及时接听\t平均等待（秒）\t挂断\t占用率\t"
        << "转接\t溢出\t回拨\t转外市\t所需坐席\n";
    figures(out, "全天", result.whole);
    for (const auto& group : result.groups)
        figures(out, group.name.empty() ? group.id.str() : group.name, group.whole);
    for (std::size_t half = 0; half < result.halfHours.size(); ++half)
        if (result.halfHours[half].calls > 0)
            figures(out, clock(half), result.halfHours[half]);
    if (report.seatsForTarget)
        out << "\n达到目标最少需要坐席 " << *report.seatsForTarget << '\n';
}

int day(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    if (const auto why =
            stray(given, {"calls-per-hour", "mean-handle-s", "mean-patience-s", "hours"});
        !why.empty())
        return refuse(err, why);
    Numbers numbers(given);
    engine::DayLoad load;
    load.seats = static_cast<int>(numbers.whole("seats", 1, kMostSeats));
    load.callsPerDay = static_cast<int>(numbers.whole("calls-per-day", 1, engine::kMostSimCalls));
    load.seed = static_cast<std::uint64_t>(numbers.whole("seed", 0, INT64_MAX, "1"));
    if (!numbers.problem().empty())
        return refuse(err, numbers.problem());
    const auto path = given.has("profile") ? std::filesystem::path(given.value("profile"))
                                           : cityFolder() / "profiles" / "heating-weekday.yaml";
    const auto profile = profileFrom(path);
    if (!profile)
        return refuse(err, profile.error().detail + " [" + profile.error().code + "]");
    const Watch watch;
    const auto result = engine::simulateDay(profile.value(), load);
    if (!result)
        return refuse(err, result.error().detail + " [" + result.error().code + "]");
    wire::DayReport report{profile.value(), result.value(), load, {}, watch.seconds()};
    if (given.has("find-seats")) {
        report.seatsForTarget = engine::seatsForDay(profile.value(), load, engine::kMostSimSeats);
        report.seconds = watch.seconds();
    }
    if (given.has("json"))
        out << wire::dayText(report) << '\n';
    else
        table(out, report);
    return 0;
}

} // namespace

int simulate(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    return given->has("steady") ? steady(*given, out, err) : day(*given, out, err);
}

} // namespace lianxin::commands

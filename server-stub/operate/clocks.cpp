#include "models/wire/city_files.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"
#include "server-stub/operate/operate.h"
#include "server-stub/robots/client.h"

#include <istream>
#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "clocks",
        "",
        "改后的时限规定（policies.yaml）和日历（calendars/"
        "年份.yaml）交给运行中的服务器。未办结工单的"
        "到期时间按新日历重算，每一个移动都记下原因：工作时间（hours、special_days、"
        "unit_calendars）和放假安排都属于日历，改了就移动已作出的承诺。环节和时限（rules）的改动"
        "只用于以后受理的工单，除非写明 --move-promises。policies.yaml "
        "改动任何一处都要换一个版本号（version）。密码从标准输入读一行。",
        {{"resources", "目录", "城市资料目录，默认为程序自带的示范城市"},
         {"server", "地址", "服务器，默认 http://127.0.0.1:8765"},
         {"staff", "工号", "管理员的工号"},
         {"reason", "文字", "为什么改，写进日志"},
         {"move-promises", "", "未办结的工单也改用新的时限"},
         {"check", "", "只检查文件，不交给服务器"}}};
    return kUsage;
}

Result<engine::Answer> send(const cli::Given& given, engine::ReviseClocks revision,
                            std::istream& in)
{
    auto client = robots::Client::make(given.value("server", "http://127.0.0.1:8765"));
    if (!client)
        return client.error();
    const auto known = client.value()->logIn(StaffId(given.value("staff")), passwordFrom(in));
    if (!known)
        return known.error();
    return client.value()->give(std::move(revision));
}

int revise(const cli::Given& given, engine::ReviseClocks revision, std::istream& in,
           std::ostream& out, std::ostream& err)
{
    const auto answer = send(given, std::move(revision), in);
    if (!answer)
        return cli::fail(err, answer.error());
    if (const auto& why = answer.value().rejection)
        return cli::fail(err, {why->code, why->detail});
    if (answer.value().firstSeq == 0)
        out << "与现行的时限和日历相同，没有改动\n";
    else
        out << "已生效，事件 " << answer.value().firstSeq << "–" << answer.value().lastSeq << '\n';
    return 0;
}

} // namespace

int clocks(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const std::string folder = given->value("resources", commands::cityFolder().string());
    auto files = wire::readClockFiles(commands::reader(folder));
    for (const auto& problem : files.problems)
        err << problem.detail << " [" << problem.code << "]\n";
    if (!files.problems.empty())
        return 1;
    if (given->has("check")) {
        out << "时限和日历没有错误，版本 " << files.policy.version << '\n';
        return 0;
    }
    if (given->value("staff").empty() || given->value("reason").empty()) {
        err << "需要 --staff 和 --reason\n";
        return 2;
    }
    return revise(*given,
                  {std::move(files.policy), std::move(files.calendarYears), given->value("reason"),
                   given->has("move-promises")},
                  in, out, err);
}

} // namespace lianxin::operate

#include "server-stub/auth/demo_staff.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"
#include "server-stub/robots/play.h"

#include <csignal>
#include <ostream>

namespace lianxin::operate {

namespace {

std::atomic<bool> g_stop{false};

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "robots",
        "",
        "扮演坐席以外的人：电话网关依次报来电，派单员、承办单位、回访员把工单一路办到归档。每个动作"
        "打印一行 JSON。",
        {{"server", "地址", "服务器，默认 http://127.0.0.1:8765"},
         {"password", "密码", "演示工号的密码，默认 lianxin-demo"},
         {"scenario", "编号", "来电情景，可多次；默认全部", cli::Option::Times::Many},
         {"calls", "数", "来电总数，默认不停"},
         {"once", "", "每个情景来电一次，全部归档后结束"},
         {"burst", "", "不等上一通结束就报下一通"},
         {"pace", "毫秒", "每一步之间的停顿，默认 400"}}};
    return kUsage;
}

Result<robots::PlayOptions> optionsFrom(const cli::Given& given)
{
    robots::PlayOptions options;
    options.url = given.value("server", options.url);
    options.password = given.value("password", auth::kDemoPassword);
    for (const auto& id : given.values("scenario"))
        options.scenarios.emplace_back(id);
    const auto pace = cli::number(given.value("pace", "400"), 0, 600'000);
    if (!pace)
        return Error{"bad_number", "--pace"};
    options.pace = std::chrono::milliseconds{*pace};
    if (given.has("calls")) {
        const auto calls = cli::number(given.value("calls"), 0, 1'000'000);
        if (!calls)
            return Error{"bad_number", "--calls"};
        options.calls = static_cast<int>(*calls);
    }
    if (given.has("once")) {
        options.end = robots::PlayOptions::End::WhenArchived;
        if (options.calls < 0)
            options.calls = robots::PlayOptions::kOfEachOne;
    }
    if (given.has("burst"))
        options.next = robots::PlayOptions::Next::AtOnce;
    return options;
}

} // namespace

int robots(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto options = optionsFrom(*given);
    if (!options) {
        err << "应当是整数：" << options.error().detail << '\n';
        return 2;
    }
    std::signal(SIGTERM, [](int) { g_stop = true; });
    std::signal(SIGINT, [](int) { g_stop = true; });
    const auto played = robots::play(options.value(), out, g_stop);
    if (!played)
        return cli::fail(err, played.error());
    return 0;
}

} // namespace lianxin::operate

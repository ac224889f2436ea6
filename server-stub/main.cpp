#include "server-stub/commands/commands.h"
#include "server-stub/operate/operate.h"

#include <iostream>

/// Read by jemalloc: few arenas, and what is free goes back after some seconds, also where nobody
/// allocates any more (of itself it looks only when somebody does).
/// https://jemalloc.net/jemalloc.3.html#tuning
extern "C" const char* malloc_conf;
const char* malloc_conf = "narenas:4,dirty_decay_ms:5000,muzzy_decay_ms:0,background_thread:true";

int main(int argc, char** argv)
{
    using namespace lianxin;
    std::vector<cli::Subcommand> table{
        {"serve", "启动中心服务器", operate::serve},
        {"user", "管理工号和密码", operate::user},
        {"verify", "重算整条日志，核对散列链和每张投影表", operate::verify},
        {"answers-given", "知识条目改版后，列出得到旧版口径的来电人", operate::answersGiven},
        {"clocks", "把改后的时限和日历交给运行中的服务器，重算未办结的到期时间", operate::clocks},
        {"backup", "运行中备份数据库", operate::backup},
        {"robots", "以网关、派单员、承办单位、回访员的身份登录并办理演示来电", operate::robots},
    };
    for (const auto& command : commands::commands())
        table.push_back({command.name, command.purpose, command.run});
    table.push_back({"version", "版本和协议号", operate::version});
    return cli::runSubcommand(table, {argv + 1, argv + argc}, std::cin, std::cout, std::cerr);
}

#include "server-stub/store/backup.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"

#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "backup",
        "",
        "复制一份数据库、通话日志和查阅记录，服务器可以同时运行。副本可直接用 serve --db 打开。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"}, {"to", "文件", "副本；不得已存在"}}};
    return kUsage;
}

} // namespace

int backup(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const std::string from = given->value("db", "lianxin.db");
    const std::string to = given->value("to");
    if (to.empty()) {
        err << "请用 --to 指定副本\n";
        return 2;
    }
    auto database = store::Database::openExisting(from);
    const auto done =
        database ? store::backUp(*database.value(), to) : Result<store::BackedUp>(database.error());
    if (!done)
        return cli::fail(err, done.error());
    out << "已备份到 " << to << "，通话日志 " << done.value().journals << " 份，末尾 "
        << store::tailText(done.value().tail) << '\n';
    for (const auto& session : done.value().missing)
        err << "通话日志 " << session << "：文件不见了，没有备份\n";
    return done.value().missing.empty() ? 0 : 1;
}

} // namespace lianxin::operate

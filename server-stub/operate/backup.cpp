#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"
#include "server-stub/store/database.h"

#include <filesystem>
#include <ostream>

namespace lianxin::operate {

namespace fs = std::filesystem;

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "backup",
        "",
        "复制一份数据库和通话日志，服务器可以同时运行。副本可直接用 serve --db 打开。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"}, {"to", "文件", "副本；不得已存在"}}};
    return kUsage;
}

/// After the database, so that every journal the copy knows of is there; journal files never
/// change.
Status copyJournals(const std::string& from, const std::string& to)
{
    std::error_code failed;
    if (!fs::exists(from + ".journals"))
        return success();
    fs::copy(from + ".journals", to + ".journals",
             fs::copy_options::recursive | fs::copy_options::skip_existing, failed);
    return failed ? Status(Error{"io", to + ".journals"}) : success();
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
    Status done = database ? database.value()->backup(to) : Status(database.error());
    if (done)
        done = copyJournals(from, to);
    if (!done) {
        err << sentence(done.error()) << '\n';
        return 1;
    }
    out << "已备份到 " << to << '\n';
    return 0;
}

} // namespace lianxin::operate

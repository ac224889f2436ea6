#include "server-stub/auth/accounts.h"
#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"

#include <istream>
#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "user",
        "add|passwd|teams|list [工号]",
        "管理工号。密码从标准输入读一行，不出现在命令行里。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"name", "姓名", "add：姓名"},
         {"roles", "角色,角色",
          "add：call_taker、dispatcher、callback_agent、supervisor、inspector、trainer、unit_"
          "staff、administrator、gateway"},
         {"teams", "专班,专班",
          "add、teams：多彩工单的专班，见 colours.yaml；不写即不属于任何专班"},
         {"unit", "单位", "add：承办单位的编号（unit_staff 必填）"}}};
    return kUsage;
}

int add(auth::Accounts& accounts, const cli::Given& given, std::istream& in, std::ostream& out,
        std::ostream& err)
{
    auto roles = auth::parseRoles(given.value("roles"));
    if (!roles)
        return fail(err, roles.error());
    const StaffId staff(given.arguments()[1]);
    const auto added =
        accounts.add({staff, given.value("name", staff.str()), std::move(roles).value(),
                      UnitId(given.value("unit")), auth::parseTeams(given.value("teams"))},
                     passwordFrom(in));
    if (!added)
        return fail(err, added.error());
    out << "已添加 " << staff.str() << '\n';
    return 0;
}

int changePassword(auth::Accounts& accounts, const cli::Given& given, std::istream& in,
                   std::ostream& out, std::ostream& err)
{
    const auto changed = accounts.setPassword(StaffId(given.arguments()[1]), passwordFrom(in));
    if (!changed)
        return fail(err, changed.error());
    out << "密码已更改，原有登录全部失效\n";
    return 0;
}

int changeTeams(auth::Accounts& accounts, const cli::Given& given, std::ostream& out,
                std::ostream& err)
{
    const auto changed =
        accounts.setTeams(StaffId(given.arguments()[1]), auth::parseTeams(given.value("teams")));
    if (!changed)
        return fail(err, changed.error());
    out << "专班已更改，原有登录全部失效\n";
    return 0;
}

int list(auth::Accounts& accounts, std::ostream& out, std::ostream& err)
{
    const auto all = accounts.list();
    if (!all)
        return fail(err, all.error());
    for (const auto& account : all.value())
        out << account.staff.str() << '\t' << account.name << '\t' << auth::rolesText(account.roles)
            << '\t' << account.unit.str() << '\t' << auth::teamsText(account.teams) << '\n';
    return 0;
}

} // namespace

int user(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto& arguments = given->arguments();
    const std::string act = arguments.empty() ? std::string() : arguments.front();
    const std::size_t expected = act == "list" ? 1 : 2;
    if ((act != "add" && act != "passwd" && act != "teams" && act != "list") ||
        arguments.size() != expected) {
        err << cli::helpText(usage());
        return 2;
    }
    auto database = store::Database::openExisting(given->value("db", "lianxin.db"));
    if (!database)
        return fail(err, database.error());
    auth::Accounts accounts(*database.value());
    if (act == "add")
        return add(accounts, *given, in, out, err);
    if (act == "passwd")
        return changePassword(accounts, *given, in, out, err);
    if (act == "teams")
        return changeTeams(accounts, *given, out, err);
    return list(accounts, out, err);
}

} // namespace lianxin::operate

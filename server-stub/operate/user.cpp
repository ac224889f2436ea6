#include "server-stub/auth/accounts.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"
#include "server-stub/service/system_clock.h"

#include <istream>
#include <ostream>
#include <pwd.h>
#include <unistd.h>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "user",
        "add|passwd|change|remove|list [工号]",
        "管理工号。密码从标准输入读一行，不出现在命令行里。每次更改都记入查阅记录（数据库旁的 "
        ".access 文件）：哪个系统用户、何时、改了什么。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"name", "姓名", "add、change：姓名"},
         {"roles", "角色,角色",
          "add、change：call_taker、dispatcher、callback_agent、supervisor、inspector、trainer、"
          "unit_staff、administrator、gateway"},
         {"teams", "专班,专班", "add、change：多彩工单的专班，见 colours.yaml"},
         {"groups", "班组,班组",
          "add、change：可以登录的班组，见 routing.yaml，常用的写在最前；不写即大厅的任何班组，"
          "居家志愿者和只看不写的班组必须写明"},
         {"skills", "技能,技能", "add、change：外语、手语等技能，可带级别，如 english:3"},
         {"unit", "单位", "add、change：承办单位的编号（unit_staff 必填）"}}};
    return kUsage;
}

/// Whoever runs the command, as the record has it.
auth::ChangedBy operatorNow()
{
    const auto* user = getpwuid(getuid());
    const std::string name = user != nullptr ? user->pw_name : std::to_string(getuid());
    return {StaffId('@' + name), service::SystemClock().now()};
}

/// What is given over what was there; `--teams ''` takes all away.
Result<auth::Account> changed(auth::Account account, const cli::Given& given)
{
    if (given.has("roles")) {
        auto roles = auth::parseRoles(given.value("roles"));
        if (!roles)
            return roles.error();
        account.roles = std::move(roles).value();
    }
    account.name = given.value("name", account.name);
    account.unit = UnitId(given.value("unit", account.unit.str()));
    account.teams = auth::parseWords(given.value("teams", auth::wordsText(account.teams)));
    account.groups = auth::parseGroups(given.value("groups", auth::groupsText(account.groups)));
    account.skills = auth::parseWords(given.value("skills", auth::wordsText(account.skills)));
    return account;
}

int add(auth::Accounts& accounts, const cli::Given& given, std::istream& in, std::ostream& out,
        std::ostream& err)
{
    if (!given.has("roles"))
        return cli::fail(err, Error{"unknown_role", {}});
    const StaffId staff(given.arguments()[1]);
    const auto account = changed({staff, staff.str(), {}, {}}, given);
    if (!account)
        return cli::fail(err, account.error());
    const auto added = accounts.add(account.value(), passwordFrom(in), operatorNow());
    if (!added)
        return cli::fail(err, added.error());
    out << "已添加 " << staff.str() << '\n';
    return 0;
}

int changePassword(auth::Accounts& accounts, const cli::Given& given, std::istream& in,
                   std::ostream& out, std::ostream& err)
{
    const auto changed =
        accounts.setPassword(StaffId(given.arguments()[1]), passwordFrom(in), operatorNow());
    if (!changed)
        return cli::fail(err, changed.error());
    out << "密码已更改，原有登录全部失效\n";
    return 0;
}

int change(auth::Accounts& accounts, const cli::Given& given, std::ostream& out, std::ostream& err)
{
    auto account = accounts.account(StaffId(given.arguments()[1]));
    if (account)
        account = changed(std::move(account).value(), given);
    if (!account)
        return cli::fail(err, account.error());
    if (const auto done = accounts.change(account.value(), operatorNow()); !done)
        return cli::fail(err, done.error());
    out << "已更改，原有登录全部失效\n";
    return 0;
}

int remove(auth::Accounts& accounts, const cli::Given& given, std::ostream& out, std::ostream& err)
{
    if (const auto done = accounts.remove(StaffId(given.arguments()[1]), operatorNow()); !done)
        return cli::fail(err, done.error());
    out << "已注销，原有登录全部失效\n";
    return 0;
}

int list(auth::Accounts& accounts, std::ostream& out, std::ostream& err)
{
    const auto all = accounts.list();
    if (!all)
        return cli::fail(err, all.error());
    for (const auto& account : all.value())
        out << account.staff.str() << '\t' << account.name << '\t' << auth::rolesText(account.roles)
            << '\t' << account.unit.str() << '\t' << auth::wordsText(account.teams) << '\t'
            << auth::groupsText(account.groups) << '\t' << auth::wordsText(account.skills) << '\n';
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
    const bool known =
        act == "add" || act == "passwd" || act == "change" || act == "remove" || act == "list";
    if (!known || arguments.size() != expected) {
        err << cli::helpText(usage());
        return 2;
    }
    auto database = store::Database::openExisting(given->value("db", "lianxin.db"));
    if (!database)
        return cli::fail(err, database.error());
    const auto record = store::AccessLog::open(database.value()->file());
    if (!record)
        return cli::fail(err, record.error());
    auth::Accounts accounts(*database.value(), *record.value());
    if (act == "add")
        return add(accounts, *given, in, out, err);
    if (act == "passwd")
        return changePassword(accounts, *given, in, out, err);
    if (act == "change")
        return change(accounts, *given, out, err);
    if (act == "remove")
        return remove(accounts, *given, out, err);
    return list(accounts, out, err);
}

} // namespace lianxin::operate

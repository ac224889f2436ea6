#include "server-stub/store/answers_given.h"
#include "models/wire/answers_given_json.h"
#include "models/wire/masked_numbers.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/ticket_reads.h"
#include "server-stub/store/ticket_terms.h"

#include <algorithm>
#include <map>
#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "answers-given",
        "",
        "知识条目改版后，列出当时得到旧版口径的工单和来电人（号码遮盖）。不给 --entry 时，"
        "列出各条目现行版本之前的口径给过多少件。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"entry", "编号", "知识条目"},
         {"before", "版本", "只列这一版之前的；默认为现行版本，0 表示所有版本"},
         {"limit", "件数", "最多列多少件，默认 500"},
         {"json", "", "输出一个 JSON 对象"}}};
    return kUsage;
}

using Versions = std::map<EntryId, int>;

/// Versions of the catalogue that the store holds now.
Result<Versions> currentVersions(store::Database& database)
{
    const auto city = store::cityIn(database);
    if (!city)
        return city.error();
    if (!city.value())
        return Error{"no_city", {}};
    Versions versions;
    for (const auto& entry : city.value()->knowledge)
        versions[entry.id] = entry.version;
    return versions;
}

void printOutdated(const std::vector<store::VersionGiven>& given, const Versions& current,
                   std::ostream& out)
{
    out << "条目\t版本\t现行\t工单\n";
    for (const auto& one : given) {
        const auto now = current.find(one.entry);
        if (now != current.end() && one.version >= now->second)
            continue;
        out << one.entry.str() << '\t' << one.version << '\t'
            << (now == current.end() ? std::string("已撤下") : std::to_string(now->second)) << '\t'
            << one.tickets << '\n';
    }
}

std::string fieldShown(const engine::TicketView& ticket, std::string_view name)
{
    const auto& value = store::fieldOf(ticket, name);
    return value.empty() ? "-" : value;
}

void print(const wire::AnswersGivenBody& body, std::ostream& out)
{
    out << body.entry.str();
    if (body.current)
        out << "，现行第 " << *body.current << " 版";
    else
        out << "，已撤下";
    out << "，得到旧版口径 " << body.total << " 件\n工单\t版本\t受理\t状态\t来电人\t号码\n";
    for (const auto& [ticket, version] : body.tickets)
        out << ticket.number << '\t' << version << '\t' << base::toIso(ticket.acceptedAt) << '\t'
            << ticket::chineseName(ticket.state) << '\t'
            << fieldShown(ticket, ticket::field::kCallerName) << '\t'
            << fieldShown(ticket, ticket::field::kCallerNumber) << '\n';
}

Result<wire::AnswersGivenBody> ask(store::Database& database, const cli::Given& given,
                                   const Versions& current)
{
    wire::AnswersGivenBody body;
    body.entry = EntryId(given.value("entry"));
    if (const auto now = current.find(body.entry); now != current.end())
        body.current = now->second;
    body.before = body.current.value_or(0);
    if (given.has("before"))
        body.before = static_cast<int>(*cli::number(given.value("before"), 0, 1'000'000));
    const int limit = static_cast<int>(
        *cli::number(given.value("limit", std::to_string(store::kMaxFound)), 1, store::kMaxFound));
    auto found = store::answersGiven(database, {body.entry, body.before, std::nullopt, limit});
    if (!found)
        return found.error();
    body.total = found.value().total;
    for (auto& [ticket, version] : found.value().tickets)
        body.tickets.push_back({wire::maskedNumbers(std::move(ticket)), version});
    return body;
}

int run(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    auto database = store::Database::openExisting(given.value("db", "lianxin.db"));
    if (!database)
        return cli::fail(err, database.error());
    const auto current = currentVersions(*database.value());
    if (!current)
        return cli::fail(err, current.error());
    if (!given.has("entry")) {
        const auto versions = store::versionsGiven(*database.value());
        if (!versions)
            return cli::fail(err, versions.error());
        printOutdated(versions.value(), current.value(), out);
        return 0;
    }
    const auto body = ask(*database.value(), given, current.value());
    if (!body)
        return cli::fail(err, body.error());
    if (given.has("json"))
        out << wire::answersGivenBody(body.value()) << '\n';
    else
        print(body.value(), out);
    return 0;
}

} // namespace

int answersGiven(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!cli::number(given->value("before", "0"), 0, 1'000'000) ||
        !cli::number(given->value("limit", "1"), 1, store::kMaxFound)) {
        err << "--before 应当是版本号，--limit 应当是 1 到 " << store::kMaxFound << " 之间的整数\n";
        return 2;
    }
    if (given->has("json") && !given->has("entry")) {
        err << "--json 要和 --entry 一起给\n";
        return 2;
    }
    return run(*given, out, err);
}

} // namespace lianxin::operate

#include "server-stub/store/verification.h"

#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"

#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "verify",
        "",
        "从头核对：页、编号、散列链、个人信息摘要、每张工单的投影、通话日志。有问题时退出码为 1。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"}, {"json", "", "输出一个 JSON 对象"}}};
    return kUsage;
}

void print(std::ostream& out, const store::Findings& found)
{
    out << "事件\t" << found.events << "\n工单\t" << found.tickets << "\n个人信息\t"
        << found.personalValues << "（已遗忘 " << found.erased << "）\n通话日志\t" << found.journals
        << "\n末尾散列\t" << found.lastHash << "\n问题\t" << found.faults << '\n';
    for (const auto& fault : found.firstFaults)
        out << "  " << fault << '\n';
    if (found.faults > static_cast<std::int64_t>(found.firstFaults.size()))
        out << "  ……\n";
}

void printJson(std::ostream& out, const store::Findings& found)
{
    out << "{\"events\":" << found.events << ",\"tickets\":" << found.tickets
        << ",\"personal_values\":" << found.personalValues << ",\"erased\":" << found.erased
        << ",\"journals\":" << found.journals << ",\"last_hash\":\"" << found.lastHash
        << "\",\"faults\":" << found.faults << "}\n";
}

} // namespace

int verify(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto given = cli::parse(usage(), words);
    if (!given) {
        err << cli::sentence(given.error()) << '\n';
        return 2;
    }
    if (given.value().has("help")) {
        out << cli::helpText(usage());
        return 0;
    }
    auto database = store::Database::openExisting(given.value().value("db", "lianxin.db"));
    if (!database) {
        err << sentence(database.error()) << '\n';
        return 1;
    }
    const auto found = store::verifyStore(*database.value());
    if (!found) {
        err << sentence(found.error()) << '\n';
        return 1;
    }
    given.value().has("json") ? printJson(out, found.value()) : print(out, found.value());
    return found.value().faults == 0 ? 0 : 1;
}

} // namespace lianxin::operate

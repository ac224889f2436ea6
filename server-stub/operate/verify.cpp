#include "server-stub/cli/options.h"
#include "server-stub/operate/figure_text.h"
#include "server-stub/operate/operate.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/verification.h"

#include "server-stub/cli/failure.h"
#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "verify",
        "",
        "从头核对：页、编号、散列链、个人信息摘要、检查点、通话日志、查阅记录，并把日志重算一遍，逐"
        "列比较由它"
        "得出的每一张表（工单、检索、考核数字、答复……），再由重算的数字算出各单位的三率和得分，与服"
        "务"
        "器公布的比较。重算用的临时文件在数据库旁边，核对完就删掉。有问题时退出码为 1。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"explain", "单位[/指标[/年-月]]",
          "列出某个单位的考核数字背后的每一个事件；指标：sign、contact、reply，三率 response、"
          "resolution、satisfaction，或得分 score（连同三率和各自的权数）"},
         {"month", "年-月", "显示哪个月的三率和得分；默认为 --explain 的月份或最后一个事件的月份"},
         {"expect", "编号:散列",
          "日志里必须有这个事件，即以前 verify 或 backup "
          "显示的“末尾”：抄在别处，就能发现日志的末尾被"
          "截掉或换过"},
         {"json", "", "输出一个 JSON 对象"}}};
    return kUsage;
}

void print(std::ostream& out, const store::VerifyRequest& request, const store::Findings& found)
{
    if (request.question)
        printBehind(out, *request.question, found);
    printRates(out, found.rates);
    out << "事件\t" << found.events << "\n工单\t" << found.tickets << "\n个人信息\t"
        << found.personalValues << "（已遗忘 " << found.erased << "）\n考核数字\t" << found.figures
        << "\n检查点\t" << found.checkpoints << "\n通话日志\t" << found.journals << "\n查阅记录\t"
        << found.accesses << "\n末尾\t" << store::tailText({found.lastSeq, found.lastHash})
        << "\n问题\t" << found.faults << '\n';
    for (const auto& fault : found.firstFaults)
        out << "  " << fault << '\n';
    if (found.faults > static_cast<std::int64_t>(found.firstFaults.size()))
        out << "  ……\n";
}

void printJson(std::ostream& out, const store::Findings& found)
{
    out << "{\"events\":" << found.events << ",\"tickets\":" << found.tickets
        << ",\"personal_values\":" << found.personalValues << ",\"erased\":" << found.erased
        << ",\"figures\":" << found.figures << ",\"checkpoints\":" << found.checkpoints
        << ",\"journals\":" << found.journals << ",\"accesses\":" << found.accesses
        << ",\"last_seq\":" << found.lastSeq << ",\"last_hash\":\"" << found.lastHash
        << "\",\"faults\":" << found.faults << figuresJson(found) << "}\n";
}

/// Nothing, after saying so, when a word of it cannot be read.
std::optional<store::VerifyRequest> requestFrom(const cli::Given& given, std::ostream& err)
{
    store::VerifyRequest request;
    request.now = service::SystemClock().now();
    if (given.has("expect") && !(request.tail = store::parseTail(given.value("expect")))) {
        err << "--expect 应当是 编号:散列，即 verify 显示的“末尾”\n";
        return std::nullopt;
    }
    if (given.has("explain")) {
        request.question = figureQuestion(given.value("explain"));
        if (!request.question) {
            err << "--explain 应当是 单位/指标/年-月，例如 heating-company/score/2026-11\n";
            return std::nullopt;
        }
        request.month = request.question->month;
    }
    if (given.has("month") && !(request.month = engine::parseMonth(given.value("month")))) {
        err << "--month 应当是 年-月，例如 2026-11\n";
        return std::nullopt;
    }
    return request;
}

Result<store::Findings> verified(const std::string& file, const store::VerifyRequest& request)
{
    auto database = store::Database::openExisting(file);
    if (!database)
        return database.error();
    if (const auto current = store::bringUpToDate(*database.value()); !current)
        return current.error();
    return store::verifyStore(*database.value(), request);
}

} // namespace

int verify(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto request = requestFrom(*given, err);
    if (!request)
        return 2;
    const auto found = verified(given->value("db", "lianxin.db"), *request);
    if (!found)
        return cli::fail(err, found.error());
    given->has("json") ? printJson(out, found.value()) : print(out, *request, found.value());
    return found.value().faults == 0 ? 0 : 1;
}

} // namespace lianxin::operate

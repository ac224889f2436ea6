#include "server-stub/store/store_log.h"
#include "server-stub/store/verification.h"

#include "server-stub/cli/options.h"
#include "server-stub/operate/operate.h"
#include "server-stub/service/system_clock.h"

#include <ostream>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "verify",
        "",
        "从头核对：页、编号、散列链、个人信息摘要、检查点、通话日志，并把日志重算一遍，逐列比较由它"
        "得出的"
        "每一张表（工单、检索、考核数字、答复……）。重算用的临时文件在数据库旁边，核对完就删掉。有问"
        "题时退"
        "出码为 1。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"explain", "单位[/指标[/年-月]]",
          "列出某个单位的考核数字背后的每一个事件；指标：sign、contact、reply、resolution、"
          "satisfaction"},
         {"expect", "编号:散列",
          "日志里必须有这个事件，即以前 verify 或 backup "
          "显示的“末尾”：抄在别处，就能发现日志的末尾被"
          "截掉或换过"},
         {"json", "", "输出一个 JSON 对象"}}};
    return kUsage;
}

/// `heat-co/sign/2026-11`; nothing when it cannot be read.
std::optional<store::FigureQuestion> questionFrom(const std::string& text)
{
    const auto slash = text.find('/');
    store::FigureQuestion question{UnitId(text.substr(0, slash)), {}, {}};
    if (question.unit.empty())
        return std::nullopt;
    if (slash == std::string::npos)
        return question;
    const auto second = text.find('/', slash + 1);
    question.figure = engine::parseFigure(text.substr(slash + 1, second - slash - 1));
    if (second != std::string::npos)
        question.month = engine::parseMonth(text.substr(second + 1));
    const bool understood =
        question.figure && (second == std::string::npos || question.month.has_value());
    return understood ? std::optional(question) : std::nullopt;
}

std::string signedNumber(int number)
{
    std::string text(number > 0 ? "+" : "");
    text += std::to_string(number);
    return text;
}

/// The events behind a figure, one a line, and what they add up to.
void explain(std::ostream& out, const std::vector<store::FigureEvent>& behind)
{
    engine::UnitFigures sum;
    for (const auto& event : behind) {
        const auto& [key, change] = event.judgement;
        sum.add(event.judgement);
        out << event.seq << '\t' << base::toIso(event.at) << '\t' << event.type << '\t'
            << event.ticket << '\t' << engine::monthText(key.month) << '\t'
            << engine::chineseName(key.figure) << '\t' << signedNumber(change.good) << '/'
            << signedNumber(change.judged) << '\n';
    }
    for (const auto& [key, tally] : sum.all())
        out << key.unit.str() << '\t' << engine::monthText(key.month) << '\t'
            << engine::chineseName(key.figure) << '\t' << tally.good << '/' << tally.judged << '\n';
}

void print(std::ostream& out, const store::Findings& found)
{
    explain(out, found.behind);
    out << "事件\t" << found.events << "\n工单\t" << found.tickets << "\n个人信息\t"
        << found.personalValues << "（已遗忘 " << found.erased << "）\n考核数字\t" << found.figures
        << "\n检查点\t" << found.checkpoints << "\n通话日志\t" << found.journals << "\n末尾\t"
        << store::tailText({found.lastSeq, found.lastHash}) << "\n问题\t" << found.faults << '\n';
    for (const auto& fault : found.firstFaults)
        out << "  " << fault << '\n';
    if (found.faults > static_cast<std::int64_t>(found.firstFaults.size()))
        out << "  ……\n";
}

/// `,"behind":[{"seq","at","type","ticket","month","figure","good","judged"}…]`, when asked for.
std::string behindJson(const std::vector<store::FigureEvent>& behind)
{
    std::string list;
    for (const auto& event : behind) {
        const auto& [key, change] = event.judgement;
        list += list.empty() ? ",\"behind\":[" : ",";
        list += "{\"seq\":" + std::to_string(event.seq) + ",\"at\":\"" + base::toIso(event.at) +
                "\",\"type\":\"" + event.type + "\",\"ticket\":\"" + event.ticket +
                "\",\"month\":\"" + engine::monthText(key.month) + "\",\"figure\":\"" +
                std::string(engine::name(key.figure)) +
                "\",\"good\":" + std::to_string(change.good) +
                ",\"judged\":" + std::to_string(change.judged) + '}';
    }
    return list.empty() ? list : list + ']';
}

void printJson(std::ostream& out, const store::Findings& found)
{
    out << "{\"events\":" << found.events << ",\"tickets\":" << found.tickets
        << ",\"personal_values\":" << found.personalValues << ",\"erased\":" << found.erased
        << ",\"figures\":" << found.figures << ",\"checkpoints\":" << found.checkpoints
        << ",\"journals\":" << found.journals << ",\"last_seq\":" << found.lastSeq
        << ",\"last_hash\":\"" << found.lastHash << "\",\"faults\":" << found.faults
        << behindJson(found.behind) << "}\n";
}

} // namespace

int verify(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    store::VerifyRequest request;
    request.now = service::SystemClock().now();
    if (given->has("expect")) {
        request.tail = store::parseTail(given->value("expect"));
        if (!request.tail) {
            err << "--expect 应当是 编号:散列，即 verify 显示的“末尾”\n";
            return 2;
        }
    }
    if (given->has("explain")) {
        request.question = questionFrom(given->value("explain"));
        if (!request.question) {
            err << "--explain 应当是 单位/指标/年-月，例如 heating-company/sign/2026-11\n";
            return 2;
        }
    }
    auto database = store::Database::openExisting(given->value("db", "lianxin.db"));
    if (!database) {
        err << sentence(database.error()) << '\n';
        return 1;
    }
    if (const auto current = store::bringUpToDate(*database.value()); !current) {
        err << sentence(current.error()) << '\n';
        return 1;
    }
    const auto found = store::verifyStore(*database.value(), request);
    if (!found) {
        err << sentence(found.error()) << '\n';
        return 1;
    }
    given->has("json") ? printJson(out, found.value()) : print(out, found.value());
    return found.value().faults == 0 ? 0 : 1;
}

} // namespace lianxin::operate

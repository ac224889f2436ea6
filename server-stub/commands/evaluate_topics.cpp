#include "server-stub/commands/evaluate.h"

#include "models/wire/topics_json.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace lianxin::commands {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "evaluate topics",
        "",
        "按时间先后逐件归组：同一地点、同一问题的留言归成一组，最热的排在前面。",
        {{"messages", "文件", "制表符分隔，含 id、title、text 三列，可有 user、time、down、up"},
         {"json", "", "一行 JSON：groups，每组 rank、title、size、members"}}};
    return kUsage;
}

Result<insight::Topics> topicsOf(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    auto messages = wire::parseMessages(text.value());
    if (!messages)
        return Error{messages.error().code, path + ": " + messages.error().detail};
    auto& list = messages.value();
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.time < b.time; });
    insight::Topics topics;
    for (const auto& message : list)
        topics.hear(message);
    for (const auto& message : list)
        topics.add(message);
    return topics;
}

void print(const insight::Topics& topics, std::ostream& out)
{
    constexpr std::size_t kShown = 30;
    const auto ranking = insight::ranking(topics);
    out << topics.count() << " 件，" << ranking.size() << " 组（两件以上）\n";
    for (std::size_t i = 0; i < std::min(kShown, ranking.size()); ++i) {
        const auto& heat = ranking[i];
        const int closest = topics.topic(heat.topic).closest;
        out << std::setw(3) << i + 1 << "  热度 " << std::fixed << std::setprecision(1) << heat.heat
            << "  " << heat.members << " 件" << (heat.hot() ? " 热点" : "") << "  "
            << topics.message(closest).title << '\n';
    }
}

} // namespace

int evaluateTopics(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("messages")) {
        err << "要给 --messages\n";
        return 2;
    }
    const auto topics = topicsOf(given->value("messages"));
    if (!topics)
        return cli::fail(err, topics.error());
    if (given->has("json"))
        out << wire::topicsJson(topics.value(), insight::ranking(topics.value())) << '\n';
    else
        print(topics.value(), out);
    return 0;
}

} // namespace lianxin::commands

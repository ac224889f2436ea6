#include "server-stub/commands/evaluate.h"

#include "models/places/district_of.h"
#include "models/wire/figures_json.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/district_texts.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace lianxin::commands {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "evaluate places",
        "",
        "只读标题和内容，判断工单说的是哪个区县；有把握才判。给了以往工单就先向它们学习。",
        {{"gazetteer", "文件", "地名 CSV"},
         {"boundaries", "目录",
          "区县边界 GeoJSON，一个编码一个文件（GCJ-02）；没有边界的区县不参与"},
         {"history", "文件", "以往工单，制表符分隔，含 district、title、content 三列"},
         {"tickets", "文件", "要判断的工单，格式相同；没有区县的不算"},
         {"json", "", "一行 JSON：tickets、decided、right"}}};
    return kUsage;
}

struct Score {
    int tickets = 0;
    int decided = 0;
    int right = 0;
};

Result<Score> scoreOf(const cli::Given& given)
{
    const auto ground = groundOf(given.value("gazetteer"), given.value("boundaries"));
    if (!ground)
        return ground.error();
    const auto tickets = districtTexts(given.value("tickets"), ground.value());
    if (!tickets)
        return tickets.error();
    places::DistrictReader reader(ground.value().gazetteer);
    if (given.has("history")) {
        const auto history = districtTexts(given.value("history"), ground.value());
        if (!history)
            return history.error();
        reader.learn(history.value().examples);
    }
    Score score;
    for (const auto& ticket : tickets.value().examples) {
        const auto decision = reader.decide(ticket.title, ticket.content);
        ++score.tickets;
        score.decided += decision.district.empty() ? 0 : 1;
        score.right += !decision.district.empty() && decision.district == ticket.district ? 1 : 0;
    }
    return score;
}

void print(const Score& score, const cli::Given& given, std::ostream& out)
{
    if (given.has("json")) {
        out << wire::figuresJson(
                   {{"tickets", score.tickets}, {"decided", score.decided}, {"right", score.right}})
            << '\n';
        return;
    }
    const auto share = [](int part, int whole) { return 100.0 * part / std::max(whole, 1); };
    out << std::fixed << std::setprecision(1) << "工单 " << score.tickets << " 件\n判出 "
        << score.decided << " 件，" << share(score.decided, score.tickets) << "%\n其中判对 "
        << score.right << " 件，" << share(score.right, score.decided) << "%\n";
}

} // namespace

int evaluatePlaces(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("gazetteer") || !given->has("boundaries") || !given->has("tickets")) {
        err << "要给 --gazetteer、--boundaries 和 --tickets\n";
        return 2;
    }
    const auto score = scoreOf(*given);
    if (!score)
        return cli::fail(err, score.error());
    print(score.value(), *given, out);
    return 0;
}

} // namespace lianxin::commands

#include "models/engine/permissions.h"
#include "models/engine/unit_figures.h"
#include "models/wire/view_json.h"
#include "server-stub/http/routes.h"
#include "server-stub/store/figure_reads.h"

#include <algorithm>

namespace lianxin::http {

namespace {

using Tallies = std::array<engine::Tally, engine::kFigures.size()>;

wire::UnitRates rowOf(const routing::Directory& directory, const UnitId& unit,
                      const Tallies& tallies, const sla::ScoreWeights& weights)
{
    const auto* known = directory.find(unit);
    wire::UnitRates row;
    row.unit = unit;
    row.name = known ? known->name : unit.str();
    for (const auto figure : engine::kFigures)
        row.figures.push_back(
            {std::string(engine::name(figure)), tallies[static_cast<std::size_t>(figure)]});
    row.rates = engine::ratesOf(tallies, weights);
    return row;
}

/// The best first; those nobody judged yet at the end; then by id.
bool standsBefore(const wire::UnitRates& one, const wire::UnitRates& other)
{
    const double a = one.rates.score.value_or(-1);
    const double b = other.rates.score.value_or(-1);
    return a != b ? a > b : one.unit < other.unit;
}

} // namespace

void getFigures(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    if (!engine::maySeeAnyFigures(actor))
        return exchange.replyError({"forbidden", "figures"});
    const auto& text = exchange.query("month");
    const auto month = text.empty() ? std::optional{engine::cityMonth(api.centre.now())}
                                    : engine::parseMonth(text);
    if (!month)
        return exchange.replyError({"bad_query", "month"});
    const auto stored = store::unitFigures(api.database, *month);
    if (!stored)
        return exchange.replyError(stored.error());
    std::map<UnitId, Tallies> units;
    for (const auto& [key, tally] : stored.value().figures.all())
        units[key.unit][static_cast<std::size_t>(key.figure)] = tally;
    wire::FigureTable table{engine::monthText(*month), stored.value().seq, {}};
    const auto looked = api.centre.look([&](const engine::State& state) {
        const auto& directory = state.city().directory();
        for (const auto& [unit, tallies] : units)
            if (engine::maySeeFigures(actor, unit, directory))
                table.units.push_back(
                    rowOf(directory, unit, tallies, state.city().policy().scores));
    });
    if (!looked)
        return exchange.replyError(looked.error());
    std::sort(table.units.begin(), table.units.end(), standsBefore);
    exchange.reply(200, wire::figuresBody(table));
}

} // namespace lianxin::http

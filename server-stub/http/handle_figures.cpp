#include "models/engine/permissions.h"
#include "server-stub/http/routes.h"
#include "server-stub/store/figure_reads.h"

namespace lianxin::http {

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
    wire::FigureTable table;
    const auto looked = api.centre.look([&](const engine::State& state) {
        const auto& directory = state.city().directory();
        table = store::figureTable(stored.value(), *month, directory, state.city().policy().scores);
        std::erase_if(table.units, [&](const wire::UnitRates& row) {
            return !engine::maySeeFigures(actor, row.unit, directory);
        });
    });
    if (!looked)
        return exchange.replyError(looked.error());
    exchange.reply(200, wire::figuresBody(table));
}

} // namespace lianxin::http

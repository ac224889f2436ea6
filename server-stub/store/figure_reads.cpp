#include "server-stub/store/figure_reads.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

Result<StoredFigures> unitFigures(Database& database, std::optional<int> month)
{
    StoredFigures all;
    std::vector<std::string> units, figures;
    std::vector<int> months, good, judged;
    Poco::Int64 seq = 0;
    int from = month.value_or(0);
    int to = month.value_or(999'999);
    const auto done = database.read([&](Session& session) {
        session << "SELECT coalesce(max(seq), 0) FROM event", into(seq), now;
        session << "SELECT unit, month, figure, good, judged FROM unit_figure WHERE month >= ? AND "
                   "month <= ?",
            use(from), use(to), into(units), into(months), into(figures), into(good), into(judged),
            now;
    });
    if (!done)
        return done.error();
    all.seq = seq;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto figure = engine::parseFigure(figures[i]);
        if (!figure)
            return Error{"store_corrupt", "unit_figure " + figures[i]};
        all.figures.add({{UnitId(units[i]), months[i], *figure}, {good[i], judged[i]}});
    }
    return all;
}

} // namespace lianxin::store

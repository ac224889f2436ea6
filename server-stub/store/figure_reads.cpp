#include "server-stub/store/figure_reads.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

wire::UnitRates rowOf(const UnitId& unit, const engine::Tallies& tallies,
                      const routing::Directory& directory, const sla::ScoreWeights& weights)
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

bool standsBefore(const wire::UnitRates& one, const wire::UnitRates& other)
{
    const double a = one.rates.score.value_or(-1);
    const double b = other.rates.score.value_or(-1);
    return a != b ? a > b : one.unit < other.unit;
}

} // namespace

Result<StoredFigures> unitFigures(Session& session, std::optional<int> month)
{
    std::vector<std::string> units, figures;
    std::vector<int> months, good, judged;
    Poco::Int64 seq = 0;
    int from = month.value_or(0);
    int to = month.value_or(999'999);
    session << "SELECT coalesce(max(seq), 0) FROM event", into(seq), now;
    session << "SELECT unit, month, figure, good, judged FROM unit_figure WHERE month >= ? AND "
               "month <= ?",
        use(from), use(to), into(units), into(months), into(figures), into(good), into(judged), now;
    StoredFigures all;
    all.seq = seq;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto figure = engine::parseFigure(figures[i]);
        if (!figure)
            return Error{"store_corrupt", "unit_figure " + figures[i]};
        all.figures.add({{UnitId(units[i]), months[i], *figure}, {good[i], judged[i]}});
    }
    return all;
}

Result<StoredFigures> unitFigures(Database& database, std::optional<int> month)
{
    Result<StoredFigures> all = StoredFigures{};
    const auto done = database.read([&](Session& session) { all = unitFigures(session, month); });
    return done ? std::move(all) : Result<StoredFigures>(done.error());
}

wire::FigureTable figureTable(const StoredFigures& stored, int month,
                              const routing::Directory& directory, const sla::ScoreWeights& weights)
{
    wire::FigureTable table{engine::monthText(month), stored.seq, {}};
    for (const auto& [key, tallies] : engine::talliesOf(stored.figures))
        if (key.month == month)
            table.units.push_back(rowOf(key.unit, tallies, directory, weights));
    std::sort(table.units.begin(), table.units.end(), standsBefore);
    return table;
}

} // namespace lianxin::store

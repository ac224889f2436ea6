#include "server-stub/store/rate_check.h"

#include "server-stub/store/figure_reads.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <map>
#include <set>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

std::vector<int> monthsIn(Session& session)
{
    std::vector<int> months;
    session << "SELECT DISTINCT month FROM unit_figure", into(months), now;
    return months;
}

std::map<UnitId, engine::Rates> byUnit(const wire::FigureTable& table)
{
    std::map<UnitId, engine::Rates> all;
    for (const auto& row : table.units)
        all[row.unit] = row.rates;
    return all;
}

/// One sentence a rate that differs.
void compareUnit(const std::string& name, const engine::Rates& is, const engine::Rates& shouldBe,
                 std::vector<std::string>& faults)
{
    for (const auto rate : engine::kRates) {
        const auto stated = engine::valueOf(is, rate);
        const auto recomputed = engine::valueOf(shouldBe, rate);
        if (stated != recomputed)
            faults.push_back(name + ' ' + std::string(engine::chineseName(rate)) + "：现为 " +
                             engine::percentText(stated) + "，按事件重算应为 " +
                             engine::percentText(recomputed));
    }
}

} // namespace

RateCheck::RateCheck(const std::shared_ptr<const engine::City>& city)
{
    if (!city)
        return;
    m_directory = routing::Directory(city->units, {});
    m_weights = city->policy.scores;
}

void RateCheck::fold(const engine::Event& event)
{
    if (const auto* revised = std::get_if<engine::ClocksRevised>(&event.body))
        m_weights = revised->policy.scores;
}

Result<wire::FigureTable> RateCheck::table(Session& session, int month) const
{
    const auto stored = unitFigures(session, month);
    if (!stored)
        return stored.error();
    return figureTable(stored.value(), month, m_directory, m_weights);
}

Result<std::vector<std::string>> RateCheck::compare(Session& stated, Session& folded) const
{
    std::set<int> months;
    for (auto* session : {&stated, &folded})
        for (const int month : monthsIn(*session))
            months.insert(month);
    std::vector<std::string> faults;
    for (const int month : months) {
        const auto is = table(stated, month);
        const auto shouldBe = table(folded, month);
        if (!is || !shouldBe)
            return is ? shouldBe.error() : is.error();
        auto wanted = byUnit(shouldBe.value());
        auto had = byUnit(is.value());
        for (const auto& [unit, rates] : had)
            wanted.try_emplace(unit);
        for (const auto& [unit, rates] : wanted)
            compareUnit("考核 " + unit.str() + ' ' + engine::monthText(month), had[unit], rates,
                        faults);
    }
    return faults;
}

} // namespace lianxin::store

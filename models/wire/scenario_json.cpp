#include "models/wire/scenario_yaml.h"
#include "models/wire/words.h"

namespace lianxin::wire {

using training::Caller;
using training::Expectation;
using training::HistoryItem;
using training::Scenario;
using training::Turn;

template <>
inline constexpr auto kShape<Caller> = shape("Caller", member("name", &Caller::name),
                                             needed("number", &Caller::number),
                                             member("dialled", &Caller::dialled),
                                             member("key", &Caller::key));
template <>
inline constexpr auto kShape<HistoryItem> = shape(
    "HistoryItem", member("days_ago", &HistoryItem::daysAgo), member("title", &HistoryItem::title),
    member("kind", &HistoryItem::kind), member("category", &HistoryItem::category),
    member("unit", &HistoryItem::unit), member("state", &HistoryItem::state),
    member("outcome", &HistoryItem::outcome), member("satisfaction", &HistoryItem::satisfaction));
template <>
inline constexpr auto
    kShape<Turn> = shape("Turn", needed("speaker", &Turn::speaker), needed("text", &Turn::text),
                         member("gap_ms", &Turn::gapMs), member("late_ms", &Turn::lateMs),
                         member("split", &Turn::split), member("drop", &Turn::drop));
template <>
inline constexpr auto kShape<Expectation> = shape("Expectation", member("kind", &Expectation::kind),
                                                  member("category", &Expectation::category),
                                                  member("district", &Expectation::district),
                                                  member("unit", &Expectation::unit),
                                                  member("place", &Expectation::place),
                                                  member("outcome", &Expectation::outcome),
                                                  member("fields", &Expectation::fields));
template <>
inline constexpr auto kShape<Scenario> =
    shape("Scenario", needed("id", &Scenario::id), member("title", &Scenario::title),
          needed("caller", &Scenario::caller), needed("called_at", &Scenario::calledAt),
          member("history", &Scenario::history), needed("turns", &Scenario::turns),
          member("expect", &Scenario::expect), member("next", &Scenario::next));

std::string scenarioText(const Scenario& scenario)
{
    return dump(write(scenario));
}

Result<Scenario> parseScenarioText(std::string_view text)
{
    return readText<Scenario>(text);
}

} // namespace lianxin::wire

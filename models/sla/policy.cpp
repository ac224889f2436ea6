#include "models/sla/policy.h"

#include "models/sla/chinese_time.h"
#include "models/ticket/category.h"
#include "models/ticket/names.h"

#include <algorithm>
#include <tuple>

namespace lianxin::sla {

namespace {

using ticket::Spelling;

constexpr std::array<Spelling<Charge>, 3> kCharges{{{Charge::Caller, "caller", "对来电人的承诺"},
                                                    {Charge::Assignment, "assignment", "承办单位"},
                                                    {Charge::Centre, "centre", "热线中心"}}};
constexpr std::array<Spelling<Supervision>, 3> kSupervisions{
    {{Supervision::Urge, "urge", "催办"},
     {Supervision::Warn, "warn", "预警督办"},
     {Supervision::Escalate, "escalate", "升级督办"}}};
constexpr std::array<Spelling<Hours>, 2> kHours{
    {{Hours::Working, "working", "工作时间"}, {Hours::Any, "any", "全天"}}};

template <class T> bool admits(const std::vector<T>& wanted, const T& value)
{
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool contains(const Season& season, UtcTime time)
{
    const std::chrono::year_month_day date{localDay(time)};
    const std::chrono::month_day day{date.month(), date.day()};
    if (season.from <= season.to)
        return season.from <= day && day <= season.to;
    return season.from <= day || day <= season.to;
}

/// Length of the longest prefix among `categories` that covers `code`; nothing when none does.
std::optional<std::size_t> coveredDepth(const std::vector<CategoryCode>& categories,
                                        const CategoryCode& code)
{
    std::optional<std::size_t> depth;
    for (const auto& category : categories)
        if (ticket::covers(category, code))
            depth = std::max(depth.value_or(0), category.str().size());
    return depth;
}

bool holds(const Conditions& when, const Query& query)
{
    return admits(when.kinds, query.kind) && admits(when.urgencies, query.urgency) &&
           admits(when.colours, query.colour) && admits(when.units, query.unit) &&
           (when.categories.empty() || coveredDepth(when.categories, query.category)) &&
           (!when.season || contains(*when.season, query.acceptedAt));
}

/// In the order of policy.h's match().
using Weight = std::tuple<bool, bool, bool, std::size_t, bool, bool>;

Weight weightOf(const Conditions& when, const Query& query)
{
    return {!when.urgencies.empty(), !when.colours.empty(),
            !when.units.empty(),     coveredDepth(when.categories, query.category).value_or(0),
            when.season.has_value(), !when.kinds.empty()};
}

} // namespace

const Rule* match(const Policy& policy, const Query& query)
{
    const Rule* best = nullptr;
    Weight bestWeight;
    for (const auto& rule : policy.rules) {
        if (!holds(rule.when, query))
            continue;
        const auto weight = weightOf(rule.when, query);
        if (!best || weight > bestWeight) {
            best = &rule;
            bestWeight = weight;
        }
    }
    return best;
}

const Rule* findRule(const Policy& policy, std::string_view id)
{
    const auto rule = std::ranges::find(policy.rules, id, &Rule::id);
    return rule == policy.rules.end() ? nullptr : &*rule;
}

const Step* findStep(const Rule& rule, std::string_view id)
{
    const auto step = std::ranges::find(rule.steps, id, &Step::id);
    return step == rule.steps.end() ? nullptr : &*step;
}

Result<Calendars> makeCalendars(const Policy& policy, std::vector<CalendarYear> years,
                                const std::string& version)
{
    const CalendarSource source{version, policy.hours, std::move(years), policy.specialDays,
                                Holidays::Observed};
    auto city = Calendar::make(source);
    if (!city)
        return city.error();
    Calendars calendars(std::move(city).value());
    for (const auto& own : policy.unitCalendars) {
        auto calendar = Calendar::make(layered(source, own));
        if (!calendar)
            return Error{calendar.error().code, own.unit.str() + ": " + calendar.error().detail};
        if (!calendars.add(own.unit, std::move(calendar).value()))
            return Error{"calendar.unit", own.unit.str()};
    }
    return calendars;
}

std::string_view name(Charge charge)
{
    return ticket::spelled(kCharges, charge).ascii;
}

std::string_view name(Supervision supervision)
{
    return ticket::spelled(kSupervisions, supervision).ascii;
}

std::string_view chineseName(Supervision supervision)
{
    return ticket::spelled(kSupervisions, supervision).chinese;
}

std::string_view name(Hours hours)
{
    return ticket::spelled(kHours, hours).ascii;
}

std::optional<Charge> parseCharge(std::string_view text)
{
    return ticket::parsed(kCharges, text);
}

std::optional<Supervision> parseSupervision(std::string_view text)
{
    return ticket::parsed(kSupervisions, text);
}

std::optional<Hours> parseNotifyHours(std::string_view text)
{
    return ticket::parsed(kHours, text);
}

} // namespace lianxin::sla

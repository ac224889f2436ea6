#pragma once

#include "models/base/ids.h"
#include "models/sla/calendars.h"
#include "models/sla/duration.h"
#include "models/sla/happening.h"
#include "models/ticket/kind.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sla {

/// Days of every year, both included; may run over New Year (11-15 to 03-15).
struct Season {
    std::chrono::month_day from{};
    std::chrono::month_day to{};
    bool operator==(const Season&) const = default;
};

/// Which tickets a rule is for. What is empty does not matter.
struct Conditions {
    std::vector<ticket::Kind> kinds;
    std::vector<CategoryCode> categories; ///< a code covers everything below it
    std::vector<ticket::Urgency> urgencies;
    std::vector<std::string> colours; ///< colour tickets 多彩工单: `business`, `media`, …
    std::vector<UnitId> units;
    std::optional<Season> season; ///< of the day of acceptance, local
    bool operator==(const Conditions&) const = default;
};

/// Whose time a step counts.
enum class Charge {
    Caller, ///< the promise to the caller: once for the ticket, runs over every assignment, never
            ///< restarts
    Assignment, ///< one unit's own: each unit answers for what it had
    Centre      ///< the hotline's own work: dispatch, adjudication, callback
};

/// How far supervision 督办 goes.
enum class Supervision { Urge, Warn, Escalate };

/// When supervision may strike.
enum class Hours {
    Working, ///< a rung outside working hours waits until work begins: nobody is escalated at 00:00
    Any
};

struct Rung {
    Supervision action = Supervision::Urge;
    Duration after; ///< since the due time
    int levels = 0; ///< of Escalate: how many levels up the tree of units, from 1
    bool operator==(const Rung&) const = default;
};

/// From one happening until another the step stands still.
struct PauseRule {
    Happening from = Happening::Suspended;
    Happening to = Happening::Resumed;
    bool operator==(const PauseRule&) const = default;
};

/// A step of the closed loop with its limit.
struct Step {
    std::string id; ///< sign, first_contact, reply, callback, adjudicate, …
    std::string name;
    Charge charge = Charge::Assignment;
    std::vector<Happening> start;
    std::vector<Happening> stop; ///< done
    std::vector<Happening>
        cancel; ///< ended without being done: neither in time nor, before its due time, late
    std::vector<PauseRule> pauses;
    Duration limit;
    std::optional<Duration> maxExtension; ///< all extensions 延期 together, in this unit; nothing:
                                          ///< the step cannot be extended
    std::vector<double> warnAt; ///< parts of the limit, ascending, in (0, 1)
    std::vector<Rung> ladder;   ///< in order
    Hours hours = Hours::Working;
    bool operator==(const Step&) const = default;
};

struct Rule {
    std::string id;
    std::string name;
    Conditions when;
    std::vector<Step> steps;
    bool operator==(const Rule&) const = default;
};

/// How much each of the three rates 三率 weighs in a unit's score; not all of them nothing.
struct ScoreWeights {
    int response = 1;
    int resolution = 1;
    int satisfaction = 1;
    bool operator==(const ScoreWeights&) const = default;
};

/// All the clocks of a city, one version. A ticket keeps the version and rule it was accepted
/// under.
struct Policy {
    std::string version;
    std::string name;
    WorkingHours hours = onWeekdays(officeHours());
    std::vector<SpecialDay> specialDays;
    std::vector<UnitCalendar> unitCalendars;
    std::vector<Rule> rules;
    ScoreWeights scores{};
    UnitId centre{}; ///< the hotline as a unit: answers for its own steps, and for a promise while
                     ///< no unit has the ticket
    bool operator==(const Policy&) const = default;
};

/// What is known of a ticket when its clocks are chosen.
struct Query {
    ticket::Kind kind = ticket::Kind::Enquiry;
    CategoryCode category;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string colour;
    UnitId unit;
    UtcTime acceptedAt{};
};

/// The most specific rule whose conditions all hold; null when none does. What a rule names weighs
/// in this order: urgency, colour, unit, category (a longer prefix more), season, kind. Of two that
/// weigh the same the first in the document wins.
const Rule* match(const Policy& policy, const Query& query);

const Rule* findRule(const Policy& policy, std::string_view id);
const Step* findStep(const Rule& rule, std::string_view id);

/// The city's and the units' calendars from the policy's hours and the published years. Errors: see
/// check(); the detail names the unit. `calendar.unit` (named twice).
Result<Calendars> makeCalendars(const Policy& policy, std::vector<CalendarYear> years,
                                const std::string& version);

std::string_view name(Charge charge);                  ///< `caller`, `assignment`, `centre`
std::string_view name(Supervision supervision);        ///< `urge`, `warn`, `escalate`
std::string_view chineseName(Supervision supervision); ///< 催办, 预警督办, 升级督办
std::string_view name(Hours hours);                    ///< `working`, `any`
std::optional<Charge> parseCharge(std::string_view text);
std::optional<Supervision> parseSupervision(std::string_view text);
std::optional<Hours> parseNotifyHours(std::string_view text);

} // namespace lianxin::sla

#pragma once

#include "models/engine/city_index.h"
#include "models/engine/event.h"
#include "models/engine/rows.h"
#include "models/sla/correction.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace lianxin::engine {

/// The clocks of one ticket while a command is decided: what happens to the ticket moves them, and
/// the difference becomes events.
class TicketClocks {
public:
    /// A ticket that is being accepted: the most specific rule of the policy applies from now on.
    TicketClocks(const CityIndex& city, const TicketId& ticket, const sla::Query& query);
    /// A ticket with its clocks as they stand.
    TicketClocks(const CityIndex& city, const TicketRow& row);

    /// The same clocks in a city whose own were revised.
    TicketClocks in(const CityIndex& revised) &&;

    /// Fires what was due by `now`; to be asked before anything happens. A `held` ladder is
    /// recorded and reaches nobody yet.
    enum class Ladder { Free, Held };
    void fire(UtcTime now, Ladder ladder, std::vector<EventBody>& events);

    void happen(sla::Happening what, UtcTime at, const UnitId& unit = {});
    /// The same for one unit's own clocks alone: what a helper does.
    void happenAt(const UnitId& unit, sla::Happening what, UtcTime at);
    /// The ticket leaves the centre: the lead's clocks start, and each helper's own, by the rule
    /// that the ticket's policy has for that unit and for what the ticket is by now. Clocks that
    /// run go on as they were promised.
    void assign(const UnitId& lead, const std::vector<UnitId>& helpers, UtcTime at);
    /// Whether the policy grants the unit's step, or the caller's promise, such an extension; else
    /// sla::mayExtend()'s error.
    Status mayExtend(const UnitId& unit, sla::Duration by) const;
    void extend(UtcTime at, const UnitId& unit, sla::Duration by);

    /// Computes every running clock anew by the calendars of this city, which were those of
    /// `before` until now.
    void correct(const CityIndex& before, UtcTime now);
    /// Takes the running clocks over to today's policy; see sla::adopt().
    void adopt(const TicketView& view, UtcTime now);

    /// One ClockSet for every clock that differs from how it stood.
    void appendChanges(std::vector<EventBody>& events) const;

private:
    UnitId whoAnswersFor(const sla::StepClock& clock) const;
    const sla::Step* stepOf(const sla::StepClock& clock) const;
    ClockFired fired(const sla::Firing& firing, Ladder ladder) const;
    ClockSet set(std::size_t clock) const;
    void note(const std::vector<sla::Move>& moves);
    void takeRuleFor(const UnitId& lead);

    /// Where a revision found a deadline, and why it moved it.
    struct Moved {
        UtcTime from{};
        std::string because;
    };

    const CityIndex* m_city;
    TicketId m_ticket;
    UnitId m_lead;
    sla::Query m_query;
    const sla::Rule* m_rule = nullptr;
    const sla::Rule* m_former = nullptr; ///< before the adoption
    std::string m_policyVersion;         ///< that `m_rule` is of
    std::vector<sla::StepClock> m_before;
    std::vector<sla::StepClock> m_clocks;
    std::map<std::size_t, Moved> m_moved; ///< by clock
    bool m_adopted = false;
};

/// The clock a ClockSet speaks of, as it stands in it.
sla::StepClock clockOf(const ClockSet& event);
/// Marks in `clocks` what fired.
void mark(std::vector<sla::StepClock>& clocks, const ClockFired& event, UtcTime at);
/// When the ticket's clocks, or some of them under its rule, next do something.
std::optional<UtcTime> nextFiringOf(const CityIndex& city, const TicketRow& row);
std::optional<UtcTime> nextFiringOf(const CityIndex& city, const std::string& policyVersion,
                                    const std::string& rule,
                                    std::span<const sla::StepClock> clocks);

} // namespace lianxin::engine

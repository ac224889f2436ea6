#include "models/engine/ticket_clocks.h"

#include "models/engine/ticket_fold.h"
#include "models/sla/chinese_time.h"

#include <algorithm>
#include <utility>

namespace lianxin::engine {

namespace {

std::string_view kindName(sla::FiringKind kind)
{
    switch (kind) {
    case sla::FiringKind::Warning:
        return "warning";
    case sla::FiringKind::Overdue:
        return "overdue";
    case sla::FiringKind::Rung:
        break;
    }
    return "rung";
}

std::string_view outcomeName(sla::Outcome outcome)
{
    switch (outcome) {
    case sla::Outcome::Met:
        return "met";
    case sla::Outcome::Missed:
        return "missed";
    case sla::Outcome::Dropped:
        return "dropped";
    case sla::Outcome::Running:
    case sla::Outcome::Late:
        break;
    }
    return {};
}

sla::FiringKind kindOf(std::string_view text)
{
    return text == "warning"   ? sla::FiringKind::Warning
           : text == "overdue" ? sla::FiringKind::Overdue
                               : sla::FiringKind::Rung;
}

sla::Query queryOf(const TicketView& view)
{
    return {view.kind, view.category, view.urgency, view.colour, leadOf(view), view.acceptedAt};
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

/// 日历更正：9月20日（周日）改为上班，到期时间由…改为…。
std::string movedSentence(const std::string& because, UtcTime from, const sla::StepClock& clock)
{
    if (from == clock.due.at)
        return because + "，到期时间不变。";
    const auto year = sla::yearOf(clock.startedAt);
    return because + "，到期时间由" + sla::chineseTime(from, year) + "改为" +
           sla::chineseTime(clock.due.at, year) + "。";
}

UnitId levelsUp(const routing::Directory& directory, UnitId unit, int levels)
{
    for (; levels > 0; --levels) {
        const auto* here = directory.find(unit);
        if (!here || here->parent.empty())
            break;
        unit = here->parent;
    }
    return unit;
}

} // namespace

TicketClocks::TicketClocks(const CityIndex& city, const TicketId& ticket, const sla::Query& query)
    : m_city(&city), m_ticket(ticket), m_lead(query.unit), m_query(query),
      m_rule(sla::match(city.policy(), query)), m_policyVersion(city.policy().version)
{}

TicketClocks::TicketClocks(const CityIndex& city, const TicketRow& row)
    : m_city(&city), m_ticket(row.view.id), m_lead(leadOf(row.view)), m_query(queryOf(row.view)),
      m_rule(city.rule(row.policyVersion, row.rule)), m_policyVersion(row.policyVersion),
      m_before(row.clocks), m_clocks(row.clocks)
{
    if (m_rule)
        return;
    m_rule = sla::match(city.policy(), m_query);
    m_policyVersion = city.policy().version;
}

TicketClocks TicketClocks::in(const CityIndex& revised) &&
{
    m_city = &revised;
    return std::move(*this);
}

void TicketClocks::fire(UtcTime now, Ladder ladder, std::vector<EventBody>& events)
{
    if (!m_rule)
        return;
    for (const auto& firing : sla::firingsDue(*m_rule, m_city->calendars(), m_clocks, now)) {
        events.push_back(fired(firing, ladder));
        m_clocks = sla::marked(std::move(m_clocks), firing, now);
    }
    m_before = m_clocks;
}

void TicketClocks::happen(sla::Happening what, UtcTime at, const UnitId& unit)
{
    if (m_rule)
        m_clocks = sla::apply(*m_rule, m_city->calendars(), std::move(m_clocks),
                              {what, at, unit, sla::Scope::Ticket, std::nullopt});
}

void TicketClocks::happenAt(const UnitId& unit, sla::Happening what, UtcTime at)
{
    if (m_rule)
        m_clocks = sla::apply(*m_rule, m_city->calendars(), std::move(m_clocks),
                              {what, at, unit, sla::Scope::Assignment, std::nullopt});
}

void TicketClocks::takeRuleFor(const UnitId& lead)
{
    const auto* policy = m_city->policy(m_policyVersion);
    if (!policy || !m_rule)
        return;
    m_query.unit = lead;
    const auto* rule = sla::match(*policy, m_query);
    const bool knowsAll =
        rule && std::all_of(m_clocks.begin(), m_clocks.end(), [&](const auto& one) {
            return one.stoppedAt || sla::findStep(*rule, one.step);
        });
    if (knowsAll)
        m_rule = rule;
}

void TicketClocks::assign(const UnitId& lead, const std::vector<UnitId>& helpers, UtcTime at)
{
    happen(sla::Happening::Dispatched, at, lead);
    takeRuleFor(lead);
    happen(sla::Happening::Assigned, at, lead);
    for (const auto& helper : helpers)
        if (helper != lead)
            happenAt(helper, sla::Happening::Assigned, at);
}

Status TicketClocks::mayExtend(const UnitId& unit, sla::Duration by) const
{
    std::optional<Error> why;
    for (const auto& clock : m_clocks) {
        const auto* step = m_rule ? sla::findStep(*m_rule, clock.step) : nullptr;
        const bool concerned = clock.charge != sla::Charge::Assignment || clock.unit == unit;
        if (!step || clock.stoppedAt || !concerned)
            continue;
        const auto status = sla::mayExtend(*step, clock, by);
        if (status)
            return success();
        if (!why || why->code == "extension.none")
            why = status.error();
    }
    return why.value_or(Error{"extension.none", {}});
}

void TicketClocks::extend(UtcTime at, const UnitId& unit, sla::Duration by)
{
    if (m_rule)
        m_clocks = sla::apply(*m_rule, m_city->calendars(), std::move(m_clocks),
                              {sla::Happening::Extended, at, unit, sla::Scope::Ticket, by});
}

/// Only what moved is taken over: a clock that stays where it was keeps the version it was computed
/// with, and nothing is recorded.
void TicketClocks::correct(const CityIndex& before, UtcTime now)
{
    if (!m_rule)
        return;
    auto corrected = sla::correct(*m_rule, before.calendars(), m_city->calendars(), m_clocks, now);
    for (const auto& move : corrected.moves)
        m_clocks[move.clock] = std::move(corrected.clocks[move.clock]);
    note(corrected.moves);
}

void TicketClocks::adopt(const TicketView& view, UtcTime now)
{
    const auto& policy = m_city->policy();
    const auto* rule = m_rule ? sla::findRule(policy, m_rule->id) : nullptr;
    if (!rule)
        rule = sla::match(policy, queryOf(view));
    if (!rule || (rule == m_rule && m_policyVersion == policy.version))
        return;
    m_former = std::exchange(m_rule, rule);
    m_policyVersion = policy.version;
    m_adopted = true;
    auto adopted = sla::adopt(*rule, policy.version, m_city->calendars(), std::move(m_clocks), now);
    m_clocks = std::move(adopted.clocks);
    note(adopted.moves);
}

void TicketClocks::note(const std::vector<sla::Move>& moves)
{
    for (const auto& move : moves) {
        const auto [known, isNew] =
            m_moved.try_emplace(move.clock, Moved{move.before.at, move.why});
        if (!isNew)
            known->second.because += "；" + move.why;
    }
}

void TicketClocks::appendChanges(std::vector<EventBody>& events) const
{
    for (std::size_t i = 0; i < m_clocks.size(); ++i)
        if (i >= m_before.size() || m_clocks[i] != m_before[i] ||
            (m_adopted && !m_clocks[i].stoppedAt))
            events.push_back(set(i));
}

ClockFired TicketClocks::fired(const sla::Firing& firing, Ladder ladder) const
{
    const auto* step = sla::findStep(*m_rule, firing.step);
    ClockFired event;
    event.ticket = m_ticket;
    event.step = firing.step;
    event.rung = sla::rungName(*step, firing);
    event.nominal = firing.nominal;
    event.kind = kindName(firing.kind);
    event.unit = firing.unit;
    event.startedAt = m_clocks[firing.clock].startedAt;
    event.index = firing.index;
    event.round = firing.round;
    if (firing.kind != sla::FiringKind::Rung)
        return event;
    event.held = ladder == Ladder::Held;
    const auto& rung = step->ladder[static_cast<std::size_t>(firing.index)];
    event.to = levelsUp(m_city->directory(), whoAnswersFor(m_clocks[firing.clock]),
                        rung.action == sla::Supervision::Escalate ? rung.levels : 0);
    return event;
}

/// A step of the centre is the centre's also while a unit has the ticket.
UnitId TicketClocks::whoAnswersFor(const sla::StepClock& clock) const
{
    if (!clock.unit.empty())
        return clock.unit;
    return clock.charge == sla::Charge::Centre || m_lead.empty() ? m_city->policy().centre : m_lead;
}

const sla::Step* TicketClocks::stepOf(const sla::StepClock& clock) const
{
    const auto* step = sla::findStep(*m_rule, clock.step);
    return step || !m_former ? step : sla::findStep(*m_former, clock.step);
}

ClockSet TicketClocks::set(std::size_t index) const
{
    const auto& clock = m_clocks[index];
    const auto* step = stepOf(clock);
    const auto& calendar = sla::calendarOf(m_city->calendars(), clock);
    ClockSet event;
    event.ticket = m_ticket;
    event.step = clock.step;
    event.name = step ? step->name : clock.step;
    event.unit = clock.unit;
    event.startedAt = clock.startedAt;
    (clock.stoppedAt ? event.finalDue : event.due) = clock.due.at;
    if (step)
        event.why = joined(sla::explainClock(calendar, *step, clock));
    event.provisional = clock.due.provisional;
    event.policyVersion = m_policyVersion;
    event.calendarVersion = clock.calendarVersion;
    event.rule = m_rule->id;
    event.charge = sla::name(clock.charge);
    event.limit = sla::print(clock.limit);
    for (const auto& extension : clock.extensions)
        event.extensions.push_back(sla::print(extension));
    for (const auto& pause : clock.pauses)
        event.pauses.push_back(
            {std::string(sla::name(pause.cause)), pause.span.from, pause.span.to});
    event.suspended = clock.due.suspended;
    event.stoppedAt = clock.stoppedAt;
    if (clock.stoppedBy)
        event.stoppedBy = sla::name(*clock.stoppedBy);
    if (step && clock.stoppedAt)
        event.outcome = outcomeName(sla::outcomeOf(*step, clock, *clock.stoppedAt));
    event.round = clock.round;
    for (const auto& fired : clock.fired)
        event.marks.push_back({std::string(kindName(fired.kind)), fired.index, fired.at});
    if (const auto moved = m_moved.find(index); moved != m_moved.end()) {
        event.movedFrom = moved->second.from;
        event.movedBecause = moved->second.because;
        event.why += '\n' + movedSentence(moved->second.because, moved->second.from, clock);
    }
    return event;
}

sla::StepClock clockOf(const ClockSet& event)
{
    sla::StepClock clock;
    clock.step = event.step;
    clock.charge = sla::parseCharge(event.charge).value_or(sla::Charge::Assignment);
    clock.unit = event.unit;
    if (const auto limit = sla::parseDuration(event.limit))
        clock.limit = limit.value();
    for (const auto& text : event.extensions)
        if (const auto extension = sla::parseDuration(text))
            clock.extensions.push_back(extension.value());
    clock.startedAt = event.startedAt;
    clock.stoppedAt = event.stoppedAt;
    clock.stoppedBy = sla::parseHappening(event.stoppedBy);
    for (const auto& pause : event.pauses)
        clock.pauses.push_back(
            {sla::parseHappening(pause.cause).value_or(sla::Happening::Suspended),
             {pause.from, pause.to}});
    clock.due = {event.due ? *event.due : event.finalDue.value_or(UtcTime{}), event.provisional,
                 event.suspended};
    clock.calendarVersion = event.calendarVersion;
    clock.round = event.round;
    for (const auto& mark : event.marks)
        clock.fired.push_back({kindOf(mark.kind), mark.index, mark.at});
    return clock;
}

void mark(std::vector<sla::StepClock>& clocks, const ClockFired& event, UtcTime at)
{
    const auto clock = std::find_if(clocks.begin(), clocks.end(), [&](const sla::StepClock& one) {
        return one.step == event.step && one.unit == event.unit && one.startedAt == event.startedAt;
    });
    if (clock == clocks.end())
        return;
    const sla::Firing firing{static_cast<std::size_t>(clock - clocks.begin()),
                             event.step,
                             event.unit,
                             kindOf(event.kind),
                             event.index,
                             event.round,
                             event.nominal};
    clocks = sla::marked(std::move(clocks), firing, at);
}

std::optional<UtcTime> nextFiringOf(const CityIndex& city, const TicketRow& row)
{
    return nextFiringOf(city, row.policyVersion, row.rule, row.clocks);
}

std::optional<UtcTime> nextFiringOf(const CityIndex& city, const std::string& policyVersion,
                                    const std::string& ruleId,
                                    std::span<const sla::StepClock> clocks)
{
    const auto* rule = city.rule(policyVersion, ruleId);
    if (!rule)
        return std::nullopt;
    const auto next = sla::nextFiring(*rule, city.calendars(), clocks);
    return next ? std::optional{next->nominal} : std::nullopt;
}

} // namespace lianxin::engine

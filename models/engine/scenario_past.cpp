#include "models/engine/scenario_past.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

namespace lianxin::engine {

namespace {

using namespace std::chrono_literals;
using ticket::State;

/// UUIDv7 of an instant; the random part is made from `name`, so that the same past has the same
/// ids.
std::string idOf(UtcTime at, const std::string& name)
{
    const std::uint64_t low = std::hash<std::string>{}(name);
    const std::uint64_t high = std::hash<std::string>{}(name + '#');
    const auto ms = static_cast<unsigned long long>(at.time_since_epoch().count());
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%08llx-%04llx-7%03llx-%04llx-%012llx", ms >> 16,
                  ms & 0xffff, static_cast<unsigned long long>(high & 0xfff),
                  static_cast<unsigned long long>(0x8000 | ((high >> 12) & 0x3fff)),
                  static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return text.data();
}

Actor person(const char* staff, Role role)
{
    Actor actor;
    actor.staff = StaffId(staff);
    actor.roles = {role};
    return actor;
}

ticket::FieldValue field(std::string_view name, const std::string& value,
                         const std::string& display)
{
    ticket::FieldValue made;
    made.name = name;
    made.value = value;
    made.display = display;
    made.confidence = 1;
    made.origin = ticket::Origin::Typed;
    return made;
}

class Past {
public:
    Past(const training::Scenario& scenario, const City& city, UtcTime now)
        : m_scenario(scenario), m_city(city), m_now(now)
    {}

    std::vector<PastCommand> commands()
    {
        for (std::size_t i = 0; i < m_scenario.history.size(); ++i)
            add(m_scenario.history[i], i);
        std::stable_sort(m_out.begin(), m_out.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        return std::move(m_out);
    }

private:
    void give(const Actor& actor, CommandBody body)
    {
        const std::string name = m_name + std::to_string(m_out.size());
        m_out.push_back(
            {std::min(m_at, m_now),
             {CommandId(idOf(m_at, name)), actor, 0, std::nullopt, false, std::move(body)}});
        m_at += 2h;
    }

    SubmitTicket submission(const training::HistoryItem& item, const TicketId& id) const
    {
        using namespace ticket::field;
        SubmitTicket submit;
        submit.ticket = id;
        submit.fields = {
            field(kCallerName, m_scenario.caller.name.value, m_scenario.caller.name.value),
            field(kCallerNumber, m_scenario.caller.number.value, m_scenario.caller.number.value),
            field(kKind, std::string(ticket::name(item.kind)),
                  std::string(ticket::chineseName(item.kind))),
            field(kCategory, item.category.str(), m_city.categories.path(item.category)),
            field(kSummary, item.title, item.title)};
        const auto place =
            std::find_if(m_city.places.begin(), m_city.places.end(), [&](const places::Place& p) {
                return p.name == m_scenario.expect.place &&
                       p.district == m_scenario.expect.district;
            });
        if (place != m_city.places.end()) {
            submit.fields.push_back(field(kPlace, place->name, place->name));
            submit.point = place->point;
            submit.district = place->district;
        }
        submit.lead = item.unit;
        submit.confidence = 1;
        return submit;
    }

    void add(const training::HistoryItem& item, std::size_t index)
    {
        m_name = m_scenario.id.str() + '/' + std::to_string(index) + '/';
        m_at = m_now - std::chrono::days{item.daysAgo};
        const TicketId id(idOf(m_at, m_name));
        auto submit = submission(item, id);
        if (item.state == State::Answered || item.kind == ticket::Kind::Enquiry)
            submit.outcome = session::Outcome::AnsweredDirectly;
        const bool direct = submit.outcome == session::Outcome::AnsweredDirectly;
        give(person("1001", Role::CallTaker), std::move(submit));
        if (!direct)
            carryOn(item, id);
        if (item.state == State::Archived)
            give(person("3001", Role::CallbackAgent), ArchiveTicket{id});
    }

    /// From dispatched to as far as the item says, each step by those whose step it is.
    void carryOn(const training::HistoryItem& item, const TicketId& id)
    {
        Actor unit = person("6001", Role::UnitStaff);
        unit.unit = item.unit;
        const auto callback = person("3001", Role::CallbackAgent);
        const auto upTo = [&](State state) { return order(item.state) >= order(state); };
        if (upTo(State::Signed))
            give(unit, SignTicket{id});
        if (upTo(State::Replied))
            give(unit, ReplyTicket{id, item.outcome});
        const bool resolved = item.satisfaction != "dissatisfied";
        if (upTo(State::CalledBack))
            give(callback, RecordCallback{id, true, resolved, item.satisfaction,
                                          resolved ? "" : "问题没有解决"});
        if (upTo(State::Evaluated))
            give(callback, EvaluateTicket{id, item.satisfaction});
    }

    static int order(State state)
    {
        constexpr std::array kOrder{State::Dispatched, State::Signed,    State::Replied,
                                    State::CalledBack, State::Evaluated, State::Archived};
        return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), state) - kOrder.begin());
    }

    const training::Scenario& m_scenario;
    const City& m_city;
    UtcTime m_now;
    UtcTime m_at{};
    std::string m_name;
    std::vector<PastCommand> m_out;
};

} // namespace

std::vector<PastCommand> pastOf(const training::Scenario& scenario, const City& city, UtcTime now)
{
    return Past(scenario, city, now).commands();
}

} // namespace lianxin::engine

#include "server-stub/store/audience.h"

#include "models/base/overloaded.h"
#include "models/engine/ticket_fold.h"
#include "models/wire/event_json.h"

#include <algorithm>

namespace lianxin::store {

using namespace engine;

namespace {

void add(Topics& topics, std::string topic)
{
    if (std::find(topics.begin(), topics.end(), topic) == topics.end())
        topics.push_back(std::move(topic));
}

void addUnits(Topics& topics, const Assignment& assignment)
{
    add(topics, "unit:" + assignment.lead.str());
    for (const auto& helper : assignment.helpers)
        add(topics, "unit:" + helper.str());
}

/// Whoever sees tickets at all, but for units, which see theirs.
bool isOfHotline(const Actor& actor)
{
    return std::any_of(actor.roles.begin(), actor.roles.end(), [](Role role) {
        return role != Role::Gateway && role != Role::Trainer && role != Role::UnitStaff;
    });
}

SeatId seatNamedIn(const EventBody& body)
{
    return std::visit(
        [](const auto& e) {
            if constexpr (requires { e.seat; })
                return e.seat;
            else
                return SeatId{};
        },
        body);
}

} // namespace

std::string join(const Topics& topics)
{
    std::string text;
    for (const auto& topic : topics)
        text += (text.empty() ? "" : " ") + topic;
    return text;
}

Topics splitTopics(std::string_view text)
{
    Topics topics;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0)
            topics.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return topics;
}

Topics subscriptions(const Actor& actor)
{
    Topics topics{"staff:" + actor.staff.str()};
    for (const auto& team : actor.teams)
        if (isOfHotline(actor))
            add(topics, "team:" + team);
    for (const Role role : actor.roles) {
        switch (role) {
        case Role::Supervisor:
            add(topics, "seats");
            add(topics, "tickets");
            add(topics, kTopicsTopic);
            break;
        case Role::Dispatcher:
            add(topics, "tickets");
            add(topics, kTopicsTopic);
            break;
        case Role::CallbackAgent:
        case Role::Inspector:
        case Role::Administrator:
            add(topics, "tickets");
            break;
        case Role::UnitStaff:
            if (!actor.unit.empty())
                add(topics, "unit:" + actor.unit.str());
            break;
        case Role::Gateway:
            add(topics, "gateway");
            break;
        case Role::CallTaker:
            add(topics, "hall");
            break;
        case Role::Trainer:
            break;
        }
    }
    return topics;
}

void Audience::recall(const std::vector<SeatView>& seats, const std::vector<CallView>& calls)
{
    m_staffAt.clear();
    m_seatOf.clear();
    for (const auto& seat : seats)
        m_staffAt[seat.id] = seat.staff;
    for (const auto& call : calls)
        if (!call.seat.empty())
            m_seatOf[call.id] = call.seat;
}

void Audience::follow(const EventBody& body)
{
    std::visit(Overloaded{
                   [&](const SeatSignedIn& e) { m_staffAt[e.seat] = e.staff; },
                   [&](const CallOffered& e) { m_seatOf[e.call] = e.seat; },
                   [&](const CallAnswered& e) { m_seatOf[e.call] = e.seat; },
                   [](const auto&) {},
               },
               body);
}

Topics Audience::of(const Event& event, const Assignment* leaving, const TicketView* ticket)
{
    follow(event.body);
    Topics topics;
    if (std::holds_alternative<AccessNoted>(event.body))
        return topics;
    const CallId call = wire::callOf(event.body);
    const bool aboutTicket = !wire::ticketOf(event.body).empty();
    SeatId seat = seatNamedIn(event.body);
    if (seat.empty() && !call.empty() && !aboutTicket)
        if (const auto it = m_seatOf.find(call); it != m_seatOf.end())
            seat = it->second;
    if (const auto it = m_staffAt.find(seat); it != m_staffAt.end())
        add(topics, "staff:" + it->second.str());
    if (aboutTicket && ticket == nullptr && std::holds_alternative<JournalStored>(event.body)) {
        add(topics, "staff:" + event.actor.str()); // who knows what the ticket will be
        return topics;
    }
    if (aboutTicket) {
        add(topics, ticket != nullptr && ticket->confidential ? "team:" + ticket->team : "tickets");
        if (ticket != nullptr && !ticket->acceptedBy.empty())
            add(topics, "staff:" + ticket->acceptedBy.str());
        if (std::holds_alternative<JournalStored>(event.body))
            return topics;
        if (leaving != nullptr)
            addUnits(topics, *leaving);
        if (ticket != nullptr && !ticket->assignments.empty())
            addUnits(topics, ticket->assignments.back());
        if (ticket == nullptr)
            return topics;
        if (const auto responsible = engine::responsibleOf(*ticket); !responsible.empty())
            add(topics, "unit:" + responsible.str());
        for (const auto& unit : ticket->told)
            add(topics, "unit:" + unit.str());
        return topics;
    }
    const bool everyday = std::holds_alternative<LeaseRenewed>(event.body);
    if (!everyday)
        add(topics, "seats");
    if (!call.empty())
        add(topics, "gateway");
    if (std::holds_alternative<TimeJumped>(event.body) ||
        std::holds_alternative<EscalationsReleased>(event.body))
        add(topics, "tickets");
    if (std::holds_alternative<SurgeSwitched>(event.body))
        for (const char* everybody : {"hall", "tickets", "gateway"})
            add(topics, everybody);
    if (std::holds_alternative<ClocksRevised>(event.body))
        for (const char* everybody : {"hall", "tickets"})
            add(topics, everybody);
    if (std::holds_alternative<CallEnded>(event.body) ||
        std::holds_alternative<CallTransferred>(event.body) ||
        std::holds_alternative<CallPassedOn>(event.body) ||
        std::holds_alternative<CallQueued>(event.body))
        m_seatOf.erase(call);
    if (std::holds_alternative<SeatSignedOut>(event.body))
        m_staffAt.erase(seat);
    return topics;
}

} // namespace lianxin::store

#include "server-stub/robots/cast.h"

#include "models/wire/city_json.h"
#include "models/wire/command_json.h"
#include "models/wire/scenario_yaml.h"
#include "server-stub/robots/texts.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/random.h"

#include <algorithm>
#include <ostream>

namespace lianxin::robots {

using engine::TicketView;
using ticket::State;

namespace {

const StaffId kDispatcher("2001");
const StaffId kCallbackAgent("3001");
const StaffId kSupervisor("4001");
const StaffId kGateway("9100");

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

std::string member(const char* name, const std::string& value)
{
    return std::string(",\"") + name + "\":" + quoted(value);
}

/// True while the caller waits for the unit's first word.
bool awaitsContact(const TicketView& ticket)
{
    return std::any_of(ticket.steps.begin(), ticket.steps.end(), [](const auto& step) {
        return step.step == "first_contact" && !step.stoppedAt;
    });
}

/// `{"scenarios":["a","b"]}`: the ids are plain words.
std::vector<ScenarioId> idsIn(const std::string& body)
{
    std::vector<ScenarioId> ids;
    std::size_t at = body.find('[');
    while (at != std::string::npos && (at = body.find('"', at)) != std::string::npos) {
        const auto end = body.find('"', at + 1);
        if (end == std::string::npos)
            break;
        ids.emplace_back(body.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return ids;
}

} // namespace

Cast::Cast(std::string url, std::string password, std::ostream& story)
    : m_url(std::move(url)), m_password(std::move(password)), m_story(story)
{}

Result<Client*> Cast::as(const StaffId& staff)
{
    auto& client = m_people[staff];
    if (client)
        return client.get();
    auto made = Client::make(m_url);
    if (!made)
        return made.error();
    if (const auto known = made.value()->logIn(staff, m_password); !known)
        return known.error();
    client = std::move(made).value();
    return client.get();
}

Status Cast::begin()
{
    const auto supervisor = as(kSupervisor);
    if (!supervisor)
        return supervisor.error();
    const auto text = supervisor.value()->get("/v1/catalogue");
    if (!text)
        return text.error();
    auto city = wire::parseCityText(text.value());
    if (!city)
        return Error{"bad_answer", "catalogue"};
    m_city = std::move(city).value();
    m_directory = routing::Directory(m_city.units, m_city.items);
    return success();
}

const wire::LoginAnswer& Cast::watcher() const
{
    return m_people.at(kSupervisor)->login();
}

Result<std::vector<ScenarioId>> Cast::scenarios()
{
    const auto gateway = as(kGateway);
    if (!gateway)
        return gateway.error();
    const auto body = gateway.value()->get("/v1/scenarios");
    if (!body)
        return body.error();
    return idsIn(body.value());
}

Result<wire::Snapshot> Cast::snapshot()
{
    const auto supervisor = as(kSupervisor);
    if (!supervisor)
        return supervisor.error();
    const auto callback = as(kCallbackAgent);
    if (!callback)
        return callback.error();
    const auto body = supervisor.value()->get("/v1/snapshot");
    if (!body)
        return body.error();
    auto snapshot = wire::parseSnapshot(body.value());
    if (!snapshot)
        return snapshot;
    const auto more = callback.value()->get("/v1/snapshot");
    if (!more)
        return more.error();
    auto answered = wire::parseSnapshot(more.value());
    if (!answered)
        return answered;
    auto& tickets = snapshot.value().tickets;
    for (auto& ticket : answered.value().tickets)
        if (ticket.state == State::Answered)
            tickets.push_back(std::move(ticket));
    return snapshot;
}

Result<CallId> Cast::reportCall(const ScenarioId& id)
{
    const auto gateway = as(kGateway);
    if (!gateway)
        return gateway.error();
    const auto body = gateway.value()->get("/v1/scenarios/" + id.str());
    if (!body)
        return body.error();
    const auto scenario = wire::parseScenarioText(body.value());
    if (!scenario)
        return Error{"bad_answer", "scenario " + id.str()};
    const auto& caller = scenario.value().caller;
    const CallId call(store::newId(service::SystemClock().now()));
    const auto answer = gateway.value()->give(engine::ReportCall{
        call, caller.number, caller.dialled, caller.key, {}, "scenario:" + id.str()});
    if (!answer)
        return answer.error();
    if (const auto& why = answer.value().rejection)
        return Error{why->code, why->detail};
    tell(*gateway.value(), "ReportCall",
         member("call", call.str()) + member("scenario", id.str()) +
             member("text", scenario.value().title));
    return call;
}

std::optional<TicketView> Cast::look(const TicketId& ticket)
{
    const auto callback = as(kCallbackAgent);
    if (!callback)
        return std::nullopt;
    const auto body = callback.value()->get("/v1/tickets/" + ticket.str());
    if (!body)
        return std::nullopt;
    auto view = wire::parseTicketText(body.value());
    return view ? std::optional(std::move(view).value()) : std::nullopt;
}

UnitId Cast::unitFor(const TicketView& ticket) const
{
    const auto* item = m_directory.find(ticket.item);
    if (item == nullptr)
        item = m_directory.itemFor(ticket.category, ticket.kind);
    const routing::Unit* unit = nullptr;
    if (item != nullptr && !item->lead.empty())
        unit = item->lead.front() == '@'
                   ? m_directory.unitFor(item->lead.substr(1), ticket.district)
                   : m_directory.find(UnitId(item->lead));
    if (unit == nullptr)
        unit = m_directory.unitFor("government", ticket.district);
    if (unit == nullptr && !m_city.units.empty())
        unit = &m_city.units.front();
    return unit == nullptr ? UnitId() : unit->id;
}

StaffId Cast::staffOf(const TicketView& ticket) const
{
    return ticket.assignments.empty() ? StaffId()
                                      : StaffId("u-" + ticket.assignments.back().lead.str());
}

void Cast::tell(const Client& who, const std::string& act, const std::string& rest)
{
    m_story << "{\"at\":" << quoted(base::toIso(service::SystemClock().now()))
            << member("who", who.login().name) << member("act", act) << rest << '}' << std::endl;
}

Status Cast::act(const StaffId& staff, const TicketView& ticket, engine::CommandBody body,
                 const std::string& said)
{
    const auto person = as(staff);
    if (!person)
        return person.error();
    const std::string name(wire::typeName(body));
    const auto answer = person.value()->give(std::move(body));
    if (!answer)
        return answer.error();
    if (const auto& why = answer.value().rejection)
        return Error{why->code, why->detail};
    tell(*person.value(), name,
         member("ticket", ticket.id.str()) + member("number", ticket.number) +
             member("text", said));
    return success();
}

Status Cast::workOn(const TicketView& ticket)
{
    switch (ticket.state) {
    case State::Accepted: {
        const UnitId lead = unitFor(ticket);
        const auto* unit = m_directory.find(lead);
        const std::string note = dispatchNote(m_city, ticket);
        return act(kDispatcher, ticket, engine::DispatchTicket{ticket.id, lead, {}, note},
                   "派给" + (unit == nullptr ? lead.str() : unit->name) + "：" + note);
    }
    case State::Dispatched:
        return act(staffOf(ticket), ticket, engine::SignTicket{ticket.id},
                   leadName(m_city, ticket) + "签收");
    case State::Signed: {
        if (awaitsContact(ticket)) {
            const std::string note = contactNote(m_city, ticket);
            return act(staffOf(ticket), ticket, engine::RecordContact{ticket.id, true, note}, note);
        }
        const std::string text = replyText(m_city, ticket);
        return act(staffOf(ticket), ticket, engine::ReplyTicket{ticket.id, text}, text);
    }
    case State::Suspended:
        return act(staffOf(ticket), ticket, engine::ResumeTicket{ticket.id}, "恢复办理");
    case State::Returned:
        return act(
            kDispatcher, ticket,
            engine::AdjudicateReturn{ticket.id, ticket.assignments.back().lead, rulingText(ticket)},
            rulingText(ticket));
    case State::Replied:
        return act(kCallbackAgent, ticket,
                   engine::RecordCallback{ticket.id, true, true, "satisfied", {}},
                   "电话回访：已解决，满意");
    case State::CalledBack:
        return act(kCallbackAgent, ticket, engine::EvaluateTicket{ticket.id, "satisfied"},
                   "评价：满意");
    case State::Evaluated:
    case State::Answered:
    case State::Refused:
    case State::HandedOver:
        return act(kCallbackAgent, ticket, engine::ArchiveTicket{ticket.id}, "归档");
    case State::Draft:
    case State::Merged: // the unit replies to the ticket it goes with
    case State::Archived:
        break;
    }
    return success();
}

} // namespace lianxin::robots

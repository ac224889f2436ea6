#include "app/sandbox/local_centre.h"

#include "app/sync/uuid.h"
#include "models/engine/memory_ports.h"
#include "models/engine/scenario_past.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>

namespace lianxin::sandbox {

namespace {

UtcTime systemNow()
{
    return UtcTime(Milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

/// Of lists over many calls: the sandbox has but one.
Error notHere()
{
    return {"not_here", {}};
}

} // namespace

/// The engine with its memory ports. Its clock is set by hand: in the past while the caller's
/// history is made, then to the present.
struct LocalCentre::Engine {
    explicit Engine(std::shared_ptr<const engine::City> city)
        : clock(systemNow()), host(std::move(city), clock, log, query, engine::Realm::Sandbox)
    {}

    engine::ManualClock clock;
    engine::MemoryLog log;
    engine::MemoryQuery query;
    engine::EngineHost host;
    engine::Actor trainee;
    engine::Actor gateway;
    engine::Actor supervisor; ///< played by the trainee too: surge mode can be practised
};

LocalCentre::LocalCentre(std::shared_ptr<const engine::City> city, SeatId seat, FindScenario find,
                         QObject* parent)
    : Centre(parent), m_engine(std::make_unique<Engine>(std::move(city))), m_seat(std::move(seat)),
      m_find(std::move(find))
{
    m_engine->trainee.staff = StaffId("trainee");
    m_engine->trainee.roles = {engine::Role::CallTaker};
    m_engine->trainee.seat = m_seat;
    m_engine->gateway.staff = StaffId("sandbox");
    m_engine->gateway.roles = {engine::Role::Gateway};
    m_engine->supervisor.staff = m_engine->trainee.staff;
    m_engine->supervisor.roles = {engine::Role::Supervisor};
    m_engine->host.onEvents([this](const engine::EventGroup& events) {
        m_engine->query.fold(events);
        later([this, events] {
            for (const auto& event : events)
                Q_EMIT happened(event);
            Q_EMIT seqChanged(seq());
        });
    });
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &LocalCentre::wake);
}

LocalCentre::~LocalCentre() = default;

/// As over a network, nothing comes back before the caller has returned.
void LocalCentre::later(std::function<void()> what)
{
    QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
}

void LocalCentre::start(const training::Scenario& scenario)
{
    m_engine->host.open();
    for (const auto& past : engine::pastOf(scenario, m_engine->host.city(), systemNow())) {
        m_engine->clock.set(past.at);
        m_engine->host.submit({&past.command, 1});
    }
    m_engine->clock.set(systemNow());
    m_engine->host.advance();
    carryOut(engine::SignInSeat{m_seat, {}}, m_engine->trainee);
    engine::ReportCall call;
    call.call = CallId(sync::newUuid());
    call.number = scenario.caller.number;
    call.dialled = scenario.caller.dialled;
    call.key = scenario.caller.key;
    call.media = "scenario:" + scenario.id.str();
    carryOut(std::move(call), m_engine->gateway);
    later([this] { Q_EMIT onlineChanged(true); });
}

engine::Answer LocalCentre::carryOut(engine::CommandBody body, const engine::Actor& actor)
{
    m_engine->clock.set(std::max(systemNow(), m_engine->clock.now()));
    engine::Command command;
    command.id = CommandId(sync::newUuid());
    command.actor = actor;
    command.seen = seq();
    command.body = std::move(body);
    const auto answer = m_engine->host.submit({&command, 1}).front();
    wake();
    return answer;
}

void LocalCentre::wake()
{
    m_engine->clock.set(std::max(systemNow(), m_engine->clock.now()));
    m_engine->host.advance();
    if (const auto next = m_engine->host.nextWakeup())
        m_wake.start(static_cast<int>(
            std::clamp<std::int64_t>((*next - m_engine->clock.now()).count(), 1, 60000)));
}

CommandId LocalCentre::send(engine::CommandBody body)
{
    const bool supervises = std::holds_alternative<engine::SwitchSurge>(body);
    const auto answer =
        carryOut(std::move(body), supervises ? m_engine->supervisor : m_engine->trainee);
    later([this, answer] { Q_EMIT answered(answer); });
    return answer.command;
}

void LocalCentre::tell(engine::CommandBody body)
{
    send(std::move(body));
}

void LocalCentre::refresh()
{
    wire::Snapshot snapshot;
    snapshot.seq = seq();
    snapshot.now = now();
    snapshot.city = m_engine->host.city().code;
    const auto& state = m_engine->host.state();
    snapshot.surge = state.centre().surge;
    snapshot.surgeReason = state.centre().surgeReason;
    for (const auto& [id, row] : state.seats())
        snapshot.seats.push_back(row.view);
    for (const auto& [id, row] : state.calls())
        snapshot.calls.push_back(row.view);
    later([this, snapshot] { Q_EMIT snapshotTaken(snapshot); });
}

void LocalCentre::ticketsOfCaller(const QString& number, Tickets found)
{
    constexpr int kLimit = 10;
    auto tickets = m_engine->query.ofCaller(Personal(number.toStdString()), kLimit);
    later([found = std::move(found), tickets = std::move(tickets).value()]() mutable {
        found(std::move(tickets));
    });
}

void LocalCentre::ticketsNear(places::Point point, double metres, int days, Tickets found)
{
    constexpr int kLimit = 20;
    auto tickets = m_engine->query.near(point, metres, now() - std::chrono::days{days}, kLimit);
    later([found = std::move(found), tickets = std::move(tickets).value()]() mutable {
        found(std::move(tickets));
    });
}

void LocalCentre::ticket(const TicketId& id, std::function<void(const engine::TicketView&)> found)
{
    auto ticket = m_engine->query.ticket(id);
    if (ticket.ok() && ticket.value())
        later([found = std::move(found), view = *ticket.value()] { found(view); });
}

void LocalCentre::findTopic(const wire::TopicDraft&, std::function<void(const wire::TopicFound&)>)
{}

void LocalCentre::topics(std::function<void(const Result<wire::TopicList>&)> listed)
{
    later([listed = std::move(listed)] { listed(notHere()); });
}

void LocalCentre::topic(const QString&, std::function<void(const Result<wire::TopicFound>&)> found)
{
    later([found = std::move(found)] { found(notHere()); });
}

void LocalCentre::answersGiven(const EntryId&,
                               std::function<void(const Result<wire::AnswersGivenBody>&)> listed)
{
    later([listed = std::move(listed)] { listed(notHere()); });
}

void LocalCentre::scenario(const ScenarioId& id,
                           std::function<void(const training::Scenario&)> found)
{
    const auto scenario = m_find(id);
    if (scenario.ok())
        later([found = std::move(found), script = scenario.value()] { found(script); });
}

void LocalCentre::storeJournal(const SessionId&, const CallId&, const TicketId&, const QByteArray&,
                               std::function<void()> stored)
{
    later(std::move(stored));
}

void LocalCentre::relay(const CallId&, const session::Event&) {}

UtcTime LocalCentre::now() const
{
    return std::max(systemNow(), m_engine->clock.now());
}

std::int64_t LocalCentre::seq() const
{
    return m_engine->host.lastSeq();
}

} // namespace lianxin::sandbox

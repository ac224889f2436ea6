#include "app/sync/remote_centre.h"

#include "app/sync/local_store.h"
#include "app/sync/uuid.h"
#include "models/wire/command_json.h"
#include "models/wire/scenario_yaml.h"
#include "models/wire/session_json.h"

#include <QDateTime>
#include <QPointer>

#include <utility>

namespace lianxin::sync {

namespace {

constexpr int kSnapshotRetryMs = 1000;
constexpr int kUnauthorised = 401;

/// The body as `parse` reads it, or what went wrong.
template <class T> Result<T> parsed(const Reply& reply, Result<T> (*parse)(std::string_view))
{
    return reply.body ? parse(reply.body.value().toStdString()) : Result<T>(reply.body.error());
}

} // namespace

RemoteCentre::RemoteCentre(ApiClient& api, LocalStore& store, QObject* parent)
    : Centre(parent), m_api(api), m_stream(api), m_outbox(api, store),
      m_lastNow(Milliseconds(QDateTime::currentMSecsSinceEpoch()))
{
    m_sinceNow.start();
    m_snapshotRetry.setSingleShot(true);
    m_snapshotRetry.setInterval(kSnapshotRetryMs);
    connect(&m_snapshotRetry, &QTimer::timeout, this, &RemoteCentre::takeSnapshot);
    connect(&m_stream, &EventStream::happened, this, [this](const engine::Event& event) {
        setNow(event.recordedAt);
        Q_EMIT happened(event);
        Q_EMIT seqChanged(m_stream.seq());
    });
    connect(&m_stream, &EventStream::heartbeat, this, [this](qint64 seq, qint64 nowMs) {
        setNow(UtcTime(Milliseconds(nowMs)));
        Q_EMIT seqChanged(seq);
    });
    connect(&m_stream, &EventStream::topicWarned, this, &Centre::topicWarned);
    connect(&m_stream, &EventStream::online, this, [this] {
        setOnline(true);
        m_outbox.wake();
    });
    connect(&m_stream, &EventStream::offline, this, [this] { setOnline(false); });
    connect(&m_stream, &EventStream::refused, this, &Centre::loginLost);
    connect(&m_stream, &EventStream::outdated, this, &RemoteCentre::takeSnapshot);
    connect(&m_outbox, &Outbox::answered, this, &Centre::answered);
    connect(&m_outbox, &Outbox::refused, this, &Centre::loginLost);
    connect(&m_outbox, &Outbox::failed, this, &RemoteCentre::noteTrouble);
    connect(&m_outbox, &Outbox::sent, this, [this] {
        if (!std::exchange(m_trouble, {}).isEmpty())
            Q_EMIT troubled({});
    });
}

/// Its disk is not this seat's; that it is away is said already. Said once, not at every try.
void RemoteCentre::noteTrouble(const QString& code)
{
    if (code == QLatin1String("store_damaged")) {
        Q_EMIT troubled(code);
        return;
    }
    const bool away = code == QLatin1String("offline") || code == QLatin1String("timeout");
    const bool full = code == QLatin1String("disk_full") || code == QLatin1String("io") ||
                      code == QLatin1String("busy");
    const QString told = full ? QStringLiteral("read_only") : code;
    if (!away && told != std::exchange(m_trouble, told))
        Q_EMIT troubled(told);
}

void RemoteCentre::start()
{
    m_outbox.start();
    takeSnapshot();
}

void RemoteCentre::readSnapshot(const Reply& reply,
                                const std::function<void(const wire::Snapshot&)>& taken)
{
    if (reply.status == kUnauthorised) {
        Q_EMIT loginLost();
        return;
    }
    if (!reply.body.ok()) {
        setOnline(false);
        m_snapshotRetry.start();
        return;
    }
    const auto snapshot = wire::parseSnapshot(reply.body.value().toStdString());
    if (!snapshot.ok()) {
        m_snapshotRetry.start();
        return;
    }
    setNow(snapshot.value().now);
    taken(snapshot.value());
}

void RemoteCentre::takeSnapshot()
{
    m_api.get(QStringLiteral("/v1/snapshot"), {},
              [this, self = QPointer(this)](const Reply& reply) {
                  if (!self)
                      return;
                  readSnapshot(reply, [this](const wire::Snapshot& snapshot) {
                      setOnline(true);
                      Q_EMIT snapshotTaken(snapshot);
                      Q_EMIT seqChanged(snapshot.seq);
                      m_stream.start(snapshot.seq);
                  });
              });
}

void RemoteCentre::refresh()
{
    m_api.get(QStringLiteral("/v1/snapshot"), {},
              [this, self = QPointer(this)](const Reply& reply) {
                  if (self)
                      readSnapshot(reply, [this](const wire::Snapshot& snapshot) {
                          Q_EMIT snapshotTaken(snapshot);
                      });
              });
}

engine::Command RemoteCentre::made(engine::CommandBody body) const
{
    engine::Command command;
    command.id = CommandId(newUuid());
    command.seen = m_stream.seq();
    command.offline = !m_online;
    command.occurredAt = now();
    command.body = std::move(body);
    return command;
}

CommandId RemoteCentre::send(engine::CommandBody body)
{
    const auto command = made(std::move(body));
    m_outbox.push(command);
    return command.id;
}

namespace {

engine::Answer untold(const CommandId& id, const std::string& code)
{
    engine::Answer answer;
    answer.command = id;
    answer.rejection = engine::Rejection{code, {}};
    return answer;
}

} // namespace

void RemoteCentre::tell(engine::CommandBody body)
{
    if (!m_online)
        return;
    const bool isLease = std::holds_alternative<engine::RenewLease>(body);
    const auto command = made(std::move(body));
    m_api.post(QStringLiteral("/v1/commands"),
               QByteArray::fromStdString(wire::batchBody({command})),
               [this, self = QPointer(this), isLease, id = command.id](const Reply& reply) {
                   if (!self)
                       return;
                   if (!reply.body.ok()) {
                       if (!isLease)
                           Q_EMIT answered(untold(id, reply.body.error().code));
                       return;
                   }
                   const auto answers = wire::parseBatchAnswer(reply.body.value().toStdString());
                   if (answers.ok())
                       for (const auto& answer : answers.value().answers)
                           Q_EMIT answered(answer);
               });
}

void RemoteCentre::ticket(const TicketId& id, std::function<void(const engine::TicketView&)> found)
{
    m_api.get(QStringLiteral("/v1/tickets/") + QString::fromStdString(id.str()), {},
              [found = std::move(found)](const Reply& reply) {
                  if (!reply.body.ok())
                      return;
                  const auto ticket = wire::parseTicketText(reply.body.value().toStdString());
                  if (ticket.ok())
                      found(ticket.value());
              });
}

void RemoteCentre::scenario(const ScenarioId& id,
                            std::function<void(const training::Scenario&)> found)
{
    m_api.get(QStringLiteral("/v1/scenarios/") + QString::fromStdString(id.str()), {},
              [found = std::move(found)](const Reply& reply) {
                  if (!reply.body.ok())
                      return;
                  const auto scenario = wire::parseScenarioText(reply.body.value().toStdString());
                  if (scenario.ok())
                      found(scenario.value());
              });
}

void RemoteCentre::fetchTickets(const QUrlQuery& query, Tickets found)
{
    m_api.get(QStringLiteral("/v1/tickets"), query, [found = std::move(found)](const Reply& reply) {
        if (!reply.body.ok())
            return;
        auto tickets = wire::parseTickets(reply.body.value().toStdString());
        if (tickets.ok())
            found(std::move(tickets).value());
    });
}

void RemoteCentre::ticketsOfCaller(const QString& number, Tickets found)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("caller"), number);
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("10"));
    fetchTickets(query, std::move(found));
}

void RemoteCentre::ticketsNear(places::Point point, double metres, int days, Tickets found)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("lon"), QString::number(point.lon, 'f', 6));
    query.addQueryItem(QStringLiteral("lat"), QString::number(point.lat, 'f', 6));
    query.addQueryItem(QStringLiteral("metres"), QString::number(metres));
    query.addQueryItem(QStringLiteral("days"), QString::number(days));
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("20"));
    fetchTickets(query, std::move(found));
}

void RemoteCentre::storeJournal(const SessionId& session, const CallId& call,
                                const TicketId& ticket, const QByteArray& lines,
                                std::function<void()> stored)
{
    const QList<std::pair<QByteArray, QByteArray>> headers{
        {"X-Call", QByteArray::fromStdString(call.str())},
        {"X-Ticket", QByteArray::fromStdString(ticket.str())}};
    m_api.put(QStringLiteral("/v1/journals/") + QString::fromStdString(session.str()), lines,
              headers, [stored = std::move(stored)](const Reply& reply) {
                  if (reply.body.ok())
                      stored();
              });
}

void RemoteCentre::relay(const CallId& call, const session::Event& event)
{
    if (!m_online)
        return;
    const auto body = wire::transcriptBody({call, {event}});
    m_api.post(QStringLiteral("/v1/transcripts"), QByteArray::fromStdString(body),
               [](const Reply&) {});
}

void RemoteCentre::findTopic(const wire::TopicDraft& draft,
                             std::function<void(const wire::TopicFound&)> found)
{
    if (!m_online)
        return;
    m_api.post(QStringLiteral("/v1/topics/find"),
               QByteArray::fromStdString(wire::topicDraftBody(draft)),
               [found = std::move(found)](const Reply& reply) {
                   if (const auto body = parsed(reply, wire::parseTopicFound))
                       found(body.value());
               });
}

void RemoteCentre::topics(std::function<void(const Result<wire::TopicList>&)> listed)
{
    m_api.get(QStringLiteral("/v1/topics"), {}, [listed = std::move(listed)](const Reply& reply) {
        listed(parsed(reply, wire::parseTopicList));
    });
}

void RemoteCentre::topic(const QString& id,
                         std::function<void(const Result<wire::TopicFound>&)> found)
{
    m_api.get(QStringLiteral("/v1/topics/") + id, {},
              [found = std::move(found)](const Reply& reply) {
                  found(parsed(reply, wire::parseTopicFound));
              });
}

void RemoteCentre::answersGiven(const EntryId& entry,
                                std::function<void(const Result<wire::AnswersGivenBody>&)> listed)
{
    m_api.get(QStringLiteral("/v1/answers/%1/tickets").arg(QString::fromStdString(entry.str())),
              QUrlQuery{{QStringLiteral("limit"), QStringLiteral("200")}},
              [listed = std::move(listed)](const Reply& reply) {
                  listed(parsed(reply, wire::parseAnswersGiven));
              });
}

UtcTime RemoteCentre::now() const
{
    return m_lastNow + Milliseconds(m_sinceNow.elapsed());
}

void RemoteCentre::setNow(UtcTime now)
{
    m_lastNow = now;
    m_sinceNow.restart();
}

void RemoteCentre::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    Q_EMIT onlineChanged(online);
}

} // namespace lianxin::sync

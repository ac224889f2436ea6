#pragma once

#include "models/wire/command_json.h"
#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "tests/support/http_peer.h"

#include <nlohmann/json.hpp>

#include <QStringList>

/// Words of the protocol, for tests that read like a transcript.
namespace lianxin::tests {

inline engine::Command urge(const std::string& id)
{
    engine::Command command;
    command.id = CommandId(id);
    command.body = engine::UrgeTicket{TicketId("ticket-1"), "快一点"};
    return command;
}

/// The ids of a posted batch, in order; `?` for what cannot be read.
inline QStringList idsIn(const HttpRequest& request)
{
    const auto batch = wire::parseBatch(request.body.toStdString());
    if (!batch.ok())
        return {QStringLiteral("?")};
    QStringList ids;
    for (const auto& received : batch.value())
        ids +=
            received.command.ok() ? QString::fromStdString(received.id.str()) : QStringLiteral("?");
    return ids;
}

inline QByteArray answersTo(const QStringList& ids)
{
    wire::BatchAnswer answer;
    for (const QString& id : ids) {
        engine::Answer one;
        one.command = CommandId(id.toStdString());
        one.firstSeq = one.lastSeq = ++answer.seq;
        answer.answers.push_back(one);
    }
    return QByteArray::fromStdString(wire::batchAnswerBody(answer));
}

inline QByteArray errorOf(const std::string& code)
{
    return QByteArray::fromStdString(wire::errorBody({code, {}}));
}

inline QByteArray snapshotAt(std::int64_t seq)
{
    wire::Snapshot snapshot;
    snapshot.seq = seq;
    snapshot.now = UtcTime(std::chrono::milliseconds{1795330800000});
    snapshot.city = "muye";
    return QByteArray::fromStdString(wire::snapshotBody(snapshot));
}

/// An event as the stream carries it.
inline QByteArray streamed(std::int64_t seq)
{
    engine::Event event;
    event.seq = seq;
    event.city = "muye";
    event.body = engine::CallHeld{CallId("call-" + std::to_string(seq))};
    const auto number = QByteArray::number(static_cast<qint64>(seq));
    return "id: " + number + "\nevent: CallHeld\ndata: " +
           QByteArray::fromStdString(wire::dump(wire::toJson(event))) + "\n\n";
}

inline QByteArray heartbeatAt(std::int64_t seq)
{
    const wire::Heartbeat beat{seq, UtcTime(std::chrono::milliseconds{1795330800000})};
    return "event: heartbeat\ndata: " + QByteArray::fromStdString(wire::heartbeatBody(beat)) +
           "\n\n";
}

} // namespace lianxin::tests

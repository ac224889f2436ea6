#include "app/sync/outbox.h"

#include "app/sync/api_client.h"
#include "app/sync/local_store.h"
#include "models/wire/command_json.h"

#include <nlohmann/json.hpp>

#include <QPointer>

#include <algorithm>

namespace lianxin::sync {

namespace {

constexpr int kFirstRetryMs = 250;
constexpr int kLastRetryMs = 5000;
constexpr int kBatch = 50;
/// Half of what the centre takes at once (docs/protocol.md).
constexpr qsizetype kBatchBytes = 512 * 1024;
/// No centre takes more, however often it is asked: the command would block all behind it.
constexpr qsizetype kLargestBytes = static_cast<qsizetype>(wire::kMaxBody) - 1024;
constexpr int kUnauthorised = 401;

} // namespace

Outbox::Outbox(ApiClient& api, LocalStore& store, QObject* parent)
    : QObject(parent), m_api(api), m_store(store), m_retryMs(kFirstRetryMs)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::sendNext);
}

void Outbox::start()
{
    m_started = true;
    m_waiting = m_store.commandCount();
    wake();
}

void Outbox::wake()
{
    m_refused = false;
    m_retryMs = kFirstRetryMs;
    if (m_started && !m_busy) {
        m_retry.stop();
        sendNext();
    }
}

void Outbox::push(const engine::Command& command)
{
    m_store.pushCommand(QByteArray::fromStdString(wire::dump(wire::toJson(command))));
    ++m_waiting;
    if (m_started && !m_busy && !m_retry.isActive())
        QMetaObject::invokeMethod(this, &Outbox::sendNext, Qt::QueuedConnection);
}

void Outbox::sendNext()
{
    if (m_busy || m_refused || m_waiting == 0)
        return;
    auto next = nextCommands();
    {
        // Gone from here and known there, or neither.
        const LocalStore::Together together(&m_store);
        forget(next.hopeless);
        for (const auto& answer : next.rejected)
            Q_EMIT answered(answer);
    }
    if (next.damaged)
        Q_EMIT failed(QStringLiteral("store_damaged"));
    if (!next.batch.rows.empty())
        post(std::move(next.batch));
    else if (m_waiting > 0)
        later(); // the disk refuses them for the moment
}

Outbox::Next Outbox::nextCommands()
{
    Next next;
    auto& batch = next.batch;
    for (const OutboxRow& row : m_store.commands(kBatch)) {
        if (!batch.rows.empty() && batch.json.size() + row.json.size() > kBatchBytes)
            break;
        const auto command = wire::parseCommandText(row.json.toStdString());
        const bool fits = row.json.size() <= kLargestBytes;
        if (!command.ok() || !fits) {
            next.hopeless.push_back(row.n);
            next.damaged = next.damaged || !command.ok();
            if (command.ok())
                next.rejected.push_back(
                    {command.value().id, 0, 0, engine::Rejection{"too_large", {}}, {}});
            continue;
        }
        batch.rows.push_back(row.n);
        batch.ids.push_back(command.value().id);
        batch.json += batch.json.isEmpty() ? row.json : ',' + row.json;
    }
    return next;
}

void Outbox::post(Batch batch)
{
    m_busy = true;
    const QByteArray body = "{\"commands\":[" + batch.json + "]}";
    m_api.post(QStringLiteral("/v1/commands"), body,
               [this, self = QPointer(this), batch = std::move(batch)](const Reply& reply) {
                   if (self)
                       read(batch, reply);
               });
}

void Outbox::read(const Batch& batch, const Reply& reply)
{
    m_busy = false;
    if (reply.body.ok()) {
        finish(batch, reply.body.value());
        return;
    }
    const QString code = QString::fromStdString(reply.body.error().code);
    if (reply.status == kUnauthorised) {
        m_refused = true;
        Q_EMIT refused(code);
        return;
    }
    later();
    Q_EMIT failed(code);
}

void Outbox::finish(const Batch& batch, const QByteArray& body)
{
    const auto answers = wire::parseBatchAnswer(body.toStdString());
    const auto isTo = [](const engine::Answer& answer, const CommandId& id) {
        return answer.command == id;
    };
    if (!answers.ok() || !std::ranges::equal(answers.value().answers, batch.ids, isTo)) {
        later();
        Q_EMIT failed(QStringLiteral("bad_answer"));
        return;
    }
    m_retryMs = kFirstRetryMs;
    Q_EMIT sent();
    {
        // What an answer brings is on disk when its command is gone from there.
        const LocalStore::Together together(&m_store);
        forget(batch.rows);
        for (const auto& answer : answers.value().answers)
            Q_EMIT answered(answer);
    }
    sendNext();
}

void Outbox::forget(const std::vector<qint64>& rows)
{
    if (rows.empty())
        return;
    m_store.removeCommands(rows);
    m_waiting = std::max(0, m_waiting - static_cast<int>(rows.size()));
}

void Outbox::later()
{
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, kLastRetryMs);
}

} // namespace lianxin::sync

#include "app/sync/outbox.h"

#include "app/sync/api_client.h"
#include "models/wire/command_json.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <limits>
#include <set>

namespace lianxin::sync {

namespace {

constexpr int kFirstRetryMs = 250;
constexpr int kLastRetryMs = 5000;
constexpr std::size_t kBatch = 50;
/// Half of what the centre takes at once (docs/protocol.md).
constexpr qsizetype kBatchBytes = 512 * 1024;
/// No centre takes more, however often it is asked: the command would block all behind it.
constexpr qsizetype kLargestBytes = static_cast<qsizetype>(wire::kMaxBody) - 1024;
constexpr int kUnauthorised = 401;

QByteArray jsonOf(const engine::Command& command)
{
    return QByteArray::fromStdString(wire::dump(wire::toJson(command)));
}

} // namespace

Outbox::Outbox(ApiClient& api, LocalStore& store, QObject* parent)
    : QObject(parent), m_api(api), m_store(store), m_retryMs(kFirstRetryMs)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::sendNext);
    for (OutboxRow& row : m_store.commands(std::numeric_limits<int>::max())) {
        m_lastRow = row.n;
        m_queue.push_back({std::move(row), true});
    }
    // Behind whatever of an earlier run could not be read.
    m_lastRow = std::max(m_lastRow, QDateTime::currentMSecsSinceEpoch());
}

void Outbox::start()
{
    m_started = true;
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
    OutboxRow row{++m_lastRow, jsonOf(command)};
    m_store.pushCommand(row);
    m_queue.push_back({std::move(row), m_refused || m_retry.isActive()});
    if (m_started && !m_busy && !m_retry.isActive())
        QMetaObject::invokeMethod(this, &Outbox::sendNext, Qt::QueuedConnection);
}

void Outbox::sendNext()
{
    if (m_busy || m_refused || m_queue.empty())
        return;
    m_store.flush(); // where the disk refuses, a call must still be ended
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
}

Outbox::Next Outbox::nextCommands() const
{
    Next next;
    auto& batch = next.batch;
    for (const auto& [row, isLate] : m_queue) {
        if (batch.rows.size() == kBatch ||
            (!batch.rows.empty() && batch.json.size() + row.json.size() > kBatchBytes))
            break;
        auto command = wire::parseCommandText(row.json.toStdString());
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
        command.value().offline |= isLate && command.value().occurredAt;
        batch.json += (batch.json.isEmpty() ? "" : ",") + jsonOf(command.value());
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
        markLate();
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
    const std::set<qint64> gone(rows.begin(), rows.end());
    std::erase_if(m_queue, [&](const Waiting& one) { return gone.contains(one.row.n); });
}

void Outbox::markLate()
{
    for (auto& one : m_queue)
        one.isLate = true;
}

void Outbox::later()
{
    markLate();
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, kLastRetryMs);
}

} // namespace lianxin::sync

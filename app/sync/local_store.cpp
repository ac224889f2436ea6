#include "app/sync/local_store.h"

#include "app/sync/store_writer.h"
#include "models/wire/session_json.h"

#include <QDateTime>
#include <QSqlQuery>
#include <QVariant>

namespace lianxin::sync {

namespace {

QString text(const SessionId& id)
{
    return QString::fromStdString(id.str());
}

bool execute(QSqlDatabase& db, const QString& statement, const QVariantList& values)
{
    QSqlQuery query(db);
    if (!query.prepare(statement))
        return false;
    for (const QVariant& value : values)
        query.addBindValue(value);
    return query.exec();
}

} // namespace

LocalStore::LocalStore(QObject* parent) : QObject(parent), m_writer(new Writer(this))
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.start();
}

LocalStore::~LocalStore()
{
    m_thread.quit();
    m_thread.wait();
}

/// Runs `read` on the store's thread, after everything queued before it.
template <class R> static R onThread(QObject* writer, const std::function<R()>& read)
{
    R result{};
    QMetaObject::invokeMethod(
        writer, [&] { result = read(); }, Qt::BlockingQueuedConnection);
    return result;
}

Result<Salvage> LocalStore::open(const QString& path)
{
    Result<Salvage> result = Salvage{};
    QMetaObject::invokeMethod(
        m_writer, [&] { result = m_writer->open(path); }, Qt::BlockingQueuedConnection);
    return result;
}

LocalStore::Together::Together(LocalStore* store) : m_store(store)
{
    if (m_store)
        m_store->m_writer->hold();
}

LocalStore::Together::~Together()
{
    if (m_store)
        m_store->m_writer->release();
}

void LocalStore::beginSession(const SessionId& session)
{
    m_writer->enqueue([id = text(session)](QSqlDatabase& db) {
        return execute(db, QStringLiteral("INSERT OR IGNORE INTO session VALUES(?,?)"),
                       {id, QDateTime::currentMSecsSinceEpoch()});
    });
}

void LocalStore::append(const SessionId& session, const session::Event& event)
{
    m_writer->enqueue([id = text(session), seq = event.seq,
                       line = QString::fromStdString(wire::sessionLine(event))](QSqlDatabase& db) {
        return execute(db, QStringLiteral("INSERT OR REPLACE INTO journal VALUES(?,?,?)"),
                       {id, seq, line});
    });
}

void LocalStore::endSession(const SessionId& session)
{
    m_writer->enqueue([id = text(session)](QSqlDatabase& db) {
        return execute(db, QStringLiteral("DELETE FROM session WHERE id = ?"), {id}) &&
               execute(db, QStringLiteral("DELETE FROM journal WHERE session = ?"), {id});
    });
}

void LocalStore::pushCommand(const OutboxRow& row)
{
    m_writer->enqueue([n = row.n, body = QString::fromUtf8(row.json)](QSqlDatabase& db) {
        return execute(db, QStringLiteral("INSERT INTO outbox(n, json) VALUES(?,?)"), {n, body});
    });
}

void LocalStore::removeCommands(const std::vector<qint64>& rows)
{
    m_writer->enqueue([rows](QSqlDatabase& db) {
        bool done = true;
        for (const qint64 n : rows)
            done = done && execute(db, QStringLiteral("DELETE FROM outbox WHERE n = ?"), {n});
        return done;
    });
}

void LocalStore::setCounter(const QString& name, int value)
{
    m_writer->enqueue([name, value](QSqlDatabase& db) {
        return execute(db, QStringLiteral("INSERT OR REPLACE INTO counter VALUES(?,?)"),
                       {name, value});
    });
}

void LocalStore::putCache(const QString& key, const QByteArray& tag, const QByteArray& body)
{
    m_writer->enqueue([key, tag, body](QSqlDatabase& db) {
        return execute(db, QStringLiteral("INSERT OR REPLACE INTO cache VALUES(?,?,?)"),
                       {key, tag, body});
    });
}

bool LocalStore::flush()
{
    return onThread<bool>(m_writer, [this] { return m_writer->drain(); });
}

std::vector<StoredSession> LocalStore::openSessions()
{
    const auto ids = onThread<QStringList>(m_writer, [this] {
        m_writer->drain();
        QStringList found;
        QSqlQuery query(m_writer->database());
        query.exec(QStringLiteral("SELECT id FROM session ORDER BY started, id"));
        while (query.next())
            found += query.value(0).toString();
        return found;
    });
    std::vector<StoredSession> sessions;
    for (const QString& id : ids) {
        const SessionId session(id.toStdString());
        sessions.push_back({session, journal(session)});
    }
    return sessions;
}

std::vector<session::Event> LocalStore::journal(const SessionId& session)
{
    return onThread<std::vector<session::Event>>(m_writer, [&] {
        m_writer->drain();
        std::vector<session::Event> events;
        QSqlQuery query(m_writer->database());
        query.prepare(QStringLiteral("SELECT line FROM journal WHERE session = ? ORDER BY seq"));
        query.addBindValue(text(session));
        query.exec();
        while (query.next()) {
            auto event = wire::parseSessionLine(query.value(0).toString().toStdString());
            if (!event.ok() || event.value().seq != static_cast<int>(events.size()) + 1)
                break; // what follows a damaged line would fold into something that never was
            events.push_back(std::move(event).value());
        }
        return events;
    });
}

std::vector<OutboxRow> LocalStore::commands(int limit)
{
    return onThread<std::vector<OutboxRow>>(m_writer, [&] {
        m_writer->drain();
        std::vector<OutboxRow> rows;
        QSqlQuery query(m_writer->database());
        query.prepare(QStringLiteral("SELECT n, json FROM outbox ORDER BY n LIMIT ?"));
        query.addBindValue(limit);
        query.exec();
        while (query.next())
            rows.push_back({query.value(0).toLongLong(), query.value(1).toString().toUtf8()});
        return rows;
    });
}

int LocalStore::commandCount()
{
    return onThread<int>(m_writer, [this] {
        m_writer->drain();
        QSqlQuery query(m_writer->database());
        query.exec(QStringLiteral("SELECT count(*) FROM outbox"));
        return query.next() ? query.value(0).toInt() : 0;
    });
}

int LocalStore::counter(const QString& name)
{
    return onThread<int>(m_writer, [&] {
        m_writer->drain();
        QSqlQuery query(m_writer->database());
        query.prepare(QStringLiteral("SELECT n FROM counter WHERE name = ?"));
        query.addBindValue(name);
        query.exec();
        return query.next() ? query.value(0).toInt() : 0;
    });
}

std::pair<QByteArray, QByteArray> LocalStore::cache(const QString& key)
{
    return onThread<std::pair<QByteArray, QByteArray>>(m_writer, [&] {
        m_writer->drain();
        QSqlQuery query(m_writer->database());
        query.prepare(QStringLiteral("SELECT tag, body FROM cache WHERE key = ?"));
        query.addBindValue(key);
        query.exec();
        return query.next() ? std::pair{query.value(0).toByteArray(), query.value(1).toByteArray()}
                            : std::pair<QByteArray, QByteArray>{};
    });
}

} // namespace lianxin::sync

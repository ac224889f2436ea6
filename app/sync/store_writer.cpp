#include "app/sync/store_writer.h"

#include <QDateTime>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace lianxin::sync {

namespace {

constexpr int kRetryMs = 1000;

/// Setting the version writes, so that a store that cannot be written is noticed at once.
const char* const kSchema[] = {
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA user_version=1",
    "CREATE TABLE IF NOT EXISTS session(id TEXT PRIMARY KEY, started INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS journal(session TEXT NOT NULL, seq INTEGER NOT NULL, line TEXT NOT "
    "NULL, PRIMARY KEY(session, seq)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS outbox(n INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS counter(name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS cache(key TEXT PRIMARY KEY, tag BLOB, body BLOB)",
};

/// SQLite's own result codes (sqlite.org/rescode.html) for a file whose content is wrong.
constexpr int kCorrupt = 11;
constexpr int kNotADatabase = 26;
constexpr int kPrimaryCode = 0xff;

QSqlDatabase connectTo(const QString& path, const QString& name)
{
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    db.setDatabaseName(path);
    db.open();
    return db;
}

/// A table and the columns by which it is ordered on disk.
struct Kept {
    const char* table;
    const char* columns;
    const char* forward;
    const char* backward;
};
constexpr Kept kSessions{"session", "id, started", "rowid", "rowid DESC"};
constexpr Kept kJournals{"journal", "session, seq, line", "session, seq", "session DESC, seq DESC"};
constexpr Kept kCommands{"outbox", "n, json", "n", "n DESC"};
constexpr Kept kCounters{"counter", "name, n", "name", "name DESC"};

/// Copies what can still be read of one table, from both ends up to the damage. Returns how many
/// rows.
int copyRows(QSqlDatabase& from, QSqlDatabase& to, const Kept& what)
{
    const QString table = QLatin1String(what.table);
    const QString columns = QLatin1String(what.columns);
    const int count = static_cast<int>(columns.count(QLatin1Char(','))) + 1;
    QSqlQuery write(to);
    write.prepare(
        QStringLiteral("INSERT OR IGNORE INTO %1(%2) VALUES(%3)")
            .arg(table, columns, QStringList(count, QStringLiteral("?")).join(QLatin1Char(','))));
    int rows = 0;
    for (const char* order : {what.forward, what.backward}) {
        QSqlQuery read(from);
        read.setForwardOnly(true);
        if (!read.exec(QStringLiteral("SELECT %2 FROM %1 ORDER BY %3")
                           .arg(table, columns, QLatin1String(order))))
            continue;
        while (read.next()) {
            for (int i = 0; i < count; ++i)
                write.bindValue(i, read.value(i));
            if (write.exec())
                rows += write.numRowsAffected();
        }
    }
    return rows;
}

} // namespace

LocalStore::Writer::Writer(LocalStore* store)
    : m_store(store), m_connection(QUuid::createUuid().toString())
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, [this] { drain(); });
}

LocalStore::Writer::~Writer()
{
    drain();
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlDatabase LocalStore::Writer::database() const
{
    return QSqlDatabase::database(m_connection);
}

LocalStore::Writer::Health LocalStore::Writer::healthOf(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & kPrimaryCode;
    return code == kCorrupt || code == kNotADatabase ? Health::Damaged : Health::Refused;
}

LocalStore::Writer::Health LocalStore::Writer::prepare(const QString& path)
{
    QSqlDatabase db = connectTo(path, m_connection);
    if (!db.isOpen())
        return healthOf(db.lastError());
    for (const char* statement : kSchema) {
        QSqlQuery query(db);
        if (!query.exec(QLatin1String(statement)))
            return healthOf(query.lastError());
    }
    return check();
}

LocalStore::Writer::Health LocalStore::Writer::check()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return healthOf(query.lastError());
    return query.value(0).toString() == QLatin1String("ok") ? Health::Good : Health::Damaged;
}

void LocalStore::Writer::disconnectFrom(const QString& connection)
{
    QSqlDatabase::database(connection, false).close();
    QSqlDatabase::removeDatabase(connection);
}

Result<Salvage> LocalStore::Writer::open(const QString& path)
{
    const Health health = prepare(path);
    if (health == Health::Good)
        return Salvage{};
    disconnectFrom(m_connection);
    if (health == Health::Damaged)
        return salvage(path);
    prepare(QStringLiteral(":memory:"));
    return Error{"store_unwritable", path.toStdString()};
}

/// Moves the damaged file (and its log) aside, starts a fresh one, and brings over open journals
/// and unsent commands.
Result<Salvage> LocalStore::Writer::salvage(const QString& path)
{
    Salvage report;
    report.keptAside =
        path + QStringLiteral(".damaged-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::rename(path + QLatin1String(suffix), report.keptAside + QLatin1String(suffix));
    if (prepare(path) != Health::Good) {
        disconnectFrom(m_connection);
        prepare(QStringLiteral(":memory:"));
        return Error{"store_unwritable", path.toStdString()};
    }
    const QString oldName = m_connection + QStringLiteral("-old");
    {
        QSqlDatabase old = connectTo(report.keptAside, oldName);
        QSqlDatabase fresh = database();
        fresh.transaction();
        copyRows(old, fresh, kSessions);
        copyRows(old, fresh, kJournals);
        copyRows(old, fresh, kCounters);
        report.commands = copyRows(old, fresh, kCommands);
        QSqlQuery query(fresh);
        query.exec(QStringLiteral(
            "INSERT OR IGNORE INTO session SELECT DISTINCT session, 0 FROM journal"));
        query.exec(QStringLiteral("SELECT count(*) FROM session"));
        report.sessions = query.next() ? query.value(0).toInt() : 0;
        query.finish();
        fresh.commit();
    }
    disconnectFrom(oldName);
    return report;
}

void LocalStore::Writer::hold()
{
    const QMutexLocker lock(&m_mutex);
    ++m_held;
}

void LocalStore::Writer::release()
{
    const QMutexLocker lock(&m_mutex);
    if (--m_held == 0 && !m_queue.empty())
        schedule();
}

/// To be called with the mutex held.
void LocalStore::Writer::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        this, [this] { drain(); }, Qt::QueuedConnection);
}

void LocalStore::Writer::enqueue(Write write)
{
    const QMutexLocker lock(&m_mutex);
    m_queue.push_back(std::move(write));
    schedule();
}

bool LocalStore::Writer::drain()
{
    std::vector<Write> group;
    {
        const QMutexLocker lock(&m_mutex);
        m_scheduled = false;
        if (m_held > 0)
            return true; // release() comes back to it
        group.swap(m_queue);
    }
    if (group.empty())
        return true;
    QSqlDatabase db = database();
    bool done = db.transaction();
    for (auto it = group.begin(); done && it != group.end(); ++it)
        done = (*it)(db);
    done = done && db.commit();
    if (!done) {
        const bool full = db.lastError().text().contains(QLatin1String("full"));
        db.rollback();
        putBack(std::move(group));
        fail(full ? QStringLiteral("disk_full") : QStringLiteral("io"));
        return false;
    }
    if (m_failing) {
        m_failing = false;
        Q_EMIT m_store->recovered();
    }
    Q_EMIT m_store->saved(QDateTime::currentMSecsSinceEpoch());
    return true;
}

void LocalStore::Writer::putBack(std::vector<Write> group)
{
    const QMutexLocker lock(&m_mutex);
    m_queue.insert(m_queue.begin(), std::make_move_iterator(group.begin()),
                   std::make_move_iterator(group.end()));
    m_scheduled = true; // the timer will drain
}

void LocalStore::Writer::fail(const QString& code)
{
    m_retry.start();
    if (m_failing)
        return;
    m_failing = true;
    Q_EMIT m_store->failed(code);
}

} // namespace lianxin::sync

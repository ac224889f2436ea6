#include "app/sync/local_store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace lianxin;
using sync::LocalStore;

namespace {

const SessionId kFirst("019ab000-0000-7000-8000-000000000001");
const SessionId kSecond("019ab000-0000-7000-8000-000000000002");

session::Event edited(int seq, const std::string& value)
{
    return {seq, seq * 100, session::FieldEdited{"place", value, {}}};
}

/// A draft of `count` edits, each `length` long.
std::vector<session::Event> draft(int count, std::size_t length = 20)
{
    std::vector<session::Event> events;
    for (int seq = 1; seq <= count; ++seq)
        events.push_back(edited(seq, std::string(length, 'x') + std::to_string(seq)));
    return events;
}

void keep(LocalStore& store, const SessionId& id, const std::vector<session::Event>& events)
{
    store.beginSession(id);
    for (const auto& event : events)
        store.append(id, event);
}

/// Counts what was read of a whole: it must be its beginning.
bool isBeginning(const std::vector<session::Event>& read, const std::vector<session::Event>& whole)
{
    return read.size() <= whole.size() && std::equal(read.begin(), read.end(), whole.begin());
}

QByteArrayList commandsIn(LocalStore& store)
{
    QByteArrayList out;
    for (const auto& row : store.commands(1000))
        out += row.json;
    return out;
}

} // namespace

class TestLocalStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsASession();
    void flushedIsOnDisk();
    void drainsWhenDropped();
    void endedSessionIsGone();
    void oldestSessionFirst();
    void journalStopsAtAGap();
    void outboxKeepsItsOrder();
    void countersAndCache();
    void togetherOrNotAtAll();
    void tellsThatItSaved();
    void truncatedAtAnySize_data();
    void truncatedAtAnySize();
    void damagedPage();
    void damagedSessionTable();
    void notADatabase();
    void damagedTwice();
    void unwritable_data();
    void unwritable();
    void readOnlyFolder();
    void memoryOnlyStillWorks();
    void diskRefusesForAWhile();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("seat.db")); }
    void damage(qint64 from, qint64 bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLocalStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestLocalStore::damage(qint64 from, qint64 bytes)
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    file.write(QByteArray(bytes, '\xAA'));
}

void TestLocalStore::keepsASession()
{
    const auto events = draft(50);
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        keep(store, kFirst, events);
        QVERIFY(store.flush());
        QCOMPARE(store.journal(kFirst), events);
    }
    LocalStore store;
    const auto opened = store.open(path());
    QVERIFY(opened.ok());
    QVERIFY(opened.value().keptAside.isEmpty());
    const auto sessions = store.openSessions();
    QCOMPARE(sessions.size(), 1u);
    QCOMPARE(sessions.front().id, kFirst);
    QCOMPARE(sessions.front().events, events);
    QVERIFY(store.journal(kSecond).empty());
}

void TestLocalStore::flushedIsOnDisk()
{
    LocalStore writer;
    QVERIFY(writer.open(path()).ok());
    keep(writer, kFirst, draft(3));
    QVERIFY(writer.flush());
    LocalStore reader; // as after a kill: the writer has not closed anything
    QVERIFY(reader.open(path()).ok());
    QCOMPARE(reader.journal(kFirst), draft(3));
}

void TestLocalStore::drainsWhenDropped()
{
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        keep(store, kFirst, draft(100));
    }
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    QCOMPARE(store.journal(kFirst).size(), 100u);
}

void TestLocalStore::endedSessionIsGone()
{
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    keep(store, kFirst, draft(3));
    keep(store, kSecond, draft(4));
    store.endSession(kFirst);
    const auto sessions = store.openSessions();
    QCOMPARE(sessions.size(), 1u);
    QCOMPARE(sessions.front().id, kSecond);
    QVERIFY2(store.journal(kFirst).empty(), "journals of years would fill the disk");
}

void TestLocalStore::oldestSessionFirst()
{
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    keep(store, kFirst, draft(1));
    keep(store, kSecond, draft(1));
    const auto sessions = store.openSessions();
    QCOMPARE(sessions.size(), 2u);
    QCOMPARE(sessions.front().id, kFirst);
    QCOMPARE(sessions.back().id, kSecond);
}

void TestLocalStore::journalStopsAtAGap()
{
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    store.beginSession(kFirst);
    for (const int seq : {1, 2, 4, 5})
        store.append(kFirst, edited(seq, "x"));
    QCOMPARE(store.journal(kFirst).size(), 2u);
}

void TestLocalStore::outboxKeepsItsOrder()
{
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        for (int i = 0; i < 200; ++i)
            store.pushCommand({i + 1, "{\"n\":" + QByteArray::number(i) + '}'});
        QCOMPARE(store.commandCount(), 200);
        const auto rows = store.commands(3);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[2].json, QByteArray("{\"n\":2}"));
        store.removeCommands({rows[0].n, rows[1].n});
    }
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    store.pushCommand({201, "{\"n\":200}"});
    const auto left = commandsIn(store);
    QCOMPARE(left.size(), 199);
    for (int i = 0; i < left.size(); ++i)
        QCOMPARE(left.at(i), "{\"n\":" + QByteArray::number(i + 2) + '}');
}

void TestLocalStore::countersAndCache()
{
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        QCOMPARE(store.counter("provisional"), 0);
        store.setCounter("provisional", 4);
        store.setCounter("provisional", 5);
        store.putCache("catalogue", "\"v1\"", "old");
        store.putCache("catalogue", "\"v2\"", QByteArray("\0new", 4));
        QCOMPARE(store.counter("provisional"), 5);
    }
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    QCOMPARE(store.counter("provisional"), 5);
    const auto [tag, body] = store.cache("catalogue");
    QCOMPARE(tag, QByteArray("\"v2\""));
    QCOMPARE(body, QByteArray("\0new", 4));
    QVERIFY(store.cache("nothing").second.isEmpty());
}

void TestLocalStore::togetherOrNotAtAll()
{
    LocalStore writer;
    QVERIFY(writer.open(path()).ok());
    LocalStore reader;
    QVERIFY(reader.open(path()).ok());
    {
        const LocalStore::Together together(&writer);
        keep(writer, kFirst, draft(2));
        writer.flush(); // whoever asks for it meanwhile
        writer.pushCommand({1, "{}"});
        QCOMPARE(reader.journal(kFirst).size(), 0u);
        QCOMPARE(reader.commandCount(), 0);
    }
    QTRY_COMPARE(reader.commandCount(), 1);
    QCOMPARE(reader.journal(kFirst).size(), 2u);
    const LocalStore::Together none(nullptr);
}

void TestLocalStore::tellsThatItSaved()
{
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    QSignalSpy saved(&store, &LocalStore::saved);
    keep(store, kFirst, draft(1));
    QVERIFY(saved.count() > 0 || saved.wait());
}

void TestLocalStore::truncatedAtAnySize_data()
{
    QTest::addColumn<double>("share");
    for (const double share : {0.0, 0.0005, 0.01, 0.05, 0.1, 0.3, 0.5, 0.8, 0.97, 0.999})
        QTest::addRow("%g of it is left", share) << share;
}

/// Whatever the disk has done: the seat starts, what is brought over is the beginning of what was
/// written, and the rest is kept aside.
void TestLocalStore::truncatedAtAnySize()
{
    QFETCH(double, share);
    const auto events = draft(400, 300);
    QByteArrayList commands;
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        keep(store, kFirst, events);
        for (int i = 0; i < 50; ++i) {
            commands +=
                "{\"n\":" + QByteArray::number(i) + ",\"filler\":\"" + QByteArray(500, 'y') + "\"}";
            store.pushCommand({i + 1, commands.last()});
        }
    }
    const auto size = static_cast<qint64>(static_cast<double>(QFile(path()).size()) * share);
    QVERIFY(QFile::resize(path(), size));
    LocalStore store;
    const auto opened = store.open(path());
    QVERIFY(opened.ok());
    if (size == 0) {
        QCOMPARE(store.commandCount(), 0);
    } else if (opened.value().keptAside.isEmpty()) {
        // Only a free page was lost: then nothing else may be missing.
        QCOMPARE(store.journal(kFirst).size(), events.size());
        QCOMPARE(commandsIn(store).size(), commands.size());
        return;
    } else {
        QVERIFY(QFile::exists(opened.value().keptAside));
        QCOMPARE(QFile(opened.value().keptAside).size(), size);
    }
    QVERIFY(isBeginning(store.journal(kFirst), events));
    const auto saved = commandsIn(store);
    QCOMPARE(saved.size(), opened.value().commands);
    for (const QByteArray& command : saved)
        QVERIFY(commands.contains(command));
    keep(store, kSecond, draft(2));
    QVERIFY(store.flush());
    QCOMPARE(store.journal(kSecond), draft(2));
}

void TestLocalStore::damagedPage()
{
    const auto events = draft(400, 300);
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        keep(store, kFirst, events);
        for (int i = 0; i < 20; ++i)
            store.pushCommand({i + 1, "{\"n\":" + QByteArray::number(i) + '}'});
    }
    const qint64 size = QFile(path()).size();
    damage(size / 2 / 4096 * 4096, 4096);
    LocalStore store;
    const auto opened = store.open(path());
    QVERIFY(opened.ok());
    QVERIFY(!opened.value().keptAside.isEmpty());
    QCOMPARE(opened.value().sessions, 1);
    QCOMPARE(opened.value().commands, 20);
    QCOMPARE(commandsIn(store).size(), 20);
    const auto read = store.journal(kFirst);
    QVERIFY(isBeginning(read, events));
    QVERIFY2(read.size() > 50, "what stood before the damage is there");
    QVERIFY(read.size() < events.size());
}

void TestLocalStore::damagedSessionTable()
{
    {
        LocalStore store;
        QVERIFY(store.open(path()).ok());
        keep(store, kFirst, draft(5));
        store.setCounter("provisional", 7);
    }
    {
        // The schema's page stays, the table's own pages go: as a lost write would leave it.
        QSqlDatabase db = QSqlDatabase::addDatabase("QSQLITE", "look");
        db.setDatabaseName(path());
        QVERIFY(db.open());
        QSqlQuery query("SELECT rootpage FROM sqlite_master WHERE name = 'session'", db);
        QVERIFY(query.next());
        const qint64 page = query.value(0).toLongLong();
        query.finish();
        db.close();
        damage((page - 1) * 4096, 4096);
    }
    QSqlDatabase::removeDatabase("look");
    LocalStore store;
    const auto opened = store.open(path());
    QVERIFY(opened.ok());
    QVERIFY(!opened.value().keptAside.isEmpty());
    QCOMPARE(opened.value().sessions, 1);
    const auto sessions = store.openSessions();
    QCOMPARE(sessions.size(), 1u);
    QCOMPARE(sessions.front().events, draft(5));
    QCOMPARE(store.counter("provisional"), 7);
}

void TestLocalStore::notADatabase()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is a letter, not a database; it is longer than the header of one. " +
               QByteArray(8192, '.'));
    file.close();
    LocalStore store;
    const auto opened = store.open(path());
    QVERIFY(opened.ok());
    QVERIFY(QFile::exists(opened.value().keptAside));
    QCOMPARE(opened.value().sessions, 0);
    keep(store, kFirst, draft(1));
    QVERIFY(store.flush());
}

void TestLocalStore::damagedTwice()
{
    for (int time = 0; time < 2; ++time) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray(8192, '.'));
        file.close();
        LocalStore store;
        const auto opened = store.open(path());
        QVERIFY(opened.ok());
        QVERIFY(!opened.value().keptAside.isEmpty());
    }
    QCOMPARE(QDir(m_folder->path())
                 .entryList({"*.damaged-*"})
                 .filter(QRegularExpression("[0-9]$"))
                 .size(),
             2);
}

void TestLocalStore::unwritable_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("a folder that is not there") << "missing/seat.db";
    QTest::newRow("a file where the folder should be") << "file/seat.db";
    QTest::newRow("a folder of that name") << "folder";
}

void TestLocalStore::unwritable()
{
    QFETCH(QString, place);
    QFile file(m_folder->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    LocalStore store;
    const auto opened = store.open(m_folder->filePath(place));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, std::string("store_unwritable"));
    QVERIFY2(QDir(m_folder->path()).entryList({"*.damaged-*"}).isEmpty(),
             "what cannot be opened is not moved");
}

void TestLocalStore::readOnlyFolder()
{
    if (geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    LocalStore store;
    const auto opened = store.open(path());
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, std::string("store_unwritable"));
}

void TestLocalStore::memoryOnlyStillWorks()
{
    LocalStore store;
    QVERIFY(!store.open(m_folder->filePath("missing/seat.db")).ok());
    QSignalSpy failed(&store, &LocalStore::failed);
    keep(store, kFirst, draft(3));
    store.pushCommand({1, "{\"n\":1}"});
    QCOMPARE(commandsIn(store), QByteArrayList{"{\"n\":1}"});
    QCOMPARE(store.journal(kFirst), draft(3));
    QCOMPARE(failed.count(), 0);
}

void TestLocalStore::diskRefusesForAWhile()
{
    LocalStore store;
    QVERIFY(store.open(path()).ok());
    QSignalSpy failed(&store, &LocalStore::failed);
    QSignalSpy recovered(&store, &LocalStore::recovered);
    {
        // Somebody else holds the file: every write is refused.
        QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery lock(other);
        QVERIFY(lock.exec("BEGIN IMMEDIATE"));
        QVERIFY(lock.exec("INSERT INTO counter VALUES('other', 1)"));
        keep(store, kFirst, draft(3));
        QVERIFY(failed.wait(20000));
        QCOMPARE(failed.first().first().toString(), QStringLiteral("io"));
        QVERIFY(lock.exec("COMMIT"));
        lock.finish();
        other.close();
    }
    QSqlDatabase::removeDatabase("other");
    QVERIFY(recovered.count() > 0 || recovered.wait(20000));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(store.journal(kFirst), draft(3));
}

QTEST_GUILESS_MAIN(TestLocalStore)
#include "tst_local_store.moc"

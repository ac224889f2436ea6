#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/access_log.h"
#include "server-stub/store/backup.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/store/desk.h"

#include <thread>

using namespace lianxin;
using namespace lianxin::store;

namespace {

const UtcTime kNoon{Milliseconds{1'795'000'000'000}};

Access reading(int number)
{
    return {kNoon + std::chrono::seconds{number}, StaffId("1001"), "read_ticket",
            "t-" + std::to_string(number)};
}

/// A store whose record of reading has ten rows, a seal that the log tells of, and three more.
struct Ground {
    QTemporaryDir folder;
    StoreDesk desk{folder};
    std::unique_ptr<AccessLog> record = AccessLog::open(desk.file).value();

    Ground()
    {
        QVERIFY(!desk.submit("t-1").rejection);
        for (int i = 1; i <= 10; ++i)
            QVERIFY(record->record(reading(i)).ok());
        seal();
        for (int i = 11; i <= 13; ++i)
            QVERIFY(record->record(reading(i)).ok());
    }
    engine::Answer note(const engine::Actor& actor, const std::string& subject)
    {
        return desk.give(actor,
                         engine::NoteAccess{std::string(engine::kAccessLogAct), subject, {}});
    }
    void seal()
    {
        engine::Actor centre;
        centre.roles = {engine::Role::Administrator};
        const auto tail = record->seal(kNoon).value();
        QVERIFY(tail.has_value());
        QVERIFY(!note(centre, tailText(*tail)).rejection);
    }
    void sql(const std::string& text)
    {
        Poco::Data::Session session("SQLite", accessFile(desk.file));
        session << text, Poco::Data::Keywords::now;
    }
    Findings found() { return verifyStore(*desk.database).value(); }
};

} // namespace

class AccessLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verifyFindsWhatWasTamperedWith_data();
    void verifyFindsWhatWasTamperedWith();
    void aFileThatIsGoneIsMissed();
    void rewritingTheWholeChainIsSeenByTheLog();
    void onlyTheCentreSeals();
    void nothingNewIsNotSealedAgain();
    void severalMayRecordAtTheSameTime();
    void aFileOfBeforeTheChainGetsOne();
    void aBackupHoldsIt();
    void neitherChainStandsForTheOther();
};

void AccessLogTest::verifyFindsWhatWasTamperedWith_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char* name, const char* sql, const char* finding) {
        QTest::newRow(name) << QByteArray(sql) << QString(finding);
    };
    row("nothing", "SELECT 1", "");
    row("who", "UPDATE access SET staff = '1002' WHERE id = 3", "查阅记录 3：散列链断开");
    row("when", "UPDATE access SET at = at + 1 WHERE id = 3", "查阅记录 3：散列链断开");
    row("what", "UPDATE access SET act = 'listen' WHERE id = 3", "查阅记录 3：散列链断开");
    row("of what", "UPDATE access SET subject = 't-9' WHERE id = 3", "查阅记录 3：散列链断开");
    row("between two columns",
        "UPDATE access SET act = 'read_ticke', subject = 't' || subject "
        "WHERE id = 3",
        "查阅记录 3：散列链断开");
    row("a row taken out", "DELETE FROM access WHERE id = 4", "查阅记录 5：之前缺号，应为 4");
    row("the first row taken out", "DELETE FROM access WHERE id = 1",
        "查阅记录 2：之前缺号，应为 1");
    row("a row put in", "INSERT INTO access VALUES(15, 1, '1002', 'listen', '', 'x')",
        "查阅记录 15：散列链断开");
    row("the end cut off", "DELETE FROM access WHERE id > 8",
        "到第 8 条为止，事件 7 记着 11 条：末尾被截掉了");
    row("all of it", "DELETE FROM access", "到第 0 条为止，事件 7 记着 11 条：末尾被截掉了");
    row("no table", "DROP TABLE access", "查阅记录 文件打不开");
}

void AccessLogTest::verifyFindsWhatWasTamperedWith()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, finding);
    Ground ground;
    ground.sql(sql.toStdString());
    const auto found = ground.found();
    QCOMPARE(found.faults > 0, !finding.isEmpty());
    if (finding.isEmpty()) {
        QCOMPARE(found.accesses, 14);
        return;
    }
    const auto said = QString::fromStdString(found.firstFaults.front());
    QVERIFY2(said.contains(finding), qPrintable(said));
}

void AccessLogTest::aFileThatIsGoneIsMissed()
{
    Ground ground;
    ground.record.reset();
    QVERIFY(QFile::remove(QString::fromStdString(accessFile(ground.desk.file))));
    const auto found = ground.found();
    QCOMPARE(found.faults, 1);
    QVERIFY(found.firstFaults.front().find("末尾被截掉了") != std::string::npos);
}

/// Hashes can be computed by anybody; what the log once said cannot be unsaid.
void AccessLogTest::rewritingTheWholeChainIsSeenByTheLog()
{
    Ground ground;
    ground.record.reset();
    QVERIFY(QFile::remove(QString::fromStdString(accessFile(ground.desk.file))));
    ground.record = AccessLog::open(ground.desk.file).value();
    for (int i = 1; i <= 20; ++i)
        QVERIFY(ground.record->record(reading(i + 1)).ok());
    ground.seal();
    const auto found = ground.found();
    QCOMPARE(found.faults, 1);
    QVERIFY(found.firstFaults.front().find("查阅记录 11：与事件 7 记下的散列不同") !=
            std::string::npos);
}

void AccessLogTest::onlyTheCentreSeals()
{
    Ground ground;
    for (const auto role : {engine::Role::Administrator, engine::Role::Supervisor})
        QCOMPARE(ground.note(engine::test::person("9001", role), "1:ab").rejection->code,
                 std::string("bad_act"));
    QCOMPARE(ground.found().faults, 0);
}

void AccessLogTest::nothingNewIsNotSealedAgain()
{
    Ground ground;
    QVERIFY(ground.record->seal(kNoon).value().has_value());
    QVERIFY(!ground.record->seal(kNoon).value().has_value());
    ground.record = AccessLog::open(ground.desk.file).value();
    QVERIFY2(!ground.record->seal(kNoon).value().has_value(), "nor after a restart");
    QTemporaryDir other;
    const auto fresh = AccessLog::open(other.filePath("new.db").toStdString()).value();
    QVERIFY(!fresh->seal(kNoon).value().has_value());
}

void AccessLogTest::severalMayRecordAtTheSameTime()
{
    constexpr int kEach = 200;
    Ground ground;
    std::vector<std::thread> writers;
    for (int i = 0; i < 3; ++i)
        writers.emplace_back([&] {
            const auto record = AccessLog::open(ground.desk.file).value();
            for (int row = 0; row < kEach; ++row)
                if (!record->record(reading(row)))
                    return;
        });
    for (auto& writer : writers)
        writer.join();
    QVERIFY(ground.record->record(reading(1)).ok());
    const auto found = ground.found();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.accesses, 14 + 3 * kEach + 1);
}

void AccessLogTest::aFileOfBeforeTheChainGetsOne()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    {
        Poco::Data::Session session("SQLite", accessFile(desk.file));
        session << "CREATE TABLE access(at INTEGER NOT NULL, staff TEXT NOT NULL, act TEXT NOT "
                   "NULL, subject TEXT NOT NULL)",
            Poco::Data::Keywords::now;
        for (int i = 1; i <= 3; ++i)
            session << "INSERT INTO access VALUES(" + std::to_string(i) +
                           ", '1001', 'read_ticket', 't-" + std::to_string(i) + "')",
                Poco::Data::Keywords::now;
    }
    QCOMPARE(verifyStore(*desk.database).value().accesses, 3);
    const auto record = AccessLog::open(desk.file).value();
    QVERIFY(record->record(reading(4)).ok());
    const auto all = record->latest(9).value();
    QCOMPARE(all.size(), std::size_t{4});
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].subject, "t-" + std::to_string(4 - i));
    QCOMPARE(all.back().at, UtcTime{Milliseconds{1}});
    const auto found = verifyStore(*desk.database).value();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.accesses, 4);
}

void AccessLogTest::aBackupHoldsIt()
{
    Ground ground;
    const std::string copy = ground.folder.filePath("copy.db").toStdString();
    QVERIFY(backUp(*ground.desk.database, copy).ok());
    const auto found = [&] { return verifyStore(*Database::openExisting(copy).value()).value(); };
    QCOMPARE(found().faults, 0);
    QCOMPARE(found().accesses, 14);
    QVERIFY(QFile::remove(QString::fromStdString(accessFile(copy))));
    QCOMPARE(found().faults, 1);
}

void AccessLogTest::neitherChainStandsForTheOther()
{
    const Access one = reading(1);
    QVERIFY(accessHash("", 1, one) != accessHash("", 2, one));
    QVERIFY(accessHash("a", 1, one) != accessHash("b", 1, one));
    QCOMPARE(accessHash("", 1, one).size(), std::size_t{64});
}

QTEST_APPLESS_MAIN(AccessLogTest)
#include "tst_access_log.moc"

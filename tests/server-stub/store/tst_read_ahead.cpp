#include "server-stub/store/read_ahead.h"
#include "tests/server-stub/store/desk.h"
#include "tests/server-stub/store/slow_reads.h"

#include <algorithm>
#include <atomic>

using namespace lianxin;
using namespace lianxin::store;

namespace {

constexpr int kTickets = 40;

std::int64_t counted(Database& database, const std::string& table)
{
    Poco::Int64 rows = 0;
    database.log() << "SELECT count(*) FROM " + table, Poco::Data::Keywords::into(rows),
        Poco::Data::Keywords::now;
    return rows;
}

void fill(StoreDesk& desk, const std::string& name)
{
    for (int i = 0; i < kTickets; ++i)
        QVERIFY(!desk.submit(name + std::to_string(i)).rejection);
}

/// Of the desk's log as far as it goes.
void keepCheckpoint(StoreDesk& desk)
{
    engine::Fold fold(std::make_shared<const engine::CityIndex>(engine::test::city()));
    QVERIFY(engine::foldOn(fold, *desk.log, *desk.tickets, desk.log->lastSeq()));
    QVERIFY(desk.log->keep(fold.state, fold.time));
}

/// What tickets are found by; of the few tickets themselves the first.
std::int64_t searchRows(Database& database)
{
    return counted(database, "ticket_words_data") + counted(database, "ticket_point") +
           counted(database, "ticket_unit") + counted(database, "ticket WHERE open = 1") +
           std::min<std::int64_t>(counted(database, "ticket"), 1);
}

std::int64_t readAll(Database& database)
{
    ReadAhead ahead(database);
    ahead.finish();
    return ahead.rows();
}

} // namespace

class TestReadAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyStore();
    void everyEventWithoutACheckpoint();
    void theCheckpointAndWhatCameAfterIt();
    void peopleAreServedMeanwhile();
    void givesUpWhenItIsToEnd();
    void givesUpWhatItIsReading();
    void whatCannotBeReadIsLeft();
};

void TestReadAhead::anEmptyStore()
{
    QTemporaryDir folder;
    const StoreDesk desk(folder);
    QCOMPARE(readAll(*desk.database), searchRows(*desk.database));
}

void TestReadAhead::everyEventWithoutACheckpoint()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    QVERIFY(counted(*desk.database, "ticket_words_data") > 2);
    QCOMPARE(counted(*desk.database, "ticket_point"), std::int64_t{kTickets});
    QCOMPARE(readAll(*desk.database), searchRows(*desk.database) +
                                          counted(*desk.database, "event") +
                                          counted(*desk.database, "vault"));
}

void TestReadAhead::theCheckpointAndWhatCameAfterIt()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    keepCheckpoint(desk);
    const auto seq = std::to_string(desk.log->lastSeq());
    fill(desk, "u");
    const auto pieces = counted(*desk.database, "checkpoint_piece");
    const auto events = counted(*desk.database, "event WHERE seq > " + seq);
    const auto values = counted(*desk.database, "vault WHERE seq > " + seq);
    QVERIFY(pieces > 0 && events >= kTickets && values >= kTickets);
    QCOMPARE(readAll(*desk.database), pieces + events + values + searchRows(*desk.database));
}

void TestReadAhead::peopleAreServedMeanwhile()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    ReadAhead ahead(*desk.database);
    fill(desk, "u");
    QCOMPARE(desk.tickets->search("暖气", kMaxFound).value().size(), std::size_t{2 * kTickets});
    ahead.finish();
    QVERIFY(ahead.rows() >= kTickets);
}

void TestReadAhead::givesUpWhenItIsToEnd()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    for (int i = 0; i < kTickets; ++i)
        const ReadAhead ahead(*desk.database);
    QVERIFY(!desk.submit("last").rejection);
}

/// In the middle of a table, too.
void TestReadAhead::givesUpWhatItIsReading()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    desk.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
             " INSERT INTO ticket_unit(unit, open, ticket)"
             " SELECT 'a unit with a long name, so that pages are full', 0, i FROM n");
    desk.close();
    desk.open();
    constexpr std::chrono::milliseconds kOfADisk{1};
    std::atomic<int> reads = 0;
    const test::SlowReads slow(test::SlowReads::Of::EveryPage, kOfADisk, [&] { ++reads; });
    {
        const ReadAhead ahead(*desk.database);
        QTRY_VERIFY(reads > 150); // what a start needs is read, and some of the units
    }
    QVERIFY(reads < 1'000); // of two thousand pages
    desk.close();
}

void TestReadAhead::whatCannotBeReadIsLeft()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk, "t");
    desk.sql("DROP TABLE checkpoint");
    desk.sql("DROP TABLE ticket_words_data");
    desk.sql("DROP TABLE ticket_point");
    QCOMPARE(readAll(*desk.database),
             std::int64_t{kTickets + kTickets + 1}); // open ones, their units, the first of all
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_read_ahead.moc"

#include <QTemporaryDir>
#include <QTest>

#include "server-stub/service/centre.h"
#include "server-stub/service/checkpointer.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/checkpoints.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/random.h"
#include "server-stub/store/verification.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

using namespace lianxin;
using namespace lianxin::engine;

namespace {

/// A checkpoint is written on a thread of its own, which a busy machine lets wait.
constexpr int kSlowMachineMs = 60'000;

std::shared_ptr<const City> namedCity()
{
    auto city = std::make_shared<City>(*test::city());
    city->version = "t1";
    return city;
}

/// A centre over a real file.
class House {
public:
    House() : file(m_folder.filePath("centre.db").toStdString())
    {
        open();
        QVERIFY(store::saveCity(*database, *namedCity(), clock.now()));
    }
    void open(std::int64_t checkpointEvery = 0)
    {
        database = store::Database::open({file}).value();
        log = store::StoreLog::open(*database).value();
        tickets = std::make_unique<store::TicketReads>(*database, *log);
        service::CentreLimits limits;
        limits.checkpointEvery = checkpointEvery;
        centre = std::make_unique<service::Centre>(namedCity(), clock, *log, *tickets, limits);
        QVERIFY(centre->start());
    }
    void close()
    {
        centre.reset();
        tickets.reset();
        log.reset();
        database.reset();
    }
    void submit(int tickets)
    {
        for (int i = 0; i < tickets; ++i) {
            Command command;
            command.id = CommandId(store::newId(clock.now()));
            command.actor = test::taker();
            command.body = test::submission(store::newId(clock.now()).c_str());
            QVERIFY(!centre->submit({command}).value().front().rejection);
        }
    }
    /// As the job beside the centre writes it.
    void keep()
    {
        const auto city = index();
        Fold fold(city);
        QVERIFY(foldOn(fold, *log, *tickets, log->lastSeq()));
        QVERIFY(log->keep(fold.state, fold.time));
    }
    std::shared_ptr<const CityIndex> index() const
    {
        return std::make_shared<const CityIndex>(namedCity());
    }
    std::vector<std::int64_t> kept()
    {
        std::vector<std::int64_t> numbers;
        const auto entries = store::Checkpoints(*database).entries().value();
        for (const auto& entry : entries)
            numbers.push_back(entry.seq);
        return numbers;
    }
    void sql(const std::string& text) { database->log() << text, Poco::Data::Keywords::now; }
    int count(const std::string& query)
    {
        int value = 0;
        database->log() << query, Poco::Data::Keywords::into(value), Poco::Data::Keywords::now;
        return value;
    }

private:
    QTemporaryDir m_folder;

public:
    std::string file;
    service::SystemClock clock;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::StoreLog> log;
    std::unique_ptr<store::TicketReads> tickets;
    std::unique_ptr<service::Centre> centre;
};

} // namespace

class CheckpointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestTwoStand();
    void anyDamageIsPassedOver_data();
    void anyDamageIsPassedOver();
    void whatWasNeverFinishedIsNone();
    void writtenWhileTheCentreWorks();
    void aLongTailIsCutAfterTheStart();
};

void CheckpointsTest::theNewestTwoStand()
{
    House house;
    QVERIFY(!house.log->checkpoint(house.index()));
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 4; ++i) {
        house.submit(3);
        house.keep();
        numbers.insert(numbers.begin(), house.log->lastSeq());
    }
    QCOMPARE(house.kept(), (std::vector{numbers[0], numbers[1]}));
    QCOMPARE(house.count("SELECT count(DISTINCT seq) FROM checkpoint_piece"), 2);
    house.keep();
    QCOMPARE(house.kept(), (std::vector{numbers[0], numbers[1]}));
    const auto fold = house.log->checkpoint(house.index());
    QVERIFY(fold);
    QCOMPARE(fold->seq(), numbers[0]);
    const auto found = store::verifyStore(*house.database).value();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.checkpoints, 2);
}

void CheckpointsTest::anyDamageIsPassedOver_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("serving"); ///< which of the two, from the newest; 2: none
    QTest::addColumn<bool>("fault");
    const char* newest = " WHERE seq = (SELECT max(seq) FROM checkpoint)";
    const auto row = [&](const char* name, const std::string& sql, int serving, bool fault) {
        QTest::newRow(name) << QByteArray::fromStdString(sql) << serving << fault;
    };
    row("nothing", "", 0, false);
    row("a piece is missing", std::string("DELETE FROM checkpoint_piece") + newest, 1, true);
    row("a piece is rubbish",
        std::string("UPDATE checkpoint_piece SET content = x'00112233'") + newest, 1, true);
    row("another's pieces",
        std::string("UPDATE checkpoint_piece SET content = (SELECT content FROM checkpoint_piece o"
                    " WHERE o.seq = (SELECT min(seq) FROM checkpoint))") +
            newest,
        1, true);
    row("another digest", std::string("UPDATE checkpoint SET digest = 'x'") + newest, 1, true);
    row("another chain", std::string("UPDATE checkpoint SET hash = 'x'") + newest, 1, true);
    row("beyond the log", "UPDATE checkpoint SET seq = seq + 1000000", 2, true);
    row("another city", "UPDATE checkpoint SET city = 'elsewhere'", 2, false);
    row("all of it", "UPDATE checkpoint_piece SET content = x''", 2, true);
}

void CheckpointsTest::anyDamageIsPassedOver()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, serving);
    QFETCH(bool, fault);
    House house;
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 2; ++i) {
        house.submit(2);
        house.keep();
        numbers.insert(numbers.begin(), house.log->lastSeq());
    }
    house.submit(1);
    const auto last = house.log->lastSeq();
    if (!sql.isEmpty())
        house.sql(sql.toStdString());
    const auto fold = house.log->checkpoint(house.index());
    QCOMPARE(fold.has_value(), serving < 2);
    if (fold)
        QCOMPARE(fold->seq(), numbers[static_cast<std::size_t>(serving)]);
    QCOMPARE(store::verifyStore(*house.database).value().faults > 0, fault);
    house.close();
    house.open();
    std::int64_t seq = 0;
    QVERIFY(house.centre->look([&](const State& state) { seq = state.centre().seq; }));
    QCOMPARE(seq, last);
    house.submit(1);
    house.keep();
    QCOMPARE(house.log->checkpoint(house.index())->seq(), house.log->lastSeq());
}

void CheckpointsTest::whatWasNeverFinishedIsNone()
{
    House house;
    house.submit(3);
    Fold fold(house.index());
    QVERIFY(foldOn(fold, *house.log, *house.tickets, house.log->lastSeq()));
    QCOMPARE(house.log->keep(fold.state, fold.time, [] { return false; }).error().code,
             std::string("stopped"));
    QVERIFY(house.kept().empty());
    house.sql("INSERT INTO checkpoint_piece(seq, piece, content) VALUES(7, 0, x'00')");
    house.keep();
    QCOMPARE(house.kept().size(), std::size_t{1});
    QCOMPARE(house.count("SELECT count(*) FROM checkpoint_piece WHERE seq = 7"), 0);
    QVERIFY(house.log->checkpoint(house.index()));
}

/// The job writes one whenever enough has come, and the next start folds what came after it alone.
void CheckpointsTest::writtenWhileTheCentreWorks()
{
    House house;
    house.close();
    house.open(50);
    for (int i = 0; i < 6; ++i) {
        house.submit(10);
        QTRY_VERIFY_WITH_TIMEOUT(!house.kept().empty(), kSlowMachineMs);
        QTRY_VERIFY_WITH_TIMEOUT(house.log->lastSeq() - house.kept().front() < 150, kSlowMachineMs);
    }
    QVERIFY(house.kept().size() <= 2);
    house.close();
    house.open();
    const auto newest = house.kept().front();
    EngineHost host(namedCity(), house.clock, *house.log, *house.tickets);
    QVERIFY(host.open());
    QCOMPARE(host.foldedAtOpen(), house.log->lastSeq() - newest);
    QString difference;
    QVERIFY(house.centre->look([&](const State& state) {
        difference = QString::fromStdString(test::differences(host.state(), state));
    }));
    QCOMPARE(difference, QString());
    QCOMPARE(store::verifyStore(*house.database).value().faults, 0);
}

void CheckpointsTest::aLongTailIsCutAfterTheStart()
{
    House house;
    house.submit(10);
    const auto last = house.log->lastSeq();
    house.close();
    house.open(
        static_cast<std::int64_t>(static_cast<double>(last) / service::Checkpointer::kLongTail) -
        10);
    QTRY_COMPARE_WITH_TIMEOUT(house.kept(), std::vector{last}, kSlowMachineMs);
}

QTEST_APPLESS_MAIN(CheckpointsTest)
#include "tst_checkpoints.moc"

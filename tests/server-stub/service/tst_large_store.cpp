#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/wire/city_json.h"
#include "models/wire/command_json.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/commands.h"
#include "server-stub/service/centre.h"
#include "server-stub/service/large_store.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/checkpoints.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/verification.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <sstream>

using namespace lianxin;
using namespace lianxin::engine;

namespace {

constexpr int kArchived = 700;
constexpr int kOpen = 60;

int demo(const commands::Words& words, std::string* said = nullptr)
{
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = commands::demo(words, in, out, err);
    if (said)
        *said = out.str() + err.str();
    return code;
}

/// The store, as `demo --scale city` leaves it.
class Built {
public:
    explicit Built(const std::string& file)
    {
        std::string said;
        const int code = demo({"--scale", "city", "--out", file, "--seed", "7", "--archived",
                               std::to_string(kArchived), "--open", std::to_string(kOpen)},
                              &said);
        QVERIFY2(code == 0, said.c_str());
        database = store::Database::openExisting(file).value();
    }
    int count(const std::string& query) const
    {
        int value = 0;
        database->log() << query, Poco::Data::Keywords::into(value), Poco::Data::Keywords::now;
        return value;
    }
    std::vector<std::string> column(const std::string& query) const
    {
        std::vector<std::string> values;
        database->log() << query, Poco::Data::Keywords::into(values), Poco::Data::Keywords::now;
        return values;
    }
    std::unique_ptr<store::Database> database;
};

} // namespace

class LargeStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itIsATrueStore();
    void ticketsStandWhereTicketsStand();
    void theHallIsFull();
    void theCentreOpensItFromItsCheckpoint();
    void theSameSeedGivesTheSameTickets();
    void badWords_data();
    void badWords();

private:
    QTemporaryDir m_folder;
    std::string m_file = m_folder.filePath("large.db").toStdString();
    std::unique_ptr<Built> m_built;
};

void LargeStore::initTestCase()
{
    m_built = std::make_unique<Built>(m_file);
}

void LargeStore::itIsATrueStore()
{
    const auto found = store::verifyStore(*m_built->database).value();
    QVERIFY2(found.faults == 0, found.firstFaults.empty() ? "" : found.firstFaults.front().c_str());
    QCOMPARE(found.checkpoints, 1);
    QVERIFY(found.tickets >= kArchived + kOpen);
    QVERIFY(found.figures > 0);
    QVERIFY(QFile::exists(QString::fromStdString(m_file) + ".access")); // who was given access
    QCOMPARE(QDir(m_folder.path()).entryList({"*.building*"}).size(), 0);
    m_built->database->log() << std::string(
        "INSERT INTO ticket_words(ticket_words) VALUES('integrity-check')"),
        Poco::Data::Keywords::now;
    QCOMPARE(QString::fromStdString(m_built->column("PRAGMA journal_mode").front()),
             QStringLiteral("wal"));
}

void LargeStore::ticketsStandWhereTicketsStand()
{
    const auto& built = *m_built;
    QVERIFY(built.count("SELECT count(*) FROM ticket WHERE open = 0") >= kArchived);
    QVERIFY(built.count("SELECT count(*) FROM ticket WHERE open = 1") >= kOpen);
    for (const char* state :
         {"accepted", "dispatched", "signed", "suspended", "replied", "answered"})
        QVERIFY2(built.count(std::string("SELECT count(*) FROM ticket WHERE state = '") + state +
                             "'") > 0,
                 state);
    QVERIFY(built.count("SELECT count(*) FROM event WHERE type = 'ClockSet'") > kOpen);
    QVERIFY(built.count("SELECT count(*) FROM event WHERE type = 'ClockFired'") > kOpen / 4);
    QCOMPARE(built.count("SELECT count(*) FROM event WHERE type = 'ClocksRevised'"), 1);
    QCOMPARE(built.count("SELECT count(*) FROM event WHERE type = 'TimeJumped'"), 0);
    QVERIFY(built.count("SELECT count(*) FROM ticket_unit WHERE open = 0") > 0);
    QVERIFY(
        built.count("SELECT count(*) FROM ticket_words WHERE ticket_words MATCH '\"wide=\" *'") >
        kArchived / 2);
    QVERIFY(built.count("SELECT count(DISTINCT accepted_at) FROM ticket") > kOpen / 2);
    QVERIFY(built.count("SELECT count(*) FROM command") > 0);
}

void LargeStore::theHallIsFull()
{
    QVERIFY(m_built->count("SELECT count(*) FROM event WHERE type = 'SeatSignedIn'") >= 2);
    QVERIFY(m_built->count("SELECT count(*) FROM event WHERE type = 'CallAnswered'") >= 2);
}

void LargeStore::theCentreOpensItFromItsCheckpoint()
{
    auto& database = *m_built->database;
    auto log = store::StoreLog::open(database).value();
    store::TicketReads tickets(database, *log);
    const auto city = std::make_shared<const City>(
        wire::parseCityText(*store::cityText(database).value()).value());
    service::SystemClock clock;
    EngineHost host(city, clock, *log, tickets);
    QVERIFY(host.open());
    QCOMPARE(host.foldedAtOpen(), std::int64_t{0});
    QCOMPARE(host.lastSeq(), log->lastSeq());
    int open = 0;
    for (const auto& [id, row] : host.state().tickets())
        open += row.view.state != ticket::State::Archived ? 1 : 0;
    QCOMPARE(open, m_built->count("SELECT count(*) FROM ticket WHERE open = 1"));
    QVERIFY(host.state().seats().size() >= 2);
}

void LargeStore::theSameSeedGivesTheSameTickets()
{
    const auto city = std::make_shared<const CityIndex>(std::make_shared<const City>(
        wire::parseCityText(*store::cityText(*m_built->database).value()).value()));
    const auto now = *base::parseIso("2026-11-26T10:00:00+08:00");
    const auto commands = [&](std::uint64_t seed) {
        service::InventedLives lives(city, {kArchived, kOpen, seed}, now, {});
        std::vector<Command> all;
        for (auto time = lives.begin(); time <= now; time += service::InventedLives::kStep)
            for (auto& command : lives.at(time))
                all.push_back(std::move(command));
        return wire::batchBody(all);
    };
    const auto once = commands(7);
    QVERIFY(commands(7) == once);
    QVERIFY(commands(8) != once);
}

void LargeStore::badWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("another scale") << QStringList{"--scale", "moon", "--out", "@/x.db"} << 2;
    QTest::newRow("numbers without a scale") << QStringList{"--open", "5", "--out", "@/x.db"} << 2;
    QTest::newRow("no number") << QStringList{"--scale", "city",  "--open",
                                              "many",    "--out", "@/x.db"}
                               << 2;
    QTest::newRow("a file that is there")
        << QStringList{"--scale", "city", "--out", "@/large.db"} << 1;
}

void LargeStore::badWords()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    commands::Words given;
    for (auto word : words)
        given.push_back(word.replace("@", m_folder.path()).toStdString());
    QCOMPARE(demo(given), code);
    QVERIFY(!QFile::exists(m_folder.filePath("x.db")));
}

QTEST_APPLESS_MAIN(LargeStore)
#include "tst_large_store.moc"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/figure_reads.h"
#include "server-stub/store/schema.h"
#include "server-stub/store/ticket_terms.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/store/desk.h"
#include "tests/server-stub/store/first_version.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <sqlite3.h>

using namespace lianxin;
using namespace lianxin::engine;
using namespace std::chrono_literals;
using Desk = store::StoreDesk;

class Store : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenComesBack();
    void aLargeGroupIsWhole();
    void sqliteLocksNothing();
    void answersSurvive();
    void personalValuesStandInTheVaultOnly();
    void anErasedPersonLeavesTheChainWhole();
    void findsTickets_data();
    void findsTickets();
    void wordsAreFoundWhetherIndexedOrNot_data();
    void wordsAreFoundWhetherIndexedOrNot();
    void findsWhatIsNear_data();
    void findsWhatIsNear();
    void findsWhatIsNearSinceThen();
    void countsThePast();
    void pagesThroughTheLatest();
    void archivedTicketsAreOnlyInTheStore();
    void aStoreOfTheSecondVersionIsFoldedAnew();
    void aStoreOfTheSeventhVersionIsFoldedAnew();
    void aStoreOfTheEighthVersionIsRaised_data();
    void aStoreOfTheEighthVersionIsRaised();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void truncatedAtEveryPage();
    void whatIsCommittedIsCarriedIntoTheFile();
    void aBackupIsAStore();
    void anOlderStoreIsRaised();
    void grams_data();
    void grams();
};

void Store::whatIsWrittenComesBack()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.carryToArchive("t-1");
    const auto before = desk.log->read(0, 1000).value();
    desk.close();
    desk.open();
    const auto after = desk.log->readStored(0, 1000).value();
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].event.seq, static_cast<std::int64_t>(i + 1));
        QCOMPARE(after[i].event.previous, i == 0 ? std::string() : after[i - 1].hash);
        QVERIFY(!after[i].audience.empty());
    }
    QCOMPARE(desk.log->read(3, 2).value().size(), std::size_t{2});
    QVERIFY(desk.log->read(static_cast<std::int64_t>(after.size()), 10).value().empty());
    QVERIFY(desk.host->state().ticket(TicketId("t-1")) != nullptr);
}

/// Its texts are drafted while it is decided. One that fails leaves nothing of them.
void Store::aLargeGroupIsWhole()
{
    QTemporaryDir folder;
    Desk desk(folder);
    const auto submitMany = [&](const std::string& prefix) {
        std::vector<Command> group(60);
        for (std::size_t i = 0; i < group.size(); ++i) {
            group[i].id = CommandId(prefix + std::to_string(i));
            group[i].actor = engine::test::taker();
            group[i].body = Desk::submission(prefix + "t" + std::to_string(i));
        }
        return desk.host->submit(group);
    };
    QVERIFY(!submitMany("a").back().rejection);
    const auto before = desk.host->lastSeq();
    desk.sql("PRAGMA max_page_count=1");
    QCOMPARE(submitMany("b").back().rejection.value().code, std::string("disk_full"));
    QCOMPARE(desk.host->lastSeq(), before);
    desk.sql("PRAGMA max_page_count=1073741823");
    QVERIFY(!submitMany("b").back().rejection);
    QCOMPARE(desk.host->lastSeq(), 2 * before);
    const auto found = store::verifyStore(*desk.database);
    QVERIFY(found.ok());
    QVERIFY2(found.value().faults == 0,
             qPrintable(QString::fromStdString(found.value().firstFaults.empty()
                                                   ? std::string()
                                                   : found.value().firstFaults.front())));
    QCOMPARE(found.value().events, desk.host->lastSeq());
}

/// See sqlite_start.h: what counts memory locks for it.
void Store::sqliteLocksNothing()
{
    QTemporaryDir folder;
    const Desk desk(folder);
    QCOMPARE(sqlite3_memory_used(), sqlite3_int64{0});
    QVERIFY(sqlite3_db_mutex(Poco::Data::SQLite::Utility::dbHandle(desk.database->log())) ==
            nullptr);
}

void Store::answersSurvive()
{
    QTemporaryDir folder;
    Desk desk(folder);
    const auto first = desk.give(
        test::gateway(), ReportCall{CallId("k"), "13800006127", "12345", "", {}, {}}, "same");
    const auto refused = desk.give(
        test::gateway(), ReportCall{CallId("k"), "13800006127", "12345", "", {}, {}}, "other");
    QVERIFY(refused.rejection);
    desk.close();
    desk.open();
    QVERIFY(desk.give(test::gateway(), ReportCall{CallId("k"), "13800006127", "12345", "", {}, {}},
                      "same") == first);
    QVERIFY(desk.give(test::gateway(), ReportCall{CallId("k"), "13800006127", "12345", "", {}, {}},
                      "other") == refused);
    QVERIFY(desk.log->dropOldAnswers(desk.clock.now() + kAnswersKept + 1h));
    QVERIFY(!desk.log->answerTo(CommandId("same")).value());
}

void Store::personalValuesStandInTheVaultOnly()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1", "王女士家暖气不热").rejection);
    std::vector<std::string> sealed;
    int vaulted = 0;
    desk.database->log() << "SELECT sealed FROM event", Poco::Data::Keywords::into(sealed),
        Poco::Data::Keywords::now;
    desk.database->log() << "SELECT count(*) FROM vault WHERE subject = 't-1'",
        Poco::Data::Keywords::into(vaulted), Poco::Data::Keywords::now;
    QVERIFY(vaulted >= 2);
    for (const auto& text : sealed) {
        QVERIFY(text.find("13800006127") == std::string::npos);
        QVERIFY(text.find("王女士") == std::string::npos);
    }
}

void Store::anErasedPersonLeavesTheChainWhole()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(
        !desk.give(test::gateway(), ReportCall{CallId("k-1"), "13800006127", "12345", "", {}, {}})
             .rejection);
    desk.sql("DELETE FROM vault WHERE subject = 'k-1'");
    const auto found = store::verifyStore(*desk.database).value();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.erased, 1);
    const auto events = desk.log->read(0, 10).value();
    QVERIFY(std::get<CallQueued>(events.front().body).number.value.empty());
}

void Store::findsTickets_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("found");
    QTest::newRow("two characters") << QByteArray("暖气") << 2;
    QTest::newRow("one character") << QByteArray("漏") << 1;
    QTest::newRow("a phrase") << QByteArray("暖气片漏水") << 1;
    QTest::newRow("two words") << QByteArray("暖气 老人") << 1;
    QTest::newRow("another matter") << QByteArray("噪声") << 0;
    QTest::newRow("characters of it, not neighbours") << QByteArray("暖水") << 0;
    QTest::newRow("telephone") << QByteArray("13800006127") << 2;
    QTest::newRow("number of the day") << QByteArray("20261120-000002") << 1;
    QTest::newRow("quotes and operators") << QByteArray("\"暖气\" OR * NEAR(") << 0;
}

void Store::findsTickets()
{
    QFETCH(QByteArray, words);
    QFETCH(int, found);
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1", "暖气不热，家里有老人").rejection);
    QVERIFY(!desk.submit("t-2", "暖气片漏水").rejection);
    QVERIFY(!desk.submit("t-3", "路灯不亮", "13900000000").rejection);
    const auto tickets = desk.tickets->search(words.toStdString(), 10);
    QVERIFY(tickets.ok());
    QCOMPARE(static_cast<int>(tickets.value().size()), found);
    if (found == 2)
        QCOMPARE(tickets.value().front().id, TicketId("t-2"));
}

void Store::wordsAreFoundWhetherIndexedOrNot_data()
{
    QTest::addColumn<int>("held");
    for (const int held : {1, 2, 3, 100})
        QTest::addRow("%d", held) << held;
}

/// New tickets, and what people change in them, before and after their words are indexed, and over
/// a restart.
void Store::wordsAreFoundWhetherIndexedOrNot()
{
    QFETCH(int, held);
    QTemporaryDir folder;
    Desk desk(folder, static_cast<std::size_t>(held));
    const auto found = [&](const char* words) {
        QStringList ids;
        const auto tickets = desk.tickets->search(words, 10);
        for (const auto& ticket : tickets.value())
            ids << QString::fromStdString(ticket.id.str());
        return ids.join(' ');
    };
    const auto rename = [&](const char* ticket, const char* summary) {
        const auto view = desk.tickets->ticket(TicketId(ticket)).value();
        EditTicketField edit{TicketId(ticket), test::field(ticket::field::kSummary, summary), 0};
        edit.baseVersion = ticket::find(view->fields, ticket::field::kSummary)->version;
        QVERIFY(!desk.give(test::dispatcher(), edit).rejection);
    };
    for (const char* id : {"t-1", "t-2", "t-3", "t-4", "t-5"})
        QVERIFY(!desk.submit(id).rejection);
    QCOMPARE(found("暖气"), QString("t-5 t-4 t-3 t-2 t-1"));
    rename("t-1", "路灯不亮");
    rename("t-5", "路灯不亮");
    for (int restarts = 0; restarts < 2; ++restarts) {
        QCOMPARE(found("路灯"), QString("t-5 t-1"));
        QCOMPARE(found("暖气"), QString("t-4 t-3 t-2"));
        QCOMPARE(found("热"), QString("t-4 t-3 t-2"));
        QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
        desk.close();
        desk.open();
    }
    for (const char* id : {"t-6", "t-7"})
        QVERIFY(!desk.submit(id).rejection);
    QCOMPARE(found("暖气"), QString("t-7 t-6 t-4 t-3 t-2"));
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
}

void Store::findsWhatIsNear_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("metres");
    QTest::addColumn<bool>("found");
    QTest::newRow("there") << store::kSpot.lon << store::kSpot.lat << 1.0 << true;
    QTest::newRow("beyond a cell's border, to the north")
        << store::kSpot.lon << 35.0501 << 50.0 << true;
    QTest::newRow("beyond a cell's border, to the west")
        << 113.8499 << store::kSpot.lat << 50.0 << true;
    QTest::newRow("in the same cell, too far") << 113.8540 << store::kSpot.lat << 100.0 << false;
    QTest::newRow("three cells away") << store::kSpot.lon << 35.0350 << 2000.0 << true;
    QTest::newRow("the whole city") << 113.95 << 35.15 << 20000.0 << true;
    QTest::newRow("elsewhere") << 114.8501 << store::kSpot.lat << 20000.0 << false;
}

void Store::findsWhatIsNear()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(double, metres);
    QFETCH(bool, found);
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    const auto tickets = desk.tickets->near({lon, lat}, metres, {}, 10);
    QVERIFY(tickets.ok());
    QCOMPARE(!tickets.value().empty(), found);
    store::TicketFilter filter;
    filter.words = "暖气";
    filter.near = places::Point{lon, lat};
    filter.metres = metres;
    QCOMPARE(!desk.tickets->find(filter).value().empty(), found);
}

void Store::findsWhatIsNearSinceThen()
{
    QTemporaryDir folder;
    Desk desk(folder);
    for (const char* id : {"t-1", "t-2", "t-3"})
        QVERIFY(!desk.submit(id).rejection);
    const auto second = desk.tickets->ticket(TicketId("t-2")).value()->acceptedAt;
    const auto later = desk.clock.now() + std::chrono::hours{1};
    constexpr places::Point kElsewhere{114.85, 35.05};
    for (const double metres : {100.0, 5'000.0, 50'000.0}) {
        QCOMPARE(desk.tickets->near(store::kSpot, metres, second, 10).value().size(),
                 std::size_t{2});
        QVERIFY(desk.tickets->near(kElsewhere, metres, second, 10).value().empty());
        QVERIFY(desk.tickets->near(store::kSpot, metres, later, 10).value().empty());
    }
}

void Store::countsThePast()
{
    QTemporaryDir folder;
    Desk desk(folder);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!desk.submit("t-" + std::to_string(i), i < 3 ? "阳光小区暖气不热" : "锦绣家园停暖")
                     .rejection);
    const auto third = desk.tickets->ticket(TicketId("t-2")).value()->acceptedAt;
    store::TicketFilter filter;
    filter.limit = 1;
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{5});
    filter.words = "阳光小区";
    filter.category = CategoryCode("0102");
    filter.secrets = store::TicketFilter::Secrets::LeftOut;
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{3});
    filter.until = third; // itself not
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{2});
    filter.since = third;
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{0});
    filter = {};
    filter.category = CategoryCode("0301");
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{0});
    desk.sql("UPDATE ticket SET view = json_set(view, '$.confidential', json('true'))"
             " WHERE id = 't-4'");
    filter = {};
    filter.secrets = store::TicketFilter::Secrets::LeftOut;
    QCOMPARE(desk.tickets->count(filter).value(), std::int64_t{4});
}

void Store::pagesThroughTheLatest()
{
    QTemporaryDir folder;
    Desk desk(folder);
    constexpr int kTickets = store::kMaxFound + 3;
    for (int i = 0; i < kTickets; ++i)
        QVERIFY(!desk.submit("t-" + std::to_string(i)).rejection);
    int next = kTickets;
    bool inOrder = true;
    QVERIFY(desk.tickets->newest([&](const TicketView& ticket) {
        inOrder = inOrder && ticket.id.str() == "t-" + std::to_string(--next);
        return true;
    }));
    QVERIFY(inOrder);
    QCOMPARE(next, 0);
    int seen = 0;
    QVERIFY(desk.tickets->newest([&](const TicketView&) { return ++seen < 7; }));
    QCOMPARE(seen, 7);
}

void Store::archivedTicketsAreOnlyInTheStore()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.carryToArchive("t-1");
    QVERIFY(!desk.submit("t-2").rejection);
    const auto view = desk.tickets->ticket(TicketId("t-1")).value();
    QVERIFY(view && view->state == ticket::State::Archived);
    const auto past = desk.tickets->ofCaller("13800006127", 5).value();
    QCOMPARE(past.size(), std::size_t{2});
    store::TicketFilter open;
    open.which = store::TicketFilter::Which::Open;
    open.unit = UnitId("heat-co");
    QCOMPARE(desk.tickets->find(open).value().size(), std::size_t{1});
    store::TicketFilter archived;
    archived.states = {ticket::State::Archived};
    QCOMPARE(desk.tickets->count(archived).value(), std::int64_t{1});
    QCOMPARE(desk.tickets->find(archived).value().front().id, TicketId("t-1"));
    archived.which = store::TicketFilter::Which::Open;
    QCOMPARE(desk.tickets->count(archived).value(), std::int64_t{0});
    QCOMPARE(
        desk.host->state().queues().tickets[static_cast<std::size_t>(ticket::State::Dispatched)],
        1);
}

/// As if it had been written before figures were kept.
void Store::aStoreOfTheSecondVersionIsFoldedAnew()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.carryToArchive("t-1");
    const auto figures = store::unitFigures(*desk.database).value();
    desk.sql("DROP TABLE unit_figure");
    desk.sql("DROP TABLE ticket_point");
    desk.sql("DROP TABLE checkpoint");
    desk.sql("DROP TABLE checkpoint_piece");
    desk.sql("CREATE INDEX vault_subject ON vault(subject)");
    for (const char* column : {"teams", "call_groups", "skills"})
        desk.sql(std::string("ALTER TABLE staff DROP COLUMN ") + column);
    desk.sql(
        "UPDATE ticket SET view = replace(view, '\"verdict\":\"met\"', '\"verdict\":\"open\"')");
    desk.sql("UPDATE command SET answer = json_insert(answer, '$.ticket_number', '')");
    desk.sql("PRAGMA user_version=2");
    desk.close();
    desk.open();
    QVERIFY(store::unitFigures(*desk.database).value().figures == figures.figures);
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
    QCOMPARE(desk.tickets->find({}).value().size(), std::size_t{1});
    QVERIFY(!desk.submit("t-2").rejection);
    desk.close();
    desk.open();
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
}

/// As if it had been written when nothing was left out and checkpoints had another format.
void Store::aStoreOfTheSeventhVersionIsFoldedAnew()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.carryToArchive("t-1");
    QVERIFY(desk.log->keep(desk.host->state(), desk.clock.now()));
    desk.sql("UPDATE checkpoint SET digest = 'of another format'");
    desk.sql("UPDATE command SET answer = json_insert(answer, '$.ticket_number', '')");
    desk.sql("UPDATE ticket SET view = json_insert(view, '$.verdict', '')");
    desk.sql("DROP TABLE ticket_point");
    desk.sql("PRAGMA user_version=7");
    desk.close();
    desk.open();
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
    QVERIFY(!desk.submit("t-2").rejection);
}

void Store::aStoreOfTheEighthVersionIsRaised_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("whole") << QByteArray("PRAGMA user_version=8");
    QTest::newRow("to be folded anew")
        << QByteArray("INSERT INTO meta(key, value) VALUES('refold_pending', '1')");
    QTest::newRow("a ticket that cannot be read")
        << QByteArray("UPDATE ticket SET view = view || '7' WHERE id = 't-1'");
}

/// As if it had been written when points stood in the tickets alone.
void Store::aStoreOfTheEighthVersionIsRaised()
{
    QFETCH(QByteArray, sql);
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    auto nowhere = Desk::submission("t-2");
    nowhere.point.reset();
    QVERIFY(!desk.give(engine::test::taker(), nowhere).rejection);
    desk.carryToArchive("t-1");
    desk.sql("DROP TABLE ticket_point");
    desk.sql("PRAGMA user_version=8");
    desk.sql(sql.toStdString());
    desk.close();
    desk.open();
    QCOMPARE(desk.tickets->near(store::kSpot, 100, {}, 10).value().size(), std::size_t{1});
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
}

void Store::badFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("not a database") << QByteArray(5000, 'x') << QByteArray("store_corrupt");
    QTest::newRow("only a few bytes")
        << QByteArray("SQLite format 3") << QByteArray("store_corrupt");
    QTest::newRow("another program's") << QByteArray("other") << QByteArray("store_corrupt");
    QTest::newRow("of a later version") << QByteArray("later") << QByteArray("store_newer");
}

void Store::badFilesAreNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, code);
    QTemporaryDir folder;
    const QString name = folder.filePath("bad.db");
    if (content.size() < 10) {
        auto database = store::Database::open({name.toStdString(), 0}).value();
        database->log() << std::string(content == "other" ? "PRAGMA application_id=7"
                                                          : "PRAGMA user_version=99"),
            Poco::Data::Keywords::now;
    } else {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const auto opened = store::Database::open({name.toStdString(), 0});
    QVERIFY(!opened.ok());
    QCOMPARE(QByteArray::fromStdString(opened.error().code), code);
    QVERIFY(opened.error().detail.find("bad.db") != std::string::npos);
    QCOMPARE(store::Database::openExisting(name.toStdString() + "-none").error().code,
             std::string("not_found"));
}

/// A file cut at any page is refused, never opened as if it were whole.
void Store::truncatedAtEveryPage()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.close();
    QFile whole(QString::fromStdString(desk.file));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    constexpr qsizetype kPage = 4096;
    for (qsizetype size = kPage; size < bytes.size(); size += kPage) {
        const QString name = folder.filePath("cut.db");
        QFile cut(name);
        QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
        cut.write(bytes.first(size));
        cut.close();
        const auto opened = store::Database::open({name.toStdString(), 0});
        QVERIFY2(!opened.ok() && opened.error().code == "store_corrupt",
                 qPrintable(QString::number(size)));
    }
}

/// While the store is open, and without a commit waiting for it.
void Store::whatIsCommittedIsCarriedIntoTheFile()
{
    QTemporaryDir folder;
    Desk desk(folder);
    const QFileInfo file(QString::fromStdString(desk.file));
    desk.close();
    const auto before = file.size();
    desk.open(5);
    QVERIFY(!desk.submit("t-1", std::string(12'000, 'x')).rejection);
    for (int i = 2; i < 20; ++i)
        QVERIFY(!desk.submit("t-" + std::to_string(i), std::string(12'000, 'x')).rejection);
    QTRY_VERIFY((QFileInfo(file.filePath()).size() > before + 100'000));
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
}

void Store::aBackupIsAStore()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    const auto copy = folder.filePath("copy.db").toStdString();
    QVERIFY(desk.database->backup(copy));
    QCOMPARE(desk.database->backup(copy).error().code, std::string("exists"));
    QVERIFY(!desk.submit("t-2").rejection);
    auto database = store::Database::openExisting(copy);
    QVERIFY(database.ok());
    const auto found = store::verifyStore(*database.value()).value();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.tickets, 1);
}

/// A store whose words stood in SQLite's own tokenizer, with their text beside them.
void Store::anOlderStoreIsRaised()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1", "暖气不热，家里有老人").rejection);
    for (const std::string sql : store::kToFirstVersion)
        desk.sql(sql);
    desk.close();
    desk.open();
    QCOMPARE(desk.tickets->search("暖气 老人", 10).value().size(), std::size_t{1});
    QCOMPARE(desk.tickets->near(store::kSpot, 100, {}, 10).value().size(), std::size_t{1});
    QVERIFY(!desk.submit("t-2", "暖气片漏水").rejection);
    QCOMPARE(desk.tickets->search("暖气", 10).value().size(), std::size_t{2});
    desk.carryToArchive("t-1");
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
    desk.close();
    desk.open();
    QCOMPARE(desk.tickets->search("暖气", 10).value().size(), std::size_t{2});
}

void Store::grams_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("expression");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("punctuation") << QByteArray("，。") << QByteArray("");
    QTest::newRow("one character") << QByteArray("热") << QByteArray("\"热\" *");
    QTest::newRow("two") << QByteArray("暖气") << QByteArray("\"暖气\"");
    QTest::newRow("three") << QByteArray("不热了") << QByteArray("\"不热\" AND \"热了\"");
    QTest::newRow("number") << QByteArray("138 暖气") << QByteArray("\"138\" AND \"暖气\"");
}

void Store::grams()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, expression);
    QCOMPARE(QByteArray::fromStdString(store::matchWords(words.toStdString()).expression()),
             expression);
}

QTEST_APPLESS_MAIN(Store)
#include "tst_store.moc"

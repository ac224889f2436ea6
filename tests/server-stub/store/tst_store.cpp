#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/database.h"
#include "server-stub/store/figure_reads.h"
#include "server-stub/store/schema.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"
#include "server-stub/store/ticket_terms.h"
#include "server-stub/store/verification.h"
#include "tests/models/engine/desk.h"
#include "tests/server-stub/store/first_version.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

using namespace lianxin;
using namespace lianxin::engine;
using namespace std::chrono_literals;

namespace {

constexpr places::Point kSpot{113.8501, 35.0499};

/// The engine over a real file, with a clock the test turns.
class Desk {
public:
    explicit Desk(const QTemporaryDir& folder) : file(folder.filePath("centre.db").toStdString())
    {
        open();
    }

    void open(int carryFrom = store::WalCarrier::kUsualFrames)
    {
        database = store::Database::open({file, 0, carryFrom}).value();
        log = store::StoreLog::open(*database).value();
        tickets = std::make_unique<store::TicketReads>(*database, *log);
        host = std::make_unique<EngineHost>(test::city(), clock, *log, *tickets);
        QVERIFY(host->open());
    }
    void close()
    {
        host.reset();
        tickets.reset();
        log.reset();
        database.reset();
    }
    Answer give(const Actor& actor, CommandBody body, const std::string& id = {})
    {
        Command command;
        command.id = CommandId(id.empty() ? "c" + std::to_string(++made) : id);
        command.actor = actor;
        command.body = std::move(body);
        clock.advance(1min);
        return host->submit({&command, 1}).front();
    }
    Answer submit(const std::string& ticket, const std::string& summary = "暖气不热",
                  const std::string& number = "13800006127")
    {
        SubmitTicket body;
        body.ticket = TicketId(ticket);
        for (const auto& [name, value] : {std::pair{ticket::field::kCallerNumber, number},
                                          {ticket::field::kSummary, summary},
                                          {ticket::field::kKind, std::string("complaint")},
                                          {ticket::field::kCategory, std::string("0102")}}) {
            ticket::FieldValue field;
            field.name = name;
            field.value = value;
            field.confidence = 1;
            field.origin = ticket::Origin::Typed;
            body.fields.push_back(field);
        }
        body.point = kSpot;
        body.lead = UnitId("heat-co");
        body.confidence = 1;
        return give(test::taker(), body);
    }
    void carryToArchive(const std::string& ticket)
    {
        const TicketId id(ticket);
        QVERIFY(!give(test::staffOf("heat-co"), SignTicket{id}).rejection);
        QVERIFY(!give(test::staffOf("heat-co"), ReplyTicket{id, "已修好"}).rejection);
        QVERIFY(!give(test::caller(), RecordCallback{id, true, true, "satisfied", {}}).rejection);
        QVERIFY(!give(test::caller(), EvaluateTicket{id, "satisfied"}).rejection);
        QVERIFY(!give(test::caller(), ArchiveTicket{id}).rejection);
    }
    void sql(const std::string& text) { database->log() << text, Poco::Data::Keywords::now; }

    std::string file;
    ManualClock clock{test::at("2026-11-20T09:00:00")};
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::StoreLog> log;
    std::unique_ptr<store::TicketReads> tickets;
    std::unique_ptr<EngineHost> host;
    int made = 0;
};

} // namespace

class Store : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenComesBack();
    void answersSurvive();
    void personalValuesStandInTheVaultOnly();
    void anErasedPersonLeavesTheChainWhole();
    void findsTickets_data();
    void findsTickets();
    void findsWhatIsNear_data();
    void findsWhatIsNear();
    void countsThePast();
    void pagesThroughTheLatest();
    void archivedTicketsAreOnlyInTheStore();
    void verifyFindsWhatWasTamperedWith_data();
    void verifyFindsWhatWasTamperedWith();
    void verifyMissesAnEndThatWasCutOff();
    void verifyLeavesNothingBehind();
    void theEventsBehindAFigure();
    void aStoreOfTheSecondVersionIsFoldedAnew();
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

void Store::findsWhatIsNear_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("metres");
    QTest::addColumn<bool>("found");
    QTest::newRow("there") << kSpot.lon << kSpot.lat << 1.0 << true;
    QTest::newRow("beyond a cell's border, to the north") << kSpot.lon << 35.0501 << 50.0 << true;
    QTest::newRow("beyond a cell's border, to the west") << 113.8499 << kSpot.lat << 50.0 << true;
    QTest::newRow("in the same cell, too far") << 113.8540 << kSpot.lat << 100.0 << false;
    QTest::newRow("three cells away") << kSpot.lon << 35.0350 << 2000.0 << true;
    QTest::newRow("the whole city") << 113.95 << 35.15 << 20000.0 << true;
    QTest::newRow("elsewhere") << 114.8501 << kSpot.lat << 20000.0 << false;
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
    QCOMPARE(
        desk.host->state().queues().tickets[static_cast<std::size_t>(ticket::State::Dispatched)],
        1);
}

void Store::verifyFindsWhatWasTamperedWith_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an event's words")
        << QByteArray("UPDATE event SET sealed = replace(sealed, 'heat-co', 'hq-cg') WHERE type = "
                      "'TicketDispatched'");
    QTest::newRow("an event and its hash")
        << QByteArray("UPDATE event SET hash = lower(hex(randomblob(32))) WHERE seq = 3");
    QTest::newRow("an event taken out") << QByteArray("DELETE FROM event WHERE seq = 4");
    QTest::newRow("two events exchanged") << QByteArray(
        "UPDATE event SET seq = CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE seq IN (2, 3); ");
    QTest::newRow("a personal value")
        << QByteArray("UPDATE vault SET value = '13900000000' WHERE value = '13800006127'");
    QTest::newRow("a ticket's state") << QByteArray("UPDATE ticket SET state = 'archived'");
    QTest::newRow("a ticket's view")
        << QByteArray("UPDATE ticket SET view = replace(view, 'satisfied', 'neutral')");
    QTest::newRow("a ticket taken out") << QByteArray("DELETE FROM ticket");
    QTest::newRow("a unit's figure")
        << QByteArray("UPDATE unit_figure SET good = good + 1 WHERE figure = 'sign'");
    QTest::newRow("a figure taken out")
        << QByteArray("DELETE FROM unit_figure WHERE figure = 'resolution'");
    QTest::newRow("a figure made up")
        << QByteArray("INSERT INTO unit_figure VALUES('hq-cg', 202611, 'sign', 9, 9)");
    QTest::newRow("an event's type")
        << QByteArray("UPDATE event SET type = 'TicketArchived' WHERE type = 'TicketReplied'");
    QTest::newRow("an event's time")
        << QByteArray("UPDATE event SET recorded_at = recorded_at + 1 WHERE seq = 2");
    QTest::newRow("who may hear of an event, forgotten")
        << QByteArray("UPDATE event SET audience = '' WHERE seq = 1");
    QTest::newRow("who may hear of an event, widened")
        << QByteArray("UPDATE event SET audience = audience || ' unit:hq-cg' WHERE seq = 2");
    QTest::newRow("whose a personal value is")
        << QByteArray("UPDATE vault SET subject = 't-9' WHERE value = '13800006127'");
    QTest::newRow("a personal value's field")
        << QByteArray("UPDATE vault SET field = 'summary' WHERE value = '13800006127'");
    QTest::newRow("a personal value of no event")
        << QByteArray("INSERT INTO vault VALUES(2, '2/body/x', 't-1', 'summary', 's', 'v')");
    for (const char* column : {"open", "queued", "lead", "caller", "district", "category", "kind",
                               "accepted_by", "accepted_at", "seq", "number", "provisional"}) {
        QTest::newRow(qPrintable(QStringLiteral("a ticket's ") + column))
            << QByteArray("UPDATE ticket SET ") + column + " = " + column + " || '7'";
    }
    QTest::newRow("a ticket's units") << QByteArray("DELETE FROM ticket_unit");
    QTest::newRow("a unit that a ticket never had")
        << QByteArray("INSERT INTO ticket_unit VALUES('hq-cg', 1, 1)");
    QTest::newRow("words a ticket is found by")
        << QByteArray("INSERT INTO ticket_words(ticket_words) VALUES('delete-all')");
    QTest::newRow("words a ticket has not")
        << QByteArray("INSERT INTO ticket_words(rowid, terms) VALUES(1, '噪声')");
    QTest::newRow("answers forgotten") << QByteArray("DELETE FROM command");
    QTest::newRow("an answer altered") << QByteArray(
        "UPDATE command SET answer = replace(answer, '20261120-000001', '20261120-000009')");
    QTest::newRow("an answer's events")
        << QByteArray("UPDATE command SET answer = json_set(answer, '$.last_seq', 1)");
    QTest::newRow("an answer turned into a refusal")
        << QByteArray("UPDATE command SET answer = json_set(answer, '$.first_seq', 0)");
    QTest::newRow("an answer's time") << QByteArray("UPDATE command SET at = at + 1");
    QTest::newRow("an answer to nobody")
        << QByteArray("INSERT INTO command SELECT 'x' || id, digest, answer, at FROM command");
    QTest::newRow("a journal made up")
        << QByteArray("INSERT INTO journal VALUES('s', '', 't-1', '1001', 'd', 1, 1, 1, 1)");
    QTest::newRow("a ticket made up")
        << QByteArray("INSERT INTO ticket SELECT row + 7, 't-x', number, provisional, state, open, "
                      "queued, lead, caller, "
                      "district, category, kind, accepted_by, accepted_at, seq, view FROM ticket");
}

void Store::verifyFindsWhatWasTamperedWith()
{
    QFETCH(QByteArray, sql);
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    QVERIFY(!desk.give(test::staffOf("heat-co"), SignTicket{TicketId("t-1")}).rejection);
    QVERIFY(!desk.give(test::staffOf("heat-co"), ReplyTicket{TicketId("t-1"), "已修好"}).rejection);
    QVERIFY(!desk.give(test::caller(), RecordCallback{TicketId("t-1"), true, true, "satisfied", {}})
                 .rejection);
    if (!sql.isEmpty())
        desk.sql(sql.toStdString());
    if (sql.contains("CASE"))
        desk.sql("UPDATE event SET seq = -seq WHERE seq < 0");
    const auto found = store::verifyStore(*desk.database);
    QVERIFY(found.ok());
    QCOMPARE(found.value().faults > 0, !sql.isEmpty());
    QCOMPARE(found.value().firstFaults.empty(), sql.isEmpty());
}

void Store::verifyMissesAnEndThatWasCutOff()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    const auto early = store::tailOf(*desk.database).value();
    QVERIFY(!desk.submit("t-2").rejection);
    const auto tail = store::tailOf(*desk.database).value();
    const auto faults = [&](const store::LogTail& expected) {
        return store::verifyStore(*desk.database, {{}, expected}).value().faults;
    };
    QCOMPARE(faults(early), 0);
    QCOMPARE(faults(tail), 0);
    QCOMPARE(faults({early.seq, tail.hash}), 1);
    QCOMPARE(faults({tail.seq + 1, tail.hash}), 1);
    const auto read = store::parseTail(store::tailText(tail));
    QVERIFY(read && read->seq == tail.seq && read->hash == tail.hash);
    for (const char* wrong : {"", ":", "7", "7:", ":ab", "x:ab", "-1:ab", "0:ab", "7 :ab"})
        QVERIFY2(!store::parseTail(wrong), wrong);

    // Everything of the second ticket, and no trace of it left anywhere.
    QTemporaryDir other;
    Desk shorter(other);
    QVERIFY(!shorter.submit("t-1").rejection);
    QCOMPARE(store::verifyStore(*shorter.database).value().faults, 0);
    QCOMPARE(store::verifyStore(*shorter.database, {{}, tail}).value().faults, 1);
}

void Store::verifyLeavesNothingBehind()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    const auto before = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), before);
}

void Store::theEventsBehindAFigure()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    QVERIFY(!desk.submit("t-2").rejection);
    desk.carryToArchive("t-1");
    const auto stored = store::unitFigures(*desk.database, 202611).value();
    QCOMPARE(stored.seq, desk.log->lastSeq());
    const FigureKey key{UnitId("heat-co"), 202611, Figure::Sign};
    QCOMPARE(stored.figures.all().at(key), (Tally{1, 1}));
    QVERIFY(store::unitFigures(*desk.database, 202610).value().figures.all().empty());
    const auto asked = [&](store::FigureQuestion question) {
        return store::verifyStore(*desk.database, {question}).value();
    };
    const auto sign = asked({UnitId("heat-co"), Figure::Sign, 202611});
    QCOMPARE(sign.faults, 0);
    QCOMPARE(sign.figures, 4);
    QCOMPARE(sign.behind.size(), std::size_t{1});
    QCOMPARE(sign.behind.front().type, std::string("ClockSet"));
    QCOMPARE(sign.behind.front().ticket, std::string("20261120-000001"));
    QVERIFY(sign.behind.front().judgement == (Judgement{key, {1, 1}}));
    const auto events = desk.log->read(sign.behind.front().seq - 1, 1).value();
    QCOMPARE(std::get<ClockSet>(events.front().body).outcome, std::string("met"));
    QCOMPARE(asked({UnitId("heat-co"), {}, {}}).behind.size(), std::size_t{4});
    QVERIFY(asked({UnitId("heat-co"), {}, 202610}).behind.empty());
    QVERIFY(asked({UnitId("hq-cg"), {}, {}}).behind.empty());
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
    desk.sql("DROP TABLE checkpoint");
    desk.sql("DROP TABLE checkpoint_piece");
    desk.sql("CREATE INDEX vault_subject ON vault(subject)");
    for (const char* column : {"teams", "call_groups", "skills"})
        desk.sql(std::string("ALTER TABLE staff DROP COLUMN ") + column);
    desk.sql(
        "UPDATE ticket SET view = replace(view, '\"verdict\":\"met\"', '\"verdict\":\"open\"')");
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
    QCOMPARE(desk.tickets->near(kSpot, 100, {}, 10).value().size(), std::size_t{1});
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
    QCOMPARE(QByteArray::fromStdString(store::matchWords(words.toStdString())), expression);
}

QTEST_APPLESS_MAIN(Store)
#include "tst_store.moc"

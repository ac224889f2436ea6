#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/figure_reads.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/store/desk.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

using namespace lianxin;
using namespace lianxin::engine;
using namespace std::chrono_literals;
using Desk = store::StoreDesk;

class Verification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasTamperedWith_data();
    void findsWhatWasTamperedWith();
    void missesAnEndThatWasCutOff();
    void leavesNothingBehind();
    void showsTheEventsBehindAFigure();
    void recomputesRatesAndScores();
};

void Verification::findsWhatWasTamperedWith_data()
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
    QTest::newRow("a ticket's point") << QByteArray("UPDATE ticket_point SET lon = lon + 1e-13");
    QTest::newRow("a ticket without its point") << QByteArray("DELETE FROM ticket_point");
    QTest::newRow("a point of no ticket")
        << QByteArray("INSERT INTO ticket_point VALUES(99, 113.85, 35.05)");
    QTest::newRow("a ticket's units") << QByteArray("DELETE FROM ticket_unit");
    QTest::newRow("a unit that a ticket never had")
        << QByteArray("INSERT INTO ticket_unit VALUES('hq-cg', 1, 1)");
    QTest::newRow("words a ticket is found by")
        << QByteArray("INSERT INTO ticket_words(ticket_words) VALUES('delete-all')");
    QTest::newRow("words a ticket has not")
        << QByteArray("INSERT INTO ticket_words(rowid, terms) VALUES(1, '噪声')");
    QTest::newRow("how far the words go")
        << QByteArray("UPDATE meta SET value = '0' WHERE key = 'words_through'");
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

void Verification::findsWhatWasTamperedWith()
{
    QFETCH(QByteArray, sql);
    QTemporaryDir folder;
    Desk desk(folder, 1);
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

void Verification::missesAnEndThatWasCutOff()
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

void Verification::leavesNothingBehind()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    const auto before = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(store::verifyStore(*desk.database).value().faults, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), before);
}

void Verification::showsTheEventsBehindAFigure()
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
    const auto sign = asked({UnitId("heat-co"), {Figure::Sign}, 202611});
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

/// What the server would state is made of the table; what it should be of the log, weights too.
void Verification::recomputesRatesAndScores()
{
    QTemporaryDir folder;
    Desk desk(folder);
    QVERIFY(!desk.submit("t-1").rejection);
    desk.carryToArchive("t-1");
    auto policy = test::city()->policy;
    policy.version = "other weights";
    policy.scores = {1, 2, 5};
    const auto found = [&] { return store::verifyStore(*desk.database).value(); };
    QCOMPARE(found().weights, (sla::ScoreWeights{}));
    QVERIFY(!desk.give(test::person("9001", Role::Administrator),
                       ReviseClocks{policy, {}, "考核办法调整", false})
                 .rejection);
    const auto sound = found();
    QCOMPARE(sound.faults, 0);
    QCOMPARE(sound.weights, policy.scores);
    QCOMPARE(sound.rates.month, std::string("2026-11"));
    QCOMPARE(sound.rates.seq, desk.log->lastSeq());
    QCOMPARE(sound.rates.units.size(), std::size_t{1});
    QCOMPARE(sound.rates.units.front().rates.score, std::optional{1.0});

    desk.sql("UPDATE unit_figure SET good = 0 WHERE figure = 'satisfaction'");
    const auto wrong = found();
    QCOMPARE(wrong.rates.units.front().rates.score, std::optional{1.0});
    const auto& said = wrong.firstFaults;
    for (const char* line : {"考核 heat-co 2026-11 满意率：现为 0.0%，按事件重算应为 100.0%",
                             "考核 heat-co 2026-11 得分：现为 37.5%，按事件重算应为 100.0%"})
        QVERIFY2(std::find(said.begin(), said.end(), line) != said.end(), line);
}

QTEST_APPLESS_MAIN(Verification)
#include "tst_verification.moc"

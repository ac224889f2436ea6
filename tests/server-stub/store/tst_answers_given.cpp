#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/answers_given.h"
#include "server-stub/store/schema.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/store/desk.h"
#include "tests/server-stub/store/first_version.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

using namespace lianxin;
using namespace lianxin::engine;

namespace {

struct Folder {
    QTemporaryDir folder;
};

/// A store of its own, whose tickets keep which answers were given.
class Desk : Folder, public store::StoreDesk {
public:
    Desk() : StoreDesk(folder) {}

    void submit(const std::string& ticket, const std::vector<std::pair<const char*, int>>& answers)
    {
        auto body = submission(ticket);
        for (const auto& [entry, version] : answers)
            body.answers.push_back({EntryId(entry), version});
        QVERIFY(!give(test::taker(), std::move(body)).rejection);
    }
    /// Ticket and version, newest first, then how many there are in all.
    QString found(const store::AnswersGivenFilter& filter)
    {
        const auto given = store::answersGiven(*database, filter).value();
        QString shown;
        for (const auto& [ticket, version] : given.tickets)
            shown += QString::fromStdString(ticket.id.str()) + QStringLiteral(" v%1 ").arg(version);
        return shown + QStringLiteral("of %1").arg(given.total);
    }
};

void fill(Desk& desk)
{
    desk.submit("t-1", {{"refund", 3}});
    desk.submit("t-2", {{"refund", 3}, {"season", 1}});
    desk.submit("t-3", {});
    desk.submit("t-4", {{"refund", 4}, {"refund", 4}});
    desk.submit("t-5", {{"refund", 2}, {"refund", 4}});
}

} // namespace

/// A ticket keeps which version of an answer its caller was given.
class AnswersGivenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoGotAnOldVersion_data();
    void whoGotAnOldVersion();
    void versionsAreCounted();
    void aStoreOfBeforeIsBroughtUpToDate();
    void aJournalTellsOfMore();
    void verifyComparesThemWithTheLog_data();
    void verifyComparesThemWithTheLog();
};

void AnswersGivenTest::whoGotAnOldVersion_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("minutes"); // since so many minutes after nine; -1: ever
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* entry, int before, int minutes, int limit,
                        const char* found) {
        QTest::newRow(name) << QByteArray(entry) << before << minutes << limit
                            << QString::fromLatin1(found);
    };
    row("older than the one that holds", "refund", 4, -1, 50, "t-5 v2 t-2 v3 t-1 v3 of 3");
    row("any version", "refund", 0, -1, 50, "t-5 v2 t-5 v4 t-4 v4 t-2 v3 t-1 v3 of 5");
    row("a page", "refund", 4, -1, 2, "t-5 v2 t-2 v3 of 3");
    row("of late", "refund", 4, 3, 50, "t-5 v2 of 1");
    row("none that old", "refund", 2, -1, 50, "of 0");
    row("another entry", "season", 0, -1, 50, "t-2 v1 of 1");
    row("no such entry", "' OR 1=1 --", 0, -1, 50, "of 0");
}

void AnswersGivenTest::whoGotAnOldVersion()
{
    QFETCH(QByteArray, entry);
    QFETCH(int, before);
    QFETCH(int, minutes);
    QFETCH(int, limit);
    QFETCH(QString, found);
    Desk desk;
    fill(desk);
    store::AnswersGivenFilter filter{EntryId(entry.toStdString()), before, std::nullopt, limit};
    if (minutes >= 0)
        filter.since = test::at("2026-11-20T09:00:00") + std::chrono::minutes{minutes};
    QCOMPARE(desk.found(filter), found);
}

void AnswersGivenTest::versionsAreCounted()
{
    Desk desk;
    fill(desk);
    QString shown;
    const auto versions = store::versionsGiven(*desk.database).value();
    for (const auto& [entry, version, tickets] : versions)
        shown += QStringLiteral("%1 v%2 %3; ")
                     .arg(QString::fromStdString(entry.str()))
                     .arg(version)
                     .arg(tickets);
    QCOMPARE(shown, QStringLiteral("refund v2 1; refund v3 2; refund v4 2; season v1 1; "));
}

/// Of answers given after submission; of nobody else's ticket.
void AnswersGivenTest::aJournalTellsOfMore()
{
    Desk desk;
    desk.submit("t-1", {{"refund", 3}});
    const auto store = [&](const engine::Actor& actor, const char* session, int version) {
        const StoreJournal journal{SessionId(session),
                                   {},
                                   TicketId("t-1"),
                                   std::string(64, 'a'),
                                   2,
                                   9,
                                   {{EntryId("refund"), version}}};
        return !desk.give(actor, journal).rejection;
    };
    QVERIFY(store(test::taker(), "s-1", 4));
    QVERIFY(store(test::taker("T02"), "s-2", 5));
    const store::AnswersGivenFilter all{EntryId("refund"), 0, std::nullopt, 50};
    QCOMPARE(desk.found(all), QStringLiteral("t-1 v3 t-1 v4 of 2"));
    const auto verified = store::verifyStore(*desk.database).value();
    QCOMPARE(verified.faults, std::int64_t{2}); // no files lie beside the store
    for (const auto& fault : verified.firstFaults)
        QVERIFY2(fault.find("口径") == std::string::npos, fault.c_str());
}

/// A store of the first version has no such table: it is filled from the log.
void AnswersGivenTest::aStoreOfBeforeIsBroughtUpToDate()
{
    Desk desk;
    fill(desk);
    const store::AnswersGivenFilter all{EntryId("refund"), 0, std::nullopt, 50};
    const auto before = desk.found(all);
    for (const std::string sql : store::kToFirstVersion)
        desk.sql(sql);
    desk.close();
    desk.open();
    QCOMPARE(desk.found(all), before);
    QCOMPARE(store::verifyStore(*desk.database).value().faults, std::int64_t{0});
    desk.submit("t-6", {{"refund", 5}});
    QVERIFY(desk.found(all).startsWith(QStringLiteral("t-6 v5 ")));
}

void AnswersGivenTest::verifyComparesThemWithTheLog_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("one is gone") << QByteArray("DELETE FROM ticket_answer WHERE version = 2");
    QTest::newRow("one too many") << QByteArray("INSERT INTO ticket_answer VALUES('season', 9, 1)");
}

void AnswersGivenTest::verifyComparesThemWithTheLog()
{
    QFETCH(QByteArray, sql);
    Desk desk;
    fill(desk);
    QCOMPARE(store::verifyStore(*desk.database).value().faults, std::int64_t{0});
    desk.sql(sql.toStdString());
    const auto found = store::verifyStore(*desk.database).value();
    QCOMPARE(found.faults, std::int64_t{1});
    QVERIFY(found.firstFaults.front().find("口径") != std::string::npos);
}

QTEST_APPLESS_MAIN(AnswersGivenTest)
#include "tst_answers_given.moc"

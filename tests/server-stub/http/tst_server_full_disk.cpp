#include "server-stub/store/verification.h"
#include "tests/server-stub/http/hall.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;

/// A store that may not grow is a full disk: commands are refused, reading goes on, and writing
/// begins again by itself.
class ServerFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesReadsOnAndRecovers();
};

namespace {

/// SQLite keeps the limit by connection, and each is one thread's at a time.
void allowPages(Hall& hall, int pages)
{
    using namespace Poco::Data::Keywords;
    const auto limit = "PRAGMA max_page_count=" + std::to_string(pages);
    auto& database = hall.api().database;
    QVERIFY(hall.api().centre.look([&](const engine::State&) { database.log() << limit, now; }));
    const auto done = database.write([&](Poco::Data::Session& side) { side << limit, now; });
    QVERIFY2(done, done ? "" : (done.error().code + " " + done.error().detail).c_str());
}

} // namespace

void ServerFullDisk::refusesReadsOnAndRecovers()
{
    Hall hall;
    const TicketId first(Hall::newId());
    QVERIFY(!hall.give("1001", heatingTicket(first.str())).rejection);
    allowPages(hall, 1); // never below what the file has already
    engine::Answer refused;
    engine::Command last;
    for (int i = 0; i < 1000 && !refused.rejection; ++i) {
        last = Hall::command(heatingTicket(Hall::newId(), std::string(2000, 'x')));
        refused = hall.give("1001", std::vector{last}).front();
    }
    QVERIFY(refused.rejection);
    QCOMPARE(refused.rejection->code, std::string("disk_full"));
    const auto seq = hall.api().log.lastSeq();
    QCOMPARE(hall.ask("GET", "/v1/health").status, 503);
    QCOMPARE(hall.ask("GET", "/v1/tickets/" + first.str(), hall.token("1001")).status, 200);
    QCOMPARE(hall.ask("GET", "/v1/snapshot", hall.token("1001")).status, 200);
    Ear ear(hall.port(), hall.token("4001"), "?after=0");
    QCOMPARE(static_cast<std::int64_t>(ear.until(seq).size()), seq);
    QVERIFY(hall.give("1001", heatingTicket(Hall::newId())).rejection);
    QCOMPARE(hall.api().log.lastSeq(), seq);

    allowPages(hall, 1'000'000);
    QTRY_COMPARE_WITH_TIMEOUT(hall.ask("GET", "/v1/health").status, 200, 15'000);
    const auto again = hall.give("1001", std::vector{last}).front();
    QVERIFY2(!again.rejection, "nothing of it was stored, so the same id may be sent again");
    QCOMPARE(again.firstSeq, seq + 1);
    QCOMPARE(store::verifyStore(hall.api().database).value().faults, 0);
}

QTEST_GUILESS_MAIN(ServerFullDisk)
#include "tst_server_full_disk.moc"

#include "models/wire/command_json.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/http/hall.h"

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

Answered post(Hall& hall, const engine::Command& command)
{
    return hall.ask("POST", "/v1/commands", hall.token("1001"), wire::batchBody({command}));
}

} // namespace

void ServerFullDisk::refusesReadsOnAndRecovers()
{
    Hall hall;
    const TicketId first(Hall::newId());
    QVERIFY(!hall.give("1001", heatingTicket(first.str())).rejection);
    hall.allowPages(1); // never below what the file has already
    Answered refused{200, {}, {}};
    engine::Command last;
    for (int i = 0; i < 1000 && refused.status == 200; ++i) {
        last = Hall::command(heatingTicket(Hall::newId(), std::string(2000, 'x')));
        refused = post(hall, last);
    }
    QCOMPARE(refused.status, 503); // an answer to a command would be its end
    QCOMPARE(refused.errorCode(), std::string("disk_full"));
    const auto seq = hall.api().log.lastSeq();
    QCOMPARE(hall.ask("GET", "/v1/health").status, 503);
    QCOMPARE(hall.ask("GET", "/v1/tickets/" + first.str(), hall.token("1001")).status, 200);
    QCOMPARE(hall.ask("GET", "/v1/snapshot", hall.token("1001")).status, 200);
    Ear ear(hall.port(), hall.token("4001"), "?after=0");
    QCOMPARE(static_cast<std::int64_t>(ear.until(seq).size()), seq);
    QCOMPARE(post(hall, Hall::command(heatingTicket(Hall::newId()))).status, 503);
    QCOMPARE(hall.api().log.lastSeq(), seq);

    hall.allowPages(1'000'000);
    QTRY_COMPARE_WITH_TIMEOUT(hall.ask("GET", "/v1/health").status, 200, 15'000);
    const auto again = hall.give("1001", std::vector{last}).front();
    QVERIFY2(!again.rejection, "nothing of it was stored, so the same id may be sent again");
    QCOMPARE(again.firstSeq, seq + 1);
    QCOMPARE(store::verifyStore(hall.api().database).value().faults, 0);
}

QTEST_GUILESS_MAIN(ServerFullDisk)
#include "tst_server_full_disk.moc"

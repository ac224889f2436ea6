#include "models/wire/city_json.h"
#include "models/wire/event_json.h"
#include "tests/models/engine/desk.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::http::test;

/// An administrator corrects the calendar of a running centre: open deadlines move, everybody of
/// the hotline hears of it, and whoever asks for the city gets the new clocks.
class ServerRevisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAnAdministratorRevises_data();
    void onlyAnAdministratorRevises();
    void theCatalogueFollows();
    void thoseConcernedHearOfIt();
};

namespace {

engine::City cityOf(Hall& hall)
{
    const auto body = hall.ask("GET", "/v1/catalogue", hall.token("1001")).body;
    return wire::parseCityText(body).value();
}

/// The hall's own policy, with the day after today off.
engine::ReviseClocks tomorrowOff(Hall& hall)
{
    const auto day =
        std::chrono::floor<std::chrono::days>(hall.clock.now() + std::chrono::hours{32});
    const std::chrono::year_month_day tomorrow{day};
    return {cityOf(hall).policy,
            {{static_cast<int>(tomorrow.year()), {{tomorrow, "临时停电", true}}}},
            "市政府临时通知",
            false};
}

} // namespace

void ServerRevisions::onlyAnAdministratorRevises_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<bool>("may");
    for (const auto* staff : {"1001", "2001", "3001", "4001", "5001", "5101", "u-heat-co", "9100"})
        QTest::newRow(staff) << QByteArray(staff) << false;
    QTest::newRow("9001") << QByteArray("9001") << true;
}

void ServerRevisions::onlyAnAdministratorRevises()
{
    QFETCH(QByteArray, staff);
    QFETCH(bool, may);
    Hall hall;
    const auto answer = hall.give(staff.toStdString(), tomorrowOff(hall));
    QCOMPARE(answer.rejection.has_value(), !may);
    if (!may)
        QCOMPARE(answer.rejection->code, std::string("forbidden"));
}

void ServerRevisions::theCatalogueFollows()
{
    Hall hall;
    const auto& token = hall.token("1001");
    const auto submit = heatingTicket(Hall::newId());
    QVERIFY(!hall.give("1001", submit).rejection);
    const auto before = hall.ask("GET", "/v1/catalogue", token);
    const auto due = [&] {
        const auto body =
            hall.ask("GET", "/v1/tickets/" + submit.ticket.str(), hall.token("1001")).body;
        const auto steps = wire::parseTicketText(body).value().steps;
        const auto reply = std::find_if(steps.begin(), steps.end(),
                                        [](const auto& step) { return step.step == "reply"; });
        return reply == steps.end() ? UtcTime{} : reply->due.value_or(UtcTime{});
    };
    const auto promised = due();
    const auto revision = tomorrowOff(hall);
    QVERIFY(!hall.give("9001", revision).rejection);
    QVERIFY(due() > promised);
    const auto etag = before.headers.at("etag");
    const auto after = hall.ask("GET", "/v1/catalogue", token, {}, {{"If-None-Match", etag}});
    QCOMPARE(after.status, 200);
    QVERIFY(after.headers.at("etag") != etag);
    const auto city = wire::parseCityText(after.body).value();
    QVERIFY(city.calendarYears == revision.calendarYears);
    QCOMPARE(
        hall.ask("GET", "/v1/catalogue", token, {}, {{"If-None-Match", after.headers.at("etag")}})
            .status,
        304);
    const auto moved = due();
    hall.restart();
    QCOMPARE(due(), moved);
    QVERIFY(cityOf(hall).calendarYears == revision.calendarYears);
}

void ServerRevisions::thoseConcernedHearOfIt()
{
    Hall hall;
    const auto answer = hall.give("9001", tomorrowOff(hall));
    QVERIFY(!answer.rejection);
    const auto hears = [&](const char* staff) {
        Ear ear(hall.port(), hall.token(staff), "?after=0");
        const auto heard = ear.until(answer.lastSeq);
        return std::any_of(heard.begin(), heard.end(),
                           [](const Heard& one) { return one.event == "ClocksRevised"; });
    };
    for (const auto* staff : {"1001", "2001", "3001", "4001", "5001", "9001"})
        QVERIFY2(hears(staff), staff);
    for (const auto* staff : {"u-heat-co", "9100", "5101"})
        QVERIFY2(!hears(staff), staff);
}

QTEST_GUILESS_MAIN(ServerRevisions)
#include "tst_server_revisions.moc"

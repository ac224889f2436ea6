#include "models/wire/event_json.h"
#include "server-stub/robots/play.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

#include <sstream>
#include <thread>

using namespace lianxin;
using namespace lianxin::http::test;

/// The robots against a real server, with the test as the call-taker between them.
class Robots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallBecomesAnArchivedTicket_data();
    void aCallBecomesAnArchivedTicket();
    void whatIsLeftOpenIsCarriedOn();
    void saysWhatIsWrong();

private:
    static robots::PlayOptions options(const Hall& hall);
};

robots::PlayOptions Robots::options(const Hall& hall)
{
    robots::PlayOptions options;
    options.url = "http://127.0.0.1:" + std::to_string(hall.port());
    options.password = kPassword;
    options.pace = std::chrono::milliseconds{1};
    options.calls = robots::PlayOptions::kOfEachOne;
    options.end = robots::PlayOptions::End::WhenArchived;
    return options;
}

void Robots::aCallBecomesAnArchivedTicket_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("dispatched"); // by the call-taker, else by the dispatcher robot
    QTest::addColumn<bool>("urgent");
    QTest::addColumn<QByteArray>("acts");
    QTest::newRow("sent to its unit")
        << static_cast<int>(session::Outcome::Dispatched) << true << false
        << QByteArray(
               "ReportCall SignTicket ReplyTicket RecordCallback EvaluateTicket ArchiveTicket");
    QTest::newRow("urgent: the caller is spoken to first")
        << static_cast<int>(session::Outcome::Dispatched) << true << true
        << QByteArray("ReportCall SignTicket RecordContact ReplyTicket RecordCallback "
                      "EvaluateTicket ArchiveTicket");
    QTest::newRow("left to the dispatcher")
        << static_cast<int>(session::Outcome::Dispatched) << false << false
        << QByteArray("ReportCall DispatchTicket SignTicket ReplyTicket RecordCallback "
                      "EvaluateTicket ArchiveTicket");
    QTest::newRow("answered at once") << static_cast<int>(session::Outcome::AnsweredDirectly)
                                      << false << false << QByteArray("ReportCall ArchiveTicket");
}

void Robots::aCallBecomesAnArchivedTicket()
{
    QFETCH(int, outcome);
    QFETCH(bool, dispatched);
    QFETCH(bool, urgent);
    QFETCH(QByteArray, acts);
    Hall hall;
    QVERIFY(!hall.give("1001", engine::SignInSeat{SeatId("B17"), {}}).rejection);
    Ear ear(hall.port(), hall.token("1001"), "?after=0");
    std::ostringstream story;
    std::atomic<bool> stop{false};
    Status played = success();
    std::thread cast([&] { played = robots::play(options(hall), story, stop); });

    auto heard = ear.nextEvent();
    while (!heard.event.empty() && heard.event != "CallOffered")
        heard = ear.nextEvent();
    const auto offered = wire::parseEventText(heard.data);
    if (offered) {
        const CallId call = std::get<engine::CallOffered>(offered.value().body).call;
        auto submit = heatingTicket(Hall::newId());
        submit.call = call;
        submit.outcome = static_cast<session::Outcome>(outcome);
        if (urgent)
            submit.urgency = ticket::Urgency::Urgent;
        if (!dispatched)
            submit.lead = {};
        hall.give("1001", engine::AnswerCall{call, SeatId("B17")});
        hall.give("1001", submit);
        hall.give("1001", engine::EndCall{call, {}});
    } else {
        stop = true;
    }
    cast.join();
    QVERIFY(offered.ok());
    QVERIFY2(played.ok(), played.ok() ? "" : played.error().code.c_str());
    QByteArrayList done;
    for (const auto& line : QByteArray::fromStdString(story.str()).split('\n'))
        if (const auto at = line.indexOf("\"act\":\""); at >= 0)
            done << line.mid(at + 7, line.indexOf('"', at + 7) - at - 7);
    QCOMPARE(done.join(' '), acts);
    const auto found =
        wire::parseTickets(hall.ask("GET", "/v1/tickets", hall.token("1001")).body).value();
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found.front().state == ticket::State::Archived);
    if (outcome == static_cast<int>(session::Outcome::Dispatched))
        QVERIFY(found.front().reply.value.find("heat-co") != std::string::npos);
}

void Robots::whatIsLeftOpenIsCarriedOn()
{
    Hall hall;
    const auto submit = heatingTicket(Hall::newId());
    QVERIFY(!hall.give("1001", submit).rejection);
    auto only = options(hall);
    only.calls = 0;
    std::ostringstream story;
    const std::atomic<bool> stop{false};
    QVERIFY(robots::play(only, story, stop));
    const auto view = wire::parseTicketText(
        hall.ask("GET", "/v1/tickets/" + submit.ticket.str(), hall.token("1001")).body);
    QVERIFY(view.value().state == ticket::State::Archived);
}

void Robots::saysWhatIsWrong()
{
    Hall hall;
    std::ostringstream story;
    const std::atomic<bool> stop{false};
    auto wrong = options(hall);
    wrong.password = "not the password";
    QCOMPARE(robots::play(wrong, story, stop).error().code, std::string("wrong_password"));
    auto nowhere = options(hall);
    nowhere.url = "ftp://127.0.0.1";
    QCOMPARE(robots::play(nowhere, story, stop).error().code, std::string("bad_url"));
    QVERIFY(story.str().empty());
}

QTEST_GUILESS_MAIN(Robots)
#include "tst_robots.moc"

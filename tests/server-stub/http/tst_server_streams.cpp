#include "models/wire/event_json.h"
#include "models/wire/session_json.h"
#include "tests/server-stub/http/hall.h"

#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <future>
#include <thread>

using namespace lianxin;
using namespace lianxin::http::test;

/// Streams: numbers without a gap, resumption, heartbeats, and listeners who do not listen.
class ServerStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsComeInOrderAndOnce();
    void resumesByNumber_data();
    void resumesByNumber();
    void lastEventIdGoesBeforeAfter();
    void heartbeatsProveThatNothingWasMissed();
    void aSlowReaderIsDropped();
    void manyListenersHearTheSame();
    void noMoreListenersThanAllowed();
    void anExpiredLoginEndsItsStream();
    void transcriptsAreRelayedToSupervisors();
    void transcriptsDoNotWaitForTheEngine();
    void whoLeftItsSeatSpeaksForNoCall();
    void countersGoToSupervisors();
    void streamsGoOnAfterARestart();

private:
    static std::int64_t submitMany(Hall& hall, int tickets);
    static CallId callAtB17(Hall& hall);
};

std::int64_t ServerStreams::submitMany(Hall& hall, int tickets)
{
    std::vector<engine::Command> commands;
    for (int i = 0; i < tickets; ++i)
        commands.push_back(Hall::command(heatingTicket(Hall::newId())));
    return hall.give("1001", commands).back().lastSeq;
}

/// A call that 1001 has answered at seat B17.
CallId ServerStreams::callAtB17(Hall& hall)
{
    const auto give = [&](const char* staff, engine::CommandBody body) {
        if (const auto refused = hall.give(staff, std::move(body)).rejection)
            qFatal("refused: %s", refused->code.c_str());
    };
    const CallId call(Hall::newId());
    give("1001", engine::SignInSeat{SeatId("B17"), {}});
    give("9100", engine::ReportCall{call, "13800006127", "12345", "2", {}, {}});
    give("1001", engine::AnswerCall{call, SeatId("B17")});
    return call;
}

void ServerStreams::eventsComeInOrderAndOnce()
{
    Hall hall;
    Ear ear(hall.port(), hall.token("4001"), "?after=0");
    QCOMPARE(ear.status(), 200);
    const auto last = submitMany(hall, 10);
    std::int64_t expected = 0;
    while (expected < last) {
        const auto heard = ear.nextEvent();
        if (heard.event == "topic") // ten tickets alike are a hot topic; a warning has no number
            continue;
        QCOMPARE(QByteArray::fromStdString(heard.id),
                 QByteArray::number(static_cast<qint64>(++expected)));
        const auto event = wire::parseEventText(heard.data);
        QVERIFY(event.ok());
        QCOMPARE(event.value().seq, expected);
        QCOMPARE(std::string(wire::typeName(event.value().body)), heard.event);
        QVERIFY(heard.data.find("\"hash\":\"") != std::string::npos);
    }
}

void ServerStreams::resumesByNumber_data()
{
    QTest::addColumn<int>("kept"); // events the server still has in memory
    QTest::newRow("from memory") << 4096;
    QTest::newRow("partly from the log") << 7;
    QTest::newRow("from the log") << 0;
}

void ServerStreams::resumesByNumber()
{
    QFETCH(int, kept);
    Hall hall([&](http::ServerOptions& options) {
        options.hub.eventsKept = static_cast<std::size_t>(kept);
    });
    const auto last = submitMany(hall, 50);
    const std::int64_t known = last / 3;
    Ear ear(hall.port(), hall.token("2001"), "?after=" + std::to_string(known));
    const auto all = ear.until(last);
    QCOMPARE(static_cast<std::int64_t>(all.size()), last - known);
    QCOMPARE(all.front().id, std::to_string(known + 1));
    QCOMPARE(all.back().id, std::to_string(last));
    const auto more = submitMany(hall, 1);
    auto next = ear.nextEvent();
    while (next.event == "topic") // many tickets alike are a hot topic; a warning has no number
        next = ear.nextEvent();
    QCOMPARE(next.id, std::to_string(last + 1));
    QVERIFY(more > last);
}

void ServerStreams::lastEventIdGoesBeforeAfter()
{
    Hall hall;
    const auto last = submitMany(hall, 3);
    Ear ear(hall.port(), hall.token("2001"), "?after=1", std::to_string(last - 1));
    QCOMPARE(ear.nextEvent().id, std::to_string(last));
    Ear fresh(hall.port(), hall.token("2001"), "");
    QVERIFY2(fresh.until(last).empty(), "without a number everything up to now counts as known");
}

void ServerStreams::heartbeatsProveThatNothingWasMissed()
{
    Hall hall;
    Ear other(hall.port(), hall.token("1002"), "?after=0");
    const auto last = submitMany(hall, 5); // another call-taker's tickets
    QVERIFY(other.until(last).empty());
    const auto beat = wire::parseHeartbeat(other.next().data);
    QVERIFY2(beat.ok() && beat.value().seq == last, "and again, while nothing happens");
}

void ServerStreams::aSlowReaderIsDropped()
{
    Hall hall([](http::ServerOptions& options) { options.hub.bytesWaiting = 64 * 1024; });
    Ear slow(hall.port(), hall.token("4001"), "?after=0");
    QCOMPARE(slow.status(), 200);
    while (hall.api().hub.figures().listeners == 0)
        QTest::qWait(1);
    std::int64_t last = 0;
    for (int i = 0; i < 400 && hall.api().hub.figures().dropped == 0; ++i)
        last = submitMany(hall, 50);
    QCOMPARE(hall.api().hub.figures().dropped, std::uint64_t{1});
    QTRY_COMPARE(hall.api().hub.figures().listeners, std::size_t{0});
    std::int64_t heard = 0;
    for (auto event = slow.nextEvent(); !event.event.empty(); event = slow.nextEvent())
        if (!event.id.empty()) // heartbeats have none
            heard = std::stoll(event.id);
    QVERIFY(slow.ended() && heard > 0 && heard < last);
    Ear again(hall.port(), hall.token("4001"), "", std::to_string(heard));
    QCOMPARE(static_cast<std::int64_t>(again.until(last).size()), last - heard);
}

void ServerStreams::manyListenersHearTheSame()
{
    constexpr int kListeners = 50;
    Hall hall;
    std::vector<std::unique_ptr<Ear>> ears;
    for (int i = 0; i < kListeners; ++i)
        ears.push_back(std::make_unique<Ear>(hall.port(), hall.token("2001"), "?after=0"));
    const auto last = submitMany(hall, 5);
    for (auto& ear : ears) {
        const auto heard = ear->until(last);
        QCOMPARE(
            std::count_if(heard.begin(), heard.end(),
                          [](const Heard& one) { return !one.id.empty(); }), // a topic has none
            static_cast<std::ptrdiff_t>(last));
    }
    QCOMPARE(hall.api().hub.figures().listeners, std::size_t{kListeners});
    ears.clear();
    QTRY_COMPARE(hall.api().hub.figures().listeners, std::size_t{0});
}

void ServerStreams::noMoreListenersThanAllowed()
{
    Hall hall([](http::ServerOptions& options) { options.hub.listeners = 2; });
    Ear first(hall.port(), hall.token("2001"), "");
    Ear second(hall.port(), hall.token("2001"), "");
    QTRY_COMPARE(hall.api().hub.figures().listeners, std::size_t{2});
    const auto answered = hall.ask("GET", "/v1/events", hall.token("2001"));
    QCOMPARE(answered.status, 503);
    QCOMPARE(answered.errorCode(), std::string("overloaded"));
}

void ServerStreams::anExpiredLoginEndsItsStream()
{
    Hall hall;
    Ear ear(hall.port(), hall.token("2001"), "");
    QCOMPARE(ear.next().event, std::string("heartbeat"));
    hall.clock.advance(auth::kTokenLives);
    while (!ear.next().event.empty()) {
    }
    QVERIFY(ear.ended());
}

void ServerStreams::transcriptsAreRelayedToSupervisors()
{
    Hall hall;
    const auto call = callAtB17(hall);
    const auto last = hall.api().log.lastSeq();
    Ear supervisor(hall.port(), hall.token("4001"), "?seats=B17,B18");
    Ear elsewhere(hall.port(), hall.token("4001"), "?seats=B99");
    Ear dispatcher(hall.port(), hall.token("2001"), "");
    for (Ear* ear : {&supervisor, &elsewhere, &dispatcher})
        ear->until(last);
    const auto body =
        wire::transcriptBody({call,
                              {{1, 900,
                                session::UtteranceHeard{1, session::Speaker::Caller,
                                                        "我家暖气不热，打13800006127", 0, 900}}}});
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1002"), body).status, 403);
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1001"), body).status, 202);
    auto heard = supervisor.nextEvent();
    while (heard.event == "counters")
        heard = supervisor.nextEvent();
    QCOMPARE(heard.event, std::string("transcript"));
    QVERIFY(heard.id.empty());
    QCOMPARE(wire::parseTranscriptBody(heard.data).value().call, call);
    QVERIFY(heard.data.find("138****6127") != std::string::npos);
    QVERIFY(!hall.give("1001", engine::EndCall{call, {}}).rejection);
    const auto end = hall.api().log.lastSeq();
    for (const auto& other : elsewhere.until(end))
        QVERIFY(other.event != "transcript");
    QVERIFY(dispatcher.until(end).empty());
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1001"), body).status, 404);
}

/// While the engine's thread waits, for the disk mostly, callers go on speaking.
void ServerStreams::transcriptsDoNotWaitForTheEngine()
{
    Hall hall;
    const auto body = wire::transcriptBody({callAtB17(hall), {}});
    std::promise<void> stands;
    std::promise<void> goesOn;
    std::thread looking([&] {
        (void)hall.api().centre.look([&](const engine::State&) {
            stands.set_value();
            goesOn.get_future().wait();
        });
    });
    const auto end = qScopeGuard([&] {
        goesOn.set_value();
        looking.join();
    });
    stands.get_future().wait();
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1001"), body).status, 202);
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1002"), body).status, 403);
}

void ServerStreams::whoLeftItsSeatSpeaksForNoCall()
{
    Hall hall;
    const auto call = callAtB17(hall);
    const auto body = wire::transcriptBody({call, {}});
    const auto post = [&](const char* staff) {
        return hall.ask("POST", "/v1/transcripts", hall.token(staff), body).status;
    };
    QCOMPARE(post("1001"), 202);
    hall.restart();
    QCOMPARE(post("1001"), 202); // who sits where stands in the log
    QVERIFY(!hall.give("1001", engine::EndCall{call, {}}).rejection);
    QCOMPARE(post("1001"), 404);
    QVERIFY(!hall.give("1001", engine::SignOutSeat{SeatId("B17")}).rejection);
    const auto next = CallId(Hall::newId());
    QVERIFY(!hall.give("1002", engine::SignInSeat{SeatId("B17"), {}}).rejection);
    QVERIFY(!hall.give("9100", engine::ReportCall{next, "13800006128", "12345", "2", {}, {}})
                 .rejection);
    QVERIFY(!hall.give("1002", engine::AnswerCall{next, SeatId("B17")}).rejection);
    const auto words = wire::transcriptBody({next, {}});
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1001"), words).status, 403);
    QCOMPARE(hall.ask("POST", "/v1/transcripts", hall.token("1002"), words).status, 202);
}

/// Also to one who follows the words of a few seats only.
void ServerStreams::countersGoToSupervisors()
{
    Hall hall;
    Ear everything(hall.port(), hall.token("4001"), "");
    Ear someSeats(hall.port(), hall.token("4001"), "?seats=B17");
    for (auto* ear : {&everything, &someSeats})
        ear->until(hall.api().log.lastSeq());
    auto submit = heatingTicket(Hall::newId());
    submit.lead = {};
    QVERIFY(!hall.give("1001", submit).rejection);
    for (auto* ear : {&everything, &someSeats}) {
        auto heard = ear->nextEvent();
        while (!heard.event.empty() && heard.event != "counters")
            heard = ear->nextEvent();
        const auto counters = wire::parseSnapshot(heard.data);
        QVERIFY(counters.ok());
        QCOMPARE(counters.value().queues.at("awaiting_dispatch"), 1);
    }
}

void ServerStreams::streamsGoOnAfterARestart()
{
    Hall hall;
    const auto before = submitMany(hall, 3);
    hall.restart();
    const auto last = submitMany(hall, 2);
    Ear ear(hall.port(), hall.token("1001"), "", std::to_string(before - 2));
    // All but what the stop wrote of the record of reading: nobody hears of it.
    QCOMPARE(static_cast<std::int64_t>(ear.until(last).size()), last - before + 2 - 1);
}

QTEST_GUILESS_MAIN(ServerStreams)
#include "tst_server_streams.moc"

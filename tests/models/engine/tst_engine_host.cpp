#include <QTest>

#include "models/engine/canonical.h"
#include "models/engine/command_age.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const SeatId kSeat{"B17"};

std::vector<std::string> codes(const std::vector<Answer>& answers)
{
    std::vector<std::string> found;
    for (const auto& answer : answers)
        found.push_back(Desk::code(answer));
    return found;
}

using Codes = std::vector<std::string>;

} // namespace

class TestHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEnvelopeIsFilled();
    void whatIsDueIsFiredInPortions();
    void aRepetitionGetsTheFirstAnswer();
    void rejectionsAreRememberedToo();
    void theSameIdWithAnotherBodyIsAnError();
    void oldIdsAreRefused();
    void withoutAnIdThereIsNoCommand();
    void aRepetitionInsideAGroup();
    void eachCommandSeesTheOnesBefore();
    void afterARejectionTheTicketWaits();
    void aFailedCommitLeavesNothing_data();
    void aFailedCommitLeavesNothing();
    void afterAFailureTheSameCommandWorks();
    void aFailingAnswerLookupRefusesTheCommand();
    void listenersHearOfWhatIsDurable();
    void aRefusalOfTheLogAtOpenIsPassedOn();
    void archivedTicketsComeBackFromTheQuery();
    void theDigestOfTheServerIsUsed();
    void canonicalTextsDiffer();
};

void TestHost::theEnvelopeIsFilled()
{
    Desk desk;
    desk.host->useEpoch(7);
    const auto command = desk.command(taker(), submission());
    const auto answer = desk.give(command);
    std::int64_t seq = 0;
    for (const auto& event : desk.log.events()) {
        QCOMPARE(event.seq, ++seq);
        QCOMPARE(event.city, std::string("990100"));
        QVERIFY(event.realm == Realm::Live);
        QCOMPARE(event.epoch, 7);
        QCOMPARE(event.actor, StaffId{"T01"});
        QCOMPARE(event.cause, command.id);
        QCOMPARE(event.recordedAt, desk.clock.now());
        QCOMPARE(event.occurredAt, desk.clock.now());
    }
    QCOMPARE(answer.lastSeq, seq);
    QCOMPARE(desk.host->lastSeq(), seq);
}

/// After a long absence commands come between the portions; in the end all has fired, once.
void TestHost::whatIsDueIsFiredInPortions()
{
    Desk whole;
    Desk desk;
    for (auto* each : {&whole, &desk}) {
        for (int i = 0; i < 1100; ++i)
            QVERIFY(!each->give(taker(), submission(("t" + std::to_string(i)).c_str())).rejection);
        each->clock.advance(std::chrono::hours{24 * 30});
    }
    whole.host->advance();
    QVERIFY(whole.count<ClockFired>() > 1000);
    QVERIFY(!desk.host->advanceSome());
    const auto first = desk.count<ClockFired>();
    QVERIFY(first > 0 && first < whole.count<ClockFired>());
    while (!desk.host->advanceSome()) {
    }
    QCOMPARE(desk.count<ClockFired>(), whole.count<ClockFired>());
    QVERIFY(desk.host->advanceSome());
    QCOMPARE(desk.count<ClockFired>(), whole.count<ClockFired>());
}

void TestHost::aRepetitionGetsTheFirstAnswer()
{
    Desk desk;
    const auto command = desk.command(taker(), submission());
    const auto first = desk.give(command);
    const auto events = desk.log.events().size();
    QVERIFY(desk.give(command) == first);
    desk.reopen();
    QVERIFY(desk.give(command) == first);
    QCOMPARE(desk.log.events().size(), events);
}

void TestHost::rejectionsAreRememberedToo()
{
    Desk desk;
    const auto sign = desk.command(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    QCOMPARE(Desk::code(desk.give(sign)), std::string("unknown_ticket"));
    desk.give(taker(), submission());
    QCOMPARE(Desk::code(desk.give(sign)), std::string("unknown_ticket"));
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SignTicket{TicketId{"t1"}}), std::string("ok"));
}

void TestHost::theSameIdWithAnotherBodyIsAnError()
{
    Desk desk;
    auto command = desk.command(taker(), submission());
    const auto first = desk.give(command);
    std::get<SubmitTicket>(command.body).fields[3].value = "别的内容";
    QCOMPARE(Desk::code(desk.give(command)), std::string("body_differs"));
    std::get<SubmitTicket>(command.body).fields[3].value = "夜间施工扰民";
    QVERIFY(desk.give(command) == first);
}

void TestHost::oldIdsAreRefused()
{
    Desk desk;
    auto command = desk.command(taker(), submission());
    command.id = CommandId{"01923456-789a-7abc-8def-0123456789ab"};
    const auto minted = mintedAt(command.id.str()).value();
    desk.clock.set(minted + kAnswersKept);
    QCOMPARE(Desk::code(desk.give(command)), std::string("ok"));
    desk.clock.set(minted + kAnswersKept + 1ms);
    auto other = command;
    other.id = CommandId{"01923456-789a-7abc-8def-0123456789ac"};
    QCOMPARE(Desk::code(desk.give(other)), std::string("too_old"));
    Desk earlier;
    earlier.clock.set(minted - 24h * 30); // to a desk whose clock is a month ahead
    auto early = earlier.command(taker(), submission());
    early.id = command.id;
    QCOMPARE(Desk::code(earlier.give(early)), std::string("ok"));
    QVERIFY2(earlier.log.answerTo(early.id).value()->at >= minted, "kept until the id is too old");
    QVERIFY(!mintedAt("01923456-789a-4abc-8def-0123456789ab"));
    QVERIFY(!mintedAt("not an id"));
    QVERIFY(!mintedAt("0192345x-789a-7abc-8def-0123456789ab"));
}

void TestHost::withoutAnIdThereIsNoCommand()
{
    Desk desk;
    auto command = desk.command(taker(), submission());
    command.id = {};
    QCOMPARE(Desk::code(desk.give(command)), std::string("missing_id"));
    QCOMPARE(desk.log.events().size(), std::size_t{0});
}

void TestHost::aRepetitionInsideAGroup()
{
    Desk desk;
    const auto command = desk.command(taker(), submission());
    auto other = command;
    other.body = SubmitTicket{};
    const std::vector<Command> group{command, command, other};
    const auto answers = desk.host->submit(group);
    QVERIFY(answers[0] == answers[1]);
    QCOMPARE(codes(answers), (Codes{"ok", "ok", "body_differs"}));
    QCOMPARE(desk.count<TicketAccepted>(), std::size_t{1});
}

void TestHost::eachCommandSeesTheOnesBefore()
{
    Desk desk;
    const TicketId ticket{"t1"};
    const std::vector<Command> group{
        desk.command(taker(), submission()),
        desk.command(staffOf("hq-cg"), SignTicket{ticket}),
        desk.command(staffOf("hq-cg"), ReplyTicket{ticket, Personal{"已处理"}}),
        desk.command(caller(), RecordCallback{ticket, true, true, "satisfied", ""}),
        desk.command(caller(), EvaluateTicket{ticket, "已解决"}),
        desk.command(caller(), ArchiveTicket{ticket})};
    const auto answers = desk.host->submit(group);
    QCOMPARE(codes(answers), Codes(6, "ok"));
    QVERIFY(desk.ticket().state == ticket::State::Archived);
    for (std::size_t i = 1; i < answers.size(); ++i)
        QCOMPARE(answers[i].firstSeq, answers[i - 1].lastSeq + 1);
}

void TestHost::afterARejectionTheTicketWaits()
{
    Desk desk;
    desk.give(taker(), submission("t1"));
    desk.give(taker(), submission("t2"));
    const auto unit = staffOf("hq-cg");
    const std::vector<Command> group{
        desk.command(unit, ReplyTicket{TicketId{"t1"}, Personal{"过早"}}),
        desk.command(unit, SignTicket{TicketId{"t1"}}),
        desk.command(unit, SignTicket{TicketId{"t2"}}),
        desk.command(taker(), UrgeTicket{TicketId{"t1"}, ""})};
    QCOMPARE(codes(desk.host->submit(group)), (Codes{"illegal_transition", "skipped", "ok", "ok"}));
    QCOMPARE(Desk::code(desk.give(group[1])), std::string("ok"));
}

void TestHost::aFailedCommitLeavesNothing_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("disk full") << "disk_full";
    QTest::newRow("input or output") << "io";
    QTest::newRow("another leader") << "fenced";
}

void TestHost::aFailedCommitLeavesNothing()
{
    QFETCH(QString, code);
    Desk desk;
    desk.give(taker(), SignInSeat{kSeat, {}});
    desk.give(taker("T02"), SignInSeat{SeatId{"B18"}, {"english"}});
    desk.give(gateway(), ReportCall{CallId{"c1"}, {}, "", "", {}, ""});
    desk.give(gateway(), ReportCall{CallId{"c2"}, {}, "", "", {}, ""});
    desk.give(gateway(), ReportCall{CallId{"c3"}, {}, "", "", {}, ""});
    desk.give(taker(), submission("t1"));
    const auto events = desk.log.events();
    const auto answers = desk.log.answers();
    Desk before;
    before.log = desk.log;
    before.reopen();

    const std::vector<Command> group{
        desk.command(taker(), AnswerCall{CallId{"c1"}, kSeat}),
        desk.command(taker(), EndCall{CallId{"c1"}, ""}),
        desk.command(taker(), FinishWrapUp{kSeat}),
        desk.command(taker("T02"), SignOutSeat{SeatId{"B18"}}),
        desk.command(gateway(), ReportCall{CallId{"c4"}, {}, "", "", {"law"}, ""}),
        desk.command(staffOf("hq-cg"), SignTicket{TicketId{"t1"}}),
        desk.command(taker(), submission("t2")),
        desk.command(taker(), submission("t2"))};
    desk.log.failOnce({code.toStdString(), "detail"});
    const auto refused = desk.host->submit(group);
    for (std::size_t i = 0; i < refused.size(); ++i) {
        QCOMPARE(refused[i].command, group[i].id);
        QCOMPARE(QString::fromStdString(Desk::code(refused[i])), code);
        QCOMPARE(refused[i].firstSeq, 0);
        QVERIFY(refused[i].ticketNumber.empty());
    }
    QCOMPARE(desk.log.events().size(), events.size());
    QCOMPARE(desk.log.answers(), answers);
    QCOMPARE(QString::fromStdString(differences(desk.state(), before.state())), QString());
    QCOMPARE(codes(desk.host->submit(group)),
             (Codes{"ok", "ok", "ok", "ok", "ok", "ok", "ok", "already_submitted"}));
}

void TestHost::afterAFailureTheSameCommandWorks()
{
    Desk desk;
    const auto command = desk.command(taker(), submission());
    desk.log.failOnce({"disk_full", ""});
    QCOMPARE(Desk::code(desk.give(command)), std::string("disk_full"));
    const auto answer = desk.give(command);
    QCOMPARE(answer.firstSeq, 1);
    QCOMPARE(answer.ticketNumber, std::string("20261123-000001"));
}

void TestHost::aFailingAnswerLookupRefusesTheCommand()
{
    class BlindLog : public MemoryLog {
    public:
        Result<std::optional<StoredAnswer>> answerTo(const CommandId&) override
        {
            return Error{"io", "read"};
        }
    };
    Desk desk;
    BlindLog log;
    EngineHost host(city(), desk.clock, log, desk.query);
    QVERIFY(host.open().ok());
    const auto command = desk.command(taker(), submission());
    QCOMPARE(Desk::code(host.submit({&command, 1}).front()), std::string("io"));
    QCOMPARE(log.events().size(), std::size_t{0});
}

void TestHost::listenersHearOfWhatIsDurable()
{
    Desk desk;
    std::vector<std::int64_t> heard;
    desk.host->onEvents([&](const EventGroup& events) {
        for (const auto& event : events)
            heard.push_back(event.seq);
        QCOMPARE(desk.log.lastSeq(), events.back().seq);
        QCOMPARE(desk.state().centre().seq, events.back().seq);
    });
    desk.log.failOnce({"io", ""});
    desk.give(taker(), submission());
    QVERIFY(heard.empty());
    desk.give(taker(), submission());
    QCOMPARE(static_cast<std::int64_t>(heard.size()), desk.log.lastSeq());
    desk.give(taker("T02"), SignOutSeat{kSeat});
    QCOMPARE(static_cast<std::int64_t>(heard.size()), desk.log.lastSeq());
}

void TestHost::aRefusalOfTheLogAtOpenIsPassedOn()
{
    class TornLog : public MemoryLog {
    public:
        std::int64_t lastSeq() const override { return MemoryLog::lastSeq() + 5; }
    };
    Desk desk;
    TornLog log;
    EngineHost host(city(), desk.clock, log, desk.query);
    const auto status = host.open();
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, std::string("log_gap"));
}

void TestHost::archivedTicketsComeBackFromTheQuery()
{
    Desk desk;
    constexpr int kTickets = static_cast<int>(kArchivedInMemory) + 50;
    for (int i = 0; i < kTickets; ++i) {
        const auto id = std::to_string(i) + "-t";
        auto command = submission(id.c_str());
        command.outcome = session::Outcome::AnsweredDirectly;
        const std::vector<Command> group{desk.command(taker(), command),
                                         desk.command(caller(), ArchiveTicket{TicketId{id}})};
        desk.host->submit(group);
    }
    const TicketId oldest{"0-t"};
    QCOMPARE(desk.state().tickets().size(), kArchivedInMemory);
    QVERIFY(!desk.state().ticket(oldest));
    QCOMPARE(desk.outcome(taker(), submission("0-t")), std::string("already_submitted"));
    QCOMPARE(desk.outcome(caller(), ArchiveTicket{oldest}), std::string("illegal_transition"));
    QCOMPARE(desk.outcome(dispatcher(), ReopenTicket{oldest, "复发"}), std::string("ok"));
    QVERIFY(desk.state().ticket(oldest)->view == desk.query.ticket(oldest).value().value());
    QVERIFY(desk.state().ticket(oldest)->nextFiring ||
            !desk.state().ticket(oldest)->clocks.empty());
    desk.reopen();
    QVERIFY(desk.state().ticket(oldest)->view == desk.query.ticket(oldest).value().value());
    QVERIFY(!desk.state().ticket(oldest)->clocks.empty());
}

void TestHost::theDigestOfTheServerIsUsed()
{
    Desk desk;
    desk.host->useDigest([](const Command&) { return "same"; });
    auto command = desk.command(taker(), submission());
    const auto first = desk.give(command);
    command.body = SubmitTicket{};
    QVERIFY(desk.give(command) == first);
}

void TestHost::canonicalTextsDiffer()
{
    Desk desk;
    const auto one = desk.command(taker(), SetSeatState{kSeat, SeatState::Busy, "小休"});
    auto two = one;
    two.actor = taker("T02");
    two.seen = 12;
    QCOMPARE(canonicalDigest(one), canonicalDigest(two));
    two.offline = true;
    two.occurredAt = at("2026-11-23T09:00:00");
    QCOMPARE(canonicalText(one), canonicalText(two));
    two = one;
    two.body = SetSeatState{kSeat, SeatState::Free, "小休"};
    QVERIFY(canonicalDigest(one) != canonicalDigest(two));
    const auto joined = desk.command(taker(), SignInSeat{SeatId{"1"}, {"23"}});
    const auto split = desk.command(taker(), SignInSeat{SeatId{"12"}, {"3"}});
    QVERIFY(canonicalText(joined) != canonicalText(split));
}

QTEST_APPLESS_MAIN(TestHost)
#include "tst_engine_host.moc"

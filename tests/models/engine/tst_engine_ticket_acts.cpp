#include <QTest>

#include "tests/models/engine/desk.h"

#include "models/engine/ticket_fold.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using ticket::Act;
using TicketState = ticket::State;

Q_DECLARE_METATYPE(TicketState)
Q_DECLARE_METATYPE(Act)

namespace {

const TicketId kTicket{"t1"};

/// The command of an act, complete, and who gives it.
std::pair<Actor, CommandBody> commandOf(Act act)
{
    switch (act) {
    case Act::Dispatch:
        return {dispatcher(), DispatchTicket{kTicket, UnitId{"hq-cg"}, {}, ""}};
    case Act::Sign:
        return {staffOf("hq-cg"), SignTicket{kTicket}};
    case Act::Contact:
        return {staffOf("hq-cg"), RecordContact{kTicket, true, Personal{"约定明早上门"}}};
    case Act::Return:
        return {staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", "不属本辖区"}};
    case Act::Adjudicate:
        return {dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"}};
    case Act::Extend:
        return {staffOf("hq-cg"), ExtendTicket{kTicket, "3wd", "需专业检测"}};
    case Act::Suspend:
        return {staffOf("hq-cg"), SuspendTicket{kTicket, "等待检测报告"}};
    case Act::Resume:
        return {staffOf("hq-cg"), ResumeTicket{kTicket}};
    case Act::Reply:
        return {staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已责令停工"}}};
    case Act::CallBack:
        return {caller(), RecordCallback{kTicket, true, true, "satisfied", ""}};
    case Act::Redo:
        return {caller(), RedoTicket{kTicket, "来电人不认可"}};
    case Act::Evaluate:
        return {caller(), EvaluateTicket{kTicket, "属实已解决"}};
    case Act::Archive:
        return {caller(), ArchiveTicket{kTicket}};
    default:
        return {dispatcher(), ReopenTicket{kTicket, "问题复发"}};
    }
}

constexpr std::array kActsByCommand{Act::Dispatch, Act::Sign,    Act::Return,   Act::Adjudicate,
                                    Act::Extend,   Act::Suspend, Act::Resume,   Act::Reply,
                                    Act::CallBack, Act::Redo,    Act::Evaluate, Act::Archive,
                                    Act::Reopen,   Act::Contact};

SubmitTicket opening(TicketState state)
{
    auto command = submission();
    command.clause = "已进入信访渠道办理";
    if (state == TicketState::Answered)
        command.outcome = session::Outcome::AnsweredDirectly;
    if (state == TicketState::Refused)
        command.outcome = session::Outcome::Refused;
    if (state == TicketState::HandedOver)
        command.outcome = session::Outcome::HandedOver;
    if (state == TicketState::Accepted)
        command.lead = {};
    return command;
}

/// The acts that lead a dispatched ticket to a state.
std::vector<Act> wayTo(TicketState state)
{
    switch (state) {
    case TicketState::Signed:
        return {Act::Sign};
    case TicketState::Suspended:
        return {Act::Sign, Act::Suspend};
    case TicketState::Returned:
        return {Act::Return};
    case TicketState::Replied:
        return {Act::Sign, Act::Reply};
    case TicketState::CalledBack:
        return {Act::Sign, Act::Reply, Act::CallBack};
    case TicketState::Evaluated:
        return {Act::Sign, Act::Reply, Act::CallBack, Act::Evaluate};
    case TicketState::Archived:
        return {Act::Sign, Act::Reply, Act::CallBack, Act::Evaluate, Act::Archive};
    default:
        return {};
    }
}

void bring(Desk& desk, TicketState state)
{
    desk.give(taker(), opening(state));
    for (const auto act : wayTo(state)) {
        const auto [actor, body] = commandOf(act);
        desk.give(actor, body);
    }
}

/// Where an accepted command leaves the ticket: an adjudication with a unit dispatches in the same
/// breath.
TicketState after(TicketState from, Act act)
{
    const auto to = *ticket::next(from, act);
    return act == Act::Adjudicate ? TicketState::Dispatched : to;
}

} // namespace

class TestTicketActs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cell_data();
    void cell();
    void missingWords_data();
    void missingWords();
    void onlyTheLeadActs();
    void aTicketOneMayNotSeeIsUnknown();
    void returnsAreCountedAndTheFirstStaysResponsible();
    void anUpheldDispatchKeepsTheUnitsClock();
    void threeUnansweredCallbacksAreEnough();
    void onlyAContactMadeCounts();
    void redoGoesToTheSameUnit();
    void fieldsChangeByVersion();
    void whoSawANumberMaskedDoesNotLoseIt();
    void urging();
    void journals();
};

void TestTicketActs::cell_data()
{
    QTest::addColumn<TicketState>("state");
    QTest::addColumn<Act>("act");
    for (const auto state : ticket::kStates)
        for (const auto act : kActsByCommand)
            if (state != TicketState::Draft && state != TicketState::Merged)
                QTest::addRow("%s %s", ticket::name(state).data(), ticket::name(act).data())
                    << state << act;
}

void TestTicketActs::cell()
{
    QFETCH(TicketState, state);
    QFETCH(Act, act);
    Desk desk;
    bring(desk, state);
    QCOMPARE(desk.ticket().state, state);
    const auto events = desk.log.events().size();
    auto [actor, body] = commandOf(act);
    if (actor.unit && leadOf(desk.ticket()) != actor.unit)
        actor.roles = {Role::UnitStaff, Role::Supervisor};
    const auto answer = desk.give(actor, body);
    if (ticket::next(state, act)) {
        QCOMPARE(Desk::code(answer), std::string("ok"));
        QCOMPARE(desk.ticket().state, after(state, act));
        QVERIFY(desk.log.events().size() > events);
        return;
    }
    QCOMPARE(Desk::code(answer), std::string("illegal_transition"));
    QCOMPARE(answer.rejection->detail,
             std::string(ticket::name(state)) + ":" + std::string(ticket::name(act)));
    QCOMPARE(desk.log.events().size(), events);
    QCOMPARE(desk.ticket().state, state);
}

void TestTicketActs::missingWords_data()
{
    QTest::addColumn<TicketState>("state");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* code, TicketState state, int which) {
        QTest::addRow("%s %d", code, which) << state << which << code;
    };
    row("missing_clause", TicketState::Dispatched, 0);
    row("missing_ruling", TicketState::Returned, 1);
    row("unknown_unit", TicketState::Returned, 2);
    row("missing_reason", TicketState::Signed, 3);
    row("bad_duration", TicketState::Signed, 4);
    row("extension.too_long", TicketState::Signed, 5);
    row("missing_reason", TicketState::Signed, 6);
    row("missing_text", TicketState::Signed, 7);
    row("too_large", TicketState::Signed, 8);
    row("bad_satisfaction", TicketState::Replied, 9);
    row("missing_reason", TicketState::Replied, 10);
    row("missing_reason", TicketState::Replied, 11);
    row("missing_reason", TicketState::Replied, 12);
    row("missing_verdict", TicketState::CalledBack, 13);
    row("missing_reason", TicketState::Archived, 14);
    row("unknown_unit", TicketState::Accepted, 15);
    row("unknown_unit", TicketState::Accepted, 16);
    row("missing_note", TicketState::Signed, 17);
    row("too_large", TicketState::Signed, 18);
    row("unknown_clause", TicketState::Dispatched, 19);
}

void TestTicketActs::missingWords()
{
    QFETCH(TicketState, state);
    QFETCH(int, which);
    QFETCH(QString, code);
    const auto unit = staffOf("hq-cg");
    const std::vector<std::pair<Actor, CommandBody>> faults{
        {unit, ReturnTicket{kTicket, "", "r"}},
        {dispatcher(), AdjudicateReturn{kTicket, {}, ""}},
        {dispatcher(), AdjudicateReturn{kTicket, UnitId{"nobody"}, "r"}},
        {unit, ExtendTicket{kTicket, "3wd", ""}},
        {unit, ExtendTicket{kTicket, "soon", "r"}},
        {unit, ExtendTicket{kTicket, "11wd", "r"}},
        {unit, SuspendTicket{kTicket, ""}},
        {unit, ReplyTicket{kTicket, Personal{""}}},
        {unit, ReplyTicket{kTicket, Personal{std::string(16 * 1024 + 1, 'x')}}},
        {caller(), RecordCallback{kTicket, true, true, "overjoyed", ""}},
        {caller(), RecordCallback{kTicket, true, false, "satisfied", ""}},
        {caller(), RecordCallback{kTicket, true, true, "dissatisfied", ""}},
        {caller(), RedoTicket{kTicket, ""}},
        {caller(), EvaluateTicket{kTicket, ""}},
        {dispatcher(), ReopenTicket{kTicket, ""}},
        {dispatcher(), DispatchTicket{kTicket, UnitId{"nobody"}, {}, ""}},
        {dispatcher(), DispatchTicket{kTicket, UnitId{"hq-cg"}, {UnitId{"nobody"}}, ""}},
        {unit, RecordContact{kTicket, false, {}}},
        {unit, RecordContact{kTicket, true, Personal{std::string(16 * 1024 + 1, 'x')}}},
        {unit, ReturnTicket{kTicket, "x", "r"}}};
    Desk desk;
    bring(desk, state);
    const auto events = desk.log.events().size();
    const auto& [actor, body] = faults[static_cast<std::size_t>(which)];
    QCOMPARE(QString::fromStdString(desk.outcome(actor, body)), code);
    QCOMPARE(desk.log.events().size(), events);
}

void TestTicketActs::onlyTheLeadActs()
{
    Desk desk;
    auto command = submission();
    command.helpers = {UnitId{"heat-co"}};
    desk.give(taker(), command);
    QCOMPARE(desk.outcome(staffOf("heat-co"), SuspendTicket{kTicket, "等待"}),
             std::string("not_your_ticket"));
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SignTicket{kTicket}), std::string("ok"));
    QCOMPARE(desk.ticket().assignments.front().signedAt, std::optional{desk.clock.now()});
}

void TestTicketActs::aTicketOneMayNotSeeIsUnknown()
{
    Desk desk;
    desk.give(taker(), submission());
    QCOMPARE(desk.outcome(staffOf("wb-cg"), SignTicket{kTicket}), std::string("unknown_ticket"));
    QCOMPARE(desk.outcome(staffOf("wb-cg"), SignTicket{TicketId{"t9"}}),
             std::string("unknown_ticket"));
}

void TestTicketActs::returnsAreCountedAndTheFirstStaysResponsible()
{
    Desk desk;
    bring(desk, TicketState::Returned);
    QCOMPARE(desk.ticket().bounces, 1);
    QCOMPARE(leadOf(desk.ticket()), UnitId{"hq-cg"});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, {}, "退单成立"});
    QVERIFY(desk.ticket().awaitingDispatch);
    QCOMPARE(desk.ticket().state, TicketState::Accepted);
    desk.give(dispatcher(), DispatchTicket{kTicket, UnitId{"wb-cg"}, {}, ""});
    desk.give(staffOf("wb-cg"), ReturnTicket{kTicket, "第十二条", ""});
    QCOMPARE(desk.ticket().bounces, 2);
    QCOMPARE(desk.ticket().assignments.size(), std::size_t{2});
    QVERIFY(!desk.ticket().awaitingDispatch);
}

void TestTicketActs::anUpheldDispatchKeepsTheUnitsClock()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto started = desk.clock.now();
    desk.wait(std::chrono::minutes{20});
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.wait(std::chrono::minutes{20});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"hq-cg"}, "不予退单"});
    int running = 0;
    for (const auto& clock : desk.state().ticket(kTicket)->clocks)
        if (clock.step == "reply" && !clock.stoppedAt) {
            ++running;
            QCOMPARE(clock.startedAt, started);
            QCOMPARE(clock.pauses.size(), std::size_t{1});
            QVERIFY(clock.pauses.front().span.to.has_value());
        }
    QCOMPARE(running, 1);
}

void TestTicketActs::threeUnansweredCallbacksAreEnough()
{
    Desk desk;
    bring(desk, TicketState::Replied);
    for (int attempt = 1; attempt < kCallbackAttempts; ++attempt) {
        desk.give(caller(), RecordCallback{kTicket, false, true, "satisfied", ""});
        QCOMPARE(desk.ticket().state, TicketState::Replied);
    }
    desk.give(caller(), RecordCallback{kTicket, false, false, "", ""});
    QCOMPARE(desk.ticket().state, TicketState::CalledBack);
    QVERIFY(!desk.ticket().resolved.has_value());
    QVERIFY(desk.ticket().satisfaction.empty());
}

void TestTicketActs::onlyAContactMadeCounts()
{
    Desk desk;
    bring(desk, TicketState::Signed);
    const auto contactedAt = [&] { return desk.ticket().assignments.back().contactedAt; };
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, false, Personal{"无人接听"}});
    QVERIFY(!contactedAt());
    desk.wait(std::chrono::hours{1});
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, true, {}});
    const auto first = desk.clock.now();
    QCOMPARE(contactedAt(), std::optional{first});
    desk.wait(std::chrono::hours{1});
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, true, Personal{"再次约定"}});
    QCOMPARE(contactedAt(), std::optional{first});
    QCOMPARE(desk.count<ContactRecorded>(), std::size_t{3});
    QCOMPARE(desk.all<ContactRecorded>().front().unit, UnitId{"hq-cg"});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    desk.give(caller(), RedoTicket{kTicket, "来电人不认可"});
    QVERIFY2(!contactedAt(), "a redo is a new assignment: the caller is spoken to anew");
}

void TestTicketActs::redoGoesToTheSameUnit()
{
    Desk desk;
    bring(desk, TicketState::CalledBack);
    QCOMPARE(desk.ticket().satisfaction, std::string("satisfied"));
    desk.give(caller(), RedoTicket{kTicket, "来电人不认可"});
    QCOMPARE(leadOf(desk.ticket()), UnitId{"hq-cg"});
    QCOMPARE(desk.ticket().assignments.size(), std::size_t{2});
    QVERIFY(desk.ticket().satisfaction.empty());
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SignTicket{kTicket}), std::string("ok"));
}

void TestTicketActs::fieldsChangeByVersion()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto edit = [&](const char* value, int base) {
        return desk.outcome(dispatcher(),
                            EditTicketField{kTicket, field(ticket::field::kCategory, value), base});
    };
    QCOMPARE(edit("0102", 0), std::string("stale_version"));
    QCOMPARE(edit("0102", 1), std::string("ok"));
    QCOMPARE(edit("0301", 1), std::string("stale_version"));
    QCOMPARE(desk.ticket().category, CategoryCode{"0102"});
    QCOMPARE(ticket::find(desk.ticket().fields, ticket::field::kCategory)->version, 2);
    QCOMPARE(desk.outcome(dispatcher(), EditTicketField{kTicket, field("t.floor", "5"), 0}),
             std::string("ok"));
    auto endless = field("t.shown", "5");
    endless.display = std::string(17 * 1024, 'x');
    QCOMPARE(desk.outcome(dispatcher(), EditTicketField{kTicket, endless, 0}),
             std::string("too_large"));
    QCOMPARE(desk.outcome(dispatcher(), EditTicketField{kTicket, field("", "5"), 0}),
             std::string("missing_field"));
    QCOMPARE(desk.outcome(dispatcher(), EditTicketField{TicketId{"t9"}, field("x", "5"), 0}),
             std::string("unknown_ticket"));
    Desk archived;
    bring(archived, TicketState::Archived);
    QCOMPARE(archived.outcome(dispatcher(), EditTicketField{kTicket, field("t.floor", "5"), 0}),
             std::string("illegal_transition"));
}

void TestTicketActs::whoSawANumberMaskedDoesNotLoseIt()
{
    Desk desk;
    auto command = submission();
    command.fields.push_back(field("t.note", "家属13911112222"));
    desk.give(taker(), command);
    const auto edit = [&](std::string_view name, const char* value) {
        const auto before = ticket::find(desk.ticket().fields, name)->version;
        desk.give(dispatcher(), EditTicketField{kTicket, field(name, value), before});
        const auto* after = ticket::find(desk.ticket().fields, name);
        QCOMPARE(after->display.value, after->value.value);
        QCOMPARE(after->version, before + 1);
    };
    edit("t.note", "家属139****2222，晚上打");
    QCOMPARE(ticket::valueOf(desk.ticket().fields, "t.note"),
             std::string("家属13911112222，晚上打"));
    edit(ticket::field::kCallerNumber, "138****6127");
    QCOMPARE(ticket::valueOf(desk.ticket().fields, ticket::field::kCallerNumber),
             std::string("13800006127"));
    edit(ticket::field::kCallerNumber, "13700001111");
    QCOMPARE(ticket::valueOf(desk.ticket().fields, ticket::field::kCallerNumber),
             std::string("13700001111"));
}

void TestTicketActs::urging()
{
    for (const auto state : ticket::kStates) {
        if (state == TicketState::Draft || state == TicketState::Merged)
            continue;
        Desk desk;
        bring(desk, state);
        const bool open = state == TicketState::Accepted || state == TicketState::Dispatched ||
                          state == TicketState::Signed || state == TicketState::Suspended ||
                          state == TicketState::Returned;
        QCOMPARE(desk.outcome(taker(), UrgeTicket{kTicket, "来电人再次来电"}),
                 std::string(open ? "ok" : "illegal_transition"));
    }
}

void TestTicketActs::journals()
{
    Desk desk;
    const StoreJournal journal{SessionId{"s1"}, CallId{"c1"}, kTicket, "ab12", 120, 4096};
    QCOMPARE(desk.outcome(taker(), journal), std::string("ok"));
    QCOMPARE(desk.all<JournalStored>().front().events, 120);
    auto fault = journal;
    fault.digest.clear();
    QCOMPARE(desk.outcome(taker(), fault), std::string("missing_digest"));
    fault = journal;
    fault.session = {};
    QCOMPARE(desk.outcome(taker(), fault), std::string("missing_session"));
}

QTEST_APPLESS_MAIN(TestTicketActs)
#include "tst_engine_ticket_acts.moc"

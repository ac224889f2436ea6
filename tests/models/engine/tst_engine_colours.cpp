#include <QTest>

#include "models/engine/permissions.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;

namespace {

const TicketId kTicket{"t1"};

std::shared_ptr<const City> colouredCity()
{
    auto coloured = std::make_shared<City>(*city());
    ticket::Colour business;
    business.id = "business";
    business.name = "营商环境";
    business.shape = ticket::MarkShape::Diamond;
    business.team = "business";
    ticket::Colour media;
    media.id = "media";
    media.name = "媒体关切";
    ticket::Colour secret;
    secret.id = "confidential";
    secret.name = "保密工单";
    secret.team = "confidential";
    secret.confidential = true;
    secret.kinds = {ticket::Kind::Report};
    coloured->colours = {business, media, secret};
    auto fast = coloured->policy.rules.front();
    fast.id = "business";
    fast.name = "营商环境";
    fast.when.colours = {"business"};
    for (auto& one : fast.steps)
        if (one.id == "reply")
            one.limit = limit("3d");
    coloured->policy.rules.push_back(fast);
    return coloured;
}

SubmitTicket report(const char* ticket = "t1")
{
    auto command = submission(ticket);
    command.fields[0] = field(ticket::field::kKind, "report");
    return command;
}

Actor inTeam(Actor actor, const char* team)
{
    actor.staff = StaffId{actor.staff.str() + "-" + team};
    actor.teams = {team};
    return actor;
}

} // namespace

class TestColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConfidentialRulingIsNobodyElsesBasis();
    void aColourHasItsOwnClock();
    void aColourIsGivenByRule();
    void anUnknownColourIsRefused();
    void aCityWithoutColoursTakesAny();
    void itsTeamSendsIt_data();
    void itsTeamSendsIt();
    void aConfidentialTicketIsKeptFromOthers_data();
    void aConfidentialTicketIsKeptFromOthers();
    void nobodyElseActsOnIt();
    void itGoesWithItsLikeOnly();
    void itsNumberIsNotTold();
    void aUnitThatLostItLosesSightOfIt();
    void itIsCountedForItsTeamOnly();
};

void TestColours::aColourHasItsOwnClock()
{
    Desk desk(colouredCity());
    auto command = submission();
    command.colour = "business";
    desk.give(taker(), command);
    QCOMPARE(desk.ticket().colour, std::string("business"));
    QCOMPARE(desk.ticket().team, std::string("business"));
    QVERIFY(!desk.ticket().confidential);
    QCOMPARE(desk.state().ticket(kTicket)->rule, std::string("business"));
    desk.give(taker(), submission("t2"));
    QCOMPARE(desk.state().ticket(TicketId{"t2"})->rule, std::string("general"));
}

void TestColours::aColourIsGivenByRule()
{
    Desk desk(colouredCity());
    desk.give(taker(), report());
    QCOMPARE(desk.ticket().colour, std::string("confidential"));
    QVERIFY(desk.ticket().confidential);
    auto chosen = report("t2");
    chosen.colour = "media";
    desk.give(taker(), chosen);
    QCOMPARE(desk.ticket("t2").colour, std::string("media"));
    QVERIFY2(!desk.ticket("t2").confidential, "a person's choice wins");
    desk.reopen();
    QVERIFY(desk.ticket().confidential);
    QCOMPARE(desk.ticket().team, std::string("confidential"));
}

void TestColours::anUnknownColourIsRefused()
{
    Desk desk(colouredCity());
    auto command = submission();
    command.colour = "mauve";
    QCOMPARE(desk.outcome(taker(), command), std::string("unknown_colour"));
    QVERIFY(desk.log.events().empty());
}

void TestColours::aCityWithoutColoursTakesAny()
{
    Desk desk;
    auto command = submission();
    command.colour = "media";
    QCOMPARE(desk.outcome(taker(), command), std::string("ok"));
    QCOMPARE(desk.ticket().colour, std::string("media"));
}

void TestColours::itsTeamSendsIt_data()
{
    QTest::addColumn<QString>("colour");
    QTest::addColumn<QString>("team");
    QTest::addColumn<bool>("supervisor");
    QTest::addColumn<QString>("code");
    QTest::newRow("its team") << "business"
                              << "business" << false << "ok";
    QTest::newRow("another team") << "business"
                                  << "media" << false << "not_your_team";
    QTest::newRow("no team") << "business"
                             << "" << false << "not_your_team";
    QTest::newRow("a supervisor") << "business"
                                  << "" << true << "ok";
    QTest::newRow("a colour without a team") << "media"
                                             << "" << false << "ok";
    QTest::newRow("no colour") << ""
                               << "" << false << "ok";
}

void TestColours::itsTeamSendsIt()
{
    QFETCH(QString, colour);
    QFETCH(QString, team);
    QFETCH(bool, supervisor);
    QFETCH(QString, code);
    Desk desk(colouredCity());
    auto command = submission();
    command.colour = colour.toStdString();
    command.lead = {};
    desk.give(taker(), command);
    auto actor = supervisor ? test::supervisor() : dispatcher();
    if (!team.isEmpty())
        actor.teams = {team.toStdString()};
    QCOMPARE(QString::fromStdString(
                 desk.outcome(actor, DispatchTicket{kTicket, UnitId{"hq-cg"}, {}, ""})),
             code);
    if (code != "ok")
        return;
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    QCOMPARE(desk.outcome(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"}),
             std::string(colour == "business" ? "not_your_team" : "ok"));
}

void TestColours::aConfidentialTicketIsKeptFromOthers_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("staff");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("team");
    QTest::addColumn<bool>("sees");
    const auto row = [](const char* name, Role role, const char* staff, const char* unit,
                        const char* team, bool sees) {
        QTest::newRow(name) << static_cast<int>(role) << staff << unit << team << sees;
    };
    row("who accepted it", Role::CallTaker, "T01", "", "", true);
    row("another call-taker", Role::CallTaker, "T02", "", "", false);
    for (const auto role : {Role::Dispatcher, Role::CallbackAgent, Role::Supervisor,
                            Role::Inspector, Role::Administrator}) {
        const auto number = std::to_string(static_cast<int>(role));
        row(("role " + number).c_str(), role, "x", "", "", false);
        row(("role in another team " + number).c_str(), role, "x", "", "business", false);
        row(("role in its team " + number).c_str(), role, "x", "", "confidential", true);
    }
    row("a trainer in its team", Role::Trainer, "x", "", "confidential", false);
    row("a gateway in its team", Role::Gateway, "x", "", "confidential", false);
    row("its unit", Role::UnitStaff, "x", "hq-cg", "", true);
    row("another unit", Role::UnitStaff, "x", "wb-cg", "", false);
    row("another unit in its team", Role::UnitStaff, "x", "wb-cg", "confidential", false);
}

void TestColours::aConfidentialTicketIsKeptFromOthers()
{
    QFETCH(int, role);
    QFETCH(QString, staff);
    QFETCH(QString, unit);
    QFETCH(QString, team);
    QFETCH(bool, sees);
    Desk desk(colouredCity());
    desk.give(taker(), report());
    auto actor = person(qPrintable(staff), static_cast<Role>(role));
    actor.unit = UnitId{unit.toStdString()};
    if (!team.isEmpty())
        actor.teams = {team.toStdString()};
    QCOMPARE(maySee(actor, desk.ticket()), sees);
    auto open = desk.ticket();
    open.confidential = false;
    const bool seesOpenOnes =
        static_cast<Role>(role) == Role::UnitStaff
            ? sees
            : static_cast<Role>(role) != Role::Trainer && static_cast<Role>(role) != Role::Gateway;
    QCOMPARE(maySee(actor, open), seesOpenOnes);
}

void TestColours::nobodyElseActsOnIt()
{
    Desk desk(colouredCity());
    auto command = report();
    command.lead = {};
    desk.give(taker(), command);
    const DispatchTicket dispatch{kTicket, UnitId{"hq-cg"}, {}, ""};
    QCOMPARE(desk.outcome(dispatcher(), dispatch), std::string("unknown_ticket"));
    QCOMPARE(desk.outcome(supervisor(), dispatch), std::string("unknown_ticket"));
    QCOMPARE(desk.outcome(supervisor(), UrgeTicket{kTicket, ""}), std::string("unknown_ticket"));
    desk.give(taker("T02"), submission("t2"));
    QCOMPARE(desk.outcome(taker("T02"), MergeTicket{TicketId{"t2"}, kTicket}),
             desk.outcome(taker("T02"), MergeTicket{TicketId{"t2"}, TicketId{"t9"}}));
    QCOMPARE(desk.outcome(inTeam(dispatcher(), "confidential"), dispatch), std::string("ok"));
}

/// One reply for both would be read by those who may see one of them.
void TestColours::itGoesWithItsLikeOnly()
{
    Desk desk(colouredCity());
    desk.give(taker(), report("t1"));
    desk.give(taker(), submission("t2"));
    desk.give(taker(), report("t3"));
    const auto merge = [&](const char* ticket, const char* into) {
        return desk.outcome(inTeam(dispatcher(), "confidential"),
                            MergeTicket{TicketId{ticket}, TicketId{into}});
    };
    QCOMPARE(merge("t2", "t1"), std::string("confidential_merge"));
    QCOMPARE(merge("t1", "t2"), std::string("confidential_merge"));
    QCOMPARE(merge("t3", "t1"), std::string("ok"));
    auto repeat = submission("t4");
    repeat.mergeInto = TicketId{"t1"};
    QCOMPARE(desk.outcome(taker(), repeat), std::string("ok"));
    QVERIFY2(!desk.ticket("t4").mergedInto, "taken, but it goes to the dispatchers");
    QVERIFY(desk.ticket("t4").awaitingDispatch);
}

void TestColours::itsNumberIsNotTold()
{
    Desk desk(colouredCity());
    const auto number = desk.give(taker(), report()).ticketNumber;
    const auto again = desk.give(taker("T02"), report());
    QCOMPARE(again.rejection->code, std::string("already_submitted"));
    QVERIFY(again.rejection->detail.empty());
    QCOMPARE(desk.give(taker(), report()).rejection->detail, number);
}

/// It may be the one reported on.
void TestColours::aUnitThatLostItLosesSightOfIt()
{
    Desk desk(colouredCity());
    desk.give(taker(), report());
    const auto first = staffOf("hq-cg");
    desk.give(first, ReturnTicket{kTicket, "第十二条", ""});
    const auto ofTeam = inTeam(dispatcher(), "confidential");
    desk.give(ofTeam, AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"});
    QVERIFY2(maySee(first, desk.ticket()), "responsible until another has signed");
    desk.give(staffOf("wb-cg"), SignTicket{kTicket});
    QVERIFY(!maySee(first, desk.ticket()));
    QVERIFY(maySee(staffOf("wb-cg"), desk.ticket()));
    auto open = desk.ticket();
    open.confidential = false;
    QVERIFY(maySee(first, open));
}

void TestColours::itIsCountedForItsTeamOnly()
{
    Desk desk(colouredCity());
    auto command = report();
    command.lead = {};
    desk.give(taker(), command);
    desk.give(taker(), submission("t2"));
    const auto accepted = static_cast<std::size_t>(ticket::State::Accepted);
    const auto dispatched = static_cast<std::size_t>(ticket::State::Dispatched);
    QCOMPARE(desk.state().queues().tickets[accepted], 1);
    QCOMPARE(desk.state().confidential().at("confidential").byState[accepted], 1);
    QCOMPARE(desk.state().confidential().at("confidential").awaitingDispatch, 1);
    desk.give(inTeam(dispatcher(), "confidential"),
              DispatchTicket{kTicket, UnitId{"hq-cg"}, {}, ""});
    QCOMPARE(desk.state().confidential().at("confidential").byState[accepted], 0);
    QCOMPARE(desk.state().confidential().at("confidential").byState[dispatched], 1);
    QCOMPARE(desk.state().confidential().at("confidential").awaitingDispatch, 0);
    QCOMPARE(desk.state().queues().tickets[dispatched], 2);
    desk.log.failOnce({"disk_full", ""});
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(desk.state().confidential().at("confidential").byState[dispatched], 1);
}

void TestColours::aConfidentialRulingIsNobodyElsesBasis()
{
    Desk desk(colouredCity());
    auto secret = report("t1");
    secret.lead = {};
    secret.colour = "confidential";
    secret.point = places::Point{113.8999, 35.05};
    desk.give(taker(), secret);
    QVERIFY(desk.ticket("t1").confidential);
    desk.give(inTeam(dispatcher(), "confidential"),
              DispatchTicket{TicketId{"t1"}, UnitId{"wb-cg"}, {}, ""});
    QCOMPARE(desk.count<TicketDispatched>(), std::size_t{1});
    auto next = report("t2");
    next.lead = {};
    next.colour = "media";
    next.point = places::Point{113.8999, 35.05};
    desk.give(taker(), next);
    QCOMPARE(desk.ticket("t2").candidates.size(), std::size_t{2});
    for (const auto& candidate : desk.ticket("t2").candidates)
        QCOMPARE(candidate.because, std::string("地点临近区界"));
}

QTEST_APPLESS_MAIN(TestColours)
#include "tst_engine_colours.moc"

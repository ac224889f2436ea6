#include <QTest>

#include "models/engine/permissions.h"
#include "tests/models/engine/desk.h"

#include <algorithm>

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;

namespace {

struct Row {
    const char* command;
    const char* roles; ///< a letter a role in the order of kRoles, `.` where it is forbidden
};

// T call-taker, D dispatcher, C callback agent, S supervisor, I inspector, R trainer, U unit staff,
// A administrator, G gateway
constexpr std::array<Row, std::variant_size_v<CommandBodies>> kExpected{
    {{"SignInSeat", "T........"},
     {"SignOutSeat", "T..S....."},
     {"SetSeatState", "T..S....."},
     {"RenewLease", "T........"},
     {"ReportCall", "........G"},
     {"AnswerCall", "T........"},
     {"HoldCall", "T.......G"},
     {"ResumeCall", "T.......G"},
     {"EndCall", "T.......G"},
     {"FinishWrapUp", "T..S....."},
     {"SubmitTicket", "T..S....."},
     {"EditTicketField", "TD.S....."},
     {"DispatchTicket", ".D.S....."},
     {"SignTicket", "......U.."},
     {"ReturnTicket", "......U.."},
     {"AdjudicateReturn", ".D.S....."},
     {"ExtendTicket", "...S..U.."},
     {"SuspendTicket", "...S..U.."},
     {"ResumeTicket", "...S..U.."},
     {"ReplyTicket", "......U.."},
     {"RecordCallback", "..C......"},
     {"RedoTicket", ".DCS....."},
     {"EvaluateTicket", "..CS....."},
     {"ArchiveTicket", ".DCS....."},
     {"ReopenTicket", ".D.S....."},
     {"UrgeTicket", "TD.S....."},
     {"StoreJournal", "T........"},
     {"Advance", ".......AG"},
     {"ReleaseEscalations", "...S....."},
     {"TransferCall", "T........"},
     {"RequestCallback", "........G"},
     {"RestrictCaller", "...S....."},
     {"LiftRestriction", "...S....."},
     {"SwitchSurge", "...S....."},
     {"MergeTicket", "TD.S....."},
     {"SplitTicket", "TD.S....."},
     {"RecordContact", "......U.."},
     {"ReviseClocks", ".......A."},
     {"JoinParty", "T........"},
     {"ReleaseParty", "T.......G"},
     {"NoteAccess", "TD.SIR.A."}}};

template <std::size_t... Index> std::vector<CommandBody> everyBody(std::index_sequence<Index...>)
{
    return {std::variant_alternative_t<Index, CommandBodies>{}...};
}

std::vector<CommandBody> everyBody()
{
    return everyBody(std::make_index_sequence<std::variant_size_v<CommandBodies>>{});
}

} // namespace

class TestPermissions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cell_data();
    void cell();
    void nobodyMayDoAnything();
    void severalRolesAddUp();
    void sight_data();
    void sight();
};

void TestPermissions::cell_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<int>("role");
    QTest::addColumn<bool>("allowed");
    for (std::size_t c = 0; c < kExpected.size(); ++c)
        for (std::size_t r = 0; r < kRoles.size(); ++r)
            QTest::addRow("%s by role %zu", kExpected[c].command, r)
                << static_cast<int>(c) << static_cast<int>(r) << (kExpected[c].roles[r] != '.');
}

void TestPermissions::cell()
{
    QFETCH(int, command);
    QFETCH(int, role);
    QFETCH(bool, allowed);
    const auto body = everyBody()[static_cast<std::size_t>(command)];
    const auto actor = person("x", kRoles[static_cast<std::size_t>(role)]);
    QCOMPARE(std::string(commandName(body)),
             std::string(kExpected[static_cast<std::size_t>(command)].command));
    QCOMPARE(mayGive(actor, body), allowed);
    Desk desk;
    const auto answer = desk.give(actor, body);
    QCOMPARE(Desk::code(answer) != "forbidden", allowed);
    if (!allowed)
        QCOMPARE(desk.log.events().size(), std::size_t{0});
}

void TestPermissions::nobodyMayDoAnything()
{
    for (const auto& body : everyBody())
        QVERIFY(!mayGive(Actor{}, body));
}

void TestPermissions::severalRolesAddUp()
{
    auto both = taker();
    both.roles.push_back(Role::Dispatcher);
    QVERIFY(mayGive(both, DispatchTicket{}));
    QVERIFY(mayGive(both, SubmitTicket{}));
    QVERIFY(!mayGive(both, SignTicket{}));
}

void TestPermissions::sight_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("sees");
    for (const auto role : {Role::CallTaker, Role::Dispatcher, Role::CallbackAgent,
                            Role::Supervisor, Role::Inspector, Role::Administrator})
        QTest::addRow("hotline role %d", static_cast<int>(role))
            << static_cast<int>(role) << "" << true;
    QTest::newRow("gateway") << static_cast<int>(Role::Gateway) << "" << false;
    QTest::newRow("trainer") << static_cast<int>(Role::Trainer) << "" << false;
    QTest::newRow("lead") << static_cast<int>(Role::UnitStaff) << "hq-cg" << true;
    QTest::newRow("helper") << static_cast<int>(Role::UnitStaff) << "heat-co" << true;
    QTest::newRow("another unit") << static_cast<int>(Role::UnitStaff) << "wb-cg" << false;
    QTest::newRow("no unit") << static_cast<int>(Role::UnitStaff) << "" << false;
}

void TestPermissions::sight()
{
    QFETCH(int, role);
    QFETCH(QString, unit);
    QFETCH(bool, sees);
    TicketView view;
    view.assignments = {{UnitId{"hq-cg"}, {UnitId{"heat-co"}}, {}, std::nullopt, false}};
    auto actor = person("x", static_cast<Role>(role));
    actor.unit = UnitId{unit.toStdString()};
    QCOMPARE(maySee(actor, view), sees);
}

QTEST_APPLESS_MAIN(TestPermissions)
#include "tst_engine_permissions.moc"

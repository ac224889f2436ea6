#include <QTest>

#include "server-stub/store/audience.h"

#include <algorithm>

using namespace lianxin;
using namespace lianxin::engine;

namespace {

Actor person(const char* staff, Role role)
{
    Actor actor;
    actor.staff = StaffId{staff};
    actor.roles = {role};
    return actor;
}

store::Topics topicsOf(store::Audience& audience, EventBody body)
{
    Event event;
    event.body = std::move(body);
    return audience.of(event, nullptr, nullptr);
}

bool hears(const Actor& actor, const store::Topics& topics)
{
    const auto mine = store::subscriptions(actor);
    return std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
        return std::find(mine.begin(), mine.end(), topic) != mine.end();
    });
}

} // namespace

class AudienceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyOfTheHotlineHearsOfSurgeMode_data();
    void everybodyOfTheHotlineHearsOfSurgeMode();
    void aTransferredCallLeavesItsSeat();
    void restrictionsAreTheSupervisors();
    void announcementsReachTheLine();
};

void AudienceTest::everybodyOfTheHotlineHearsOfSurgeMode_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<bool>("hears");
    for (const auto role : {Role::CallTaker, Role::Dispatcher, Role::CallbackAgent,
                            Role::Supervisor, Role::Inspector, Role::Administrator, Role::Gateway})
        QTest::addRow("%d", static_cast<int>(role)) << static_cast<int>(role) << true;
    QTest::addRow("unit staff") << static_cast<int>(Role::UnitStaff) << false;
}

void AudienceTest::everybodyOfTheHotlineHearsOfSurgeMode()
{
    QFETCH(int, role);
    QFETCH(bool, hears);
    store::Audience audience;
    const auto topics = topicsOf(audience, SurgeSwitched{true, "寒潮"});
    QCOMPARE(::hears(person("x", static_cast<Role>(role)), topics), hears);
}

void AudienceTest::aTransferredCallLeavesItsSeat()
{
    store::Audience audience;
    const auto first = person("T01", Role::CallTaker);
    const auto second = person("T02", Role::CallTaker);
    topicsOf(audience, SeatSignedIn{SeatId{"B1"}, first.staff, "", {}});
    topicsOf(audience, SeatSignedIn{SeatId{"E1"}, second.staff, "", {}});
    topicsOf(audience, CallOffered{CallId{"c"}, SeatId{"B1"}, ""});
    QVERIFY(hears(first, topicsOf(audience, CallHeld{CallId{"c"}})));
    const auto given = topicsOf(audience, CallTransferred{CallId{"c"}, SeatId{"B1"}, {}, {}, ""});
    QVERIFY(hears(first, given));
    QVERIFY(!hears(second, given));
    topicsOf(audience, CallOffered{CallId{"c"}, SeatId{"E1"}, ""});
    const auto ended = topicsOf(audience, CallEnded{CallId{"c"}, ""});
    QVERIFY(!hears(first, ended));
    QVERIFY(hears(second, ended));
}

void AudienceTest::restrictionsAreTheSupervisors()
{
    store::Audience audience;
    const auto topics =
        topicsOf(audience, CallerRestricted{Personal{"13800006127"}, {}, "反复骚扰"});
    QVERIFY(hears(person("S01", Role::Supervisor), topics));
    QVERIFY(!hears(person("T01", Role::CallTaker), topics));
    QVERIFY(!hears(person("U01", Role::UnitStaff), topics));
}

void AudienceTest::announcementsReachTheLine()
{
    store::Audience audience;
    for (const auto& body : {EventBody{WaitAnnounced{CallId{"c"}, 3, 90, "", true}},
                             EventBody{CallPassedOn{CallId{"c"}, "990200", ""}},
                             EventBody{CallTurnedAway{CallId{"c"}, {}, {}, ""}}})
        QVERIFY(hears(person("gateway", Role::Gateway), topicsOf(audience, body)));
}

QTEST_APPLESS_MAIN(AudienceTest)
#include "tst_audience.moc"

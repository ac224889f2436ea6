#include <QTest>

#include "models/routing/call_routing.h"
#include "models/routing/call_words.h"

#include <algorithm>
#include <random>

using namespace lianxin;
using namespace lianxin::routing;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = base::parseIso("2026-11-22T09:00:00+08:00").value();

SkillSet skills(std::initializer_list<std::string> written)
{
    return SkillSet(std::vector<std::string>(written));
}

/// What CallRouting must answer, found by looking at everything.
struct SlowRouting {
    std::vector<FreeSeat> seats;
    std::vector<WaitingCall> calls;

    std::optional<SeatId> seatFor(const Reach& reach) const
    {
        const FreeSeat* best = nullptr;
        for (const auto& seat : seats)
            if (serves(seat, reach) && (!best || std::pair(seat.idleSince, seat.id) <
                                                     std::pair(best->idleSince, best->id)))
                best = &seat;
        return best ? std::optional{best->id} : std::nullopt;
    }
    static bool serves(const FreeSeat& seat, const Reach& reach)
    {
        return seat.group == reach.group && seat.has.satisfies(reach.needs);
    }
    static bool mayTake(const FreeSeat& seat, const WaitingCall& call)
    {
        return serves(seat, call.reach) ||
               std::any_of(call.also.begin(), call.also.end(),
                           [&](const Reach& reach) { return serves(seat, reach); });
    }
    std::optional<CallId> callFor(const FreeSeat& seat) const
    {
        const auto order = [](const WaitingCall& call) {
            return std::tuple(!call.atHead, call.since - call.priority * kPriorityStep, call.id);
        };
        const auto at = [](const WaitingCall& call) {
            return call.since - call.priority * kPriorityStep;
        };
        const WaitingCall* best = nullptr;
        const WaitingCall* known = nullptr;
        for (const auto& call : calls) {
            if (mayTake(seat, call) && (!best || order(call) < order(*best)))
                best = &call;
            if (call.preferred == seat.id && !seat.id.empty() &&
                (!known || order(call) < order(*known)))
                known = &call;
        }
        if (best && known && mayTake(seat, *known) && known->atHead == best->atHead &&
            at(*known) - at(*best) <= kKnownAhead)
            best = known;
        return best ? std::optional{best->id} : std::nullopt;
    }
};

} // namespace

class TestCallRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestIdleSeatWithTheSkills();
    void theLongestWaitingCallTheSeatCanTake();
    void priorityGrowsWithWaiting();
    void aCallPutBackStandsAtTheHead();
    void whatWasRemovedIsNotOffered();
    void reasonsAreReadable();
    void agreesWithASlowModel();
    void needsThatNobodyHasCostNothing();
};

void TestCallRouting::theLongestIdleSeatWithTheSkills()
{
    CallRouting routing;
    routing.add(FreeSeat{SeatId{"A1"}, skills({}), kStart});
    routing.add(FreeSeat{SeatId{"A2"}, skills({"english"}), kStart + 2min});
    routing.add(FreeSeat{SeatId{"A3"}, skills({"english"}), kStart + 1min});
    QVERIFY(routing.seatFor(skills({})) == SeatId{"A1"});
    QVERIFY(routing.seatFor(skills({"english"})) == SeatId{"A3"});
    QVERIFY(!routing.seatFor(skills({"law"})));
}

void TestCallRouting::theLongestWaitingCallTheSeatCanTake()
{
    CallRouting routing;
    routing.add(WaitingCall{CallId{"c1"}, {{}, skills({"law"})}, kStart});
    routing.add(WaitingCall{CallId{"c2"}, {}, kStart + 1min});
    routing.add(WaitingCall{CallId{"c3"}, {}, kStart + 2min});
    QVERIFY(routing.callFor(skills({})) == CallId{"c2"});
    QVERIFY(routing.callFor(skills({"law"})) == CallId{"c1"});
    QVERIFY(routing.head() == CallId{"c1"});
    QCOMPARE(routing.waiting(), std::size_t{3});
}

void TestCallRouting::priorityGrowsWithWaiting()
{
    CallRouting routing;
    routing.add(WaitingCall{CallId{"old"}, {}, kStart, 0});
    routing.add(WaitingCall{CallId{"urgent, soon after"}, {}, kStart + 30s, 1});
    QVERIFY(routing.head() == CallId{"urgent, soon after"});
    routing.add(WaitingCall{CallId{"urgent, long after"}, {}, kStart + 3min, 1});
    routing.remove(CallId{"urgent, soon after"});
    QVERIFY(routing.head() == CallId{"old"});
}

void TestCallRouting::aCallPutBackStandsAtTheHead()
{
    CallRouting routing;
    routing.add(WaitingCall{CallId{"first"}, {}, kStart, 5});
    routing.add(WaitingCall{CallId{"put back"}, {}, kStart + 5min, 0, true});
    routing.add(WaitingCall{CallId{"put back, older"}, {}, kStart + 4min, 0, true});
    QVERIFY(routing.head() == CallId{"put back, older"});
}

void TestCallRouting::whatWasRemovedIsNotOffered()
{
    CallRouting routing;
    routing.add(FreeSeat{SeatId{"A1"}, skills({}), kStart});
    routing.add(WaitingCall{CallId{"c1"}, {}, kStart});
    routing.remove(SeatId{"A1"});
    routing.remove(CallId{"c1"});
    routing.remove(CallId{"never there"});
    QVERIFY(!routing.seatFor(skills({})));
    QVERIFY(!routing.callFor(skills({})));
    QCOMPARE(routing.free() + routing.waiting(), std::size_t{0});
}

void TestCallRouting::reasonsAreReadable()
{
    QCOMPARE(QString::fromStdString(whyLongestIdle(skills({"english"}), 200s)),
             QStringLiteral("具备所需技能的坐席中空闲最久（3 分 20 秒）"));
    QCOMPARE(QString::fromStdString(whyLongestIdle(skills({}), 5s)),
             QStringLiteral("空闲坐席中空闲最久（5 秒）"));
    QCOMPARE(QString::fromStdString(whyNextInLine(Place::InLine, 65s)),
             QStringLiteral("排队最久（已等 1 分 5 秒）"));
}

void TestCallRouting::agreesWithASlowModel()
{
    constexpr int kSteps = 4000;
    std::mt19937 random(20261122);
    const auto pick = [&](int below) {
        return static_cast<int>(random() % static_cast<unsigned>(below));
    };
    const auto someSkills = [&] {
        std::vector<std::string> written;
        for (const char* name : {"english", "law", "media"})
            if (pick(3) == 0)
                written.push_back(std::string(name) + ":" + std::to_string(1 + pick(3)));
        return SkillSet(written);
    };
    const auto someGroup = [&] { return GroupId{pick(4) == 0 ? "hall" : ""}; };
    const auto someReach = [&] { return Reach{someGroup(), someSkills()}; };
    CallRouting routing;
    SlowRouting slow;
    for (int step = 0; step < kSteps; ++step) {
        const auto time = kStart + std::chrono::seconds{pick(600)};
        const int what = pick(4);
        if (what == 0) {
            const FreeSeat seat{SeatId{std::to_string(step) + "S"}, someSkills(), time,
                                someGroup()};
            routing.add(seat);
            slow.seats.push_back(seat);
        } else if (what == 1) {
            WaitingCall call{CallId{std::to_string(step) + "c"}, someReach(), time, pick(3),
                             pick(5) == 0};
            for (int more = pick(3); more > 0; --more)
                call.also.push_back(someReach());
            if (!slow.seats.empty() && pick(2) == 0)
                call.preferred =
                    slow.seats[static_cast<std::size_t>(pick(static_cast<int>(slow.seats.size())))]
                        .id;
            routing.add(call);
            slow.calls.push_back(call);
        } else if (what == 2 && !slow.seats.empty()) {
            const auto index = static_cast<std::size_t>(pick(static_cast<int>(slow.seats.size())));
            routing.remove(slow.seats[index].id);
            slow.seats.erase(slow.seats.begin() + static_cast<std::ptrdiff_t>(index));
        } else if (what == 3 && !slow.calls.empty()) {
            const auto index = static_cast<std::size_t>(pick(static_cast<int>(slow.calls.size())));
            routing.remove(slow.calls[index].id);
            slow.calls.erase(slow.calls.begin() + static_cast<std::ptrdiff_t>(index));
        }
        const auto asked = someReach();
        FreeSeat asking{SeatId{}, someSkills(), time, someGroup()};
        if (!slow.seats.empty() && pick(2) == 0)
            asking =
                slow.seats[static_cast<std::size_t>(pick(static_cast<int>(slow.seats.size())))];
        QVERIFY2(routing.seatFor(asked) == slow.seatFor(asked), qPrintable(QString::number(step)));
        QVERIFY2(routing.callFor(asking) == slow.callFor(asking),
                 qPrintable(QString::number(step)));
    }
}

/// Gateways name skills freely. A hundred thousand calls with needs of their own pass by ten
/// thousand free seats; if one of them looked at every seat, this would not end.
void TestCallRouting::needsThatNobodyHasCostNothing()
{
    constexpr int kSeats = 10000;
    constexpr int kCalls = 100000;
    CallRouting routing;
    for (int i = 0; i < kSeats; ++i)
        routing.add(FreeSeat{SeatId{std::to_string(i)}, skills({"english"}), kStart + i * 1s});
    for (int i = 0; i < kCalls; ++i) {
        const Reach reach{{}, skills({"dialect-" + std::to_string(i)})};
        QVERIFY(!routing.seatFor(reach));
        QVERIFY(routing.seatFor(skills({"english"})) == SeatId{std::to_string(i % kSeats)});
        const CallId id{std::to_string(i)};
        routing.add(WaitingCall{id, reach, kStart});
        routing.remove(id);
        const SeatId first{std::to_string(i % kSeats)};
        routing.remove(first);
        routing.add(FreeSeat{first, skills({"english"}), kStart + (kSeats + i) * 1s});
    }
}

QTEST_APPLESS_MAIN(TestCallRouting)
#include "tst_call_routing.moc"

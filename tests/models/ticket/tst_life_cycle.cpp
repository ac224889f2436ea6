#include <QTest>

#include "models/ticket/life_cycle.h"

#include <algorithm>

using namespace lianxin::ticket;

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Act)

namespace {

/// The table as people would draw it: a row a state, a column an act, in the order of kStates and
/// kActs. `.` is illegal; a letter names the state it leads to (see kLetters).
constexpr std::string_view kLetters = "dAPSURrCEwxhZM";
constexpr std::array<std::string_view, kStates.size()> kExpected{
    //  Acc Ans Ref Han Dis Sig Ret Adj Ext Sus Res Rep Cal Red Eva Arc Reo Mer Spl Con
    "Awxh................", // Draft
    ".wxhP............M..", // Accepted
    ".....SR..........M..", // Dispatched
    "......R.SU.r.....M.S", // Signed
    "..........S......M.U", // Suspended
    ".......A.........M..", // Returned
    "............CP......", // Replied
    ".............PE.....", // CalledBack
    "...............Z....", // Evaluated
    "............C..Z....", // Answered
    "...............Z....", // Refused
    "...............Z....", // HandedOver
    "................A...", // Archived
    "...........r......A.", // Merged
};

std::optional<State> expected(std::size_t state, std::size_t act)
{
    const auto letter = kLetters.find(kExpected[state][act]);
    return letter == std::string_view::npos ? std::nullopt : std::optional{kStates[letter]};
}

QByteArray text(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

} // namespace

class TestLifeCycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cell_data();
    void cell();
    void everyStateIsReachedAndLeft();
    void everyTicketCanEnd();
    void namesAreReadBack();
};

void TestLifeCycle::cell_data()
{
    QTest::addColumn<State>("from");
    QTest::addColumn<Act>("act");
    QTest::addColumn<int>("to");
    for (std::size_t s = 0; s < kStates.size(); ++s)
        for (std::size_t a = 0; a < kActs.size(); ++a) {
            const auto to = expected(s, a);
            QTest::newRow((text(name(kStates[s])) + " " + text(name(kActs[a]))).constData())
                << kStates[s] << kActs[a] << (to ? static_cast<int>(*to) : -1);
        }
}

void TestLifeCycle::cell()
{
    QFETCH(State, from);
    QFETCH(Act, act);
    QFETCH(int, to);
    const auto reached = next(from, act);
    QCOMPARE(reached ? static_cast<int>(*reached) : -1, to);
}

void TestLifeCycle::everyStateIsReachedAndLeft()
{
    for (const auto state : kStates) {
        const auto all = transitions();
        const bool reached =
            std::any_of(all.begin(), all.end(), [&](const Transition& t) { return t.to == state; });
        const bool left = std::any_of(all.begin(), all.end(),
                                      [&](const Transition& t) { return t.from == state; });
        QVERIFY2(reached || state == State::Draft, name(state).data());
        QVERIFY2(left, name(state).data());
    }
}

void TestLifeCycle::everyTicketCanEnd()
{
    std::array<bool, kStates.size()> ends{};
    ends[static_cast<std::size_t>(State::Archived)] = true;
    for (std::size_t round = 0; round < kStates.size(); ++round)
        for (const auto& t : transitions())
            if (ends[static_cast<std::size_t>(t.to)])
                ends[static_cast<std::size_t>(t.from)] = true;
    for (const auto state : kStates)
        QVERIFY2(ends[static_cast<std::size_t>(state)], name(state).data());
}

void TestLifeCycle::namesAreReadBack()
{
    for (const auto state : kStates) {
        QVERIFY(parseState(name(state)) == state);
        QVERIFY(parseState(chineseName(state)) == state);
    }
    for (const auto act : kActs) {
        QVERIFY(parseAct(name(act)) == act);
        QVERIFY(!chineseName(act).empty());
    }
    QVERIFY(!parseState("flying"));
    QVERIFY(!parseAct(""));
}

QTEST_APPLESS_MAIN(TestLifeCycle)
#include "tst_life_cycle.moc"

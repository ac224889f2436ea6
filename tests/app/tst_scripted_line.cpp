#include "app/telephony/scripted_line.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::telephony;
using session::Speaker;

namespace {

constexpr double kFast = 50;
constexpr char kVoice = 7;

std::vector<SpokenTurn> twoTurns()
{
    return {{Speaker::Agent, QStringLiteral("您好"), 300, 800},
            {Speaker::Caller, QStringLiteral("你好"), 1000, 2050}};
}

QByteArray spoken(const SpokenTurn& turn)
{
    return QByteArray((turn.toMs - turn.fromMs) * kBytesPerMs, kVoice);
}

/// A line and what came over it.
struct Ear {
    explicit Ear(Voice voice = {}, double speed = kFast) : line(twoTurns(), speed, std::move(voice))
    {
        QObject::connect(&line, &Line::audio, &line,
                         [this](Speaker speaker, const QByteArray& pcm) {
                             (speaker == Speaker::Caller ? caller : agent) += pcm;
                         });
        QObject::connect(&line, &Line::ended, &line, [this] { ++ended; });
    }
    bool untilEnd()
    {
        return QTest::qWaitFor([this] { return ended > 0; });
    }

    ScriptedLine line;
    QByteArray caller;
    QByteArray agent;
    int ended = 0;
};

/// Milliseconds in which somebody speaks: `300..800`.
QStringList stretches(const QByteArray& pcm)
{
    QStringList out;
    const auto at = [&](int ms) {
        return ms * kBytesPerMs < pcm.size() && pcm.at(ms * kBytesPerMs) == kVoice;
    };
    int from = -1;
    for (int ms = 0; ms * kBytesPerMs <= pcm.size(); ++ms) {
        if (at(ms) && from < 0)
            from = ms;
        if (!at(ms) && from >= 0)
            out += QStringLiteral("%1..%2").arg(std::exchange(from, -1)).arg(ms);
    }
    return out;
}

} // namespace

class TestScriptedLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothStreamsAreEquallyLong();
    void voicesStandAtTheirTurns();
    void opensInTheMiddle();
    void mutedAgentIsSilent();
    void holdStopsTheSound();
    void closedLineSaysNothingMore();
    void nothingToSay();
};

void TestScriptedLine::bothStreamsAreEquallyLong()
{
    Ear ear;
    ear.line.open(0);
    QVERIFY(ear.untilEnd());
    QCOMPARE(ear.caller.size(), ear.agent.size());
    QCOMPARE(ear.caller.size(), qsizetype{ear.line.positionMs()} * kBytesPerMs);
    QVERIFY(ear.line.positionMs() > 2050);
    QCOMPARE(ear.caller.count('\0'), ear.caller.size());
    QCOMPARE(ear.ended, 1);
}

void TestScriptedLine::voicesStandAtTheirTurns()
{
    std::atomic<int> asked{0};
    Ear ear([&asked](const SpokenTurn& turn) {
        ++asked;
        return spoken(turn);
    });
    QTRY_COMPARE(asked, 2);
    ear.line.open(0);
    QVERIFY(ear.untilEnd());
    QCOMPARE(stretches(ear.agent), QStringList("300..800"));
    QCOMPARE(stretches(ear.caller), QStringList("1000..2050"));
}

void TestScriptedLine::opensInTheMiddle()
{
    std::atomic<int> asked{0};
    Ear ear([&asked](const SpokenTurn& turn) {
        ++asked;
        return spoken(turn);
    });
    QTRY_COMPARE(asked, 2);
    ear.line.open(1500);
    QVERIFY(ear.untilEnd());
    QCOMPARE(stretches(ear.agent), QStringList());
    QCOMPARE(stretches(ear.caller), QStringList("0..550"));
}

void TestScriptedLine::mutedAgentIsSilent()
{
    std::atomic<int> asked{0};
    Ear ear([&asked](const SpokenTurn& turn) {
        ++asked;
        return spoken(turn);
    });
    QTRY_COMPARE(asked, 2);
    ear.line.setMuted(true);
    ear.line.open(0);
    QVERIFY(ear.untilEnd());
    QCOMPARE(stretches(ear.agent), QStringList());
    QCOMPARE(ear.agent.size(), ear.caller.size());
    QCOMPARE(stretches(ear.caller), QStringList("1000..2050"));
}

void TestScriptedLine::holdStopsTheSound()
{
    Ear ear;
    ear.line.open(0);
    QTRY_VERIFY(ear.line.positionMs() >= 500);
    ear.line.hold();
    const int held = ear.line.positionMs();
    QVERIFY(!QTest::qWaitFor([&] { return ear.line.positionMs() != held; }, 100));
    ear.line.resume();
    QVERIFY(ear.untilEnd());
    QCOMPARE(ear.caller.size(), qsizetype{ear.line.positionMs()} * kBytesPerMs);
}

void TestScriptedLine::closedLineSaysNothingMore()
{
    Ear ear;
    ear.line.open(0);
    QTRY_VERIFY(ear.line.positionMs() > 0);
    ear.line.close();
    const qsizetype heard = ear.caller.size();
    QVERIFY(!QTest::qWaitFor([&] { return ear.caller.size() != heard || ear.ended > 0; }, 100));
}

void TestScriptedLine::nothingToSay()
{
    ScriptedLine line({}, kFast, {});
    int ended = 0;
    connect(&line, &Line::ended, this, [&] { ++ended; });
    line.open(0);
    QTRY_COMPARE(ended, 1);
}

QTEST_GUILESS_MAIN(TestScriptedLine)
#include "tst_scripted_line.moc"

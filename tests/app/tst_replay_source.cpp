#include "app/sources/replay_source.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using sources::ReplaySource;

namespace {

std::vector<session::Event> journal()
{
    session::CallOffered offer;
    offer.call = CallId("call");
    offer.number = Personal("13800000000");
    offer.centreTime = UtcTime(std::chrono::hours(24 * 20000));
    return {{1, 0, offer},
            {2, 100, session::CallAnswered{}},
            {3, 200,
             session::UtteranceHeard{1, session::Speaker::Caller, Personal("暖气不热"), 120, 190}},
            {4, 260, session::FieldEdited{"summary", Personal("不热"), Personal("不热")}},
            {5, 400, session::CallEnded{"caller_hung_up"}}};
}

} // namespace

/// The desk at any instant of a past call is what the journal says, and nothing else.
class TestReplaySource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheOffer();
    void anyInstantIsTheFoldUntilIt();
    void beyondTheEndIsTheEnd();
    void playsToTheEndAndStops();
    void playsAgainFromTheBeginning();
};

void TestReplaySource::beginsAtTheOffer()
{
    ReplaySource replay(journal());
    QCOMPARE(replay.durationMs(), 400);
    QVERIFY(replay.session() == session::foldUntil(journal(), 0));
    QVERIFY(replay.now() == UtcTime(std::chrono::hours(24 * 20000)));
}

void TestReplaySource::anyInstantIsTheFoldUntilIt()
{
    ReplaySource replay(journal());
    // Forward and back, between events and on them.
    for (const int at : {0, 99, 100, 199, 200, 400, 260, 259, 150, 0, 399}) {
        replay.seek(at);
        QCOMPARE(replay.positionMs(), at);
        QVERIFY(replay.session() == session::foldUntil(journal(), at));
    }
}

void TestReplaySource::beyondTheEndIsTheEnd()
{
    ReplaySource replay(journal());
    replay.seek(100000);
    QCOMPARE(replay.positionMs(), replay.durationMs());
    QVERIFY(replay.session().endedMs.has_value());
    replay.seek(-5);
    QCOMPARE(replay.positionMs(), 0);
    QVERIFY(!replay.session().answeredMs.has_value());
}

void TestReplaySource::playsToTheEndAndStops()
{
    ReplaySource replay(journal());
    QSignalSpy playing(&replay, &ReplaySource::playingChanged);
    replay.setSpeed(4);
    replay.play();
    QVERIFY(replay.isPlaying());
    QTRY_VERIFY(!replay.isPlaying());
    QCOMPARE(replay.positionMs(), replay.durationMs());
    QVERIFY(replay.session() == session::foldAll(journal()));
    QCOMPARE(playing.size(), 2);
}

void TestReplaySource::playsAgainFromTheBeginning()
{
    ReplaySource replay(journal());
    replay.seek(replay.durationMs());
    replay.play();
    QVERIFY(replay.positionMs() < replay.durationMs());
    replay.pause();
    QVERIFY(!replay.isPlaying());
}

QTEST_GUILESS_MAIN(TestReplaySource)
#include "tst_replay_source.moc"

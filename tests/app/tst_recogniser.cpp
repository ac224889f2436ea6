#include "app/asr/scripted_recogniser.h"
#include "tests/app/listener.h"

using namespace lianxin::asr;
using lianxin::tests::Listener;

namespace {

const QString kName = QStringLiteral("call/caller");
constexpr int kLengthMs = 8000;

Script threeSentences()
{
    return {{QStringLiteral("您好"), 500, 1500},
            {QStringLiteral("我家暖气不热，𠮷野家旁边"), 2000, 4000},
            {QStringLiteral("平原路12号"), 4500, 6500}};
}

const QStringList kTold{"您好 500..1500", "我家暖气不热，𠮷野家旁边 2000..4000",
                        "平原路12号 4500..6500"};

} // namespace

/// The client against the scripted server, over real sockets: whatever goes wrong, no sentence is
/// lost or told twice.
class TestRecogniser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sentencesStandWhereTheyWereSaid();
    void theCallMayHaveBegunEarlier();
    void runningTextGrows();
    void lateSentence();
    void severalSentencesAreLateAtTheEnd();
    void splitSentence();
    void droppedConnection_data();
    void droppedConnection();
    void everyConnectionDrops();
    void restartInTheMiddle();
    void hangUpInTheMiddle();
    void holdMovesWhatFollows();
    void holdLeavesWhatWasSaidBefore();
    void twoSpeakers();
    void serverGoesAwayAtAnyTime();
    void clientGoesAwayAtAnyTime();

private:
    std::unique_ptr<ScriptedRecogniser> m_server;
};

void TestRecogniser::init()
{
    m_server = std::make_unique<ScriptedRecogniser>();
    QVERIFY(m_server->listen());
    m_server->setScript(kName, threeSentences());
}

void TestRecogniser::sentencesStandWhereTheyWereSaid()
{
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(kLengthMs);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), kTold);
    QCOMPARE(listener.states, QStringList({"connecting", "listening"}));
    QCOMPARE(listener.badFrames, QStringList());
}

void TestRecogniser::theCallMayHaveBegunEarlier()
{
    Listener listener(m_server->url());
    listener.client.start(0, 3000);
    listener.hear(kLengthMs);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), QStringList({"您好 3500..4500", "我家暖气不热，𠮷野家旁边 5000..7000",
                                           "平原路12号 7500..9500"}));
}

void TestRecogniser::runningTextGrows()
{
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    QTRY_COMPARE(listener.states.size(), 2);
    for (int ms = 0; ms < 3900; ms += 100)
        listener.hear(100);
    QTRY_COMPARE(listener.sentences.size(), 1u);
    QTRY_VERIFY(listener.running.size() > 2);
    const QString whole = threeSentences()[1].text;
    QVERIFY2(whole.startsWith(listener.running.last()), qPrintable(listener.running.last()));
    for (const QString& text : listener.running)
        QVERIFY2(!text.contains(QChar::ReplacementCharacter), "a character was cut in two");
}

void TestRecogniser::lateSentence()
{
    auto script = threeSentences();
    script[1].lateMs = 1200;
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(kLengthMs);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), kTold);
}

void TestRecogniser::severalSentencesAreLateAtTheEnd()
{
    auto script = threeSentences();
    script[1].lateMs = 60000;
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(kLengthMs);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), kTold);
}

void TestRecogniser::splitSentence()
{
    auto script = threeSentences();
    script[1].split = true;
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(kLengthMs);
    QVERIFY(listener.finish());
    QCOMPARE(listener.sentences.size(), 4u);
    QCOMPARE(listener.texts().join(QString()),
             QStringLiteral("您好我家暖气不热，𠮷野家旁边平原路12号"));
    QCOMPARE(listener.sentences[1].fromMs, 2000);
    QCOMPARE(listener.sentences[1].toMs, listener.sentences[2].fromMs);
    QCOMPARE(listener.sentences[2].toMs, 4000);
}

void TestRecogniser::droppedConnection_data()
{
    QTest::addColumn<int>("sentence");
    QTest::addColumn<int>("frameMs"); ///< sound heard between two looks at the socket
    for (const int sentence : {0, 1, 2})
        for (const int frameMs : {100, 700, kLengthMs})
            QTest::addRow("sentence %d, %d ms at a time", sentence + 1, frameMs)
                << sentence << frameMs;
}

void TestRecogniser::droppedConnection()
{
    QFETCH(int, sentence);
    QFETCH(int, frameMs);
    auto script = threeSentences();
    script[static_cast<std::size_t>(sentence)].drop = true;
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    QTRY_COMPARE(listener.states.size(), 2);
    for (int ms = 0; ms < kLengthMs; ms += frameMs) {
        listener.hear(std::min(frameMs, kLengthMs - ms));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(listener.states,
                 QStringList({"connecting", "listening", "lost", "connecting", "listening"}));
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), kTold);
}

void TestRecogniser::everyConnectionDrops()
{
    auto script = threeSentences();
    for (auto& sentence : script)
        sentence.drop = true;
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(kLengthMs);
    QTRY_COMPARE(listener.sentences.size(), 3u);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(), kTold);
    QCOMPARE(listener.states.count("lost"), 3);
}

void TestRecogniser::restartInTheMiddle()
{
    Listener listener(m_server->url());
    listener.client.start(1600, 10000);
    listener.hear(kLengthMs - 1600);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(),
             QStringList({"我家暖气不热，𠮷野家旁边 10400..12400", "平原路12号 12900..14900"}));
}

void TestRecogniser::hangUpInTheMiddle()
{
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(3000);
    QVERIFY(listener.finish());
    QCOMPARE(listener.sentences.size(), 2u);
    QCOMPARE(listener.told().first(), kTold.first());
    QVERIFY(threeSentences()[1].text.startsWith(listener.sentences[1].text));
    QVERIFY(!listener.sentences[1].text.isEmpty());
    QCOMPARE(listener.sentences[1].toMs, 3000);
}

void TestRecogniser::holdMovesWhatFollows()
{
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(1800);
    listener.client.skip(20000);
    listener.hear(kLengthMs - 1800);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told(),
             QStringList({"您好 500..1500", "我家暖气不热，𠮷野家旁边 22000..24000",
                          "平原路12号 24500..26500"}));
}

void TestRecogniser::holdLeavesWhatWasSaidBefore()
{
    auto script = threeSentences();
    script[0].lateMs = 900; // finished only after the line is taken up again
    m_server->setScript(kName, script);
    Listener listener(m_server->url());
    listener.client.start(0, 0);
    listener.hear(1500);
    listener.client.skip(20000);
    listener.hear(kLengthMs - 1500);
    QVERIFY(listener.finish());
    QCOMPARE(listener.told().first(), QStringLiteral("您好 500..1500"));
    QCOMPARE(listener.told().last(), QStringLiteral("平原路12号 24500..26500"));
}

void TestRecogniser::twoSpeakers()
{
    const QString agent = QStringLiteral("call/agent");
    m_server->setScript(agent, {{QStringLiteral("请讲"), 1600, 1900}});
    Listener caller(m_server->url());
    Listener taker(m_server->url(), agent);
    caller.client.start(0, 0);
    taker.client.start(0, 0);
    caller.hear(kLengthMs);
    taker.hear(kLengthMs);
    QVERIFY(caller.finish());
    QVERIFY(taker.finish());
    QCOMPARE(caller.told(), kTold);
    QCOMPARE(taker.told(), QStringList("请讲 1600..1900"));
}

void TestRecogniser::serverGoesAwayAtAnyTime()
{
    for (const int heardMs : {0, 600, 1700, 3000}) {
        Listener listener(m_server->url());
        listener.client.start(0, 0);
        QTRY_COMPARE(listener.states.value(1), QStringLiteral("listening"));
        listener.hear(heardMs);
        QCoreApplication::processEvents();
        m_server.reset();
        QTRY_VERIFY(listener.states.contains("lost"));
        init();
    }
}

void TestRecogniser::clientGoesAwayAtAnyTime()
{
    for (const int heardMs : {0, 600, 1700, 3000}) {
        auto listener = std::make_unique<Listener>(m_server->url());
        listener->client.start(0, 0);
        QTRY_COMPARE(listener->states.value(1), QStringLiteral("listening"));
        listener->hear(heardMs);
        QCoreApplication::processEvents();
        const int states = static_cast<int>(listener->states.size());
        QCOMPARE(states, 2);
        listener.reset();
    }
    sentencesStandWhereTheyWereSaid();
}

QTEST_GUILESS_MAIN(TestRecogniser)
#include "tst_recogniser.moc"

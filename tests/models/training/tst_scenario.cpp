#include "models/text/utf.h"
#include "models/training/letter_to_scenario.h"
#include "models/training/scenario.h"

#include <QFile>
#include <QTest>

using namespace lianxin;
using namespace lianxin::training;

class ScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsSpoken_data();
    void countsWhatIsSpoken();
    void turnsFollowOneAnother();
    void cutsAtPunctuation_data();
    void cutsAtPunctuation();
    void aLetterBecomesACall();
    void realLettersBecomeCalls();
};

void ScenarioTest::countsWhatIsSpoken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("ms");
    QTest::newRow("nothing") << "" << 0 << 0;
    QTest::newRow("only marks") << "……，。" << 0 << 0;
    QTest::newRow("Han") << "暖气不热" << 4 << 400;
    QTest::newRow("a pause within") << "你好，暖气不热。" << 6 << 700;
    QTest::newRow("several marks are one pause") << "着火了……不对！！三楼" << 7 << 900;
    QTest::newRow("digits and letters") << "A区12号" << 5 << 500;
}

void ScenarioTest::countsWhatIsSpoken()
{
    QFETCH(QString, text);
    QTEST(spokenCharacters(text.toStdString()), "characters");
    QTEST(speakingMs(text.toStdString(), 100), "ms");
}

void ScenarioTest::turnsFollowOneAnother()
{
    Scenario scenario;
    scenario.turns = {{session::Speaker::Agent, "您好，请讲", 500, 0, false, false},
                      {session::Speaker::Caller, "停水了", 900, 1200, true, false}};
    const auto timed = timeline(scenario, 100);
    QCOMPARE(timed.size(), std::size_t{2});
    QVERIFY((timed[0] == TimedTurn{0, 500, 1000}));
    QVERIFY((timed[1] == TimedTurn{1, 1900, 2200}));
    QCOMPARE(durationMs(scenario, 100), 2200);
    QCOMPARE(durationMs(Scenario{}), 0);
}

void ScenarioTest::cutsAtPunctuation_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("longest");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("nothing") << "" << 10 << QStringList{};
    QTest::newRow("blanks") << " \n 　" << 10 << QStringList{};
    QTest::newRow("sentences stay apart")
        << "水臭。没人管！" << 10 << QStringList{"水臭。", "没人管！"};
    QTest::newRow("clauses join up to the limit")
        << "一二三，四五六，七八九" << 8 << QStringList{"一二三，四五六，", "七八九"};
    QTest::newRow("a clause too long")
        << "一二三四五六七" << 3 << QStringList{"一二三", "四五六", "七"};
    QTest::newRow("marks in a row stay together")
        << "真的？！真的" << 10 << QStringList{"真的？！", "真的"};
    QTest::newRow("line breaks") << "甲\r\n乙" << 10 << QStringList{"甲", "乙"};
}

void ScenarioTest::cutsAtPunctuation()
{
    QFETCH(QString, text);
    QFETCH(int, longest);
    QStringList parts;
    for (const auto& part : utterancesOf(text.toStdString(), longest))
        parts << QString::fromStdString(part);
    QTEST(parts, "parts");
}

void ScenarioTest::aLetterBecomesACall()
{
    const Letter letter{"A7",
                        "关于内河发臭的投诉",
                        "我家门口的河又臭了。夏天窗户都不能开，希望早点清淤。",
                        "鼓楼区",
                        "梅峰河",
                        "投诉",
                        "2020-09-03"};
    const auto call =
        letterToScenario(letter, DistrictCode("350102"), {"您好，这里是12345。", "再见。"});
    QCOMPARE(call.id, ScenarioId("A7"));
    QCOMPARE(call.turns.front().text, std::string("您好，这里是12345。"));
    QCOMPARE(call.turns.back().text, std::string("再见。"));
    QVERIFY(call.turns.front().speaker == session::Speaker::Agent);
    QVERIFY(call.expect.kind == ticket::Kind::Complaint);
    QCOMPARE(call.expect.district, DistrictCode("350102"));
    QCOMPARE(call.caller.number.value.size(), std::size_t{11});
    QCOMPARE(base::toIso(call.calledAt).substr(0, 10), std::string("2020-09-03"));
    QVERIFY(call ==
            letterToScenario(letter, DistrictCode("350102"), {"您好，这里是12345。", "再见。"}));
    for (const auto& turn : call.turns)
        QVERIFY2(turn.text.find("鼓楼区") == std::string::npos, "the label is never told");
}

void ScenarioTest::realLettersBecomeCalls()
{
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/tickets/fuzhou.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("no real tickets here");
    file.readLine();
    int calls = 0;
    while (!file.atEnd()) {
        const auto columns = file.readLine().split('\t');
        QVERIFY(columns.size() >= 8);
        const Letter letter{columns[0].toStdString(), columns[6].toStdString(),
                            columns[7].toStdString(), columns[1].toStdString(),
                            columns[2].toStdString(), columns[3].toStdString(),
                            columns[5].toStdString()};
        const auto call = letterToScenario(letter, DistrictCode(), {"您好。", "再见。"});
        QVERIFY2(call.expect.kind.has_value(), columns[3].constData());
        QVERIFY(call.calledAt != UtcTime{});
        for (const auto& turn : call.turns)
            if (turn.speaker == session::Speaker::Caller)
                QVERIFY(text::length(turn.text) <= kUtterance);
        ++calls;
    }
    QCOMPARE(calls, 732);
}

QTEST_APPLESS_MAIN(ScenarioTest)
#include "tst_scenario.moc"

#include "tests/models/assist/city.h"
#include "tests/models/assist/desk.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

namespace {

constexpr auto kTuesday = "2026-11-24T10:00:00+08:00";

Desk played(const QStringList& turns)
{
    Desk desk{demoAssistant(), kTuesday};
    for (const auto& words : turns)
        desk.turn(words.toStdString());
    return desk;
}

QString shown(const std::string& words)
{
    return QString::fromStdString(words);
}

} // namespace

/// What a call tells of people: how the caller is to be reached and who may know of him, who is
/// still in danger, and by which words he says what he wants.
class TestAssistPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void howToReach_data();
    void howToReach();
    void nobodyIsNamed();
    void whoIsInside_data();
    void whoIsInside();
    void theKindHasItsWords_data();
    void theKindHasItsWords();
};

void TestAssistPeople::howToReach_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("holds"); // empty: nothing of it
    const QString lamp = "阳光小区三号楼楼道的灯坏了半个月了，晚上黑得很";
    const auto row = [&](const char* name, const QStringList& said, const char* holds) {
        QTest::newRow(name) << QStringList{lamp} + said << QString(holds);
    };
    row("when", {"有结果下午三点以后给我打电话吧"}, "联系要求：下午三点以后联系。");
    row("when not", {"晚上别打我电话，孩子要睡觉"}, "联系要求：晚上勿打。");
    row("when, and when not", {"上午别打，我在睡觉，有结果下午打我手机"},
        "联系要求：上午勿打，下午联系。");
    row("busy", {"我白天上班接不了电话，晚上六点以后再打吧"},
        "联系要求：白天上班不便接听，晚上六点以后联系。");
    row("whom", {"有结果打我儿子的电话吧"}, "联系要求：联系其儿子。");
    row("asked when", {"话:什么时间方便接电话？", "中午十二点以后"}, "中午十二点以后联系");
    row("any time", {"有结果给我打一个，多晚都行"}, "联系要求：随时可联系。");
    row("before a visit", {"你们来之前先打个电话"}, "联系要求：上门前先电话联系。");
    row("another number", {"这个手机要停机了，别打这个号"}, "联系要求：勿打来电号码。");
    row("secret", {"别告诉物业是我反映的"}, "来电人要求保密。");
    row("secret from somebody", {"我不想让物业知道是我说的"}, "来电人要求保密。");
    row("taken back", {"下午三点以后给我打电话，不对，是四点以后"}, "四点以后联系");
    row("put right later", {"下午三点以后给我打电话", "还是下午四点以后给我打吧"},
        "联系要求：下午四点以后联系。");
    row("others' calls", {"他们晚上老是给我打电话推销"}, "");
    row("an agent's calls", {"中介老晚上给我打电话，烦死了"}, "");
    row("no need of secrecy", {"不用匿名，就写我名字"}, "");
    row("a request not of calls", {"工地夜里能不能别打了"}, "");
    row("the caller will", {"那我下午再打过来问问"}, "");
    row("a call that was made", {"我昨天下午给物业打电话，没人接"}, "");
    row("nothing", {"就这个事，麻烦你们了"}, "");
}

void TestAssistPeople::howToReach()
{
    QFETCH(QStringList, said);
    QFETCH(QString, holds);
    const auto summary = shown(played(said).value("summary"));
    QVERIFY2(summary.contains("灯"), qPrintable(summary));
    if (holds.isEmpty())
        QVERIFY2(!summary.contains("联系要求") && !summary.contains("来电人要求"),
                 qPrintable(summary));
    else
        QVERIFY2(summary.contains(holds), qPrintable(summary));
}

void TestAssistPeople::nobodyIsNamed()
{
    const auto desk =
        played({"我姓王，我要举报阳光小区门口的饭店用过期肉", "我想匿名，别写我名字"});
    const auto summary = shown(desk.value("summary"));
    QVERIFY2(summary.contains("来电人要求匿名。") && !summary.contains("王"), qPrintable(summary));
}

void TestAssistPeople::whoIsInside_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("inside"); // of the hint; empty: none
    QTest::addColumn<QString>("trapped");
    QTest::addColumn<bool>("missing");
    QTest::newRow("in the fire") << QStringList{"三楼着火了，好大的烟",
                                                "我妈还在里面没出来，电话也打不通"}
                                 << "里面还有人"
                                 << "来电人母亲" << false;
    QTest::newRow("out of reach") << QStringList{"联系不上我儿子，他在楼里，楼着火了"}
                                  << "里面还有人"
                                  << "来电人儿子" << false;
    QTest::newRow("told of all along")
        << QStringList{"我儿子电话打不通", "他住的那栋楼着火了，好大的烟"} << "里面还有人"
        << "来电人儿子" << false;
    QTest::newRow("in one breath")
        << QStringList{"和平里小区七号楼着火了，我儿子在楼里，联系不上他"} << "里面还有人"
        << "来电人儿子" << false;
    QTest::newRow("named a clause before")
        << QStringList{"楼上着火了，邻居家一个大爷腿脚不好，还在屋里呢"} << "里面还有人"
        << "" << false;
    QTest::newRow("all out") << QStringList{"三楼着火了，好大的烟", "我妈还在里面",
                                            "出来了，都出来了"}
                             << ""
                             << "" << false;
    QTest::newRow("nobody in it") << QStringList{"路边垃圾桶着火了，好大的烟", "里面没人"} << ""
                                  << "" << false;
    QTest::newRow("lost elsewhere")
        << QStringList{"我妈走丢了，八十多岁，早上出门到现在没回来，电话打不通"} << ""
        << "" << true;
    QTest::newRow("a son lost elsewhere") << QStringList{"我儿子找不着了，放学到现在没回家"} << ""
                                          << "" << true;
}

void TestAssistPeople::whoIsInside()
{
    QFETCH(QStringList, said);
    QFETCH(QString, inside);
    QFETCH(QString, trapped);
    QFETCH(bool, missing);
    const auto desk = played(said);
    const auto summary = shown(desk.value("summary"));
    QCOMPARE(desk.hint("missing") != nullptr, missing);
    QCOMPARE(summary.contains("有人尚未脱险"), !inside.isEmpty());
    QVERIFY2(!missing || !summary.contains("现场有"), qPrintable(summary));
    if (missing)
        return;
    const auto* fire = desk.hint("fire");
    QVERIFY(fire);
    QCOMPARE(shown(fire->text).contains("里面还有人"), !inside.isEmpty());
    QVERIFY2(shown(desk.value("t.trapped")).contains(trapped), desk.value("t.trapped").c_str());
    if (!inside.isEmpty())
        QVERIFY(shown(fire->say).contains("别自己进去"));
}

void TestAssistPeople::theKindHasItsWords_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("named outright")
        << QStringList{"喂你好，楼下饭店天天冒油烟，我要投诉"} << "complaint"
        << "我要投诉";
    QTest::newRow("asked") << QStringList{"你好，我家在阳光小区，请问医保卡丢了怎么补办"}
                           << "enquiry"
                           << "请问医保卡丢了怎么补办";
    QTest::newRow("proposed") << QStringList{"我每天坐十五路车，建议在医院门口加一个站"}
                              << "suggestion"
                              << "建议在医院门口加一个站";
}

void TestAssistPeople::theKindHasItsWords()
{
    QFETCH(QStringList, said);
    QFETCH(QString, kind);
    QFETCH(QString, words);
    const auto desk = played(said);
    QCOMPARE(shown(desk.value("kind")), kind);
    QStringList quoted;
    for (const auto& one : desk.words("kind"))
        quoted += shown(one);
    QCOMPARE(quoted, QStringList{words});
}

QTEST_APPLESS_MAIN(TestAssistPeople)
#include "tst_assist_people.moc"

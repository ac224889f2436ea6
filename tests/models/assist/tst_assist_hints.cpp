#include "tests/models/assist/desk.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

namespace {

constexpr const char* kSunday = "2026-11-22T14:00:40+08:00";

} // namespace

class TestAssistHints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callerSays_data();
    void callerSays();
    void agentsQuestionIsNoHint();
    void everyHintHasASentence();
    void repeatedMatter();
    void anotherMatterIsNoRepeat();
    void mood_data();
    void mood();
    void coaching();
};

void TestAssistHints::callerSays_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("level");
    const int danger = static_cast<int>(session::HintLevel::Danger);
    const int mind = static_cast<int>(session::HintLevel::Mind);
    const int note = static_cast<int>(session::HintLevel::Note);
    QTest::newRow("fire") << "着火了着火了，好大的烟"
                          << "fire" << danger;
    QTest::newRow("gas") << "家里一屋子煤气味"
                         << "gas" << danger;
    QTest::newRow("violence") << "有人打我，快来"
                              << "danger" << danger;
    QTest::newRow("self-harm") << "再不给钱我们就上塔吊"
                               << "self-harm" << danger;
    QTest::newRow("medical") << "我爸晕倒了没呼吸"
                             << "medical" << danger;
    QTest::newRow("lift") << "我们三个人困在电梯里"
                          << "lift" << danger;
    QTest::newRow("fraud") << "我钱刚转出去发现被骗了"
                           << "fraud" << danger;
    QTest::newRow("court") << "法院判决下来他也不给"
                           << "court" << mind;
    QTest::newRow("arbitration") << "我申请了仲裁还没结果"
                                 << "arbitration" << mind;
    QTest::newRow("discipline") << "我举报他贪污受贿"
                                << "discipline" << mind;
    QTest::newRow("petition") << "我去信访局反映过了"
                              << "petition" << mind;
    QTest::newRow("military") << "部队大院里面的事"
                              << "military" << mind;
    QTest::newRow("abuse") << "你们都是废物"
                           << "abuse" << mind;
    QTest::newRow("privacy") << "你们别告诉他们是我打的"
                             << "privacy" << note;
    QTest::newRow("feared fire") << "楼道堆东西，我怕着火"
                                 << "" << 0;
    QTest::newRow("no fire") << "没着火，就是有点味"
                             << "" << 0;
    QTest::newRow("possible fall") << "没护栏，小孩容易掉河里"
                                   << "" << 0;
    QTest::newRow("not in court") << "没有打官司"
                                  << "" << 0;
    QTest::newRow("call me back") << "还是打我这个手机吧"
                                  << "" << 0;
    QTest::newRow("calm") << "我家暖气不热"
                          << "" << 0;
}

void TestAssistHints::callerSays()
{
    QFETCH(QString, said);
    QFETCH(QString, id);
    QFETCH(int, level);
    Desk desk{smallAssistant(), kSunday};
    desk.caller(said.toStdString());
    if (id.isEmpty()) {
        QVERIFY2(desk.session().hints.empty(),
                 desk.session().hints.empty() ? "" : desk.session().hints.front().id.c_str());
        return;
    }
    const auto* hint = desk.hint(id.toStdString());
    QVERIFY(hint);
    QCOMPARE(static_cast<int>(hint->level), level);
    QVERIFY(!hint->spans.empty());
    for (const auto& words : desk.words(hint->spans))
        QVERIFY(said.contains(QString::fromStdString(words)));
}

void TestAssistHints::agentsQuestionIsNoHint()
{
    Desk desk{smallAssistant(), kSunday};
    desk.agent("这件事有没有申请过劳动仲裁，或者去法院起诉？");
    desk.caller("没有，那些我们也不懂。");
    QVERIFY(desk.session().hints.empty());
}

void TestAssistHints::everyHintHasASentence()
{
    Desk desk{smallAssistant(), kSunday};
    desk.caller("着火了，法院判决了，部队的，你们废物，别告诉他们");
    QVERIFY(desk.session().hints.size() >= 5);
    QCOMPARE(desk.session().hints.front().level, session::HintLevel::Danger);
    for (const auto& hint : desk.session().hints) {
        QVERIFY(!hint.text.empty());
        QVERIFY(!hint.say.empty());
        QVERIFY(!hint.clause.empty());
    }
}

namespace {

session::CallOffered offerWith(const char* title)
{
    session::CallOffered offered;
    session::TicketCard card;
    card.number = "2026111900017";
    card.title = title;
    card.kind = ticket::Kind::Complaint;
    card.outcome = "管道排气";
    card.satisfaction = "dissatisfied";
    card.at = base::parseIso("2026-11-19T10:00:00+08:00").value();
    offered.history = {card};
    return offered;
}

} // namespace

void TestAssistHints::repeatedMatter()
{
    Desk desk{smallAssistant(), kSunday, offerWith("暖气不热")};
    desk.caller("我家暖气不热，上次打过电话，还是没有变化");
    const auto* hint = desk.hint("repeat");
    QVERIFY(hint);
    QVERIFY(hint->text.find("第2次") != std::string::npos);
    QVERIFY(hint->text.find("11月19日") != std::string::npos);
    QVERIFY(hint->text.find("重办") != std::string::npos);
    QVERIFY(desk.value("summary").find("11月19日") != std::string::npos);
}

void TestAssistHints::anotherMatterIsNoRepeat()
{
    Desk desk{smallAssistant(), kSunday, offerWith("小区门口路灯不亮")};
    desk.caller("我家暖气不热");
    QVERIFY(!desk.hint("repeat"));
}

void TestAssistHints::mood_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<int>("mood");
    QTest::newRow("calm") << QStringList{"我问一下几号供暖"}
                          << static_cast<int>(session::Mood::Calm);
    QTest::newRow("anxious") << QStringList{"你们快点来，我着急死了"}
                             << static_cast<int>(session::Mood::Anxious);
    QTest::newRow("annoyed") << QStringList{"找谁谁都不管，踢皮球"}
                             << static_cast<int>(session::Mood::Annoyed);
    QTest::newRow("furious") << QStringList{"再这样我就跳楼"}
                             << static_cast<int>(session::Mood::Furious);
    QTest::newRow("working hard") << QStringList{"我拼命找工作，问一下失业金怎么领"}
                                  << static_cast<int>(session::Mood::Calm);
    QTest::newRow("ready to fight")
        << QStringList{"再不给钱我跟他们拼命"} << static_cast<int>(session::Mood::Furious);
    QTest::newRow("calms down") << QStringList{"找谁谁都不管", "嗯", "好的",
                                               "太好了，谢谢你，我踏实了"}
                                << static_cast<int>(session::Mood::Calm);
}

void TestAssistHints::mood()
{
    QFETCH(QStringList, said);
    QFETCH(int, mood);
    Desk desk{smallAssistant(), kSunday};
    for (const auto& text : said)
        desk.caller(text.toStdString());
    const auto& moods = desk.session().moods;
    QCOMPARE(static_cast<int>(moods.empty() ? session::Mood::Calm : moods.back().second), mood);
}

void TestAssistHints::coaching()
{
    Desk desk{smallAssistant(), kSunday};
    const auto check = [&](const std::string& name) {
        for (const auto& [label, heard] : desk.session().coaching.checks)
            if (label == name)
                return heard;
        return false;
    };
    desk.agent("您好，小城12345热线，请问有什么可以帮您？");
    QVERIFY(check("开场白"));
    QVERIFY(!check("结束语"));
    desk.caller("阳光小区三号楼二单元五零一暖气不热");
    QVERIFY(!check("复述地址"));
    desk.agent("跟您核对一下，阳光小区三号楼二单元五零一，对吗？");
    QVERIFY(check("复述地址"));
    desk.agent("三个工作日内把办理结果反馈给您。");
    QVERIFY(check("告知时限"));
    desk.agent("感谢您的来电，稍后请您对本次服务作出评价，再见。");
    QVERIFY(check("结束语"));
    QVERIFY(desk.session().coaching.charactersPerMinute > 150);
    QVERIFY(desk.session().coaching.charactersPerMinute < 260);
    QCOMPARE(desk.session().coaching.talkOvers, 0);
}

QTEST_APPLESS_MAIN(TestAssistHints)
#include "tst_assist_hints.moc"

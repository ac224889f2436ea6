#include "models/assist/coaching.h"
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
    void secrecyNamesTheDesksKey();
    void repeatedMatter();
    void anotherMatterIsNoRepeat();
    void mood_data();
    void mood();
    void coaching();
    void wordsToAvoid_data();
    void wordsToAvoid();
    void wordsToAvoidAreForgotten();
    void talkingOverAndSilence();
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
                              << "violence" << danger;
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
    QTest::newRow("cursing") << "妈的，你们到底管不管"
                             << "abuse" << mind;
    QTest::newRow("somebody's mother") << "我妈的医保卡丢了，孩子他妈住院了，跟他妈妈说过"
                                       << "" << 0;
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

void TestAssistHints::secrecyNamesTheDesksKey()
{
    Desk desk{smallAssistant(), kSunday};
    desk.caller("你们别告诉他们是我打的");
    QVERIFY(desk.hint("privacy"));
    QVERIFY(desk.hint("privacy")->text.find("Alt T") != std::string::npos);
    QVERIFY(desk.hint("privacy")->text.find("保密工单") != std::string::npos);
}

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
    QTest::newRow("cursing") << QStringList{"你们他妈到底管不管"}
                             << static_cast<int>(session::Mood::Furious);
    QTest::newRow("mothers") << QStringList{"孩子他妈住院了", "我妈的医保卡丢了", "水管在地上滚"}
                             << static_cast<int>(session::Mood::Calm);
    QTest::newRow("ready to fight")
        << QStringList{"再不给钱我跟他们拼命"} << static_cast<int>(session::Mood::Furious);
    QTest::newRow("no more strong words")
        << QStringList{"你们快点来，我着急死了", "平原路阳光小区三号楼二单元", "对，就这个",
                       "泵车一直开着，罐车一辆接一辆"}
        << static_cast<int>(session::Mood::Anxious);
    QTest::newRow("relieved") << QStringList{"你们快点来，我着急死了", "平原路阳光小区三号楼",
                                             "好的，明白了"}
                              << static_cast<int>(session::Mood::Calm);
    QTest::newRow("thanks and haste") << QStringList{"救命，你们快点来", "谢谢，快点啊，赶紧的"}
                                      << static_cast<int>(session::Mood::Anxious);
    QTest::newRow("long calm") << (QStringList{"你们快点来，我着急死了"} +
                                   QStringList(8, "师傅昨天上午来看过阀门"))
                               << static_cast<int>(session::Mood::Calm);
    QTest::newRow("not yet long calm")
        << (QStringList{"你们快点来，我着急死了"} + QStringList(7, "师傅昨天上午来看过阀门"))
        << static_cast<int>(session::Mood::Anxious);
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
    QCOMPARE(desk.session().coaching.longestSilenceMs, 600);
}
void TestAssistHints::wordsToAvoid_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("hurts");
    for (const char* said :
         {"这事不归我们管，您找街道吧。", "这个我也没办法。", "刚才不是跟您说了吗？",
          "那你去投诉好了。", "我说的你听不懂吗？", "这个我不清楚。", "您急什么，正查着呢。",
          "规定就是规定，谁来都一样。", "没事我挂了啊。", "你大点声，我听不见。"})
        QTest::newRow(said) << QString::fromUtf8(said) << true;
    for (const char* said :
         {"这件事归住建局管，我帮您转过去。", "我不清楚您说的是哪一栋，请再说一遍好吗？",
          "您要是还不满意，可以再打过来投诉。", "您别急，我现在就查。",
          "按规定供热期间不低于十八度。", "请问还有别的需要帮您吗？没有的话请您先挂机。",
          "麻烦您声音大一点，谢谢您。", "不知道我说清楚了没有？", "我跟您再说一遍地址。",
          "您知道是哪个单位施工的吗？"})
        QTest::newRow(said) << QString::fromUtf8(said) << false;
}

void TestAssistHints::wordsToAvoid()
{
    QFETCH(QString, said);
    QFETCH(bool, hurts);
    Desk desk{smallAssistant(), kSunday};
    desk.caller(said.toStdString());
    QVERIFY2(!desk.hint("avoid"), "callers may say what they like");
    desk.agent(said.toStdString());
    const auto* hint = desk.hint("avoid");
    QCOMPARE(hint != nullptr, hurts);
    if (hint) {
        QVERIFY(!hint->say.empty() && !hint->spans.empty());
        QCOMPARE(hint->level, session::HintLevel::Note);
    }
}

void TestAssistHints::wordsToAvoidAreForgotten()
{
    Desk desk{smallAssistant(), kSunday};
    desk.agent("这事不归我们管。");
    QVERIFY(desk.hint("avoid"));
    desk.caller("那我找谁呀？");
    desk.agent("抱歉，我帮您登记转过去。");
    QVERIFY(desk.hint("avoid"));
    desk.agent("请问您住在哪里？");
    QVERIFY(!desk.hint("avoid"));
}

/// Utterances as a recogniser gives them: the agent begins a second before the caller has ended,
/// and eight seconds pass before the caller goes on.
void TestAssistHints::talkingOverAndSilence()
{
    std::vector<Heard> heard;
    session::CallSession session;
    session.answeredMs = 500;
    const auto say = [&](session::Speaker speaker, const char* text, int from, int to) {
        session::Utterance one;
        one.id = static_cast<int>(heard.size()) + 1;
        one.speaker = speaker;
        one.text = text;
        one.fromMs = from;
        one.toMs = to;
        heard.push_back(hear(one));
        session.transcript.push_back(one);
    };
    say(session::Speaker::Caller, "我家暖气不热，从上周三开始就这样", 1000, 6000);
    say(session::Speaker::Agent, "您住在哪里", 5000, 7000);
    say(session::Speaker::Caller, "阳光小区", 15000, 16000);
    say(session::Speaker::Agent, "好的", 15900, 17000);
    const auto shown = coach(session, heard, "您好", "再见");
    QCOMPARE(shown.talkOvers, 1);
    QCOMPARE(shown.longestSilenceMs, 8000);
}

QTEST_APPLESS_MAIN(TestAssistHints)
#include "tst_assist_hints.moc"

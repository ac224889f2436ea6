#include "tests/models/assist/city.h"

#include "models/text/utf.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

/// The demo city's calls, utterance by utterance, against what a good call-taker would have on the
/// form.
class TestAssistScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void form_data();
    void form();
    void templateFields_data() { form_data(); }
    void templateFields();
    void spans_data() { form_data(); }
    void spans();
    void answersStay_data() { form_data(); }
    void answersStay();
    void heatingAsDrawn();
    void fireIsDangerAtOnce();
    void fireTellsWhoIsInside();
    void floorOfAFire_data();
    void floorOfAFire();
    void everydayCallsStayQuiet_data();
    void everydayCallsStayQuiet();
    void nightNoiseIsPromisedSoon();
    void anEnquiryHasNoTimeOfItsOwn();
    void theEveningAskedOfIsTheEvening();
    void aMoodHoldsUntilRelief();
    void daysReadBackAreNoMoney();
    void wagesAreATicketAndAThreat();
    void twoMattersAreTwoTickets();
    void dangersAreHeardOfTheNextMatterToo();
    void aMatterMayPointBackToThePlaceBefore_data();
    void aMatterMayPointBackToThePlaceBefore();
};

namespace {

std::unique_ptr<Desk> played(const std::string& id)
{
    const auto scenario = demoScenario(id);
    auto desk = std::make_unique<Desk>(demoAssistant(), base::toIso(scenario.calledAt).c_str(),
                                       offerOf(scenario));
    play(*desk, scenario);
    return desk;
}

QString shown(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

void TestAssistScenarios::form_data()
{
    QTest::addColumn<QString>("id");
    for (const auto* id : {"heating", "night-noise", "fire", "prepaid-card", "unpaid-wages",
                           "school-place", "two-matters"})
        QTest::newRow(id) << QString{id};
}

void TestAssistScenarios::form()
{
    QFETCH(QString, id);
    const auto expect = demoScenario(id.toStdString()).expect;
    const auto call = played(id.toStdString());
    const auto& desk = *call;
    QCOMPARE(shown(desk.value("kind")), QString::fromUtf8(ticket::name(*expect.kind).data()));
    QCOMPARE(shown(desk.value("category")), shown(expect.category.str()));
    QVERIFY2(desk.value("place").find(expect.place) != std::string::npos,
             desk.value("place").c_str());
    QVERIFY(desk.session().pin);
    QCOMPARE(shown(desk.session().pin->jurisdiction.district.str()), shown(expect.district.str()));
    QVERIFY(desk.session().destination);
    QCOMPARE(shown(desk.session().destination->lead.unit.str()), shown(expect.unit.str()));
    QVERIFY(desk.session().deadlines);
    QVERIFY(!desk.session().deadlines->steps.empty());
    QVERIFY(!desk.session().answers.empty());
    QVERIFY(!desk.value("summary").empty());
}

void TestAssistScenarios::templateFields()
{
    QFETCH(QString, id);
    const auto expect = demoScenario(id.toStdString()).expect;
    const auto call = played(id.toStdString());
    const auto& desk = *call;
    for (const auto& [field, value] : expect.fields)
        QVERIFY2(desk.value("t." + field) == value,
                 (field + " = " + desk.value("t." + field) + ", expected " + value).c_str());
}

void TestAssistScenarios::spans()
{
    QFETCH(QString, id);
    const auto call = played(id.toStdString());
    const auto& desk = *call;
    for (const auto& [name, state] : desk.session().fields)
        for (const auto& span : state.value.spans) {
            const auto& transcript = desk.session().transcript;
            QVERIFY2(span.utterance >= 1 && span.utterance <= static_cast<int>(transcript.size()),
                     name.c_str());
            const auto& spoken = transcript[static_cast<std::size_t>(span.utterance - 1)].text;
            QVERIFY2(span.from >= 0 && span.from < span.to && span.to <= text::length(spoken),
                     name.c_str());
        }
}

/// A talk wanders, its matter stays: once an answer of the matter was shown, one is there to the
/// end.
void TestAssistScenarios::answersStay()
{
    QFETCH(QString, id);
    const auto scenario = demoScenario(id.toStdString());
    Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
    const auto branch = scenario.expect.category.str().substr(0, 4);
    const auto& entries = *demoAssistant()->sources().knowledge;
    const auto isOfMatter = [&](const session::Answer& answer) {
        return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
            return entry.id == answer.entry && entry.category.str().starts_with(branch);
        });
    };
    int utterancesWith = 0;
    for (const auto& turn : scenario.turns) {
        desk.hear(turn.speaker, turn.text);
        if (desk.hint("next_matter"))
            break;
        const auto& answers = desk.session().answers;
        const bool shown = std::any_of(answers.begin(), answers.end(), isOfMatter);
        utterancesWith += shown ? 1 : 0;
        QVERIFY2(shown || utterancesWith == 0, turn.text.c_str());
    }
    QVERIFY(utterancesWith > 0);
}

void TestAssistScenarios::heatingAsDrawn()
{
    const auto call = played("heating");
    const auto& desk = *call;
    QCOMPARE(shown(desk.shown("time")), QStringLiteral("2026-11-11（周三）起"));
    QCOMPARE(shown(desk.value("place")),
             QStringLiteral("红旗区平原路与新中大道交叉口阳光小区3号楼2单元501"));
    QCOMPARE(shown(desk.value("caller_name")), QStringLiteral("王女士"));
    QVERIFY(!desk.session().pin->sameName.empty());
    QVERIFY(shown(desk.value("asks")).startsWith(QStringLiteral("测温修复；退还热费")));
    const auto summary = shown(desk.value("summary"));
    for (const auto* part :
         {"王女士反映：自2026年11月11日起，", "阳光小区3号楼2单元501室温不达标（卧室14℃、客厅15℃）",
          "家中有80岁以上老人", "要求：1.", "2."})
        QVERIFY2(summary.contains(QString::fromUtf8(part)), qPrintable(summary));
    QCOMPARE(desk.words("t.room_temperature"),
             (std::vector<std::string>{"卧室十四度", "客厅十五度"}));
    QCOMPARE(desk.words("t.people"), (std::vector<std::string>{"八十多岁的老人"}));
    QVERIFY(desk.hint("repeat"));
    QCOMPARE(desk.session().deadlines->urgency, ticket::Urgency::Urgent);
    QCOMPARE(desk.session().answers.front().entry.str(), std::string{"heating-refund"});
    for (const auto& [check, heard] : desk.session().coaching.checks)
        QVERIFY2(heard, check.c_str());
}

void TestAssistScenarios::fireIsDangerAtOnce()
{
    const auto scenario = demoScenario("fire");
    Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
    desk.hear(scenario.turns[0].speaker, scenario.turns[0].text);
    desk.hear(scenario.turns[1].speaker, scenario.turns[1].text);
    QVERIFY(desk.hint("fire"));
    QCOMPARE(desk.session().hints.front().level, session::HintLevel::Danger);
    QVERIFY(!desk.hint("fire")->say.empty());
    QCOMPARE(desk.session().destination->lead.unit, UnitId{"e119"});
    QCOMPARE(desk.session().deadlines->urgency, ticket::Urgency::Emergency);
}

/// The old man on the third floor is told with the fire, and nothing but the fire is warned of.
void TestAssistScenarios::fireTellsWhoIsInside()
{
    const auto call = played("fire");
    const auto& desk = *call;
    QVERIFY(shown(desk.hint("fire")->text).contains(QStringLiteral("里面还有人")));
    const auto dangers = std::count_if(
        desk.session().hints.begin(), desk.session().hints.end(),
        [](const session::Hint& hint) { return hint.level == session::HintLevel::Danger; });
    QCOMPARE(dangers, 1);
    const auto summary = shown(desk.value("summary"));
    QVERIFY2(summary.contains(QStringLiteral("火情，有人尚未脱险：老人、2岁幼儿、轮椅老人。")),
             qPrintable(summary));
}

void TestAssistScenarios::floorOfAFire_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("floor");
    const auto row = [](const char* said, const char* floor) {
        QTest::addRow("%s", said) << QString::fromUtf8(said) << QString::fromUtf8(floor);
    };
    row("家里着火了，我在1层，红旗区和平里小区3号楼", "3 号楼 1 楼");
    row("着火了，和平里小区3号楼，一共18层，火在六楼", "3 号楼 6 楼");
    row("着火了，好大的烟，就在七楼", "7 楼");
    row("着火了，和平里小区3号楼2单元501", "3 号楼 2 单元 501 室");
    row("着火了，和平里小区3号楼，18层高的楼", "3 号楼");
    row("着火了，好大的烟", "");
}

void TestAssistScenarios::floorOfAFire()
{
    QFETCH(QString, said);
    QFETCH(QString, floor);
    Desk desk{demoAssistant(), "2026-11-25T10:00:00+08:00"};
    desk.caller(said.toStdString());
    QCOMPARE(shown(desk.value("t.floor")), floor);
}

void TestAssistScenarios::everydayCallsStayQuiet_data()
{
    QTest::addColumn<QString>("id");
    for (const auto* id : {"heating", "night-noise", "prepaid-card", "school-place", "two-matters"})
        QTest::newRow(id) << QString{id};
}

void TestAssistScenarios::everydayCallsStayQuiet()
{
    QFETCH(QString, id);
    const auto scenario = demoScenario(id.toStdString());
    Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
    for (const auto& turn : scenario.turns) {
        desk.hear(turn.speaker, turn.text);
        QVERIFY2(!desk.hint("abuse"), turn.text.c_str());
        for (const auto& hint : desk.session().hints)
            QVERIFY2(hint.level != session::HintLevel::Danger, turn.text.c_str());
    }
}

void TestAssistScenarios::nightNoiseIsPromisedSoon()
{
    const auto call = played("night-noise");
    const auto& desk = *call;
    QCOMPARE(desk.session().deadlines->urgency, ticket::Urgency::Urgent);
    QCOMPARE(shown(desk.value("time")), QStringLiteral("2026-05-19T22:30"));
    QCOMPARE(shown(desk.value("caller_name")), QStringLiteral("李先生"));
    QVERIFY(desk.hint("privacy"));
    QVERIFY(desk.value("asks").find("立即停止夜间施工") != std::string::npos);
    const auto summary = shown(desk.value("summary"));
    QVERIFY2(summary.endsWith(QStringLiteral("联系要求：随时可联系。来电人要求保密。")),
             qPrintable(summary));
}

/// When a child was born and what the call-taker says will be is not when the matter was.
void TestAssistScenarios::anEnquiryHasNoTimeOfItsOwn()
{
    const auto call = played("school-place");
    const auto& desk = *call;
    QVERIFY2(desk.value("time").empty(), desk.value("time").c_str());
    const auto summary = shown(desk.value("summary"));
    QVERIFY2(summary.startsWith(QStringLiteral("刘女士咨询：文昌区育才路书香苑")) ||
                 summary.startsWith(QStringLiteral("来电人咨询：文昌区育才路书香苑")),
             qPrintable(summary));
}

/// At whatever hour it is practised.
void TestAssistScenarios::theEveningAskedOfIsTheEvening()
{
    const auto scenario = demoScenario("night-noise");
    Desk desk{demoAssistant(), "2026-11-29T11:59:00+08:00", offerOf(scenario)};
    play(desk, scenario);
    QCOMPARE(shown(desk.value("t.hours")), QStringLiteral("22:30 至次日 3 时"));
    QCOMPARE(shown(desk.value("time")), QStringLiteral("2026-11-29T22:30"));
    Desk other{demoAssistant(), "2026-11-29T11:59:00+08:00", offerOf(scenario)};
    other.caller("翠湖花园西门的工地半夜打混凝土，根本没法睡");
    other.agent("昨天晚上从几点到几点？");
    other.caller("十点半到次日三点");
    QCOMPARE(shown(other.value("t.hours")), QStringLiteral("22:30 至次日 3 时"));
    QCOMPARE(shown(other.value("time")), QStringLiteral("2026-11-28T22:30"));
}

void TestAssistScenarios::aMoodHoldsUntilRelief()
{
    using Moods = std::vector<session::Mood>;
    const auto of = [](const std::string& id) {
        const auto call = played(id);
        Moods moods;
        for (const auto& [ms, mood] : call->session().moods)
            moods.push_back(mood);
        return moods;
    };
    using enum session::Mood;
    QCOMPARE(of("night-noise"), (Moods{Anxious, Calm})); // 你们大半夜的也辛苦
    QCOMPARE(of("fire"), Moods{Anxious});
}

void TestAssistScenarios::daysReadBackAreNoMoney()
{
    Desk desk{demoAssistant(), "2026-11-20T16:31:20+08:00"};
    desk.caller("我要投诉健身房停业不退钱，办卡交了三千六百八");
    desk.agent("商家停业要提前三十天公告，您的要求是退还剩余的费用，对吗？");
    QCOMPARE(shown(desk.value("t.paid")), QStringLiteral("3680 元"));
    QCOMPARE(shown(desk.value("t.balance")), QString{});
    desk.agent("剩下的是两千六，对吗？");
    QCOMPARE(shown(desk.value("t.balance")), QStringLiteral("2600 元"));
}

void TestAssistScenarios::wagesAreATicketAndAThreat()
{
    const auto call = played("unpaid-wages");
    const auto& desk = *call;
    QVERIFY(desk.hint("self-harm"));
    QVERIFY(!desk.hint("arbitration"));
    QVERIFY(!desk.hint("court"));
    QCOMPARE(desk.session().deadlines->urgency, ticket::Urgency::Urgent);
    QCOMPARE(shown(desk.value("caller_number")), QStringLiteral("13800008842"));
    const auto furious =
        std::any_of(desk.session().moods.begin(), desk.session().moods.end(),
                    [](const auto& mood) { return mood.second == session::Mood::Furious; });
    QVERIFY(furious);
}

void TestAssistScenarios::twoMattersAreTwoTickets()
{
    const auto scenario = demoScenario("two-matters");
    Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
    std::size_t said = 0;
    while (said < scenario.turns.size() && !desk.hint("next_matter")) {
        desk.hear(scenario.turns[said].speaker, scenario.turns[said].text);
        ++said;
    }
    const auto* hint = desk.hint("next_matter");
    QVERIFY(hint);
    const int turn = hint->spans.front().utterance;
    QVERIFY(shown(desk.session().transcript[static_cast<std::size_t>(turn - 1)].text)
                .contains(QStringLiteral("还有个事想问一下")));
    desk.beginMatter(turn);
    for (; said < scenario.turns.size(); ++said)
        desk.hear(scenario.turns[said].speaker, scenario.turns[said].text);
    QCOMPARE(shown(desk.value("category")), shown(scenario.next->category.str()));
    QCOMPARE(desk.value("kind"), std::string(ticket::name(*scenario.next->kind)));
    QCOMPARE(desk.session().destination->lead.unit, scenario.next->unit);
    QCOMPARE(shown(desk.value("caller_name")), QStringLiteral("姓韩"));
    QVERIFY(desk.value("place").empty());
    QVERIFY(!shown(desk.value("summary")).contains(QStringLiteral("路灯")));
    QCOMPARE(shown(desk.session().answers.front().title),
             QStringLiteral("老年人优待证、免费项目有哪些？"));
    for (const auto& [check, heard] : desk.session().coaching.checks)
        QVERIFY2(heard, check.c_str());
}

void TestAssistScenarios::dangersAreHeardOfTheNextMatterToo()
{
    Desk desk{demoAssistant(), "2026-11-25T10:00:00+08:00"};
    desk.caller("我们小区门口的路灯不亮了");
    desk.agent("好的，请问还有别的吗？");
    desk.caller("还有个事，楼下那家店");
    const auto lamps = desk.value("category");
    QVERIFY(!lamps.empty());
    desk.put(session::TurnMarked{3});
    desk.caller("哎呀着火了，冒好大的烟，快来人啊");
    QVERIFY(desk.hint("fire"));
    QCOMPARE(desk.session().hints.front().level, session::HintLevel::Danger);
    QCOMPARE(desk.value("category"), lamps);
}

void TestAssistScenarios::aMatterMayPointBackToThePlaceBefore_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* said, const char* place) {
        QTest::addRow("%s", said) << QString::fromUtf8(said) << QString::fromUtf8(place);
    };
    row("还有我们小区门口的路灯也不亮", "红旗区平原路与新中大道交叉口阳光小区");
    row("还有我家的水表这个月走得特别快", "红旗区平原路与新中大道交叉口阳光小区3号楼2单元501");
    row("还有我们小区对面那个人民公园，东门那儿的灯坏了", "人民公园");
    row("还有我家老人想办优待证，怎么办", "");
    row("还有我想问问老年人优待证怎么办", "");
}

void TestAssistScenarios::aMatterMayPointBackToThePlaceBefore()
{
    QFETCH(QString, said);
    QFETCH(QString, place);
    Desk desk{demoAssistant(), "2026-11-25T10:00:00+08:00"};
    desk.caller("红旗区平原路和新中大道交叉口的阳光小区，三号楼二单元五零一，我家暖气不热");
    const double sure = desk.confidence("place");
    QVERIFY(sure > 0.8);
    desk.caller(said.toStdString());
    desk.beginMatter(2);
    QCOMPARE(shown(desk.value("place")).isEmpty(), place.isEmpty());
    QVERIFY2(shown(desk.value("place")).endsWith(place), desk.value("place").c_str());
    if (place.contains(QStringLiteral("阳光小区")))
        QVERIFY(desk.confidence("place") < 0.7 * sure);
    desk.caller("不是，是在人民公园东门");
    QVERIFY2(place.isEmpty() || shown(desk.value("place")).contains(QStringLiteral("人民公园")),
             desk.value("place").c_str());
}

QTEST_APPLESS_MAIN(TestAssistScenarios)
#include "tst_assist_scenarios.moc"

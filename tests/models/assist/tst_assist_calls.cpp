#include "tests/models/assist/city.h"
#include "tests/models/assist/desk.h"
#include "tests/models/assist/spoken.h"

#include "models/wire/delimited.h"

#include <QTest>

#include <array>
#include <map>
#include <set>

using namespace lianxin;
using namespace lianxin::assist;

/// Whole ordinary calls, sentence by sentence: what the desk holds the matter to be at their end,
/// and whether it warns of dangers that nobody is in. The calls of calls.tsv were written by a hand
/// that knew neither rules nor words; their leaves are ours. The bounds tell of a break, not of
/// progress.
class TestAssistCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeCalls_data();
    void wholeCalls();
    void whatIsSaidByTheWay_data();
    void whatIsSaidByTheWay();
    void anotherMatterIsHeard();
    void aHouseNumberPutRightIsNoOtherMatter();
    void theFormStaysThroughALittleDoubt();
    void theSummaryQuotesTheMatter_data();
    void theSummaryQuotesTheMatter();
};

namespace {

constexpr const char* kWednesday = "2026-11-25T10:00:00+08:00";
constexpr double kRelied = 0.6;

struct Call {
    std::set<std::string> leaves; ///< each is right
    std::vector<std::string> said;
};

std::vector<Call> calls()
{
    const auto table =
        wire::parseTsv(fileText(std::string{LIANXIN_SOURCE_DIR "/tests/models/assist/calls.tsv"}));
    std::map<int, Call> calls;
    for (const auto& row : table.value().rows) {
        auto& call = calls[std::stoi(row[0])];
        for (const auto& leaf : QString::fromStdString(row[1]).split('|'))
            call.leaves.insert(leaf.toStdString());
        call.said.push_back(row[2]);
    }
    std::vector<Call> all;
    for (auto& [number, call] : calls)
        all.push_back(std::move(call));
    return all;
}

void say(Desk& desk, const std::string& words)
{
    desk.caller(words);
    desk.agent("好的，您继续说。");
}

void add(Share& share, bool holds)
{
    ++share.all;
    share.of += holds ? 1 : 0;
}

bool warns(const Desk& desk)
{
    const auto& hints = desk.session().hints;
    return !hints.empty() && hints.front().level == session::HintLevel::Danger;
}

} // namespace

void TestAssistCalls::wholeCalls_data()
{
    QTest::addColumn<bool>("marks");
    QTest::newRow("as written") << true;
    QTest::newRow("without marks") << false;
}

void TestAssistCalls::wholeCalls()
{
    QFETCH(bool, marks);
    Share right;
    Share wrong;
    Share misled;
    Share alarmed;
    for (const auto& call : calls()) {
        Desk desk{demoAssistant(), kWednesday};
        bool led = false;
        bool warned = false;
        for (const auto& words : call.said) {
            say(desk, marks ? words : unmarked(words));
            const auto now = desk.value("category");
            led = led || (!now.empty() && desk.confidence("category") >= kRelied &&
                          !call.leaves.contains(now));
            warned = warned || warns(desk);
        }
        const auto last = desk.value("category");
        const bool fits = call.leaves.contains(last);
        add(right, fits);
        add(wrong, !last.empty() && !fits);
        add(misled, led);
        add(alarmed, warned);
    }
    qInfo(
        "category at the end right %s, wrong %s; wrong and relied on at some time %s; warned of a "
        "danger %s",
        right.text().c_str(), wrong.text().c_str(), misled.text().c_str(), alarmed.text().c_str());
    QCOMPARE(right.all, 60);
    QVERIFY(right.value() >= 0.8);
    QVERIFY(wrong.value() <= 0.12);
    QVERIFY(misled.value() <= 0.12);
    QVERIFY(alarmed.value() <= 0.17);
}

void TestAssistCalls::whatIsSaidByTheWay_data()
{
    QTest::addColumn<QString>("opening");
    for (const char* opening :
         {"我们村河里全是死鱼，河水发黑", "我想问退休年龄是多少，啥时候能领养老金",
          "楼下饭店油烟太大了天天往家里灌", "公司拖欠我三个月工资不给", "路口的路灯不亮了",
          "健身房跑路了，我的预付卡钱退不了", "暖气不热，屋里才十四度",
          "孩子上小学报名需要什么材料", "公交车等了一个小时不来"})
        QTest::newRow(opening) << QString::fromUtf8(opening);
}

void TestAssistCalls::whatIsSaidByTheWay()
{
    QFETCH(QString, opening);
    for (const char* aside :
         {"我这会儿在单位上班呢", "俩娃上学我得接", "物业说他不管", "车停在小区门口呢",
          "晚上太黑看不清", "我老伴儿刚做完手术出院", "我办的是新农合嘛", "塑料厂也在那边",
          "我是从医院出来路过", "邻居家的狗老叫唤", "我身份证号一会儿给你"}) {
        Desk desk{demoAssistant(), kWednesday};
        say(desk, opening.toStdString());
        const auto matter = desk.value("category");
        QVERIFY(desk.confidence("category") >= kRelied);
        say(desk, aside);
        QVERIFY2(desk.value("category") == matter, aside);
        QVERIFY2(desk.confidence("category") >= kRelied, aside);
    }
}

/// Who says what the matter really is, is believed.
void TestAssistCalls::anotherMatterIsHeard()
{
    Desk desk{demoAssistant(), kWednesday};
    say(desk, "路口的路灯不亮了");
    const auto before = desk.value("category");
    say(desk, "不对不对，我说的是小区楼下饭店油烟太大，天天往家里灌，油烟呛得不行");
    QVERIFY(desk.value("category") != before);
}

void TestAssistCalls::aHouseNumberPutRightIsNoOtherMatter()
{
    for (const char* words : {"不对不对，是五号楼二单元五零一，你记错了",
                              "我说的是五号楼二单元五零一，你们登记的时候写错了，麻烦重新改过来"}) {
        Desk desk{demoAssistant(), kWednesday};
        say(desk, "我家暖气不热，屋里才十四度，在阳光小区");
        const auto matter = desk.value("category");
        const auto sure = desk.confidence("category");
        desk.agent("您说的是阳光小区三号楼一单元对吗？");
        desk.caller(words);
        QCOMPARE(desk.value("category"), matter);
        QVERIFY2(desk.confidence("category") >= sure - 0.05, words);
    }
}

void TestAssistCalls::theFormStaysThroughALittleDoubt()
{
    Desk desk{demoAssistant(), kWednesday};
    say(desk, "我们小区物业费涨价了，一平米从一块二涨到一块八");
    const auto matter = desk.value("category");
    QVERIFY(desk.session().formTemplate);
    const auto form = desk.session().formTemplate->formTemplate;
    for (const char* words :
         {"物业也不跟我们说一声", "电梯也老坏", "楼道灯也不亮", "垃圾也没人扫"}) {
        say(desk, words);
        if (desk.value("category") == matter && desk.confidence("category") >= 0.45)
            QCOMPARE(desk.session().formTemplate->formTemplate, form);
    }
}

void TestAssistCalls::theSummaryQuotesTheMatter_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("holds");
    QTest::addColumn<QString>("lacks");
    const auto row = [](const char* name, QStringList said, const char* holds, const char* lacks) {
        QTest::newRow(name) << std::move(said) << QString::fromUtf8(holds)
                            << QString::fromUtf8(lacks);
    };
    row("a greeting first", {"是12345热线吧，我跟你反映个事儿", "楼上半夜搓麻将，吵得睡不着觉"},
        "称：楼上半夜搓麻将", "反映个事儿");
    row("whom one speaks to", {"喂，是12345不？我们在工地上干活，干了快三个月，工钱一分没见着"},
        "称：我们在工地上干活", "不？");
    row("small talk first",
        {"我那个，我想跟你们反映一个情况行不行", "我们小区门口的路灯坏了半个月了"},
        "我们小区门口的路灯坏了半个月了", "行不行");
    row("a long way to say hello", {"请问一下啊，我家孩子上小学要准备什么材料"},
        "称：我家孩子上小学", "一下啊");
    row("a surname alone", {"我姓王，我家暖气不热，屋里才十四度"}, "王姓来电人", "姓王反映");
}

void TestAssistCalls::theSummaryQuotesTheMatter()
{
    QFETCH(QStringList, said);
    QFETCH(QString, holds);
    QFETCH(QString, lacks);
    Desk desk{demoAssistant(), kWednesday};
    for (const auto& words : said)
        say(desk, words.toStdString());
    const auto summary = QString::fromStdString(desk.value("summary"));
    QVERIFY2(summary.contains(holds), qPrintable(summary));
    QVERIFY2(!summary.contains(lacks), qPrintable(summary));
}

QTEST_APPLESS_MAIN(TestAssistCalls)
#include "tst_assist_calls.moc"

#include "tests/models/assist/desk.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

namespace {

constexpr const char* kSunday = "2026-11-22T14:00:40+08:00";

QString shown(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// A heating call, so that the heating template stands, then the turns.
void talk(Desk& desk, const QStringList& turns)
{
    desk.caller("你好，我家暖气不热。");
    for (const auto& turn : turns)
        desk.turn(turn.toStdString());
}

} // namespace

class TestAssistFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void spans_data();
    void spans();
};

void TestAssistFields::reads_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("turns");
    QTest::addColumn<QString>("value");

    const auto row = [](const char* name, const char* field, QStringList turns, const char* value) {
        QTest::newRow(name) << field << std::move(turns) << value;
    };
    row("rooms", "t.room_temperature", {"卧室十四度，客厅十五度"}, "卧室 14 ℃，客厅 15 ℃");
    row("rooms, written", "t.room_temperature", {"卧室14度，客厅15.5度"}, "卧室 14 ℃，客厅 15.5 ℃");
    row("no room", "t.room_temperature", {"量了一下才十三度"}, "13 ℃");
    row("not the neighbour's", "t.room_temperature", {"卧室十四度", "楼下也就十六度"}, "卧室 14 ℃");
    row("not the rule", "t.room_temperature", {"话:按规定室温不得低于十八度", "嗯"}, "");
    row("corrected", "t.room_temperature", {"卧室十六度，不对，是十四度"}, "14 ℃");
    row("later replaces", "t.room_temperature", {"卧室十四度", "现在卧室十二度了"}, "卧室 12 ℃");

    row("asked in own words", "asks", {"希望你们尽快把换热站的泵修一修"}, "尽快把换热站的泵修一修");
    row("asked of an office", "asks", {"请你记一下，希望有关部门能派人去换热站看看"},
        "派人去换热站看看");
    row("everybody asks that", "asks", {"希望有关部门尽快处理"}, "");
    row("hope is no ask", "asks", {"今年冬天没希望暖和了"}, "");
    row("asked of the caller", "asks", {"他们要求先交三百块钱"}, "");
    row("asked in an answer", "asks", {"暖气不热", "话:您希望怎么处理？", "让换热站的人给我道歉"},
        "让换热站的人给我道歉");
    row("put into words", "asks", {"暖气不热", "话:您的诉求是派人来道歉，对吗？", "对"},
        "派人来道歉");
    row("recorded is no wish", "asks",
        {"暖气不热", "话:您的诉求我已经记录了，还有别的问题吗？", "好的，谢谢"}, "");
    row("nor a whole story", "asks",
        {"暖气不热", "话:您希望怎么处理？", QString("这个事情说起来话就长了").repeated(8)}, "");
    row("known asks first", "asks", {"希望你们退费，也把泵修一修"}, "退还热费");

    row("old people", "t.people", {"家里还有八十多岁的老人"}, "80 岁以上老人");
    row("exact age", "t.people", {"家里有个七十二岁的老人"}, "72 岁老人");
    row("several", "t.people", {"有个两岁的孩子，还有孕妇"}, "2 岁幼儿，孕妇");
    row("not there", "t.people", {"没有老人"}, "");
    row("only asked", "t.people", {"话:家里有没有老人、孩子？", "没有"}, "");
    row("exam", "t.people", {"我闺女今年高考"}, "高考考生");

    row("yes to the question", "t.repaired", {"话:您之前报修过吗，他们来看过没有？", "报过了"},
        "是");
    row("no to the question", "t.repaired",
        {"话:您之前报修过吗，他们来看过没有？", "没有，第一次打"}, "否");
    row("told without a question", "t.repaired", {"上次来人放了气"}, "是");
    row("denied", "t.repaired", {"我还没报修"}, "否");

    row("supplier by area", "t.supplier", {"就是暖气片凉"}, "小城热力公司");

    row("money", "t.paid", {"话:一共交了多少热费？", "两千三百块"}, "2300 元");
    row("money corrected", "t.paid", {"交了三千二，不对，是三千六百八十块热费"}, "3680 元");
    row("money of another", "t.paid", {"热费我交了一千八百块，我同事交了两千块"}, "1800 元");

    row("date of the matter", "t.since", {"从上周三开始的"}, "2026-11-11");
    row("choice", "t.scope", {"我们整栋楼都不热"}, "整栋楼");
    row("choice by other words", "t.scope", {"就我家这样"}, "本户");
    row("choice denied", "t.scope", {"不是整栋楼，就我家这样"}, "本户");

    row("plate spoken", "t.plate", {"车牌是豫G幺二三四五"}, "豫G12345");
    row("plate written", "t.plate", {"豫G·8A66Z 挡住了"}, "豫G8A66Z");
    row("count", "t.households", {"我们这儿十二户都这样"}, "12");
    row("line for contact", "t.contact", {"没别的了"}, "13800006127");
    row("other phone", "t.contact", {"打我另一个手机，幺三九零零零零一一二二"}, "13900001122");

    row("asks", "asks", {"你们赶紧来测温，热费能不能退？"}, "测温修复；退还热费");
    row("no asks", "asks", {"没别的了"}, "");

    row("surname", "caller_name", {"免贵姓王"}, "姓王");
    row("surname and title", "caller_name", {"我姓王", "话:好的王女士"}, "王女士");
    row("title first", "caller_name", {"话:先生您好，您贵姓？", "姓李"}, "李先生");
    row("full name", "caller_name", {"我叫王小明"}, "王小明");
    row("corrected name", "caller_name", {"我姓汪，不对，我姓王"}, "姓王");
    row("not a name", "caller_name", {"这小区姓氏都杂"}, "");

    row("kind by complaint", "kind", {"我要投诉，没人管"}, "complaint");
    row("kind by suggestion", "kind", {"我建议你们改一改"}, "suggestion");
    row("not that kind", "kind", {"这是咨询，不是投诉，我想咨询一下几号供暖"}, "enquiry");

    row("house", "place", {"东城区平原路阳光小区，三号楼二单元五零一"},
        "东城区平原路阳光小区3号楼2单元501");
    row("house corrected", "place", {"西城区翠湖花园，六号楼，不对，是七号楼"},
        "西城区翠湖花园7号楼");
    row("homophone", "place", {"西城区翠胡花园三号楼"}, "西城区翠湖花园3号楼");
}

void TestAssistFields::reads()
{
    QFETCH(QString, field);
    QFETCH(QStringList, turns);
    QFETCH(QString, value);
    session::CallOffered offered;
    offered.number = "13800006127";
    Desk desk{smallAssistant(), kSunday, offered};
    talk(desk, turns);
    QCOMPARE(shown(desk.value(field.toStdString())), value);
}

void TestAssistFields::spans_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("rooms") << "t.room_temperature"
                           << "嗯，卧室十四度，客厅十五度"
                           << QStringList{"卧室十四度", "客厅十五度"};
    QTest::newRow("behind emoji and blanks") << "t.room_temperature"
                                             << "😀  卧 室 十四度" << QStringList{"卧 室 十四度"};
    QTest::newRow("time") << "time"
                          << "我家啊从上周三开始就这样" << QStringList{"从上周三开始"};
    QTest::newRow("people") << "t.people"
                            << "家里有八十多岁的老人呢" << QStringList{"八十多岁的老人"};
    QTest::newRow("full width") << "t.room_temperature"
                                << "客厅１５度" << QStringList{"客厅１５度"};
    QTest::newRow("name") << "caller_name"
                          << "你好，我姓王" << QStringList{"我姓王"};
    QTest::newRow("category") << "category"
                              << "就是暖气不热" << QStringList{"我家暖气不热", "就是暖气不热"};
}

void TestAssistFields::spans()
{
    QFETCH(QString, field);
    QFETCH(QString, said);
    QFETCH(QStringList, words);
    Desk desk{smallAssistant(), kSunday};
    talk(desk, {said});
    QStringList found;
    for (const auto& word : desk.words(field.toStdString()))
        found << shown(word);
    QCOMPARE(found, words);
}

QTEST_APPLESS_MAIN(TestAssistFields)
#include "tst_assist_fields.moc"

#include "models/text/numerals.h"

#include <QTest>

#include <map>

using namespace lianxin::text;

namespace {

QString kindName(NumeralKind kind)
{
    static const std::map<NumeralKind, QString> kNames{
        {NumeralKind::Number, "Number"},     {NumeralKind::Approximate, "Approximate"},
        {NumeralKind::Digits, "Digits"},     {NumeralKind::Phone, "Phone"},
        {NumeralKind::Identity, "Identity"}, {NumeralKind::Money, "Money"},
        {NumeralKind::Percent, "Percent"},   {NumeralKind::Temperature, "Temperature"},
        {NumeralKind::Date, "Date"},         {NumeralKind::Time, "Time"},
        {NumeralKind::DateTime, "DateTime"}, {NumeralKind::Building, "Building"},
        {NumeralKind::Unit, "Unit"},         {NumeralKind::Floor, "Floor"},
        {NumeralKind::Room, "Room"},         {NumeralKind::RoadNumber, "RoadNumber"},
        {NumeralKind::Ordinal, "Ordinal"}};
    return kNames.at(kind);
}

QString shown(const std::string& text)
{
    QStringList out;
    for (const Numeral& n : numerals(text))
        out << kindName(n.kind) + "(" + QString::fromStdString(slice(text, {n.from, n.to})) +
                   ")=" + QString::fromStdString(n.value);
    return out.join(' ');
}

} // namespace

class NumeralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void leavesAlone_data();
    void leavesAlone();
    void rewrites_data();
    void rewrites();
    void mapLeadsToTheWords();
    void hostile_data();
    void hostile();
    void longText();
};

void NumeralsTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString(text) << QString(expected);
    };
    row("七一年三月生的", "Date(七一年三月)=1971-03");
    row("我九八年下岗", "Date(九八年)=1998");
    row("一五年买的", "Date(一五年)=2015");
    row("交了万把块", "Money(万把块)=10000+");
    row("来了百把人", "Approximate(百把)=100+");
    row("剩一千出头", "Approximate(一千出头)=1000+");
    row("五万零八百", "Number(五万零八百)=50800");
    row("四一零七二四，一九六六，零六一八，三五二七",
        "Digits(四一零七二四，一九六六，零六一八，三五二七)=410724196606183527");
    row("6133，13800006133", "Number(6133)=6133 Phone(13800006133)=13800006133");
    row("五块一小时", "Money(五块)=5 Number(一)=1");
    row("三号楼二单元五零一", "Building(三号楼)=3 Unit(二单元)=2 Room(五零一)=501");
    row("3号楼2单元50一室", "Building(3号楼)=3 Unit(2单元)=2 Room(50一室)=501");
    row("五0一室", "Room(五0一室)=501");
    row("3一直响", "Number(3)=3");
    row("3号楼2单元501室", "Building(3号楼)=3 Unit(2单元)=2 Room(501室)=501");
    row("十二号楼一单元三零二暖气十四度",
        "Building(十二号楼)=12 Unit(一单元)=1 Room(三零二)=302 Temperature(十四度)=14");
    row("东光花园2#楼", "Building(2#楼)=2");
    row("万达B座", "Building(B座)=B");
    row("负一楼车库", "Floor(负一楼)=-1");
    row("一共18层，火在6层", "Number(18)=18 Floor(6层)=6");
    row("十八层高的楼，我在六楼", "Number(十八)=18 Floor(六楼)=6");
    row("我住五楼", "Floor(五楼)=5");
    row("幺三八零零幺二三四五六", "Phone(幺三八零零幺二三四五六)=13800123456");
    row("我电话是138-0012-3456", "Phone(138-0012-3456)=13800123456");
    row("幺三八，零零幺二，三四五六", "Phone(幺三八，零零幺二，三四五六)=13800123456");
    row("13800123456、13900123456",
        "Phone(13800123456)=13800123456 Phone(13900123456)=13900123456");
    row("电话八三五六七八九零", "Phone(八三五六七八九零)=83567890");
    row("0591-83567890", "Phone(0591-83567890)=059183567890");
    row("身份证11010519491231002X", "Identity(11010519491231002X)=11010519491231002X");
    row("二零二六年三月五号下午两点半", "DateTime(二零二六年三月五号下午两点半)=2026-03-05T14:30");
    row("2026年3月5日", "Date(2026年3月5日)=2026-03-05");
    row("2026-03-05 14:30", "DateTime(2026-03-05 14:30)=2026-03-05T14:30");
    row("三月五号", "Date(三月五号)=--03-05");
    row("二零二六年三月", "Date(二零二六年三月)=2026-03");
    row("18年3月", "Date(18年3月)=2018-03");
    row("十一月份停的", "Date(十一月份)=--11");
    row("十一月二十停的", "Date(十一月二十)=--11-20");
    row("三月八那天", "Date(三月八)=--03-08");
    row("六月二十来个人", "Date(六月)=--06 Approximate(二十来)=20+");
    row("五号停的暖", "Date(五号)=---05");
    row("下午两点半", "Time(下午两点半)=14:30");
    row("凌晨一点", "Time(凌晨一点)=01:00");
    row("晚上十二点", "Time(晚上十二点)=24:00");
    row("晚上十一点多", "Time(晚上十一点)=23:00");
    row("早上七点四十五分", "Time(早上七点四十五分)=07:45");
    row("三点一刻", "Time(三点一刻)=03:15");
    row("晚上23:47", "Time(晚上23:47)=23:47");
    row("中午十二点", "Time(中午十二点)=12:00");
    row("半夜两点", "Time(半夜两点)=02:00");
    row("一千二百块", "Money(一千二百块)=1200");
    row("一千二百块钱", "Money(一千二百块钱)=1200");
    row("三块五", "Money(三块五)=3.50");
    row("三块五毛钱", "Money(三块五毛钱)=3.50");
    row("一块八毛五", "Money(一块八毛五)=1.85");
    row("六十块零五毛", "Money(六十块零五毛)=60.50");
    row("三块零五分", "Money(三块零五分)=3.05");
    row("三点五万", "Number(三点五万)=35000");
    row("十点十分", "Time(十点十分)=10:10");
    row("五毛", "Money(五毛)=0.50");
    row("1.2万元", "Money(1.2万元)=12000");
    row("两万多元", "Money(两万多元)=20000+");
    row("三万五千元", "Money(三万五千元)=35000");
    row("3,500元", "Money(3,500元)=3500");
    row("百分之三十", "Percent(百分之三十)=30");
    row("12.5%", "Percent(12.5%)=12.5");
    row("百分之零点五", "Percent(百分之零点五)=0.5");
    row("十四度", "Temperature(十四度)=14");
    row("零下三度", "Temperature(零下三度)=-3");
    row("十八点五度", "Temperature(十八点五度)=18.5");
    row("１４℃", "Temperature(１４℃)=14");
    row("两千多", "Approximate(两千多)=2000+");
    row("三四百户", "Approximate(三四百)=300-400");
    row("七八个人", "Approximate(七八)=7-8");
    row("十七八岁", "Approximate(十七八)=17-18");
    row("十几户", "Approximate(十几)=10-19");
    row("几十户", "Approximate(几十)=20-90");
    row("一万二", "Number(一万二)=12000");
    row("一百零二", "Number(一百零二)=102");
    row("一百二", "Number(一百二)=120");
    row("三亿五千万零六十", "Number(三亿五千万零六十)=350000060");
    row("十万三千六百", "Number(十万三千六百)=103600");
    row("三个月", "Number(三)=3");
    row("平原路一百二十号", "RoadNumber(一百二十号)=120");
    row("展进路192号", "RoadNumber(192号)=192");
    row("第三人民医院", "Ordinal(第三)=3");
    row("用了三百度电", "Number(三百)=300");
    row("幺幺零", "Digits(幺幺零)=110");
    row("¼", "Number(¼)=1");
}

void NumeralsTest::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(shown(text.toStdString()), expected);
}

void NumeralsTest::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"六一南路", "五四广场", "七里河",     "五一中路", "三坊七巷", "一下",     "一直",
          "万一",     "乱七八糟", "统一管理",   "一起反映", "有一点吵", "千万不要", "十分严重",
          "十字路口", "二环路",   "三八妇女节", "三元桥",   "一块儿去", "周三",     "高三学生",
          "五凤街道", "一个小区", "三中门口",   "三江口",   "六一",     "百花洲"})
        QTest::newRow(text) << QString(text);
}

void NumeralsTest::leavesAlone()
{
    QFETCH(QString, text);
    QCOMPARE(shown(text.toStdString()), QString());
}

void NumeralsTest::rewrites_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString(text) << QString(expected);
    };
    row("三号楼二单元五零一", "3号楼2单元501");
    row("二零二六年三月五号下午两点半", "2026年3月5号下午2点30分");
    row("一千二百块", "1200块");
    row("百分之三十", "30%");
    row("十四度", "14度");
    row("两千多户", "2000多户");
    row("三块五", "3.5块");
    row("三点一刻", "3点15分");
    row("六一南路五号楼", "六一南路5号楼");
    row("第三人民医院", "第三人民医院");
    row("", "");
}

void NumeralsTest::rewrites()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Normalised out = digits(text.toStdString());
    QCOMPARE(QString::fromStdString(out.utf8()), expected);
    QCOMPARE(out.source.size(), out.text.size() + 1);
    QVERIFY(std::is_sorted(out.source.begin(), out.source.end()));
}

void NumeralsTest::mapLeadsToTheWords()
{
    const std::string said = "我 住 三 号 楼";
    const Normalised out = digits(said);
    QCOMPARE(out.utf8(), std::string("我住3号楼"));
    QCOMPARE(slice(said, out.original({2, 5})), std::string("三 号 楼"));
    const Normalised hundred = digits("一百二十号");
    QCOMPARE(hundred.utf8(), std::string("120号"));
    QCOMPARE(hundred.original({0, 3}).to, 4);
}

void NumeralsTest::hostile_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("only units") << QString("百千万亿").repeated(50);
    QTest::newRow("all digits") << QString("9").repeated(5000);
    QTest::newRow("all one") << QString("一").repeated(5000);
    QTest::newRow("ten ten") << QString("十").repeated(5000);
    QTest::newRow("dots") << QString("点.点:").repeated(500);
    QTest::newRow("unit chain") << QString("9") + QString("亿").repeated(500);
    QTest::newRow("emoji") << QString("3😀号楼😀5");
}

void NumeralsTest::hostile()
{
    QFETCH(QString, text);
    const std::string utf8 = text.toStdString();
    int last = 0;
    for (const Numeral& n : numerals(utf8)) {
        QVERIFY(n.from >= last && n.to > n.from);
        QVERIFY(!n.value.empty());
        last = n.to;
    }
    QVERIFY(last <= length(utf8));
    QVERIFY(digits(utf8).source.back() == length(utf8));
}

void NumeralsTest::longText()
{
    const std::string letter =
        QString("我住三号楼二单元五零一，物业费一千二百块，").repeated(1500).toStdString();
    QCOMPARE(numerals(letter).size(), std::size_t{6000});
}

QTEST_APPLESS_MAIN(NumeralsTest)
#include "tst_numerals.moc"

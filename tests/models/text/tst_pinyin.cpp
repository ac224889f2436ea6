#include "models/text/pinyin.h"
#include "models/text/utf.h"

#include <QTest>

using namespace lianxin::text;

class PinyinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void confuses_data();
    void confuses();
    void distances();
    void first();
    void strangers();
};

void PinyinTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString(text) << QString(expected);
    };
    row("平原路", "ping yuan lu");
    row("新中大道", "xin zhong da dao");
    row("长乐区", "chang le qu");
    row("校长", "xiao zhang");
    row("重庆路", "chong qing lu");
    row("重点", "zhong dian");
    row("朝阳小区", "chao yang xiao qu");
    row("银行", "yin hang");
    row("行人", "xing ren");
    row("卫滨区", "wei bin qu");
    row("厦门", "xia men");
    row("绿地", "lv di");
    row("女子", "nv zi");
    row("A座", "A zuo");
    row("石桥", "shi qiao");
    row("仓山区", "cang shan qu");
    row("闽侯县", "min hou xian");
    row("乐园", "le yuan");
    row("地铁", "di tie");
    row("中兴", "zhong xing");
    row("大厦", "da sha");
    row("解放路", "jie fang lu");
    row("曾家村", "zeng jia cun");
    row("单元", "dan yuan");
    row("洞头", "dong tou");
    row("台江", "tai jiang");
    row("埔里", "pu li");
}

void PinyinTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(pinyin(text.toStdString())), expected);
}

void PinyinTest::confuses_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* a, const char* b, int expected) {
        QTest::addRow("%s %s", a, b) << QString(a) << QString(b) << expected;
    };
    row("原", "远", 0);
    row("中", "宗", 1);
    row("山", "三", 1);
    row("南", "蓝", 1);
    row("平", "贫", 1);
    row("生", "身", 1);
    row("阳", "严", 1);
    row("湖", "福", 1);
    row("花", "发", 1);
    row("河", "波", 3);
    row("路", "楼", 2);
    row("东", "西", 3);
}

void PinyinTest::confuses()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, expected);
    const Syllable x = syllable(toUtf32(a.toStdString())[0]);
    const Syllable y = syllable(toUtf32(b.toStdString())[0]);
    QVERIFY(x != 0 && y != 0);
    QCOMPARE(distance(x, y), expected);
    QCOMPARE(distance(y, x), expected);
    QCOMPARE(fuzzy(x) == fuzzy(y), expected <= 1);
}

void PinyinTest::distances()
{
    QCOMPARE(distance(syllables(U"平原路"), syllables(U"平远路")), 0.0);
    QCOMPARE(distance(syllables(U"中原里"), syllables(U"宗原里")), 0.25);
    QCOMPARE(distance(syllables(U"阳光小区"), syllables(U"阳光")), 2.0);
    QCOMPARE(distance(syllables(U""), syllables(U"")), 0.0);
}

void PinyinTest::first()
{
    QCOMPARE(initials("平原路3号"), std::string("pyl3h"));
    QCOMPARE(initials("长乐区"), std::string("clq"));
}

void PinyinTest::strangers()
{
    QCOMPARE(syllable(U'a'), Syllable{0});
    QCOMPARE(syllable(U'😀'), Syllable{0});
    QCOMPARE(syllable(0x20000), Syllable{0});
    QCOMPARE(spelling(0xFFFF).size(), std::size_t{0});
    QCOMPARE(fuzzy(0xFFFF), Syllable{0});
    QCOMPARE(distance(Syllable{0xFFFF}, Syllable{1}), 3);
    QCOMPARE(syllable(U'3'), syllable(U'三'));
}

QTEST_APPLESS_MAIN(PinyinTest)
#include "tst_pinyin.moc"

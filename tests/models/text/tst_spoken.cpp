#include "models/text/lunar.h"
#include "models/text/simplified.h"
#include "models/text/solar_term.h"
#include "models/text/spoken.h"

#include <QTest>

using namespace lianxin;

namespace {

QString shown(std::chrono::local_days day)
{
    const auto date = std::chrono::year_month_day{day};
    return QDate(static_cast<int>(date.year()),
                 static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day())))
        .toString(Qt::ISODate);
}

} // namespace

class SpokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void leadsBackToTheWords();
    void countsLunarDays_data();
    void countsLunarDays();
    void knowsNoOtherLunarDays();
    void countsSolarTerms_data();
    void countsSolarTerms();
};

void SpokenTest::reads_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* said, const char* read) {
        QTest::newRow(said) << QString::fromUtf8(said) << QString::fromUtf8(read);
    };
    row("三号楼，啊，二单元，呃，五零一", "三号楼,二单元,五零一");
    row("我我我叫王小明", "我叫王小明");
    row("楼上没水了 电梯也停了", "楼上没水了,电梯也停了");
    row("我 家 住 在 平原 路", "我家住在平原路"); // blanks between words
    row("充了 1200 块 店就关门了", "充了1200块,店就关门了");
    row("嗯。", "嗯。");
    row("三号楼，哦不对，五号楼", "三号楼,哦不对,五号楼");
    row("幺三八幺三八零零零零零", "幺三八幺三八零零零零零");
    row("现在在哪儿", "现在在哪儿");
    row("有人吹唢呐", "有人吹唢呐");
    row("那个小区没水", "那个小区没水");
    row("陽光小區三號樓", "阳光小区三号楼");
    row("滨河云著没水", "滨河云著没水");
    row("我电话幺五八三七三七七洞洞幺", "我电话幺五八三七三七七零零幺");
    row("豫GT三五拐洞拒载", "豫gt三五七零拒载");
    row("豫G三五拐洞勾", "豫g三五七零九");
    row("号码是洞三拐三的", "号码是零三七三的");
    row("我在洪洞三五零号", "我在洪洞三五零号");
    row("走到五零三拐弯", "走到五零三拐弯");
    row("三五勾兑的酒", "三五勾兑的酒");
    row("五号洞口塌了", "五号洞口塌了");
    row("两个洞", "两个洞");
    row("平\u202e原\u2066路\u202c三号", "平原路三号");
    row("", "");
}

void SpokenTest::reads()
{
    QFETCH(QString, said);
    QFETCH(QString, read);
    const auto out = text::spoken(said.toStdString());
    QCOMPARE(QString::fromStdString(out.utf8()), read);
    QCOMPARE(out.source.size(), out.text.size() + 1);
}

void SpokenTest::leadsBackToTheWords()
{
    const auto out = text::spoken("三号楼，呃，二单元");
    const auto at = static_cast<int>(out.text.find(U"二单元"));
    QCOMPARE(out.original({at, at + 3}), (text::Span{6, 9}));
}

void SpokenTest::countsLunarDays_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("month");
    QTest::addColumn<int>("day");
    QTest::addColumn<QString>("solar");
    QTest::newRow("spring festival") << 2026 << 1 << 1 << "2026-02-17";
    QTest::newRow("lantern festival") << 2026 << 1 << 15 << "2026-03-03";
    QTest::newRow("dragon boats") << 2026 << 5 << 5 << "2026-06-19";
    QTest::newRow("mid-autumn behind a leap month") << 2025 << 8 << 15 << "2025-10-06";
    QTest::newRow("the kitchen god") << 2025 << 12 << 23 << "2026-02-10";
    QTest::newRow("the last of a short month") << 2025 << 12 << 30 << "2026-02-16";
}

void SpokenTest::countsLunarDays()
{
    QFETCH(int, year);
    QFETCH(int, month);
    QFETCH(int, day);
    QFETCH(QString, solar);
    const auto found = text::solarDay({year, month, day});
    QVERIFY(found.has_value());
    QCOMPARE(shown(*found), solar);
}

void SpokenTest::knowsNoOtherLunarDays()
{
    QVERIFY(!text::solarDay({2009, 1, 1}));
    QVERIFY(!text::solarDay({2039, 1, 1}));
    QVERIFY(!text::solarDay({2026, 13, 1}));
    QVERIFY(!text::solarDay({2026, 1, 31}));
    QVERIFY(!text::solarDay({2026, 1, 0}));
}

void SpokenTest::countsSolarTerms_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("term");
    QTest::addColumn<QString>("day");
    QTest::newRow("小寒") << 2026 << 0 << "2026-01-05";
    QTest::newRow("立春 of a year it comes early") << 2025 << 2 << "2025-02-03";
    QTest::newRow("立春") << 2026 << 2 << "2026-02-04";
    QTest::newRow("清明 of a leap year") << 2024 << 6 << "2024-04-04";
    QTest::newRow("清明") << 2026 << 6 << "2026-04-05";
    QTest::newRow("夏至") << 2026 << 11 << "2026-06-21";
    QTest::newRow("立冬") << 2026 << 20 << "2026-11-07";
    QTest::newRow("冬至 of 2024") << 2024 << 23 << "2024-12-21";
    QTest::newRow("冬至") << 2026 << 23 << "2026-12-22";
}

void SpokenTest::countsSolarTerms()
{
    QFETCH(int, year);
    QFETCH(int, term);
    QFETCH(QString, day);
    QCOMPARE(shown(text::solarTerm(year, term)), day);
}

QTEST_APPLESS_MAIN(SpokenTest)
#include "tst_spoken.moc"

#include "models/sla/chinese_time.h"
#include "models/sla/explain.h"
#include "tests/models/sla/fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using namespace std::chrono_literals;

/// The words a complainant hears. Each row is the whole explanation, a sentence a line.
class TestExplain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explains_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("three working days")
            << "2024-09-02 10:12" << QByteArray("3wd")
            << QStringList{"9月2日（周一）10:12开始，当天不计，从下一个工作日数起。",
                           "9月3日（周二）起算，3个工作日，到9月5日（周四）17:30止。"};
        QTest::newRow("over National Day with its make-up day")
            << "2024-09-27 10:00" << QByteArray("3wd")
            << QStringList{
                   "9月27日（周五）10:00开始，当天不计，从下一个工作日数起。",
                   "9月29日（周日）起算，3个工作日，到10月8日（周二）17:30止。",
                   "期间不计：9月28日（周六）休息；10月1日（周二）至10月7日（周一）国庆节放假。",
                   "期间计入：9月29日（周日）国庆节调休上班。"};
        QTest::newRow("many weekends are counted, not named")
            << "2025-03-03 10:00" << QByteArray("20wd")
            << QStringList{"3月3日（周一）10:00开始，当天不计，从下一个工作日数起。",
                           "3月4日（周二）起算，20个工作日，到3月31日（周一）17:30止。",
                           "期间不计：周末休息共8天。"};
        QTest::newRow("minutes in two days")
            << "2024-09-02 16:30" << QByteArray("90wm")
            << QStringList{
                   "9月2日（周一）16:30起算，只计工作时间，90个工作分钟，到9月3日（周二）09:00止。",
                   "其中9月2日（周一）计1小时；9月3日（周二）计30分钟。"};
        QTest::newRow("minutes from Friday night")
            << "2024-09-06 20:00" << QByteArray("30wm")
            << QStringList{
                   "9月6日（周五）20:00不在工作时间，自9月9日（周一）08:30上班时开始计。",
                   "9月9日（周一）08:30起算，只计工作时间，30个工作分钟，到9月9日（周一）09:00止。",
                   "期间不计：9月7日（周六）至9月8日（周日）休息。"};
        QTest::newRow("natural time")
            << "2024-09-06 20:00" << QByteArray("24h")
            << QStringList{
                   "9月6日（周五）20:"
                   "00起算，24小时（自然时间，夜间、周末和节假日都计），到9月7日（周六）20:00止。"};
        QTest::newRow("into a year not published")
            << "2025-12-30 10:00" << QByteArray("3wd")
            << QStringList{
                   "12月30日（周二）10:00开始，当天不计，从下一个工作日数起。",
                   "12月31日（周三）起算，3个工作日，到2026年1月2日（周五）17:30止。",
                   "2026年的放假安排尚未全部公布，暂按每周的固定作息推算，公布后重新计算。"};
        QTest::newRow("from a year before the calendar")
            << "2023-12-29 10:00" << QByteArray("2wd")
            << QStringList{"12月29日（周五）10:00开始，当天不计，从下一个工作日数起。",
                           "2024年1月1日（周一）起算，2个工作日，到2024年1月2日（周二）17:30止。",
                           "期间不计：12月30日（周六）至12月31日（周日）休息。",
                           "日历中没有2023年的放假安排，按每周的固定作息推算。"};
        QTest::newRow("long ago") << "2019-03-04 10:00" << QByteArray("1wd")
                                  << QStringList{
                                         "3月4日（周一）10:00开始，当天不计，从下一个工作日数起。",
                                         "3月5日（周二）起算，1个工作日，到3月5日（周二）17:30止。",
                                         "日历中没有2019年的放假安排，按每周的固定作息推算。"};
    }
    void explains()
    {
        QFETCH(QString, start);
        QFETCH(QByteArray, limit);
        const auto lines =
            explain(office(), parseDuration(limit.toStdString()).value(), at(start.toStdString()));
        QTEST(texts(lines), "lines");
    }

    void namesTheYearsThatAreUnknownAndNoOther()
    {
        const auto around =
            texts(explain(office(), limit("1500wd"), at("2022-12-30 10:00"))).mid(2).join(u'|');
        QVERIFY2(around.contains("日历中没有2022年至2023年的放假安排"), qPrintable(around));
        QVERIFY2(around.contains("2026年至2028年的放假安排尚未全部公布"), qPrintable(around));
        // Midnight ends the year that is over and is none of the next.
        auto source = officeSource();
        source.hours = everyDay("00:00-24:00");
        const auto end =
            texts(explain(Calendar::make(source).value(), limit("1wd"), at("2025-12-30 10:00")));
        QVERIFY2(!end.join(u'|').contains("公布"), qPrintable(end.join(u'|')));
    }

    /// Each pause is looked at once; if each were counted from the first again, this would not end.
    void explainsAnyNumberOfPauses()
    {
        constexpr int kMany = 150000;
        std::vector<Pause> pauses;
        for (int i = 0; i < kMany; ++i)
            pauses.push_back(
                {at("2024-09-02 09:00") + 2min * i, at("2024-09-02 09:01") + 2min * i});
        const auto lines = explain(office(), limit("9000000m"), at("2024-09-02 09:00"), pauses);
        QCOMPARE(lines.size(), std::size_t{kMany + 2});
        const auto end = due(office(), limit("9000000m"), at("2024-09-02 09:00"), pauses).at;
        QVERIFY(lines.back().find(chineseTime(end, yearOf(at("2024-09-02 09:00")))) !=
                std::string::npos);
    }

    void explainsPauses()
    {
        const std::vector<Pause> pauses{{at("2024-09-04 08:30"), at("2024-09-04 12:00")},
                                        {at("2024-09-07 09:00"), at("2024-09-07 18:00")},
                                        {at("2024-09-20 09:00"), at("2024-09-20 10:00")}};
        const auto lines = texts(explain(office(), limit("5wd"), at("2024-09-02 09:00"), pauses));
        const QStringList expected{
            "9月2日（周一）09:00开始，当天不计，从下一个工作日数起。",
            "9月3日（周二）起算，5个工作日，到9月9日（周一）17:30止。",
            "期间不计：9月7日（周六）至9月8日（周日）休息。",
            "9月4日（周三）08:30至9月4日（周三）12:"
            "00暂停，其中工作时间3小时30分钟不计，顺延到9月10日（周二）12:00。",
            "9月7日（周六）09:00至9月7日（周六）18:00暂停，其间没有工作时间，不顺延。",
            "9月20日（周五）09:00至9月20日（周五）10:00暂停，此时时限已到，不顺延。",
            "顺延后，到9月10日（周二）12:00止。"};
        QCOMPARE(lines, expected);
    }

    void explainsAPauseThatLasts()
    {
        const std::vector<Pause> pauses{{at("2024-09-03 09:00"), std::nullopt}};
        const auto lines = texts(explain(office(), limit("3wd"), at("2024-09-02 09:00"), pauses));
        QCOMPARE(lines.last(),
                 QStringLiteral("自9月3日（周二）09:00起暂停，恢复后按暂停时间顺延。"));
    }

    void explainsExtensions()
    {
        const std::vector<Duration> limits{limit("1wd"), limit("2wd")};
        const auto lines = texts(explain(office(), limits, at("2024-09-02 09:00")));
        QCOMPARE(
            lines[2],
            QStringLiteral(
                "批准延期2个工作日：9月4日（周三）起算，2个工作日，到9月5日（周四）17:30止。"));
    }

    void explainsSpecialDays()
    {
        auto source = officeSource();
        source.specialDays = {{date("2024-09-03"), "台风停工", {}},
                              {date("2024-09-04"), "半天", hours("08:30-12:00")}};
        const auto lines =
            texts(explain(Calendar::make(source).value(), limit("1wd"), at("2024-09-02 09:00")));
        QCOMPARE(lines[2], QStringLiteral("期间不计：9月3日（周二）台风停工不上班。"));
        QCOMPARE(lines[3], QStringLiteral("期间计入：9月4日（周三）半天，上班时间08:30-12:00。"));
    }

    void namesTheSameEndAsTheDeadline()
    {
        const auto start = at("2024-09-26 15:00");
        const std::vector<Pause> pauses{{at("2024-09-29 09:00"), at("2024-10-09 09:10:05")}};
        for (const auto* words : {"90wm", "4000wm", "5wd", "3d", "200h"}) {
            const auto end = due(office(), limit(words), start, pauses).at;
            const auto all = texts(explain(office(), limit(words), start, pauses)).join(QString());
            const auto said = QString::fromStdString(base::toIso(end)).mid(11, 5);
            QVERIFY2(all.contains(said), qPrintable(all));
        }
    }

    void summarises()
    {
        QCOMPARE(QString::fromStdString(summary(office(), limit("3wd"), at("2026-11-23 10:12"))),
                 QStringLiteral("11月24日（周二）起算，3个工作日，到11月26日（周四）17:"
                                "30止（放假安排未公布，暂定）"));
    }

private:
    static QStringList texts(const std::vector<std::string>& lines)
    {
        QStringList all;
        for (const auto& line : lines)
            all << QString::fromStdString(line);
        return all;
    }
};

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"

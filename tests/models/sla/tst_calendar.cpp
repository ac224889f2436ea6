#include "tests/models/sla/fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using namespace std::chrono_literals;

class TestCalendar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesHours_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("lunch") << QByteArray("08:30-12:00,14:00-17:30")
                               << QByteArray("08:30-12:00,14:00-17:30");
        QTest::newRow("spaces, one digit")
            << QByteArray(" 8:30 - 12:00 , 14:00-17:30") << QByteArray("08:30-12:00,14:00-17:30");
        QTest::newRow("all day") << QByteArray("00:00-24:00") << QByteArray("00:00-24:00");
        QTest::newRow("touching") << QByteArray("08:00-12:00,12:00-16:00")
                                  << QByteArray("08:00-12:00,12:00-16:00");
        QTest::newRow("none") << QByteArray("") << QByteArray("");
        QTest::newRow("a word") << QByteArray("morning") << QByteArray("hours.syntax");
        QTest::newRow("past midnight") << QByteArray("08:00-24:01") << QByteArray("hours.syntax");
        QTest::newRow("minute 60") << QByteArray("08:60-12:00") << QByteArray("hours.syntax");
        QTest::newRow("trailing comma") << QByteArray("08:00-12:00,") << QByteArray("hours.syntax");
        QTest::newRow("backwards") << QByteArray("12:00-08:00") << QByteArray("hours.order");
        QTest::newRow("empty part") << QByteArray("08:00-08:00") << QByteArray("hours.order");
        QTest::newRow("overlap") << QByteArray("08:00-12:00,11:00-13:00")
                                 << QByteArray("hours.order");
    }
    void parsesHours()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, outcome);
        const auto read = parseHours(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(read ? print(read.value()) : read.error().code),
                 outcome);
    }

    void knowsWhoWorksWhen_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<bool>("works");
        QTest::newRow("opening is worked") << "2024-09-02 08:30" << true;
        QTest::newRow("before opening") << "2024-09-02 08:29:59" << false;
        QTest::newRow("lunch begins") << "2024-09-02 12:00" << false;
        QTest::newRow("lunch ends") << "2024-09-02 14:00" << true;
        QTest::newRow("closing is not worked") << "2024-09-02 17:30" << false;
        QTest::newRow("Saturday") << "2024-09-07 10:00" << false;
        QTest::newRow("make-up Sunday") << "2024-09-29 10:00" << true;
        QTest::newRow("make-up Saturday") << "2024-10-12 16:00" << true;
        QTest::newRow("holiday") << "2024-10-01 10:00" << false;
        QTest::newRow("day after the holiday") << "2024-10-08 10:00" << true;
        QTest::newRow("year nobody published") << "2031-10-01 10:00" << true;
        QTest::newRow("weekend of that year") << "2031-10-04 10:00" << false;
        QTest::newRow("long ago") << "1969-12-31 10:00" << true;
    }
    void knowsWhoWorksWhen()
    {
        QFETCH(QString, time);
        QTEST(office().isWorking(at(time.toStdString())), "works");
    }

    void addsWorkingTime_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("end");
        QTest::newRow("within the morning") << "2024-09-02 09:00" << 60 << "2024-09-02 10:00";
        QTest::newRow("to the end of the morning it stays")
            << "2024-09-02 09:00" << 180 << "2024-09-02 12:00";
        QTest::newRow("over lunch") << "2024-09-02 11:30" << 60 << "2024-09-02 14:30";
        QTest::newRow("from within lunch") << "2024-09-02 12:40" << 30 << "2024-09-02 14:30";
        QTest::newRow("over night") << "2024-09-02 17:00" << 60 << "2024-09-03 09:00";
        QTest::newRow("over a weekend") << "2024-09-06 17:00" << 60 << "2024-09-09 09:00";
        QTest::newRow("into the make-up Sunday") << "2024-09-27 17:00" << 60 << "2024-09-29 09:00";
        QTest::newRow("over the holiday") << "2024-09-30 17:00" << 60 << "2024-10-08 09:00";
        QTest::newRow("through the make-up Saturday")
            << "2024-10-11 17:00" << 30 + 420 + 30 << "2024-10-14 09:00";
        QTest::newRow("nothing stays") << "2024-09-07 03:00" << 0 << "2024-09-07 03:00";
        QTest::newRow("less than nothing stays") << "2024-09-02 09:00" << -5 << "2024-09-02 09:00";
        QTest::newRow("ten weeks in 2031") << "2031-03-03 08:30" << 50 * 420 << "2031-05-09 17:30";
    }
    void addsWorkingTime()
    {
        QFETCH(QString, start);
        QFETCH(int, minutes);
        QFETCH(QString, end);
        QCOMPARE(text(office().add(at(start.toStdString()), std::chrono::minutes{minutes})),
                 text(at(end.toStdString())));
    }

    void endsWorkingDays_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("end");
        QTest::newRow("next day") << "2024-09-02 09:00" << 1 << "2024-09-03 17:30";
        QTest::newRow("the hour does not matter")
            << "2024-09-02 23:59:59" << 1 << "2024-09-03 17:30";
        QTest::newRow("midnight belongs to the new day")
            << "2024-09-03 00:00" << 1 << "2024-09-04 17:30";
        QTest::newRow("from Saturday") << "2024-09-07 10:00" << 1 << "2024-09-09 17:30";
        QTest::newRow("five from Friday") << "2024-09-06 10:00" << 5 << "2024-09-13 17:30";
        QTest::newRow("make-up Sunday counts") << "2024-09-27 10:00" << 1 << "2024-09-29 17:30";
        QTest::newRow("over National Day") << "2024-09-29 10:00" << 5 << "2024-10-11 17:30";
        QTest::newRow("and its second make-up day")
            << "2024-09-29 10:00" << 6 << "2024-10-12 17:30";
        QTest::newRow("from within the holiday") << "2024-10-03 10:00" << 1 << "2024-10-08 17:30";
        QTest::newRow("into a year not published") << "2025-12-30 10:00" << 3 << "2026-01-02 17:30";
        QTest::newRow("long before") << "1960-01-01 10:00" << 5 << "1960-01-08 17:30";
        QTest::newRow("a hundred in 2040") << "2040-01-02 10:00" << 100 << "2040-05-21 17:30";
    }
    void endsWorkingDays()
    {
        QFETCH(QString, start);
        QFETCH(int, n);
        QFETCH(QString, end);
        QCOMPARE(text(office().endOfWorkingDay(at(start.toStdString()), n)),
                 text(at(end.toStdString())));
    }

    void halfDaysCountAsDays()
    {
        auto source = officeSource();
        source.specialDays.push_back({date("2025-01-27"), "除夕前一天", hours("08:30-12:00")});
        const auto calendar = Calendar::make(source).value();
        QCOMPARE(text(calendar.endOfWorkingDay(at("2025-01-26 10:00"), 1)),
                 text(at("2025-01-27 12:00")));
        QCOMPARE(text(calendar.add(at("2025-01-27 11:30"), 60min)), text(at("2025-02-05 09:00")));
        QCOMPARE(calendar.day(localDate("2025-01-27")).kind, DayKind::Special);
    }

    void specialDayWinsOverHoliday()
    {
        auto source = officeSource();
        source.specialDays.push_back({date("2024-10-01"), "值班", hours("09:00-11:00")});
        const auto calendar = Calendar::make(source).value();
        QVERIFY(calendar.isWorking(at("2024-10-01 10:00")));
        QVERIFY(!calendar.isWorking(at("2024-10-01 11:00")));
    }

    void makeUpDaysTakeTheirHours()
    {
        auto source = officeSource();
        source.hours.week[0].clear(); // closed on Mondays, as museums are
        source.hours.week[6] = hours("10:00-15:00");
        auto calendar = Calendar::make(source).value();
        QCOMPARE(print(calendar.hours(localDate("2024-09-29"))), std::string("10:00-15:00"));
        QCOMPARE(print(calendar.hours(localDate("2024-10-12"))),
                 std::string("08:30-12:00,14:00-17:30"));
        source.hours.makeUp = hours("09:00-16:00");
        calendar = Calendar::make(source).value();
        QCOMPARE(print(calendar.hours(localDate("2024-10-12"))), std::string("09:00-16:00"));
    }

    void unitsKeepTheirOwn()
    {
        auto city = officeSource();
        city.specialDays.push_back({date("2024-09-03"), "半天", hours("08:30-12:00")});
        city.specialDays.push_back({date("2024-09-04"), "半天", hours("08:30-12:00")});
        UnitCalendar own{UnitId{"heating"},
                         everyDay("00:00-24:00"),
                         Holidays::Ignored,
                         {{date("2024-09-04"), "检修", {}}}};
        const auto calendar = Calendar::make(layered(city, own)).value();
        QVERIFY(calendar.isWorking(at("2024-10-01 03:00")));
        QVERIFY(!calendar.isWorking(at("2024-09-03 15:00")));
        QVERIFY(!calendar.isWorking(at("2024-09-04 09:00")));
        QVERIFY(!calendar.provisional(at("2031-01-01 00:00")));
    }

    void losesNoMinuteAtMidnight()
    {
        const auto source =
            CalendarSource{"24/7", everyDay("00:00-24:00"), {}, {}, Holidays::Ignored};
        const auto calendar = Calendar::make(source).value();
        const auto start = at("2024-02-28 23:59:30");
        for (int minutes = 1; minutes < 5000; ++minutes)
            QCOMPARE(calendar.add(start, std::chrono::minutes{minutes}),
                     start + std::chrono::minutes{minutes});
        QCOMPARE(calendar.between(at("2024-01-01 00:00"), at("2025-01-01 00:00")),
                 Milliseconds{366 * 24h});
        QVERIFY(calendar.isWorking(at("2024-03-01 00:00")));
        QCOMPARE(text(calendar.endOfWorkingDay(start, 1)), text(at("2024-03-01 00:00")));
    }

    void marksYearsNotPublished()
    {
        const auto calendar = office();
        QVERIFY(!calendar.provisional(at("2024-01-01 00:00")));
        QVERIFY(!calendar.provisional(at("2025-12-31 23:59")));
        QVERIFY(calendar.provisional(at("2026-01-01 00:00")));
        QVERIFY(calendar.provisional(at("2023-12-31 23:59")));
        QVERIFY(calendar.provisional(at("2025-12-31 10:00"), at("2026-01-02 10:00")));
        QVERIFY(!calendar.provisional(at("2024-12-31 10:00"), at("2025-01-02 10:00")));
        QVERIFY(Calendar().provisional(at("2025-06-01 10:00")));
    }

    void gapsBetweenPublishedYearsAreProvisional()
    {
        const auto calendar = Calendar::make({"gap",
                                              onWeekdays(officeHours()),
                                              {{2022, {}}, {2024, {}}},
                                              {},
                                              Holidays::Observed})
                                  .value();
        QVERIFY(!calendar.provisional(at("2022-06-01 00:00")));
        QVERIFY(calendar.provisional(at("2023-06-01 00:00")));
        QVERIFY(calendar.provisional(at("2022-12-30 00:00"), at("2024-01-02 00:00")));
    }

    void waitsForWork_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("work");
        QTest::newRow("at work") << "2024-09-02 09:00"
                                 << "2024-09-02 09:00";
        QTest::newRow("just stopped") << "2024-09-02 17:30"
                                      << "2024-09-02 17:30";
        QTest::newRow("lunch") << "2024-09-02 13:00"
                               << "2024-09-02 14:00";
        QTest::newRow("midnight") << "2024-09-03 00:00"
                                  << "2024-09-03 08:30";
        QTest::newRow("Friday night") << "2024-09-06 22:00"
                                      << "2024-09-09 08:30";
        QTest::newRow("in the holiday") << "2024-10-02 09:00"
                                        << "2024-10-08 08:30";
    }
    void waitsForWork()
    {
        QFETCH(QString, time);
        QFETCH(QString, work);
        QCOMPARE(text(office().atWork(at(time.toStdString()))), text(at(work.toStdString())));
    }

    void workMayEndAtMidnight()
    {
        const auto late =
            Calendar::make({"late", everyDay("18:00-24:00"), {}, {}, Holidays::Ignored}).value();
        QCOMPARE(text(late.atWork(at("2024-09-03 00:00"))), text(at("2024-09-03 00:00")));
        QCOMPARE(text(late.add(at("2024-09-02 23:00"), 60min)), text(at("2024-09-03 00:00")));
        QCOMPARE(text(late.add(at("2024-09-02 23:00"), 61min)), text(at("2024-09-03 18:01")));
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("no hours at all") << 0 << "calendar.no_working_time";
        QTest::newRow("overlapping hours") << 1 << "calendar.hours";
        QTest::newRow("30 February") << 2 << "calendar.date";
        QTest::newRow("off and worked") << 3 << "calendar.conflict";
        QTest::newRow("a year twice") << 4 << "calendar.year";
        QTest::newRow("two special days") << 5 << "calendar.conflict";
        QTest::newRow("far future") << 6 << "calendar.date";
    }
    void refusesWhatCannotBe()
    {
        QFETCH(int, which);
        auto source = officeSource();
        const auto day = date("2024-10-01");
        switch (which) {
        case 0:
            source.hours = WorkingHours{};
            break;
        case 1:
            source.hours.week[2] = {{600, 700}, {650, 720}};
            break;
        case 2:
            source.years[0].days.push_back({std::chrono::year{2024} / 2 / 30, "", true});
            break;
        case 3:
            source.years[0].days.push_back({day, "国庆节", false});
            break;
        case 4:
            source.years.push_back({2024, {}});
            break;
        case 5:
            source.specialDays = {{day, "", {}}, {day, "", {}}};
            break;
        default:
            source.specialDays = {{std::chrono::year{2500} / 1 / 1, "", {}}};
        }
        const auto made = Calendar::make(source);
        QVERIFY(!made);
        QTEST(QString::fromStdString(made.error().code), "code");
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"

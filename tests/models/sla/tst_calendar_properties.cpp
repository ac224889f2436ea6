#include "tests/models/sla/fixture.h"
#include "tests/models/sla/slow_model.h"

#include <QTest>

#include <map>
#include <random>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;

Q_DECLARE_METATYPE(lianxin::sla::CalendarSource)

namespace {

constexpr unsigned kSeed = 20261122;

using Random = std::mt19937;

std::int64_t pick(Random& random, std::int64_t from, std::int64_t to)
{
    return std::uniform_int_distribution<std::int64_t>(from, to)(random);
}

/// Any millisecond of the years 2018 to 2035: before, within and beyond what is published.
UtcTime anyTime(Random& random)
{
    return at("2018-01-01 00:00") + Milliseconds{pick(random, 0, 17LL * 366 * 86'400'000)};
}

std::string said(UtcTime time, Milliseconds working)
{
    return text(time) + " + " + std::to_string(working.count()) + " ms, seed " +
           std::to_string(kSeed);
}

} // namespace

/// What must hold for every calendar, on random instants, and against the slow model over the five
/// real years.
class TestCalendarProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inverse_data() { calendars(); }
    /// add(a, working(a, b)) == b for b inside an interval or on its end.
    void inverse()
    {
        const auto calendar = made();
        Random random(kSeed);
        int inside = 0;
        for (int i = 0; i < 20'000; ++i) {
            const auto a = anyTime(random);
            const auto b = a + Milliseconds{pick(random, 1, 90LL * 86'400'000)};
            if (calendar.between(b - Milliseconds{1}, b).count() == 0)
                continue;
            ++inside;
            const auto working = calendar.between(a, b);
            if (calendar.add(a, working) != b)
                QFAIL(said(a, working).c_str());
        }
        QVERIFY(inside > 1000);
    }

    void twoSteps_data() { calendars(); }
    void twoSteps()
    {
        const auto calendar = made();
        Random random(kSeed);
        for (int i = 0; i < 20'000; ++i) {
            const auto start = anyTime(random);
            const Milliseconds first{pick(random, 0, 40LL * 3'600'000)};
            const Milliseconds second{pick(random, 0, 40LL * 3'600'000)};
            if (calendar.add(calendar.add(start, first), second) !=
                calendar.add(start, first + second))
                QFAIL(said(start, first + second).c_str());
        }
    }

    void monotone_data() { calendars(); }
    void monotone()
    {
        const auto calendar = made();
        Random random(kSeed);
        for (int i = 0; i < 20'000; ++i) {
            const auto start = anyTime(random);
            const auto later = start + Milliseconds{pick(random, 0, 3 * 86'400'000)};
            const Milliseconds working{pick(random, 0, 400LL * 3'600'000)};
            const auto n = pick(random, 1, 60);
            if (calendar.add(start, working) > calendar.add(later, working) ||
                calendar.add(start, working) > calendar.add(start, working + Milliseconds{1}) ||
                calendar.between(start, later).count() < 0 ||
                calendar.endOfWorkingDay(start, n) > calendar.endOfWorkingDay(later, n) ||
                calendar.endOfWorkingDay(start, n) >= calendar.endOfWorkingDay(start, n + 1))
                QFAIL(said(start, working).c_str());
        }
    }

    void passesExactlyWhatWasAdded_data() { calendars(); }
    void passesExactlyWhatWasAdded()
    {
        const auto calendar = made();
        Random random(kSeed);
        for (int i = 0; i < 20'000; ++i) {
            const auto start = anyTime(random);
            const Milliseconds working{pick(random, 1, 4000LL * 3'600'000)};
            const auto end = calendar.add(start, working);
            if (calendar.between(start, end) != working ||
                calendar.between(end - Milliseconds{1}, end) != Milliseconds{1})
                QFAIL(said(start, working).c_str());
        }
    }

    /// What the city ships is what others read in the same notices.
    void theYearsAreThoseOfTheNotices()
    {
        if (sharedYear(kLastRealYear).days.empty())
            QSKIP("shared holidays are absent");
        const auto all = [](CalendarYear (*read)(int)) {
            std::map<std::chrono::year_month_day, bool> days;
            for (int year = kFirstRealYear; year <= kLastRealYear; ++year)
                for (const auto& day : read(year).days)
                    days[day.date] = day.off;
            return days;
        };
        QVERIFY(all(&writtenYear) == all(&sharedYear));
    }

    void agreesMinuteByMinute_data() { calendars(); }
    /// Every one of the 2.6 million minutes of five years.
    void agreesMinuteByMinute()
    {
        const auto calendar = made();
        const SlowModel slow(source());
        std::int64_t worked = 0;
        for (std::size_t minute = 0; minute < slow.minutes(); ++minute) {
            const auto time = SlowModel::timeOf(minute);
            if (calendar.isWorking(time) != slow.works(minute) ||
                calendar.between(SlowModel::timeOf(0), time) != std::chrono::minutes{worked})
                QFAIL(text(time).c_str());
            worked += slow.works(minute) ? 1 : 0;
        }
    }

    void deadlinesAgree_data() { calendars(); }
    void deadlinesAgree()
    {
        const auto calendar = made();
        const SlowModel slow(source());
        Random random(kSeed);
        for (int i = 0; i < 800; ++i) {
            const auto start = static_cast<std::size_t>(
                pick(random, 0, static_cast<std::int64_t>(slow.minutes()) - 200 * 1440));
            const auto minutes = pick(random, 1, 6000);
            const auto days = pick(random, 1, 25);
            const auto from = SlowModel::timeOf(start);
            const auto byMinutes =
                SlowModel::timeOf(slow.due(start, static_cast<std::size_t>(minutes)));
            const auto byDays =
                SlowModel::timeOf(slow.endOfWorkingDay(start, static_cast<int>(days)));
            if (due(calendar, {minutes, DurationUnit::WorkingMinutes}, from).at != byMinutes ||
                due(calendar, {days, DurationUnit::WorkingDays}, from).at != byDays)
                QFAIL(said(from, std::chrono::minutes{minutes}).c_str());
        }
    }

    void pausesAgree_data() { calendars(); }
    /// Overlapping pauses in any order, some before the start, some past the due time.
    void pausesAgree()
    {
        const auto calendar = made();
        const SlowModel slow(source());
        Random random(kSeed);
        for (int i = 0; i < 800; ++i) {
            const auto start = static_cast<std::size_t>(
                pick(random, 30'000, static_cast<std::int64_t>(slow.minutes()) - 300 * 1440));
            std::vector<Pause> pauses;
            std::vector<SlowModel::Gap> gaps;
            for (auto left = pick(random, 0, 5); left > 0; --left) {
                const auto from = start + static_cast<std::size_t>(pick(random, 0, 22'000)) - 2000;
                const auto to = from + static_cast<std::size_t>(pick(random, 0, 6000));
                gaps.push_back({from, to});
                pauses.push_back({SlowModel::timeOf(from), SlowModel::timeOf(to)});
            }
            const auto from = SlowModel::timeOf(start);
            const auto minutes = pick(random, 1, 3000);
            const auto days = pick(random, 1, 12);
            const auto natural = static_cast<std::size_t>(pick(random, 1, 5000));
            const auto length =
                slow.worked(start, slow.endOfWorkingDay(start, static_cast<int>(days)));
            if (due(calendar, {minutes, DurationUnit::WorkingMinutes}, from, pauses).at !=
                    SlowModel::timeOf(slow.due(start, static_cast<std::size_t>(minutes), gaps)) ||
                due(calendar, {days, DurationUnit::WorkingDays}, from, pauses).at !=
                    SlowModel::timeOf(slow.due(start, length, gaps)) ||
                due(calendar, {static_cast<std::int64_t>(natural), DurationUnit::Minutes}, from,
                    pauses)
                        .at != SlowModel::timeOf(SlowModel::naturalDue(start, natural, gaps)))
                QFAIL(said(from, std::chrono::minutes{minutes}).c_str());
        }
    }

private:
    static void calendars()
    {
        QTest::addColumn<CalendarSource>("source");
        CalendarSource office{
            "real", onWeekdays(officeHours()), realYears(), {}, Holidays::Observed};
        QTest::newRow("office") << office;
        office.specialDays = {
            {date("2024-02-09"), "除夕", hours("08:30-12:00")},
            {date("2025-05-04"), "值班", hours("09:00-10:00,10:30-11:00,16:00-16:01")},
            {date("2023-03-14"), "停电", {}}};
        QTest::newRow("half days and closings") << office;
        office.hours = everyDay("00:00-24:00");
        office.specialDays.clear();
        QTest::newRow("around the clock but for holidays") << office;
        office.hours = everyDay("00:00-06:00,22:00-24:00");
        QTest::newRow("nights") << office;
        office.hours = onWeekdays(hours("09:00-12:00,13:30-15:00,15:00-17:00,18:00-20:15"));
        office.hours.week[5] = hours("09:00-11:30");
        QTest::newRow("four parts and a short Saturday") << office;
    }
    static CalendarSource source()
    {
        return *static_cast<CalendarSource*>(QTest::qData("source", qMetaTypeId<CalendarSource>()));
    }
    static Calendar made() { return Calendar::make(source()).value(); }
};

QTEST_APPLESS_MAIN(TestCalendarProperties)
#include "tst_calendar_properties.moc"

#pragma once

#include "models/base/time.h"
#include "models/sla/calendar.h"
#include "models/sla/deadline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdlib>
#include <string>
#include <vector>

/// What the tests of models/sla share.
namespace lianxin::sla::test {

/// `2024-09-14 10:00` on the city's wall clock.
inline UtcTime at(const std::string& local)
{
    const auto time = base::parseIso(local + "+08:00");
    if (!time)
        std::abort();
    return *time;
}

inline std::string text(UtcTime time)
{
    return base::toIso(time);
}

inline std::chrono::year_month_day date(const std::string& iso)
{
    return std::chrono::year_month_day{
        std::chrono::floor<std::chrono::days>(base::toLocal(at(iso + " 00:00")))};
}

inline std::chrono::local_days localDate(const std::string& iso)
{
    return std::chrono::local_days{date(iso)};
}

inline Duration limit(const char* text)
{
    return parseDuration(text).value();
}

inline DayHours hours(const char* text)
{
    return parseHours(text).value();
}

inline WorkingHours everyDay(const char* text)
{
    WorkingHours week;
    week.week.fill(hours(text));
    return week;
}

/// The notices of 2024 and 2025 as far as the tests need them: National Day 2024 with both make-up
/// days, New Year and Spring Festival 2025.
inline std::vector<CalendarYear> someYears()
{
    std::vector<CalendarYear> years{{2024, {}}, {2025, {}}};
    const auto add = [](CalendarYear& year, const char* from, int days, const char* name,
                        bool off) {
        for (int i = 0; i < days; ++i)
            year.days.push_back(
                {std::chrono::year_month_day{localDate(from) + std::chrono::days{i}}, name, off});
    };
    add(years[0], "2024-09-29", 1, "国庆节", false);
    add(years[0], "2024-10-01", 7, "国庆节", true);
    add(years[0], "2024-10-12", 1, "国庆节", false);
    add(years[1], "2025-01-01", 1, "元旦", true);
    add(years[1], "2025-01-26", 1, "春节", false);
    add(years[1], "2025-01-28", 8, "春节", true);
    add(years[1], "2025-02-08", 1, "春节", false);
    return years;
}

inline CalendarSource officeSource()
{
    return {"test", onWeekdays(officeHours()), someYears(), {}, Holidays::Observed};
}

inline Calendar office()
{
    return Calendar::make(officeSource()).value();
}

inline std::string fileText(const QString& path)
{
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// A year of the demo city's calendars: the notices as we wrote them down.
inline CalendarYear writtenYear(int year)
{
    static const QRegularExpression kDay(
        QStringLiteral("date: ([\\d-]+), name: ([^,]+), \"off\": (true|false)"));
    const auto text = QString::fromStdString(
        fileText(QStringLiteral("resources/city/calendars/%1.yaml").arg(year)));
    CalendarYear read{year, {}};
    for (auto days = kDay.globalMatch(text); days.hasNext();) {
        const auto day = days.next();
        read.days.push_back({date(day.captured(1).toStdString()), day.captured(2).toStdString(),
                             day.captured(3) == QLatin1String("true")});
    }
    return read;
}

/// The same year as others wrote it down; no days where the shared data is absent.
inline CalendarYear sharedYear(int year)
{
    const auto text = fileText(QStringLiteral("../shared/data/holidays/%1.json").arg(year));
    CalendarYear read{year, {}};
    const auto days = QJsonDocument::fromJson(QByteArray::fromStdString(text))
                          .object()
                          .value(QLatin1String("days"))
                          .toArray();
    for (const auto& value : days) {
        const auto day = value.toObject();
        read.days.push_back({date(day.value(QLatin1String("date")).toString().toStdString()),
                             day.value(QLatin1String("name")).toString().toStdString(),
                             day.value(QLatin1String("isOffDay")).toBool()});
    }
    return read;
}

inline constexpr int kFirstRealYear = 2022;
inline constexpr int kLastRealYear = 2026;

/// The five real years, as others wrote them down where that is there.
inline std::vector<CalendarYear> realYears()
{
    std::vector<CalendarYear> years;
    for (int year = kFirstRealYear; year <= kLastRealYear; ++year) {
        auto shared = sharedYear(year);
        years.push_back(shared.days.empty() ? writtenYear(year) : std::move(shared));
    }
    return years;
}

} // namespace lianxin::sla::test

#pragma once

#include "tests/models/sla/fixture.h"

#include <map>
#include <vector>

namespace lianxin::sla::test {

/// Working time minute by minute from 2022 to 2026: a list of minutes, each worked or not. Slow and
/// obviously right; shares nothing with Calendar but the way its source is written.
class SlowModel {
public:
    explicit SlowModel(const CalendarSource& source)
    {
        std::map<std::chrono::local_days, bool> off;
        for (const auto& year : source.years)
            for (const auto& day : year.days)
                off[std::chrono::local_days{day.date}] = day.off;
        for (auto day = first(); day < end(); day += std::chrono::days{1}) {
            const auto hours = hoursOn(source, off, day);
            for (int minute = 0; minute < 1440; ++minute) {
                bool works = false;
                for (const auto& part : hours)
                    works = works || (part.from <= minute && minute < part.to);
                m_works.push_back(works);
            }
        }
    }

    static std::chrono::local_days first() { return localDate("2022-01-01"); }
    static std::chrono::local_days end() { return localDate("2027-01-01"); }
    static UtcTime timeOf(std::size_t minute)
    {
        return base::fromLocal(std::chrono::local_time<Milliseconds>{first()}) +
               std::chrono::minutes{minute};
    }
    std::size_t minutes() const { return m_works.size(); }
    bool works(std::size_t minute) const { return m_works[minute]; }

    /// The minute at which a limit of `working` minutes ends, pauses (in minutes, half open) not
    /// counting; minutes() when it never does.
    struct Gap {
        std::size_t from;
        std::size_t to;
    };
    std::size_t due(std::size_t start, std::size_t working, const std::vector<Gap>& gaps = {}) const
    {
        auto minute = start;
        for (; working > 0 && minute < m_works.size(); ++minute)
            if (m_works[minute] && !isIn(gaps, minute))
                --working;
        return minute;
    }

    /// The same for minutes by day and night.
    static std::size_t naturalDue(std::size_t start, std::size_t length,
                                  const std::vector<Gap>& gaps = {})
    {
        auto minute = start;
        for (; length > 0; ++minute)
            if (!isIn(gaps, minute))
                --length;
        return minute;
    }

    /// The end of working hours on the n-th working day after the day of `start`.
    std::size_t endOfWorkingDay(std::size_t start, int n) const
    {
        auto day = start / 1440;
        while (n > 0 && (day + 2) * 1440 <= m_works.size()) {
            ++day;
            if (worked(day * 1440, day * 1440 + 1440) > 0)
                --n;
        }
        auto minute = day * 1440 + 1440;
        while (!m_works[minute - 1])
            --minute;
        return minute;
    }

    std::size_t worked(std::size_t from, std::size_t to) const
    {
        std::size_t count = 0;
        for (auto minute = from; minute < to; ++minute)
            count += m_works[minute] ? 1 : 0;
        return count;
    }

private:
    static bool isIn(const std::vector<Gap>& gaps, std::size_t minute)
    {
        for (const auto& gap : gaps)
            if (gap.from <= minute && minute < gap.to)
                return true;
        return false;
    }

    static DayHours hoursOn(const CalendarSource& source,
                            const std::map<std::chrono::local_days, bool>& off,
                            std::chrono::local_days day)
    {
        for (const auto& special : source.specialDays)
            if (std::chrono::local_days{special.date} == day)
                return special.hours;
        const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
        const auto named = off.find(day);
        if (named == off.end() || (!named->second && !source.hours.week[weekday].empty()))
            return source.hours.week[weekday];
        return named->second ? DayHours{} : source.hours.week[0];
    }

    std::vector<bool> m_works;
};

} // namespace lianxin::sla::test

#include "models/base/time.h"

#include <utility>

namespace lianxin::base {

using namespace std::chrono;

local_time<Milliseconds> toLocal(UtcTime time)
{
    return local_time<Milliseconds>{time.time_since_epoch() + kCityOffset};
}

UtcTime fromLocal(local_time<Milliseconds> local)
{
    return UtcTime{local.time_since_epoch() - kCityOffset};
}

namespace {

/// `count` digits of a number with so many or fewer.
void append(std::string& text, unsigned value, std::size_t count)
{
    text.append(count, '0');
    for (auto digit = text.rbegin(); value > 0; value /= 10)
        *digit++ = static_cast<char>('0' + value % 10);
}

void appendYear(std::string& text, int year)
{
    if (year >= 0 && year <= 9999)
        append(text, static_cast<unsigned>(year), 4);
    else
        text += std::to_string(year);
}

} // namespace

std::string toIso(UtcTime time)
{
    const auto local = toLocal(time);
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss clock{local - day};
    const auto whole = [](auto count) { return static_cast<unsigned>(count); };
    std::string text;
    text.reserve(sizeof "2026-11-22T14:03:22.123+08:00");
    appendYear(text, static_cast<int>(date.year()));
    for (const auto& [before, value] : {std::pair{'-', static_cast<unsigned>(date.month())},
                                        {'-', static_cast<unsigned>(date.day())},
                                        {'T', whole(clock.hours().count())},
                                        {':', whole(clock.minutes().count())},
                                        {':', whole(clock.seconds().count())}}) {
        text += before;
        append(text, value, 2);
    }
    if (const auto ms = static_cast<unsigned>(clock.subseconds().count()); ms != 0) {
        text += '.';
        append(text, ms, 3);
    }
    return text + "+08:00";
}

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9')
                return std::nullopt;
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }
    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool done() const { return m_rest.empty(); }

    /// `.123456`: kept to the millisecond; -1 for a dot without digits.
    int fraction()
    {
        if (!take('.') && !take(','))
            return 0;
        int value = 0;
        int scale = 100;
        bool any = false;
        while (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            value += (m_rest.front() - '0') * scale;
            scale /= 10;
            any = true;
            m_rest.remove_prefix(1);
        }
        return any ? value : -1;
    }

    std::optional<minutes> offset()
    {
        if (take('Z') || take('z'))
            return minutes{0};
        const int sign = take('+') ? 1 : take('-') ? -1 : 0;
        if (sign == 0)
            return std::nullopt;
        const auto h = digits(2);
        take(':');
        const auto m = digits(2);
        if (!h || !m || *h > 14 || *m > 59)
            return std::nullopt;
        return minutes{sign * (*h * 60 + *m)};
    }

private:
    std::string_view m_rest;
};

} // namespace

std::optional<UtcTime> parseIso(std::string_view text)
{
    Reader in(text);
    const auto y = in.digits(4);
    if (!y || !in.take('-'))
        return std::nullopt;
    const auto mo = in.digits(2);
    if (!mo || !in.take('-'))
        return std::nullopt;
    const auto d = in.digits(2);
    if (!d || !(in.take('T') || in.take(' ')))
        return std::nullopt;
    const auto h = in.digits(2);
    if (!h || !in.take(':'))
        return std::nullopt;
    const auto mi = in.digits(2);
    if (!mi)
        return std::nullopt;
    int s = 0;
    if (in.take(':')) {
        const auto sec = in.digits(2);
        if (!sec)
            return std::nullopt;
        s = *sec;
    }
    const int ms = in.fraction();
    const auto offset = in.offset();
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)},
                              day{static_cast<unsigned>(*d)}};
    if (!offset || !in.done() || ms < 0 || !date.ok() || *h > 23 || *mi > 59 || s > 59)
        return std::nullopt;
    return UtcTime{sys_days{date}.time_since_epoch() + hours{*h} + minutes{*mi} + seconds{s} +
                   Milliseconds{ms} - *offset};
}

} // namespace lianxin::base

#include "models/base/time.h"

#include <algorithm>
#include <charconv>

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

/// `count` digits of a number with so many or fewer; where the next character goes.
char* put(char* to, unsigned value, std::size_t count)
{
    for (auto i = count; i > 0; --i, value /= 10)
        to[i - 1] = static_cast<char>('0' + value % 10);
    return to + count;
}

} // namespace

IsoText::IsoText(UtcTime time)
{
    const auto local = toLocal(time);
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss clock{local - day};
    char* end = m_text.data();
    const int year = static_cast<int>(date.year());
    if (year >= 0 && year <= 9999)
        end = put(end, static_cast<unsigned>(year), 4);
    else
        end = std::to_chars(end, m_text.data() + m_text.size(), year).ptr;
    const auto add = [&](char before, auto count, std::size_t digits) {
        *end++ = before;
        end = put(end, static_cast<unsigned>(count), digits);
    };
    add('-', static_cast<unsigned>(date.month()), 2);
    add('-', static_cast<unsigned>(date.day()), 2);
    add('T', clock.hours().count(), 2);
    add(':', clock.minutes().count(), 2);
    add(':', clock.seconds().count(), 2);
    if (const auto ms = clock.subseconds().count(); ms != 0)
        add('.', ms, 3);
    end = std::copy_n("+08:00", 6, end);
    m_size = static_cast<std::size_t>(end - m_text.data());
}

std::string toIso(UtcTime time)
{
    return std::string(IsoText(time).view());
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
    const UtcTime time{sys_days{date}.time_since_epoch() + hours{*h} + minutes{*mi} + seconds{s} +
                       Milliseconds{ms} - *offset};
    const year_month_day local{floor<days>(toLocal(time))};
    const bool hasFourDigits = local.year() >= year{0} && local.year() <= year{9999};
    return hasFourDigits ? std::optional(time) : std::nullopt;
}

} // namespace lianxin::base

#include "models/ticket/numbering.h"

#include <array>
#include <cstdio>

namespace lianxin::ticket {

namespace {

using namespace std::chrono;

year_month_day cityDate(UtcTime time)
{
    return year_month_day{local_days{days{cityDay(time)}}};
}

} // namespace

int cityDay(UtcTime time)
{
    return static_cast<int>(floor<days>(base::toLocal(time)).time_since_epoch().count());
}

std::string ticketNumber(UtcTime accepted, int serialOfDay)
{
    const auto date = cityDate(accepted);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u-%06d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  serialOfDay);
    return text.data();
}

std::string provisionalNumber(const SeatId& seat, UtcTime at, int serial)
{
    const auto date = cityDate(at);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "-%02u%02u-%03d", static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), serial);
    return "L-" + seat.str() + text.data();
}

bool isProvisional(const std::string& number)
{
    return number.compare(0, 2, "L-") == 0;
}

} // namespace lianxin::ticket

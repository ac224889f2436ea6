#include "models/places/coordinates.h"

#include <cmath>
#include <numbers>

namespace lianxin::places {

namespace {

constexpr double kPi = std::numbers::pi;
/// Krasovsky 1940, the ellipsoid the published offset formula is written on.
constexpr double kAxis = 6'378'245.0;
constexpr double kEccentricity = 0.00669342162296594323;
constexpr double kBaiduPi = kPi * 3000 / 180;

bool outsideChina(Point p)
{
    return p.lon < 72.004 || p.lon > 137.8347 || p.lat < 0.8293 || p.lat > 55.8271;
}

double shiftLat(double x, double y)
{
    const double base =
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::fabs(x));
    const double inX = (20 * std::sin(6 * x * kPi) + 20 * std::sin(2 * x * kPi)) * 2 / 3;
    const double inY = (20 * std::sin(y * kPi) + 40 * std::sin(y / 3 * kPi) +
                        160 * std::sin(y / 12 * kPi) + 320 * std::sin(y * kPi / 30)) *
                       2 / 3;
    return base + inX + inY;
}

double shiftLon(double x, double y)
{
    const double base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::fabs(x));
    const double inX =
        (20 * std::sin(6 * x * kPi) + 20 * std::sin(2 * x * kPi) + 20 * std::sin(x * kPi) +
         40 * std::sin(x / 3 * kPi) + 150 * std::sin(x / 12 * kPi) + 300 * std::sin(x / 30 * kPi)) *
        2 / 3;
    return base + inX;
}

Point gcjOf(Point wgs)
{
    if (outsideChina(wgs))
        return wgs;
    const double x = wgs.lon - 105;
    const double y = wgs.lat - 35;
    const double lat = wgs.lat / 180 * kPi;
    const double m = 1 - kEccentricity * std::sin(lat) * std::sin(lat);
    const double root = std::sqrt(m);
    return {wgs.lon + shiftLon(x, y) * 180 / (kAxis / root * std::cos(lat) * kPi),
            wgs.lat + shiftLat(x, y) * 180 / ((kAxis * (1 - kEccentricity)) / (m * root) * kPi)};
}

Point wgsOf(Point gcj)
{
    if (outsideChina(gcj))
        return gcj;
    Point guess = gcj;
    for (int i = 0; i < 8; ++i) {
        const Point shifted = gcjOf(guess);
        guess.lon += gcj.lon - shifted.lon;
        guess.lat += gcj.lat - shifted.lat;
    }
    return guess;
}

Point bdOf(Point gcj)
{
    const double z = std::hypot(gcj.lon, gcj.lat) + 0.00002 * std::sin(gcj.lat * kBaiduPi);
    const double theta = std::atan2(gcj.lat, gcj.lon) + 0.000003 * std::cos(gcj.lon * kBaiduPi);
    return {z * std::cos(theta) + 0.0065, z * std::sin(theta) + 0.006};
}

Point gcjOfBaidu(Point bd)
{
    Point guess{bd.lon - 0.0065, bd.lat - 0.006};
    for (int i = 0; i < 8; ++i) {
        const Point shifted = bdOf(guess);
        guess.lon += bd.lon - shifted.lon;
        guess.lat += bd.lat - shifted.lat;
    }
    return guess;
}

} // namespace

Point toWgs84(Point p, Datum from)
{
    switch (from) {
    case Datum::Gcj02:
        return wgsOf(p);
    case Datum::Bd09:
        return wgsOf(gcjOfBaidu(p));
    case Datum::Wgs84:
        break;
    }
    return p;
}

Point fromWgs84(Point p, Datum to)
{
    switch (to) {
    case Datum::Gcj02:
        return gcjOf(p);
    case Datum::Bd09:
        return bdOf(gcjOf(p));
    case Datum::Wgs84:
        break;
    }
    return p;
}

} // namespace lianxin::places

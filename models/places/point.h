#pragma once

namespace lianxin::places {

/// Degrees, WGS-84 (CGCS2000 agrees with it to centimetres). Everything stored is in this system.
struct Point {
    double lon = 0;
    double lat = 0;
    bool operator==(const Point&) const = default;
};

/// Metres along the great circle (haversine, mean radius 6,371,008.8 m).
double distanceMetres(Point a, Point b);

/// Longitude/latitude box; empty when `west > east`.
struct Box {
    double west = 180;
    double south = 90;
    double east = -180;
    double north = -90;
    void extend(Point p);
    bool contains(Point p) const;
};

} // namespace lianxin::places

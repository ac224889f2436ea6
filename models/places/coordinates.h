#pragma once

#include "models/places/point.h"

namespace lianxin::places {

/// Coordinate systems met at the edge. GCJ-02 is what Chinese maps publish (offset by up to 700 m),
/// BD-09 Baidu's own on top of it.
enum class Datum { Wgs84, Gcj02, Bd09 };

/// Any system to WGS-84. The way back from GCJ-02 is iterated to under a centimetre; outside China
/// nothing is shifted.
Point toWgs84(Point p, Datum from);
Point fromWgs84(Point p, Datum to);

} // namespace lianxin::places

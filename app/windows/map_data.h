#pragma once

#include "widgets/map/map_layers.h"

#include <QString>

#include <memory>

namespace lianxin::engine {
struct City;
}

namespace lianxin::windows {

/// The city's layers for the map page, and tiles from a raster MBTiles file (SQLite; none when
/// `tilesFile` is empty or unreadable).
widgets::MapLayers mapLayers(const std::shared_ptr<const engine::City>& city,
                             const QString& tilesFile);

} // namespace lianxin::windows

#pragma once

#include "widgets/map/map_layers.h"

namespace lianxin::sample {

/// A few streets, a river and a park around the sample call's pin, drawn by hand.
widgets::MapLayers mapLayers();

} // namespace lianxin::sample

#pragma once

#include "models/assist/text_sides.h"

#include <span>
#include <vector>

namespace lianxin::assist {

/// The runs a model counts, and how telling each is.
struct FeatureSpace {
    std::vector<std::uint32_t> keys; ///< rising
    std::vector<float> rarity;       ///< 1 + ln((1 + texts) / (1 + texts that hold the run))
};

/// Runs that stand in at least two texts (in more, the more texts there are), and of those the
/// `most` that stand in most.
FeatureSpace spaceOf(std::span<const Sides> texts, const std::vector<View>& views,
                     std::size_t most);

} // namespace lianxin::assist

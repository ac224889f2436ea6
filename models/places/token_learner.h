#pragma once

#include "models/places/segment_lattice.h"
#include "models/places/token_network.h"

#include <vector>

namespace lianxin::places {

/// Learns a network from addresses and the segments that tile each (labels 0 … labels - 1, at most
/// `longest` tokens): stochastic steps on the likelihood (Adam, Kingma and Ba, 2015), with tokens
/// and inner values left out at random. The same on each call with the same seed on one machine.
/// Takes about a minute of one core for 9,000 addresses.
TokenNetwork learnTokens(const std::vector<TokenFeatures>& addresses,
                         const std::vector<std::vector<Segment>>& right, int labels, int longest,
                         unsigned seed);

} // namespace lianxin::places

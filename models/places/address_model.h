#pragma once

#include "models/places/token_network.h"

#include <string>
#include <vector>

namespace lianxin::places {

/// What a tagger was made of, and how well one made of four fifths did on the fifth held back.
struct AddressTraining {
    std::string fingerprint; ///< SHA-256 of the training file
    int addresses = 0;
    double chunkF1 = 0;
    bool operator==(const AddressTraining&) const = default;
};

/// A trained tagger in plain values, as they stand in its file.
struct AddressModel {
    std::vector<std::string> labels; ///< kinds of parts
    int longest = 1;                 ///< tokens of a part
    std::vector<TokenNetwork::Values> networks;
    AddressTraining training;
    bool operator==(const AddressModel&) const = default;
};

} // namespace lianxin::places

#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// A part of an address: tokens [from, to) and what they are.
struct AddressChunk {
    int from = 0;
    int to = 0;
    std::string type; ///< lower case, as the training data names it: `road`, `poi`, `roomno` …
    auto operator<=>(const AddressChunk&) const = default;
};

/// An address cut into tokens (a character each, a run of digits is one), and its parts in order.
struct TaggedAddress {
    std::vector<std::string> tokens;
    std::vector<AddressChunk> chunks;
    bool operator==(const TaggedAddress&) const = default;
};

/// The tokens of a text as the training data cuts them: code points, ASCII digits in one run.
std::vector<std::string> addressTokens(std::string_view utf8);

} // namespace lianxin::places

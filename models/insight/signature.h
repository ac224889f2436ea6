#pragma once

#include "models/insight/message.h"

#include <string>
#include <utility>
#include <vector>

namespace lianxin::insight {

/// What a message is about, as far as grouping needs it.
struct Signature {
    std::u32string words;              ///< title and text, normalised
    std::vector<std::u32string> names; ///< stems of local names, those of the title first
    std::vector<std::u32string> areas; ///< of the title; of the text where the title has none
    std::vector<std::pair<std::u32string, double>> terms; ///< pairs and threes of characters, Latin
                                                          ///< words, with their weight; each once
};

/// The title counts three times; of the text the first 400 characters.
Signature signatureOf(const Message& message);

} // namespace lianxin::insight

#pragma once

#include "models/insight/message.h"

#include <string>
#include <utility>
#include <vector>

namespace lianxin::insight {

/// What a message is about, as far as grouping needs it.
struct Signature {
    std::u32string words; ///< title, text and the place told, normalised
    std::u32string place; ///< as a form tells it; empty: the text alone does
    std::string told;     ///< place, area and matter together, where forms tell place and matter
    std::vector<std::u32string> names; ///< the place told, then stems of local names, those of the
                                       ///< title first
    std::vector<std::u32string> areas; ///< the one told; else of the title; else of the text
    std::vector<std::pair<std::u32string, double>> terms; ///< pairs and threes of characters, Latin
                                                          ///< words, with their weight; each once
};

/// The title counts three times; of the text the first 400 characters.
Signature signatureOf(const Message& message);

} // namespace lianxin::insight

#pragma once

#include "models/assist/phrases.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace lianxin::assist {

/// A word or phrase that speaks for one of several meanings, and how strongly.
struct Cue {
    std::string_view words; ///< normalised as people say them, UTF-8
    int meaning = 0;
    double weight = 1;
};

/// A table of cues ready to be looked for.
class Cues {
public:
    explicit Cues(std::span<const Cue> cues);

    struct Hit {
        int from = 0;
        int to = 0;
        int meaning = 0;
        double weight = 0;
    };
    /// Longest cues first; none within another of the same meaning.
    std::vector<Hit> find(std::u32string_view normalised) const;

private:
    std::vector<Cue> m_cues;
    Phrases m_phrases;
};

} // namespace lianxin::assist

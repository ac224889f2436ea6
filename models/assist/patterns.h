#pragma once

#include "models/assist/phrases.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// A row of a table of patterns: what is meant, and how it is said.
///
///     小孩|娃 掉|落 河里|水里         words in this order within one clause, alternatives by `|`,
///                                     at most eight characters between one and the next
///     电梯 4:不动                     at most four characters between
///     孩子 , 打不通                   may stand in a later clause, at most sixteen characters on
///     $kid 掉 !手机|钥匙              silent where the text holds one of the words behind `!`
///
/// `$name` stands for a set of alternatives (`WordSet`).
struct Pattern {
    int meaning = 0;
    std::string_view words;
};

struct WordSet {
    std::string_view name;
    std::string_view words; ///< alternatives by `|`; may name sets that stand above
};

/// A table of patterns ready to be looked for. All words of all patterns are found in one pass;
/// each step takes the nearest word that fits and never turns back, so that the time grows with the
/// text alone. Immutable.
class Patterns {
public:
    Patterns(std::span<const Pattern> patterns, std::span<const WordSet> sets);

    struct Hit {
        int meaning = 0;
        int from = 0; ///< code points: begin of the first word
        int to = 0;   ///< end of the last word
        bool operator==(const Hit&) const = default;
    };
    /// At most one hit a pattern and beginning; ordered by pattern. A clause ends at , . ; ! ? and
    /// their full-width forms, after normalisation.
    std::vector<Hit> find(std::u32string_view normalised) const;

private:
    struct Step {
        int element = 0;
        int gap = 0;
        bool acrossClauses = false;
    };
    struct Rule {
        int meaning = 0;
        std::vector<Step> steps;
        int unless = -1; ///< element; -1: none
    };
    using Places = std::vector<std::vector<Phrases::Hit>>;
    int elementOf(const std::string& alternatives);
    Rule compile(const Pattern& pattern);
    void findRule(const Rule& rule, const Places& places, const std::vector<int>& clauseOf,
                  std::vector<Hit>& out) const;

    std::map<std::string, std::string> m_sets;
    std::map<std::string, int> m_elements;
    std::vector<Rule> m_rules;
    Phrases m_words;
};

} // namespace lianxin::assist

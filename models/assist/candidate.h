#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"
#include "models/assist/word_list.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// A number, amount or day that may be a field's value.
struct Candidate {
    std::string value;
    double score = 0;
    std::vector<ticket::Span> spans;
};

/// The best candidate; equal values strengthen each other, of equal scores the later wins. Nothing
/// where it scores less than `least`.
Proposal best(std::vector<Candidate> candidates, double least);

/// True when the words, or any of them, stand in the clause that holds `at`.
bool inClause(const Heard& heard, int at, std::u32string_view words);
bool inClauseAny(const Heard& heard, int at, WordList words);

} // namespace lianxin::assist

#include "models/assist/candidate.h"

#include <algorithm>

namespace lianxin::assist {

Proposal best(std::vector<Candidate> candidates, double least)
{
    std::vector<Candidate> merged;
    for (auto& candidate : candidates) {
        const auto same = std::find_if(merged.begin(), merged.end(), [&](const Candidate& c) {
            return c.value == candidate.value;
        });
        if (same == merged.end()) {
            merged.push_back(std::move(candidate));
            continue;
        }
        same->score = std::max(same->score, candidate.score) + 0.06;
        for (const auto& span : candidate.spans)
            addSpan(same->spans, span);
    }
    const Candidate* winner = nullptr;
    for (const auto& candidate : merged)
        if (!winner || candidate.score >= winner->score)
            winner = &candidate;
    if (!winner || winner->score < least)
        return {};
    return {winner->value, {}, std::min(winner->score, 0.96), winner->spans, {}};
}

bool inClause(const Heard& heard, int at, std::u32string_view words)
{
    const auto clause = heard.clauseAt(at);
    return heard.slice(clause.from, clause.to).find(words) != std::u32string_view::npos;
}

bool inClauseAny(const Heard& heard, int at, WordList words)
{
    const auto clause = heard.clauseAt(at);
    return holdsAny(heard.slice(clause.from, clause.to), words);
}

} // namespace lianxin::assist

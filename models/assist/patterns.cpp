#include "models/assist/patterns.h"

#include <algorithm>
#include <sstream>

namespace lianxin::assist {

namespace {

constexpr int kGap = 8;
constexpr int kGapAcross = 16;

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, at);)
        if (!part.empty())
            parts.push_back(part);
    return parts;
}

/// The number of the clause each character stands in; clauses count up, marks belong to the one
/// before.
std::vector<int> clausesOf(std::u32string_view text)
{
    constexpr std::u32string_view kMarks = U",，.。;；!！?？、:：…~—\n";
    std::vector<int> clauseOf(text.size());
    int clause = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        clauseOf[i] = clause;
        clause += kMarks.find(text[i]) != std::u32string_view::npos ? 1 : 0;
    }
    return clauseOf;
}

} // namespace

Patterns::Patterns(std::span<const Pattern> patterns, std::span<const WordSet> sets)
{
    for (const auto& set : sets) {
        std::string flat;
        for (const auto& word : split(std::string{set.words}, '|'))
            flat.append(flat.empty() ? "" : "|")
                .append(word.front() == '$' ? m_sets.at(word.substr(1)) : word);
        m_sets[std::string{set.name}] = flat;
    }
    for (const auto& pattern : patterns)
        m_rules.push_back(compile(pattern));
    m_words.build();
}

int Patterns::elementOf(const std::string& alternatives)
{
    const auto [it, fresh] =
        m_elements.try_emplace(alternatives, static_cast<int>(m_elements.size()));
    if (!fresh)
        return it->second;
    for (const auto& word : split(alternatives, '|')) {
        if (word.front() != '$')
            m_words.add(std::string_view{word}, it->second);
        else
            for (const auto& member : split(m_sets.at(word.substr(1)), '|'))
                m_words.add(std::string_view{member}, it->second);
    }
    return it->second;
}

Patterns::Rule Patterns::compile(const Pattern& pattern)
{
    Rule rule;
    rule.meaning = pattern.meaning;
    bool across = false;
    for (auto part : split(std::string{pattern.words}, ' ')) {
        if (part == ",") {
            across = true;
            continue;
        }
        if (part.front() == '!') {
            rule.unless = elementOf(part.substr(1));
            continue;
        }
        Step step{0, across ? kGapAcross : kGap, across};
        across = false;
        if (const auto colon = part.find(':'); colon != std::string::npos) {
            step.gap = std::stoi(part.substr(0, colon));
            part.erase(0, colon + 1);
        }
        step.element = elementOf(part);
        rule.steps.push_back(step);
    }
    return rule;
}

std::vector<Patterns::Hit> Patterns::find(std::u32string_view normalised) const
{
    Places places(m_elements.size());
    for (const auto& hit : m_words.find(normalised))
        places[static_cast<std::size_t>(hit.id)].push_back(hit);
    for (auto& hits : places)
        std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
            return a.from != b.from ? a.from < b.from : a.to > b.to;
        });
    const auto clauseOf = clausesOf(normalised);
    std::vector<Hit> out;
    for (const auto& rule : m_rules)
        findRule(rule, places, clauseOf, out);
    return out;
}

void Patterns::findRule(const Rule& rule, const Places& places, const std::vector<int>& clauseOf,
                        std::vector<Hit>& out) const
{
    const auto at = [&](int element) -> const auto&
    {
        return places[static_cast<std::size_t>(element)];
    };
    const auto clause = [&](int position) { return clauseOf[static_cast<std::size_t>(position)]; };
    if (rule.unless >= 0 && !at(rule.unless).empty())
        return;
    for (const auto& first : at(rule.steps.front().element)) {
        int to = first.to;
        bool whole = true;
        for (std::size_t i = 1; whole && i < rule.steps.size(); ++i) {
            const auto& step = rule.steps[i];
            const auto& hits = at(step.element);
            const auto next = std::lower_bound(
                hits.begin(), hits.end(), to,
                [](const Phrases::Hit& hit, int position) { return hit.from < position; });
            whole = next != hits.end() && next->from - to <= step.gap &&
                    (step.acrossClauses || clause(next->from) == clause(to - 1));
            to = whole ? next->to : to;
        }
        if (whole)
            out.push_back({rule.meaning, first.from, to});
    }
}

} // namespace lianxin::assist

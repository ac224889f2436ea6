#include "models/assist/category_reader.h"

#include "models/assist/notions.h"
#include "models/assist/proposal.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lianxin::assist {

namespace {

/// A phrase of a category said as it stands: the longer, the surer.
constexpr double kPhraseBase = 4;
constexpr double kPhrasePerCharacter = 2;
constexpr double kReadBackShare = 0.5;
constexpr double kAgentShare = 0.15;
/// A sentence with fewer telling pairs (你好，我想反映一件事) does not state the matter yet.
constexpr std::size_t kTelling = 3;
/// How fast the difference of two scores becomes a difference of chances, and how much must be said
/// at all.
constexpr double kTemperature = 4.5;
constexpr double kEnough = 5;
constexpr double kSurest = 0.98;
constexpr int kCandidates = 8;

std::string withNotions(const std::string& words)
{
    return words + notionsOf(text::normalise(words).text);
}

using EntriesByCode = std::multimap<std::string, const knowledge::Entry*>;

/// A leaf as if it were an entry: its name is the title, what callers say are the questions, all
/// around it is the answer.
knowledge::Entry asEntry(const ticket::CategoryTree& tree, const ticket::Category& leaf,
                         const std::vector<routing::Item>& items, const EntriesByCode& entries)
{
    knowledge::Entry entry;
    entry.id = EntryId{leaf.code.str()};
    entry.title = withNotions(leaf.name);
    for (const auto& words : leaf.words)
        entry.questions.push_back(withNotions(words));
    entry.answer = tree.path(leaf.code);
    for (const auto& item : items)
        if (item.category == leaf.code)
            entry.answer += " " + item.name;
    const auto [from, to] = entries.equal_range(leaf.code.str());
    for (auto it = from; it != to; ++it) {
        entry.steps.push_back(it->second->title);
        entry.steps.insert(entry.steps.end(), it->second->questions.begin(),
                           it->second->questions.end());
    }
    return entry;
}

/// The matter is stated at the beginning; what is said by the way later counts less.
double placeInCall(int callerTurn)
{
    return callerTurn == 0 ? 1.0 : callerTurn == 1 ? 0.85 : callerTurn == 2 ? 0.6 : 0.4;
}

std::vector<double> weightsOf(const std::vector<Heard>& heard)
{
    std::vector<double> weights;
    int turn = 0;
    for (const auto& one : heard) {
        const double agent = one.readBack ? kReadBackShare : kAgentShare;
        weights.push_back(placeInCall(turn) * (one.isCaller() ? 1 : agent));
        turn += one.isCaller() && one.pairs.size() >= kTelling ? 1 : 0;
    }
    return weights;
}

struct Evidence {
    double score = 0;
    std::vector<std::pair<double, ticket::Span>> spans;
    std::map<std::pair<int, int>, double>
        phrases; ///< best by phrase, so that a repeated one counts once
};

std::vector<ticket::Span> strongest(std::vector<std::pair<double, ticket::Span>> spans)
{
    std::stable_sort(spans.begin(), spans.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<ticket::Span> out;
    for (const auto& [weight, span] : spans)
        if (out.size() < 3)
            addSpan(out, span);
    return out;
}

} // namespace

CategoryReader::CategoryReader(const ticket::CategoryTree& tree,
                               const std::vector<routing::Item>& items,
                               const std::vector<ticket::FormTemplate>&,
                               const std::vector<knowledge::Entry>& entries)
{
    EntriesByCode byCode;
    for (const auto& entry : entries)
        byCode.emplace(entry.category.str(), &entry);
    std::vector<knowledge::Entry> leaves;
    for (const auto& category : tree.all()) {
        if (!tree.isLeaf(category.code))
            continue;
        leaves.push_back(asEntry(tree, category, items, byCode));
        addPhrases(category, static_cast<int>(m_leaves.size()));
        m_leaves.push_back({category.code});
    }
    m_phrases.build();
    m_words = knowledge::Index{std::move(leaves)};
}

void CategoryReader::addPhrases(const ticket::Category& leaf, int index)
{
    auto phrases = leaf.words;
    phrases.push_back(leaf.name);
    for (const auto& words : phrases) {
        const auto normal = text::normalise(words);
        if (normal.size() < 2)
            continue;
        m_phrases.add(normal.text, static_cast<int>(m_phraseOf.size()));
        m_phraseOf.push_back({index, kPhraseBase + kPhrasePerCharacter * (normal.size() - 2)});
    }
}

std::vector<Label> CategoryReader::classify(const std::vector<Heard>& heard, const Prior&) const
{
    const auto weights = weightsOf(heard);
    std::vector<std::vector<knowledge::Word>> words;
    std::vector<knowledge::Said> said;
    words.reserve(heard.size());
    for (std::size_t i = 0; i < heard.size(); ++i) {
        words.push_back(m_words.words(heard[i].raw + notionsOf(heard[i].text())));
        said.push_back({&words.back(), weights[i]});
    }
    std::map<int, Evidence> evidence;
    for (const auto& found : m_words.search(said, {}, kCandidates)) {
        auto& one = evidence[found.entry];
        one.score = found.score;
        for (const auto& span : found.spans) {
            const auto& at = heard[static_cast<std::size_t>(span.said)];
            if (span.to <= text::length(at.raw))
                one.spans.push_back({1, {at.id, span.from, span.to}});
        }
    }
    for (std::size_t i = 0; i < heard.size(); ++i)
        for (const auto& hit : m_phrases.find(heard[i].text())) {
            const auto& phrase = m_phraseOf[static_cast<std::size_t>(hit.id)];
            auto& one = evidence[phrase.leaf];
            auto& best = one.phrases[{phrase.leaf, hit.id}];
            best = std::max(best, phrase.weight * weights[i]);
            one.spans.push_back({phrase.weight * weights[i], heard[i].span(hit.from, hit.to)});
        }
    std::vector<std::pair<double, int>> ranked;
    for (auto& [leaf, one] : evidence) {
        for (const auto& [key, weight] : one.phrases)
            one.score += weight;
        ranked.push_back({-one.score, leaf});
    }
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > kCandidates)
        ranked.resize(kCandidates);
    double total = 0;
    for (const auto& [score, leaf] : ranked)
        total += std::exp((-score + ranked.front().first) / kTemperature);
    std::vector<Label> labels;
    for (const auto& [score, leaf] : ranked) {
        const double chance = std::exp((-score + ranked.front().first) / kTemperature) / total;
        const double enough = 1 - std::exp(score / kEnough);
        labels.push_back({m_leaves[static_cast<std::size_t>(leaf)].code.str(),
                          kSurest * chance * enough, strongest(evidence[leaf].spans)});
    }
    return labels;
}

} // namespace lianxin::assist

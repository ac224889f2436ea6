#include "models/assist/category_reader.h"

#include "models/assist/matter_examples.h"
#include "models/assist/matter_words.h"
#include "models/assist/notions.h"
#include "models/assist/proposal.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lianxin::assist {

namespace {

/// A phrase of a category said as it stands: the longer, the surer.
constexpr double kPhraseBase = 2;
constexpr double kPhrasePerCharacter = 1;
/// What phrases, words as they are written, with a gap and by their sound count beside the learned
/// model's log-odds.
constexpr double kPhrases = 0.2;
constexpr double kWords = 0.05;
constexpr double kGaps = 0.025;
constexpr double kSounds = 0.025;
constexpr int kReasons = 2; ///< of an utterance
constexpr double kReadBackShare = 0.5;
constexpr double kAgentShare = 0.15;
constexpr double kNoMatterShare = 0.3; ///< of what is more like no matter than like any
/// A clause whose log-odds of telling any matter are lower is left out beside others.
constexpr float kClauseTells = 1.5F;
constexpr std::size_t kCandidates = 8;
/// Log-odds that the best leaf is right: how far it is before the others, how much speaks for it
/// at all, and of how many sentences. Fitted by logistic regression on openings of every leaf,
/// questions and openings that tell no matter, each plain and with noise, on stories and their
/// beginnings, and on real letters (docs/understanding.md).
constexpr double kOdds = -5.17;
constexpr double kOddsByChance = 0.59;
constexpr double kOddsByScore = 2.19;
constexpr double kLessByLength = 0.36;
constexpr double kLeastScore = -2.9;
/// Who says hardly more than phrases of the leaf (着火了！) means it, however short it is.
constexpr double kSaidWhole = 0.75;
constexpr double kSurePhrase = 0.9;
constexpr double kLeastChance = 0.01;
constexpr double kMostChance = 0.998;
constexpr int kLooked = 48; ///< by each sort of words

/// As sure as this of its branch the matter stands; it is looked for in so many of the caller's
/// first telling sentences. What is said by the way from then on (娃上学我得接) counts so much.
constexpr double kStands = 0.9;
constexpr std::size_t kLookedForIn = 6;
constexpr double kByTheWay = 0.25;

/// What was said before the caller puts it right counts so much.
constexpr double kPutRight = 0.3;

constexpr std::u32string_view kWhatItIs[]{U"其实是", U"我说的是", U"我问的是"};

using TermsOfAll = std::span<const std::shared_ptr<MatterTerms>>; ///< by utterance

/// Few telling pairs (你好，我想反映一件事), or words that are like those of no matter (我这会儿
/// 在单位上班呢), tell none.
bool tellsMatter(const Heard& heard, const MatterTerms& terms)
{
    return heard.isCaller() && heard.saysMuch() && terms.tells;
}

/// 我说的是油烟; an answer to what was asked (几号楼？—我说的是五号楼。) puts that right and no
/// more.
bool putsRight(const Heard& heard, const MatterTerms& terms)
{
    return tellsMatter(heard, terms) && heard.asked.empty() && holdsAny(heard.text(), kWhatItIs);
}

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

double shareOf(const Heard& heard, const MatterTerms& terms)
{
    if (heard.isCaller())
        return terms.tells ? 1 : kNoMatterShare;
    return heard.readBack ? kReadBackShare : kAgentShare;
}

/// The matter is mostly stated at the beginning. `told`: how many sentences told it before.
double placeOf(std::size_t told)
{
    return told == 0 ? 1.0 : told == 1 ? 0.85 : told == 2 ? 0.7 : 0.6;
}

std::vector<ticket::Span> strongest(std::span<const Heard> heard,
                                    std::vector<std::pair<double, ticket::Span>> spans)
{
    std::stable_sort(spans.begin(), spans.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<ticket::Span> out;
    for (const auto& [weight, span] : spans)
        if (out.size() < 3)
            addSpan(out, quotable(heard, span));
    return out;
}

using Rewrite = std::string (*)(std::string_view);

std::vector<knowledge::Entry> rewritten(const std::vector<knowledge::Entry>& entries,
                                        Rewrite rewrite)
{
    auto out = entries;
    for (auto& entry : out) {
        entry.title = rewrite(entry.title);
        entry.answer = rewrite(entry.answer);
        for (auto& question : entry.questions)
            question = rewrite(question);
        for (auto& step : entry.steps)
            step = rewrite(step);
    }
    return out;
}

/// Words of the matter.
std::vector<knowledge::Word> wordsOf(const knowledge::Index& index, const Heard& heard)
{
    auto words = index.words(heard.raw + notionsOf(heard.text()));
    const auto aside = asideOf(heard);
    std::erase_if(words, [&](const knowledge::Word& word) {
        return std::any_of(aside.begin(), aside.end(), [&](text::Span where) {
            return word.from < where.to && where.from < word.to;
        });
    });
    return words;
}

/// Where the neighbouring characters of a text are no words of the index, so that what was written
/// may be meant otherwise; the rest is a mark.
std::string unknownOf(const knowledge::Index& index, std::string_view matter)
{
    auto text = text::toUtf32(matter);
    std::vector<bool> isKnown(text.size(), false);
    for (const auto& word : index.words(matter))
        if (word.to - word.from > 1)
            for (int i = word.from; i < word.to; ++i)
                isKnown[static_cast<std::size_t>(i)] = true;
    // One character of an unknown pair may belong to a known one: 无业不管.
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool beside = (i > 0 && !isKnown[i - 1]) || (i + 1 < text.size() && !isKnown[i + 1]);
        out += isKnown[i] && !beside ? kMark : text[i];
    }
    return text::toUtf8(out);
}

} // namespace

namespace {

/// `score`: log-odds against no matter; `telling`: how many sentences it rests on.
double sureness(double chance, double score, std::size_t telling)
{
    constexpr double kFrom = 3; // no matter at all, or nearly
    const double p = std::clamp(chance, kLeastChance, kMostChance);
    const double odds = kOdds + kOddsByChance * std::log(p / (1 - p)) +
                        kOddsByScore * std::log(std::max(score, kLeastScore) + kFrom) -
                        kLessByLength * std::log(static_cast<double>(telling));
    return 1 / (1 + std::exp(-odds));
}

/// How many sentences of the caller tell a matter; at least one.
std::size_t tellingOf(std::span<const Heard> heard, TermsOfAll terms)
{
    std::size_t telling = 0;
    for (std::size_t i = 0; i < heard.size(); ++i)
        telling += tellsMatter(heard[i], *terms[i]) ? 1 : 0;
    return std::max<std::size_t>(telling, 1);
}

/// The best label is as sure as it is; the others share the rest, none surer than the best.
void makeSure(std::vector<Label>& labels, double sure)
{
    const double best = labels.front().confidence;
    for (auto& label : labels)
        label.confidence =
            best < 1 ? std::min(sure, label.confidence * (1 - sure) / (1 - best)) : 0;
    labels.front().confidence = sure;
}

} // namespace

CategoryReader::CategoryReader(const ticket::CategoryTree& tree,
                               const std::vector<routing::Item>& items,
                               const std::vector<knowledge::Entry>& entries,
                               const std::vector<OpeningLine>& openings,
                               const std::vector<OpeningLine>& stories)
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
        m_leaves.push_back(category.code);
    }
    m_phrases.build();
    m_gaps = knowledge::Index{rewritten(leaves, &gapsOf)};
    m_sounds = knowledge::Index{rewritten(leaves, &soundsOf)};
    m_words = knowledge::Index{std::move(leaves)};
    m_learned = ExampleModel(matterExamples(tree, m_leaves, entries, openings, stories),
                             static_cast<int>(m_leaves.size()));
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

MatterTerms CategoryReader::termsOf(const Heard& heard) const
{
    const auto matter = assist::matterOf(heard);
    MatterTerms terms;
    terms.matter = text::toUtf32(matter);
    terms.words = wordsOf(m_words, heard);
    terms.gaps = m_gaps.words(gapsOf(matter));
    terms.sounds = m_sounds.words(soundsOf(unknownOf(m_words, matter)));
    terms.phrases = m_phrases.find(terms.matter);
    terms.runs = m_learned.vectorOf(m_learned.telling(terms.matter, heard.clauses, kClauseTells));
    terms.votes = m_learned.votesOf(terms.runs);
    const ExampleModel::Part alone{&terms.runs, &terms.votes, 1};
    const auto scores = m_learned.scoresTogether({&alone, 1});
    terms.tells = scores.empty() || *std::max_element(scores.begin(), scores.end()) > 0;
    return terms;
}

void CategoryReader::prepare(Heard& heard) const
{
    heard.terms = std::make_shared<MatterTerms>(termsOf(heard));
}

namespace {

std::vector<knowledge::Said> said(TermsOfAll terms, const std::vector<double>& weights,
                                  std::vector<knowledge::Word> MatterTerms::*words)
{
    std::vector<knowledge::Said> all;
    for (std::size_t i = 0; i < terms.size(); ++i)
        all.push_back({&(terms[i].get()->*words), weights[i]});
    return all;
}

} // namespace

void CategoryReader::addWords(Terms terms, const std::vector<double>& weights, Scores& scores) const
{
    const auto add = [&](const knowledge::Index& index,
                         std::vector<knowledge::Word> MatterTerms::*words, double weight) {
        for (const auto& found :
             index.search(said(terms, weights, words), {}, kLooked, knowledge::Marks::Left))
            scores[static_cast<std::size_t>(found.entry)] += weight * found.score;
    };
    add(m_words, &MatterTerms::words, kWords);
    add(m_gaps, &MatterTerms::gaps, kGaps);
    add(m_sounds, &MatterTerms::sounds, kSounds);
}

/// A phrase counts once, where it counts most.
void CategoryReader::addPhrasesSaid(Terms terms, const std::vector<double>& weights,
                                    Scores& scores) const
{
    std::map<int, double> best;
    for (std::size_t i = 0; i < terms.size(); ++i)
        for (const auto& hit : terms[i]->phrases) {
            auto& weight = best[hit.id];
            weight = std::max(weight, weights[i]);
        }
    for (const auto& [id, weight] : best) {
        const auto& phrase = m_phraseOf[static_cast<std::size_t>(id)];
        scores[static_cast<std::size_t>(phrase.leaf)] += kPhrases * phrase.weight * weight;
    }
}

/// Empty where nothing known was said.
CategoryReader::Scores CategoryReader::scoresOf(Terms terms,
                                                const std::vector<double>& weights) const
{
    std::vector<ExampleModel::Part> parts;
    for (std::size_t i = 0; i < terms.size(); ++i)
        parts.push_back({&terms[i]->runs, &terms[i]->votes, static_cast<float>(weights[i])});
    const auto learned = m_learned.scoresTogether(parts);
    if (learned.empty())
        return {};
    Scores scores{learned.begin(), learned.end()};
    addWords(terms, weights, scores);
    addPhrasesSaid(terms, weights, scores);
    return scores;
}

/// Phrases and words of the leaf that were said; where there are none, what the model has learned.
std::vector<ticket::Span> CategoryReader::reasonsFor(int leaf, Utterances heard, Terms terms,
                                                     const std::vector<double>& weights) const
{
    std::vector<std::pair<double, ticket::Span>> spans;
    for (std::size_t i = 0; i < heard.size(); ++i)
        for (const auto& hit : terms[i]->phrases)
            if (const auto& phrase = m_phraseOf[static_cast<std::size_t>(hit.id)];
                phrase.leaf == leaf)
                spans.emplace_back(phrase.weight * weights[i], heard[i].span(hit.from, hit.to));
    std::vector<knowledge::Found> found{{leaf, 0, 0, {}}};
    m_words.mark(found, said(terms, weights, &MatterTerms::words));
    for (const auto& span : found.front().spans) {
        const auto& at = heard[static_cast<std::size_t>(span.said)];
        if (span.to <= text::length(at.raw))
            spans.push_back({1, {at.id, span.from, span.to}});
    }
    const bool listed = !spans.empty();
    for (std::size_t i = 0; i < terms.size() && !listed; ++i)
        for (const auto span : m_learned.reasons(terms[i]->matter, leaf, kReasons))
            spans.push_back({1, heard[i].span(span.from, span.to)});
    return strongest(heard, std::move(spans));
}

/// Part of what the caller said, but for marks and places, that is phrases of the leaf.
double CategoryReader::coveredShare(int leaf, Utterances heard, Terms terms) const
{
    std::size_t all = 0;
    std::size_t covered = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& matter = terms[i]->matter;
        std::vector<bool> isCovered(matter.size(), false);
        for (const auto& hit : terms[i]->phrases)
            if (m_phraseOf[static_cast<std::size_t>(hit.id)].leaf == leaf)
                std::fill(isCovered.begin() + hit.from, isCovered.begin() + hit.to, true);
        for (std::size_t at = 0; at < matter.size() && heard[i].isCaller(); ++at) {
            const bool counts = text::isHan(matter[at]);
            all += counts ? 1 : 0;
            covered += counts && isCovered[at] ? 1 : 0;
        }
    }
    return all > 0 ? static_cast<double>(covered) / static_cast<double>(all) : 0;
}

namespace {

/// The best leaves, best first.
std::vector<std::pair<double, int>> ranked(const std::vector<double>& scores)
{
    std::vector<std::pair<double, int>> all;
    for (std::size_t leaf = 0; leaf < scores.size(); ++leaf)
        all.emplace_back(-scores[leaf], static_cast<int>(leaf));
    const auto best = std::min(all.size(), kCandidates);
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(best), all.end());
    all.resize(best);
    for (auto& one : all)
        one.first = -one.first;
    return all;
}

/// By score, the best first.
std::vector<double> chancesOf(const std::vector<std::pair<double, int>>& ranked)
{
    std::vector<double> chances;
    double total = 0;
    for (const auto& [score, leaf] : ranked)
        total += chances.emplace_back(std::exp(score - ranked.front().first));
    for (auto& chance : chances)
        chance /= total;
    return chances;
}

/// A fingerprint of what a reading rests on: the words of each utterance, and their weight. It is
/// kept with every utterance of a call; the words themselves would add up to far too much.
std::size_t basisOf(TermsOfAll terms, const std::vector<double>& weights)
{
    constexpr std::size_t kPrime = 1099511628211U; // FNV's
    std::size_t basis = terms.size();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        basis = basis * kPrime ^ std::hash<std::u32string>{}(terms[i]->matter);
        basis = basis * kPrime ^ std::hash<double>{}(weights[i]);
    }
    return basis;
}

} // namespace

std::vector<Label> CategoryReader::labelsOf(Utterances heard, Terms terms,
                                            const std::vector<double>& weights) const
{
    const auto best = ranked(scoresOf(terms, weights));
    if (best.empty())
        return {};
    const auto chances = chancesOf(best);
    std::vector<Label> labels;
    for (std::size_t i = 0; i < best.size(); ++i)
        labels.push_back(
            {m_leaves[static_cast<std::size_t>(best[i].second)].str(), chances[i], {}});
    const auto [score, leaf] = best.front();
    labels.front().spans = reasonsFor(leaf, heard, terms, weights);
    const double covered = coveredShare(leaf, heard, terms);
    makeSure(labels, std::max(sureness(chances.front(), score, tellingOf(heard, terms)),
                              covered >= kSaidWhole ? kSurePhrase * covered : 0));
    return labels;
}

/// What was told of the call up to an utterance. It is worked out once for the same words.
struct MatterTold {
    std::vector<Label> labels;
    std::size_t basis = 0;
};

std::shared_ptr<const MatterTold> CategoryReader::toldOf(Utterances heard, Terms terms,
                                                         const std::vector<double>& weights) const
{
    auto& kept = terms.back()->told;
    if (const auto basis = basisOf(terms, weights); !kept || kept->basis != basis)
        kept =
            std::make_shared<const MatterTold>(MatterTold{labelsOf(heard, terms, weights), basis});
    return kept;
}

namespace {

/// That the matter is of the best leaf's branch.
double branchSureness(const std::vector<Label>& labels)
{
    constexpr std::size_t kBranch = 4; // digits
    double sure = 0;
    for (const auto& label : labels)
        if (label.name.substr(0, kBranch) == labels.front().name.substr(0, kBranch))
            sure += label.confidence;
    return sure;
}

} // namespace

std::vector<double> CategoryReader::weightsOf(Utterances heard, Terms terms) const
{
    std::vector<double> weights;
    std::size_t told = 0;
    bool stands = false;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& one = heard[i];
        if (putsRight(one, *terms[i])) {
            for (auto& before : weights)
                before *= kPutRight;
            told = 0;
            stands = false;
        }
        weights.push_back((stands ? kByTheWay : placeOf(told)) * shareOf(one, *terms[i]));
        if (stands || told == kLookedForIn || !tellsMatter(one, *terms[i]))
            continue;
        ++told;
        stands = branchSureness(toldOf(heard.first(i + 1), terms.first(i + 1), weights)->labels) >=
                 kStands;
    }
    return weights;
}

std::vector<Label> CategoryReader::classify(const std::vector<Heard>& heard, const Prior&) const
{
    if (heard.empty())
        return {};
    std::vector<std::shared_ptr<MatterTerms>> terms;
    for (const auto& one : heard)
        terms.push_back(one.terms ? one.terms : std::make_shared<MatterTerms>(termsOf(one)));
    return toldOf(heard, terms, weightsOf(heard, terms))->labels;
}

} // namespace lianxin::assist

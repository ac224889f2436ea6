#include "models/assist/category_reader.h"

#include "models/assist/matter_examples.h"
#include "models/assist/matter_words.h"
#include "models/assist/notions.h"
#include "models/assist/proposal.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace lianxin::assist {

namespace {

/// A phrase of a category said as it stands: the longer, the surer.
constexpr double kPhraseBase = 2;
constexpr double kPhrasePerCharacter = 1;
/// What a pair with a gap, and one that only sounds alike, counts beside a pair as it is written.
constexpr double kGap = 0.5;
constexpr double kSound = 0.5;
/// What the learned model's log-odds count beside them, where they are not far below none.
constexpr double kLearned = 5;
constexpr double kLearnedFrom = 3;
constexpr int kReasons = 2; ///< of an utterance
constexpr double kReadBackShare = 0.5;
constexpr double kAgentShare = 0.15;
/// A sentence with fewer telling pairs does not state the matter.
constexpr std::size_t kTelling = 3;
/// A clause whose log-odds of telling any matter are lower is left out beside others.
constexpr float kClauseTells = 1.5F;
/// How fast the difference of two scores becomes a difference of chances.
constexpr double kTemperature = 4.5;
constexpr std::size_t kCandidates = 8;
/// Log-odds that the best leaf is right: how far it is before the others, and how much speaks for
/// it at all. Fitted by logistic regression on openings of every leaf, questions and openings that
/// tell no matter, each plain and with noise (docs/understanding.md).
constexpr double kOdds = -10.7;
constexpr double kOddsByChance = 0.45;
constexpr double kOddsByChanceSquared = 0.036;
constexpr double kOddsByScore = 2.42;
/// Of a longer story less is sure: more of it is beside the matter. By each e-fold of sentences
/// that tell of it, fitted on real letters.
constexpr double kLessOfOdds = 0.16;
constexpr double kLessByLength = 0.35;
constexpr double kLeastOfOdds = 0.05;
/// Who says hardly more than phrases of the leaf (着火了！) means it, however short it is.
constexpr double kSaidWhole = 0.75;
constexpr double kSurePhrase = 0.9;
constexpr double kLeastChance = 0.01;
constexpr double kMostChance = 0.995;
constexpr double kLeastScore = 0.1;
constexpr int kLooked = 48; ///< by each sort of evidence
/// As sure as this the matter stands; it is looked for in so many of the caller's first telling
/// sentences. What speaks for another branch afterwards counts so much.
constexpr double kStands = 0.6;
constexpr std::size_t kOpening = 3;
constexpr double kByTheWay = 0.25;

/// What was said before the caller puts it right counts so much.
constexpr double kPutRight = 0.3;

constexpr std::u32string_view kAnotherMatter[]{
    U"我要投诉", U"我想投诉", U"我要举报", U"我想举报", U"我要反映", U"我想反映",
    U"我想问",   U"我问一下", U"我想咨询", U"还有个事", U"还有一个", U"还有一件",
    U"还有件事", U"另外",     U"再一个",   U"第二个事", U"第二件"};
/// At the beginning of an utterance, or anywhere in it.
constexpr std::u32string_view kNo[]{U"不对", U"不是", U"弄错了", U"搞错了"};
constexpr std::u32string_view kWhatItIs[]{U"主要是", U"其实是", U"我说的是", U"我问的是"};

/// 我说的是油烟; an answer to what was asked (几号楼？—我说的是五号楼。) puts that right and no
/// more.
using TermsOfAll = std::span<const std::shared_ptr<MatterTerms>>; ///< by utterance

/// Few telling pairs (你好，我想反映一件事), or words that are like those of no matter (我这会儿
/// 在单位上班呢), tell none.
bool tellsMatter(const Heard& heard, const MatterTerms& terms)
{
    return heard.isCaller() && heard.pairs.size() >= kTelling && terms.tells;
}

bool putsRight(const Heard& heard, const MatterTerms& terms)
{
    return tellsMatter(heard, terms) && heard.asked.empty() && holdsAny(heard.text(), kWhatItIs);
}

std::string withNotions(const std::string& words)
{
    return words + notionsOf(text::normalise(words).text);
}

std::string branchOf(const CategoryCode& leaf)
{
    constexpr std::size_t kLevel = 2; // digits
    return leaf.str().substr(0, leaf.str().size() - kLevel);
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

/// The same for the model, which reads all that was said as one text: what comes later dilutes it.
double placeInText(int callerTurn)
{
    return placeInCall(callerTurn) * placeInCall(callerTurn);
}

/// How many utterances there are up to the last with which the caller begins another matter.
std::size_t beginOfMatter(std::span<const Heard> heard, TermsOfAll terms)
{
    for (std::size_t i = heard.size(); i > 0; --i)
        if (heard[i - 1].isCaller() &&
            (putsRight(heard[i - 1], *terms[i - 1]) || beginsWithAny(heard[i - 1].text(), kNo) ||
             holdsAny(heard[i - 1].text(), kAnotherMatter)))
            return i;
    return 0;
}

/// Where the call could be cut, its matter told: behind each of the caller's first telling
/// sentences.
std::vector<std::size_t> openingsOf(std::span<const Heard> heard, TermsOfAll terms)
{
    const auto begin = beginOfMatter(heard, terms);
    std::vector<std::size_t> ends;
    for (auto end = std::max<std::size_t>(begin, 1); end < heard.size(); ++end)
        if (ends.size() < kOpening &&
            (end == begin || tellsMatter(heard[end - 1], *terms[end - 1])))
            ends.push_back(end);
    return ends;
}

std::vector<double> weightsOf(std::span<const Heard> heard, TermsOfAll terms,
                              double (*placeOf)(int callerTurn) = placeInCall)
{
    std::vector<double> weights;
    int turn = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& one = heard[i];
        if (putsRight(one, *terms[i])) {
            for (auto& before : weights)
                before *= kPutRight;
            turn = 0;
        }
        const double agent = one.readBack ? kReadBackShare : kAgentShare;
        weights.push_back(placeOf(turn) * (one.isCaller() ? 1 : agent));
        turn += tellsMatter(one, *terms[i]) ? 1 : 0;
    }
    return weights;
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

/// `telling`: how many sentences it rests on.
double sureness(double chance, double score, std::size_t telling)
{
    const double p = std::clamp(chance, kLeastChance, kMostChance);
    const double before = std::log(p / (1 - p));
    const double odds = kOdds + before * (kOddsByChance + before * kOddsByChanceSquared) +
                        kOddsByScore * std::log(std::max(score, kLeastScore));
    const double longer = std::log(static_cast<double>(telling));
    return 1 / (1 + std::exp(kLessByLength * longer -
                             odds * std::max(kLeastOfOdds, 1 - kLessOfOdds * longer)));
}

/// How many sentences of the caller tell a matter; at least one.
std::size_t tellingOf(std::span<const Heard> heard, TermsOfAll terms)
{
    std::size_t telling = 0;
    for (std::size_t i = 0; i < heard.size(); ++i)
        telling += tellsMatter(heard[i], *terms[i]) ? 1 : 0;
    return std::max<std::size_t>(telling, 1);
}

/// Part of what the caller said, but for marks and places, that stands at those characters.
double coveredShare(std::span<const Heard> heard, TermsOfAll terms,
                    const std::set<std::pair<std::size_t, int>>& characters)
{
    int all = 0;
    int covered = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (!heard[i].isCaller())
            continue;
        const auto& matter = terms[i]->matter;
        for (int at = 0; at < static_cast<int>(matter.size()); ++at) {
            if (!text::isHan(matter[static_cast<std::size_t>(at)]))
                continue;
            ++all;
            covered += characters.contains({i, at}) ? 1 : 0;
        }
    }
    return all > 0 ? static_cast<double>(covered) / all : 0;
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

/// What speaks for a leaf.
struct MatterEvidence {
    double score = 0;
    std::vector<std::pair<double, ticket::Span>> spans;
    std::map<int, double> phrases; ///< best by phrase, so that a repeated one counts once
    std::set<std::pair<std::size_t, int>> covered; ///< by phrases: utterance and character
};

CategoryReader::CategoryReader(const ticket::CategoryTree& tree,
                               const std::vector<routing::Item>& items,
                               const std::vector<knowledge::Entry>& entries,
                               const std::vector<OpeningLine>& openings)
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
        m_branches.push_back(branchOf(category.code));
    }
    m_phrases.build();
    m_gaps = knowledge::Index{rewritten(leaves, &gapsOf)};
    m_sounds = knowledge::Index{rewritten(leaves, &soundsOf)};
    m_words = knowledge::Index{std::move(leaves)};
    m_learned = ExampleModel(matterExamples(tree, m_leaves, entries, openings),
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

void CategoryReader::addWords(Terms terms, const std::vector<double>& weights,
                              std::map<int, Evidence>& evidence) const
{
    const auto add = [&](const knowledge::Index& index,
                         std::vector<knowledge::Word> MatterTerms::*words, double weight) {
        for (const auto& found :
             index.search(said(terms, weights, words), {}, kLooked, knowledge::Marks::Left))
            evidence[found.entry].score += weight * found.score;
    };
    add(m_words, &MatterTerms::words, 1);
    add(m_gaps, &MatterTerms::gaps, kGap);
    add(m_sounds, &MatterTerms::sounds, kSound);
}

void CategoryReader::addLearned(Utterances heard, Terms terms,
                                std::map<int, Evidence>& evidence) const
{
    const auto weights = weightsOf(heard, terms, placeInText);
    std::vector<ExampleModel::Part> parts;
    for (std::size_t i = 0; i < terms.size(); ++i)
        parts.push_back({&terms[i]->runs, &terms[i]->votes, static_cast<float>(weights[i])});
    const auto scores = m_learned.scoresTogether(parts);
    for (std::size_t leaf = 0; leaf < scores.size(); ++leaf)
        if (const double score = kLearnedFrom + scores[leaf]; score > 0)
            evidence[static_cast<int>(leaf)].score += kLearned * score;
}

/// Phrases and words of the leaf that were said; where there are none, what the model has learned.
std::vector<ticket::Span> CategoryReader::reasonsFor(int leaf, Utterances heard, Terms terms,
                                                     const Evidence& evidence) const
{
    auto spans = evidence.spans;
    std::vector<knowledge::Found> found{{leaf, 0, 0, {}}};
    m_words.mark(found, said(terms, weightsOf(heard, terms), &MatterTerms::words));
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

void CategoryReader::addPhrasesSaid(Utterances heard, Terms terms,
                                    const std::vector<double>& weights,
                                    std::map<int, Evidence>& evidence) const
{
    for (std::size_t i = 0; i < heard.size(); ++i)
        for (const auto& hit : terms[i]->phrases) {
            const auto& phrase = m_phraseOf[static_cast<std::size_t>(hit.id)];
            auto& one = evidence[phrase.leaf];
            auto& best = one.phrases[hit.id];
            best = std::max(best, phrase.weight * weights[i]);
            for (int at = hit.from; at < hit.to; ++at)
                one.covered.emplace(i, at);
            one.spans.push_back({phrase.weight * weights[i], heard[i].span(hit.from, hit.to)});
        }
    for (auto& [leaf, one] : evidence)
        for (const auto& [phrase, weight] : one.phrases)
            one.score += weight;
}

std::map<int, CategoryReader::Evidence> CategoryReader::evidenceOf(Utterances heard,
                                                                   Terms terms) const
{
    const auto weights = weightsOf(heard, terms);
    std::map<int, Evidence> evidence;
    addWords(terms, weights, evidence);
    addPhrasesSaid(heard, terms, weights, evidence);
    addLearned(heard, terms, evidence);
    return evidence;
}

CategoryReader::Ranked CategoryReader::ranked(const std::map<int, Evidence>& evidence)
{
    Ranked all;
    for (const auto& [leaf, one] : evidence)
        all.emplace_back(-one.score, leaf);
    std::sort(all.begin(), all.end());
    all.resize(std::min(all.size(), kCandidates));
    for (auto& one : all)
        one.first = -one.first;
    return all;
}

namespace {

/// By score, the best first.
std::vector<double> chancesOf(const std::vector<std::pair<double, int>>& ranked)
{
    std::vector<double> chances;
    double total = 0;
    for (const auto& [score, leaf] : ranked)
        total += chances.emplace_back(std::exp((score - ranked.front().first) / kTemperature));
    for (auto& chance : chances)
        chance /= total;
    return chances;
}

} // namespace

double CategoryReader::surenessOf(Utterances heard, Terms terms, const Ranked& best,
                                  const std::map<int, Evidence>& evidence) const
{
    const double covered = coveredShare(heard, terms, evidence.at(best.front().second).covered);
    return std::max(sureness(chancesOf(best).front(), best.front().first, tellingOf(heard, terms)),
                    covered >= kSaidWhole ? kSurePhrase * covered : 0);
}

namespace {

/// A fingerprint of what a reading rests on: the words of each utterance, and their weight. It is
/// kept with every utterance of a call; the words themselves would add up to far too much.
using Basis = std::size_t;

Basis basisOf(std::span<const Heard> heard, TermsOfAll terms)
{
    constexpr std::size_t kPrime = 1099511628211U; // FNV's
    const auto weights = weightsOf(heard, terms);
    Basis basis = terms.size();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        basis = basis * kPrime ^ std::hash<std::u32string>{}(terms[i]->matter);
        basis = basis * kPrime ^ std::hash<double>{}(weights[i]);
    }
    return basis;
}

} // namespace

/// The branch that the opening speaks for, and all that it says. It is worked out once for the same
/// words.
struct StandingMatter {
    std::string branch; ///< empty: the matter does not stand yet
    std::map<int, MatterEvidence> opening;
    Basis basis = 0;
};

StandingMatter CategoryReader::standingIn(Utterances heard, Terms terms) const
{
    StandingMatter matter{{}, evidenceOf(heard, terms), basisOf(heard, terms)};
    const auto best = ranked(matter.opening);
    if (!best.empty() && surenessOf(heard, terms, best, matter.opening) >= kStands)
        matter.branch = m_branches[static_cast<std::size_t>(best.front().second)];
    return matter;
}

/// Null while the matter does not stand.
std::shared_ptr<const StandingMatter> CategoryReader::matterOf(Utterances heard, Terms terms) const
{
    for (const auto end : openingsOf(heard, terms)) {
        const auto opening = heard.first(end);
        auto& kept = terms[end - 1]->standing;
        if (!kept || kept->basis != basisOf(opening, terms.first(end)))
            kept = std::make_shared<const StandingMatter>(standingIn(opening, terms.first(end)));
        if (!kept->branch.empty())
            return kept;
    }
    return nullptr;
}

/// The branch with which the matter stands keeps the more of what the opening and the whole call
/// say for it, others what the opening says and a part of the rest.
void CategoryReader::holdTo(const StandingMatter& matter, std::map<int, Evidence>& evidence) const
{
    for (auto& [leaf, one] : evidence) {
        const auto before = matter.opening.find(leaf);
        const double then = before == matter.opening.end() ? 0 : before->second.score;
        if (m_branches[static_cast<std::size_t>(leaf)] == matter.branch)
            one.score = std::max(one.score, then);
        else
            one.score = std::min(one.score, then + kByTheWay * (one.score - then));
    }
}

std::vector<Label> CategoryReader::labelsOf(Utterances heard, Terms terms) const
{
    auto evidence = evidenceOf(heard, terms);
    if (const auto matter = matterOf(heard, terms))
        holdTo(*matter, evidence);
    const auto best = ranked(evidence);
    if (best.empty())
        return {};
    const auto chances = chancesOf(best);
    std::vector<Label> labels;
    for (std::size_t i = 0; i < best.size(); ++i)
        labels.push_back(
            {m_leaves[static_cast<std::size_t>(best[i].second)].str(), chances[i], {}});
    const int leaf = best.front().second;
    labels.front().spans = reasonsFor(leaf, heard, terms, evidence.at(leaf));
    makeSure(labels, surenessOf(heard, terms, best, evidence));
    return labels;
}

/// What was told of the call up to an utterance. It is worked out once for the same words.
struct MatterTold {
    std::vector<Label> labels;
    Basis basis = 0;
};

std::vector<Label> CategoryReader::classify(const std::vector<Heard>& heard, const Prior&) const
{
    if (heard.empty())
        return {};
    std::vector<std::shared_ptr<MatterTerms>> terms;
    for (const auto& one : heard)
        terms.push_back(one.terms ? one.terms : std::make_shared<MatterTerms>(termsOf(one)));
    auto& kept = terms.back()->told;
    if (const auto basis = basisOf(heard, terms); !kept || kept->basis != basis)
        kept = std::make_shared<const MatterTold>(MatterTold{labelsOf(heard, terms), basis});
    return kept->labels;
}

} // namespace lianxin::assist

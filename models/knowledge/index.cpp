#include "models/knowledge/index.h"

#include "models/knowledge/meaning.h"
#include "models/knowledge/passage.h"
#include "models/text/ngrams.h"
#include "models/text/simplified.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_map>

namespace lianxin::knowledge {

namespace {

/// Okapi BM25 with weighted fields (Robertson et al., 2004): the fields are added before the
/// saturation.
constexpr double kSaturation = 0.6;
constexpr double kLength = 0.6;
constexpr double kTitle = 3;
constexpr double kQuestion = 2.5;
constexpr double kAnswer = 1;
constexpr double kStep = 0.7;
/// A term that stands in more entries than this part says nothing and costs most.
constexpr double kCommon = 0.5;
constexpr std::size_t kSmallIndex = 64;
/// A single character is weak evidence beside a pair.
constexpr double kSingle = 0.25;
constexpr double kHalfHabit = 0.4;
constexpr double kHabit = 0.1;
constexpr double kOtherRegion = 0.6;
constexpr double kSameLeaf = 1.35;
constexpr double kSameBranch = 1.15;

/// What the best passages count beside all words, and a character of a stretch shared word for
/// word; learned from questions about 599 policy documents (docs/understanding.md), where twice or
/// half as much changes little.
constexpr double kPassages = 0.8;
constexpr double kStretch = 0.045;
/// So many of the best by their words are read again for the passage that answers.
constexpr std::size_t kReadAgain = 24;

struct Posting {
    int entry;
    float weight; ///< BM25's part of the entry, without the query's weight
};

/// Where a term stands, posting by posting.
struct Places {
    std::vector<int> begins; ///< in `all`, for each posting
    std::vector<int> all;
};

bool isSingle(const std::string& term)
{
    const auto characters = text::toUtf32(term);
    return characters.size() == 1 && text::isHan(characters.front());
}

/// However it is written: documents mix both ways.
std::vector<text::Term> termsOf(std::string_view utf8)
{
    return text::terms(text::simplified(utf8));
}

/// How much a term may count at all: a single character less than a pair, one of habit (您好, 有什)
/// hardly.
double kindFactor(const std::string& term)
{
    const auto characters = text::toUtf32(term);
    const bool han = text::isHan(characters.front());
    if (han && characters.size() == 1)
        return carriesMeaning(characters.front()) ? kSingle : 0;
    if (!han || characters.size() != 2)
        return 1;
    const int telling = static_cast<int>(carriesMeaning(characters[0])) +
                        static_cast<int>(carriesMeaning(characters[1]));
    return telling == 2 ? 1 : telling == 1 ? kHalfHabit : kHabit;
}

/// A term in one entry.
struct Standing {
    double count = 0;
    std::vector<int> places;
};
using Counts = std::unordered_map<int, Standing>;
/// Terms in the order of their numbers.
using Query = std::vector<std::pair<int, double>>;
/// A word said that is worth lighting up.
struct Telling {
    std::size_t term; ///< its place in the query
    MatchedSpan span;
    double weight; ///< of what was said
};

} // namespace

struct Index::Tables {
    std::shared_ptr<const std::vector<Entry>> given;
    Reading reading = Reading::Words;
    const std::vector<Entry>& entries = *given;
    std::unordered_map<std::string, int> terms;
    std::vector<std::vector<Posting>> postings;
    std::vector<Places> places; ///< of a term; none where only words are read
    std::vector<double> idf;    ///< zero: too common to count
    std::vector<bool> telling;  ///< worth lighting up
    std::vector<bool> single;   ///< one Han character

    Tables(std::shared_ptr<const std::vector<Entry>> kept, Reading how)
        : given(std::move(kept)), reading(how)
    {}

    int intern(const std::string& term)
    {
        const auto [it, fresh] = terms.try_emplace(term, static_cast<int>(postings.size()));
        if (fresh) {
            postings.emplace_back();
            if (reading == Reading::Passages)
                places.emplace_back();
        }
        return it->second;
    }

    /// A field that begins at `from`; returns where it ends.
    int count(Counts& counts, std::string_view utf8, double weight, int from)
    {
        int last = 0;
        for (const auto& term : termsOf(utf8)) {
            auto& standing = counts[intern(term.text)];
            standing.count += weight;
            if (reading == Reading::Passages)
                standing.places.push_back(from + term.span.from);
            last = term.span.to;
        }
        return from + last;
    }

    Counts countsOf(const Entry& entry)
    {
        Counts counts;
        // What follows a title goes on from it: a passage may hold both.
        int at = count(counts, entry.title, kTitle, 0) + 1;
        for (const auto& question : entry.questions)
            at = count(counts, question, kQuestion, at) + kFieldGap;
        at = count(counts, entry.answer, kAnswer, at) + kFieldGap;
        for (const auto& step : entry.steps)
            at = count(counts, step, kStep, at) + kFieldGap;
        return counts;
    }

    void build();
    void weigh(const std::vector<double>& lengths);
    std::vector<Found> rank(const Query& query, const Scope& scope, std::size_t keep) const;
    const Posting* posting(int term, int entry) const;
    std::span<const int> placesOf(int term, int entry) const;
    double passagesOf(int entry, const Query& query) const;
    double stretchesOf(int entry, const std::vector<Said>& said) const;
    void readAgain(std::vector<Found>& found, const Query& query, const std::vector<Said>& said,
                   const Scope& scope) const;
    std::vector<MatchedSpan> spansOf(int entry, const Query& query,
                                     const std::vector<Telling>& words) const;
    std::vector<Telling> tellingOf(const Query& query, const std::vector<Said>& said) const;
    void mark(std::vector<Found>& found, const Query& query, const std::vector<Said>& said) const;
};

void Index::Tables::build()
{
    std::vector<double> lengths;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Counts counts = countsOf(entries[i]);
        double length = 0;
        for (const auto& [term, standing] : counts) {
            const auto at = static_cast<std::size_t>(term);
            postings[at].push_back({static_cast<int>(i), static_cast<float>(standing.count)});
            if (reading == Reading::Passages) {
                auto& [begins, all] = places[at];
                begins.push_back(static_cast<int>(all.size()));
                all.insert(all.end(), standing.places.begin(), standing.places.end());
            }
            length += standing.count;
        }
        lengths.push_back(length);
    }
    weigh(lengths);
    for (auto& list : postings)
        list.shrink_to_fit();
}

void Index::Tables::weigh(const std::vector<double>& lengths)
{
    double total = 0;
    for (const double length : lengths)
        total += length;
    const double n = static_cast<double>(entries.size());
    const double average = n > 0 && total > 0 ? total / n : 1;
    idf.assign(postings.size(), 0);
    telling.assign(postings.size(), false);
    single.assign(postings.size(), false);
    for (const auto& [text, term] : terms) {
        auto& list = postings[static_cast<std::size_t>(term)];
        telling[static_cast<std::size_t>(term)] =
            kindFactor(text) >= 1 || kindFactor(text) == kSingle;
        single[static_cast<std::size_t>(term)] = isSingle(text);
        const double df = static_cast<double>(list.size());
        if (entries.size() > kSmallIndex && df > kCommon * n)
            continue;
        idf[static_cast<std::size_t>(term)] =
            std::log(1 + (n - df + 0.5) / (df + 0.5)) * kindFactor(text);
        for (auto& posting : list) {
            const double length = lengths[static_cast<std::size_t>(posting.entry)];
            const double norm = 1 - kLength + kLength * length / average;
            const double tf = static_cast<double>(posting.weight);
            posting.weight = static_cast<float>(tf * (kSaturation + 1) / (tf + kSaturation * norm));
        }
    }
}

Index::Index() : Index(std::vector<Entry>{}) {}

Index::Index(std::vector<Entry> entries, Reading reading)
    : Index(std::make_shared<const std::vector<Entry>>(std::move(entries)), reading)
{}

Index::Index(std::shared_ptr<const std::vector<Entry>> entries, Reading reading)
    : m_tables(std::make_unique<Tables>(std::move(entries), reading))
{
    m_tables->build();
}

Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

const std::vector<Entry>& Index::entries() const
{
    return m_tables->entries;
}

std::vector<Word> Index::words(std::string_view utf8) const
{
    std::vector<Word> words;
    for (const auto& term : termsOf(utf8)) {
        const auto it = m_tables->terms.find(term.text);
        if (it != m_tables->terms.end())
            words.push_back({it->second, term.span.from, term.span.to});
    }
    return words;
}

namespace {

/// Every term once, with the weight of its heaviest saying.
Query termWeights(const std::vector<Said>& said)
{
    Query weights;
    for (const auto& one : said)
        for (const auto& word : *one.words)
            if (one.weight > 0)
                weights.emplace_back(word.term, -one.weight);
    std::sort(weights.begin(), weights.end());
    const auto sameTerm = [](const auto& a, const auto& b) { return a.first == b.first; };
    weights.erase(std::unique(weights.begin(), weights.end(), sameTerm), weights.end());
    for (auto& [term, weight] : weights)
        weight = -weight;
    return weights;
}

double scopeFactor(const Entry& entry, const Scope& scope)
{
    double factor = 1;
    if (!entry.region.empty() && entry.region != scope.region)
        factor *= scope.region.empty() ? kOtherRegion : 0;
    if (scope.category.empty() || entry.category.empty())
        return factor;
    const auto& mine = entry.category.str();
    const auto& asked = scope.category.str();
    if (asked.compare(0, mine.size(), mine) == 0)
        factor *= mine.size() > 4 ? kSameLeaf : kSameBranch;
    else if (mine.size() >= 4 && asked.compare(0, 4, mine, 0, 4) == 0)
        factor *= kSameBranch;
    return factor;
}

bool isBetter(const Found& a, const Found& b)
{
    return a.score != b.score ? a.score > b.score : a.entry < b.entry;
}

struct Piece {
    MatchedSpan span;
    double weight;
};

constexpr double kFaint = 0.2;

/// Overlapping and touching words of one text become one stretch.
std::vector<Piece> joined(std::vector<Piece> pieces)
{
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::pair(a.span.said, a.span.from) < std::pair(b.span.said, b.span.from);
    });
    std::vector<Piece> out;
    for (const auto& piece : pieces) {
        if (!out.empty() && out.back().span.said == piece.span.said &&
            piece.span.from <= out.back().span.to) {
            out.back().span.to = std::max(out.back().span.to, piece.span.to);
            out.back().weight += piece.weight;
        } else {
            out.push_back(piece);
        }
    }
    return out;
}

std::vector<MatchedSpan> heaviest(std::vector<Piece> pieces)
{
    pieces = joined(std::move(pieces));
    std::erase_if(pieces, [](const Piece& p) { return p.span.to - p.span.from < 2; });
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.weight > b.weight; });
    std::vector<MatchedSpan> spans;
    for (const auto& piece : pieces)
        if (spans.size() < kMostSpans && piece.weight >= kFaint * pieces.front().weight)
            spans.push_back(piece.span);
    return spans;
}

} // namespace

/// The best, so many as are kept, best first.
std::vector<Found> Index::Tables::rank(const Query& query, const Scope& scope,
                                       std::size_t keep) const
{
    std::vector<double> scores(entries.size(), 0);
    double heard =
        std::log(1 + static_cast<double>(
                         entries.size())); // so that a few words of habit are not all there is
    for (const auto& [term, value] : query) {
        heard += value;
        if (value <= 0)
            continue;
        for (const auto& posting : postings[static_cast<std::size_t>(term)])
            scores[static_cast<std::size_t>(posting.entry)] +=
                value * static_cast<double>(posting.weight);
    }
    const double mostFactor = scope.category.empty() ? 1 : kSameLeaf;
    std::vector<Found> found; // a heap, the worst in front
    for (std::size_t i = 0; i < scores.size() && keep > 0; ++i) {
        const bool isFull = found.size() == keep;
        const double least = isFull ? found.front().score : 0;
        if (scores[i] * mostFactor <= least || !isValidOn(entries[i], scope.date))
            continue;
        const double score = scores[i] * scopeFactor(entries[i], scope);
        const double share = score / (heard * (kSaturation + 1));
        if (score <= least || share < scope.leastShare)
            continue;
        if (isFull) {
            std::pop_heap(found.begin(), found.end(), isBetter);
            found.pop_back();
        }
        found.push_back({static_cast<int>(i), score, share, {}});
        std::push_heap(found.begin(), found.end(), isBetter);
    }
    std::sort_heap(found.begin(), found.end(), isBetter);
    return found;
}

/// Where a term stands in one entry; null where it does not.
const Posting* Index::Tables::posting(int term, int entry) const
{
    const auto& list = postings[static_cast<std::size_t>(term)];
    const auto it = std::lower_bound(list.begin(), list.end(), entry,
                                     [](const Posting& p, int e) { return p.entry < e; });
    return it == list.end() || it->entry != entry ? nullptr : &*it;
}

/// Where a term stands in one entry.
std::span<const int> Index::Tables::placesOf(int term, int entry) const
{
    const Posting* here = posting(term, entry);
    if (here == nullptr)
        return {};
    const auto at = static_cast<std::size_t>(term);
    const auto& [begins, all] = places[at];
    const auto number = static_cast<std::size_t>(here - postings[at].data());
    const auto begin = static_cast<std::size_t>(begins[number]);
    const auto end =
        number + 1 < begins.size() ? static_cast<std::size_t>(begins[number + 1]) : all.size();
    return std::span{all}.subspan(begin, end - begin);
}

/// Weight of what was asked that the best passages of an entry hold.
double Index::Tables::passagesOf(int entry, const Query& query) const
{
    std::vector<Occurrence> occurrences;
    for (std::size_t word = 0; word < query.size(); ++word)
        if (const auto [term, value] = query[word];
            value > 0 && !single[static_cast<std::size_t>(term)])
            for (const int place : placesOf(term, entry))
                occurrences.push_back({place, static_cast<int>(word), value});
    return bestPassages(occurrences);
}

/// Of the text that has most in common with an entry, what both have word for word.
double Index::Tables::stretchesOf(int entry, const std::vector<Said>& said) const
{
    double most = 0;
    for (const auto& one : said) {
        std::vector<Sought> sought;
        for (const auto& word : *one.words)
            if (!single[static_cast<std::size_t>(word.term)])
                sought.push_back({word.from, word.to, placesOf(word.term, entry)});
        most = std::max(most, one.weight * sharedStretches(sought));
    }
    return most;
}

/// The best by their words, in the order of what their passages add.
void Index::Tables::readAgain(std::vector<Found>& found, const Query& query,
                              const std::vector<Said>& said, const Scope& scope) const
{
    double asked = 0;
    for (const auto& [term, value] : query)
        asked += value;
    for (auto& one : found)
        one.score += scopeFactor(entries[static_cast<std::size_t>(one.entry)], scope) *
                     (kPassages * passagesOf(one.entry, query) +
                      kStretch * asked * stretchesOf(one.entry, said));
    std::sort(found.begin(), found.end(), isBetter);
}

std::vector<Telling> Index::Tables::tellingOf(const Query& query,
                                              const std::vector<Said>& said) const
{
    std::vector<Telling> words;
    for (std::size_t s = 0; s < said.size(); ++s) {
        if (said[s].weight <= 0)
            continue;
        for (const auto& word : *said[s].words) {
            if (!telling[static_cast<std::size_t>(word.term)])
                continue;
            const auto at = std::lower_bound(query.begin(), query.end(), std::pair(word.term, 0.0));
            words.push_back({static_cast<std::size_t>(at - query.begin()),
                             {static_cast<int>(s), word.from, word.to},
                             said[s].weight});
        }
    }
    return words;
}

std::vector<MatchedSpan> Index::Tables::spansOf(int entry, const Query& query,
                                                const std::vector<Telling>& words) const
{
    std::vector<double> shares(query.size(), 0);
    for (std::size_t i = 0; i < query.size(); ++i)
        if (const auto& [term, value] = query[i];
            value > 0 && telling[static_cast<std::size_t>(term)])
            if (const Posting* here = posting(term, entry))
                shares[i] = value * static_cast<double>(here->weight);
    std::vector<Piece> pieces;
    for (const auto& word : words)
        if (shares[word.term] > 0)
            pieces.push_back({word.span, shares[word.term] * word.weight});
    return heaviest(std::move(pieces));
}

void Index::Tables::mark(std::vector<Found>& found, const Query& query,
                         const std::vector<Said>& said) const
{
    const auto words = tellingOf(query, said);
    for (auto& one : found)
        one.spans = spansOf(one.entry, query, words);
}

std::vector<std::pair<int, double>> Index::queryOf(const std::vector<Said>& said) const
{
    auto query = termWeights(said);
    for (auto& [term, weight] : query)
        weight *= m_tables->idf[static_cast<std::size_t>(term)];
    return query;
}

void Index::mark(std::vector<Found>& found, const std::vector<Said>& said) const
{
    m_tables->mark(found, queryOf(said), said);
}

std::vector<Found> Index::search(const std::vector<Said>& said, const Scope& scope, int limit,
                                 Marks marks) const
{
    const Query query = queryOf(said);
    const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
    const bool passages = m_tables->reading == Reading::Passages;
    auto found = m_tables->rank(query, scope, passages ? std::max(wanted, kReadAgain) : wanted);
    if (passages)
        m_tables->readAgain(found, query, said, scope);
    found.resize(std::min(found.size(), wanted));
    if (marks == Marks::Set)
        m_tables->mark(found, query, said);
    return found;
}

std::vector<Found> Index::search(std::string_view utf8, const Scope& scope, int limit) const
{
    const auto asked = words(utf8);
    return search({Said{&asked, 1}}, scope, limit);
}

bool isValidOn(const Entry& entry, std::string_view date)
{
    if (date.empty())
        return true;
    return (entry.from.empty() || entry.from <= date) &&
           (entry.until.empty() || date <= entry.until);
}

} // namespace lianxin::knowledge

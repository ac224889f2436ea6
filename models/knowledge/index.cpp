#include "models/knowledge/index.h"

#include "models/knowledge/meaning.h"
#include "models/knowledge/passage.h"
#include "models/text/ngrams.h"
#include "models/text/simplified.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

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

/// A term as a number: one or two characters side by side, of anything longer (a Latin word, a
/// number) its hash with the highest bit set.
using Key = std::uint64_t;
constexpr Key kHashed = Key{1} << 63;
constexpr int kCharacterBits = 21;

Key keyOf(const std::string& term)
{
    const auto characters = text::toUtf32(term);
    if (characters.size() > 2)
        return kHashed | std::hash<std::string>{}(term);
    return Key{characters.front()} | (characters.size() == 2 ? Key{characters[1]} : Key{0})
                                         << kCharacterBits;
}

/// The Han characters of a term; none of any other.
std::u32string hanOf(Key key)
{
    std::u32string han;
    if ((key & kHashed) == 0)
        for (; key != 0; key >>= kCharacterBits)
            han += static_cast<char32_t>(key & ((Key{1} << kCharacterBits) - 1));
    return !han.empty() && text::isHan(han.front()) ? han : std::u32string{};
}

/// However it is written: documents mix both ways.
std::vector<text::Term> termsOf(std::string_view utf8)
{
    return text::terms(text::simplified(utf8));
}

/// How much a term may count at all: a single character less than a pair, one of habit (您好, 有什)
/// hardly.
double kindFactor(std::u32string_view han)
{
    if (han.size() == 1)
        return carriesMeaning(han.front()) ? kSingle : 0;
    if (han.size() != 2)
        return 1;
    const int telling =
        static_cast<int>(carriesMeaning(han[0])) + static_cast<int>(carriesMeaning(han[1]));
    return telling == 2 ? 1 : telling == 1 ? kHalfHabit : kHabit;
}

/// A term at one place of an entry.
struct Standing {
    Key key;
    int place;
    double weight; ///< of the field
};
/// A term in one entry, before postings are in order.
struct Draft {
    Key key;
    Posting posting;
    std::size_t placesBegin; ///< in the places of all drafts
    std::size_t placesEnd;
};
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
    std::vector<Key> keys;               ///< rising; a term is known by its place here
    std::vector<std::size_t> ends;       ///< of each term, in `postings`
    std::vector<Posting> postings;       ///< term by term, entries rising
    std::vector<std::size_t> placesEnds; ///< of each posting; none where only words are read
    std::vector<int> places;             ///< where terms stand, posting by posting
    std::vector<double> idf;             ///< zero: too common to count
    std::vector<bool> telling;           ///< worth lighting up
    std::vector<bool> single;            ///< one Han character

    Tables(std::shared_ptr<const std::vector<Entry>> kept, Reading how)
        : given(std::move(kept)), reading(how)
    {}

    static std::vector<Standing> standingsOf(const Entry& entry);
    std::vector<double> draft(std::vector<Draft>& drafts, std::vector<int>& drafted) const;
    void build();
    void weigh(const std::vector<double>& lengths);
    std::optional<int> termOf(const std::string& text) const;
    std::span<const Posting> postingsOf(int term) const;
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

std::vector<Standing> Index::Tables::standingsOf(const Entry& entry)
{
    std::vector<Standing> standings;
    int at = 0;
    const auto read = [&](std::string_view field, double weight, int gap) {
        int last = 0;
        for (const auto& term : termsOf(field)) {
            standings.push_back({keyOf(term.text), at + term.span.from, weight});
            last = term.span.to;
        }
        at += last + gap;
    };
    // What follows a title goes on from it: a passage may hold both.
    read(entry.title, kTitle, 1);
    for (const auto& question : entry.questions)
        read(question, kQuestion, kFieldGap);
    read(entry.answer, kAnswer, kFieldGap);
    for (const auto& step : entry.steps)
        read(step, kStep, kFieldGap);
    return standings;
}

/// Entry by entry; returns how long each is.
std::vector<double> Index::Tables::draft(std::vector<Draft>& drafts,
                                         std::vector<int>& drafted) const
{
    std::vector<double> lengths;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto standings = standingsOf(entries[i]);
        std::stable_sort(standings.begin(), standings.end(),
                         [](const Standing& a, const Standing& b) { return a.key < b.key; });
        double length = 0;
        for (auto at = standings.cbegin(); at != standings.cend();) {
            const Key key = at->key;
            const auto begin = drafted.size();
            double count = 0;
            for (; at != standings.cend() && at->key == key; ++at) {
                count += at->weight;
                if (reading == Reading::Passages)
                    drafted.push_back(at->place);
            }
            drafts.push_back(
                {key, {static_cast<int>(i), static_cast<float>(count)}, begin, drafted.size()});
            length += count;
        }
        lengths.push_back(length);
    }
    return lengths;
}

void Index::Tables::build()
{
    std::vector<Draft> drafts;
    std::vector<int> drafted;
    const auto lengths = draft(drafts, drafted);
    std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::pair(a.key, a.posting.entry) < std::pair(b.key, b.posting.entry);
    });
    postings.reserve(drafts.size());
    places.reserve(drafted.size());
    for (const auto& one : drafts) {
        if (keys.empty() || keys.back() != one.key) {
            keys.push_back(one.key);
            ends.push_back(postings.size());
        }
        postings.push_back(one.posting);
        ends.back() = postings.size();
        if (reading != Reading::Passages)
            continue;
        for (std::size_t i = one.placesBegin; i < one.placesEnd; ++i)
            places.push_back(drafted[i]);
        placesEnds.push_back(places.size());
    }
    keys.shrink_to_fit();
    ends.shrink_to_fit();
    weigh(lengths);
}

void Index::Tables::weigh(const std::vector<double>& lengths)
{
    double total = 0;
    for (const double length : lengths)
        total += length;
    const double n = static_cast<double>(entries.size());
    const double average = n > 0 && total > 0 ? total / n : 1;
    for (std::size_t term = 0; term < keys.size(); ++term) {
        const auto han = hanOf(keys[term]);
        const double kind = kindFactor(han);
        telling.push_back(kind >= 1 || kind == kSingle);
        single.push_back(han.size() == 1);
        idf.push_back(0);
        const auto begin = term == 0 ? 0 : ends[term - 1];
        const std::span list = std::span{postings}.subspan(begin, ends[term] - begin);
        const double df = static_cast<double>(list.size());
        if (entries.size() > kSmallIndex && df > kCommon * n)
            continue;
        idf.back() = std::log(1 + (n - df + 0.5) / (df + 0.5)) * kind;
        for (auto& posting : list) {
            const double length = lengths[static_cast<std::size_t>(posting.entry)];
            const double norm = 1 - kLength + kLength * length / average;
            const double tf = static_cast<double>(posting.weight);
            posting.weight = static_cast<float>(tf * (kSaturation + 1) / (tf + kSaturation * norm));
        }
    }
}

/// Nothing for a text that is no term of any entry.
std::optional<int> Index::Tables::termOf(const std::string& text) const
{
    const auto key = keyOf(text);
    const auto it = std::lower_bound(keys.begin(), keys.end(), key);
    if (it == keys.end() || *it != key)
        return std::nullopt;
    return static_cast<int>(it - keys.begin());
}

std::span<const Posting> Index::Tables::postingsOf(int term) const
{
    const auto at = static_cast<std::size_t>(term);
    const auto begin = at == 0 ? 0 : ends[at - 1];
    return std::span{postings}.subspan(begin, ends[at] - begin);
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
    for (const auto& term : termsOf(utf8))
        if (const auto known = m_tables->termOf(term.text))
            words.push_back({*known, term.span.from, term.span.to});
    return words;
}

namespace {

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
    std::vector<float> scores(entries.size(), 0);
    double heard =
        std::log(1 + static_cast<double>(
                         entries.size())); // so that a few words of habit are not all there is
    for (const auto& [term, value] : query) {
        heard += value;
        if (value <= 0)
            continue;
        for (const auto& posting : postingsOf(term))
            scores[static_cast<std::size_t>(posting.entry)] +=
                static_cast<float>(value) * posting.weight;
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

/// A term in one entry; null where it does not stand.
const Posting* Index::Tables::posting(int term, int entry) const
{
    const auto list = postingsOf(term);
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
    const auto number = static_cast<std::size_t>(here - postings.data());
    const auto begin = number == 0 ? 0 : placesEnds[number - 1];
    return std::span{places}.subspan(begin, placesEnds[number] - begin);
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

/// Every term once, with the weight of its heaviest saying.
std::vector<std::pair<int, double>> Index::queryOf(const std::vector<Said>& said) const
{
    std::vector<double> heaviest(m_tables->idf.size(), 0);
    std::vector<int> terms;
    for (const auto& one : said)
        for (const auto& word : *one.words) {
            auto& weight = heaviest[static_cast<std::size_t>(word.term)];
            if (weight <= 0 && one.weight > 0)
                terms.push_back(word.term);
            weight = std::max(weight, one.weight);
        }
    std::sort(terms.begin(), terms.end());
    Query query;
    for (const int term : terms) {
        const auto at = static_cast<std::size_t>(term);
        query.emplace_back(term, heaviest[at] * m_tables->idf[at]);
    }
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

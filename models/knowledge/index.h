#pragma once

#include "models/knowledge/entry.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::knowledge {

/// A word of a text that the index knows. Offsets are code points of the text as given.
struct Word {
    int term = 0;
    int from = 0;
    int to = 0;
    bool operator==(const Word&) const = default;
};

/// One thing said, made ready once and asked for again with every utterance after it. Lighter words
/// are those said longer ago or by the other speaker; a weight of 0 leaves the text out.
struct Said {
    const std::vector<Word>* words = nullptr;
    double weight = 1;
};

/// How the order of the entries found is decided. Passages cost an index twice the memory.
enum class Reading {
    Words,    ///< by all words of an entry (BM25): for entries of a few sentences
    Passages, ///< the best by their words again by their best passages and what they share with the
              ///< question word for word: for documents
};

/// Which entries may be shown.
struct Scope {
    std::string date; ///< local, `2026-11-22`; empty: any day
    DistrictCode
        region; ///< of the matter; empty: not known, then only entries of the whole city rank fully
    CategoryCode category; ///< of the matter where known: its entries rank higher
    double leastShare = 0; ///< entries that cover less are left out
};

/// Where in `said` a matching word stands.
struct MatchedSpan {
    int said = 0; ///< index into the texts asked with
    int from = 0;
    int to = 0;
    bool operator==(const MatchedSpan&) const = default;
};

struct Found {
    int entry = 0;    ///< index into Index::entries()
    double score = 0; ///< BM25 with field weights, of Reading::Passages with theirs
                      ///< added; comparable within one index and reading only
    double share = 0; ///< how much of what was said the entry covers, by weight of its words; from
                      ///< 0 to about 1
    std::vector<MatchedSpan> spans; ///< heaviest first, at most kMostSpans; Marks::Left: none
};
/// Whether the words that found an entry are looked up too, which costs more than finding it.
enum class Marks { Set, Left };
inline constexpr std::size_t kMostSpans = 4;

/// Terms of one and two characters over all entries. Immutable once built and safe to share between
/// threads.
class Index {
public:
    Index();
    explicit Index(std::vector<Entry> entries, Reading reading = Reading::Words);
    /// Entries that others keep as well.
    explicit Index(std::shared_ptr<const std::vector<Entry>> entries,
                   Reading reading = Reading::Words);
    ~Index();
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;

    const std::vector<Entry>& entries() const;
    /// The words of a text that stand in any entry. Cost: the length of the text.
    std::vector<Word> words(std::string_view utf8) const;
    /// The best entries, best first; equal scores in the order of the entries. Touches only entries
    /// that share a word with what was said: under 2 ms for 10,000 entries and the last ten
    /// utterances.
    std::vector<Found> search(const std::vector<Said>& said, const Scope& scope, int limit,
                              Marks marks = Marks::Set) const;
    /// Found::spans of entries found without them.
    void mark(std::vector<Found>& found, const std::vector<Said>& said) const;
    /// The same for one text.
    std::vector<Found> search(std::string_view utf8, const Scope& scope, int limit) const;

private:
    struct Tables;
    std::vector<std::pair<int, double>> queryOf(const std::vector<Said>& said) const;
    std::unique_ptr<Tables> m_tables;
};

/// True when the entry holds on that local date: `from` and `until` are included, empty bounds are
/// open.
bool isValidOn(const Entry& entry, std::string_view date);

} // namespace lianxin::knowledge

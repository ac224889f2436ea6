#pragma once

#include "models/assist/phrases.h"
#include "models/knowledge/index.h"
#include "models/session/call_session.h"
#include "models/text/day_part.h"
#include "models/text/ngrams.h"
#include "models/text/numerals.h"
#include "models/text/pauses.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// Of longer utterances so much is read of the beginning and so much of the end, where a letter has
/// its name and number: a person says 240 characters a minute.
inline constexpr int kLongestReading = 2000;
inline constexpr int kLongestEnd = 1000;

/// What a question is after.
enum class Topic {
    Name,
    Phone,
    Identity,
    Place,
    Building,
    Unit,
    Floor,
    Room,
    Amount,
    Count,
    Time,
    Plate,
    Firm
};
struct Topics {
    unsigned bits = 0;
    bool holds(Topic topic) const { return (bits >> static_cast<unsigned>(topic) & 1U) != 0; }
    void add(Topic topic) { bits |= 1U << static_cast<unsigned>(topic); }
    bool empty() const { return bits == 0; }
    /// A house or a part of one.
    bool ofHouse() const
    {
        return holds(Topic::Building) || holds(Topic::Unit) || holds(Topic::Floor) ||
               holds(Topic::Room);
    }
};

/// What a call was about when so much of it had been said; the category reader's own.
struct MatterTold;

/// What an utterance tells of its matter, as the category reader's indexes know it.
struct MatterTerms {
    std::u32string matter; ///< what is said but for marks and places
    std::vector<knowledge::Word> words;
    std::vector<knowledge::Word> gaps;
    std::vector<knowledge::Word> sounds;
    std::vector<Phrases::Hit> phrases;       ///< of `matter`
    std::vector<std::pair<int, float>> runs; ///< that the learned model knows
    std::vector<float> votes;                ///< of these, by leaf
    bool tells = true; ///< false: it is more like what tells no matter than like any
    /// With this utterance as the last, as far as it was asked for.
    std::shared_ptr<const MatterTold> told{};
};

/// What a clause tells of the kind by itself: the log-odds of each, in their order, against none.
struct KindClause {
    text::Span clause;
    std::vector<float> odds;
};

/// What an utterance tells of its kind, as the kind reader knows it.
struct KindTerms {
    std::vector<std::pair<int, float>> runs; ///< none of words that tell no kind by themselves
    std::vector<KindClause> clauses;         ///< that hold a run it knows
};

/// How surely words tell of a danger. Once an everyday matter is known doubtful ones are passed
/// over, and those that are just heard in a longer story only bring a question (`hints.cpp`); sure
/// and certain ones may say what the call is about (`danger_matter.h`).
enum class Strength { Doubtful, Heard, Sure, Certain };

/// Words that are a sign of danger, of a rule or of conduct; `kind` is a `SignKind` (`signs.h`).
struct Sign {
    int kind = 0;
    int from = 0;
    int to = 0;
    Strength strength = Strength::Heard; ///< of a danger
    bool learned = false;                ///< told by its likeness to examples, by no list of words
};

/// The part of the day that was asked about or spoken of right before an utterance; `day` is the
/// one named with it (今天晚上), which `word` is as moments have it.
struct PartBefore {
    text::DayPart part = text::DayPart::None;
    std::string word;
    std::optional<std::chrono::local_days> day{};
    bool operator==(const PartBefore&) const = default;
};

/// One utterance made ready for all readers. Offsets of readers are those of `text()`; `span` leads
/// back to what was heard.
struct Heard {
    int id = 0;
    session::Speaker speaker = session::Speaker::Caller;
    int fromMs = 0;
    int toMs = 0;
    std::string raw;
    text::Normalised normal;
    std::vector<text::Numeral> alone;    ///< as this utterance says them by itself
    std::vector<text::Numeral> numerals; ///< as they are meant where it stands (`readInTurn`)
    Topics asked;                        ///< by the call-taker's last words before it
    PartBefore partBefore;               ///< that its bare hours are of
    int denies = -1; ///< place in the list of the utterance that this one takes back; -1: none
    std::vector<text::Span> withdrawn; ///< taken back later
    std::vector<text::Span> negated;   ///< 不是科苑路那家: what it is not
    std::vector<text::Span> clauses;
    std::vector<text::Correction> corrections;
    std::vector<std::uint64_t> pairs;    ///< `contentPairs` of the text
    std::vector<text::Span> whereabouts; ///< of `raw`: known places, houses, rooms and number
                                         ///< plates; where and who, not what
    std::shared_ptr<MatterTerms> terms;  ///< set by CategoryReader::prepare
    std::optional<KindTerms> kindTerms;  ///< set by KindReader::prepare
    std::vector<Sign> signs;             ///< `readSigns`, filled by whoever shows hints
    bool question = false; ///< asks something (also without a question mark: 吗, 什么, 多少 …)
    bool readBack = false; ///< says something and asks whether it is right: …，对吗？

    const std::u32string& text() const { return normal.text; }
    bool isCaller() const { return speaker == session::Speaker::Caller; }
    /// Enough to tell what a call is about or what is wanted; a greeting says less.
    bool saysMuch() const { return pairs.size() >= 3; }
    ticket::Span span(int from, int to) const;
    std::u32string_view slice(int from, int to) const;
    std::string utf8(int from, int to) const;
    /// The words as they were heard, with their own marks and widths; `text::legible`.
    std::string original(int from, int to) const;
    /// The clause that holds `at`; the whole text when none does.
    text::Span clauseAt(int at) const;
    /// True when the words at [from, to) were taken back, in the same breath or later, or are named
    /// as what it is not.
    bool takenBack(int from, int to) const;
    bool contains(std::u32string_view words) const;
    /// Waits for an answer: a question, or a read-back (一共六千二对吧).
    bool wantsAnswer() const { return question || readBack; }
    /// An open question of the agent: what it names is asked for, not told.
    bool onlyAsks() const { return !isCaller() && question && !readBack; }
};

/// `pauses`: learned ones, for recognisers that set no marks; `before`: see `partBefore` (hours.h).
Heard hear(const session::Utterance& utterance, const text::Pauses& pauses = {},
           PartBefore before = {});

/// Pairs of neighbouring characters that carry meaning (no 的, 了, 您, 什么 …), sorted, each once.
std::vector<std::uint64_t> contentPairs(std::u32string_view normalised);
/// Part of `wanted` that stands in `said`, 0…1; 0 when nothing is wanted.
double shareOf(const std::vector<std::uint64_t>& wanted, const std::vector<std::uint64_t>& said);

/// What the caller says right after the agent's words at `agent`, up to the agent's next words;
/// indices into `heard`.
std::vector<std::size_t> repliesTo(const std::vector<Heard>& heard, std::size_t agent);

/// A clause that is a number and nothing else: 五零二, 是四千八吧, 三号.
struct BareNumber {
    text::Span span; ///< with what counts it
    std::string value;
    bool digits = false;  ///< three or four of them, said one by one or written
    char32_t counter = 0; ///< 号 in 三号, 个 in 三十七个; 0: none
    double number = 0;
};
std::vector<BareNumber> bareNumbers(const Heard& heard);

/// The short clause in which words stand, or the words alone: a run of characters that speaks for
/// something does not know where words begin.
ticket::Span quotable(std::span<const Heard> heard, ticket::Span words);

/// Position of `words` in `text` at or after `at`; -1 where there is none.
int find(std::u32string_view text, std::u32string_view words, int at = 0);

} // namespace lianxin::assist

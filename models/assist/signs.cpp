#include "models/assist/signs.h"

#include "models/assist/danger_reader.h"
#include "models/assist/sign_table.h"
#include "models/assist/word_list.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

const Patterns& table()
{
    static const Patterns kTable = [] {
        std::vector<Pattern> all;
        for (const auto part : {dangerPatterns(), carePatterns(), turnPatterns()})
            all.insert(all.end(), part.begin(), part.end());
        return Patterns{all, signWords()};
    }();
    return kTable;
}

/// Everything found in one utterance, and how the rest of it turns a sign.
class Reading {
public:
    explicit Reading(const Heard& heard) : m_heard(heard), m_hits(table().find(heard.text())) {}

    const std::vector<Patterns::Hit>& hits() const { return m_hits; }
    bool isReal(const Patterns::Hit& hit) const;
    bool isOfNow() const;
    /// Nothing says that it is over or only played.
    bool mayBeReal() const { return !has(Over) && !has(Rehearsed); }
    bool isOfPast() const { return has(Past) && !has(Now); }

private:
    bool has(Turn turn) const;
    bool isPast(const Patterns::Hit& hit) const;
    bool isFeared(const Patterns::Hit& hit) const;
    bool isAsked(const Patterns::Hit& hit) const;
    bool isDenied(const Patterns::Hit& hit) const;
    bool isTold(const Patterns::Hit& hit) const;

    const Heard& m_heard;
    std::vector<Patterns::Hit> m_hits;
};

bool Reading::has(Turn turn) const
{
    return std::any_of(m_hits.begin(), m_hits.end(),
                       [&](const auto& hit) { return hit.meaning == turn; });
}

/// A word of the past before the sign and no word of now between, or 过 right behind it.
bool Reading::isPast(const Patterns::Hit& hit) const
{
    const auto behind = m_heard.slice(hit.to, hit.to + 2);
    if (beginsWithAny(behind, std::array<std::u32string_view, 3>{U"过,", U"过。", U"过一"}) ||
        behind == U"过")
        return true;
    return std::any_of(m_hits.begin(), m_hits.end(), [&](const auto& past) {
        return past.meaning == Past && past.from < hit.to &&
               std::none_of(m_hits.begin(), m_hits.end(), [&](const auto& now) {
                   return now.meaning == Now && now.from >= past.to && now.from <= hit.from;
               });
    });
}

bool Reading::isFeared(const Patterns::Hit& hit) const
{
    constexpr int kReach = 14;
    return std::any_of(m_hits.begin(), m_hits.end(), [&](const auto& fear) {
        return fear.meaning == Feared && fear.from >= hit.from - kReach && fear.from < hit.to + 4;
    });
}

bool Reading::isAsked(const Patterns::Hit& hit) const
{
    const auto first = m_heard.clauseAt(hit.from);
    const auto last = m_heard.clauseAt(std::max(hit.from, hit.to - 1));
    return std::any_of(m_hits.begin(), m_hits.end(), [&](const auto& ask) {
        return ask.meaning == Asked && ask.to > first.from && ask.from < last.to;
    });
}

bool Reading::isDenied(const Patterns::Hit& hit) const
{
    constexpr std::u32string_view kBefore[]{U"没有", U"没",     U"不是",   U"不会",
                                            U"不想", U"别让我", U"要不要", U"还没"};
    constexpr int kReach = 3;
    const auto clause = m_heard.clauseAt(hit.from);
    if (m_heard.slice(std::max(clause.from, hit.from - 1), hit.from) == U"不")
        return true;
    return holdsAny(m_heard.slice(std::max(clause.from, hit.from - kReach), hit.from), kBefore);
}

/// Somebody else is quoted: 他骂我…, 物业的人说….
bool Reading::isTold(const Patterns::Hit& hit) const
{
    constexpr std::u32string_view kTelling[]{U"骂我",   U"骂人", U"他骂", U"说我", U"张口就",
                                             U"他们骂", U"骂的", U"骂你", U"喊我"};
    return holdsAny(m_heard.slice(std::max(0, hit.from - 12), hit.from), kTelling);
}

bool Reading::isReal(const Patterns::Hit& hit) const
{
    switch (sortOf(static_cast<SignKind>(hit.meaning)).guard) {
    case Guard::Event:
        return !isDenied(hit) && !has(Over) && !has(Rehearsed) && !isPast(hit) && !isFeared(hit) &&
               !isAsked(hit);
    case Guard::Will:
        return !isDenied(hit) && !has(Over) && !isPast(hit) && !has(Rehearsed);
    case Guard::Step:
        return !isDenied(hit);
    case Guard::Conduct:
        return !isTold(hit);
    }
    return false;
}

bool isDanger(const Sign& sign)
{
    return sortOf(static_cast<SignKind>(sign.kind)).level == session::HintLevel::Danger;
}

bool Reading::isOfNow() const
{
    return (has(Now) || has(Hurry)) && !has(Past) && !has(Over) && !has(Rehearsed) &&
           !has(Feared) && !has(Asked);
}

} // namespace

std::vector<Sign> readSigns(const Heard& heard, const DangerReader& dangers, Place place)
{
    std::vector<Sign> signs;
    if (!heard.isCaller())
        return signs;
    const Reading reading{heard};
    for (const auto& hit : reading.hits()) {
        if (hit.meaning >= kSignKinds || heard.takenBack(hit.from, hit.to) || !reading.isReal(hit))
            continue;
        Sign sign{hit.meaning, hit.from, hit.to};
        if (isDanger(sign)) {
            if (dangers.isSurelyCalm(heard.text(), heard.clauses, sign))
                continue;
            sign.strength = dangers.strengthOf(heard.text(), heard.clauses, sign);
        }
        signs.push_back(sign);
    }
    if (std::none_of(signs.begin(), signs.end(), isDanger) && reading.mayBeReal())
        for (auto sign : dangers.read(heard.text(), heard.clauses, place))
            if (!heard.takenBack(sign.from, sign.to)) {
                sign.learned = true;
                if (reading.isOfPast())
                    sign.strength = Strength::Doubtful;
                signs.push_back(sign);
            }
    std::stable_sort(signs.begin(), signs.end(),
                     [](const Sign& a, const Sign& b) { return a.kind < b.kind; });
    return signs;
}

bool isOfNow(const Heard& heard)
{
    return heard.isCaller() && Reading{heard}.isOfNow();
}

} // namespace lianxin::assist

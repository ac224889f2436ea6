#include "models/assist/danger_reader.h"

#include "models/assist/around.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

namespace lianxin::assist {

namespace {

constexpr std::size_t kMostRuns = std::size_t{1} << 15;
/// Clauses are read together until they are so long: what a caller says in one breath.
constexpr int kBreath = 40;
/// Scores of calm up to which words are an alarm, by where in a call they are. Chosen on lines of
/// hands they had not learned from and on real letters (docs/understanding.md, Dangers).
constexpr float kCalmest = 0.35F;
constexpr float kCalmestLate = -0.6F;
/// By whoever learned also from what is told of ordinary matters: a higher score makes it doubtful.
constexpr float kCalmestTold = 0.0F;
/// Scores up to which an alarm is sure and certain.
constexpr float kCalmestSure = -0.4F;
constexpr float kCalmestCertain = -0.9F;
/// And that above which a danger's own words are none.
constexpr float kSurelyCalm = 0.5F;
/// Of a breath of fewer characters more is asked: an answer of a few words is like much.
constexpr int kShort = 9;
constexpr float kLessOfShort = 0.4F;
/// A clause with a higher score is said around a matter; few of the lines learned from are.
constexpr float kSaidAround = -0.2F;
constexpr int kDangers = static_cast<int>(SignKind::Hazard) + 1;

/// 0 for calm, −1 for what is neither calm nor a danger.
int labelOf(std::string_view kind)
{
    if (kind == kCalm || kind == kTold || kind == kAround)
        return 0;
    const auto danger = dangerNamed(kind);
    return danger ? static_cast<int>(*danger) + 1 : -1;
}

/// Where a breath begins and ends is told too.
std::u32string framed(std::u32string_view normalised)
{
    return U'^' + std::u32string(normalised) + U'$';
}

/// What is asked more of such a breath, or clause.
float lessOf(const text::Span& breath)
{
    return breath.to - breath.from < kShort ? kLessOfShort : 0;
}

Strength strengthFor(float calm)
{
    if (calm > kCalmestSure)
        return Strength::Heard;
    return calm > kCalmestCertain ? Strength::Sure : Strength::Certain;
}

LinearWeights learned(const LinearRows& rows)
{
    std::vector<std::size_t> all(rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return rows.train(all);
}

} // namespace

std::vector<text::Span> breathsOf(std::span<const text::Span> clauses)
{
    std::vector<text::Span> breaths;
    for (const auto& clause : clauses)
        if (!breaths.empty() && clause.to - breaths.back().from <= kBreath)
            breaths.back().to = clause.to;
        else
            breaths.push_back(clause);
    for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause)
        if (breaths.back().to - clause->from <= kBreath)
            breaths.back().from = std::min(breaths.back().from, clause->from);
    return breaths;
}

std::optional<SignKind> dangerNamed(std::string_view id)
{
    for (int kind = 0; kind < kDangers; ++kind)
        if (sortOf(static_cast<SignKind>(kind)).id == id)
            return static_cast<SignKind>(kind);
    return std::nullopt;
}

DangerReader::DangerReader(std::span<const DangerLine> lines)
{
    std::vector<Sides> texts;
    std::vector<Sides> told;
    std::vector<const DangerLine*> taught;
    std::array<int, 2> sorts{};
    for (const auto& line : lines) {
        const int label = labelOf(line.kind);
        if (label < 0)
            continue;
        const Sides sides{framed(sidesOf(line.said, {}).whole), {}};
        if (line.kind == kTold) {
            told.push_back(sides);
            continue;
        }
        texts.push_back(sides);
        taught.push_back(&line);
        ++sorts[label == 0 ? 0 : 1];
    }
    if (sorts[0] == 0 || sorts[1] == 0)
        return;
    m_space = spaceOf(texts, shortRuns(), kMostRuns);
    m_places = KeyTable(m_space.keys);
    LinearRows dangers(m_space.keys.size(), kDangers + 1);
    LinearRows withTold(m_space.keys.size(), 2);
    LinearRows around(m_space.keys.size(), 2);
    const auto vectorFor = [&](const Sides& sides) {
        return vectorOf(sides, shortRuns(), m_places, m_space.rarity);
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto vector = vectorFor(texts[i]);
        const int label = labelOf(taught[i]->kind);
        dangers.add(vector, label);
        withTold.add(vector, label == 0 ? 0 : 1);
        around.add(vector, taught[i]->kind == kAround ? 1 : 0);
    }
    for (const auto& sides : told)
        withTold.add(vectorFor(sides), 0);
    m_learned = learned(dangers);
    m_told = learned(withTold);
    m_around = learned(around);
}

std::vector<float> DangerReader::scores(std::u32string_view text, text::Span breath,
                                        const LinearWeights& weights) const
{
    auto all = weights.bias;
    const Sides sides{framed(text.substr(static_cast<std::size_t>(breath.from),
                                         static_cast<std::size_t>(breath.to - breath.from))),
                      {}};
    for (const auto& [feature, value] : vectorOf(sides, shortRuns(), m_places, m_space.rarity)) {
        const float* of = weights.weights.data() + static_cast<std::size_t>(feature) * all.size();
        for (std::size_t label = 0; label < all.size(); ++label)
            all[label] += value * of[label];
    }
    return all;
}

DangerReader::Content DangerReader::contentOf(std::u32string_view text,
                                              std::span<const text::Span> clauses) const
{
    Content content{std::u32string{text}, {}};
    for (const auto& clause : clauses)
        if (scores(text, clause, m_around).back() > kSaidAround)
            std::fill(content.text.begin() + clause.from, content.text.begin() + clause.to, kMark);
        else
            content.clauses.push_back(clause);
    return content;
}

std::vector<Sign> DangerReader::read(std::u32string_view text, std::span<const text::Span> clauses,
                                     Place place) const
{
    const float calmest = place == Place::Late ? kCalmestLate : kCalmest;
    std::vector<Sign> signs;
    if (m_learned.bias.empty())
        return signs;
    const auto content = contentOf(text, clauses);
    for (const auto& breath : breathsOf(content.clauses)) {
        const auto all = scores(content.text, breath, m_learned);
        const float calm = all.front() + lessOf(breath);
        if (calm > calmest)
            continue;
        const auto likeliest = std::max_element(all.begin() + 1, all.end());
        signs.push_back({static_cast<int>(likeliest - all.begin()) - 1, breath.from, breath.to,
                         strengthOf(content.text, breath, calm)});
    }
    return signs;
}

Strength DangerReader::strengthOf(std::u32string_view text, text::Span breath, float calm) const
{
    const bool told = scores(text, breath, m_told).front() + lessOf(breath) > kCalmestTold;
    return told ? Strength::Doubtful : strengthFor(calm);
}

/// Scores of calm of the clauses and breaths in which the sign stands.
std::vector<std::pair<text::Span, float>>
DangerReader::calmAround(std::u32string_view text, std::span<const text::Span> clauses,
                         const Sign& sign) const
{
    std::vector<std::pair<text::Span, float>> calm;
    if (m_learned.bias.empty())
        return calm;
    const auto look = [&](std::u32string_view said, std::span<const text::Span> spans) {
        for (const auto& span : spans)
            if (span.from < sign.to && sign.from < span.to)
                calm.emplace_back(span, scores(said, span, m_learned).front());
    };
    const auto content = contentOf(text, clauses);
    look(content.text, breathsOf(content.clauses));
    look(text, clauses);
    return calm;
}

bool DangerReader::isSurelyCalm(std::u32string_view text, std::span<const text::Span> clauses,
                                const Sign& sign) const
{
    if (sortOf(static_cast<SignKind>(sign.kind)).guard == Guard::Will)
        return false;
    const auto around = calmAround(text, clauses, sign);
    return !around.empty() && std::all_of(around.begin(), around.end(),
                                          [](const auto& one) { return one.second > kSurelyCalm; });
}

Strength DangerReader::strengthOf(std::u32string_view text, std::span<const text::Span> clauses,
                                  const Sign& sign) const
{
    auto strongest = Strength::Heard;
    for (const auto& [span, calm] : calmAround(text, clauses, sign))
        strongest = std::max(strongest, strengthFor(calm + lessOf(span)));
    return strongest;
}

} // namespace lianxin::assist

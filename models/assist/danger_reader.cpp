#include "models/assist/danger_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

namespace lianxin::assist {

namespace {

constexpr std::size_t kMostRuns = std::size_t{1} << 15;
/// Clauses are read together until they are so long: what a caller says in one breath.
constexpr int kBreath = 40;
/// Scores of calm up to which words are an alarm, by where in a call they are; above the last it is
/// a doubtful one. Chosen on lines of hands they had not learned from and on real letters
/// (docs/understanding.md, Dangers).
constexpr float kCalmest = 0.2F;
constexpr float kCalmestLate = -0.6F;
constexpr float kCalmestDoubtful = -0.2F;
/// And that above which a danger's own words are none.
constexpr float kSurelyCalm = 0.8F;
/// Of a breath of fewer characters more is asked: an answer of a few words is like much.
constexpr int kShort = 9;
constexpr float kLessOfShort = 0.4F;
constexpr int kDangers = static_cast<int>(SignKind::Threat) + 1;

/// 0 for calm, −1 for what is neither calm nor a danger.
int labelOf(std::string_view kind)
{
    if (kind == kCalm)
        return 0;
    const auto danger = dangerNamed(kind);
    return danger ? static_cast<int>(*danger) + 1 : -1;
}

/// Where a breath begins and ends is told too.
std::u32string framed(std::u32string_view normalised)
{
    return U'^' + std::u32string(normalised) + U'$';
}

/// Runs of clauses of at most kBreath characters, or one longer clause.
std::vector<text::Span> breathsOf(std::span<const text::Span> clauses)
{
    std::vector<text::Span> breaths;
    for (const auto& clause : clauses)
        if (!breaths.empty() && clause.to - breaths.back().from <= kBreath)
            breaths.back().to = clause.to;
        else
            breaths.push_back(clause);
    return breaths;
}

} // namespace

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
    std::vector<int> labels;
    std::array<int, 2> sorts{};
    for (const auto& line : lines) {
        const int label = labelOf(line.kind);
        if (label < 0)
            continue;
        texts.push_back({framed(sidesOf(line.said, {}).whole), {}});
        labels.push_back(label);
        ++sorts[label == 0 ? 0 : 1];
    }
    if (sorts[0] == 0 || sorts[1] == 0)
        return;
    m_space = spaceOf(texts, shortRuns(), kMostRuns);
    m_places = KeyTable(m_space.keys);
    LinearRows rows(m_space.keys.size(), kDangers + 1);
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows.add(vectorOf(texts[i], shortRuns(), m_places, m_space.rarity), labels[i]);
    std::vector<std::size_t> all(rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    m_learned = rows.train(all);
}

std::vector<float> DangerReader::scores(std::u32string_view normalised) const
{
    auto all = m_learned.bias;
    const Sides sides{framed(normalised), {}};
    for (const auto& [feature, value] : vectorOf(sides, shortRuns(), m_places, m_space.rarity)) {
        const float* weights =
            m_learned.weights.data() + static_cast<std::size_t>(feature) * all.size();
        for (std::size_t label = 0; label < all.size(); ++label)
            all[label] += value * weights[label];
    }
    return all;
}

std::vector<float> DangerReader::scores(std::u32string_view text, text::Span breath) const
{
    return scores(text.substr(static_cast<std::size_t>(breath.from),
                              static_cast<std::size_t>(breath.to - breath.from)));
}

std::vector<Sign> DangerReader::read(std::u32string_view text, std::span<const text::Span> clauses,
                                     Place place) const
{
    const float calmest = place == Place::Late ? kCalmestLate : kCalmest;
    std::vector<Sign> signs;
    if (m_learned.bias.empty())
        return signs;
    for (const auto& breath : breathsOf(clauses)) {
        const auto all = scores(text, breath);
        if (all.front() > (breath.to - breath.from < kShort ? calmest - kLessOfShort : calmest))
            continue;
        const auto likeliest = std::max_element(all.begin() + 1, all.end());
        signs.push_back({static_cast<int>(likeliest - all.begin()) - 1, breath.from, breath.to,
                         all.front() > kCalmestDoubtful});
    }
    return signs;
}

bool DangerReader::isSurelyCalm(std::u32string_view text, std::span<const text::Span> clauses,
                                const Sign& sign) const
{
    if (m_learned.bias.empty() || sign.kind == static_cast<int>(SignKind::SelfHarm))
        return false;
    std::vector<text::Span> around;
    for (const auto& spans : {breathsOf(clauses), {clauses.begin(), clauses.end()}})
        std::copy_if(
            spans.begin(), spans.end(), std::back_inserter(around),
            [&](const text::Span& span) { return span.from < sign.to && sign.from < span.to; });
    return !around.empty() && std::all_of(around.begin(), around.end(), [&](const auto& span) {
        return scores(text, span).front() > kSurelyCalm;
    });
}

} // namespace lianxin::assist

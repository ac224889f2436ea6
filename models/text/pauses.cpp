#include "models/text/pauses.h"

#include "models/text/ngrams.h"
#include "models/text/numeral_run.h"
#include "models/text/spoken.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>

namespace lianxin::text {

namespace {

constexpr std::size_t kBuckets = std::size_t{1} << 18;
/// Characters looked at on each side.
constexpr int kReach = 4;
/// How many characters on the left and on the right a feature joins.
struct Shape {
    int left;
    int right;
};
constexpr Shape kShapes[]{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {0, 1}, {0, 2},
                          {0, 3}, {0, 4}, {1, 1}, {2, 1}, {1, 2}, {2, 2}};
constexpr std::size_t kFeatures = std::size(kShapes);
using Features = std::array<std::uint32_t, kFeatures>;

/// Lines with fewer gaps tell too little; a line that goes on so long without a mark was written
/// by somebody who sets none.
constexpr std::size_t kFewestGaps = 20'000;
constexpr std::size_t kLongUnmarked = 14;
/// Lines are read so many in a row at most: people also pause between what they say.
constexpr std::size_t kMostJoined = 3;
constexpr int kRounds = 3;
constexpr float kStep = 0.15F;
/// A stretch of fewer characters needs no mark, and a clause has no fewer than the second.
constexpr std::size_t kLongStretch = 14;
constexpr std::size_t kShortestClause = 2;
/// Log-odds from which on a mark is set.
constexpr float kPause = 0;

bool isMark(char32_t c)
{
    return isPunctuation(c) || isSpace(c);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t with)
{
    hash = (hash ^ with) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

/// Of the gap before each character of a text without marks but the first.
class Gaps {
public:
    explicit Gaps(std::u32string_view text)
    {
        m_text.assign(kReach, U'^');
        m_text += text;
        m_text.append(kReach, U'$');
    }

    Features at(std::size_t gap) const
    {
        const std::size_t middle = gap + kReach;
        std::array<std::uint64_t, kReach + 1> left{1};
        std::array<std::uint64_t, kReach + 1> right{2};
        for (std::size_t i = 1; i <= kReach; ++i) {
            left[i] = mixed(left[i - 1], m_text[middle - i]);
            right[i] = mixed(right[i - 1], m_text[middle + i - 1]);
        }
        Features features{};
        for (std::size_t i = 0; i < kFeatures; ++i) {
            const auto [l, r] = kShapes[i];
            const auto hash =
                mixed(left[static_cast<std::size_t>(l)], right[static_cast<std::size_t>(r)]);
            features[i] = static_cast<std::uint32_t>(hash % kBuckets);
        }
        return features;
    }

private:
    std::u32string m_text;
};

/// Between two characters of a number or of a Latin word nobody pauses to say something else.
bool mayPart(char32_t before, char32_t after)
{
    const auto ofWord = [](char32_t c) { return isLatin(c) || isDigit(c); };
    return !(ofWord(before) && ofWord(after)) &&
           !(digitValue(before) >= 0 && digitValue(after) >= 0);
}

float oddsOf(const std::vector<float>& weights, const Features& features)
{
    float sum = weights.back();
    for (const auto feature : features)
        sum += weights[feature];
    return sum;
}

/// A text without its marks, and before which of its characters one stood.
struct Stretch {
    std::u32string text;
    std::vector<bool> marked;

    void add(std::u32string_view line)
    {
        bool mark = !text.empty();
        for (const char32_t c : line) {
            if (isMark(c)) {
                mark = !text.empty();
                continue;
            }
            text.push_back(c);
            marked.push_back(mark);
            mark = false;
        }
    }
};

bool hasMarksInside(std::u32string_view text)
{
    const auto from = std::find_if_not(text.begin(), text.end(), isMark);
    const auto mark = std::find_if(from, text.end(), isMark);
    return std::find_if_not(mark, text.end(), isMark) != text.end();
}

std::vector<Stretch> stretchesOf(std::span<const std::string_view> lines, std::mt19937& random)
{
    std::vector<std::u32string> texts;
    for (const auto line : lines) {
        auto text = spoken(line).text;
        if (text.size() <= kLongUnmarked || hasMarksInside(text))
            texts.push_back(std::move(text));
    }
    for (std::size_t i = texts.size(); i > 1; --i)
        std::swap(texts[i - 1], texts[random() % i]);
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < texts.size();) {
        stretches.emplace_back();
        for (std::size_t left = 1 + random() % kMostJoined; left > 0 && i < texts.size(); --left)
            stretches.back().add(texts[i++]);
    }
    return stretches;
}

} // namespace

Pauses::Pauses(std::span<const std::string_view> lines)
{
    std::mt19937 random;
    std::vector<std::pair<Features, bool>> gaps;
    for (const auto& [text, marked] : stretchesOf(lines, random)) {
        const Gaps of(text);
        for (std::size_t i = 1; i < text.size(); ++i)
            gaps.emplace_back(of.at(i), marked[i]);
    }
    if (gaps.size() < kFewestGaps)
        return;
    m_weights.assign(kBuckets + 1, 0);
    const auto steps = static_cast<float>(kRounds * gaps.size());
    float step = 0;
    for (int round = 0; round < kRounds; ++round)
        for (const auto& [features, marked] : gaps) {
            const float chance = 1 / (1 + std::exp(-oddsOf(m_weights, features)));
            const float change = kStep * (1 - step++ / steps) * ((marked ? 1.0F : 0.0F) - chance);
            for (const auto feature : features)
                m_weights[feature] += change;
            m_weights.back() += change;
        }
}

std::vector<int> Pauses::missing(std::u32string_view normalised) const
{
    std::vector<int> found;
    if (m_weights.empty())
        return found;
    std::u32string text;
    std::vector<int> places;
    for (std::size_t i = 0; i < normalised.size(); ++i)
        if (!isMark(normalised[i])) {
            text.push_back(normalised[i]);
            places.push_back(static_cast<int>(i));
        }
    const Gaps gaps(text);
    for (std::size_t from = 0, to = 0; from < text.size(); from = to) {
        for (to = from + 1; to < text.size() && places[to] == places[to - 1] + 1;)
            ++to;
        if (to - from < kLongStretch)
            continue;
        std::size_t begin = from;
        for (std::size_t i = from + kShortestClause; i + kShortestClause <= to; ++i)
            if (i >= begin + kShortestClause && mayPart(text[i - 1], text[i]) &&
                oddsOf(m_weights, gaps.at(i)) >= kPause) {
                found.push_back(places[i]);
                begin = i;
            }
    }
    return found;
}

std::vector<Span> Pauses::clauses(std::u32string_view normalised) const
{
    auto found = text::clauses(normalised);
    for (const int pause : missing(normalised)) {
        const auto at = std::find_if(found.begin(), found.end(),
                                     [&](const Span& clause) { return pause < clause.to; });
        const Span behind{pause, at->to};
        at->to = pause;
        found.insert(at + 1, behind);
    }
    return found;
}

} // namespace lianxin::text

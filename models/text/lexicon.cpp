#include "models/text/lexicon.h"

#include "models/text/grams.h"
#include "models/text/normal_form.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lianxin::text {

namespace {

/// What one unknown character and one Latin word or number cost, in log-probability: an unknown
/// word is always dearer than two known ones.
constexpr float kUnknown = -13.5F;
constexpr float kLatinWord = -12;

std::uint64_t keyOf(std::u32string_view word)
{
    std::uint64_t key = 0;
    for (const char32_t c : word)
        key = mixed(key, c);
    return key;
}

bool isLatinOrDigit(char32_t c)
{
    return isLatin(c) || isDigit(c);
}

} // namespace

Lexicon::Lexicon(Counts counts) : m_counts(std::move(counts))
{
    std::sort(m_counts.begin(), m_counts.end());
    double total = 0;
    for (const auto& [word, count] : m_counts)
        total += count;
    for (const auto& [word, count] : m_counts)
        m_chances.emplace(keyOf(toUtf32(word)),
                          static_cast<float>(std::log(std::max(count, 1U) / total)));
}

float Lexicon::chance(std::u32string_view word) const
{
    const auto found = m_chances.find(keyOf(word));
    return found == m_chances.end() ? std::numeric_limits<float>::quiet_NaN() : found->second;
}

std::vector<Span> Lexicon::words(std::u32string_view normalised) const
{
    std::vector<Span> out;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= normalised.size(); ++i) {
        if (i < normalised.size() && !isApart(normalised[i]))
            continue;
        if (i > from)
            cut(normalised.substr(from, i - from), static_cast<int>(from), out);
        from = i + 1;
    }
    return out;
}

void Lexicon::cut(std::u32string_view part, int offset, std::vector<Span>& out) const
{
    struct Step {
        float score = -std::numeric_limits<float>::infinity();
        int from = 0;
        bool known = false;
    };
    const int size = static_cast<int>(part.size());
    std::vector<Step> best(part.size() + 1);
    best[0].score = 0;
    const auto offer = [&](int from, int to, float cost, bool known) {
        auto& step = best[static_cast<std::size_t>(to)];
        const float score = best[static_cast<std::size_t>(from)].score + cost;
        if (score > step.score)
            step = {score, from, known};
    };
    for (int from = 0; from < size; ++from) {
        offer(from, from + 1, kUnknown, false);
        for (int to = from + 1; to <= std::min(size, from + kLongestWord); ++to) {
            const float cost = chance(
                part.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
            if (!std::isnan(cost))
                offer(from, to, cost, true);
        }
        int end = from;
        while (end < size && isLatinOrDigit(part[static_cast<std::size_t>(end)]))
            ++end;
        if (end > from && (from == 0 || !isLatinOrDigit(part[static_cast<std::size_t>(from - 1)])))
            offer(from, end, kLatinWord, true);
    }
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (int to = size; to > 0; to = best[static_cast<std::size_t>(to)].from)
        if (const auto& step = best[static_cast<std::size_t>(to)]; step.known)
            out.push_back({offset + step.from, offset + to});
    std::reverse(out.begin() + first, out.end());
}

std::u32string Lexicon::kept(std::u32string_view normalised) const
{
    std::u32string out;
    for (const Span word : words(normalised))
        out += slice(normalised, word);
    return out;
}

std::u32string WordCounter::add(std::string_view segmented)
{
    std::u32string joined;
    // Normalising drops spaces beside Han characters, so the words are cut before.
    std::u32string word;
    const std::u32string raw = toUtf32(segmented);
    for (std::size_t i = 0; i <= raw.size(); ++i) {
        if (i < raw.size() && !isSpace(raw[i])) {
            word += raw[i];
            continue;
        }
        const std::u32string normal = normalise(word).text;
        word.clear();
        joined += normal;
        if (!normal.empty() && static_cast<int>(normal.size()) <= Lexicon::kLongestWord)
            ++m_counts[toUtf8(normal)];
    }
    return joined;
}

Lexicon::Counts WordCounter::counts(std::uint32_t least) const
{
    Lexicon::Counts out;
    for (const auto& [word, count] : m_counts)
        if (count >= least)
            out.emplace_back(word, count);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace lianxin::text

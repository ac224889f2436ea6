#include "models/places/token_features.h"

#include "models/text/utf.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace lianxin::places {

namespace {

constexpr FeatureKey kBegin = 11; ///< what stands before the first token
constexpr FeatureKey kEnd = 13;

FeatureKey mixed(FeatureKey h, FeatureKey value)
{
    h ^= value + 0x9e3779b97f4a7c15ULL + (h << 6) + (h >> 2);
    h *= 0xff51afd7ed558ccdULL;
    return h ^ (h >> 32);
}

/// Template number first.
FeatureKey key(std::initializer_list<FeatureKey> parts)
{
    FeatureKey h = 0;
    for (const FeatureKey part : parts)
        h = mixed(h, part);
    return h;
}

FeatureKey count(int value, int most)
{
    return static_cast<FeatureKey>(std::min(value, most));
}

FeatureKey hashOf(std::string_view text)
{
    FeatureKey h = 1469598103934665603ULL;
    for (const char c : text)
        h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return h;
}

enum Kind : FeatureKey { Han = 101, Numeral, Letter, Letters, Mixture, Foreign, Digits = 200 };

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十〇零";

FeatureKey kindOf(std::u32string_view token)
{
    const char32_t c = token.empty() ? U' ' : token.front();
    if (text::isDigit(c))
        return std::all_of(token.begin(), token.end(), text::isDigit)
                   ? Digits + count(static_cast<int>(token.size()), 5)
                   : FeatureKey{Mixture};
    if (text::isLatin(c))
        return token.size() == 1 ? Letter : Letters;
    if (c < 128)
        return 1000 + c; // a mark is a class of its own
    if (kNumerals.find(c) != std::u32string_view::npos)
        return Numeral;
    return text::isHan(c) ? Han : Foreign;
}

} // namespace

TokenFeatures::TokenFeatures(const std::vector<std::string>& tokens)
{
    for (const std::string& token : tokens) {
        m_words.push_back(hashOf(token));
        m_kinds.push_back(kindOf(text::toUtf32(token)));
    }
}

FeatureKey TokenFeatures::word(int i) const
{
    return i < 0 ? kBegin : i >= size() ? kEnd : m_words[static_cast<std::size_t>(i)];
}

FeatureKey TokenFeatures::kind(int i) const
{
    return i < 0 ? kBegin : i >= size() ? kEnd : m_kinds[static_cast<std::size_t>(i)];
}

FeatureKey TokenFeatures::pair(int i) const
{
    return key({200, word(i - 1), word(i)});
}

std::array<FeatureKey, 3> TokenFeatures::marks(int i) const
{
    int before = 0;
    int after = 0;
    for (int at = i - 1; !isHan(i) && at >= 0 && !isHan(at); --at)
        before += isNumber(at) ? 1 : 0;
    for (int at = i + 1; !isHan(i) && at < size() && !isHan(at); ++at)
        after += isNumber(at) ? 1 : 0;
    return {kind(i), key({201, count(before, 4), count(after, 4)}),
            key({202, repeats(i), i + 1 < size() ? repeats(i + 1) : 0U})};
}

/// Whether tokens `i - 1` and `i`, one of them Han, also stand together before and behind.
FeatureKey TokenFeatures::repeats(int i) const
{
    if (i == 0 || (!isHan(i - 1) && !isHan(i)))
        return 0;
    return (standsIn(i, 0, i) ? 1U : 0U) + (standsIn(i, i, size()) ? 2U : 0U);
}

bool TokenFeatures::isHan(int i) const
{
    return kind(i) == Han;
}

bool TokenFeatures::isNumber(int i) const
{
    const FeatureKey k = kind(i);
    return k == Numeral || k == Letter || k == Mixture || (k >= Digits && k < Digits + 10);
}

/// Whether tokens `i - 1` and `i` also stand together within [begin, end).
bool TokenFeatures::standsIn(int i, int begin, int end) const
{
    for (int at = begin + 1; at < end; ++at) {
        if (word(at - 1) == word(i - 1) && word(at) == word(i))
            return true;
    }
    return false;
}

} // namespace lianxin::places

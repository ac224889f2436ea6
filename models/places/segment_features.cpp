#include "models/places/segment_features.h"

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
constexpr std::u32string_view kRoadEndings = U"路街道巷弄";
constexpr std::u32string_view kPlaceEndings = U"苑城园厂场厦寓校院店司区村庄府庭湾馆心";
constexpr std::u32string_view kBuildingEndings = U"幢栋楼座单室层";
constexpr int kNoPlaceBefore = 4; ///< 区 among the first characters ends a district

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

FeatureKey lengthOf(int length)
{
    if (length <= 8)
        return static_cast<FeatureKey>(length);
    return length <= 12 ? 9 : length <= 16 ? 10 : 11;
}

} // namespace

SegmentFeatures::SegmentFeatures(const std::vector<std::string>& tokens)
{
    std::vector<std::u32string> wide;
    for (const std::string& token : tokens) {
        wide.push_back(text::toUtf32(token));
        m_words.push_back(hashOf(token));
        m_kinds.push_back(kindOf(wide.back()));
    }
    countBefore(wide);
    countAhead();
}

void SegmentFeatures::countBefore(const std::vector<std::u32string>& tokens)
{
    int seen = 0;
    int places = 0;
    int buildings = 0;
    int numbers = 0;
    for (int i = 0; i < size(); ++i) {
        m_before.push_back(seen);
        m_passed.push_back(std::min(places, 2) * 16 + std::min(buildings, 2) * 4 +
                           std::min(numbers, 3));
        const std::u32string& token = tokens[static_cast<std::size_t>(i)];
        const char32_t c = token.size() == 1 ? token.front() : U' ';
        seen |= kRoadEndings.find(c) != std::u32string_view::npos ? 1 : 0;
        seen |= c == U'号' ? 2 : 0;
        places += i >= kNoPlaceBefore && kPlaceEndings.find(c) != std::u32string_view::npos ? 1 : 0;
        buildings += kBuildingEndings.find(c) != std::u32string_view::npos ? 1 : 0;
        numbers += isNumber(i) ? 1 : 0;
    }
}

void SegmentFeatures::countAhead()
{
    int han = 0;
    int numbers = 0;
    m_ahead.assign(m_words.size() + 1, 0);
    for (int i = size(); i-- > 0;) {
        han += isHan(i) ? 1 : 0;
        numbers += isNumber(i) ? 1 : 0;
        m_ahead[static_cast<std::size_t>(i)] = std::min(han, 3) * 4 + std::min(numbers, 3);
    }
}

FeatureKey SegmentFeatures::word(int i) const
{
    return i < 0 ? kBegin : i >= size() ? kEnd : m_words[static_cast<std::size_t>(i)];
}

FeatureKey SegmentFeatures::kind(int i) const
{
    return i < 0 ? kBegin : i >= size() ? kEnd : m_kinds[static_cast<std::size_t>(i)];
}

FeatureKey SegmentFeatures::pair(int i) const
{
    return key({200, word(i - 1), word(i)});
}

std::array<FeatureKey, 3> SegmentFeatures::marks(int i) const
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
FeatureKey SegmentFeatures::repeats(int i) const
{
    if (i == 0 || (!isHan(i - 1) && !isHan(i)))
        return 0;
    return (standsIn(i - 1, 2, 0, i) ? 1U : 0U) + (standsIn(i - 1, 2, i, size()) ? 2U : 0U);
}

bool SegmentFeatures::isHan(int i) const
{
    return kind(i) == Han;
}

bool SegmentFeatures::isNumber(int i) const
{
    const FeatureKey k = kind(i);
    return k == Numeral || k == Letter || k == Mixture || (k >= Digits && k < Digits + 10);
}

int SegmentFeatures::roadsBefore(int i) const
{
    return m_before[static_cast<std::size_t>(i)];
}

std::vector<FeatureKey> SegmentFeatures::atToken(int i) const
{
    std::vector<FeatureKey> out;
    out.reserve(64);
    around(i, out);
    if (isHan(i))
        beforeNumbers(i, out);
    else
        inNumbers(i, out);
    const auto seen = static_cast<FeatureKey>(roadsBefore(i));
    out.push_back(key({50, seen, word(i)}));
    out.push_back(key({51, seen, kind(i)}));
    out.push_back(key({52, seen, word(i), kind(i - 1)}));
    const auto passed = static_cast<FeatureKey>(m_passed[static_cast<std::size_t>(i)]);
    out.push_back(key({55, passed, word(i)}));
    out.push_back(key({56, passed, kind(i)}));
    out.push_back(key({57, passed, kind(i - 1)}));
    out.push_back(key({53}));
    out.push_back(key({54, i == 0 ? 1U : 0U}));
    return out;
}

void SegmentFeatures::around(int i, std::vector<FeatureKey>& out) const
{
    FeatureKey t = 1;
    for (int k = -3; k <= 3; ++k)
        out.push_back(key({t++, word(i + k)}));
    for (int k = -3; k <= 2; ++k)
        out.push_back(key({t++, word(i + k), word(i + k + 1)}));
    for (int k = -3; k <= 1; ++k)
        out.push_back(key({t++, word(i + k), word(i + k + 1), word(i + k + 2)}));
    for (int k = -3; k <= 0; ++k)
        out.push_back(key({t++, word(i + k), word(i + k + 1), word(i + k + 2), word(i + k + 3)}));
    out.push_back(key({t++, word(i - 1), word(i + 1)}));
    for (int k = -2; k <= 2; ++k)
        out.push_back(key({t++, kind(i + k)}));
    out.push_back(key({t++, kind(i), kind(i + 1)}));
    out.push_back(key({t++, kind(i - 1), kind(i)}));
    out.push_back(key({t++, kind(i - 1), kind(i), kind(i + 1)}));
    out.push_back(key({t++, kind(i - 2), kind(i - 1), kind(i), kind(i + 1), kind(i + 2)}));
    out.push_back(key({t++, word(i - 1), kind(i)}));
    out.push_back(key({t++, kind(i), word(i + 1)}));
    out.push_back(key({t++, word(i - 1), kind(i), word(i + 1)}));
    out.push_back(key({t++, kind(i), word(i + 1), kind(i + 2)}));
}

/// 7-3-502: how many numbers stand before and behind this token without a Han character between,
/// and which characters end the run.
void SegmentFeatures::inNumbers(int i, std::vector<FeatureKey>& out) const
{
    int begin = i - 1;
    int before = 0;
    for (; begin >= 0 && !isHan(begin); --begin)
        before += isNumber(begin) ? 1 : 0;
    int end = i + 1;
    int after = 0;
    for (; end < size() && !isHan(end); ++end)
        after += isNumber(end) ? 1 : 0;
    const FeatureKey b = count(before, 4);
    const FeatureKey a = count(after, 4);
    out.push_back(key({60, b, a, kind(i)}));
    out.push_back(key({61, b, word(begin)}));
    out.push_back(key({62, a, word(end)}));
    out.push_back(key({63, word(begin), word(end), b, a}));
    out.push_back(key({64, word(begin), word(i), b, a}));
    out.push_back(key({65, word(end), b > 0 ? 1U : 0U, kind(i + 1)}));
    out.push_back(key({66, word(begin - 1), word(begin), b, a}));
}

/// How far the next number is, and what follows it.
void SegmentFeatures::beforeNumbers(int i, std::vector<FeatureKey>& out) const
{
    int number = i + 1;
    while (number < size() && isHan(number))
        ++number;
    int end = number;
    int numbers = 0;
    for (; end < size() && !isHan(end); ++end)
        numbers += isNumber(end) ? 1 : 0;
    const FeatureKey next = number < size() ? key({word(end), count(numbers, 4)}) : kBegin;
    int back = i - 1;
    while (back >= 0 && isHan(back))
        --back;
    out.push_back(key({70, count(number - i - 1, 8), next}));
    out.push_back(key({71, word(i), next}));
    out.push_back(key({72, word(i), count(number - i - 1, 3), kind(number)}));
    out.push_back(key({73, count(i - 1 - back, 8), kind(back)}));
}

std::vector<FeatureKey> SegmentFeatures::atBoundary(int i) const
{
    return {key({80, word(i)}), key({81, word(i - 1)}), key({82, kind(i)}),
            key({83, kind(i - 1), kind(i)})};
}

std::vector<FeatureKey> SegmentFeatures::ofSegment(int from, int to) const
{
    std::vector<FeatureKey> out;
    out.reserve(40);
    ends(from, to, out);
    context(from, to, out);
    const int length = to - from;
    if (length >= 2 && isHan(from))
        out.push_back(key({140, standsIn(from, 2, 0, from) ? 1U : 0U,
                           standsIn(from, 2, to, size()) ? 1U : 0U, count(length, 4)}));
    return out;
}

void SegmentFeatures::ends(int from, int to, std::vector<FeatureKey>& out) const
{
    const int length = to - from;
    FeatureKey itself = 7;
    FeatureKey shape = 7;
    FeatureKey folded = 7; // numbers are all alike
    int numbers = 0;
    for (int i = from; i < to; ++i) {
        itself = mixed(itself, word(i));
        shape = mixed(shape, kind(i));
        folded = mixed(folded, isHan(i) ? word(i) : kind(i));
        numbers += isNumber(i) ? 1 : 0;
    }
    out.insert(out.end(),
               {key({100, lengthOf(length)}), key({101, itself}), key({102, folded}),
                key({104, word(to - 1), lengthOf(length)}), key({109, word(from), word(to - 1)}),
                key({110, word(from - 1), folded, word(to)}),
                key({111, kind(from - 1), folded, kind(to)}), key({112, word(from - 1), folded}),
                key({113, folded, word(to)}),
                key({114, count(numbers, 3), kind(from), kind(to - 1)})});
    if (length <= 8)
        out.push_back(key({103, shape}));
    if (length >= 2) {
        out.push_back(key({105, word(to - 2), word(to - 1)}));
        out.push_back(key({107, word(from), word(from + 1)}));
    }
    if (length >= 3) {
        out.push_back(key({106, word(to - 3), word(to - 2), word(to - 1)}));
        out.push_back(key({108, word(from), word(from + 1), word(from + 2)}));
    }
}

void SegmentFeatures::context(int from, int to, std::vector<FeatureKey>& out) const
{
    const FeatureKey last = word(to - 1);
    const FeatureKey length = lengthOf(to - from);
    const auto seen = static_cast<FeatureKey>(roadsBefore(from));
    const FeatureKey left = count(size() - to, 4);
    out.insert(out.end(),
               {key({120, last, word(to)}), key({121, last, kind(to), kind(from - 1)}),
                key({122, word(from - 1), last, word(to)}), key({123, seen, last}),
                key({124, seen, kind(to), length}), key({125, word(from - 1), last, length}),
                key({126, word(from - 2), word(from - 1), last}),
                key({127, last, word(to), word(to + 1)}), key({128, left, last}),
                key({129, left, count(from, 4), kind(to - 1)})});
    const auto passed = static_cast<FeatureKey>(m_passed[static_cast<std::size_t>(from)]);
    const auto ahead = static_cast<FeatureKey>(m_ahead[static_cast<std::size_t>(to)]);
    out.insert(out.end(), {key({132, passed, last}), key({133, passed, length}),
                           key({134, passed, kind(from), kind(to - 1)}), key({135, ahead, last}),
                           key({136, ahead, passed, kind(from)})});
    if (to - from >= 2) {
        out.push_back(key({137, passed, word(to - 2), last}));
        out.push_back(key({130, seen, word(to - 2), last, kind(to)}));
        out.push_back(key({131, word(to - 2), last, word(to)}));
    }
}

/// Whether the first `length` words of a stretch also stand within [begin, end).
bool SegmentFeatures::standsIn(int from, int length, int begin, int end) const
{
    for (int at = begin; at + length <= end; ++at) {
        int same = 0;
        while (same < length && word(at + same) == word(from + same))
            ++same;
        if (same == length)
            return true;
    }
    return false;
}

} // namespace lianxin::places

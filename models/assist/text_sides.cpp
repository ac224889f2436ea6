#include "models/assist/text_sides.h"

#include "models/text/normal_form.h"

#include <algorithm>
#include <cmath>

namespace lianxin::assist {

Sides sidesOf(std::string_view utf8, const text::Lexicon& lexicon)
{
    // A code point has at most four bytes; whatever stands behind the longest text is not read.
    Sides sides;
    sides.whole = text::normalise(utf8.substr(0, 4 * kLongestText)).text;
    if (sides.whole.size() > kLongestText)
        sides.whole.resize(kLongestText);
    if (!lexicon.empty())
        sides.kept = lexicon.kept(sides.whole);
    return sides;
}

std::u32string_view sideOf(const Sides& sides, Side side)
{
    switch (side) {
    case Side::Whole:
        return sides.whole;
    case Side::Kept:
        return sides.kept;
    case Side::Opening:
        break;
    }
    return std::u32string_view(sides.whole).substr(0, kOpening);
}

text::GramRange rangeOf(const View& view)
{
    return {1, view.longest, static_cast<std::uint32_t>(view.side) + 1};
}

const std::vector<View>& shortRuns()
{
    static const std::vector<View> kRuns{{Side::Whole, 3, 1}};
    return kRuns;
}

std::vector<std::pair<int, float>> vectorOf(const Sides& sides, const std::vector<View>& views,
                                            const KeyTable& places,
                                            const std::vector<float>& rarity)
{
    std::vector<std::pair<int, float>> out;
    for (const View& view : views) {
        const std::size_t first = out.size();
        double square = 0;
        for (const auto& gram : text::grams(sideOf(sides, view.side), rangeOf(view))) {
            const int place = places.find(gram.key);
            if (place < 0)
                continue;
            const float value = (1 + std::log(static_cast<float>(gram.count))) *
                                rarity[static_cast<std::size_t>(place)];
            square += static_cast<double>(value) * static_cast<double>(value);
            out.emplace_back(place, value);
        }
        const float scale = square > 0 ? view.weight / static_cast<float>(std::sqrt(square)) : 0.0F;
        for (std::size_t i = first; i < out.size(); ++i)
            out[i].second *= scale;
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<text::Span> heaviestApart(std::vector<std::pair<float, text::Span>> found, int limit)
{
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<text::Span> out;
    for (const auto& one : found) {
        const bool free = std::none_of(out.begin(), out.end(),
                                       [&](text::Span s) { return s.overlaps(one.second); });
        if (free && static_cast<int>(out.size()) < limit)
            out.push_back(one.second);
    }
    return out;
}

} // namespace lianxin::assist

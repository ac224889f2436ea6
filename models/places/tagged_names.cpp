#include "models/places/tagged_names.h"

#include "models/text/ngrams.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lianxin::places {

namespace {

using Found = AddressWords::Found;

constexpr double kSure = 0.8;
constexpr int kShortest = 2;  ///< characters of a name
constexpr int kFurthest = 30; ///< characters behind the last known name

std::optional<AddressPart> partOf(const std::string& type)
{
    static const std::map<std::string, AddressPart> kParts{{"road", AddressPart::Road},
                                                           {"subroad", AddressPart::Road},
                                                           {"community", AddressPart::Community},
                                                           {"town", AddressPart::Street},
                                                           {"poi", AddressPart::Poi},
                                                           {"subpoi", AddressPart::Poi},
                                                           {"devzone", AddressPart::Poi}};
    const auto known = kParts.find(type);
    return known == kParts.end() ? std::nullopt : std::optional(known->second);
}

/// Names in one stretch of the text, by the tagger alone.
std::vector<Found> namesIn(std::u32string_view text, text::Span stretch,
                           const AddressTagger& tagger)
{
    const std::vector<std::string> tokens = addressTokens(text::toUtf8(text::slice(text, stretch)));
    std::vector<int> offsets{stretch.from};
    for (const std::string& token : tokens)
        offsets.push_back(offsets.back() + text::length(token));
    std::vector<Found> out;
    for (const auto& [chunk, confidence] : tagger.tag(tokens)) {
        const auto part = partOf(chunk.type);
        const text::Span span{offsets[static_cast<std::size_t>(chunk.from)],
                              offsets[static_cast<std::size_t>(chunk.to)]};
        if (part && confidence >= kSure && span.size() >= kShortest)
            out.push_back({*part, span.from, span.to, text::toUtf8(text::slice(text, span)), {}});
    }
    return out;
}

} // namespace

void addTaggedNames(std::u32string_view text, const AddressTagger& tagger,
                    std::vector<Found>& found)
{
    const std::vector<Found> known = found;
    for (const text::Span clause : text::clauses(text)) {
        const auto inside = [&](const Found& f) {
            return f.from >= clause.from && f.to <= clause.to;
        };
        const auto first = std::find_if(known.begin(), known.end(), inside);
        if (first == known.end())
            continue;
        const auto last = std::find_if(known.rbegin(), known.rend(), inside);
        const text::Span stretch{first->from, std::min(clause.to, last->to + kFurthest)};
        for (Found& name : namesIn(text, stretch, tagger)) {
            const bool taken = std::any_of(known.begin(), known.end(), [&](const Found& f) {
                return f.from < name.to && name.from < f.to;
            });
            if (!taken)
                found.push_back(std::move(name));
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

} // namespace lianxin::places

#include "models/places/address.h"

#include "models/places/tagged_names.h"
#include "models/places/unknown_names.h"
#include "models/text/ngrams.h"
#include "models/text/numerals.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace lianxin::places {

namespace {

using View = std::u32string_view;
using Found = AddressWords::Found;

AddressPart partOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::District:
        return AddressPart::District;
    case PlaceKind::Street:
        return AddressPart::Street;
    case PlaceKind::Village:
        return AddressPart::Community;
    case PlaceKind::Road:
        return AddressPart::Road;
    default:
        return AddressPart::Poi;
    }
}

/// Places of one span, with the part most of them are.
void addMentions(const std::vector<Mention>& mentions, const Gazetteer& gazetteer,
                 std::vector<Found>& out)
{
    for (const Mention& mention : mentions) {
        const Place& place = gazetteer.place(mention.place);
        const AddressPart part = partOf(place.kind);
        const bool sameSpan =
            !out.empty() && out.back().from == mention.from && out.back().to == mention.to;
        if (sameSpan && out.back().part == part) {
            out.back().mentions.push_back(mention);
            continue;
        }
        out.push_back({part, mention.from, mention.to, place.name, {mention}});
    }
}

void addUnknown(View text, std::vector<Found>& out)
{
    std::vector<text::Span> known;
    for (const Found& found : out) {
        if (known.empty() || known.back().to <= found.from)
            known.push_back({found.from, found.to});
    }
    for (const UnknownName& name : unknownNames(text, known)) {
        const AddressPart part = name.kind == UnknownName::Kind::Road ? AddressPart::Road
                                 : name.kind == UnknownName::Kind::Community
                                     ? AddressPart::Community
                                     : AddressPart::Poi;
        out.push_back(
            {part, name.span.from, name.span.to, text::toUtf8(text::slice(text, name.span)), {}});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

bool overlapsAny(const std::vector<Found>& found, int from, int to)
{
    return std::any_of(found.begin(), found.end(),
                       [&](const Found& f) { return f.from < to && from < f.to; });
}

bool followsRoad(const std::vector<Found>& found, int at)
{
    return std::any_of(found.begin(), found.end(), [&](const Found& f) {
        return f.to == at && (f.part == AddressPart::Road || f.part == AddressPart::Community);
    });
}

void addNumbers(View text, std::vector<Found>& out)
{
    const std::vector<Found> names = out;
    for (const text::Numeral& numeral : text::numerals(text)) {
        AddressPart part = AddressPart::Building;
        switch (numeral.kind) {
        case text::NumeralKind::Building:
            break;
        case text::NumeralKind::Unit:
            part = AddressPart::Unit;
            break;
        case text::NumeralKind::Floor:
            part = AddressPart::Floor;
            break;
        case text::NumeralKind::Room:
            part = AddressPart::Room;
            break;
        case text::NumeralKind::RoadNumber:
            if (!followsRoad(names, numeral.from))
                continue;
            part = AddressPart::RoadNumber;
            break;
        default:
            continue;
        }
        if (!overlapsAny(names, numeral.from, numeral.to))
            out.push_back({part, numeral.from, numeral.to, numeral.value, {}});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

/// Where from the place: longest first.
constexpr std::array<View, 28> kRelative{
    U"斜对面", U"正对面", U"对面", U"旁边", U"附近", U"门口", U"隔壁", U"后面", U"前面", U"楼下",
    U"东门",   U"西门",   U"南门", U"北门", U"东侧", U"西侧", U"南侧", U"北侧", U"东边", U"西边",
    U"南边",   U"北边",   U"以东", U"以西", U"以南", U"以北", U"正门", U"后门"};

/// 的 or nothing stands between a place and 对面.
void addRelative(View text, std::vector<Found>& out)
{
    std::vector<Found> relative;
    for (const Found& found : out) {
        const bool place = found.part == AddressPart::Poi || found.part == AddressPart::Community ||
                           found.part == AddressPart::Road || found.part == AddressPart::Building ||
                           found.part == AddressPart::RoadNumber;
        if (!place)
            continue;
        auto at = static_cast<std::size_t>(found.to);
        at += at < text.size() && (text[at] == U'的' || text[at] == U'在') ? 1 : 0;
        for (const View word : kRelative) {
            if (at < text.size() && text.substr(at).starts_with(word)) {
                const int from = static_cast<int>(at);
                relative.push_back({AddressPart::Relative,
                                    from,
                                    from + static_cast<int>(word.size()),
                                    text::toUtf8(word),
                                    {}});
                break;
            }
        }
    }
    out.insert(out.end(), relative.begin(), relative.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

bool joinsRoads(View between, View after)
{
    constexpr std::array<View, 8> kJoins{U"与", U"和", U"跟", U"同", U"、", U"交", U"及", U"-"};
    constexpr std::array<View, 9> kCrossing{U"交叉", U"路口", U"交汇", U"交界", U"十字",
                                            U"拐角", U"口",   U"相交", U"的交"};
    const bool joined = std::find(kJoins.begin(), kJoins.end(), between) != kJoins.end();
    const bool crossing = std::any_of(kCrossing.begin(), kCrossing.end(),
                                      [&](View word) { return after.starts_with(word); });
    return (joined && between != U"、") || ((between.empty() || joined) && crossing);
}

/// The second of two roads said together is the one that crosses.
void markCrossings(View text, std::vector<Found>& out)
{
    Found* before = nullptr;
    for (Found& found : out) {
        if (found.part != AddressPart::Road)
            continue;
        if (before != nullptr && before->to <= found.from && found.from - before->to <= 1) {
            const View between = text::slice(text, {before->to, found.from});
            if (joinsRoads(between, text.substr(static_cast<std::size_t>(found.to))))
                found.part = AddressPart::CrossRoad;
        }
        before = found.part == AddressPart::Road ? &found : nullptr;
    }
}

} // namespace

AddressWords readAddressWords(std::string_view utterance, const Gazetteer& gazetteer,
                              const AddressTagger* tagger)
{
    const text::Normalised text = text::corrected(text::normalise(utterance));
    text::Normalised local = text;
    std::iota(local.source.begin(), local.source.end(), 0);
    AddressWords words;
    addMentions(gazetteer.find(local), gazetteer, words.found);
    addUnknown(text.text, words.found);
    addNumbers(text.text, words.found);
    if (tagger != nullptr)
        addTaggedNames(text.text, *tagger, words.found);
    addRelative(text.text, words.found);
    markCrossings(text.text, words.found);
    for (Found& found : words.found) {
        const text::Span span = text.original({found.from, found.to});
        found.from = span.from;
        found.to = span.to;
        for (Mention& mention : found.mentions) {
            mention.from = span.from;
            mention.to = span.to;
        }
    }
    return words;
}

} // namespace lianxin::places

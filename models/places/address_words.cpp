#include "models/places/address.h"

#include "models/places/tagged_names.h"
#include "models/places/unknown_names.h"
#include "models/text/ngrams.h"
#include "models/text/numeral_run.h"
#include "models/text/numerals.h"
#include "models/text/spoken.h"

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

/// 科苑新村二期: a part of a compound by its number.
void addPhases(View text, std::vector<Found>& out)
{
    constexpr double kMost = 30;
    std::vector<Found> phases;
    for (const Found& found : out) {
        if (found.part != AddressPart::Poi && found.part != AddressPart::Community)
            continue;
        const auto run = text::numeralRunAt(text, found.to);
        const bool phase = run && run->form != text::NumeralRun::Form::Range && run->value >= 1 &&
                           run->value <= kMost &&
                           text::slice(text, {run->to, run->to + 1}) == U"期";
        if (phase)
            phases.push_back({AddressPart::Phase,
                              found.to,
                              run->to + 1,
                              text::toUtf8(text::slice(text, {found.to, run->to + 1})),
                              {}});
    }
    std::erase_if(phases, [&](const Found& one) { return overlapsAny(out, one.from, one.to); });
    out.insert(out.end(), phases.begin(), phases.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

/// Where from the place: longest first where one begins another.
constexpr std::array<View, 68> kRelative{
    U"斜对过儿", U"斜对过", U"斜对面", U"正对面", U"对过儿", U"对过",   U"对面",   U"旁边",
    U"附近",     U"门口",   U"隔壁",   U"后面",   U"前面",   U"后头",   U"前头",   U"后边",
    U"前边",     U"里头",   U"里面",   U"里边",   U"外头",   U"外面",   U"底下",   U"下面",
    U"上面",     U"跟前",   U"边上",   U"楼下",   U"东北角", U"东南角", U"西北角", U"西南角",
    U"东大门",   U"西大门", U"南大门", U"北大门", U"东广场", U"西广场", U"南广场", U"北广场",
    U"东门",     U"西门",   U"南门",   U"北门",   U"东侧",   U"西侧",   U"南侧",   U"北侧",
    U"东边",     U"西边",   U"南边",   U"北边",   U"东头",   U"西头",   U"南头",   U"北头",
    U"以东",     U"以西",   U"以南",   U"以北",   U"正门",   U"后门",   U"侧门",   U"大门口",
    U"路东",     U"路西",   U"路南",   U"路北"};

/// 往西两百米, 再往南走三百来米, 五十米, 不到一里地: how far and which way; its length, 0 for none.
int distanceAt(View text, std::size_t at)
{
    constexpr std::array<View, 6> kWays{U"往", U"向", U"朝", U"再往", U"再向", U"顺着往"};
    constexpr std::array<View, 11> kSides{U"东北", U"东南", U"西北", U"西南", U"东", U"西",
                                          U"南",   U"北",   U"前",   U"后",   U"里"};
    constexpr std::array<View, 4> kGoing{U"走", U"去", U"拐", U"开"};
    constexpr std::array<View, 6> kAbout{U"大概", U"大约", U"差不多", U"不到", U"约", U"有"};
    constexpr std::array<View, 7> kUnits{U"来米", U"多米", U"米", U"公里", U"里地", U"里路", U"步"};
    const auto take = [&](std::size_t from, const auto& words) {
        for (const View word : words)
            if (from < text.size() && text.substr(from).starts_with(word))
                return word.size();
        return std::size_t{0};
    };
    auto to = at;
    const auto way = take(to, kWays);
    if (way > 0) {
        const auto side = take(to + way, kSides);
        if (side == 0)
            return 0;
        to += way + side;
        to += take(to, kGoing);
    }
    const auto turned = to;
    to += take(to, kAbout);
    const auto run = text::numeralRunAt(text, static_cast<int>(to));
    const auto unit = run ? take(static_cast<std::size_t>(run->to), kUnits) : 0;
    if (unit > 0)
        return run->to + static_cast<int>(unit) - static_cast<int>(at);
    return way > 0 ? static_cast<int>(turned - at) : 0;
}

/// 那条巷子, 那个路口: which of what is there; its length, 0 for none.
int pointedAt(View text, std::size_t at)
{
    constexpr std::array<View, 12> kPointed{U"那条巷子", U"那条胡同", U"那条小路", U"那条街",
                                            U"那条路",   U"那个路口", U"那个巷子", U"那个胡同",
                                            U"的巷子",   U"的胡同",   U"那段路",   U"那排门面"};
    for (const View word : kPointed)
        if (at < text.size() && text.substr(at).starts_with(word))
            return static_cast<int>(word.size());
    return 0;
}

/// All that is said in one go of where it is from the place: 北门往西两百米, 斜对过那条巷子. Its
/// end.
std::size_t relationEnd(View text, std::size_t at)
{
    for (bool again = true; again;) {
        again = false;
        for (const View word : kRelative)
            if (at < text.size() && text.substr(at).starts_with(word)) {
                at += word.size();
                again = true;
                break;
            }
        const auto gap = at < text.size() && (text[at] == U',' || text[at] == U'的') ? 1U : 0U;
        if (const int length = distanceAt(text, at + gap); length > 0) {
            at += gap + static_cast<std::size_t>(length);
            again = true;
        }
    }
    return at;
}

std::size_t pastCrossingWord(View text, std::size_t at)
{
    constexpr std::array<View, 9> kCrossing{U"交叉路口", U"十字路口", U"交叉口",
                                            U"交汇处",   U"交界处",   U"红绿灯",
                                            U"路口",     U"交口",     U"口"};
    for (const View word : kCrossing)
        if (at < text.size() && text.substr(at).starts_with(word))
            return at + word.size();
    return at;
}

/// 的, 在 or nothing stands between a place and 对面.
void addRelative(View text, std::vector<Found>& out)
{
    std::vector<Found> relative;
    for (const Found& found : out) {
        const bool road = found.part == AddressPart::Road;
        const bool place = found.part == AddressPart::Poi || found.part == AddressPart::Community ||
                           road || found.part == AddressPart::Building ||
                           found.part == AddressPart::Phase ||
                           found.part == AddressPart::RoadNumber;
        if (!place)
            continue;
        auto at = static_cast<std::size_t>(found.to);
        if (road)
            at = pastCrossingWord(text, at);
        at += at < text.size() && (text[at] == U'的' || text[at] == U'在') ? 1 : 0;
        for (const View pause : {View{U",就在"}, View{U",就"}, View{U",在"}})
            if (at < text.size() && text.substr(at).starts_with(pause) &&
                relationEnd(text, at + pause.size()) > at + pause.size()) {
                at += pause.size();
                break;
            }
        auto end = relationEnd(text, at);
        if (end == at)
            continue;
        end += static_cast<std::size_t>(pointedAt(text, end));
        relative.push_back({AddressPart::Relative,
                            static_cast<int>(at),
                            static_cast<int>(end),
                            text::toUtf8(text.substr(at, end - at)),
                            {}});
    }
    std::erase_if(relative, [&](const Found& one) { return overlapsAny(out, one.from, one.to); });
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

/// 文昌大道到育才路之间, 胜利街和站前路中间那段: the stretch between two roads.
bool isStretch(View between, View after)
{
    constexpr std::array<View, 7> kJoins{U"到", U"至", U"和", U"与", U"跟", U"-", U"同"};
    constexpr std::array<View, 8> kBetween{U"之间", U"中间", U"这一段", U"那一段",
                                           U"这段", U"那段", U"路段",   U"段"};
    return std::find(kJoins.begin(), kJoins.end(), between) != kJoins.end() &&
           std::any_of(kBetween.begin(), kBetween.end(),
                       [&](View word) { return after.starts_with(word); });
}

/// The second of two roads said together is the one that crosses, or at which the stretch ends.
void markCrossings(View text, std::vector<Found>& out)
{
    std::vector<Found> stretches;
    Found* before = nullptr;
    for (Found& found : out) {
        if (found.part != AddressPart::Road)
            continue;
        if (before != nullptr && before->to <= found.from && found.from - before->to <= 1) {
            const View between = text::slice(text, {before->to, found.from});
            const View after = text.substr(static_cast<std::size_t>(found.to));
            if (isStretch(between, after)) {
                found.part = AddressPart::CrossRoad;
                stretches.push_back({AddressPart::Relative,
                                     found.to,
                                     found.to + 1,
                                     std::string{kBetweenRoads},
                                     {}});
            } else if (joinsRoads(between, text.substr(static_cast<std::size_t>(found.to))))
                found.part = AddressPart::CrossRoad;
        }
        before = found.part == AddressPart::Road ? &found : nullptr;
    }
    out.insert(out.end(), stretches.begin(), stretches.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

} // namespace

AddressWords readAddressWords(std::string_view utterance, const Gazetteer& gazetteer,
                              const AddressTagger* tagger)
{
    const text::Normalised text = text::corrected(text::spoken(utterance));
    text::Normalised local = text;
    std::iota(local.source.begin(), local.source.end(), 0);
    AddressWords words;
    addMentions(gazetteer.find(local), gazetteer, words.found);
    addUnknown(text.text, words.found);
    addNumbers(text.text, words.found);
    addPhases(text.text, words.found);
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

#include "models/assist/place_reader.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

constexpr int kMostCandidates = 5;

/// A name needs this much to stand on the form.
constexpr double kLeastConfidence = 0.2;

using places::AddressPart;
using Found = places::AddressWords::Found;

bool saysPlace(const places::AddressWords& words) { return !words.found.empty(); }

bool isNumber(AddressPart part)
{
    return part == AddressPart::Building || part == AddressPart::Unit || part == AddressPart::Floor || part == AddressPart::Room ||
           part == AddressPart::RoadNumber;
}

bool hasName(const std::vector<Found>& found)
{
    return std::any_of(found.begin(), found.end(), [](const Found& f) { return !isNumber(f.part) && f.part != AddressPart::Relative; });
}

bool hasPart(const std::vector<Found>& found, AddressPart part)
{
    return std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.part == part; });
}

/// The number stands for another home (楼下四零一, 同一栋, 三楼还有个老人), or where the caller is just now.
bool isElsewhere(std::u32string_view raw, const Found& found)
{
    constexpr std::array<std::u32string_view, 12> kBefore{U"楼下", U"楼上", U"同", U"隔壁", U"邻居", U"我在", U"以前", U"原来", U"老家", U"对门", U"每", U"哪"};
    constexpr std::array<std::u32string_view, 5> kAfter{U"还有", U"困住", U"有一位", U"有个", U"都"};
    const auto from = static_cast<std::size_t>(std::max(0, found.from - 3));
    const auto before = raw.substr(from, static_cast<std::size_t>(found.from) - from);
    const auto after = raw.substr(std::min(raw.size(), static_cast<std::size_t>(found.to)));
    return std::any_of(kBefore.begin(), kBefore.end(), [&](std::u32string_view w) { return before.find(w) != std::u32string_view::npos; }) ||
           std::any_of(kAfter.begin(), kAfter.end(), [&](std::u32string_view w) { return after.starts_with(w); });
}

/// 云溪区城管局, 牧野热力公司: a name that begins an office's or a firm's name.
bool beginsOffice(std::u32string_view raw, const Found& found)
{
    constexpr std::array<std::u32string_view, 12> kOffices{U"局", U"公司", U"政府", U"热力", U"派出所", U"法院", U"检察院", U"委员会", U"信访", U"集团", U"公安", U"市长"};
    const auto after = raw.substr(std::min(raw.size(), static_cast<std::size_t>(found.to)), 5);
    const auto stop = after.find_first_of(U"，。,的、 ？?！!；;和");
    const auto near = after.substr(0, stop);
    return std::any_of(kOffices.begin(), kOffices.end(), [&](std::u32string_view w) { return near.find(w) != std::u32string_view::npos; });
}

/// True when the agent's words before this utterance ask for the house or the room.
bool askedForHouse(const std::vector<Heard>& heard, std::size_t at)
{
    constexpr std::array<std::u32string_view, 9> kAsking{U"地址", U"几号楼", U"门牌", U"几单元", U"房号", U"什么位置", U"在哪", U"哪个小区", U"几栋"};
    for (std::size_t i = at; i-- > 0;)
        if (!heard[i].isCaller())
            return std::any_of(kAsking.begin(), kAsking.end(), [&](std::u32string_view w) { return heard[i].contains(w); });
    return false;
}

/// What counts of an utterance: names, and numbers beside a name; numbers alone only where they answer the question for the house or correct it.
places::AddressWords counting(const std::vector<Heard>& heard, std::size_t at, places::AddressWords words, const std::vector<Found>& before)
{
    const auto raw = text::toUtf32(heard[at].raw);
    std::erase_if(words.found, [&](const Found& found) {
        return isNumber(found.part) ? isElsewhere(raw, found) : beginsOffice(raw, found);
    });
    if (hasName(words.found))
        return words;
    const bool answers = heard[at].isCaller() && (askedForHouse(heard, at) || !heard[at].corrections.empty());
    std::erase_if(words.found, [&](const Found& found) {
        const bool fresh = !hasPart(before, found.part);
        return !answers || (!fresh && heard[at].corrections.empty() && !askedForHouse(heard, at));
    });
    return words;
}

} // namespace

std::optional<Whereabouts> readPlace(const std::vector<Heard>& heard, const std::vector<places::AddressWords>& words,
                                     const places::Gazetteer& gazetteer, const places::Jurisdictions& jurisdictions)
{
    std::vector<places::AddressWords> told;
    std::vector<Found> before;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        told.push_back(saysPlace(words[i]) ? counting(heard, i, words[i], before) : places::AddressWords{});
        before.insert(before.end(), told.back().found.begin(), told.back().found.end());
    }
    if (std::none_of(told.begin(), told.end(), saysPlace))
        return std::nullopt;
    auto found = places::resolveAddress(told, gazetteer, jurisdictions, {}, kMostCandidates);
    if (found.empty() || found.front().confidence < kLeastConfidence)
        return std::nullopt;
    Whereabouts where;
    where.best = std::move(found.front());
    where.others.assign(std::make_move_iterator(found.begin() + 1), std::make_move_iterator(found.end()));
    return where;
}

Proposal placeProposal(const std::optional<Whereabouts>& where, const std::vector<Heard>& heard)
{
    if (!where)
        return {};
    Proposal proposal;
    proposal.value = where->best.display;
    proposal.confidence = where->best.confidence;
    for (const auto& span : where->best.spans)
        if (span.utterance >= 0 && static_cast<std::size_t>(span.utterance) < heard.size())
            addSpan(proposal.spans, {heard[static_cast<std::size_t>(span.utterance)].id, span.from, span.to});
    for (const auto& other : where->others)
        if (other.display != proposal.value)
            proposal.alternatives.push_back({other.display, other.display, rounded(other.confidence)});
    return proposal;
}

std::optional<session::PinPlaced> pinOf(const Whereabouts& where, const places::Gazetteer& gazetteer)
{
    if (!where.best.point)
        return std::nullopt;
    session::PinPlaced pin;
    pin.point = *where.best.point;
    pin.jurisdiction = where.best.jurisdiction;
    pin.label = where.best.display;
    pin.confidence = rounded(where.best.confidence);
    for (const int place : where.best.alternatives) {
        const auto& other = gazetteer.place(place);
        pin.sameName.push_back(other.name);
    }
    return pin;
}

} // namespace lianxin::assist

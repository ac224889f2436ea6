#include "models/assist/place_reader.h"

#include "models/assist/names.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

constexpr int kMostCandidates = 5;

/// A name needs this much to stand on the form.
constexpr double kLeastConfidence = 0.2;
/// A name that no gazetteer knows needs more.
constexpr double kLeastUnknown = 0.4;
/// Below this the district of all names together is asked.
constexpr double kDoubtful = 0.65;
constexpr double kDecided = 0.5;

using places::AddressPart;
using Found = places::AddressWords::Found;

bool saysPlace(const places::AddressWords& words)
{
    return !words.found.empty();
}

bool isNumber(AddressPart part)
{
    return part == AddressPart::Phase || part == AddressPart::Building ||
           part == AddressPart::Unit || part == AddressPart::Floor || part == AddressPart::Room ||
           part == AddressPart::RoadNumber;
}

bool hasName(const std::vector<Found>& found)
{
    return std::any_of(found.begin(), found.end(), [](const Found& f) {
        return !isNumber(f.part) && f.part != AddressPart::Relative;
    });
}

bool hasPart(const std::vector<Found>& found, AddressPart part)
{
    return std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.part == part; });
}

/// The number stands for another home (楼下四零一, 同一栋, 三楼还有个老人), or where the caller is
/// just now (我在四楼，四零二: what follows it too).
bool isElsewhere(std::u32string_view raw, const Found& found)
{
    constexpr std::u32string_view kBefore[]{U"楼下", U"楼上", U"同",   U"隔壁", U"邻居", U"我在",
                                            U"以前", U"原来", U"老家", U"对门", U"每",   U"哪"};
    constexpr std::u32string_view kAfter[]{U"还有", U"困住", U"有一位", U"有个", U"都"};
    const auto from = static_cast<std::size_t>(std::max(0, found.from - 3));
    const auto before = raw.substr(from, static_cast<std::size_t>(found.from) - from);
    const auto after = raw.substr(std::min(raw.size(), static_cast<std::size_t>(found.to)));
    return holdsAny(before, kBefore) || beginsWithAny(after, kAfter);
}

/// 云溪区城管局, 牧野热力公司: a name that begins an office's or a firm's name.
bool beginsOffice(std::u32string_view raw, const Found& found)
{
    constexpr std::u32string_view kOffices[]{U"局",     U"公司", U"政府",   U"热力",
                                             U"派出所", U"法院", U"检察院", U"委员会",
                                             U"信访",   U"集团", U"公安",   U"市长"};
    const auto after = raw.substr(std::min(raw.size(), static_cast<std::size_t>(found.to)), 5);
    const auto stop = after.find_first_of(U"，。,的、 ？?！!；;和");
    const auto near = after.substr(0, stop);
    return holdsAny(near, kOffices);
}

/// 龙津 in 龙津河, 首山 in 首山路, 江南 in 江南名居: a short form that goes on to name something
/// else.
bool goesOn(std::u32string_view raw, const places::Mention& mention)
{
    constexpr std::u32string_view kOthers[]{
        U"河",   U"江",   U"溪",   U"湖",   U"浦",   U"渠", U"路",   U"街",   U"巷",   U"桥",
        U"公园", U"大道", U"花园", U"名居", U"名城", U"苑", U"小区", U"广场", U"酒店", U"公寓"};
    if (mention.why != places::MatchReason::Abbreviated &&
        mention.why != places::MatchReason::Homophone)
        return false;
    const auto after = raw.substr(std::min(raw.size(), static_cast<std::size_t>(mention.to)));
    return beginsWithAny(after, kOthers);
}

/// 丽都 in 锦江丽都美容院: a short form that only stands in a firm's longer name.
bool isOfFirm(const Heard& heard, const std::vector<Named>& firms, const places::Mention& mention)
{
    if (mention.why != places::MatchReason::Abbreviated &&
        mention.why != places::MatchReason::Homophone)
        return false;
    return std::any_of(firms.begin(), firms.end(), [&](const Named& firm) {
        const auto span = heard.span(firm.from, firm.to);
        return span.from <= mention.from && mention.to <= span.to &&
               mention.to - mention.from < span.to - span.from;
    });
}

/// Leaves out names that go on, and with them what rested on nothing else.
void dropOthers(const Heard& heard, std::u32string_view raw, std::vector<Found>& found)
{
    const bool any = std::any_of(found.begin(), found.end(),
                                 [](const Found& one) { return !one.mentions.empty(); });
    const auto firms = any ? organisationsIn(heard) : std::vector<Named>{};
    for (auto& one : found) {
        const bool named = !one.mentions.empty();
        std::erase_if(one.mentions, [&](const places::Mention& mention) {
            return goesOn(raw, mention) || isOfFirm(heard, firms, mention);
        });
        if (named && one.mentions.empty())
            one.value.clear();
    }
    std::erase_if(found,
                  [](const Found& one) { return one.value.empty() && one.mentions.empty(); });
}

/// True when the agent's words before this utterance ask for the house or the room.
bool askedForHouse(const Heard& heard)
{
    return heard.asked.ofHouse() || heard.asked.holds(Topic::Place);
}

AddressPart partOf(text::NumeralKind kind)
{
    return kind == text::NumeralKind::Building ? AddressPart::Building
           : kind == text::NumeralKind::Unit   ? AddressPart::Unit
           : kind == text::NumeralKind::Floor  ? AddressPart::Floor
                                               : AddressPart::Room;
}

bool isHouse(text::NumeralKind kind)
{
    return kind == text::NumeralKind::Building || kind == text::NumeralKind::Unit ||
           kind == text::NumeralKind::Floor || kind == text::NumeralKind::Room;
}

/// Numbers that are a house or a room only where they stand: 三号 in answer to 几号楼.
void addMeant(const Heard& heard, std::vector<Found>& found)
{
    for (const auto& numeral : heard.numerals) {
        if (!isHouse(numeral.kind) || heard.takenBack(numeral.from, numeral.to))
            continue;
        const auto span = heard.span(numeral.from, numeral.to);
        const bool known = std::any_of(found.begin(), found.end(), [&](const Found& one) {
            return one.from < span.to && span.from < one.to;
        });
        if (!known)
            found.push_back({partOf(numeral.kind), span.from, span.to, numeral.value, {}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.from < b.from; });
}

/// Nothing but numbers of a house: 三号楼，二单元，五零一。
bool isBareHouse(const Heard& heard)
{
    constexpr int kMostBesides = 4;
    int said = 0;
    for (const auto& numeral : heard.numerals)
        said += isHouse(numeral.kind) ? numeral.to - numeral.from : 0;
    const auto marks = std::count_if(heard.text().begin(), heard.text().end(),
                                     [](char32_t c) { return text::isPunctuation(c); });
    return said > 0 && heard.normal.size() - said - static_cast<int>(marks) <= kMostBesides;
}

/// The call-taker reads a house back and the caller agrees: 三号楼对吧？—对。
bool isAgreed(const std::vector<Heard>& heard, std::size_t at)
{
    constexpr std::u32string_view kAgrees[]{U"对", U"是", U"嗯", U"没错", U"好", U"行"};
    return heard[at].wantsAnswer() && at + 1 < heard.size() && heard[at + 1].isCaller() &&
           heard[at + 1].denies < 0 && beginsWithAny(heard[at + 1].text(), kAgrees);
}

bool isTakenBack(const Heard& heard, const Found& found)
{
    const auto taken = [&](const text::Span& span) {
        const auto words = heard.span(span.from, span.to);
        return words.from < found.to && found.from < words.to;
    };
    return std::any_of(heard.withdrawn.begin(), heard.withdrawn.end(), taken) ||
           std::any_of(heard.negated.begin(), heard.negated.end(), taken);
}

/// What counts of an utterance: names, and numbers beside a name; numbers alone only where they
/// answer the question for the house or correct it.
places::AddressWords counting(const std::vector<Heard>& heard, std::size_t at,
                              places::AddressWords words, const std::vector<Found>& before)
{
    const auto raw = text::toUtf32(heard[at].raw);
    addMeant(heard[at], words.found);
    std::erase_if(words.found, [&](const Found& found) { return isTakenBack(heard[at], found); });
    bool elsewhere = false;
    std::erase_if(words.found, [&](const Found& found) {
        if (!isNumber(found.part)) {
            elsewhere = false;
            return beginsOffice(raw, found);
        }
        elsewhere = elsewhere || isElsewhere(raw, found);
        return elsewhere;
    });
    dropOthers(heard[at], raw, words.found);
    if (hasName(words.found))
        return words;
    const bool corrects = !heard[at].corrections.empty() || heard[at].denies >= 0;
    const bool answers = heard[at].isCaller()
                             ? askedForHouse(heard[at]) || corrects || isBareHouse(heard[at])
                             : isAgreed(heard, at);
    std::erase_if(words.found, [&](const Found& found) {
        const bool fresh = !hasPart(before, found.part);
        return !answers || (!fresh && !corrects && !askedForHouse(heard[at]));
    });
    return words;
}

/// What it is not (不是科苑路那家) and what is put right (是和平里对吗？—不是，是梧桐湾) goes
/// wherever it was said.
void dropDenied(const std::vector<Heard>& heard, const std::vector<places::AddressWords>& words,
                std::vector<places::AddressWords>& told)
{
    const auto drop = [&](std::size_t last, const std::string& value, std::size_t kept) {
        for (std::size_t i = 0; i <= last; ++i)
            if (i != kept)
                std::erase_if(told[i].found, [&](const Found& f) {
                    return f.value == value && !isNumber(f.part);
                });
    };
    for (std::size_t i = 0; i < heard.size(); ++i) {
        for (const auto& found : words[i].found)
            if (!isNumber(found.part) && isTakenBack(heard[i], found))
                drop(i, found.value, heard.size());
        if (heard[i].denies < 0 || !hasName(told[i].found))
            continue;
        const auto target = static_cast<std::size_t>(heard[i].denies);
        const auto names = told[target].found;
        for (const auto& old : names) {
            const bool named =
                old.part != AddressPart::Relative && !isNumber(old.part) &&
                std::none_of(told[i].found.begin(), told[i].found.end(),
                             [&](const Found& fresh) { return fresh.value == old.value; });
            if (named)
                drop(target, old.value, i);
        }
    }
}

/// 打车去科苑新村, 从高铁东站到万和城: where a ride was to go.
bool isDestination(const Heard& heard, const Found& found)
{
    constexpr std::u32string_view kTo[]{U"去", U"到", U"往", U"回", U"至"};
    const auto raw = text::toUtf32(heard.raw);
    return heard.isCaller() && !isNumber(found.part) && found.part != AddressPart::Relative &&
           endsWithAny(std::u32string_view{raw}.substr(0, static_cast<std::size_t>(found.from)),
                       kTo);
}

bool callerSays(const std::vector<Heard>& heard, WordList words)
{
    return std::any_of(heard.begin(), heard.end(), [&](const Heard& one) {
        return one.isCaller() && holdsAny(one.text(), words);
    });
}

/// True when a name is told that `counts`, which takes the utterance's number too.
template <class Counts> bool namesAny(const std::vector<places::AddressWords>& told, Counts counts)
{
    for (std::size_t i = 0; i < told.size(); ++i)
        for (const Found& found : told[i].found)
            if (hasName({found}) && counts(i, found))
                return true;
    return false;
}

/// Where a ride was to go is not where it happened: it counts only where nothing else is told and
/// nobody refused to go there.
void dropDestinations(const std::vector<Heard>& heard, std::vector<places::AddressWords>& told)
{
    constexpr std::u32string_view kRides[]{U"打车", U"出租", U"网约车", U"滴滴", U"司机", U"打的",
                                           U"叫车", U"拒载", U"绕路",   U"坐车", U"包车", U"拉客"};
    constexpr std::u32string_view kRefusals[]{U"拒载", U"不去", U"不拉", U"不走", U"不肯"};
    if (!callerSays(heard, kRides))
        return;
    const bool elsewhere =
        callerSays(heard, kRefusals) || namesAny(told, [&](std::size_t i, const Found& found) {
            return !isDestination(heard[i], found);
        });
    for (std::size_t i = 0; elsewhere && i < heard.size(); ++i) {
        bool going = false;
        std::erase_if(told[i].found, [&](const Found& found) {
            if (hasName({found}))
                going = isDestination(heard[i], found);
            return going;
        });
    }
}

/// 她妈在西石家楼村娘家, 我弟弟在陶口村, 从亲水游园回来, 我在福临购物中心上班: where somebody else
/// is, or the caller at other times. Who tells of wages tells where the work is.
bool isAside(const Heard& heard, const Found& found, bool work)
{
    constexpr std::u32string_view kKin[]{U"闺女",   U"妹子", U"妹妹", U"弟弟", U"姐姐", U"我姐",
                                         U"我哥",   U"哥哥", U"外婆", U"姥姥", U"婆婆", U"岳母",
                                         U"丈母娘", U"小姨", U"姨子", U"她妈", U"他妈", U"亲戚",
                                         U"同学",   U"同事", U"朋友"};
    constexpr std::u32string_view kIn[]{U"家在",   U"家就在", U"那边在", U"在",
                                        U"就住在", U"住在",   U"住",     U"家住"};
    constexpr std::u32string_view kBehind[]{U"娘家", U"教书", U"扫地", U"给人家", U"做透析"};
    constexpr std::u32string_view kWork[]{U"上班", U"打工"};
    const auto raw = text::toUtf32(heard.raw);
    auto before = std::u32string_view{raw}.substr(0, static_cast<std::size_t>(found.from));
    const auto behind =
        std::u32string_view{raw}.substr(std::min(raw.size(), static_cast<std::size_t>(found.to)));
    if (beginsWithAny(behind, kBehind) || (!work && beginsWithAny(behind, kWork)) ||
        (before.ends_with(U"从") && behind.starts_with(U"回来")))
        return true;
    for (const auto in : kIn)
        if (before.ends_with(in) && endsWithAny(before.substr(0, before.size() - in.size()), kKin))
            return true;
    return false;
}

/// Such places count only where nothing else is told.
void dropAsides(const std::vector<Heard>& heard, std::vector<places::AddressWords>& told)
{
    constexpr std::u32string_view kWork[]{U"工资", U"工伤", U"干活", U"劳务", U"社保", U"辞退"};
    const bool work = callerSays(heard, kWork);
    const auto aside = [&](std::size_t i, const Found& found) {
        return heard[i].isCaller() && hasName({found}) && isAside(heard[i], found, work);
    };
    const bool others = namesAny(told, [&](std::size_t i, const Found& found) {
        return found.part != AddressPart::District && !aside(i, found);
    });
    for (std::size_t i = 0; others && i < heard.size(); ++i)
        std::erase_if(told[i].found, [&](const Found& found) { return aside(i, found); });
}

/// The caller's own words for what the span says, where the caller said it too.
places::AddressSpan ownWords(const places::AddressSpan& span, const std::vector<Heard>& heard,
                             const std::vector<places::AddressWords>& words)
{
    const auto at = static_cast<std::size_t>(span.utterance);
    if (at >= heard.size() || heard[at].isCaller())
        return span;
    const auto& found = words[at].found;
    const auto said = std::find_if(found.begin(), found.end(), [&](const Found& f) {
        return f.part == span.part && f.from <= span.from && span.from < f.to;
    });
    if (said == found.end())
        return span;
    for (std::size_t i = heard.size(); i-- > 0;)
        for (const auto& own : words[i].found)
            if (heard[i].isCaller() && own.part == said->part && own.value == said->value)
                return {static_cast<int>(i), own.from, own.to, own.part};
    return span;
}

/// 阳光小区（卫滨区平远路): how a person tells it from its namesake.
std::string labelOf(const places::Gazetteer& gazetteer, int index)
{
    const auto& place = gazetteer.place(index);
    for (const auto& district : gazetteer.places())
        if (district.kind == places::PlaceKind::District && district.district == place.district)
            return place.name + "（" + district.name + place.road + "）";
    return place.name;
}

} // namespace

std::optional<Whereabouts> readPlace(const std::vector<Heard>& heard,
                                     const std::vector<places::AddressWords>& words,
                                     const places::Gazetteer& gazetteer,
                                     const places::Jurisdictions& jurisdictions)
{
    std::vector<places::AddressWords> told;
    std::vector<Found> before;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        told.push_back(counting(heard, i, words[i], before));
        before.insert(before.end(), told.back().found.begin(), told.back().found.end());
    }
    dropDenied(heard, words, told);
    dropDestinations(heard, told);
    dropAsides(heard, told);
    if (std::none_of(told.begin(), told.end(), saysPlace))
        return std::nullopt;
    auto found = places::resolveAddress(told, gazetteer, jurisdictions, {}, kMostCandidates);
    std::erase_if(found, [](const places::AddressCandidate& c) {
        const bool unknown = c.place < 0 && c.address.district.empty() && c.address.street.empty();
        return c.confidence < (unknown ? kLeastUnknown : kLeastConfidence);
    });
    if (found.empty())
        return std::nullopt;
    Whereabouts where;
    where.best = std::move(found.front());
    for (auto& span : where.best.spans)
        span = ownWords(span, heard, told);
    where.others.assign(std::make_move_iterator(found.begin() + 1),
                        std::make_move_iterator(found.end()));
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
            addSpan(proposal.spans,
                    {heard[static_cast<std::size_t>(span.utterance)].id, span.from, span.to});
    for (const auto& other : where->others)
        if (other.display != proposal.value)
            proposal.alternatives.push_back(
                {other.display, other.display, rounded(other.confidence)});
    return proposal;
}

namespace {

std::string joined(const std::vector<Heard>& heard)
{
    std::string text;
    for (const auto& one : heard)
        if (one.isCaller() || one.readBack)
            text += one.raw + "\n";
    return text;
}

/// The words a decision rests on stand in its reason between quotation marks.
std::vector<std::u32string> quoted(const std::string& reason)
{
    std::vector<std::u32string> words;
    const auto text = text::toUtf32(reason);
    for (std::size_t from = text.find(U'“'); from != std::u32string::npos;
         from = text.find(U'“', from + 1)) {
        const auto to = text.find(U'”', from);
        if (to == std::u32string::npos)
            break;
        words.push_back(text.substr(from + 1, to - from - 1));
    }
    return words;
}

std::optional<places::Point> middleOf(const DistrictCode& district,
                                      const places::Gazetteer& gazetteer)
{
    for (const auto& place : gazetteer.places())
        if (place.kind == places::PlaceKind::District && place.district == district)
            return place.point;
    return std::nullopt;
}

places::AddressCandidate wholeDistrict(const places::DistrictDecision& decision,
                                       const std::vector<Heard>& heard)
{
    places::AddressCandidate candidate;
    candidate.address.district = decision.name;
    candidate.display = decision.name;
    candidate.jurisdiction.district = decision.district;
    candidate.jurisdiction.districtName = decision.name;
    candidate.confidence = decision.confidence * 0.8;
    for (const auto& words : quoted(decision.reason))
        for (std::size_t i = 0; i < heard.size(); ++i)
            if (const int at = find(text::toUtf32(heard[i].raw), words);
                at >= 0 && heard[i].isCaller()) {
                candidate.spans.push_back({static_cast<int>(i), at,
                                           at + static_cast<int>(words.size()),
                                           AddressPart::District});
                break;
            }
    return candidate;
}

} // namespace

std::optional<Whereabouts> orDistrict(std::optional<Whereabouts> where,
                                      const std::vector<Heard>& heard,
                                      const places::Gazetteer& gazetteer,
                                      const places::DistrictReader& districts)
{
    if (gazetteer.places().empty() || (where && !where->best.jurisdiction.district.empty() &&
                                       where->best.confidence >= kDoubtful))
        return where;
    const auto decision = districts.decide({}, joined(heard));
    // A model may have been learned where there were other districts.
    if (decision.name.empty() || decision.confidence < kDecided)
        return where;
    if (where && where->best.jurisdiction.district == decision.district)
        return where;
    if (where && where->best.jurisdiction.district.empty() && !where->best.display.empty()) {
        where->best.jurisdiction.district = decision.district;
        where->best.jurisdiction.districtName = decision.name;
        if (where->best.address.district.empty()) {
            where->best.address.district = decision.name;
            where->best.display = places::displayAddress(where->best.address);
        }
        return where;
    }
    Whereabouts whole{wholeDistrict(decision, heard), {}};
    if (where)
        whole.others.push_back(std::move(where->best));
    return whole;
}

std::optional<session::PinPlaced> pinOf(const Whereabouts& where,
                                        const places::Gazetteer& gazetteer)
{
    const auto& best = where.best;
    const auto point = best.point ? best.point : middleOf(best.jurisdiction.district, gazetteer);
    if (!point)
        return std::nullopt;
    session::PinPlaced pin;
    pin.point = *point;
    pin.jurisdiction = best.jurisdiction;
    pin.label = best.point ? best.display
                           : best.display + "（仅定位到" + best.jurisdiction.districtName + "）";
    pin.confidence = rounded(best.point ? best.confidence : best.confidence * 0.5);
    for (const int place : best.alternatives)
        pin.sameName.push_back(labelOf(gazetteer, place));
    return pin;
}

} // namespace lianxin::assist

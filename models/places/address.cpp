#include "models/places/address.h"

#include "models/places/address_evidence.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <tuple>

namespace lianxin::places {

namespace {

constexpr int kReach = 40; ///< characters after a place within which a building number is its own

std::string districtName(const DistrictCode& code, const Jurisdictions& jurisdictions,
                         const Gazetteer& gazetteer)
{
    if (const Area* area = jurisdictions.find(code))
        return area->name;
    const int place = gazetteer.indexOf(code.str());
    return place < 0 ? std::string{} : gazetteer.place(place).name;
}

/// Builds one candidate from its anchor and what was said around it.
class CandidateWriter {
public:
    CandidateWriter(const AddressEvidence& evidence, const Gazetteer& gazetteer,
                    const Jurisdictions& jurisdictions, const AddressContext& context)
        : m_evidence(evidence), m_gazetteer(gazetteer), m_jurisdictions(jurisdictions),
          m_context(context)
    {}

    AddressCandidate write(const AddressHypothesis& hypothesis)
    {
        m_out = {};
        m_out.place = hypothesis.place;
        m_out.why = hypothesis.why;
        m_out.address.province = m_context.province;
        m_out.address.city = m_context.city;
        anchor(hypothesis);
        roads(hypothesis);
        locate(hypothesis);
        numbers(hypothesis);
        homonyms(hypothesis);
        std::sort(m_out.spans.begin(), m_out.spans.end(),
                  [](const AddressSpan& a, const AddressSpan& b) {
                      return std::tie(a.utterance, a.from) < std::tie(b.utterance, b.from);
                  });
        m_out.display = displayAddress(m_out.address);
        return std::move(m_out);
    }

private:
    void span(const WordsAt& words, AddressPart part)
    {
        m_out.spans.push_back({words.utterance, words.found->from, words.found->to, part});
    }

    void anchor(const AddressHypothesis& hypothesis)
    {
        Address& address = m_out.address;
        switch (hypothesis.part) {
        case AddressPart::Poi:
            address.poi = hypothesis.name;
            break;
        case AddressPart::Community:
            address.community = hypothesis.name;
            break;
        case AddressPart::Road:
        case AddressPart::CrossRoad:
            address.road = hypothesis.name;
            break;
        case AddressPart::Street:
            address.street = hypothesis.name;
            break;
        default:
            break;
        }
        span(hypothesis.words.back(),
             hypothesis.part == AddressPart::CrossRoad ? AddressPart::Road : hypothesis.part);
    }

    bool anchoredOnRoad(const AddressHypothesis& hypothesis) const
    {
        return hypothesis.part == AddressPart::Road || hypothesis.part == AddressPart::CrossRoad;
    }

    /// One of two roads that were said to cross, where nobody knows that they do.
    bool anchoredAtCorner(const AddressHypothesis& hypothesis) const
    {
        if (m_evidence.crossing || !anchoredOnRoad(hypothesis) || m_evidence.roads.empty() ||
            m_evidence.crossRoads.empty())
            return false;
        const bool together =
            m_evidence.roads.back().utterance == m_evidence.crossRoads.back().utterance;
        return together &&
               (hypothesis.name == m_evidence.road || hypothesis.name == m_evidence.crossRoad);
    }

    void roads(const AddressHypothesis& hypothesis)
    {
        if ((m_evidence.crossing && nearCrossing(hypothesis)) || anchoredAtCorner(hypothesis)) {
            m_out.address.road = m_evidence.road;
            m_out.address.crossRoad = m_evidence.crossRoad;
        } else if (!m_evidence.crossing && !anchoredOnRoad(hypothesis) &&
                   !m_evidence.road.empty()) {
            m_out.address.road = heardRoad(hypothesis);
            if (m_out.address.road == m_evidence.road)
                m_out.address.crossRoad = m_evidence.crossRoad;
        }
        const bool stretch =
            std::any_of(m_evidence.all.begin(), m_evidence.all.end(), [](const WordsAt& words) {
                return words.found->part == AddressPart::Relative &&
                       words.found->value == kBetweenRoads;
            });
        if (stretch && anchoredOnRoad(hypothesis) && m_out.address.road == m_evidence.road)
            m_out.address.crossRoad = m_evidence.crossRoad;
        if (m_out.address.road.empty() && hypothesis.place >= 0)
            m_out.address.road = m_gazetteer.place(hypothesis.place).road;
        if (m_out.address.road.empty())
            return;
        for (const auto* list : {&m_evidence.roads, &m_evidence.crossRoads}) {
            if (list->empty() ||
                (list == &m_evidence.crossRoads && m_out.address.crossRoad.empty()))
                continue;
            const AddressPart part =
                list == &m_evidence.roads ? AddressPart::Road : AddressPart::CrossRoad;
            if (list->back().found != hypothesis.words.back().found)
                span(list->back(), part);
        }
    }

    /// A place of that name elsewhere does not stand at the crossing that was named.
    bool nearCrossing(const AddressHypothesis& hypothesis) const
    {
        constexpr double kMetres = 2500;
        if (hypothesis.place < 0 || anchoredOnRoad(hypothesis))
            return true;
        const auto& point = m_gazetteer.place(hypothesis.place).point;
        return !point || distanceMetres(*point, *m_evidence.crossing) < kMetres;
    }

    /// The place's own road where it sounds like the one said (平远路 for 平原路).
    std::string heardRoad(const AddressHypothesis& hypothesis) const
    {
        if (hypothesis.place < 0)
            return m_evidence.road;
        const std::string& own = m_gazetteer.place(hypothesis.place).road;
        for (const int like : m_gazetteer.soundingLike(m_evidence.road)) {
            if (m_gazetteer.place(like).name == own)
                return own;
        }
        return m_evidence.road;
    }

    void locate(const AddressHypothesis& hypothesis)
    {
        if (hypothesis.place >= 0 && hypothesis.part != AddressPart::District)
            m_out.point = m_gazetteer.place(hypothesis.place).point;
        if (m_evidence.crossing && (!m_out.point || anchoredOnRoad(hypothesis)))
            m_out.point = m_evidence.crossing;
        if (!m_out.point && hypothesis.led)
            m_out.point = roadPoint();
        if (m_out.point)
            m_out.jurisdiction = m_jurisdictions.at(*m_out.point);
        if (m_out.jurisdiction.district.empty())
            codes(hypothesis);
        m_out.address.district = m_out.jurisdiction.districtName;
        if (m_out.address.street.empty())
            m_out.address.street = m_out.jurisdiction.streetName;
        said(AddressPart::District);
        said(AddressPart::Street);
    }

    /// Somewhere on the road that was said last, for a place on it that nobody knows.
    std::optional<Point> roadPoint() const
    {
        if (m_evidence.roads.empty() || m_evidence.roads.back().found->mentions.empty())
            return std::nullopt;
        const auto* district = leadingDistrict(m_evidence.roads.back(), m_evidence);
        for (const Mention& mention : m_evidence.roads.back().found->mentions) {
            const Place& road = m_gazetteer.place(mention.place);
            if (!district ||
                m_gazetteer.place(district->mentions.front().place).district == road.district)
                return road.point;
        }
        return std::nullopt;
    }

    /// Jurisdiction from the place's own codes, or from a district or street named beside an
    /// unknown name.
    void codes(const AddressHypothesis& hypothesis)
    {
        DistrictCode district;
        DistrictCode street;
        if (hypothesis.place >= 0) {
            district = m_gazetteer.place(hypothesis.place).district;
            street = m_gazetteer.place(hypothesis.place).street;
        }
        if (district.empty())
            if (const auto* led = leadingDistrict(hypothesis.words.back(), m_evidence))
                district = m_gazetteer.place(led->mentions.front().place).district;
        if (district.empty())
            named(district, street);
        m_out.jurisdiction.district = district;
        m_out.jurisdiction.street = street;
        m_out.jurisdiction.districtName = districtName(district, m_jurisdictions, m_gazetteer);
        m_out.jurisdiction.streetName = districtName(street, m_jurisdictions, m_gazetteer);
    }

    void named(DistrictCode& district, DistrictCode& street) const
    {
        for (const WordsAt& words : m_evidence.all) {
            const bool area = words.found->part == AddressPart::District ||
                              words.found->part == AddressPart::Street;
            if (!area || words.found->mentions.empty())
                continue;
            const Place& place = m_gazetteer.place(words.found->mentions.front().place);
            district = place.district;
            if (words.found->part == AddressPart::Street)
                street = place.street;
        }
        if (district.empty() && !m_context.districts.empty())
            district = m_context.districts.back();
    }

    /// The words in which the district or street of this candidate was named.
    void said(AddressPart part)
    {
        for (auto it = m_evidence.all.rbegin(); it != m_evidence.all.rend(); ++it) {
            if (it->found->part != part)
                continue;
            const bool agrees =
                std::any_of(it->found->mentions.begin(), it->found->mentions.end(),
                            [&](const Mention& mention) {
                                const Place& place = m_gazetteer.place(mention.place);
                                return part == AddressPart::District
                                           ? place.district == m_out.jurisdiction.district
                                           : place.street == m_out.jurisdiction.street;
                            });
            const AddressSpan found{it->utterance, it->found->from, it->found->to, part};
            if (agrees &&
                std::find(m_out.spans.begin(), m_out.spans.end(), found) == m_out.spans.end()) {
                m_out.spans.push_back(found);
                return;
            }
        }
    }

    std::string* slot(AddressPart part)
    {
        switch (part) {
        case AddressPart::RoadNumber:
            return &m_out.address.roadNumber;
        case AddressPart::Phase:
            return &m_out.address.phase;
        case AddressPart::Building:
            return &m_out.address.building;
        case AddressPart::Unit:
            return &m_out.address.unit;
        case AddressPart::Floor:
            return &m_out.address.floor;
        case AddressPart::Room:
            return &m_out.address.room;
        case AddressPart::Relative:
            return &m_out.address.relative;
        default:
            return nullptr;
        }
    }

    /// The latest number of each part that belongs to this place, or to none in particular.
    void numbers(const AddressHypothesis& hypothesis)
    {
        const WordsAt* owner = nullptr;
        for (const WordsAt& words : m_evidence.all) {
            std::string* target = slot(words.found->part);
            if (target == nullptr) {
                owner = &words;
                continue;
            }
            const bool near = owner != nullptr && owner->utterance == words.utterance &&
                              words.found->from - owner->found->to <= kReach;
            if (near && !belongs(*owner, hypothesis))
                continue;
            *target = words.found->value;
            std::erase_if(m_out.spans,
                          [&](const AddressSpan& old) { return old.part == words.found->part; });
            span(words, words.found->part);
        }
    }

    /// Roads, districts and streets stand around any place; another compound does not.
    bool belongs(const WordsAt& owner, const AddressHypothesis& hypothesis) const
    {
        const AddressPart part = owner.found->part;
        if (part != AddressPart::Poi && part != AddressPart::Community)
            return true;
        return std::any_of(
            hypothesis.words.begin(), hypothesis.words.end(), [&](const WordsAt& words) {
                return words.found == owner.found || words.found->value == owner.found->value;
            });
    }

    void homonyms(const AddressHypothesis& hypothesis)
    {
        const bool known = hypothesis.place >= 0;
        for (const int other : m_gazetteer.named(hypothesis.name)) {
            const bool alike =
                !known || m_gazetteer.place(other).kind == m_gazetteer.place(hypothesis.place).kind;
            if (other != hypothesis.place && alike)
                m_out.alternatives.push_back(other);
        }
    }

    const AddressEvidence& m_evidence;
    const Gazetteer& m_gazetteer;
    const Jurisdictions& m_jurisdictions;
    const AddressContext& m_context;
    AddressCandidate m_out;
};

/// How surely the words name the place times its share among the rivals.
std::vector<double> confidences(const std::vector<AddressHypothesis>& all)
{
    constexpr double kSharpness = 10;
    double sum = 0;
    for (const AddressHypothesis& hypothesis : all)
        sum += std::exp(kSharpness * (hypothesis.score - all.front().score));
    std::vector<double> out;
    for (const AddressHypothesis& hypothesis : all) {
        const double share = std::exp(kSharpness * (hypothesis.score - all.front().score)) / sum;
        out.push_back(std::clamp(std::min(hypothesis.mention, 0.98) * share, 0.0, 1.0));
    }
    return out;
}

/// A road, street or district said beside a better anchor is no rival of it but part of its
/// address.
void dropSupporting(std::vector<AddressHypothesis>& all)
{
    if (all.empty() ||
        (all.front().part != AddressPart::Poi && all.front().part != AddressPart::Community))
        return;
    std::erase_if(all, [](const AddressHypothesis& h) {
        return h.part != AddressPart::Poi && h.part != AddressPart::Community;
    });
}

} // namespace

std::string displayAddress(const Address& address)
{
    std::string out = address.district;
    const bool precise =
        !address.road.empty() || !address.poi.empty() || !address.community.empty();
    if (!precise || !address.community.empty())
        out += address.street;
    out += address.road;
    if (!address.crossRoad.empty()) {
        out += "与";
        out += address.crossRoad;
        if (address.relative != kBetweenRoads)
            out += "交叉口";
    }
    if (!address.roadNumber.empty())
        out += address.roadNumber + "号";
    out += address.community;
    out += address.poi;
    out += address.phase;
    if (!address.building.empty())
        out += address.building +
               (std::isdigit(static_cast<unsigned char>(address.building[0])) != 0 ? "号楼" : "座");
    if (!address.unit.empty())
        out += address.unit + "单元";
    if (!address.floor.empty())
        out += (address.floor[0] == '-' ? "负" + address.floor.substr(1) : address.floor) + "层";
    out += address.room;
    if (address.relative != kBetweenRoads || !address.crossRoad.empty())
        out += address.relative;
    return out;
}

std::vector<AddressCandidate> resolveAddress(const std::vector<AddressWords>& utterances,
                                             const Gazetteer& gazetteer,
                                             const Jurisdictions& jurisdictions,
                                             const AddressContext& context, int limit)
{
    const AddressEvidence evidence = gatherEvidence(utterances, gazetteer, context);
    std::vector<AddressHypothesis> all = hypotheses(evidence, gazetteer, context);
    dropSupporting(all);
    const std::vector<double> sure = confidences(all);
    CandidateWriter writer(evidence, gazetteer, jurisdictions, context);
    std::vector<AddressCandidate> out;
    for (std::size_t i = 0; i < all.size() && static_cast<int>(out.size()) < limit; ++i) {
        out.push_back(writer.write(all[i]));
        out.back().confidence = sure[i];
    }
    return out;
}

std::vector<AddressCandidate> parseAddress(const std::vector<std::string>& utterances,
                                           const Gazetteer& gazetteer,
                                           const Jurisdictions& jurisdictions,
                                           const AddressContext& context, int limit)
{
    std::vector<AddressWords> words;
    for (const std::string& utterance : utterances)
        words.push_back(readAddressWords(utterance, gazetteer));
    return resolveAddress(words, gazetteer, jurisdictions, context, limit);
}

std::vector<AddressCandidate> parseAddress(std::string_view utterance, const Gazetteer& gazetteer,
                                           const Jurisdictions& jurisdictions,
                                           const AddressContext& context, int limit)
{
    return resolveAddress({readAddressWords(utterance, gazetteer)}, gazetteer, jurisdictions,
                          context, limit);
}

} // namespace lianxin::places

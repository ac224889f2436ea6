#pragma once

#include "models/places/gazetteer.h"
#include "models/places/jurisdiction.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

class AddressTagger;

enum class AddressPart {
    Province,
    City,
    District,
    Street,
    Community,
    Poi,
    Road,
    CrossRoad,
    RoadNumber,
    Phase,
    Building,
    Unit,
    Floor,
    Room,
    Relative
};

/// 文昌大道与育才路之间
inline constexpr std::string_view kBetweenRoads = "之间";

/// The parts of a standard address (GB/T 23705), empty where unknown. Numbers are digits without
/// their word: building "3".
struct Address {
    std::string province;
    std::string city;
    std::string district;
    std::string street;    ///< 街道 / 镇 / 乡
    std::string community; ///< 社区 / 村
    std::string poi;       ///< compound, shop, school …
    std::string road;
    std::string crossRoad; ///< the other road of a crossing
    std::string roadNumber;
    std::string phase;    ///< 二期, as it was said
    std::string building; ///< 号楼 / 栋
    std::string unit;     ///< 单元
    std::string floor;
    std::string room;
    std::string
        relative; ///< 对面, 北门往西两百米, 斜对过那条巷子 …: where from the place named; 之间
                  ///< (`kBetweenRoads`): the stretch from `road` to `crossRoad`
    bool empty() const { return *this == Address{}; }
    bool operator==(const Address&) const = default;
};

/// Code points of one utterance that a part came from. Parts that follow from the gazetteer alone
/// have none.
struct AddressSpan {
    int utterance = 0;
    int from = 0;
    int to = 0;
    AddressPart part = AddressPart::Poi;
    bool operator==(const AddressSpan&) const = default;
};

struct AddressCandidate {
    Address address;
    std::optional<Point> point;
    Jurisdiction jurisdiction; ///< of the point; from the place's own codes where it has no point
    double confidence = 0;     ///< 0…1
    int place = -1;            ///< the gazetteer's place it hangs on, -1 for none
    MatchReason why = MatchReason::Exact;
    std::vector<AddressSpan> spans; ///< in order of utterance and offset
    std::string display; ///< 红旗区平原路与新中大道交叉口阳光小区3号楼2单元501
    std::vector<int> alternatives; ///< other places of the same name
};

/// What is known beside the words: earlier mentions in the call, the caller's last place, the
/// desk's city.
struct AddressContext {
    std::string province;
    std::string city;
    std::vector<DistrictCode> districts; ///< districts named or meant before, the latest last
    std::vector<int> places;             ///< places settled before
};

/// What one utterance says about a place; cheap to keep between utterances, never looks at its
/// neighbours.
struct AddressWords {
    struct Found {
        AddressPart part = AddressPart::Poi;
        int from = 0;
        int to = 0;
        std::string value; ///< as it goes into Address
        std::vector<Mention>
            mentions; ///< gazetteer's candidates; empty for numbers and unknown names
    };
    std::vector<Found> found; ///< ordered by `from`
};
/// A tagger, where there is one, finds names that neither the gazetteer nor their ending tells,
/// behind a name that is known and in the same clause.
AddressWords readAddressWords(std::string_view utterance, const Gazetteer& gazetteer,
                              const AddressTagger* tagger = nullptr);

/// Joins the words of several utterances (later ones correct earlier ones) to ranked candidates,
/// best first.
std::vector<AddressCandidate> resolveAddress(const std::vector<AddressWords>& utterances,
                                             const Gazetteer& gazetteer,
                                             const Jurisdictions& jurisdictions,
                                             const AddressContext& context = {}, int limit = 5);

/// `readAddressWords` over each, then `resolveAddress`.
std::vector<AddressCandidate> parseAddress(const std::vector<std::string>& utterances,
                                           const Gazetteer& gazetteer,
                                           const Jurisdictions& jurisdictions,
                                           const AddressContext& context = {}, int limit = 5);
std::vector<AddressCandidate> parseAddress(std::string_view utterance, const Gazetteer& gazetteer,
                                           const Jurisdictions& jurisdictions,
                                           const AddressContext& context = {}, int limit = 5);

/// District, road or crossing, place, building, unit, room, relative, joined as they are written on
/// an envelope.
std::string displayAddress(const Address& address);

} // namespace lianxin::places

#include "models/places/gazetteer.h"

#include "models/places/name_forms.h"
#include "models/places/name_match.h"
#include "models/places/road_net.h"

#include <algorithm>
#include <unordered_map>

namespace lianxin::places {

struct Gazetteer::Index {
    std::shared_ptr<const std::vector<Place>> given;
    const std::vector<Place>& places = *given;
    std::vector<Road> roads;
    std::unordered_map<std::string, int> byId;
    std::unordered_map<DistrictCode, int> districts;
    std::unordered_map<std::string, std::vector<int>> roadsByName;
    NameMatcher names;
    RoadNet net;

    Index(std::shared_ptr<const std::vector<Place>> givenPlaces, std::vector<Road> givenRoads)
        : given(std::move(givenPlaces)), roads(std::move(givenRoads)), names(places),
          net(roads, places)
    {
        for (std::size_t i = 0; i < places.size(); ++i) {
            byId.emplace(places[i].id, static_cast<int>(i));
            if (places[i].kind == PlaceKind::District)
                districts.emplace(places[i].district, static_cast<int>(i));
        }
        for (std::size_t i = 0; i < roads.size(); ++i)
            roadsByName[roads[i].name].push_back(static_cast<int>(i));
    }

    const std::vector<int>& roadsNamed(std::string_view name) const
    {
        static const std::vector<int> kNone;
        const auto found = roadsByName.find(std::string(name));
        return found == roadsByName.end() ? kNone : found->second;
    }
};

Gazetteer::Gazetteer() : Gazetteer(std::vector<Place>{}) {}
Gazetteer::Gazetteer(std::vector<Place> places, std::vector<Road> roads)
    : Gazetteer(std::make_shared<const std::vector<Place>>(std::move(places)), std::move(roads))
{}
Gazetteer::Gazetteer(std::shared_ptr<const std::vector<Place>> places, std::vector<Road> roads)
    : m_index(std::make_unique<Index>(std::move(places), std::move(roads)))
{}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const std::vector<Place>& Gazetteer::places() const
{
    return m_index->places;
}

const std::vector<Road>& Gazetteer::roads() const
{
    return m_index->roads;
}

const Place& Gazetteer::place(int index) const
{
    return m_index->places.at(static_cast<std::size_t>(index));
}

int Gazetteer::indexOf(std::string_view id) const
{
    const auto found = m_index->byId.find(std::string(id));
    return found == m_index->byId.end() ? -1 : found->second;
}

int Gazetteer::districtPlace(const DistrictCode& code) const
{
    const auto found = m_index->districts.find(code);
    return found == m_index->districts.end() ? -1 : found->second;
}

std::vector<Mention> Gazetteer::find(std::string_view utf8) const
{
    return find(text::normalise(utf8));
}

std::vector<Mention> Gazetteer::find(const text::Normalised& text) const
{
    std::u32string key = text.text;
    foldDigits(key);
    std::vector<Mention> out;
    for (const NameCandidate& candidate : m_index->names.match(key)) {
        const text::Span span = text.original({candidate.from, candidate.from + candidate.length});
        const bool full = candidate.entries.front().why == MatchReason::Exact ||
                          candidate.entries.front().why == MatchReason::Alias;
        int listed = 0;
        for (const NameEntry& entry : candidate.entries) {
            if ((full && entry.why == MatchReason::Abbreviated) || listed == kMaxHomonyms)
                break;
            out.push_back({span.from, span.to, entry.place, entry.score, entry.why});
            ++listed;
        }
    }
    return out;
}

std::vector<int> Gazetteer::named(std::string_view name) const
{
    return m_index->names.named(nameKey(name));
}

std::vector<int> Gazetteer::soundingLike(std::string_view name) const
{
    return m_index->names.soundingLike(nameKey(name));
}

std::vector<int> Gazetteer::complete(std::string_view typed, int limit) const
{
    return m_index->names.complete(nameKey(typed), limit);
}

int Gazetteer::roadNamed(std::string_view name) const
{
    const auto& found = m_index->roadsNamed(name);
    return found.empty() ? -1 : found.front();
}

std::optional<Point> Gazetteer::crossing(std::string_view roadA, std::string_view roadB) const
{
    if (roadA == roadB)
        return std::nullopt;
    return m_index->net.crossing(m_index->roadsNamed(roadA), m_index->roadsNamed(roadB));
}

std::optional<double> Gazetteer::metresToRoad(Point point, std::string_view road) const
{
    return m_index->net.metresTo(point, m_index->roadsNamed(road));
}

std::string Gazetteer::nearestRoad(Point point, double metres) const
{
    const int road = m_index->net.nearestRoad(point, metres);
    return road < 0 ? std::string{} : m_index->roads[static_cast<std::size_t>(road)].name;
}

std::vector<int> Gazetteer::nearest(Point point, int limit, double metres) const
{
    return m_index->net.nearestPlaces(point, limit, metres);
}

} // namespace lianxin::places

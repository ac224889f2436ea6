#pragma once

#include "models/places/place.h"
#include "models/text/normal_form.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

enum class MatchReason { Exact, Alias, Abbreviated, Homophone };

/// A place named in a text. A name several places share gives one mention each, on the same span.
struct Mention {
    int from = 0; ///< code points of the text as given, half-open
    int to = 0;
    int place = -1;   ///< index into Gazetteer::places()
    double score = 0; ///< (0, 1]: exact 1, alias 0.95, abbreviated 0.6–0.85, homophone 0.4–0.8;
                      ///< less for short names
    MatchReason why = MatchReason::Exact;
    bool operator==(const Mention&) const = default;
};

/// At most this many places are listed for one span; the rest share its name.
inline constexpr int kMaxHomonyms = 16;

/// Names, aliases, short forms and readings of 100,000 and more places, and the roads between them.
/// Immutable after construction and safe to share between threads; movable, not copyable.
class Gazetteer {
public:
    Gazetteer();
    explicit Gazetteer(std::vector<Place> places, std::vector<Road> roads = {});
    /// Places that others keep as well.
    explicit Gazetteer(std::shared_ptr<const std::vector<Place>> places,
                       std::vector<Road> roads = {});
    ~Gazetteer();
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;

    const std::vector<Place>& places() const;
    const std::vector<Road>& roads() const;
    const Place& place(int index) const;
    /// -1 where there is none.
    int indexOf(std::string_view id) const;
    /// The place of kind District with this code; -1 where there is none.
    int districtPlace(const DistrictCode& code) const;

    /// Every place named in a text of any length, one pass. Longest match wins; on one span better
    /// reasons win, and homophones are only tried where no name stands. Ordered by `from`, then by
    /// score.
    std::vector<Mention> find(std::string_view utf8) const;
    std::vector<Mention> find(const text::Normalised& text) const;

    /// Places whose name or alias is exactly this (after normalisation).
    std::vector<int> named(std::string_view name) const;
    /// Places whose name or alias is read the same or nearly so (平原路 / 平远路), without those of
    /// `named`.
    std::vector<int> soundingLike(std::string_view name) const;
    /// Names beginning with what was typed, then those whose pinyin initials do; for a completion
    /// list.
    std::vector<int> complete(std::string_view typed, int limit) const;

    /// Index into `roads()`, by name; -1 where there is none.
    int roadNamed(std::string_view name) const;
    /// Where two roads meet (within 40 m), or nothing.
    std::optional<Point> crossing(std::string_view roadA, std::string_view roadB) const;
    /// From a point to the nearest line of that name; nothing where there is no such road.
    std::optional<double> metresToRoad(Point point, std::string_view road) const;
    /// Name of the road nearest to a point, empty if none within `metres`.
    std::string nearestRoad(Point point, double metres = 300) const;
    /// Indices of places around a point, nearest first.
    std::vector<int> nearest(Point point, int limit, double metres = 2000) const;

private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

/// The name without what people leave out: 阳光小区 → 阳光, 东街街道 → 东街, 红旗区 → 红旗,
/// 北门社区居民委员会 → 北门社区 → 北门. Shortest last; forms of one character are not given.
std::vector<std::u32string> shortForms(std::u32string_view name, PlaceKind kind);

} // namespace lianxin::places

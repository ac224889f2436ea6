#include "models/insight/told_place.h"

#include "models/insight/local_names.h"
#include "models/text/utf.h"

#include <algorithm>
#include <array>

namespace lianxin::insight {

namespace {

using View = std::u32string_view;

constexpr View kNumerals = U"一二三四五六七八九十百零〇东西南北";
constexpr std::array<View, 6> kDoors{U"号楼", U"单元", U"栋", U"幢", U"号院", U"室"};
constexpr std::array<View, 8> kNearby{U"附近", U"旁边", U"对面", U"门口",
                                      U"周边", U"一带", U"内",   U"里"};
constexpr View kStreetOffice = U"街道";
constexpr std::size_t kShortest = 2;

bool isBlank(char32_t c)
{
    return text::isSpace(c) || text::isPunctuation(c);
}

/// Where the house begins: at a digit, or at numerals before 号楼, 单元 …
std::size_t doorIn(View address)
{
    for (std::size_t at = 0; at < address.size(); ++at) {
        if (text::isDigit(address[at]))
            return at;
        const std::size_t end = std::min(address.find_first_not_of(kNumerals, at), address.size());
        if (end > at && std::any_of(kDoors.begin(), kDoors.end(), [&](View door) {
                return address.substr(end).starts_with(door);
            }))
            return at;
    }
    return address.size();
}

View lastPart(View address)
{
    while (!address.empty() && isBlank(address.back()))
        address.remove_suffix(1);
    std::size_t begin = address.size();
    while (begin > 0 && !isBlank(address[begin - 1]))
        --begin;
    return address.substr(begin);
}

/// Without the district and the street office it begins with.
View withoutAreas(View place)
{
    for (const auto& area : areaNames(place))
        if (place.starts_with(area))
            place.remove_prefix(area.size());
    const auto office = place.find(kStreetOffice);
    if (office != View::npos && office + kStreetOffice.size() < place.size())
        place.remove_prefix(office + kStreetOffice.size());
    return place;
}

} // namespace

std::string toldPlace(std::string_view address)
{
    const std::u32string wide = text::toUtf32(address);
    View place = withoutAreas(lastPart(View(wide).substr(0, doorIn(wide))));
    for (const View word : kNearby)
        if (place.size() > word.size() + kShortest && place.ends_with(word))
            place.remove_suffix(word.size());
    return place.size() < kShortest ? std::string() : text::toUtf8(std::u32string(place));
}

} // namespace lianxin::insight

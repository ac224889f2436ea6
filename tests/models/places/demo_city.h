#pragma once

#include "models/places/city_generator.h"

#include <string>
#include <utility>
#include <vector>

/// The demo city in small: the plan tests share, and the city made from it once.
namespace lianxin::places::test {

inline CityPlan plan(int places = 2000)
{
    CityPlan out;
    out.seed = 20261122;
    out.code = DistrictCode{"990100"};
    out.name = "牧野市";
    out.centre = {113.90, 35.30};
    out.places = places;
    int n = 0;
    for (const char* name : {"红旗区", "卫滨区", "凤鸣区", "文昌区", "云溪区", "东湖区", "高新区",
                             "经开区", "临河县", "太平县", "青岗县", "望川市"})
        out.districts.push_back({DistrictCode{std::to_string(990101 + n++)}, name});
    const auto add = [&](const char* name, const char* kind, const char* district,
                         const char* street, const char* road, const char* cross,
                         std::vector<std::string> aliases = {}) {
        out.anchors.push_back(
            {name, kind, DistrictCode{district}, street, road, cross, std::move(aliases)});
    };
    add("阳光小区", "residential", "990101", "东街街道", "平原路", "新中大道", {"阳光小区东街院"});
    add("平原路", "road", "990101", "东街街道", "平原路", "新中大道", {"平原大街"});
    add("牧野市政务服务中心", "government", "990101", "西苑街道", "新中大道", "人民路",
        {"市民中心"});
    add("牧野市第一人民医院", "hospital", "990101", "东街街道", "人民路", "新中大道", {"市一院"});
    add("人民公园", "park", "990101", "西苑街道", "人民路", "");
    add("牧野百货大楼", "mall", "990101", "东街街道", "平原路", "东街");
    add("阳光小区", "residential", "990102", "卫河街道", "平远路", "卫河路", {"卫滨阳光小区"});
    add("卫河", "river", "990102", "卫河街道", "卫河路", "", {"老卫河"});
    add("柳园口村", "village", "990109", "柳园乡", "柳园路", "");
    return out;
}

inline const City& demoCity()
{
    static const City made = generateCity(plan());
    return made;
}

} // namespace lianxin::places::test

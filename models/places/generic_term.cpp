#include "models/places/generic_term.h"

#include <algorithm>
#include <iterator>

namespace lianxin::places {

namespace {

/// Longer ones before those they end with.
constexpr std::u32string_view kTerms[]{
    U"农贸市场", U"批发市场", U"卫生服务中心", U"服务中心", U"购物中心", U"汽车站",
    U"火车站",   U"公交站",   U"加油站",       U"换热站",   U"菜市场",   U"幼儿园",
    U"卫生院",   U"派出所",   U"烧烤店",       U"理发店",   U"洗衣店",   U"养老院",
    U"小区",     U"社区",     U"小学",         U"中学",     U"学校",     U"大学",
    U"学院",     U"医院",     U"诊所",         U"公园",     U"广场",     U"市场",
    U"超市",     U"商场",     U"饭店",         U"餐馆",     U"酒店",     U"宾馆",
    U"药房",     U"药店",     U"工地",         U"水库",     U"地铁站",   U"车站",
    U"村",       U"河",       U"江",           U"湖",       U"溪",       U"渠",
    U"桥",       U"店",       U"厂",           U"站"};

} // namespace

int genericTermOf(std::u32string_view name)
{
    const auto* term = std::ranges::find_if(kTerms, [&](std::u32string_view each) {
        return name.size() > each.size() && name.ends_with(each);
    });
    return term == std::end(kTerms) ? 0 : static_cast<int>(term->size());
}

} // namespace lianxin::places

#include "models/places/generic_term.h"

#include <algorithm>
#include <array>

namespace lianxin::places {

namespace {

using View = std::u32string_view;

/// Longer ones before those they end with.
constexpr std::array kTerms{
    View{U"农贸市场"}, View{U"批发市场"}, View{U"卫生服务中心"}, View{U"服务中心"},
    View{U"购物中心"}, View{U"汽车站"},   View{U"火车站"},       View{U"公交站"},
    View{U"加油站"},   View{U"换热站"},   View{U"菜市场"},       View{U"幼儿园"},
    View{U"卫生院"},   View{U"派出所"},   View{U"烧烤店"},       View{U"理发店"},
    View{U"洗衣店"},   View{U"养老院"},   View{U"小区"},         View{U"社区"},
    View{U"小学"},     View{U"中学"},     View{U"学校"},         View{U"大学"},
    View{U"学院"},     View{U"医院"},     View{U"诊所"},         View{U"公园"},
    View{U"广场"},     View{U"市场"},     View{U"超市"},         View{U"商场"},
    View{U"饭店"},     View{U"餐馆"},     View{U"酒店"},         View{U"宾馆"},
    View{U"药房"},     View{U"药店"},     View{U"工地"},         View{U"水库"},
    View{U"地铁站"},   View{U"车站"},     View{U"村"},           View{U"河"},
    View{U"江"},       View{U"湖"},       View{U"溪"},           View{U"渠"},
    View{U"桥"},       View{U"店"},       View{U"厂"},           View{U"站"}};

} // namespace

int genericTermOf(View name)
{
    const auto term = std::find_if(kTerms.begin(), kTerms.end(), [&](View each) {
        return name.size() > each.size() && name.ends_with(each);
    });
    return term == kTerms.end() ? 0 : static_cast<int>(term->size());
}

} // namespace lianxin::places

#include "server-stub/service/invented_matters.h"

#include "models/ticket/kind.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lianxin::service {

using ticket::Kind;

namespace {

/// Of a hundred calls.
constexpr std::array kShares{std::pair{Kind::Enquiry, 50},   std::pair{Kind::Complaint, 27},
                             std::pair{Kind::Help, 14},      std::pair{Kind::Report, 4},
                             std::pair{Kind::Suggestion, 4}, std::pair{Kind::Praise, 1}};
constexpr std::size_t kCallers = 900'000;
constexpr std::size_t kNamed = 4; ///< one caller in so many tells a name
constexpr double kFavour = 3.0;   ///< some places are named far more often than others
constexpr double kNearby = 0.002; ///< degrees

constexpr std::array kSince{"从昨天开始",   "已经三天了",     "一个多星期了",   "上个月就反映过",
                            "今天早上发现", "半年来一直这样", "前天下雨以后",   "过完节以后",
                            "每天晚上",     "入冬以来",       "搬来以后就这样", "最近几天"};
constexpr std::array kDetails{
    "家里有老人和孩子",     "影响出行",           "找物业多次没有结果", "影响休息",
    "已经拍了照片",         "周围居民都有意见",   "附近有学校",         "夜里看不清容易摔倒",
    "打过电话没人来",       "说了几次都推来推去", "有安全隐患",         "商户生意受影响",
    "门口的车都开不出去",   "味道很大不敢开窗",   "邻居也遇到同样情况", "网上查不到说明",
    "窗口说法和电话不一样", "材料已经交齐",       "老人行动不便",       "担心孩子安全"};
constexpr std::array kAsks{"要求尽快处理",       "希望到现场查看",     "请给个明确答复",
                           "要求上门解决",       "请督促责任单位整改", "希望有人联系",
                           "请协调相关部门解决", "要求说明原因"};
constexpr std::array kSurnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                               "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};

/// Of eleven digits.
std::string numberOf(std::size_t caller)
{
    constexpr std::size_t kLength = 8;
    const std::string digits = std::to_string(caller);
    std::string text("120");
    text.append(kLength - std::min(kLength, digits.size()), '0');
    return text += digits;
}

ticket::FieldValue field(std::string_view name, const std::string& value,
                         const std::string& display)
{
    ticket::FieldValue made;
    made.name = name;
    made.value = value;
    made.display = display;
    made.confidence = 1;
    made.origin = ticket::Origin::Accepted;
    return made;
}

} // namespace

InventedMatters::InventedMatters(std::shared_ptr<const engine::CityIndex> city, std::uint64_t seed)
    : m_city(std::move(city)), m_random(seed)
{
    for (const auto& category : m_city->city().categories.all())
        if (!category.words.empty() && m_city->city().categories.isLeaf(category.code))
            m_leaves.push_back(&category);
    for (const auto& place : m_city->city().places)
        if (place.point)
            m_places.push_back(&place);
    m_random.shuffle(m_leaves);
    m_random.shuffle(m_places);
}

engine::SubmitTicket InventedMatters::next()
{
    using namespace ticket::field;
    const auto& city = m_city->city();
    int share = static_cast<int>(m_random.below(100));
    Kind kind = Kind::Enquiry;
    for (const auto& [each, hundredths] : kShares) {
        kind = each;
        if ((share -= hundredths) < 0)
            break;
    }
    const auto& category = *m_leaves[m_random.below(m_leaves.size())];
    const auto& where = place();
    engine::SubmitTicket made;
    if (m_random.below(kNamed) == 0)
        made.fields.push_back(field(kCallerName, name(), {}));
    made.fields.push_back(field(kCallerNumber, number(), {}));
    made.fields.push_back(
        field(kKind, std::string(ticket::name(kind)), std::string(ticket::chineseName(kind))));
    made.fields.push_back(
        field(kCategory, category.code.str(), city.categories.path(category.code)));
    made.fields.push_back(field(kPlace, address(where), {}));
    made.fields.push_back(field(kSummary, sentence(kind, category, where), {}));
    for (auto& one : made.fields)
        if (one.display.value.empty())
            one.display = one.value;
    made.point = places::Point{where.point->lon + m_random.between(-kNearby, kNearby),
                               where.point->lat + m_random.between(-kNearby, kNearby)};
    made.district = where.district;
    if (const auto* item = m_city->directory().itemFor(category.code, kind)) {
        made.item = item->id;
        made.lead = unitFor(*item, where.district);
    }
    made.confidence = 1;
    return made;
}

const places::Place& InventedMatters::place()
{
    const double spot = std::pow(m_random.unit(), kFavour);
    const auto at = static_cast<std::size_t>(spot * static_cast<double>(m_places.size()));
    return *m_places[std::min(at, m_places.size() - 1)];
}

std::string InventedMatters::address(const places::Place& place)
{
    std::string text;
    for (const auto& area : m_city->city().districts)
        if (area.code == place.district)
            text = area.name;
    text += place.road + place.name;
    if (place.kind == places::PlaceKind::Residential)
        text += std::to_string(1 + m_random.below(30)) + "号楼" +
                std::to_string(1 + m_random.below(4)) + "单元" +
                std::to_string((1 + m_random.below(18)) * 100 + 1 + m_random.below(4));
    else if (place.kind == places::PlaceKind::Road)
        text += std::to_string(1 + m_random.below(400)) + "号";
    return text;
}

std::string InventedMatters::sentence(Kind kind, const ticket::Category& category,
                                      const places::Place& place)
{
    const auto pick = [this](const auto& from) {
        return std::string(from[m_random.below(from.size())]);
    };
    const std::string words = m_random.pick(category.words);
    switch (kind) {
    case Kind::Enquiry:
        return "来电人咨询：" + words + "，" + pick(kDetails) + "，" + pick(kAsks) + "。";
    case Kind::Suggestion:
        return "来电人建议：" + place.name + words + "，" + pick(kAsks) + "。";
    case Kind::Praise:
        return "来电人表扬：" + place.name + "的工作人员，反映" + words + "以后很快解决。";
    case Kind::Help:
    case Kind::Complaint:
    case Kind::Report:
        break;
    }
    return "来电人反映：" + place.name + words + "，" + pick(kSince) + "，" + pick(kDetails) +
           "，" + pick(kAsks) + "。";
}

std::string InventedMatters::name()
{
    std::string text = kSurnames[m_random.below(kSurnames.size())];
    return text += m_random.below(2) == 0 ? "先生" : "女士";
}

std::string InventedMatters::number()
{
    return numberOf(m_random.below(kCallers));
}

UnitId InventedMatters::unitFor(const routing::Item& item, const DistrictCode& district) const
{
    const auto& directory = m_city->directory();
    const bool local = !item.lead.empty() && item.lead.front() == '@';
    const auto* unit = local ? directory.unitFor(item.lead.substr(1), district)
                             : directory.find(UnitId{item.lead});
    return unit ? unit->id : UnitId{};
}

} // namespace lianxin::service

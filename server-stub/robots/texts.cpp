#include "server-stub/robots/texts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lianxin::robots {

using engine::TicketView;

namespace {

/// What is done about it, by a word in the category's path; the first that fits.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kDone{{
    {"供热", "已上门测温并检查入户管道，对楼栋阀门和换热站流量作了调节，复测室温达到18℃以上；不达标"
             "天数的热费按规定核减"},
    {"暖", "已上门测温并检查入户管道，对楼栋阀门和换热站流量作了调节，复测室温达到18℃以上；不达标天"
           "数的热费按规定核减"},
    {"噪", "已到现场核查，责令施工单位停止夜间超时作业，并安排连续三晚夜查，未再发现违规施工"},
    {"供水", "抢修人员已到场修复漏点并恢复供水，水质检测合格"},
    {"停水", "抢修人员已到场修复漏点并恢复供水，水质检测合格"},
    {"电", "抢修人员已到场排除故障并恢复供电，线路隐患列入本月检修计划"},
    {"燃气", "已派员上门检漏并更换软管，复检合格"},
    {"工资", "劳动监察人员已约谈用工单位，单位承诺五日内付清所欠工资，我单位继续跟踪到账情况"},
    {"预付", "已召集双方调解，商家同意退还卡内余额，三个工作日内原路退回"},
    {"消费", "已召集双方调解，商家同意按约定退款，三个工作日内办结"},
    {"入学", "已与来电人核对户籍、居住材料，说明划片范围和报名时间，并告知学校联系电话"},
    {"教育", "已与来电人核对材料，说明政策依据和办理时间，并告知学校联系电话"},
    {"垃圾", "已安排清运并冲洗地面，增加了每日巡查次数"},
    {"物业", "已约谈物业公司并限期整改，整改结果已由社区核实"},
    {"停车", "已联系车主将车辆驶离，并对该路段增加了巡查"},
    {"交通", "已到现场核查并调整，增派了早晚高峰的值守人员"},
}};

std::string placeOf(const TicketView& ticket)
{
    for (const auto& field : ticket.fields)
        if (field.name == ticket::field::kPlace)
            return field.display.value.empty() ? field.value.value : field.display.value;
    return {};
}

std::string categoryOf(const engine::City& city, const TicketView& ticket)
{
    const auto* category = city.categories.find(ticket.category);
    return category == nullptr ? std::string("所反映事项") : category->name;
}

std::string doneAbout(const std::string& path, const TicketView& ticket)
{
    for (const auto& [word, text] : kDone)
        if (path.find(word) != std::string::npos)
            return std::string(text);
    if (ticket.kind == ticket::Kind::Enquiry)
        return "已电话说明政策依据、办理材料和时限，来电人表示清楚";
    return "已到现场核实，当场整改到位，并电话告知来电人";
}

} // namespace

std::string leadName(const engine::City& city, const TicketView& ticket)
{
    if (ticket.assignments.empty())
        return {};
    const UnitId lead = ticket.assignments.back().lead;
    const auto unit = std::find_if(city.units.begin(), city.units.end(),
                                   [&](const auto& u) { return u.id == lead; });
    return unit == city.units.end() ? lead.str() : unit->name;
}

std::string replyText(const engine::City& city, const TicketView& ticket)
{
    const std::string place = placeOf(ticket);
    return "经" + leadName(city, ticket) + "办理：" + (place.empty() ? "" : "关于" + place + "的") +
           categoryOf(city, ticket) + "问题，" +
           doneAbout(city.categories.path(ticket.category) + ticket.item.str(), ticket) + "。";
}

std::string contactNote(const engine::City& city, const TicketView& ticket)
{
    return leadName(city, ticket) + "已电话联系来电人，核实了情况，办理中有进展即时告知";
}

std::string dispatchNote(const engine::City& city, const TicketView& ticket)
{
    return categoryOf(city, ticket) + "，请按事项清单办理并按时反馈。";
}

std::string rulingText(const TicketView&)
{
    return "经核对事项清单，仍由原承办单位办理。";
}

} // namespace lianxin::robots

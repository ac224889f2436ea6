#include "models/sla/happening.h"

#include "models/ticket/names.h"

namespace lianxin::sla {

namespace {

using ticket::Spelling;

constexpr std::array<Spelling<Happening>, kHappenings.size()> kNames{
    {{Happening::Accepted, "accepted", "受理"},
     {Happening::Answered, "answered", "直接答复"},
     {Happening::Refused, "refused", "不予受理"},
     {Happening::HandedOver, "handed_over", "移交"},
     {Happening::Dispatched, "dispatched", "派单"},
     {Happening::Assigned, "assigned", "交办"},
     {Happening::Unassigned, "unassigned", "收回"},
     {Happening::Relieved, "relieved", "转由新单位签收"},
     {Happening::Signed, "signed", "签收"},
     {Happening::FirstContact, "first_contact", "首次联系"},
     {Happening::Replied, "replied", "反馈"},
     {Happening::CalledBack, "called_back", "回访"},
     {Happening::Evaluated, "evaluated", "评价"},
     {Happening::Returned, "returned", "退单"},
     {Happening::Adjudicated, "adjudicated", "裁定"},
     {Happening::Extended, "extended", "延期"},
     {Happening::Suspended, "suspended", "挂起"},
     {Happening::Resumed, "resumed", "恢复"},
     {Happening::Redone, "redone", "重办"},
     {Happening::Reopened, "reopened", "重启"},
     {Happening::Urged, "urged", "催办"},
     {Happening::Merged, "merged", "并单"},
     {Happening::Unmerged, "unmerged", "拆单"},
     {Happening::Archived, "archived", "归档"}}};

} // namespace

std::string_view name(Happening happening)
{
    return ticket::spelled(kNames, happening).ascii;
}

std::string_view chineseName(Happening happening)
{
    return ticket::spelled(kNames, happening).chinese;
}

std::optional<Happening> parseHappening(std::string_view text)
{
    return ticket::parsed(kNames, text);
}

} // namespace lianxin::sla

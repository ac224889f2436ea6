#include "server-stub/http/ticket_table.h"

#include "models/base/byte_order_mark.h"

#include <algorithm>
#include <initializer_list>

namespace lianxin::http {

namespace {

using namespace ticket::field;

/// Spreadsheets calculate what begins with one of these.
bool looksLikeFormula(const std::string& cell)
{
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string::npos;
}

std::string quoted(const std::string& cell)
{
    std::string out = "\"";
    if (looksLikeFormula(cell))
        out += '\'';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

void addRow(std::string& table, std::initializer_list<std::string> cells)
{
    bool first = true;
    for (const auto& cell : cells) {
        if (!first)
            table += ',';
        first = false;
        table += quoted(cell);
    }
    table += "\r\n";
}

std::string shown(const engine::TicketView& ticket, std::string_view name)
{
    const auto* field = ticket::find(ticket.fields, name);
    if (!field)
        return {};
    return field->display.value.empty() ? field->value.value : field->display.value;
}

template <class Named, class Id>
std::string nameOf(const std::vector<Named>& all, const Id& id, Id Named::*member)
{
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.*member == id; });
    return it == all.end() ? id.str() : it->name;
}

std::string satisfactionOf(const engine::TicketView& ticket)
{
    return ticket.satisfaction == "satisfied"      ? "满意"
           : ticket.satisfaction == "dissatisfied" ? "不满意"
           : ticket.satisfaction == "neutral"      ? "一般"
                                                   : std::string();
}

std::string resolvedOf(const engine::TicketView& ticket)
{
    return !ticket.resolved ? std::string() : *ticket.resolved ? "已解决" : "未解决";
}

} // namespace

std::string ticketTable(const std::vector<engine::TicketView>& tickets, const engine::City& city)
{
    std::string table(base::kByteOrderMark);
    addRow(table, {"工单编号", "受理时间", "类型", "分类", "区县", "状态", "承办单位", "来电人",
                   "电话", "地点", "摘要", "满意度", "是否解决"});
    for (const auto& one : tickets) {
        const UnitId lead = one.assignments.empty() ? UnitId() : one.assignments.back().lead;
        addRow(table, {one.number.empty() ? one.provisionalNumber : one.number,
                       base::toIso(one.acceptedAt), std::string(ticket::chineseName(one.kind)),
                       city.categories.find(one.category) ? city.categories.path(one.category)
                                                          : one.category.str(),
                       nameOf(city.districts, one.district, &places::Area::code),
                       std::string(ticket::chineseName(one.state)),
                       nameOf(city.units, lead, &routing::Unit::id), shown(one, kCallerName),
                       shown(one, kCallerNumber), shown(one, kPlace), shown(one, kSummary),
                       satisfactionOf(one), resolvedOf(one)});
    }
    return table;
}

} // namespace lianxin::http

#include "models/item/desk_lists.h"

#include "models/item/wording.h"
#include "models/ticket/field.h"

#include <QCoreApplication>

namespace lianxin::item {

namespace {

QString levelText(const insight::TopicView& topic)
{
    QStringList marks;
    if (topic.hot)
        marks.append(QCoreApplication::translate("DeskLists", "热点"));
    if (topic.rising)
        marks.append(QCoreApplication::translate("DeskLists", "上升"));
    return marks.join(QStringLiteral(" · "));
}

QString fieldText(const engine::TicketView& ticket, std::string_view name)
{
    const auto* field = ticket::find(ticket.fields, name);
    if (!field)
        return {};
    return text(field->display.value.empty() ? field->value.value : field->display.value);
}

} // namespace

Table topicsTable(const std::vector<insight::TopicView>& topics, bool ready, UtcTime now)
{
    Table table;
    table.title = QCoreApplication::translate("DeskLists", "热点与预警");
    table.subtitle =
        ready ? QCoreApplication::translate("DeskLists",
                                            "近 63 天同一地点、同一事项；超过 10 件为热点")
              : QCoreApplication::translate("DeskLists", "中心刚启动，正在读取以往的工单");
    table.empty = QCoreApplication::translate("DeskLists", "近期没有多人反映的同一事项。");
    table.columns = {QCoreApplication::translate("DeskLists", "级别"),
                     QCoreApplication::translate("DeskLists", "事项"),
                     QCoreApplication::translate("DeskLists", "共"),
                     QCoreApplication::translate("DeskLists", "今天"),
                     QCoreApplication::translate("DeskLists", "近 7 天"),
                     QCoreApplication::translate("DeskLists", "预警原因"),
                     QCoreApplication::translate("DeskLists", "最近")};
    table.wide = 1;
    for (const auto& topic : topics)
        table.rows.push_back({text(topic.id),
                              {levelText(topic), text(topic.title),
                               QCoreApplication::translate("DeskLists", "%1 件").arg(topic.size),
                               QCoreApplication::translate("DeskLists", "%1 件").arg(topic.today),
                               QCoreApplication::translate("DeskLists", "%1 件").arg(topic.week),
                               text(topic.reason), dueText(topic.last, now)}});
    return table;
}

Table topicTicketsTable(const QString& title, const std::vector<session::TicketCard>& tickets,
                        UtcTime now)
{
    Table table;
    table.title = title;
    table.subtitle = QCoreApplication::translate("DeskLists", "最近 %1 件").arg(tickets.size());
    table.empty = QCoreApplication::translate("DeskLists", "没有可以打开的工单。");
    table.columns = {QCoreApplication::translate("DeskLists", "编号"),
                     QCoreApplication::translate("DeskLists", "地点或结果"),
                     QCoreApplication::translate("DeskLists", "类型"),
                     QCoreApplication::translate("DeskLists", "状态"),
                     QCoreApplication::translate("DeskLists", "承办单位"),
                     QCoreApplication::translate("DeskLists", "受理")};
    table.wide = 1;
    for (const auto& card : tickets)
        table.rows.push_back(
            {text(card.id.str()),
             {text(card.number), text(card.outcome), kindText(card.kind),
              ticketStateText(card.state), text(card.unitName), dueText(card.at, now)}});
    return table;
}

Table answersGivenTable(const QString& title, std::optional<int> current, std::int64_t total,
                        const std::vector<engine::AnswerGiven>& given, UtcTime now)
{
    Table table;
    table.title = QCoreApplication::translate("DeskLists", "旧版答复的来电人");
    table.subtitle = current
                         ? QCoreApplication::translate("DeskLists", "%1 · 现为第 %2 版 · 共 %3 件")
                               .arg(title, QString::number(*current), QString::number(total))
                         : QCoreApplication::translate("DeskLists", "%1 · 已停用 · 共 %2 件")
                               .arg(title, QString::number(total));
    table.empty = QCoreApplication::translate("DeskLists", "没有人得到过旧版答复。");
    table.columns = {QCoreApplication::translate("DeskLists", "来电号码"),
                     QCoreApplication::translate("DeskLists", "来电人"),
                     QCoreApplication::translate("DeskLists", "工单"),
                     QCoreApplication::translate("DeskLists", "摘要"),
                     QCoreApplication::translate("DeskLists", "版本"),
                     QCoreApplication::translate("DeskLists", "答复时间")};
    table.wide = 3;
    for (const auto& [ticket, version] : given)
        table.rows.push_back(
            {text(ticket.id.str()),
             {fieldText(ticket, ticket::field::kCallerNumber),
              fieldText(ticket, ticket::field::kCallerName),
              text(ticket.number.empty() ? ticket.provisionalNumber : ticket.number),
              fieldText(ticket, ticket::field::kSummary),
              QCoreApplication::translate("DeskLists", "第 %1 版").arg(version),
              dueText(ticket.acceptedAt, now)}});
    return table;
}

} // namespace lianxin::item

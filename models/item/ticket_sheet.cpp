#include "models/item/ticket_sheet.h"

#include "models/engine/ticket_fold.h"
#include "models/item/form_model.h"
#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::item {

namespace {

using namespace ticket::field;

QString shown(const ticket::FieldValue& field)
{
    if (field.name == kCallerNumber || field.name == kCallbackNumber || field.name == kIdentity)
        return text(masked(field.value.value));
    return text(field.display.value.empty() ? field.value.value : field.display.value);
}

QString labelOf(const std::string& field, const SheetWords& words)
{
    if (field == kMood)
        return QStringLiteral("来电情绪");
    const QString fixed = fieldLabel(field);
    return fixed.isEmpty() && words.label ? words.label(field) : fixed;
}

/// Collects lines that say something.
class Sheet {
public:
    void add(const QString& label, const QString& value)
    {
        if (!label.isEmpty() && !value.isEmpty())
            m_rows.append({label, value, {}, false});
    }
    QList<SheetRow> take() { return std::move(m_rows); }

private:
    QList<SheetRow> m_rows;
};

QString stateOf(const engine::TicketView& ticket)
{
    const QString state = ticketStateText(std::string(ticket::name(ticket.state)));
    return ticket.mergedIntoNumber.empty() || ticket.state != ticket::State::Merged
               ? state
               : QStringLiteral("%1（随 %2 办理）").arg(state, text(ticket.mergedIntoNumber));
}

/// ` · 已签收`, ` · 已反馈：…` or nothing.
QString standingOf(const engine::TicketView& ticket, const UnitId& helper)
{
    const auto* part = engine::partOf(ticket, helper);
    if (!part)
        return {};
    return part->repliedAt ? QStringLiteral(" · 已反馈：") + text(part->reply.value)
                           : QStringLiteral(" · 已签收");
}

/// Why it waits for a dispatcher, and whom it may go to.
void addQueued(Sheet& sheet, const engine::TicketView& ticket, const SheetWords& words)
{
    sheet.add(QStringLiteral("待派单"), text(ticket.queuedBecause));
    if (!words.unit)
        return;
    for (const auto& [unit, because] : ticket.candidates)
        sheet.add(QStringLiteral("可派单位"),
                  because.empty()
                      ? words.unit(unit)
                      : QStringLiteral("%1（%2）").arg(words.unit(unit), text(because)));
}

QString stepOf(const engine::StepView& step, UtcTime now)
{
    if (step.stoppedAt)
        return QStringLiteral("已于 %1 完成").arg(exactText(*step.stoppedAt));
    return step.due ? QStringLiteral("到 %1").arg(dueText(*step.due, now)) : QString();
}

} // namespace

QList<SheetRow> sheetOf(const engine::TicketView& ticket, const SheetWords& words, UtcTime now)
{
    Sheet sheet;
    sheet.add(QStringLiteral("编号"), text(ticket.number));
    if (!ticket.colour.empty() && words.colour)
        sheet.add(QStringLiteral("多彩工单"), words.colour(ticket.colour));
    sheet.add(QStringLiteral("状态"), stateOf(ticket));
    if (ticket.awaitingDispatch)
        addQueued(sheet, ticket, words);
    sheet.add(QStringLiteral("受理时间"), exactText(ticket.acceptedAt));
    if (!ticket.assignments.empty() && words.unit)
        sheet.add(QStringLiteral("承办单位"), words.unit(ticket.assignments.back().lead));
    if (const auto responsible = engine::responsibleOf(ticket);
        words.unit && responsible != engine::leadOf(ticket))
        sheet.add(QStringLiteral("首派负责"),
                  QStringLiteral("%1，至%2签收")
                      .arg(words.unit(responsible), words.unit(engine::leadOf(ticket))));
    if (words.unit)
        for (const auto& helper : engine::helpersOf(ticket))
            sheet.add(QStringLiteral("协办单位"), words.unit(helper) + standingOf(ticket, helper));
    for (const auto& field : ticket.fields)
        sheet.add(labelOf(field.name, words), shown(field));
    sheet.add(QStringLiteral("办理结果"), text(ticket.reply.value));
    sheet.add(QStringLiteral("满意度"), satisfactionText(ticket.satisfaction));
    for (const auto& step : ticket.steps)
        sheet.add(text(step.name), stepOf(step, now));
    return sheet.take();
}

QList<SheetRow> beside(QList<SheetRow> rows, const session::CallSession& session,
                       const SheetWords& words)
{
    for (const auto& [name, field] : session.fields) {
        const QString value = shown(field.value);
        const QString label = labelOf(name, words);
        if (value.isEmpty() || label.isEmpty())
            continue;
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const SheetRow& one) { return one.label == label; });
        if (row == rows.end()) {
            rows.append({label, {}, value, false});
            continue;
        }
        row->now = value;
        row->differs = row->value != value;
    }
    return rows;
}

} // namespace lianxin::item

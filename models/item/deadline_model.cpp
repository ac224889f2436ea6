#include "models/item/deadline_model.h"

#include "models/item/wording.h"

namespace lianxin::item {

namespace {

/// `11月24日（周二）起算，3个工作日，到11月26日17:30止` without its end.
QString brief(const QString& why)
{
    const auto end = why.lastIndexOf(QStringLiteral("，到"));
    return end > 0 && why.endsWith(QStringLiteral("止")) ? why.left(end) : why;
}

} // namespace

void DeadlineModel::show(const session::CallSession& session, UtcTime now)
{
    std::vector<DeadlineRow> next;
    if (session.deadlines)
        for (const auto& step : session.deadlines->steps)
            next.push_back({text(step.step), text(step.name), dueText(step.due, now),
                            exactText(step.due), text(step.why), brief(text(step.why)),
                            step.provisional, step.due < now});
    replace(std::move(next));
}

QVariant DeadlineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeadlineRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return row.name + QLatin1Char(' ') + row.exact + QStringLiteral("，") + row.why;
    case StepRole:
        return row.step;
    case DueRole:
        return row.due;
    case ExactRole:
        return row.exact;
    case WhyRole:
        return row.why;
    case BriefRole:
        return row.brief;
    case ProvisionalRole:
        return row.provisional;
    case OverRole:
        return row.over;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeadlineModel::roleNames() const
{
    return {{StepRole, "step"},
            {NameRole, "name"},
            {DueRole, "due"},
            {ExactRole, "exact"},
            {WhyRole, "why"},
            {BriefRole, "brief"},
            {ProvisionalRole, "provisional"},
            {OverRole, "over"}};
}

} // namespace lianxin::item

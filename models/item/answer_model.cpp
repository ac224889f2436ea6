#include "models/item/answer_model.h"

#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::item {

namespace {

constexpr std::chrono::days kSoon{30};

/// The last instant of a day written `2027-03-15`; nothing for other texts.
std::optional<UtcTime> endOfDay(const std::string& day)
{
    const auto begin = base::parseIso(day + "T00:00:00+08:00");
    if (!begin)
        return std::nullopt;
    return *begin + std::chrono::days(1);
}

void judge(AnswerRow& row, const std::string& until, UtcTime now)
{
    const auto end = endOfDay(until);
    if (!end)
        return;
    if (*end <= now) {
        row.validity = Validity::Over;
        row.validityText = QStringLiteral("已于 %1 失效").arg(row.until);
        return;
    }
    row.validity = *end - now < kSoon ? Validity::EndsSoon : Validity::Valid;
    row.validityText = QStringLiteral("有效至 %1").arg(row.until);
}

bool wasUsed(const session::CallSession& session, const session::Answer& answer)
{
    return std::any_of(session.used.begin(), session.used.end(),
                       [&](const session::AnswerUsed& used) {
                           return used.entry == answer.entry && used.version == answer.version;
                       });
}

AnswerRow rowOf(const session::CallSession& session, const session::Answer& answer, UtcTime now)
{
    AnswerRow row;
    row.entry = text(answer.entry.str());
    row.version = answer.version;
    row.title = text(answer.title);
    row.answer = text(answer.answer);
    for (const auto& step : answer.steps)
        row.steps.append(text(step));
    row.unit = text(answer.unitName);
    row.updated = text(answer.updated);
    row.until = text(answer.until);
    row.used = wasUsed(session, answer);
    judge(row, answer.until, now);
    return row;
}

} // namespace

void AnswerModel::show(const session::CallSession& session, UtcTime now)
{
    std::vector<AnswerRow> next;
    for (const auto& answer : session.answers) {
        AnswerRow row = rowOf(session, answer, now);
        row.shortcut = next.size() < 9 ? int(next.size()) + 1 : 0;
        next.push_back(std::move(row));
    }
    replace(std::move(next));
}

QVariant AnswerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AnswerRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return row.title + QStringLiteral("。") + row.answer + QStringLiteral(" ") +
               row.validityText;
    case EntryRole:
        return row.entry;
    case VersionRole:
        return row.version;
    case AnswerRole:
        return row.answer;
    case StepsRole:
        return row.steps;
    case UnitRole:
        return row.unit;
    case UpdatedRole:
        return row.updated;
    case UntilRole:
        return row.until;
    case ValidityRole:
        return int(row.validity);
    case ValidityTextRole:
        return row.validityText;
    case UsedRole:
        return row.used;
    case ShortcutRole:
        return row.shortcut;
    default:
        return {};
    }
}

QHash<int, QByteArray> AnswerModel::roleNames() const
{
    return {{EntryRole, "entry"},       {VersionRole, "version"},
            {TitleRole, "title"},       {AnswerRole, "answer"},
            {StepsRole, "steps"},       {UnitRole, "unit"},
            {UpdatedRole, "updated"},   {UntilRole, "until"},
            {ValidityRole, "validity"}, {ValidityTextRole, "validityText"},
            {UsedRole, "used"},         {ShortcutRole, "shortcut"}};
}

} // namespace lianxin::item

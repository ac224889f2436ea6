#include "models/item/hint_model.h"

#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::item {

void HintModel::show(const session::CallSession& session)
{
    std::vector<HintRow> next;
    for (const auto& hint : session.hints)
        next.push_back(
            {text(hint.id), hint.level, text(hint.text), text(hint.say), text(hint.clause)});
    std::stable_sort(next.begin(), next.end(),
                     [](const HintRow& a, const HintRow& b) { return a.level > b.level; });
    replace(std::move(next));
}

QVariant HintModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HintRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return QStringList{row.text, row.say, row.clause}.join(QLatin1Char(' '));
    case IdRole:
        return row.id;
    case LevelRole:
        return int(row.level);
    case SayRole:
        return row.say;
    case ClauseRole:
        return row.clause;
    default:
        return {};
    }
}

QHash<int, QByteArray> HintModel::roleNames() const
{
    return {{IdRole, "id"},
            {LevelRole, "level"},
            {TextRole, "text"},
            {SayRole, "say"},
            {ClauseRole, "clause"}};
}

} // namespace lianxin::item

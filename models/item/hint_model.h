#pragma once

#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QString>

namespace lianxin::item {

struct HintRow {
    QString id;
    session::HintLevel level = session::HintLevel::Note;
    QString text;
    QString say;    ///< the sentence to say, or empty
    QString clause; ///< the rule, or empty
    bool operator==(const HintRow&) const = default;
    QString key() const { return id; }
};

/// 受理提示, gravest first.
class HintModel : public RowModel<HintRow> {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, LevelRole, TextRole, SayRole, ClauseRole };

    using RowModel::RowModel;
    void show(const session::CallSession& session);
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
};

} // namespace lianxin::item

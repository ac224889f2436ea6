#pragma once

#include "models/base/time.h"
#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QString>

namespace lianxin::item {

struct DeadlineRow {
    QString step;
    QString name;
    QString due;   ///< `今天 16:03`
    QString exact; ///< `2026-11-26 周四 17:30`
    QString why;
    QString brief;            ///< the reason without the end that `due` already tells
    bool provisional = false; ///< beyond the published calendars
    bool over = false;
    bool operator==(const DeadlineRow&) const = default;
    QString key() const { return step; }
};

/// What the caller is promised, step by step.
class DeadlineModel : public RowModel<DeadlineRow> {
    Q_OBJECT
public:
    enum Role {
        StepRole = Qt::UserRole + 1,
        NameRole,
        DueRole,
        ExactRole,
        WhyRole,
        BriefRole,
        ProvisionalRole,
        OverRole
    };

    using RowModel::RowModel;
    void show(const session::CallSession& session, UtcTime now);
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
};

} // namespace lianxin::item

#pragma once

#include "models/base/time.h"
#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QString>
#include <QStringList>

namespace lianxin::item {

enum class Validity { Unknown, Valid, EndsSoon, Over }; ///< EndsSoon: within 30 days

struct AnswerRow {
    QString entry;
    int version = 1;
    QString title;
    QString answer;
    QStringList steps;
    QString unit;
    QString updated;
    QString until;
    Validity validity = Validity::Unknown;
    QString validityText; ///< `有效至 2027-03-15`, `已于 … 失效`
    bool used = false;
    int shortcut = 0; ///< n of Alt n; 0 beyond 9
    bool operator==(const AnswerRow&) const = default;
    QString key() const { return entry; }
};

/// Knowledge suggestions, best first.
class AnswerModel : public RowModel<AnswerRow> {
    Q_OBJECT
public:
    enum Role {
        EntryRole = Qt::UserRole + 1,
        VersionRole,
        TitleRole,
        AnswerRole,
        StepsRole,
        UnitRole,
        UpdatedRole,
        UntilRole,
        ValidityRole,
        ValidityTextRole,
        UsedRole,
        ShortcutRole
    };

    using RowModel::RowModel;
    void show(const session::CallSession& session, UtcTime now);
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
};

} // namespace lianxin::item

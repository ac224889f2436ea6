#pragma once

#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QString>
#include <QStringList>

namespace lianxin::item {

/// A key below the question where the walk stands.
struct GuideKeyRow {
    QString node;
    int option = 0;
    QString words;      ///< what stands on the key
    bool heard = false; ///< the caller's words mean this one; a guess
    QString said;       ///< those words; empty unless heard
    bool operator==(const GuideKeyRow&) const = default;
    QString key() const { return node + QLatin1Char(' ') + QString::number(option); }
};

/// What a desk says of the guide beside its keys.
struct GuideLine {
    bool known = false; ///< a guide fits the matter
    bool open = false;
    QString title;
    int step = 1;        ///< 1 at the first question
    QStringList path;    ///< keys taken
    QString node;        ///< where it stands
    QString sentence;    ///< the question, or what is said last
    bool asking = false; ///< a question with keys
    knowledge::GuideEnd end = knowledge::GuideEnd::None;
    QString endText; ///< `登记转办 · 城市建设 › 供热 › 室温不达标`, `立即转接 · 119…`
    QString category; ///< of the ticket, once the walk has made it known
    QString categoryText;
    bool categoryTaken = false; ///< it stands on the form, and a person stands for it
    bool operator==(const GuideLine&) const = default;
};

/// 分步答询: the keys of the question where the walk stands, and the line above them.
class GuideModel : public RowModel<GuideKeyRow> {
    Q_OBJECT
public:
    enum Role { NodeRole = Qt::UserRole + 1, OptionRole, WordsRole, HeardRole, SaidRole };

    using RowModel::RowModel;
    void show(const session::CallSession& session);
    const GuideLine& line() const { return m_line; }
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void lineChanged();

private:
    GuideLine m_line;
};

} // namespace lianxin::item

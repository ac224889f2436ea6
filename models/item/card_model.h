#pragma once

#include "models/base/time.h"
#include "models/item/row_model.h"
#include "models/session/call_session.h"

#include <QString>

namespace lianxin::item {

struct CardRow {
    QString id;
    QString number;
    QString title;
    QString kind;  ///< in Chinese
    QString state; ///< in Chinese
    QString unit;
    QString outcome;
    QString satisfaction; ///< in Chinese, or empty
    QString day;          ///< `11-19`
    QString distance;     ///< `120 米` or empty
    double lon = 0;       ///< WGS-84; meaningful when `placed`
    double lat = 0;
    bool placed = false;
    double likeness = 0;
    bool likely = false;    ///< likely the same matter
    bool open = false;      ///< not yet archived
    bool mergeable = false; ///< another ticket may go with it 并单
    int shortcut = 0;       ///< n of Alt n, 0: none
    bool used = false;      ///< its answer was given to the caller
    QString mark;           ///< of a colour ticket: `◆ 营商环境`, or empty
    QString paint;          ///< of the mark: `#1f6feb`
    bool operator==(const CardRow&) const = default;
    QString key() const { return id; }
};

/// Tickets as cards: the caller's history (newest first), those nearby (likeliest first) or those
/// with an answer to quote.
class CardModel : public RowModel<CardRow> {
    Q_OBJECT
public:
    enum class Source { History, Nearby, Similar };
    enum Role {
        IdRole = Qt::UserRole + 1,
        NumberRole,
        TitleRole,
        KindRole,
        StateRole,
        UnitRole,
        OutcomeRole,
        SatisfactionRole,
        DayRole,
        DistanceRole,
        PlacedRole,
        LonRole,
        LatRole,
        LikenessRole,
        LikelyRole,
        OpenRole,
        MergeableRole,
        ShortcutRole,
        UsedRole,
        MarkRole,
        PaintRole
    };

    explicit CardModel(Source source, QObject* parent = nullptr);
    void show(const session::CallSession& session, UtcTime now);
    /// Cards that stand in no session: a queue, a search.
    void showCards(const std::vector<session::TicketCard>& cards, UtcTime now);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    Source m_source;
};

/// How an earlier ticket's answer is called among the answers used.
QString quotedEntry(const QString& ticket);

/// From this likeness on a ticket is called `很可能同一事`.
inline constexpr double kLikelySame = 0.7;

} // namespace lianxin::item

#include "widgets/queue/queue_panel.h"

#include "models/item/card_model.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <iterator>

namespace lianxin::widgets {

namespace {

using item::CardModel;

struct Column {
    const char* title;
    CardModel::Role role;
    int width;
};

constexpr Column kColumns[]{{QT_TRANSLATE_NOOP("QueuePanel", "编号"), CardModel::NumberRole, 170},
                            {QT_TRANSLATE_NOOP("QueuePanel", "标题"), CardModel::TitleRole, 320},
                            {QT_TRANSLATE_NOOP("QueuePanel", "类型"), CardModel::KindRole, 64},
                            {QT_TRANSLATE_NOOP("QueuePanel", "状态"), CardModel::StateRole, 88},
                            {QT_TRANSLATE_NOOP("QueuePanel", "承办单位"), CardModel::UnitRole, 200},
                            {QT_TRANSLATE_NOOP("QueuePanel", "日期"), CardModel::DayRole, 72}};

/// The cards' roles as columns.
class Columns : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(std::size(kColumns));
    }
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override
    {
        return parent.isValid() || row >= rowCount() ? QModelIndex() : createIndex(row, column);
    }
    QModelIndex parent(const QModelIndex&) const override { return {}; }
    QModelIndex mapToSource(const QModelIndex& proxy) const override
    {
        return proxy.isValid() ? sourceModel()->index(proxy.row(), 0) : QModelIndex();
    }
    QModelIndex mapFromSource(const QModelIndex& source) const override
    {
        return source.isValid() ? createIndex(source.row(), 0) : QModelIndex();
    }
    QVariant data(const QModelIndex& proxy, int role) const override
    {
        const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
        const auto source = mapToSource(proxy);
        if (!text)
            return source.data(role);
        const auto column = kColumns[proxy.column()].role;
        const auto words = source.data(column).toString();
        const auto mark = source.data(CardModel::MarkRole).toString();
        if (column != CardModel::TitleRole || mark.isEmpty())
            return words;
        return (role == Qt::ToolTipRole ? mark : mark.left(1)) + QLatin1Char(' ') + words;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
            return QueuePanel::tr(kColumns[section].title);
        return {};
    }
};

} // namespace

QueuePanel::QueuePanel(const QString& title, QAbstractItemModel* cards, QWidget* parent)
    : Panel(title, parent), m_cards(cards), m_view(new QTreeView(this)),
      m_empty(makeWrapping(tr("队列里没有工单。"), "empty", this))
{
    auto* columns = new Columns(this);
    columns->setSourceModel(cards);
    m_view->setObjectName(QStringLiteral("queue.view"));
    m_view->setAccessibleName(title);
    m_view->setModel(columns);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    for (int i = 0; i < int(std::size(kColumns)); ++i)
        m_view->setColumnWidth(i, kColumns[i].width);
    m_view->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_view->header()->setStretchLastSection(false);
    body()->addWidget(m_empty);
    body()->addWidget(m_view, 1);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT ticketOpened(index.data(CardModel::IdRole).toString());
    });
    connect(cards, &QAbstractItemModel::rowsInserted, this, &QueuePanel::refresh);
    connect(cards, &QAbstractItemModel::rowsRemoved, this, &QueuePanel::refresh);
    refresh();
}

void QueuePanel::refresh()
{
    const int count = m_cards->rowCount();
    m_empty->setVisible(count == 0);
    m_view->setVisible(count > 0);
    setSubtitle(count > 0 ? tr("%1 件").arg(count) : QString());
}

} // namespace lianxin::widgets

#include "widgets/queue/table_sheet.h"

#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace lianxin::widgets {

namespace {

constexpr QSize kSize(1080, 560);
constexpr int kWidestColumn = 300;

} // namespace

TableSheet::TableSheet(item::Table table, QWidget* parent)
    : QDialog(parent), m_model(new item::TableModel(std::move(table), this)),
      m_view(new QTreeView(this))
{
    const item::Table& shown = m_model->table();
    setObjectName(QStringLiteral("table.sheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(shown.title);
    resize(kSize);
    auto* panel = new Panel(shown.title, this);
    panel->setSubtitle(shown.subtitle);
    if (!shown.rows.empty())
        panel->addKeyHint(QStringLiteral("↵"), tr("打开"), Panel::KeyFor::Reading);
    m_view->setObjectName(QStringLiteral("table.view"));
    m_view->setAccessibleName(shown.title);
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    fitColumns();
    auto* empty = makeWrapping(shown.empty, "empty", panel);
    panel->body()->addWidget(empty);
    panel->body()->addWidget(m_view, 1);
    empty->setVisible(shown.rows.empty());
    m_view->setVisible(!shown.rows.empty());
    if (shown.rows.empty())
        panel->body()->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->addWidget(panel);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT opened(index.data(item::TableModel::IdRole).toString());
    });
    m_view->setCurrentIndex(m_model->index(0, 0));
    m_view->setFocus();
}

/// Every column as wide as its words, up to a limit; one takes what is left.
void TableSheet::fitColumns()
{
    m_view->header()->setStretchLastSection(false);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_view->resizeColumnToContents(column);
        m_view->setColumnWidth(column,
                               std::min(m_view->columnWidth(column) + kGrid * 2, kWidestColumn));
    }
    m_view->header()->setSectionResizeMode(m_model->table().wide, QHeaderView::Stretch);
}

} // namespace lianxin::widgets

#include "widgets/theme/rows_view.h"

#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QVBoxLayout>

namespace lianxin::widgets {

RowsView::RowsView(QAbstractItemModel* model, const QString& emptySentence, QWidget* parent)
    : QWidget(parent), m_model(model), m_column(new QVBoxLayout(this)),
      m_empty(makeWrapping(emptySentence, "empty", this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_empty);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { insert(first, last); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { remove(first, last); });
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    fillRow(m_rows[row], m_model->index(row, 0));
                Q_EMIT rowsChanged();
            });
}

void RowsView::setEmptySentence(const QString& sentence)
{
    m_empty->setText(sentence);
}

void RowsView::setReadOnly()
{
    m_readOnly = true;
    for (int row = 0; row < count(); ++row)
        fillRow(m_rows[row], m_model->index(row, 0));
    Q_EMIT rowsChanged();
}

void RowsView::populate()
{
    if (m_model->rowCount() > 0)
        insert(0, m_model->rowCount() - 1);
}

void RowsView::insert(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        QWidget* widget = makeRow();
        m_rows.insert(row, widget);
        m_column->insertWidget(row, widget);
        fillRow(widget, m_model->index(row, 0));
    }
    m_empty->hide();
    Q_EMIT rowsChanged();
}

void RowsView::remove(int first, int last)
{
    for (int row = last; row >= first; --row) {
        QWidget* widget = m_rows.takeAt(row);
        m_column->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    m_empty->setVisible(m_rows.isEmpty());
    Q_EMIT rowsChanged();
}

} // namespace lianxin::widgets

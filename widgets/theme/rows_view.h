#pragma once

#include <QList>
#include <QModelIndex>
#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QVBoxLayout;

namespace lianxin::widgets {

/// A short list drawn with one widget a row, kept in step with a model row by row: nothing is made
/// anew that did not change. While the model is empty a quiet sentence stands there.
class RowsView : public QWidget {
    Q_OBJECT
public:
    RowsView(QAbstractItemModel* model, const QString& emptySentence, QWidget* parent);

    int count() const { return int(m_rows.size()); }
    QWidget* rowWidget(int row) const { return m_rows.value(row); }
    QAbstractItemModel* model() const { return m_model; }
    void setEmptySentence(const QString& sentence);
    /// Rows are read only: no key stands on them.
    void setReadOnly();
    bool isReadOnly() const { return m_readOnly; }

Q_SIGNALS:
    void rowsChanged();

protected:
    virtual QWidget* makeRow() = 0;
    virtual void fillRow(QWidget* widget, const QModelIndex& index) = 0;
    /// Subclasses call it at the end of their constructor.
    void populate();

private:
    void insert(int first, int last);
    void remove(int first, int last);
    QAbstractItemModel* m_model;
    QVBoxLayout* m_column;
    QLabel* m_empty;
    QList<QWidget*> m_rows;
    bool m_readOnly = false;
};

} // namespace lianxin::widgets

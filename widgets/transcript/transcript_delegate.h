#pragma once

#include <QStyledItemDelegate>
#include <QTextLayout>

namespace lianxin::widgets {

/// Draws one utterance: when, who, what; the words a field came from underlined in the guess's
/// violet (a quiet line once confirmed), lit while that field has the focus; words found by Ctrl F
/// in amber; running text grey, and so what was said of another matter.
class TranscriptDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TranscriptDelegate(QObject* parent = nullptr);

    /// What Ctrl F looks for; empty: nothing.
    void setSought(const QString& words) { m_sought = words; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

Q_SIGNALS:
    void corrected(int utterance, const QString& text);

private:
    int textWidth(const QWidget* view) const;
    void layOut(QTextLayout& layout, int width) const;
    void paintHighlights(QPainter* painter, const QTextLayout& layout, QPointF origin,
                         const QModelIndex& index) const;
    void paintSought(QPainter* painter, const QTextLayout& layout, QPointF origin,
                     const QString& text) const;
    QString m_sought;
};

} // namespace lianxin::widgets

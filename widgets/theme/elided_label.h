#pragma once

#include <QWidget>

namespace lianxin::widgets {

/// One line that ends in `…` when there is no room; then the whole text is its tooltip. Drawn in
/// its font and text colour.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    const QString& text() const { return m_text; }
    bool isElided() const;
    /// It gives way to its neighbours only down to `pixels` (or its whole text, if that is
    /// shorter).
    void setLeast(int pixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshToolTip();
    QString m_text;
    int m_least = 40;
};

} // namespace lianxin::widgets

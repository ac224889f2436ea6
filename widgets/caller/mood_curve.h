#pragma once

#include "models/item/facts.h"

#include <QWidget>

namespace lianxin::widgets {

/// The caller's mood over their tickets and this call, as a line that falls when it worsens.
class MoodCurve : public QWidget {
    Q_OBJECT
public:
    explicit MoodCurve(QWidget* parent = nullptr);
    void setPoints(const QList<item::MoodPoint>& points);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointF position(int i) const;
    void paintLabels(QPainter& painter) const;
    QList<item::MoodPoint> m_points;
};

} // namespace lianxin::widgets

#pragma once

#include "widgets/timeline/timeline_bar.h"

#include <QWidget>

namespace lianxin::widgets {

/// The line of a call with a mark for everything that happened; a press or a drag seeks.
class Scrubber : public QWidget {
    Q_OBJECT
public:
    explicit Scrubber(QWidget* parent = nullptr);

    void setDuration(int ms);
    void setMarks(const QList<Mark>& marks);
    void setPosition(int ms);
    int duration() const { return m_duration; }
    int position() const { return m_position; }
    const QList<Mark>& marks() const { return m_marks; }
    QSize sizeHint() const override { return {400, 40}; }

Q_SIGNALS:
    void sought(int ms);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    double xOf(int ms) const;
    int msAt(double x) const;
    int m_duration = 0;
    int m_position = 0;
    QList<Mark> m_marks;
};

} // namespace lianxin::widgets

#include "widgets/timeline/scrubber.h"

#include "widgets/theme/palette.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lianxin::widgets {

namespace {

constexpr double kEdge = 10;
constexpr double kMiddle = 20;

struct Shape {
    QColor colour;
    double top, bottom;
};

/// Utterances stand below the line, what was written above it, the submission across.
Shape shapeOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Field:
        return {0xffb79bf0, 7, kMiddle - 4};
    case MarkKind::Submit:
        return {0xff5fd08d, 4, 36};
    case MarkKind::Utterance:
        break;
    }
    return {0xff8fa3b8, kMiddle + 4, 33};
}

} // namespace

Scrubber::Scrubber(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(false);
    setAccessibleName(tr("时间轴"));
}

void Scrubber::setDuration(int ms)
{
    m_duration = std::max(0, ms);
    m_position = std::min(m_position, m_duration);
    update();
}

void Scrubber::setMarks(const QList<Mark>& marks)
{
    m_marks = marks;
    std::stable_sort(m_marks.begin(), m_marks.end(),
                     [](const Mark& a, const Mark& b) { return a.atMs < b.atMs; });
    update();
}

void Scrubber::setPosition(int ms)
{
    m_position = std::clamp(ms, 0, m_duration);
    update();
}

double Scrubber::xOf(int ms) const
{
    return m_duration == 0 ? kEdge : kEdge + (width() - 2 * kEdge) * ms / m_duration;
}

int Scrubber::msAt(double x) const
{
    const double share = (x - kEdge) / std::max(1.0, width() - 2 * kEdge);
    return int(std::lround(std::clamp(share, 0.0, 1.0) * m_duration));
}

void Scrubber::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xff35506d));
    painter.drawRoundedRect(QRectF(kEdge, kMiddle - 2, width() - 2 * kEdge, 4), 2, 2);
    painter.setBrush(QColor(0xff7db2ee));
    painter.drawRoundedRect(QRectF(kEdge, kMiddle - 2, xOf(m_position) - kEdge, 4), 2, 2);
    for (const Mark& mark : m_marks) {
        const Shape shape = shapeOf(mark.kind);
        painter.setBrush(shape.colour);
        painter.drawRoundedRect(QRectF(xOf(mark.atMs) - 1, shape.top, 2, shape.bottom - shape.top),
                                1, 1);
    }
    painter.setBrush(QColor(palette::kBarInk));
    painter.drawEllipse(QPointF(xOf(m_position), kMiddle), 7, 7);
}

void Scrubber::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT sought(msAt(event->position().x()));
}

void Scrubber::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT sought(msAt(event->position().x()));
}

bool Scrubber::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto near = std::find_if(m_marks.begin(), m_marks.end(), [&](const Mark& mark) {
        return std::abs(xOf(mark.atMs) - help->pos().x()) < 4;
    });
    if (near == m_marks.end())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), near->words, this);
    return true;
}

} // namespace lianxin::widgets

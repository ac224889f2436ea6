#include "widgets/caller/mood_curve.h"

#include "models/item/wording.h"
#include "widgets/theme/palette.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace lianxin::widgets {

namespace {

constexpr int kMargin = 16;
constexpr int kLabelHeight = 24;
constexpr int kWordWidth = 36;
constexpr int kMostShifted = 56; ///< a label this far from its point no longer belongs to it
constexpr int kHeight = 120;
constexpr int kEmptyHeight = 44;

QColor colourOf(session::Mood mood)
{
    switch (mood) {
    case session::Mood::Calm:
        return palette::kGreen;
    case session::Mood::Furious:
        return palette::kRed;
    default:
        return palette::kAmber;
    }
}

} // namespace

MoodCurve::MoodCurve(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(textFont(TextSize::Caption));
    setFixedHeight(kEmptyHeight);
}

void MoodCurve::setPoints(const QList<item::MoodPoint>& points)
{
    m_points = points;
    setFixedHeight(points.isEmpty() ? kEmptyHeight : kHeight);
    QStringList words;
    for (const auto& point : points)
        words.append(point.label + QLatin1Char(' ') + item::moodText(point.mood));
    setAccessibleName(tr("情绪变化：%1").arg(words.join(QStringLiteral("，"))));
    setToolTip(words.join(QLatin1Char('\n')));
    update();
}

QSize MoodCurve::sizeHint() const
{
    return {240, kHeight};
}

QPointF MoodCurve::position(int i) const
{
    const double left = kMargin;
    const double right = width() - kMargin - kWordWidth;
    const double top = 20;
    const double bottom = height() - kLabelHeight - 18;
    const double x =
        m_points.size() < 2 ? right : left + (right - left) * i / double(m_points.size() - 1);
    return {x, top + (bottom - top) * int(m_points[i].mood) / 3.0};
}

void MoodCurve::paintLabels(QPainter& painter) const
{
    painter.setPen(QColor(palette::kInkQuiet));
    const QFontMetrics metrics(font());
    int freeFrom = 0;
    for (int i = 0; i < m_points.size(); ++i) {
        const int w = metrics.horizontalAdvance(m_points[i].label);
        const int wanted = m_points[i].today ? width() - kMargin - kWordWidth / 2 - w
                                             : int(position(i).x()) - (i == 0 ? 0 : w / 2);
        const int x = std::clamp(std::max(wanted, freeFrom), kMargin,
                                 std::max(kMargin, width() - w - kMargin));
        if (w == 0 || x < freeFrom || x - wanted > kMostShifted)
            continue;
        painter.drawText(x, height() - 10, m_points[i].label);
        freeFrom = x + w + 8;
    }
}

void MoodCurve::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (m_points.isEmpty()) {
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(QColor(palette::kInkQuiet));
        painter.drawText(rect().adjusted(kMargin, 0, -kMargin, 0),
                         Qt::AlignVCenter | Qt::TextWordWrap, tr("还没有听出情绪。"));
        return;
    }
    for (int i = 0; i + 1 < m_points.size(); ++i) {
        painter.setPen(QPen(colourOf(m_points[i + 1].mood), 2));
        painter.drawLine(position(i), position(i + 1));
    }
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < m_points.size(); ++i) {
        const bool last = i + 1 == m_points.size();
        painter.setBrush(colourOf(m_points[i].mood));
        painter.drawEllipse(position(i), last ? 5.5 : 4, last ? 5.5 : 4);
    }
    const auto& last = m_points.last();
    painter.setPen(colourOf(last.mood));
    painter.drawText(QPointF(position(m_points.size() - 1)) + QPointF(10, 5),
                     item::moodText(last.mood));
    paintLabels(painter);
}

} // namespace lianxin::widgets

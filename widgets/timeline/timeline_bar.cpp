#include "widgets/timeline/timeline_bar.h"

#include "models/item/wording.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/scrubber.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace lianxin::widgets {

namespace {
constexpr int kStepMs = 5000;
} // namespace

TimelineBar::TimelineBar(QWidget* parent)
    : QFrame(parent), m_scrubber(new Scrubber(this)), m_play(new QAction(tr("播放"), this)),
      m_speeds(new QButtonGroup(this)), m_clock(makeLabel({}, "bar-soft", this))
{
    setRole(this, "bar");
    setAccessibleName(tr("回放"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(kGrid * 7);
    m_play->setObjectName(QStringLiteral("timeline.play"));
    m_play->setProperty("cap", tr("空格"));
    connect(m_play, &QAction::triggered, this, &TimelineBar::toggle);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid * 2, 0, kGrid * 2, 0);
    row->setSpacing(kGrid * 2);
    auto* play = new KeyButton(m_play, KeyButton::Look::Bar, this);
    play->setMinimumWidth(116);
    row->addWidget(play);
    row->addWidget(m_scrubber, 1);
    m_clock->setMinimumWidth(96);
    row->addWidget(m_clock);
    makeSpeeds(row);
    connect(m_scrubber, &Scrubber::sought, this, &TimelineBar::seekRequested);
    refreshClock();
}

void TimelineBar::makeSpeeds(QHBoxLayout* row)
{
    auto* box = new QHBoxLayout;
    box->setSpacing(2);
    for (const int factor : {1, 2, 4, 8}) {
        auto* button = new QToolButton(this);
        button->setText(QStringLiteral("%1×").arg(factor));
        button->setAccessibleName(tr("%1 倍速").arg(factor));
        button->setObjectName(QStringLiteral("timeline.speed%1").arg(factor));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        setRole(button, "speed");
        m_speeds->addButton(button, factor);
        box->addWidget(button);
    }
    m_speeds->button(1)->setChecked(true);
    connect(m_speeds, &QButtonGroup::idClicked, this, &TimelineBar::speedRequested);
    row->addLayout(box);
}

void TimelineBar::setDuration(int ms)
{
    m_scrubber->setDuration(ms);
    refreshClock();
}

void TimelineBar::setMarks(const QList<Mark>& marks)
{
    m_scrubber->setMarks(marks);
}

void TimelineBar::setPosition(int ms)
{
    m_scrubber->setPosition(ms);
    refreshClock();
}

void TimelineBar::setAnsweredAt(int ms)
{
    m_answeredAt = ms;
    refreshClock();
}

void TimelineBar::setState(State state)
{
    m_state = state;
    m_play->setText(state == State::Playing ? tr("暂停") : tr("播放"));
}

void TimelineBar::setSpeed(int factor)
{
    if (auto* button = m_speeds->button(factor))
        button->setChecked(true);
}

int TimelineBar::position() const
{
    return m_scrubber->position();
}

void TimelineBar::toggle()
{
    if (m_state == State::Playing)
        Q_EMIT pauseRequested();
    else
        Q_EMIT playRequested();
}

void TimelineBar::refreshClock()
{
    m_clock->setText(item::clockText(m_scrubber->position() - m_answeredAt) +
                     QStringLiteral(" / ") +
                     item::clockText(m_scrubber->duration() - m_answeredAt));
}

void TimelineBar::stepToMark(int direction)
{
    const auto& marks = m_scrubber->marks();
    int target = direction > 0 ? m_scrubber->duration() : 0;
    for (const Mark& mark : marks) {
        if (direction > 0 && mark.atMs > position()) {
            target = mark.atMs;
            break;
        }
        if (direction < 0 && mark.atMs < position())
            target = mark.atMs;
    }
    Q_EMIT seekRequested(target);
}

void TimelineBar::keyPressEvent(QKeyEvent* event)
{
    const bool fromMarkToMark = event->modifiers() & Qt::ShiftModifier;
    const auto step = [&](int direction) {
        if (fromMarkToMark)
            stepToMark(direction);
        else
            Q_EMIT seekRequested(
                std::clamp(position() + direction * kStepMs, 0, m_scrubber->duration()));
    };
    switch (event->key()) {
    case Qt::Key_Space:
        return toggle();
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Home:
        Q_EMIT seekRequested(0);
        return;
    case Qt::Key_End:
        Q_EMIT seekRequested(m_scrubber->duration());
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace lianxin::widgets

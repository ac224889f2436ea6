#include "widgets/timeline/timeline_bar.h"

#include "models/item/wording.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/scrubber.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <functional>

namespace lianxin::widgets {

namespace {
constexpr int kStepMs = 5000;
} // namespace

TimelineBar::TimelineBar(QWidget* parent)
    : QFrame(parent), m_scrubber(new Scrubber(this)),
      m_play(deskAction(this, QStringLiteral("timeline.play"), tr("播放"), Qt::Key_Space)),
      m_speeds(new QButtonGroup(this)), m_clock(makeLabel({}, "bar-soft", this))
{
    setRole(this, "bar");
    setAccessibleName(tr("回放"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(kGrid * 7);
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
    makeMoves();
    qApp->installEventFilter(this);
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

void TimelineBar::step(int ms)
{
    Q_EMIT seekRequested(std::clamp(position() + ms, 0, m_scrubber->duration()));
}

void TimelineBar::makeMoves()
{
    struct Move {
        const char* name;
        QString words;
        QKeySequence keys;
        std::function<void()> go;
    };
    const Move moves[]{
        {"timeline.back", tr("后退 5 秒"), Qt::Key_Left, [this] { step(-kStepMs); }},
        {"timeline.forward", tr("前进 5 秒"), Qt::Key_Right, [this] { step(kStepMs); }},
        {"timeline.previous", tr("上一处"), Qt::SHIFT | Qt::Key_Left, [this] { stepToMark(-1); }},
        {"timeline.next", tr("下一处"), Qt::SHIFT | Qt::Key_Right, [this] { stepToMark(1); }},
        {"timeline.start", tr("回到开头"), Qt::Key_Home, [this] { Q_EMIT seekRequested(0); }},
        {"timeline.end", tr("到结尾"), Qt::Key_End,
         [this] { Q_EMIT seekRequested(m_scrubber->duration()); }}};
    for (const Move& move : moves) {
        auto* action = deskAction(this, QLatin1String(move.name), move.words, move.keys);
        action->setAutoRepeat(true);
        connect(action, &QAction::triggered, this, move.go);
        m_moves.append(action);
    }
}

bool TimelineBar::isMove(int key) const
{
    return key == Qt::Key_Space || std::any_of(m_moves.begin(), m_moves.end(), [&](auto* action) {
               return action->shortcut()[0].key() == key;
           });
}

/// A field that nobody can type in would keep these keys for its cursor; a speed keeps Space.
bool TimelineBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Space && qobject_cast<QToolButton*>(watched) &&
        m_speeds->buttons().contains(watched)) {
        event->accept();
        return true;
    }
    if (!isMove(key) || !watched->property("readOnly").toBool())
        return false;
    event->ignore();
    return true;
}

} // namespace lianxin::widgets

#pragma once

#include <QFrame>
#include <QList>

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace lianxin::widgets {

class Scrubber;

enum class MarkKind { Utterance, Field, Submit };
struct Mark {
    int atMs = 0;
    MarkKind kind = MarkKind::Utterance;
    QString words; ///< tooltip
};

/// The replay's transport: play, speed, scrubber. It moves nothing by itself: whoever plays tells
/// it where it stands. Space plays, ← → step 5 s, Shift ← → from mark to mark, Home and End, from
/// either window, unless one types in a field.
class TimelineBar : public QFrame {
    Q_OBJECT
public:
    explicit TimelineBar(QWidget* parent = nullptr);

    void setDuration(int ms);
    void setMarks(const QList<Mark>& marks);
    void setPosition(int ms);
    /// Milliseconds from the offer to the answer: the clock reads zero there.
    void setAnsweredAt(int ms);
    enum class State { Paused, Playing };
    void setState(State state);
    void setSpeed(int factor); ///< 1, 2, 4 or 8
    int position() const;

Q_SIGNALS:
    void seekRequested(int ms);
    void playRequested();
    void pauseRequested();
    void speedRequested(int factor);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeSpeeds(QHBoxLayout* row);
    void makeMoves();
    bool isMove(int key) const;
    void step(int ms);
    void toggle();
    void refreshClock();
    void stepToMark(int direction);
    int m_answeredAt = 0;
    State m_state = State::Paused;
    Scrubber* m_scrubber;
    QAction* m_play;
    QList<QAction*> m_moves;
    QButtonGroup* m_speeds;
    QLabel* m_clock;
};

} // namespace lianxin::widgets

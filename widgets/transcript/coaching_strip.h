#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace lianxin::item {
class Facts;
}

namespace lianxin::widgets {

class SpeedGauge;

/// How the call-taker is doing: speed of speech against a good range, talk-overs, silence, the
/// sentences that must be said, and how far the recogniser lags.
class CoachingStrip : public QFrame {
    Q_OBJECT
public:
    explicit CoachingStrip(item::Facts* facts, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLayout();
    void refresh();
    void refreshChecks();
    void refreshRecogniser();
    item::Facts* m_facts;
    QLabel* m_speed;
    SpeedGauge* m_gauge;
    QLabel* m_talkOvers;
    QLabel* m_silence;
    QWidget* m_checkBox;
    QHBoxLayout* m_checks;
    QHBoxLayout* m_upper = nullptr;
    QHBoxLayout* m_lower = nullptr;
    QLabel* m_recogniser;
    QLabel* m_dot;
};

/// The range in which speech is easy to follow, Han characters a minute; spoken Mandarin news runs
/// at about 250 to 300, hotlines ask their staff for less.
inline constexpr int kSpeedLow = 160;
inline constexpr int kSpeedHigh = 260;

} // namespace lianxin::widgets

#include "widgets/transcript/coaching_strip.h"

#include "models/item/facts.h"
#include "widgets/theme/palette.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace lianxin::widgets {

namespace {
constexpr int kOneRow = kGrid * 6;
constexpr int kTwoRows = kGrid * 9;
constexpr int kWideEnough = 900; ///< below it the checks stand on a line of their own
constexpr int kChecksAt = 3;
constexpr int kSilenceFromMs = 2000; ///< shorter ones are pauses between two sentences
} // namespace

/// A track with the good range in green and a dot where speech is now.
class SpeedGauge : public QWidget {
public:
    explicit SpeedGauge(QWidget* parent) : QWidget(parent) { setFixedSize(88, 16); }

    void setSpeed(int charactersPerMinute)
    {
        m_speed = charactersPerMinute;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(palette::kLine));
        painter.drawRoundedRect(QRectF(0, 5, width(), 6), 3, 3);
        painter.setBrush(QColor(0xffa9d8bb));
        painter.drawRect(QRectF(x(kSpeedLow), 5, x(kSpeedHigh) - x(kSpeedLow), 6));
        if (m_speed <= 0)
            return;
        const bool good = m_speed >= kSpeedLow && m_speed <= kSpeedHigh;
        painter.setBrush(QColor(good ? palette::kGreen : palette::kAmber));
        painter.drawEllipse(QPointF(std::clamp(x(m_speed), 5.0, width() - 5.0), 8), 5, 5);
    }

private:
    double x(int speed) const { return width() * (speed - 80) / 280.0; }
    int m_speed = 0;
};

CoachingStrip::CoachingStrip(item::Facts* facts, QWidget* parent)
    : QFrame(parent), m_facts(facts), m_speed(makeLabel({}, "small", this)),
      m_gauge(new SpeedGauge(this)), m_talkOvers(makeLabel({}, "small", this)),
      m_silence(makeLabel({}, "small", this)), m_checkBox(new QWidget(this)),
      m_checks(new QHBoxLayout(m_checkBox)), m_recogniser(makeLabel({}, "small", this)),
      m_dot(makeLabel(QStringLiteral("●"), "dot-good", this))
{
    setRole(this, "strip");
    setAccessibleName(tr("通话要点"));
    makeLayout();
    for (QLabel* label : {m_speed, m_talkOvers, m_silence})
        label->setTextFormat(Qt::RichText);
    connect(facts, &item::Facts::coachingChanged, this, &CoachingStrip::refresh);
    refresh();
}

void CoachingStrip::makeLayout()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(kGrid * 2, 0, kGrid * 2, 0);
    rows->setSpacing(0);
    m_upper = new QHBoxLayout;
    m_upper->setSpacing(kGrid * 3);
    m_lower = new QHBoxLayout;
    rows->addLayout(m_upper);
    rows->addLayout(m_lower);
    auto* speed = new QHBoxLayout;
    speed->setSpacing(kGrid);
    speed->addWidget(m_speed);
    speed->addWidget(m_gauge);
    m_upper->addLayout(speed);
    m_upper->addWidget(m_talkOvers);
    m_upper->addWidget(m_silence);
    m_checks->setContentsMargins(0, 0, 0, 0);
    m_checks->setSpacing(kGrid * 2);
    m_upper->addWidget(m_checkBox);
    m_upper->addStretch(1);
    auto* recogniser = new QHBoxLayout;
    recogniser->setSpacing(kGrid / 2);
    recogniser->addWidget(m_dot);
    recogniser->addWidget(m_recogniser);
    m_upper->addLayout(recogniser);
    setFixedHeight(kOneRow);
}

QSize CoachingStrip::minimumSizeHint() const
{
    return {kGrid * 52, height()};
}

void CoachingStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const bool narrow = width() < kWideEnough;
    if (narrow == (m_lower->count() > 0))
        return;
    if (narrow) {
        m_upper->removeWidget(m_checkBox);
        m_lower->addWidget(m_checkBox, 0, Qt::AlignLeft);
    } else {
        m_lower->removeWidget(m_checkBox);
        m_upper->insertWidget(kChecksAt, m_checkBox);
    }
    setFixedHeight(narrow ? kTwoRows : kOneRow);
}

void CoachingStrip::refresh()
{
    const item::CoachingLine& line = m_facts->coaching();
    const int speed = line.charactersPerMinute;
    m_speed->setText(speed > 0 ? tr("语速 <b>%1</b> 字/分").arg(speed) : tr("语速 —"));
    m_speed->setToolTip(speed == 0           ? QString()
                        : speed > kSpeedHigh ? tr("偏快，慢一点更容易听清")
                        : speed < kSpeedLow  ? tr("偏慢")
                                             : tr("合适"));
    m_gauge->setSpeed(speed);
    m_talkOvers->setText(tr("抢话 <b>%1</b>").arg(line.talkOvers));
    m_silence->setText(line.silenceMs >= kSilenceFromMs
                           ? tr("静默 <b>%1 秒</b>").arg(line.silenceMs / 1000)
                           : tr("最长静默 <b>%1 秒</b>").arg((line.longestSilenceMs + 500) / 1000));
    refreshChecks();
    refreshRecogniser();
}

void CoachingStrip::refreshChecks()
{
    const auto& checks = m_facts->coaching().checks;
    while (m_checks->count() > checks.size())
        delete std::unique_ptr<QLayoutItem>(m_checks->takeAt(m_checks->count() - 1))->widget();
    while (m_checks->count() < checks.size())
        m_checks->addWidget(makeLabel({}, "small", this));
    for (int i = 0; i < checks.size(); ++i) {
        auto* label = static_cast<QLabel*>(m_checks->itemAt(i)->widget());
        const auto& [name, heard] = checks[i];
        label->setText((heard ? QStringLiteral("✓ ") : QStringLiteral("○ ")) + name);
        label->setAccessibleName(heard ? tr("%1：已说").arg(name) : tr("%1：还没说").arg(name));
        setRole(label, heard ? "check-good" : "check-open");
    }
}

void CoachingStrip::refreshRecogniser()
{
    const item::CoachingLine& line = m_facts->coaching();
    if (line.recogniser == QLatin1String("lost")) {
        m_recogniser->setText(tr("识别中断，正在重连"));
        setRole(m_dot, "dot-bad");
    } else if (line.recogniser == QLatin1String("bad_frame")) {
        m_recogniser->setText(tr("识别收到无法读懂的数据，已跳过"));
        setRole(m_dot, "dot-mind");
    } else if (line.recogniser == QLatin1String("ended")) {
        m_recogniser->setText(tr("识别已结束"));
        setRole(m_dot, "dot-idle");
    } else if (line.recogniser.isEmpty()) {
        m_recogniser->setText(tr("识别未启动"));
        setRole(m_dot, "dot-idle");
    } else {
        m_recogniser->setText(line.delayMs > 0
                                  ? tr("识别 延迟 %1 秒").arg(line.delayMs / 1000.0, 0, 'f', 1)
                                  : tr("识别中"));
        setRole(m_dot, line.delayMs > 2000 ? "dot-mind" : "dot-good");
    }
}

} // namespace lianxin::widgets

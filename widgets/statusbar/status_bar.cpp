#include "widgets/statusbar/status_bar.h"

#include "models/item/facts.h"
#include "models/item/wording.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace lianxin::widgets {

StatusBar::StatusBar(item::Facts* facts, Screen screen, QWidget* parent)
    : QFrame(parent), m_facts(facts), m_screen(screen),
      m_dot(makeLabel(QStringLiteral("●"), "dot-good", this)),
      m_link(makeLabel({}, "status", this)), m_words(new ElidedLabel(this)),
      m_surge(makeLabel({}, "status-mind", this)), m_notice(makeLabel({}, "status-mind", this))
{
    setRole(this, "statusbar");
    setAccessibleName(tr("状态"));
    setFixedHeight(28);
    m_words->setFont(textFont(TextSize::Caption));
    setRole(m_words, "status");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid * 2, 0, kGrid * 2, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(m_dot);
    row->addWidget(m_link);
    row->addSpacing(kGrid * 2);
    if (screen == Screen::Ticket) {
        row->addWidget(makeLabel(tr("■ 机器推测，未确认"), "status-guess", this));
        row->addSpacing(kGrid * 2);
        row->addWidget(makeLabel(tr("□ 人工或已确认"), "status", this));
        row->addSpacing(kGrid * 2);
    }
    row->addWidget(m_words, 1);
    row->addWidget(m_notice);
    row->addSpacing(kGrid * 2);
    row->addWidget(m_surge);
    row->addSpacing(kGrid * 2);
    row->addWidget(makeLabel(screen == Screen::Conversation ? tr("F1 全部按键　Ctrl P 命令")
                                                            : tr("F6 在两屏间切换焦点"),
                             "status", this));
    connect(facts, &item::Facts::onlineChanged, this, &StatusBar::refresh);
    refresh();
}

void StatusBar::show(const SeatLine& line)
{
    if (m_line == line)
        return;
    m_line = line;
    refresh();
}

void StatusBar::refresh()
{
    refreshLink();
    m_words->setText(m_screen == Screen::Conversation ? seatText() : draftText());
    m_surge->setText(m_line.surge);
    m_surge->setHidden(m_line.surge.isEmpty());
    m_notice->setText(m_line.notice);
    m_notice->setHidden(m_line.notice.isEmpty());
}

void StatusBar::refreshLink()
{
    QStringList link;
    const bool online = m_facts->online();
    if (m_line.sandbox) {
        m_link->setText(tr("培训沙箱，不连中心"));
        return;
    }
    link.append(online ? tr("中心在线") : tr("中心失联，通话照常，工单先存本机"));
    if (m_line.synced >= 0 && m_screen == Screen::Conversation)
        link.append(
            tr("已同步至 #%1").arg(QLocale(QLocale::English).toString(qlonglong(m_line.synced))));
    if (m_line.unsent > 0)
        link.append(tr("%1 条待发").arg(m_line.unsent));
    m_link->setText(link.join(QStringLiteral(" · ")));
    setRole(m_dot, !online ? "dot-bad" : m_line.unsent > 0 ? "dot-mind" : "dot-good");
}

QString StatusBar::seatText() const
{
    QStringList seat;
    if (!m_line.seat.isEmpty())
        seat.append(tr("坐席 %1 %2").arg(m_line.seat, m_line.staff).trimmed());
    if (m_line.callsToday > 0)
        seat.append(tr("今日 %1 通 · 平均 %2:%3")
                        .arg(m_line.callsToday)
                        .arg(m_line.meanSeconds / 60)
                        .arg(m_line.meanSeconds % 60, 2, 10, QLatin1Char('0')));
    QStringList groups{seat.join(QStringLiteral(" · "))};
    if (m_line.queued > 0 && m_line.longestWaitSeconds < 0)
        groups.append(tr("排队 %1").arg(m_line.queued));
    else if (m_line.queued > 0)
        groups.append(tr("排队 %1 · 最长 %2 秒").arg(m_line.queued).arg(m_line.longestWaitSeconds));
    if (!m_line.draftSaved.isEmpty())
        groups.append(draftText());
    groups.removeAll(QString());
    return groups.join(QStringLiteral("　　"));
}

QString StatusBar::draftText() const
{
    return m_line.draftSaved.isEmpty() ? QString() : tr("草稿已存 %1").arg(m_line.draftSaved);
}

} // namespace lianxin::widgets

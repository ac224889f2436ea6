#include "widgets/callbar/call_bar.h"

#include "models/item/facts.h"
#include "models/item/wording.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace lianxin::widgets {

using session::CallState;

namespace {

Tone stateTone(CallState state)
{
    switch (state) {
    case CallState::Offered:
        return Tone::BlueSolid;
    case CallState::Talking:
        return Tone::GreenSolid;
    case CallState::Held:
        return Tone::AmberSolid;
    default:
        return Tone::OnBar;
    }
}

Tone moodTone(session::Mood mood)
{
    switch (mood) {
    case session::Mood::Calm:
        return Tone::Green;
    case session::Mood::Furious:
        return Tone::Red;
    default:
        return Tone::Amber;
    }
}

constexpr int kTalkHeight = kGrid * 8;
constexpr int kOfferHeight = kGrid * 16; ///< room for who it is and what it was about last time

bool onLine(CallState state)
{
    return state == CallState::Talking || state == CallState::Held;
}

} // namespace

CallBar::CallBar(item::Facts* facts, QWidget* parent)
    : QFrame(parent), m_facts(facts), m_state(new Pill(this)),
      m_elapsed(makeLabel({}, "bar-clock", this)), m_number(makeLabel({}, "bar-number", this)),
      m_past(new ElidedLabel(this)), m_latest(new ElidedLabel(this)), m_mood(new Pill(this)),
      m_badge(new Pill(this)), m_party(new Pill(this))
{
    setRole(this, "bar");
    setAccessibleName(tr("通话"));
    makeActions();
    makeLayout();
    connect(facts, &item::Facts::callChanged, this, &CallBar::refresh);
    refresh();
}

void CallBar::setMode(Mode mode)
{
    m_mode = mode;
    refresh();
}

void CallBar::makeActions()
{
    m_answer = deskAction(this, QStringLiteral("call.answer"), tr("接听"), Qt::Key_F2);
    m_hold = deskAction(this, QStringLiteral("call.hold"), tr("保持"), Qt::Key_F3);
    m_mute = deskAction(this, QStringLiteral("call.mute"), tr("静音"), Qt::Key_F4);
    m_break = deskAction(this, QStringLiteral("seat.break"), tr("小休"), Qt::Key_F11);
    m_joinParty = deskAction(this, QStringLiteral("call.party"), tr("三方"), Qt::Key_F7);
    m_transfer = deskAction(this, QStringLiteral("call.transfer"), tr("转接"), Qt::Key_F9);
    m_emergency = deskAction(this, QStringLiteral("call.emergency"), QStringLiteral("110/119/120"),
                             Qt::Key_F8);
    m_hangUp = deskAction(this, QStringLiteral("call.hangUp"), tr("挂断"), Qt::Key_F10);
    connect(m_answer, &QAction::triggered, this, &CallBar::answerRequested);
    connect(m_break, &QAction::triggered, this, &CallBar::chooseBreak);
    connect(m_joinParty, &QAction::triggered, this, &CallBar::chooseParty);
    connect(m_transfer, &QAction::triggered, this, &CallBar::chooseGroup);
    connect(m_emergency, &QAction::triggered, this, &CallBar::chooseEmergency);
    connect(m_hold, &QAction::triggered, this, [this] {
        if (m_facts->call().state == CallState::Held)
            Q_EMIT resumeRequested();
        else
            Q_EMIT holdRequested();
    });
    connect(m_mute, &QAction::triggered, this, [this] {
        if (m_facts->call().muted)
            Q_EMIT unmuteRequested();
        else
            Q_EMIT muteRequested();
    });
    connect(m_hangUp, &QAction::triggered, this, [this] {
        if (m_facts->call().state == CallState::WrapUp)
            Q_EMIT wrapUpFinished();
        else
            Q_EMIT hangUpRequested();
    });
}

void CallBar::makeLayout()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid * 2, 0, kGrid * 2, 0);
    row->setSpacing(kGrid * 2);
    row->addWidget(m_state);
    row->addWidget(m_elapsed);
    m_elapsed->setAccessibleName(tr("通话时长"));
    auto* who = new QVBoxLayout;
    who->setSpacing(0);
    who->addStretch(1);
    who->addWidget(m_number);
    for (ElidedLabel* line : {m_past, m_latest}) {
        setRole(line, "bar-soft");
        who->addWidget(line);
    }
    who->addStretch(1);
    row->addLayout(who);
    row->addWidget(m_mood);
    row->addWidget(m_badge);
    row->addWidget(m_party);
    row->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(new KeyButton(m_answer, KeyButton::Look::BarOffer, this));
    m_breakButton = new KeyButton(m_break, KeyButton::Look::Bar, this);
    buttons->addWidget(m_breakButton);
    for (QAction* action : {m_hold, m_mute})
        buttons->addWidget(new KeyButton(action, KeyButton::Look::Bar, this));
    m_partyButton = new KeyButton(m_joinParty, KeyButton::Look::Bar, this);
    buttons->addWidget(m_partyButton);
    m_transferButton = new KeyButton(m_transfer, KeyButton::Look::Bar, this);
    buttons->addWidget(m_transferButton);
    m_emergencyButton = new KeyButton(m_emergency, KeyButton::Look::Bar, this);
    buttons->addWidget(m_emergencyButton);
    buttons->addWidget(new KeyButton(m_hangUp, KeyButton::Look::BarDanger, this));
    row->addLayout(buttons);
}

void CallBar::refresh()
{
    const item::CallLine& call = m_facts->call();
    refreshState();
    const bool none = call.state == CallState::None;
    m_elapsed->setText(none ? QString() : item::clockText(call.elapsedMs));
    m_elapsed->setHidden(none);
    refreshCaller();
    m_mood->say(call.moodText.isEmpty() ? QString() : tr("情绪 %1").arg(call.moodText),
                moodTone(call.mood));
    m_badge->say(call.badge.isEmpty() ? QString() : QStringLiteral("◆ ") + call.badge, Tone::Blue);
    m_party->say(call.party.isEmpty() ? QString() : tr("三方 · %1").arg(call.party),
                 Tone::BlueSolid);
    refreshActions();
}

void CallBar::refreshState()
{
    const item::CallLine& call = m_facts->call();
    if (m_mode == Mode::ReadOnly)
        m_state->say(tr("回放"), Tone::OnBar);
    else if (call.muted && onLine(call.state))
        m_state->say(tr("静音中"), Tone::AmberSolid);
    else if (const int left = m_wrapUpLimitMs - call.wrapUpMs;
             call.state == CallState::WrapUp && left > 0)
        m_state->say(tr("%1 · 剩 %2 秒").arg(item::callStateText(call.state)).arg(left / 1000),
                     stateTone(call.state));
    else
        m_state->say(item::callStateText(call.state), stateTone(call.state));
}

void CallBar::refreshCaller()
{
    const item::CallLine& call = m_facts->call();
    const bool none = call.state == CallState::None;
    const bool offered = call.state == CallState::Offered;
    setFixedHeight(offered ? kOfferHeight : kTalkHeight);
    const QString number = none && m_breakReason.isEmpty() ? tr("等待来电")
                           : none                  ? tr("暂不接听 · %1").arg(m_breakReason)
                           : call.number.isEmpty() ? tr("号码未显示")
                                                   : call.number;
    m_number->setText(
        offered && !call.caller.isEmpty() ? number + QStringLiteral("　") + call.caller : number);
    setRole(m_number, offered ? "bar-offer" : "bar-number");
    const QString idle = m_breakReason.isEmpty() ? tr("电话到来时，这里显示号码与历史工单。")
                                                 : tr("来电转给其他坐席。按 F11 恢复接听。");
    QStringList past{none ? idle : call.past};
    if (offered && !call.because.isEmpty())
        past.append(tr("转到您这里：%1").arg(call.because));
    m_past->setText(past.join(QStringLiteral(" · ")));
    m_latest->setText(call.latest);
    m_latest->setVisible(offered && !call.latest.isEmpty());
    for (ElidedLabel* line : {m_past, m_latest})
        line->setFont(textFont(offered ? TextSize::Speech : TextSize::Caption));
}

void CallBar::refreshActions()
{
    const item::CallLine& call = m_facts->call();
    const bool live = m_mode == Mode::Live;
    const bool talking = onLine(call.state);
    m_answer->setVisible(live && call.state == CallState::Offered);
    m_answer->setEnabled(m_answer->isVisible());
    for (QAction* action : {m_hold, m_mute, m_joinParty, m_transfer, m_emergency}) {
        action->setVisible(live && call.state != CallState::Offered);
        action->setEnabled(live && talking);
    }
    const bool idle = call.state == CallState::None;
    m_break->setText(m_breakReason.isEmpty() ? tr("小休") : tr("恢复接听"));
    m_break->setVisible(live && idle);
    m_break->setEnabled(live && idle);
    for (QAction* action : {m_hold, m_mute, m_joinParty, m_transfer, m_emergency})
        action->setVisible(action->isVisible() && !idle);
    const bool joined = !call.party.isEmpty();
    m_joinParty->setText(joined ? tr("请离第三方") : tr("三方"));
    m_joinParty->setVisible(m_joinParty->isVisible() && (joined || !m_parties.isEmpty()));
    // Three are enough: nobody else until the third has gone.
    for (QAction* action : {m_transfer, m_emergency}) {
        action->setVisible(action->isVisible() && !joined);
        action->setEnabled(action->isEnabled() && !joined);
    }
    m_transfer->setVisible(m_transfer->isVisible() && !m_groups.isEmpty());
    m_hold->setText(call.state == CallState::Held ? tr("恢复") : tr("保持"));
    m_mute->setText(call.muted ? tr("取消静音") : tr("静音"));
    const bool wrapUp = call.state == CallState::WrapUp;
    m_hangUp->setText(wrapUp ? tr("完成") : tr("挂断"));
    m_hangUp->setVisible(live && !idle && call.state != CallState::Offered);
    m_hangUp->setEnabled(live && (talking || wrapUp));
}

void CallBar::setGroups(const QList<item::Choice>& groups)
{
    m_groups = groups;
    refreshActions();
}

void CallBar::setWrapUpLimit(int ms)
{
    m_wrapUpLimitMs = ms;
    refresh();
}

void CallBar::setBreak(const QString& reason)
{
    m_breakReason = reason;
    refresh();
}

void CallBar::setParties(const QList<item::Choice>& parties)
{
    m_parties = parties;
    refreshActions();
}

QMenu* CallBar::makeMenu(const QString& name)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(name);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void CallBar::popUp(QMenu* menu, KeyButton* button)
{
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
}

/// The line that the danger on screen calls for stands first: it is what Enter takes.
void CallBar::chooseEmergency()
{
    auto* menu = makeMenu(QStringLiteral("call.emergency.menu"));
    const QHash<QString, QString> words{{QStringLiteral("110"), tr("报警")},
                                        {QStringLiteral("119"), tr("火警")},
                                        {QStringLiteral("120"), tr("急救")}};
    QStringList services;
    for (const auto* line : item::kRescueLines)
        services.append(QString::fromLatin1(line));
    const qsizetype called = services.indexOf(m_facts->call().rescue);
    if (called > 0)
        services.move(called, 0);
    for (const QString& service : services) {
        const QString name = QStringLiteral("%1　%2").arg(service, words.value(service));
        menu->addAction(name, this,
                        [this, service, name] { Q_EMIT emergencyRequested(service, name); });
    }
    popUp(menu, m_emergencyButton);
}

void CallBar::chooseBreak()
{
    if (!m_breakReason.isEmpty()) {
        Q_EMIT breakEnded();
        return;
    }
    auto* menu = makeMenu(QStringLiteral("seat.break.menu"));
    for (const QString& reason : {tr("小休"), tr("用餐"), tr("培训"), tr("会议")})
        menu->addAction(reason, this, [this, reason] { Q_EMIT breakRequested(reason); });
    popUp(menu, m_breakButton);
}

void CallBar::chooseParty()
{
    if (!m_facts->call().party.isEmpty()) {
        Q_EMIT partyReleaseRequested();
        return;
    }
    auto* menu = makeMenu(QStringLiteral("call.party.menu"));
    for (const auto& party : m_parties)
        menu->addAction(QStringLiteral("%1　%2").arg(party.display, party.value), this,
                        [this, party] { Q_EMIT partyRequested(party.value, party.display); });
    popUp(menu, m_partyButton);
}

void CallBar::chooseGroup()
{
    auto* menu = makeMenu(QStringLiteral("call.transfer.menu"));
    for (const auto& group : m_groups)
        menu->addAction(group.display, this,
                        [this, group] { Q_EMIT transferRequested(group.value, group.display); });
    popUp(menu, m_transferButton);
}

} // namespace lianxin::widgets

#pragma once

#include "models/item/facts.h"

#include <QFrame>

class QAction;
class QLabel;
class QMenu;

namespace lianxin::widgets {

class ElidedLabel;
class KeyButton;
class Pill;

/// The dark bar: who is on the line, for how long, in what mood, and what can be done with the
/// call. While a call rings it is a large, calm offer. Keys F2 F3 F4 F7 F8 F9 F10 F11 work from
/// both windows.
class CallBar : public QFrame {
    Q_OBJECT
public:
    explicit CallBar(item::Facts* facts, QWidget* parent = nullptr);

    /// No telephone in a replay: the buttons go, and 回放 stands where the call's state does.
    enum class Mode { Live, ReadOnly };
    void setMode(Mode mode);
    /// Groups of seats a call may be given to; without any there is no transfer.
    void setGroups(const QList<item::Choice>& groups);
    /// How long a ticket may be written after its call; 0: no limit. What is left of it is shown.
    void setWrapUpLimit(int ms);
    /// Why this seat takes no calls just now, `用餐`; empty: it does.
    void setBreak(const QString& reason);
    /// Whom the caller may be joined with 三方通话: number and name, the likeliest first. Without
    /// any there is no such key.
    void setParties(const QList<item::Choice>& parties);

Q_SIGNALS:
    void answerRequested();
    void holdRequested();   ///< while talking
    void resumeRequested(); ///< while held
    void muteRequested();
    void unmuteRequested();
    void transferRequested(const QString& group, const QString& name); ///< F9, a group's id
    void partyRequested(const QString& line, const QString& name);     ///< F7
    void partyReleaseRequested();                                      ///< F7 while there is one
    void emergencyRequested(const QString& service, const QString& words); ///< `119`, `119 火警`
    void breakRequested(const QString& reason);                            ///< F11 between calls
    void breakEnded();                                                     ///< F11 during a break
    void hangUpRequested();
    void wrapUpFinished(); ///< F10 after the call

private:
    void makeActions();
    void makeLayout();
    void refresh();
    void refreshState();
    void refreshCaller();
    void refreshActions();
    void chooseEmergency();
    void chooseGroup();
    void chooseParty();
    void chooseBreak();
    QMenu* makeMenu(const QString& name);
    void popUp(QMenu* menu, KeyButton* button);

    item::Facts* m_facts;
    Mode m_mode = Mode::Live;
    int m_wrapUpLimitMs = 0;
    Pill* m_state;
    QLabel* m_elapsed;
    QLabel* m_number;
    ElidedLabel* m_past;
    ElidedLabel* m_latest; ///< only while it rings
    Pill* m_mood;
    Pill* m_badge;
    Pill* m_party;
    QAction* m_answer;
    QAction* m_hold;
    QAction* m_mute;
    QAction* m_break;
    QAction* m_joinParty;
    QAction* m_transfer;
    QAction* m_emergency;
    QAction* m_hangUp;
    QList<item::Choice> m_groups;
    QList<item::Choice> m_parties;
    QString m_breakReason;
    KeyButton* m_breakButton;
    KeyButton* m_partyButton;
    KeyButton* m_transferButton;
    KeyButton* m_emergencyButton;
};

} // namespace lianxin::widgets

#pragma once

#include "models/engine/answer.h"
#include "models/item/table_model.h"
#include "models/session/call_session.h"

#include <QObject>
#include <QString>

namespace lianxin::sources {

/// Where a CallSession comes from: a live call, a replay, or the sandbox. The windows draw
/// session() and hand on what a person wants; a source that cannot do it (a replay) does nothing.
class SessionSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    enum class RowOpens { Ticket, Topic }; ///< what the row of a list stands for

    virtual const session::CallSession& session() const = 0;
    /// The centre's time at the instant that is shown.
    virtual UtcTime now() const = 0;

public Q_SLOTS:
    virtual void answer() {}
    virtual void hold() {}
    virtual void resume() {}
    virtual void setMuted(bool) {}
    virtual void hangUp() {}
    virtual void finishWrapUp() {}
    virtual void edit(const QString&, const QString&, const QString&) {}
    virtual void accept(const QString&) {}
    virtual void acceptAll() {}
    virtual void correct(int, const QString&) {}
    virtual void useAnswer(const QString&, int) {}
    /// Looks words up in the knowledge; empty: back to what the talk suggests.
    virtual void searchKnowledge(const QString&) {}
    /// 分步答询: opens the guide that lies on the desk, or folds it.
    virtual void openGuide() {}
    virtual void foldGuide() {}
    /// A key of the question where the walk stands; others change nothing.
    virtual void chooseGuideKey(const QString& /*node*/, int /*option*/) {}
    virtual void stepGuideBack() {}
    /// 引用答复: what came of a similar ticket was told to the caller.
    virtual void quote(const QString& /*ticket*/) {}
    /// 重办: the matter of an earlier ticket once more.
    virtual void redo(const QString& /*ticket*/) {}
    /// 并单 with an open ticket; the same again takes it back.
    virtual void merge(const QString& /*ticket*/) {}
    /// Asks for a ticket to be shown; ticketOpened() follows.
    virtual void openTicket(const QString& /*ticket*/) {}
    /// 热点: all of them, or the tickets of one; a list follows.
    virtual void listTopics() {}
    virtual void openTopic(const QString& /*topic*/) {}
    /// 旧版答复的来电人 of an entry; a list follows.
    virtual void listAnswersGiven(const QString& /*entry*/, const QString& /*title*/) {}
    /// To another group of seats.
    virtual void transfer(const QString& /*group*/, const QString& /*name*/) {}
    /// 三方通话: somebody from outside is brought in, or let go again.
    virtual void joinParty(const QString& /*line*/, const QString& /*name*/) {}
    virtual void releaseParty() {}
    /// 移交紧急专线: its line joins the call, and the ticket goes to it. The service is 110, 119 or
    /// 120, the name is for the screen.
    virtual void handOver(const QString& /*service*/, const QString& /*name*/) {}
    /// 多彩工单: marks the ticket; an empty colour takes the mark away.
    virtual void chooseColour(const QString& /*colour*/, const QString& /*mark*/) {}
    /// 小休: takes no calls from now on, for this reason; empty: takes them again.
    virtual void takeBreak(const QString& /*reason*/) {}
    /// 应急模式 for the whole hall, by a supervisor.
    virtual void switchSurge(bool /*on*/, const QString& /*reason*/) {}
    /// 升级督办 held after a stop of the centre are sent out, by a supervisor.
    virtual void releaseEscalations() {}
    virtual void movePin(double, double) {}
    virtual void confirmPin() {}
    virtual void chooseUnit(const QString&, const QString&) {}
    /// `clause` belongs to a refusal.
    virtual void submit(lianxin::session::Outcome, const QString&) {}
    /// 一事一单: the caller has come to another matter. Its form opens once the ticket of this one
    /// is submitted; before that the same again takes it back.
    virtual void nextMatter() {}

Q_SIGNALS:
    void changed();
    /// Another session is shown next: what is being typed belongs to this one, now or never.
    void leaving();
    /// One calm sentence about something that went wrong, in the user's language; empty: all is
    /// well again.
    void noticed(const QString& words);
    void draftSaved(const QString& clock);
    /// Why the seat takes no calls; empty: it does.
    void breakChanged(const QString& reason);
    void surgeChanged(bool on, const QString& reason);
    void escalationsHeld(bool held);
    void ticketOpened(const lianxin::engine::TicketView& ticket);
    /// What was asked for as a list.
    void listed(const lianxin::item::Table& table, lianxin::sources::SessionSource::RowOpens opens);
};

} // namespace lianxin::sources

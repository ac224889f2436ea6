#pragma once

#include "models/engine/answer.h"
#include "models/engine/command.h"
#include "models/training/scenario.h"
#include "models/wire/answers_given_json.h"
#include "models/wire/topic_views_json.h"
#include "models/wire/view_json.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace lianxin::sync {

/// The centre as a desk sees it: over the network, or inside the seat for the sandbox. All calls
/// and signals belong to the window's thread and none of them blocks.
class Centre : public QObject {
    Q_OBJECT

public:
    using Tickets = std::function<void(std::vector<engine::TicketView>)>;

    using QObject::QObject;

    /// Asks for something to be done. Kept on disk first, unless the disk refuses, and sent in
    /// order, once, however long it takes; answered() follows.
    virtual CommandId send(engine::CommandBody body) = 0;
    /// The same for what is worthless later (a lease, signing in): not kept, dropped while the
    /// centre is away.
    virtual void tell(engine::CommandBody body) = 0;
    /// Asks for a fresh snapshot; snapshotTaken() follows.
    virtual void refresh() = 0;
    /// The caller's earlier tickets, newest first; not called back while the centre is away.
    virtual void ticketsOfCaller(const QString& number, Tickets found) = 0;
    virtual void ticketsNear(places::Point point, double metres, int days, Tickets found) = 0;
    /// One ticket, whole; not called back when there is none that this person may see, or while the
    /// centre is away.
    virtual void ticket(const TicketId& id,
                        std::function<void(const engine::TicketView&)> found) = 0;
    /// The script behind a call whose media is `scenario:ID`.
    virtual void scenario(const ScenarioId& id,
                          std::function<void(const training::Scenario&)> found) = 0;
    /// The finished journal of a call.
    virtual void storeJournal(const SessionId& session, const CallId& call, const TicketId& ticket,
                              const QByteArray& lines, std::function<void()> stored) = 0;
    /// Utterances of a running call, for the supervisors concerned; lost when the centre is away.
    virtual void relay(const CallId& call, const session::Event& event) = 0;

    /// 热点: the topic a ticket that is being written would belong to; not called back while the
    /// centre is away or for whom it does not tell.
    virtual void findTopic(const wire::TopicDraft& draft,
                           std::function<void(const wire::TopicFound&)> found) = 0;
    /// Lists that a person calls up; called back with the error when there is none to show. A
    /// centre that keeps no such list answers `not_here`.
    virtual void topics(std::function<void(const Result<wire::TopicList>&)> listed) = 0;
    virtual void topic(const QString& id,
                       std::function<void(const Result<wire::TopicFound>&)> found) = 0;
    virtual void
    answersGiven(const EntryId& entry,
                 std::function<void(const Result<wire::AnswersGivenBody>&)> listed) = 0;

    /// The centre's time, kept running by the seat's monotonic clock while the centre is away.
    virtual UtcTime now() const = 0;
    virtual bool online() const = 0;
    /// Everything up to this event has been seen.
    virtual std::int64_t seq() const = 0;
    /// Commands that wait to be sent.
    virtual int waiting() const = 0;

Q_SIGNALS:
    void happened(const lianxin::engine::Event& event);
    void answered(const lianxin::engine::Answer& answer);
    void snapshotTaken(const lianxin::wire::Snapshot& snapshot);
    void onlineChanged(bool online);
    /// The centre is there and cannot take what is sent for the moment (`read_only`, `overloaded`
    /// …), or a command that waited could not be read any more (`store_damaged`). Empty: it takes
    /// things again.
    void troubled(const QString& code);
    /// 热点预警, for supervisors and dispatchers.
    void topicWarned(const lianxin::wire::TopicWarning& warning);
    void seqChanged(qint64 seq);
    /// The centre no longer knows this login: the person must log in again.
    void loginLost();
};

} // namespace lianxin::sync

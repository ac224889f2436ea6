#pragma once

#include "app/sync/api_client.h"
#include "app/sync/centre.h"
#include "app/sync/event_stream.h"
#include "app/sync/outbox.h"

#include <QElapsedTimer>

namespace lianxin::sync {

class LocalStore;

/// The centre over HTTP: snapshot, then the event stream from its number; commands through the
/// outbox.
class RemoteCentre : public Centre {
    Q_OBJECT

public:
    RemoteCentre(ApiClient& api, LocalStore& store, QObject* parent = nullptr);

    /// After a login: takes a snapshot and follows the events from there, and sends what waits.
    void start();

    CommandId send(engine::CommandBody body) override;
    void tell(engine::CommandBody body) override;
    void refresh() override;
    void ticketsOfCaller(const QString& number, Tickets found) override;
    void ticketsNear(places::Point point, double metres, int days, Tickets found) override;
    void ticket(const TicketId& id, std::function<void(const engine::TicketView&)> found) override;
    void scenario(const ScenarioId& id,
                  std::function<void(const training::Scenario&)> found) override;
    void storeJournal(const SessionId& session, const CallId& call, const TicketId& ticket,
                      const QByteArray& lines, std::function<void()> stored) override;
    void relay(const CallId& call, const session::Event& event) override;
    void findTopic(const wire::TopicDraft& draft,
                   std::function<void(const wire::TopicFound&)> found) override;
    void topics(std::function<void(const Result<wire::TopicList>&)> listed) override;
    void topic(const QString& id,
               std::function<void(const Result<wire::TopicFound>&)> found) override;
    void answersGiven(const EntryId& entry,
                      std::function<void(const Result<wire::AnswersGivenBody>&)> listed) override;
    UtcTime now() const override;
    bool online() const override { return m_online; }
    std::int64_t seq() const override { return m_stream.seq(); }
    int waiting() const override { return m_outbox.waiting(); }

private:
    void noteTrouble(const QString& code);
    void takeSnapshot();
    void readSnapshot(const Reply& reply, const std::function<void(const wire::Snapshot&)>& taken);
    engine::Command made(engine::CommandBody body) const;
    void setOnline(bool online);
    void setNow(UtcTime now);
    void fetchTickets(const QUrlQuery& query, Tickets found);

    ApiClient& m_api;
    EventStream m_stream;
    Outbox m_outbox;
    QTimer m_snapshotRetry;
    UtcTime m_lastNow{};
    QElapsedTimer m_sinceNow;
    bool m_online = false;
    QString m_trouble; ///< why it cannot take commands, as told last; empty: it can
};

} // namespace lianxin::sync

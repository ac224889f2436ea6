#pragma once

#include "app/sync/centre.h"
#include "models/engine/host.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace lianxin::sandbox {

/// The same engine as the centre's, inside the seat: no server, nothing kept, nothing touches live
/// work.
class LocalCentre : public sync::Centre {
    Q_OBJECT

public:
    /// Scripts by id, for calls whose media name them.
    using FindScenario = std::function<Result<training::Scenario>(const ScenarioId&)>;

    LocalCentre(std::shared_ptr<const engine::City> city, SeatId seat, FindScenario find,
                QObject* parent = nullptr);
    ~LocalCentre() override;

    /// Signs the trainee in and lets the scenario's caller ring; their past is made first.
    void start(const training::Scenario& scenario);

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
    bool online() const override { return true; }
    std::int64_t seq() const override;
    int waiting() const override { return 0; }

private:
    struct Engine;
    engine::Answer carryOut(engine::CommandBody body, const engine::Actor& actor);
    void later(std::function<void()> what);
    void wake();

    std::unique_ptr<Engine> m_engine;
    SeatId m_seat;
    FindScenario m_find;
    QTimer m_wake;
};

} // namespace lianxin::sandbox

#pragma once

#include "models/engine/ports.h"

#include <functional>
#include <unordered_map>

/// The ports' memory twins: for tests, the simulator and the sandbox inside the workstation.
namespace lianxin::engine {

/// A clock that a test turns. It may also be turned back: the host must not care.
class ManualClock : public Clock {
public:
    explicit ManualClock(UtcTime start) : m_now(start) {}
    UtcTime now() override { return m_now; }
    void set(UtcTime now) { m_now = now; }
    void advance(Milliseconds by) { m_now += by; }

private:
    UtcTime m_now;
};

/// A log in memory that fails when told to. A failed append leaves nothing.
class MemoryLog : public EventLog {
public:
    /// Asked before every append: an error to fail with, or nothing.
    using Fault = std::function<std::optional<Error>(const Batch&)>;
    void failWhen(Fault fault) { m_fault = std::move(fault); }
    /// The next append fails with it.
    void failOnce(Error error);

    Status append(const Batch& batch) override;
    std::int64_t lastSeq() const override { return static_cast<std::int64_t>(m_events.size()); }
    Result<std::vector<Event>> read(std::int64_t after, int limit) override;
    Result<std::optional<StoredAnswer>> answerTo(const CommandId& id) override;
    std::optional<Fold> checkpoint(const std::shared_ptr<const CityIndex>& city) override;
    /// From now on the newest checkpoint.
    void keep(Fold fold) { m_checkpoint = std::move(fold); }

    const std::vector<Event>& events() const { return m_events; }
    std::size_t answers() const { return m_answers.size(); }

private:
    std::vector<Event> m_events;
    std::unordered_map<CommandId, StoredAnswer> m_answers;
    std::optional<Fold> m_checkpoint;
    Fault m_fault;
    std::optional<Error> m_failOnce;
};

/// Projections in memory, fed by events: `host.onEvents([&](const auto& events) {
/// query.fold(events); })`.
class MemoryQuery : public Query {
public:
    void fold(const EventGroup& events);

    Result<std::optional<TicketView>> ticket(const TicketId& id) override;
    /// By the caller's number field, newest first.
    Result<std::vector<TicketView>> ofCaller(const Personal& number, int limit) override;
    Result<std::vector<TicketView>> near(places::Point point, double metres, UtcTime since,
                                         int limit) override;
    /// Number, provisional number, or words that all occur in some field; newest first.
    Result<std::vector<TicketView>> search(const std::string& words, int limit) override;

    std::size_t size() const { return m_tickets.size(); }

private:
    template <class Matches> std::vector<TicketView> newest(Matches matches, int limit) const;

    std::unordered_map<TicketId, TicketView> m_tickets;
    std::unordered_map<std::string, std::vector<TicketId>> m_byCaller; ///< in order of acceptance
    std::vector<TicketId> m_order;                                     ///< of acceptance
};

} // namespace lianxin::engine

#include "server-stub/robots/play.h"

#include "models/engine/subject.h"
#include "server-stub/robots/cast.h"
#include "server-stub/robots/listener.h"

#include <map>
#include <set>

namespace lianxin::robots {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kNap{100};
constexpr int kTries = 3;
constexpr std::chrono::milliseconds kTicketMayFollow{
    60'000}; ///< after a call's end its ticket may still be written

/// One performance: calls to make, tickets to carry.
class Play {
public:
    Play(const PlayOptions& options, std::ostream& story)
        : m_options(options), m_cast(options.url, options.password, story)
    {}

    Status begin()
    {
        if (const auto ready = m_cast.begin(); !ready)
            return ready;
        auto snapshot = m_cast.snapshot();
        if (!snapshot)
            return snapshot.error();
        for (const auto& ticket : snapshot.value().tickets) {
            m_open.insert(ticket.id);
            plan(ticket.id);
        }
        m_scenarios = m_options.scenarios;
        if (m_scenarios.empty()) {
            auto all = m_cast.scenarios();
            if (!all)
                return all.error();
            m_scenarios = std::move(all).value();
        }
        m_left = m_options.calls == PlayOptions::kOfEachOne ? static_cast<int>(m_scenarios.size())
                                                            : m_options.calls;
        if (m_scenarios.empty())
            m_left = 0;
        m_listener =
            std::make_unique<Listener>(m_options.url, m_cast.watcher().token, snapshot.value().seq);
        return success();
    }

    Status run(const std::atomic<bool>& stop)
    {
        while (!stop && !isOver()) {
            if (const auto called = callNext(); !called)
                return called;
            if (const auto event = m_listener->next(kNap))
                hear(*event);
            workOnDue();
        }
        return success();
    }

private:
    bool isOver() const
    {
        if (m_options.end != PlayOptions::End::WhenArchived || m_left != 0 || !m_ringing.empty() ||
            !m_due.empty())
            return false;
        if (!m_open.empty())
            return false;
        for (const auto& [call, ended] : m_ended)
            if (Steady::now() - ended < kTicketMayFollow)
                return false;
        return true;
    }

    Status callNext()
    {
        const bool mayCall = m_options.next == PlayOptions::Next::AtOnce || m_ringing.empty();
        if (m_left == 0 || !mayCall || Steady::now() < m_nextCall)
            return success();
        const auto call = m_cast.reportCall(m_scenarios[m_reported % m_scenarios.size()]);
        if (!call)
            return call.error();
        ++m_reported;
        m_left -= m_left > 0 ? 1 : 0;
        m_ringing.insert(call.value());
        m_nextCall = Steady::now() + m_options.pace;
        return success();
    }

    void hear(const engine::Event& event)
    {
        if (const auto* ended = std::get_if<engine::CallEnded>(&event.body)) {
            if (m_ringing.erase(ended->call) > 0 && !m_written.contains(ended->call))
                m_ended[ended->call] = Steady::now();
            m_nextCall = Steady::now() + m_options.pace;
        }
        if (const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body)) {
            m_ended.erase(accepted->call);
            m_written.insert(accepted->call);
            m_open.insert(accepted->ticket);
        }
        const TicketId ticket = engine::ticketOf(event.body);
        if (std::holds_alternative<engine::TicketArchived>(event.body))
            m_open.erase(ticket);
        else if (!ticket.empty() && !std::holds_alternative<engine::ClockSet>(event.body))
            plan(ticket);
    }

    void plan(const TicketId& ticket) { m_due[ticket] = Steady::now() + m_options.pace; }

    void workOnDue()
    {
        const auto now = Steady::now();
        for (auto it = m_due.begin(); it != m_due.end();) {
            if (it->second > now) {
                ++it;
                continue;
            }
            const TicketId id = it->first;
            it = m_due.erase(it);
            const auto ticket = m_cast.look(id);
            if (ticket && m_cast.workOn(*ticket))
                m_refused.erase(id);
            else if (++m_refused[id] < kTries)
                m_due[id] = now + kNap;
            else
                m_open.erase(
                    id); // its people are not ours to play, or somebody has done it in the meantime
        }
    }

    PlayOptions m_options;
    Cast m_cast;
    std::unique_ptr<Listener> m_listener;
    std::vector<ScenarioId> m_scenarios;
    std::size_t m_reported = 0;
    int m_left = 0;
    Steady::time_point m_nextCall{};
    std::set<CallId> m_ringing;
    std::map<CallId, Steady::time_point> m_ended; ///< calls whose ticket has not been seen yet
    std::set<CallId> m_written;
    std::set<TicketId> m_open;
    std::map<TicketId, Steady::time_point> m_due;
    std::map<TicketId, int> m_refused;
};

} // namespace

Status play(const PlayOptions& options, std::ostream& story, const std::atomic<bool>& stop)
{
    Play performance(options, story);
    if (const auto begun = performance.begin(); !begun)
        return begun;
    return performance.run(stop);
}

} // namespace lianxin::robots

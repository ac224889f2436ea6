#include "server-stub/service/checkpointer.h"

#include "server-stub/service/background.h"

namespace lianxin::service {

namespace {

constexpr std::chrono::minutes kLongestRest{2};

} // namespace

Checkpointer::Checkpointer(std::shared_ptr<const engine::City> city, store::StoreLog& log,
                           store::TicketReads& tickets, std::int64_t every)
    : m_city(std::move(city)), m_log(log), m_tickets(tickets), m_every(every)
{}

Checkpointer::~Checkpointer()
{
    stop();
}

void Checkpointer::start(std::int64_t folded)
{
    if (m_every <= 0)
        return;
    const auto longTail = static_cast<std::int64_t>(static_cast<double>(m_every) * kLongTail);
    m_since = folded > longTail ? m_every : folded;
    m_thread = std::thread([this] { run(); });
}

void Checkpointer::count(std::int64_t events)
{
    const std::lock_guard lock(m_mutex);
    m_since += events;
    if (m_since >= m_every)
        m_wake.notify_one();
}

void Checkpointer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
        m_stopped.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::run()
{
    Background pace(kLongestRest);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_stopped.wait_for(lock, pace.rest(), [this] { return m_stopping; });
        m_wake.wait(lock, [this] { return m_stopping || m_since >= m_every; });
        if (m_stopping)
            return;
        m_since = 0;
        lock.unlock();
        pace.begin();
        write(pace);
        pace.end();
        lock.lock();
    }
}

/// Asked between two pieces of the work, when the store is not held.
bool Checkpointer::goesOn(Background& pace)
{
    std::unique_lock lock(m_mutex);
    if (pace.isTired()) {
        pace.end();
        m_stopped.wait_for(lock, pace.rest(), [this] { return m_stopping; });
        pace.begin();
    }
    return !m_stopping;
}

void Checkpointer::write(Background& pace)
{
    const auto goesOn = [&] { return this->goesOn(pace); };
    const auto city = std::make_shared<const engine::CityIndex>(m_city);
    auto kept = m_log.checkpoint(city);
    auto fold = kept ? std::move(*kept) : engine::Fold(city);
    kept.reset();
    if (const auto folded = engine::foldOn(fold, m_log, m_tickets, m_log.lastSeq(), goesOn);
        !folded)
        return;
    (void)m_log.keep(fold.state, fold.time, goesOn);
}

} // namespace lianxin::service

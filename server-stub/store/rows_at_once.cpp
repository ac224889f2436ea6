#include "server-stub/store/rows_at_once.h"

#include "server-stub/store/lookup.h"

#include <Poco/Data/Session.h>
#include <Poco/Exception.h>

#include <optional>
#include <system_error>

namespace lianxin::store {

RowsAtOnce::~RowsAtOnce()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_asked.notify_all();
    }
    for (auto& thread : m_threads)
        thread.join();
}

void RowsAtOnce::read(const std::vector<std::int64_t>& rows)
{
    std::size_t left = rows.size();
    std::unique_lock lock(m_mutex);
    startThreads();
    if (m_threads.empty())
        return;
    for (const auto row : rows)
        m_wanted.push_back({row, &left});
    m_asked.notify_all();
    m_read.wait(lock, [&] { return left == 0; });
}

/// Those that the machine has left.
void RowsAtOnce::startThreads()
{
    try {
        while (m_threads.size() < kThreads)
            m_threads.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
        return;
    }
}

/// Without a session of its own, a thread lets its rows pass.
void RowsAtOnce::run()
{
    const auto session = m_database.reader();
    std::optional<Lookup> ticket;
    try {
        if (session)
            ticket.emplace(*session, "SELECT view FROM ticket WHERE row = ?");
    } catch (const Poco::Exception&) {
        ticket.reset();
    }
    std::unique_lock lock(m_mutex);
    while (true) {
        m_asked.wait(lock, [&] { return m_ended || !m_wanted.empty(); });
        if (m_wanted.empty())
            return;
        const auto wanted = m_wanted.front();
        m_wanted.pop_front();
        lock.unlock();
        if (ticket)
            (void)ticket->find(wanted.row);
        lock.lock();
        if (--*wanted.left == 0)
            m_read.notify_all();
    }
}

} // namespace lianxin::store

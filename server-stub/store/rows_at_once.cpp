#include "server-stub/store/rows_at_once.h"

#include "server-stub/store/lookup.h"

#include <Poco/Data/Session.h>

#include <exception>
#include <memory>
#include <system_error>

namespace lianxin::store {

namespace {

std::unique_ptr<Lookup> lookupIn(Poco::Data::Session* session)
{
    try {
        return session ? std::make_unique<Lookup>(*session, "SELECT view FROM ticket WHERE row = ?")
                       : nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
}

void readRow(Lookup* ticket, std::int64_t row)
{
    try {
        if (ticket)
            (void)ticket->find(row);
    } catch (const std::exception&) { // whoever needs the row will meet it
        return;
    }
}

} // namespace

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
    if (rows.empty())
        return;
    Wanted wanted{rows};
    std::unique_lock lock(m_mutex);
    startThreads();
    if (m_threads.empty())
        return;
    m_wanted.push_back(&wanted);
    m_asked.notify_all();
    m_read.wait(lock, [&] { return wanted.read == rows.size(); });
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
    const auto ticket = lookupIn(session.get());
    std::unique_lock lock(m_mutex);
    while (true) {
        m_asked.wait(lock, [&] { return m_ended || !m_wanted.empty(); });
        if (m_wanted.empty())
            return;
        Wanted& wanted = *m_wanted.front();
        const auto row = wanted.rows[wanted.taken++];
        if (wanted.taken == wanted.rows.size())
            m_wanted.pop_front();
        lock.unlock();
        readRow(ticket.get(), row);
        lock.lock();
        if (++wanted.read == wanted.rows.size())
            m_read.notify_all();
    }
}

} // namespace lianxin::store

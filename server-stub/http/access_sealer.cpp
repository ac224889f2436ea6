#include "server-stub/http/access_sealer.h"

#include "server-stub/http/access_note.h"

namespace lianxin::http {

namespace {

/// The centre itself.
engine::Actor nobody()
{
    engine::Actor actor;
    actor.roles = {engine::Role::Administrator};
    return actor;
}

} // namespace

AccessSealer::AccessSealer(Api& api, std::chrono::milliseconds every)
    : m_api(api), m_every(every), m_thread([this] { run(); })
{}

AccessSealer::~AccessSealer()
{
    stop();
}

void AccessSealer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void AccessSealer::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_every, [this] { return m_stopping; })) {
        lock.unlock();
        seal();
        lock.lock();
    }
    seal();
}

void AccessSealer::seal()
{
    if (auto sealed = m_api.access.seal(m_api.centre.now()); sealed && sealed.value())
        m_owed = std::move(sealed).value();
    if (m_owed && noteAccess(m_api, nobody(), engine::kAccessLogAct.data(), tailText(*m_owed)))
        m_owed.reset();
}

} // namespace lianxin::http

#pragma once

#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/database.h"
#include "server-stub/store/store_log.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace lianxin::bench {

/// The engine on a store of its own, in a folder that goes with it.
class DurableEngine {
public:
    DurableEngine();
    engine::EngineHost& host() { return *m_host; }
    engine::Clock& clock() { return m_clock; }
    std::string file() const;

private:
    QTemporaryDir m_folder;
    service::SystemClock m_clock;
    engine::MemoryQuery m_query;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::StoreLog> m_log;
    std::unique_ptr<engine::EngineHost> m_host;
};

} // namespace lianxin::bench

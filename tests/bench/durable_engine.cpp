#include "tests/bench/durable_engine.h"

#include "tests/bench/sample_commands.h"

namespace lianxin::bench {

DurableEngine::DurableEngine()
    : m_database(store::Database::open({file(), 0}).value()),
      m_log(store::StoreLog::open(*m_database).value()),
      m_host(std::make_unique<engine::EngineHost>(city(), m_clock, *m_log, m_query))
{
    m_host->open();
}

std::string DurableEngine::file() const
{
    return m_folder.filePath(QStringLiteral("centre.db")).toStdString();
}

} // namespace lianxin::bench

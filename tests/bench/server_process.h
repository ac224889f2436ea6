#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>
#include <string>

namespace lianxin::bench {

inline constexpr const char* kPassword = "for-tests-only"; ///< of the demo's staff

/// The server as it is installed, on a free port of loopback; ends with this object.
class ServerProcess {
public:
    /// With the demo city in a store of its own.
    ServerProcess();
    /// On a store made beforehand, with further options of `serve`.
    ServerProcess(const QString& database, const QStringList& options);
    ~ServerProcess();

    /// 0 when it did not start.
    std::uint16_t port() const { return m_port; }
    int pid() const { return static_cast<int>(m_process.processId()); }
    /// Proportional set size.
    double memoryMiB() const;
    /// A login of the demo's staff, over a connection in the clear.
    std::string token(const std::string& staff) const;
    void kill();

private:
    void start(const QString& database, const QStringList& options);
    QTemporaryDir m_folder;
    QProcess m_process;
    std::uint16_t m_port = 0;
};

} // namespace lianxin::bench

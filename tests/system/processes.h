#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/types.h>

/// Real programs on loopback, started and killed as a person or a power cut would.
namespace lianxin::system {

inline QString program(const char* name)
{
    return QStringLiteral(LIANXIN_BIN_DIR "/") + QLatin1String(name);
}

/// A child whose output is kept line by line.
class Child {
public:
    Child(const char* name, const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("LIANXIN_PASSWORD"), QStringLiteral("for-tests-only"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(name), arguments);
        m_process.waitForStarted();
    }
    ~Child() { kill(); }

    /// Like a power cut: no signal that could be caught.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Stops it where it stands, with every connection open, until it is thawed.
    void freeze() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }
    void thaw() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }
    void terminate()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    /// True once the output holds `words`.
    bool waitFor(const QString& words, int ms = 60000)
    {
        return QTest::qWaitFor(
                   [&] {
                       return output().contains(words) || m_process.state() == QProcess::NotRunning;
                   },
                   ms) &&
               output().contains(words);
    }
    bool waitForEnd(int ms = 120000)
    {
        return QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, ms);
    }
    int exitCode() const { return m_process.exitCode(); }
    const QString& output()
    {
        m_output += QString::fromUtf8(m_process.readAll());
        return m_output;
    }

private:
    QProcess m_process;
    QString m_output;
};

/// A centre with the demo city; it can be killed and started again on the same port and store.
class Centre {
public:
    explicit Centre(const QString& folder, QStringList more = {})
        : m_db(folder + QStringLiteral("/centre.db")), m_more(std::move(more))
    {
        start(QStringLiteral("127.0.0.1:0"));
    }

    bool running() const { return !m_address.isEmpty(); }
    QString url() const { return QStringLiteral("http://") + m_address; }
    const QString& db() const { return m_db; }
    void kill() { m_child.reset(); }
    void freeze() { m_child->freeze(); }
    void thaw() { m_child->thaw(); }
    void terminate()
    {
        m_child->terminate();
        m_child.reset();
    }
    void restart() { start(m_address); }

private:
    void start(const QString& listen)
    {
        m_child = std::make_unique<Child>(
            "lianxin-server",
            QStringList{QStringLiteral("serve"), QStringLiteral("--db"), m_db,
                        QStringLiteral("--demo"), QStringLiteral("--demo-password"),
                        QStringLiteral("for-tests-only"), QStringLiteral("--listen"), listen} +
                m_more);
        const QString mark = QStringLiteral("listening on ");
        if (!m_child->waitFor(mark)) {
            qWarning().noquote() << m_child->output();
            return;
        }
        m_address = m_child->output().section(mark, 1).section(QLatin1Char('\n'), 0, 0).trimmed();
    }

    QString m_db;
    QStringList m_more;
    QString m_address;
    std::unique_ptr<Child> m_child;
};

inline QStringList robotArguments(const Centre& centre, const QStringList& more)
{
    return QStringList{QStringLiteral("robots"), QStringLiteral("--server"), centre.url(),
                       QStringLiteral("--password"), QStringLiteral("for-tests-only")} +
           more;
}

inline QStringList seatArguments(const Centre& centre, const QString& folder,
                                 const QStringList& more)
{
    return QStringList{QStringLiteral("--server"), centre.url(),
                       QStringLiteral("--user"),   QStringLiteral("1001"),
                       QStringLiteral("--seat"),   QStringLiteral("B-17"),
                       QStringLiteral("--data"),   folder + QStringLiteral("/seat"),
                       QStringLiteral("--silent")} +
           more;
}

} // namespace lianxin::system

#include "tests/bench/server_process.h"

#include "models/wire/view_json.h"
#include "tests/bench/kept_client.h"
#include "tests/bench/measure.h"

#include <QTest>

namespace lianxin::bench {

ServerProcess::ServerProcess()
{
    start(m_folder.filePath(QStringLiteral("centre.db")),
          {QStringLiteral("--demo"), QStringLiteral("--demo-password"), QLatin1String(kPassword)});
}

ServerProcess::ServerProcess(const QString& database, const QStringList& options)
{
    start(database, options);
}

ServerProcess::~ServerProcess()
{
    kill();
}

void ServerProcess::start(const QString& database, const QStringList& options)
{
    m_process.start(QStringLiteral(LIANXIN_BIN_DIR "/lianxin-server"),
                    QStringList{QStringLiteral("serve"), QStringLiteral("--db"), database,
                                QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                        options);
    QByteArray out;
    const QByteArray mark = "listening on 127.0.0.1:";
    if (QTest::qWaitFor(
            [&] {
                out += m_process.readAll();
                return out.contains(mark) && out.indexOf('\n', out.indexOf(mark)) > 0;
            },
            60'000))
        m_port = static_cast<std::uint16_t>(
            std::strtoul(out.constData() + out.indexOf(mark) + mark.size(), nullptr, 10));
}

double ServerProcess::memoryMiB() const
{
    return pssOfTree(pid());
}

std::string ServerProcess::token(const std::string& staff) const
{
    KeptClient client(m_port);
    const auto answer = wire::parseLoginAnswer(
        client.ask(postRequest("/v1/login", {}, wire::loginBody({StaffId(staff), kPassword}))));
    return answer ? answer.value().token : std::string();
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace lianxin::bench

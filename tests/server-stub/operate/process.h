#pragma once

#include "models/wire/command_json.h"
#include "models/wire/view_json.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/random.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <QProcess>
#include <QTest>

/// The real program and a client for it.
namespace lianxin::operate::test {

inline const QString kProgram = QStringLiteral(LIANXIN_BIN_DIR "/lianxin-server");
inline const QString kCity = QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city");

/// The real program, started on a free port.
class Process {
public:
    explicit Process(const QString& database, const QStringList& more = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(kProgram, QStringList{"serve", "--db", database, "--listen", "127.0.0.1:0",
                                              "--resources", kCity, "--demo", "--demo-password",
                                              "for-tests-only"} +
                                      more);
        QString said;
        while (m_process.waitForReadyRead(60'000)) {
            said += QString::fromUtf8(m_process.readAll());
            const auto at = said.indexOf("listening on ");
            if (at >= 0 && said.indexOf('\n', at) > 0) {
                m_port = said.mid(said.lastIndexOf(':', said.indexOf('\n', at)) + 1)
                             .trimmed()
                             .toUShort();
                return;
            }
        }
        qWarning() << said << m_process.readAll();
    }
    ~Process() { kill(); }

    std::uint16_t port() const { return m_port; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    int terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(20'000) ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    std::uint16_t m_port = 0;
};

struct Ran {
    int code = -1;
    QString out;
    QString err;
};

inline Ran run(const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.start(kProgram, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// One client on a kept connection. Throws Poco exceptions when the server is gone.
class Desk {
public:
    Desk(std::uint16_t port, const std::string& staff) : m_session("127.0.0.1", port)
    {
        m_session.setKeepAlive(true);
        m_session.setTimeout(Poco::Timespan(20, 0));
        m_token = wire::parseLoginAnswer(
                      post("/v1/login", wire::loginBody({StaffId(staff), "for-tests-only"})))
                      .value()
                      .token;
    }
    /// The status of the answer.
    int putJournal(const std::string& session, const std::string& lines)
    {
        return send("PUT", "/v1/journals/" + session, lines).first;
    }
    int readTicket(const std::string& id) { return send("GET", "/v1/tickets/" + id, {}).first; }
    engine::Answer give(const engine::Command& command)
    {
        return wire::parseBatchAnswer(post("/v1/commands", wire::batchBody({command})))
            .value()
            .answers.front();
    }

private:
    std::string post(const std::string& path, const std::string& body)
    {
        return send("POST", path, body).second;
    }
    std::pair<int, std::string> send(const std::string& method, const std::string& path,
                                     const std::string& body)
    {
        Poco::Net::HTTPRequest request(method, path, Poco::Net::HTTPRequest::HTTP_1_1);
        request.set("Lianxin-Protocol", "1");
        request.set("Authorization", "Bearer " + m_token);
        request.setContentLength(static_cast<std::streamsize>(body.size()));
        m_session.sendRequest(request) << body;
        Poco::Net::HTTPResponse response;
        std::string text;
        Poco::StreamCopier::copyToString(m_session.receiveResponse(response), text);
        return {response.getStatus(), text};
    }
    Poco::Net::HTTPClientSession m_session;
    std::string m_token;
};

inline std::string newId()
{
    return store::newId(service::SystemClock().now());
}

/// A call comes in.
inline engine::Command report()
{
    engine::Command command;
    command.id = CommandId(newId());
    command.body = engine::ReportCall{CallId(newId()), "13800006127", "12345", "2", {}, {}};
    return command;
}

} // namespace lianxin::operate::test

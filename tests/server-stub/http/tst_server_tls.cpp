#include "models/wire/command_json.h"
#include "models/wire/event_json.h"
#include "tests/server-stub/http/hall.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/StreamCopier.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <array>

using namespace lianxin;
using namespace lianxin::http::test;

/// The same protocol over TLS, streams too.
class ServerTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void requestsAndStreams();
    void plainTextGetsNothing();
    void whoStopsInTheHandshakeHoldsNoThread();

private:
    std::unique_ptr<Poco::Net::HTTPSClientSession> session(const Hall& hall) const;
    std::istream& ask(Poco::Net::HTTPSClientSession& session, const std::string& method,
                      const std::string& path, const std::string& body);
    QTemporaryDir m_folder;
    std::string m_certificate;
    std::string m_key;
    std::string m_token;
};

void ServerTls::initTestCase()
{
    if (QStandardPaths::findExecutable("openssl").isEmpty())
        QSKIP("openssl makes the certificate and is not installed");
    m_certificate = m_folder.filePath("cert.pem").toStdString();
    m_key = m_folder.filePath("key.pem").toStdString();
    const int made = QProcess::execute(
        "openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                    "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
                    QString::fromStdString(m_key), "-out", QString::fromStdString(m_certificate)});
    QCOMPARE(made, 0);
}

std::unique_ptr<Poco::Net::HTTPSClientSession> ServerTls::session(const Hall& hall) const
{
    Poco::Net::Context::Ptr context = new Poco::Net::Context(
        Poco::Net::Context::TLSV1_2_CLIENT_USE, "", "", "", Poco::Net::Context::VERIFY_NONE);
    auto made = std::make_unique<Poco::Net::HTTPSClientSession>("127.0.0.1", hall.port(), context);
    made->setTimeout(Poco::Timespan(10, 0));
    return made;
}

std::istream& ServerTls::ask(Poco::Net::HTTPSClientSession& session, const std::string& method,
                             const std::string& path, const std::string& body)
{
    Poco::Net::HTTPRequest request(method, path, Poco::Net::HTTPRequest::HTTP_1_1);
    request.set("Lianxin-Protocol", "1");
    if (!m_token.empty())
        request.set("Authorization", "Bearer " + m_token);
    request.setContentLength(static_cast<std::streamsize>(body.size()));
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    return session.receiveResponse(response);
}

void ServerTls::requestsAndStreams()
{
    Hall hall([this](http::ServerOptions& options) {
        options.listen.tlsCertificate = m_certificate;
        options.listen.tlsKey = m_key;
        options.hub.eventsKept = 5; // so that most of the catching up comes from the log
    });
    const auto posting = session(hall);
    std::string text;
    Poco::StreamCopier::copyToString(
        ask(*posting, "POST", "/v1/login", wire::loginBody({StaffId("1001"), kPassword})), text);
    const auto login = wire::parseLoginAnswer(text);
    QVERIFY2(login.ok(), text.c_str());
    m_token = login.value().token;
    std::vector<engine::Command> commands;
    for (int i = 0; i < 60; ++i)
        commands.push_back(Hall::command(heatingTicket(Hall::newId(), std::string(3000, 'x'))));
    text.clear();
    Poco::StreamCopier::copyToString(
        ask(*posting, "POST", "/v1/commands", wire::batchBody(commands)), text);
    const auto answers = wire::parseBatchAnswer(text);
    QVERIFY2(answers.ok(), text.c_str());
    const auto last = answers.value().seq;

    const auto listening = session(hall);
    auto& stream = ask(*listening, "GET", "/v1/events?after=0", {});
    std::int64_t expected = 0;
    for (std::string line; expected < last && std::getline(stream, line);)
        if (line.rfind("id: ", 0) == 0)
            QCOMPARE(std::stoll(line.substr(4)), static_cast<long long>(++expected));
    QCOMPARE(expected, last);
    QCOMPARE(hall.api().hub.figures().listeners, std::size_t{1});
    listening->abort();
    QTRY_COMPARE(hall.api().hub.figures().listeners, std::size_t{0});
}

void ServerTls::plainTextGetsNothing()
{
    Hall hall([this](http::ServerOptions& options) {
        options.listen.tlsCertificate = m_certificate;
        options.listen.tlsKey = m_key;
    });
    QVERIFY_EXCEPTION_THROWN(hall.ask("GET", "/v1/health"), Poco::Exception);
}

/// Far more than there are threads say nothing, or stop in the middle of the handshake.
void ServerTls::whoStopsInTheHandshakeHoldsNoThread()
{
    Hall hall([this](http::ServerOptions& options) {
        options.listen.tlsCertificate = m_certificate;
        options.listen.tlsKey = m_key;
        options.listen.threads = 2;
        options.listen.patience.head = std::chrono::hours(1);
    });
    // The head of a ClientHello of 512 bytes, and no more: RFC 8446, 5.1.
    constexpr std::array<char, 6> kBegun{0x16, 0x03, 0x01, 0x02, 0x00, 0x01};
    std::vector<Poco::Net::StreamSocket> silent;
    for (int i = 0; i < 100; ++i) {
        silent.emplace_back(Poco::Net::SocketAddress("127.0.0.1", hall.port()));
        if (i % 2 == 0)
            QCOMPARE(silent.back().sendBytes(kBegun.data(), kBegun.size()), 6);
    }
    for (int round = 0; round < 10; ++round) {
        const auto asking = session(hall);
        std::string text;
        Poco::StreamCopier::copyToString(ask(*asking, "GET", "/v1/health", {}), text);
        QVERIFY(!text.empty());
    }
    for (auto& socket : silent) // neither answered nor cut off
        QVERIFY(!socket.poll(Poco::Timespan(0), Poco::Net::Socket::SELECT_READ));
}

QTEST_GUILESS_MAIN(ServerTls)
#include "tst_server_tls.moc"

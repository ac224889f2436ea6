#include "app/sync/api_client.h"
#include "tests/app/transcript.h"

#include <QTest>

#include <optional>

using namespace lianxin;
using namespace std::chrono_literals;
using sync::ApiClient;
using sync::Reply;

namespace {

/// What came of a request: `200 BODY`, `403 forbidden`, `0 offline`.
QString told(const std::optional<Reply>& reply)
{
    if (!reply)
        return {};
    return QString::number(reply->status) + QLatin1Char(' ') +
           (reply->body.ok() ? QString::fromUtf8(reply->body.value())
                             : QString::fromStdString(reply->body.error().code));
}

} // namespace

class TestApiClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhoItIs();
    void loginGivesTheToken();
    void loginIsRefused_data();
    void loginIsRefused();
    void answers_data();
    void answers();
    void notModified();
    void putCarriesHeaders();
    void nobodyIsThere();
    void hangsUp();
    void hangsUpInTheMiddle();
    void neverAnswers();
    void stopsInTheMiddle();
    void answersInAnotherLanguage();

private:
    void get()
    {
        m_client->get("/v1/health", {}, [this](const Reply& reply) { m_reply = reply; });
    }

    std::unique_ptr<tests::HttpPeer> m_peer;
    std::unique_ptr<ApiClient> m_client;
    std::optional<Reply> m_reply;
};

void TestApiClient::init()
{
    m_reply.reset();
    m_client.reset();
    m_peer = std::make_unique<tests::HttpPeer>();
    m_client = std::make_unique<ApiClient>(m_peer->url());
}

void TestApiClient::saysWhoItIs()
{
    m_client->setToken("secret");
    QUrlQuery query;
    query.addQueryItem("caller", "138 0000&x=1");
    m_client->get("/v1/tickets", query, [this](const Reply& reply) { m_reply = reply; });
    const auto said = m_peer->clientSays();
    QCOMPARE(said.method, QByteArray("GET"));
    QCOMPARE(said.path, QByteArray("/v1/tickets?caller=138%200000%26x%3D1"));
    QCOMPARE(said.headers.value("lianxin-protocol"), QByteArray("1"));
    QCOMPARE(said.headers.value("authorization"), QByteArray("Bearer secret"));
    m_peer->serverSays(said, 200, "好");
    QTRY_COMPARE(told(m_reply), QStringLiteral("200 好"));
}

void TestApiClient::loginGivesTheToken()
{
    QString name;
    m_client->login("1001", "correct horse", [&](const Result<wire::LoginAnswer>& answer) {
        name = QString::fromStdString(answer.value().name);
    });
    const auto said = m_peer->clientSays();
    QCOMPARE(said.path, QByteArray("/v1/login"));
    QVERIFY(!said.headers.contains("authorization"));
    const auto login = wire::parseLoginRequest(said.body.toStdString());
    QCOMPARE(login.value().staff, StaffId("1001"));
    QCOMPARE(login.value().password, std::string("correct horse"));
    wire::LoginAnswer answer;
    answer.token = "t0ken";
    answer.staff = StaffId("1001");
    answer.name = "李华";
    m_peer->serverSays(said, 200, QByteArray::fromStdString(wire::loginAnswerBody(answer)));
    QTRY_COMPARE(name, QStringLiteral("李华"));
    get();
    QCOMPARE(m_peer->clientSays().headers.value("authorization"), QByteArray("Bearer t0ken"));
}

void TestApiClient::loginIsRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("wrong password") << 401 << tests::errorOf("wrong_password") << "wrong_password";
    QTest::newRow("locked") << 423 << tests::errorOf("locked") << "locked";
    QTest::newRow("unknown protocol")
        << 400 << tests::errorOf("unknown_protocol") << "unknown_protocol";
    QTest::newRow("an answer of another kind") << 200 << QByteArray("{}") << "missing_member";
    QTest::newRow("not JSON") << 200 << QByteArray("<html>") << "bad_json";
}

void TestApiClient::loginIsRefused()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QString code;
    m_client->login("1001", "x", [&](const Result<wire::LoginAnswer>& answer) {
        code = answer.ok() ? "ok" : QString::fromStdString(answer.error().code);
    });
    m_peer->serverSays(m_peer->clientSays(), status, body);
    QTRY_VERIFY(!code.isEmpty());
    QTEST(code, "code");
}

void TestApiClient::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("heard");
    QTest::newRow("ok") << 200 << QByteArray("{}") << "200 {}";
    QTest::newRow("created") << 201 << QByteArray() << "201 ";
    QTest::newRow("forbidden") << 403 << tests::errorOf("forbidden") << "403 forbidden";
    QTest::newRow("too large") << 413 << tests::errorOf("body_too_large") << "413 body_too_large";
    QTest::newRow("busy") << 503 << tests::errorOf("overloaded") << "503 overloaded";
    QTest::newRow("an error page of something between")
        << 502 << QByteArray("<html>Bad gateway</html>") << "502 bad_answer";
    QTest::newRow("an error without words") << 500 << QByteArray() << "500 bad_answer";
}

void TestApiClient::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    get();
    m_peer->serverSays(m_peer->clientSays(), status, body);
    QTRY_VERIFY(m_reply.has_value());
    QTEST(told(m_reply), "heard");
}

void TestApiClient::notModified()
{
    m_client->get(
        "/v1/catalogue", {}, [this](const Reply& reply) { m_reply = reply; }, "\"v1\"");
    const auto said = m_peer->clientSays();
    QCOMPARE(said.headers.value("if-none-match"), QByteArray("\"v1\""));
    m_peer->serverSays(said, 304, {}, "ETag: \"v1\"\r\n");
    QTRY_COMPARE(told(m_reply), QStringLiteral("304 "));
    QCOMPARE(m_reply->tag, QByteArray("\"v1\""));
}

void TestApiClient::putCarriesHeaders()
{
    m_client->put("/v1/journals/s1", "line\n", {{"X-Call", "c1"}},
                  [this](const Reply& reply) { m_reply = reply; });
    const auto said = m_peer->clientSays();
    QCOMPARE(said.method, QByteArray("PUT"));
    QCOMPARE(said.body, QByteArray("line\n"));
    QCOMPARE(said.headers.value("x-call"), QByteArray("c1"));
    m_peer->serverSays(said, 201, {});
    QTRY_COMPARE(told(m_reply), QStringLiteral("201 "));
}

void TestApiClient::nobodyIsThere()
{
    m_peer->serverGoesAway();
    get();
    QTRY_COMPARE(told(m_reply), QStringLiteral("0 offline"));
}

void TestApiClient::hangsUp()
{
    get();
    QCOMPARE(m_peer->clientSays().path, QByteArray("/v1/health"));
    m_peer->serverGoesAway();
    QTRY_COMPARE(told(m_reply), QStringLiteral("0 offline"));
}

void TestApiClient::hangsUpInTheMiddle()
{
    get();
    const auto said = m_peer->clientSays();
    m_peer->serverSends(said, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
    m_peer->serverHangsUp(said);
    QTRY_VERIFY(m_reply.has_value());
    QVERIFY2(!m_reply->body.ok(), "half an answer is none");
}

void TestApiClient::neverAnswers()
{
    m_client->setTimeout(50ms);
    get();
    QCOMPARE(m_peer->clientSays().path, QByteArray("/v1/health"));
    QTRY_COMPARE(told(m_reply), QStringLiteral("0 timeout"));
}

void TestApiClient::stopsInTheMiddle()
{
    m_client->setTimeout(50ms);
    get();
    m_peer->serverSends(m_peer->clientSays(),
                        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
    QTRY_VERIFY(m_reply.has_value());
    QVERIFY(!m_reply->body.ok());
    QCOMPARE(m_reply->body.error().code, std::string("timeout"));
}

void TestApiClient::answersInAnotherLanguage()
{
    get();
    const auto said = m_peer->clientSays();
    m_peer->serverSends(said, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
    m_peer->serverGoesAway();
    QTRY_VERIFY(m_reply.has_value());
    QVERIFY(!m_reply->body.ok());
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"

#include "models/wire/command_json.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;

/// What the server says to good and bad requests.
class ServerProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_hall = std::make_unique<Hall>(); }
    void badRequests_data();
    void badRequests();
    void aLoginTellsWhoOneIs();
    void fiveWrongPasswordsLock();
    void anExpiredTokenIsNone();
    void logoutEndsTheToken();
    void aPasswordSurvivesARestartAndSoDoesTheToken();
    void aRepetitionGetsTheFirstAnswer();
    void theSameIdWithAnotherBodyIsAnError();
    void aBrokenCommandDoesNotStopItsBatch();
    void afterARejectionTheSameTicketIsSkipped();
    void offlineTimesAreClamped();
    void aKeptConnectionSurvivesAnError();
    void aCallIsTakenToItsTicket();
    void catalogueHasAnETag();
    void healthAndMetricsAreOpen();

private:
    std::unique_ptr<Hall> m_hall;
};

void ServerProtocol::badRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const char* method, const char* path,
                        const QByteArray& body, const char* protocol, bool loggedIn, int status,
                        const char* code) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << body
                            << QByteArray(protocol) << loggedIn << status << QByteArray(code);
    };
    row("no such route", "GET", "/v1/nothing", "", "1", true, 404, "unknown_route");
    row("root", "GET", "/", "", "1", true, 404, "unknown_route");
    row("wrong method", "DELETE", "/v1/commands", "", "1", true, 405, "method_not_allowed");
    row("no protocol", "GET", "/v1/snapshot", "", "", true, 400, "unknown_protocol");
    row("later protocol", "GET", "/v1/snapshot", "", "2", true, 400, "unknown_protocol");
    row("no protocol at login", "POST", "/v1/login", "{}", "", false, 400, "unknown_protocol");
    row("no token", "GET", "/v1/snapshot", "", "1", false, 401, "unauthorised");
    row("login without a password", "POST", "/v1/login", R"({"staff":"1001"})", "1", false, 400,
        "missing_member");
    row("login is no JSON", "POST", "/v1/login", "staff=1001", "1", false, 400, "bad_json");
    row("wrong password", "POST", "/v1/login", R"({"staff":"1002","password":"wrong one"})", "1",
        false, 401, "wrong_password");
    row("unknown staff", "POST", "/v1/login", R"({"staff":"7777","password":"wrong one"})", "1",
        false, 401, "wrong_password");
    row("a login as long as a book", "POST", "/v1/login", QByteArray(5000, 'x'), "1", false, 413,
        "body_too_large");
    row("malformed JSON", "POST", "/v1/commands", R"({"commands":[)", "1", true, 400, "bad_json");
    row("no list of commands", "POST", "/v1/commands", R"({"command":1})", "1", true, 400,
        "missing_member");
    row("a body over the limit", "POST", "/v1/commands", QByteArray(1024 * 1024 + 1, ' '), "1",
        true, 413, "body_too_large");
    QByteArray many = R"({"commands":[)";
    for (int i = 0; i < 101; ++i)
        many += QByteArray(i == 0 ? "" : ",") +
                R"({"id":"a","type":"RenewLease","body":{"seat":"B17"}})";
    row("a batch over the limit", "POST", "/v1/commands", many + "]}", "1", true, 413,
        "batch_too_large");
    row("unknown ticket", "GET", "/v1/tickets/0190", "", "1", true, 404, "unknown_ticket");
    row("unknown journal", "GET", "/v1/journals/0190", "", "1", true, 404, "unknown_journal");
    row("unknown scenario", "GET", "/v1/scenarios/0190", "", "1", true, 404, "unknown_scenario");
    row("unknown call", "GET", "/v1/calls/0190", "", "1", true, 404, "unknown_call");
    row("a path out of the folder", "PUT", "/v1/journals/..%2F..%2Fetc", "", "1", true, 404,
        "unknown_route");
    row("a session that is no plain word", "PUT", "/v1/journals/..", "", "1", true, 400, "bad_id");
    row("place without latitude", "GET", "/v1/tickets?lon=113.9", "", "1", true, 400, "bad_query");
    row("place beyond the pole", "GET", "/v1/tickets?lon=113.9&lat=91", "", "1", true, 400,
        "bad_query");
    row("limit over the limit", "GET", "/v1/tickets?limit=501", "", "1", true, 400, "bad_query");
    row("limit is no number", "GET", "/v1/tickets?limit=ten", "", "1", true, 400, "bad_query");
    row("no such state", "GET", "/v1/tickets?state=lost", "", "1", true, 400, "bad_query");
    row("events after nonsense", "GET", "/v1/events?after=x", "", "1", true, 400, "bad_query");
    row("events of the future", "GET", "/v1/events?after=999999", "", "1", true, 409,
        "ahead_of_centre");
}

void ServerProtocol::badRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, protocol);
    QFETCH(bool, loggedIn);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    const auto before = m_hall->api().log.lastSeq();
    const auto answered =
        m_hall->ask(method.toStdString(), path.toStdString(), loggedIn ? m_hall->token("1001") : "",
                    body.toStdString(), {{"Lianxin-Protocol", protocol.toStdString()}});
    QCOMPARE(QByteArray::fromStdString(answered.errorCode()), code);
    QCOMPARE(answered.status, status);
    QCOMPARE(m_hall->api().log.lastSeq(), before);
}

void ServerProtocol::aLoginTellsWhoOneIs()
{
    const auto answered =
        m_hall->ask("POST", "/v1/login", {}, wire::loginBody({StaffId("u-heat-co"), kPassword}));
    QCOMPARE(answered.status, 200);
    const auto login = wire::parseLoginAnswer(answered.body).value();
    QCOMPARE(login.name, std::string("热力公司"));
    QCOMPARE(login.unit, UnitId("heat-co"));
    QCOMPARE(login.roles, std::vector{engine::Role::UnitStaff});
    QVERIFY(login.expires == m_hall->clock.now() + auth::kTokenLives);
    QVERIFY(login.token.size() >= 32);
}

void ServerProtocol::fiveWrongPasswordsLock()
{
    const std::string wrong = wire::loginBody({StaffId("5001"), "wrong password"});
    const std::string right = wire::loginBody({StaffId("5001"), kPassword});
    for (int i = 0; i < auth::kWrongBeforeLock; ++i)
        QCOMPARE(m_hall->ask("POST", "/v1/login", {}, wrong).errorCode(),
                 std::string("wrong_password"));
    const auto locked = m_hall->ask("POST", "/v1/login", {}, right);
    QCOMPARE(locked.status, 423);
    QCOMPARE(locked.errorCode(), std::string("locked"));
    m_hall->clock.advance(auth::kLocked - std::chrono::seconds{1});
    QCOMPARE(m_hall->ask("POST", "/v1/login", {}, right).status, 423);
    m_hall->clock.advance(std::chrono::seconds{1});
    QCOMPARE(m_hall->ask("POST", "/v1/login", {}, right).status, 200);
}

void ServerProtocol::anExpiredTokenIsNone()
{
    Hall hall;
    const auto token = hall.token("1001");
    hall.clock.advance(auth::kTokenLives - std::chrono::seconds{1});
    QCOMPARE(hall.ask("GET", "/v1/snapshot", token).status, 200);
    hall.clock.advance(std::chrono::seconds{1});
    QCOMPARE(hall.ask("GET", "/v1/snapshot", token).errorCode(), std::string("unauthorised"));
}

void ServerProtocol::logoutEndsTheToken()
{
    const auto answered =
        m_hall->ask("POST", "/v1/login", {}, wire::loginBody({StaffId("3001"), kPassword}));
    const auto token = wire::parseLoginAnswer(answered.body).value().token;
    Ear ear(m_hall->port(), token, "");
    QCOMPARE(ear.status(), 200);
    QCOMPARE(m_hall->ask("POST", "/v1/logout", token).status, 204);
    QCOMPARE(m_hall->ask("GET", "/v1/snapshot", token).status, 401);
    while (!ear.next().event.empty()) {
    }
    QVERIFY(ear.ended());
}

void ServerProtocol::aPasswordSurvivesARestartAndSoDoesTheToken()
{
    Hall hall;
    const auto token = hall.token("1001");
    hall.restart();
    QCOMPARE(hall.ask("GET", "/v1/snapshot", token).status, 200);
    QCOMPARE(
        hall.ask("POST", "/v1/login", {}, wire::loginBody({StaffId("1001"), kPassword})).status,
        200);
}

void ServerProtocol::aRepetitionGetsTheFirstAnswer()
{
    const auto id = Hall::newId();
    const auto submit = heatingTicket(Hall::newId());
    const auto first = m_hall->give("1001", submit, id);
    QVERIFY(!first.rejection);
    QVERIFY(!first.ticketNumber.empty());
    const auto before = m_hall->api().log.lastSeq();
    QVERIFY(m_hall->give("1001", submit, id) == first);
    QCOMPARE(m_hall->api().log.lastSeq(), before);
    const auto refusedId = Hall::newId();
    const engine::SignTicket impossible{TicketId("nothing")};
    const auto refused = m_hall->give("u-heat-co", impossible, refusedId);
    QVERIFY(refused.rejection);
    QVERIFY(m_hall->give("u-heat-co", impossible, refusedId) == refused);
}

void ServerProtocol::theSameIdWithAnotherBodyIsAnError()
{
    const auto id = Hall::newId();
    auto submit = heatingTicket(Hall::newId());
    QVERIFY(!m_hall->give("1001", submit, id).rejection);
    submit.district = DistrictCode("990102");
    QCOMPARE(m_hall->give("1001", submit, id).rejection->code, std::string("body_differs"));
}

void ServerProtocol::aBrokenCommandDoesNotStopItsBatch()
{
    const std::string good = wire::batchBody({Hall::command(heatingTicket(Hall::newId()))});
    const std::string one = good.substr(good.find('[') + 1, good.rfind(']') - good.find('[') - 1);
    const std::string batch = R"({"commands":[{"id":"0190a","type":"FlyToTheMoon","body":{}},)" +
                              one + R"(,{"id":"0190b","type":"SignTicket","body":{"ticket":7}}]})";
    const auto answered = m_hall->ask("POST", "/v1/commands", m_hall->token("1001"), batch);
    QCOMPARE(answered.status, 200);
    const auto answers = wire::parseBatchAnswer(answered.body).value().answers;
    QCOMPARE(answers.size(), std::size_t{3});
    QCOMPARE(answers[0].rejection->code, std::string("unknown_command"));
    QVERIFY(!answers[1].rejection);
    QCOMPARE(answers[2].rejection->code, std::string("bad_member"));
    QCOMPARE(answers[2].command, CommandId("0190b"));
}

void ServerProtocol::afterARejectionTheSameTicketIsSkipped()
{
    const TicketId ticket(Hall::newId());
    QVERIFY(!m_hall->give("1001", heatingTicket(ticket.str())).rejection);
    const auto answers =
        m_hall->give("u-heat-co", {Hall::command(engine::ReplyTicket{ticket, "没有签收就反馈"}),
                                   Hall::command(engine::SignTicket{ticket})});
    QCOMPARE(answers[0].rejection->code, std::string("illegal_transition"));
    QCOMPARE(answers[1].rejection->code, std::string("skipped"));
    QVERIFY(!m_hall->give("u-heat-co", engine::SignTicket{ticket}).rejection);
}

void ServerProtocol::offlineTimesAreClamped()
{
    const auto now = m_hall->clock.now();
    const auto seen = m_hall->api().log.lastSeq();
    m_hall->clock.advance(std::chrono::minutes{5});
    auto future = Hall::command(heatingTicket(Hall::newId()));
    future.offline = true;
    future.seen = seen;
    future.occurredAt = now + std::chrono::hours{5};
    auto past = Hall::command(heatingTicket(Hall::newId()));
    past.offline = true;
    past.seen = seen;
    past.occurredAt = now - std::chrono::hours{500};
    const auto answers = m_hall->give("1001", std::vector{future, past});
    const auto events = m_hall->api().log.read(answers[0].firstSeq - 1, 100).value();
    QVERIFY(events.front().occurredAt == m_hall->clock.now());
    const auto& second =
        events[static_cast<std::size_t>(answers[1].firstSeq - answers[0].firstSeq)];
    QVERIFY(second.offline);
    QVERIFY2(second.occurredAt >= now - std::chrono::hours{24 * 8},
             "not before what the desk had seen");
}

void ServerProtocol::aKeptConnectionSurvivesAnError()
{
    // Poco's client session keeps its connection: the error in the middle must leave it at the next
    // request.
    const auto answered =
        m_hall->ask("POST", "/v1/nothing", m_hall->token("1001"), std::string(100'000, 'x'));
    QCOMPARE(answered.status, 404);
    QCOMPARE(m_hall->ask("GET", "/v1/health").status, 200);
}

void ServerProtocol::aCallIsTakenToItsTicket()
{
    const CallId call(Hall::newId());
    QVERIFY(!m_hall->give("1001", engine::SignInSeat{SeatId("B17"), {}}).rejection);
    QVERIFY(
        !m_hall
             ->give("9100",
                    engine::ReportCall{call, "13800006127", "12345", "2", {}, "scenario:heating"})
             .rejection);
    const auto view = wire::parseCallText(
                          m_hall->ask("GET", "/v1/calls/" + call.str(), m_hall->token("1001")).body)
                          .value();
    QCOMPARE(view.number.value, std::string("13800006127"));
    QCOMPARE(view.media, std::string("scenario:heating"));
    const auto masked = m_hall->ask("GET", "/v1/calls/" + call.str(), m_hall->token("4001"));
    QCOMPARE(wire::parseCallText(masked.body).value().number.value, std::string("138****6127"));
    QCOMPARE(m_hall->ask("GET", "/v1/calls/" + call.str(), m_hall->token("1002")).status, 404);
    QVERIFY(!m_hall->give("1001", engine::AnswerCall{call, SeatId("B17")}).rejection);
    const auto snapshot =
        wire::parseSnapshot(m_hall->ask("GET", "/v1/snapshot", m_hall->token("1001")).body).value();
    QCOMPARE(snapshot.calls.size(), std::size_t{1});
    QVERIFY(snapshot.calls.front().phase == engine::CallPhase::Talking);
    QCOMPARE(snapshot.seats.size(), std::size_t{1});
    const TicketId ticket(Hall::newId());
    auto submit = heatingTicket(ticket.str());
    submit.call = call;
    const auto number = m_hall->give("1001", submit).ticketNumber;
    QVERIFY(!m_hall->give("1001", engine::EndCall{call, {}}).rejection);
    QVERIFY(!m_hall->give("1001", engine::FinishWrapUp{SeatId("B17")}).rejection);
    const auto byNumber = m_hall->ask("GET", "/v1/tickets/" + number, m_hall->token("1001"));
    QCOMPARE(wire::parseTicketText(byNumber.body).value().id, ticket);
    const auto found =
        wire::parseTickets(
            m_hall->ask("GET", "/v1/tickets?caller=13800006127&limit=1", m_hall->token("1001"))
                .body)
            .value();
    QCOMPARE(found.front().id, ticket);
}

void ServerProtocol::catalogueHasAnETag()
{
    const auto& token = m_hall->token("1001");
    const auto plain = m_hall->ask("GET", "/v1/catalogue", token);
    QCOMPARE(plain.status, 200);
    QVERIFY(plain.body.find("heat-co") != std::string::npos);
    const auto etag = plain.headers.at("etag");
    QCOMPARE(m_hall->ask("GET", "/v1/catalogue", token, {}, {{"If-None-Match", etag}}).status, 304);
    const auto gzip =
        m_hall->ask("GET", "/v1/catalogue", token, {}, {{"Accept-Encoding", "gzip, deflate"}});
    QCOMPARE(gzip.headers.at("content-encoding"), std::string("gzip"));
    QVERIFY(gzip.body.size() < plain.body.size());
}

void ServerProtocol::healthAndMetricsAreOpen()
{
    const auto health = m_hall->ask("GET", "/v1/health", {}, {}, {{"Lianxin-Protocol", ""}});
    QCOMPARE(health.status, 200);
    QVERIFY(health.body.find("\"status\":\"ok\"") != std::string::npos);
    const auto metrics = m_hall->ask("GET", "/metrics", {}, {}, {{"Lianxin-Protocol", ""}});
    QVERIFY(metrics.body.find("\nlianxin_commands_total ") != std::string::npos);
    QVERIFY2(metrics.body.find("1380000") == std::string::npos, "no personal values");
}

QTEST_GUILESS_MAIN(ServerProtocol)
#include "tst_server_protocol.moc"

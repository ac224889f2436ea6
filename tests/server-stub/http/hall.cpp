#include "tests/server-stub/http/hall.h"

#include "models/wire/command_json.h"
#include "server-stub/auth/accounts.h"
#include "server-stub/service/new_store.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/random.h"
#include "tests/models/engine/desk.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace lianxin::http::test {

namespace {

/// Urgent tickets: the unit must also speak with the caller soon.
sla::Rule urgent(sla::Rule rule)
{
    using sla::Happening;
    rule.id = "urgent";
    rule.name = "紧急诉求";
    rule.when.urgencies = {ticket::Urgency::Urgent};
    rule.steps.push_back(engine::test::step("first_contact", "首次联系", sla::Charge::Assignment,
                                            {Happening::Assigned, Happening::Redone},
                                            {Happening::FirstContact, Happening::Replied}, "24h"));
    return rule;
}

/// The small city with volunteers at home beside its hall.
engine::City cityOfTheHall()
{
    auto city = *engine::test::city();
    city.policy.rules.push_back(urgent(city.policy.rules.front()));
    ticket::Colour secret;
    secret.id = "confidential";
    secret.name = "保密工单";
    secret.shape = ticket::MarkShape::Lock;
    secret.paint = "#57606a";
    secret.team = "secret";
    secret.confidential = true;
    city.colours = {secret};
    city.callPlan.groups = {{GroupId{"hall"}, "大厅"}, {GroupId{"home"}, "志愿者组", {}, 0, true}};
    return city;
}

std::vector<auth::Account> people()
{
    using engine::Role;
    return {{StaffId("1001"), "李晓梅", {Role::CallTaker}, {}},
            {StaffId("1002"), "张建国", {Role::CallTaker}, {}},
            {StaffId("1101"), "志愿者", {Role::CallTaker}, {}, {}, {GroupId("home")}},
            {StaffId("2001"), "王立群", {Role::Dispatcher}, {}},
            {StaffId("3001"), "何丹", {Role::CallbackAgent}, {}},
            {StaffId("4001"), "郑国安", {Role::Supervisor}, {}},
            {StaffId("4002"), "孙立", {Role::Supervisor}, {}, {"secret"}},
            {StaffId("5001"), "许文静", {Role::Inspector}, {}},
            {StaffId("5101"), "冯晓东", {Role::Trainer}, {}},
            {StaffId("9001"), "系统管理员", {Role::Administrator}, {}},
            {StaffId("9100"), "电话网关", {Role::Gateway}, {}},
            {StaffId("u-heat-co"), "热力公司", {Role::UnitStaff}, UnitId("heat-co")},
            {StaffId("u-hq-cg"), "红旗区城管", {Role::UnitStaff}, UnitId("hq-cg")}};
}

training::Scenario heatingScenario()
{
    training::Scenario scenario;
    scenario.id = ScenarioId("heating");
    scenario.title = "暖气不热";
    scenario.caller = {"王女士", "13800006127", "12345", "2"};
    scenario.turns = {{session::Speaker::Agent, "您好，请讲。"},
                      {session::Speaker::Caller, "我家暖气不热。"}};
    return scenario;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// Everything a test says to a server it says through these two.
void must(const Status& status)
{
    if (!status)
        qFatal("%s %s", status.error().code.c_str(), status.error().detail.c_str());
}

} // namespace

std::string Answered::errorCode() const
{
    return wire::parseErrorBody(body).code;
}

Ear::Ear(std::uint16_t port, const std::string& token, const std::string& query,
         const std::string& lastEventId)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{5, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const int small = 4096;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        qFatal("no connection");
    std::string request = "GET /v1/events" + query +
                          " HTTP/1.1\r\nHost: x\r\nLianxin-Protocol: 1\r\nAuthorization: Bearer " +
                          token + "\r\n";
    if (!lastEventId.empty())
        request += "Last-Event-ID: " + lastEventId + "\r\n";
    request += "\r\n";
    (void)!::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL);
    while (m_buffer.find("\r\n\r\n") == std::string::npos && readMore()) {
    }
    m_status = m_buffer.size() > 12 ? std::stoi(m_buffer.substr(9, 3)) : 0;
    m_buffer.erase(0, m_buffer.find("\r\n\r\n") + 4);
}

Ear::~Ear()
{
    ::close(m_socket);
}

bool Ear::readMore()
{
    char piece[4096];
    const ssize_t got = ::recv(m_socket, piece, sizeof piece, 0);
    if (got <= 0) {
        m_ended = true;
        return false;
    }
    m_buffer.append(piece, static_cast<std::size_t>(got));
    return true;
}

Heard Ear::next()
{
    while (true) {
        const auto end = m_buffer.find("\n\n");
        if (end == std::string::npos) {
            if (!readMore())
                return {};
            continue;
        }
        Heard heard;
        std::string block = m_buffer.substr(0, end + 1);
        m_buffer.erase(0, end + 2);
        for (std::size_t at = 0; at < block.size();) {
            const auto line = block.substr(at, block.find('\n', at) - at);
            at += line.size() + 1;
            for (auto [name, member] :
                 {std::pair{"id: ", &heard.id}, {"event: ", &heard.event}, {"data: ", &heard.data}})
                if (line.rfind(name, 0) == 0)
                    *member = line.substr(std::string(name).size());
        }
        if (!heard.event.empty())
            return heard;
    }
}

Heard Ear::nextEvent()
{
    auto heard = next();
    while (heard.event == "heartbeat")
        heard = next();
    return heard;
}

std::vector<Heard> Ear::until(std::int64_t seq)
{
    std::vector<Heard> all;
    while (true) {
        auto heard = next();
        if (heard.event.empty())
            return all;
        if (heard.event != "heartbeat") {
            all.push_back(heard);
            continue;
        }
        if (wire::parseHeartbeat(heard.data).value().seq >= seq)
            return all;
    }
}

Hall::Hall(Tune tune) : m_tune(std::move(tune))
{
    auto store = store::Database::open({database(), 0});
    if (!store)
        qFatal("no store");
    must(service::fillStore(*store.value(),
                            {cityOfTheHall(), {heatingScenario()}, std::nullopt, clock.now()}));
    auto record = store::AccessLog::open(database()).value();
    must(auth::Accounts(*store.value(), *record).addAll(people(), kPassword, {{}, clock.now()}));
    record.reset();
    store.value().reset();
    start();
}

Hall::~Hall()
{
    m_server.reset();
}

void Hall::start()
{
    ServerOptions options;
    options.database = database();
    options.listen.address = "127.0.0.1:0";
    options.listen.threads = 32;
    options.clock = &clock;
    options.hub.heartbeat = std::chrono::milliseconds{200};
    if (m_tune)
        m_tune(options);
    auto server = Server::start(options);
    if (!server)
        qFatal("%s %s", server.error().code.c_str(), server.error().detail.c_str());
    m_server = std::move(server).value();
}

void Hall::restart()
{
    m_server.reset();
    start();
}

/// SQLite keeps the limit by connection, and each is one thread's at a time.
void Hall::allowPages(int pages)
{
    using namespace Poco::Data::Keywords;
    const auto limit = "PRAGMA max_page_count=" + std::to_string(pages);
    auto& database = api().database;
    must(api().centre.look([&](const engine::State&) { database.log() << limit, now; }));
    must(database.write([&](Poco::Data::Session& side) { side << limit, now; }));
}

Answered Hall::ask(const std::string& method, const std::string& path, const std::string& token,
                   const std::string& body, std::map<std::string, std::string> headers)
{
    Poco::Net::HTTPClientSession session("127.0.0.1", port());
    session.setTimeout(Poco::Timespan(10, 0));
    Poco::Net::HTTPRequest request(method, path, Poco::Net::HTTPRequest::HTTP_1_1);
    headers.emplace("Lianxin-Protocol", "1");
    if (!token.empty())
        headers.emplace("Authorization", "Bearer " + token);
    for (const auto& [name, value] : headers)
        if (!value.empty())
            request.set(name, value);
    request.setContentLength(static_cast<std::streamsize>(body.size()));
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    auto& in = session.receiveResponse(response);
    Answered answered{response.getStatus(), {}, {}};
    Poco::StreamCopier::copyToString(in, answered.body);
    for (const auto& [name, value] : response)
        answered.headers[lowered(name)] = value;
    return answered;
}

const std::string& Hall::token(const std::string& staff)
{
    auto& known = m_tokens[staff];
    if (known.empty()) {
        const auto answered =
            ask("POST", "/v1/login", {}, wire::loginBody({StaffId(staff), kPassword}));
        const auto login = wire::parseLoginAnswer(answered.body);
        if (!login)
            qFatal("no login for %s: %s", staff.c_str(), answered.body.c_str());
        known = login.value().token;
    }
    return known;
}

std::string Hall::newId()
{
    return store::newId(service::SystemClock().now());
}

engine::Command Hall::command(engine::CommandBody body, const std::string& id)
{
    engine::Command command;
    command.id = CommandId(id.empty() ? newId() : id);
    command.body = std::move(body);
    return command;
}

std::vector<engine::Answer> Hall::give(const std::string& staff,
                                       const std::vector<engine::Command>& commands)
{
    const auto answered = ask("POST", "/v1/commands", token(staff), wire::batchBody(commands));
    const auto answer = wire::parseBatchAnswer(answered.body);
    if (!answer)
        qFatal("not an answer: %s", answered.body.c_str());
    return answer.value().answers;
}

engine::Answer Hall::give(const std::string& staff, engine::CommandBody body, const std::string& id)
{
    return give(staff, std::vector{command(std::move(body), id)}).front();
}

engine::SubmitTicket heatingTicket(const std::string& id, const std::string& summary)
{
    const auto field = [](std::string_view name, const std::string& value) {
        ticket::FieldValue f;
        f.name = name;
        f.value = value;
        f.display = value;
        f.confidence = 1;
        f.origin = ticket::Origin::Typed;
        return f;
    };
    engine::SubmitTicket submit;
    submit.ticket = TicketId(id);
    submit.fields = {field(ticket::field::kCallerName, "王女士"),
                     field(ticket::field::kCallerNumber, "13800006127"),
                     field(ticket::field::kKind, "complaint"),
                     field(ticket::field::kCategory, "0102"),
                     field(ticket::field::kPlace, "红旗区阳光小区"),
                     field(ticket::field::kSummary, summary)};
    submit.point = places::Point{113.85, 35.05};
    submit.district = DistrictCode("990101");
    submit.lead = UnitId("heat-co");
    submit.confidence = 1;
    return submit;
}

} // namespace lianxin::http::test

#include "server-stub/robots/client.h"

#include "models/wire/command_json.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/random.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include <chrono>
#include <istream>
#include <ostream>
#include <thread>

namespace lianxin::robots {

using Poco::Net::HTTPRequest;

namespace {

constexpr int kTries = 30;
constexpr std::chrono::milliseconds kBetweenTries{500};
constexpr int kTimeoutSeconds = 30;

struct Reply {
    int status = 0;
    std::string body;
};

std::unique_ptr<Poco::Net::HTTPClientSession> sessionFor(const Poco::URI& uri)
{
    if (uri.getScheme() != "https")
        return std::make_unique<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
    Poco::Net::Context::Ptr context =
        new Poco::Net::Context(Poco::Net::Context::TLSV1_2_CLIENT_USE, "", "", "",
                               Poco::Net::Context::VERIFY_RELAXED, 9, true);
    return std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
}

} // namespace

struct Client::Line {
    std::unique_ptr<Poco::Net::HTTPClientSession> session;
    wire::LoginAnswer login;

    Result<Reply> exchange(const std::string& method, const std::string& path,
                           const std::string& body)
    {
        try {
            HTTPRequest request(method, path, HTTPRequest::HTTP_1_1);
            request.set("Lianxin-Protocol", std::to_string(wire::kProtocol));
            if (!login.token.empty())
                request.set("Authorization", "Bearer " + login.token);
            request.setContentType("application/json");
            request.setContentLength(static_cast<std::streamsize>(body.size()));
            session->sendRequest(request) << body;
            Poco::Net::HTTPResponse response;
            std::istream& in = session->receiveResponse(response);
            Reply reply{response.getStatus(), {}};
            Poco::StreamCopier::copyToString(in, reply.body);
            return reply;
        } catch (const Poco::Exception& thrown) {
            session->reset();
            return Error{"connection", thrown.displayText()};
        }
    }

    Result<std::string> ask(const std::string& method, const std::string& path,
                            const std::string& body)
    {
        Error last{"connection", path};
        for (int i = 0; i < kTries; ++i) {
            auto reply = exchange(method, path, body);
            if (reply && reply.value().status < 300)
                return std::move(reply).value().body;
            last = reply ? wire::parseErrorBody(reply.value().body) : reply.error();
            if (reply && reply.value().status != 503)
                return last;
            std::this_thread::sleep_for(kBetweenTries);
        }
        return last;
    }
};

Client::Client(std::unique_ptr<Line> line) : m_line(std::move(line)) {}

Client::~Client() = default;

Result<std::unique_ptr<Client>> Client::make(const std::string& url)
{
    try {
        const Poco::URI uri(url);
        if ((uri.getScheme() != "http" && uri.getScheme() != "https") || uri.getHost().empty())
            return Error{"bad_url", url};
        auto line = std::make_unique<Line>();
        line->session = sessionFor(uri);
        line->session->setKeepAlive(true);
        line->session->setTimeout(Poco::Timespan(kTimeoutSeconds, 0));
        return std::unique_ptr<Client>(new Client(std::move(line)));
    } catch (const Poco::Exception&) {
        return Error{"bad_url", url};
    }
}

Status Client::logIn(const StaffId& staff, const std::string& password)
{
    const auto body =
        m_line->ask(HTTPRequest::HTTP_POST, "/v1/login", wire::loginBody({staff, password}));
    if (!body)
        return body.error();
    auto login = wire::parseLoginAnswer(body.value());
    if (!login)
        return Error{"bad_answer", "login"};
    m_line->login = std::move(login).value();
    return success();
}

const wire::LoginAnswer& Client::login() const
{
    return m_line->login;
}

Result<engine::Answer> Client::give(engine::CommandBody body)
{
    engine::Command command;
    command.id = CommandId(store::newId(service::SystemClock().now()));
    command.body = std::move(body);
    const auto reply =
        m_line->ask(HTTPRequest::HTTP_POST, "/v1/commands", wire::batchBody({command}));
    if (!reply)
        return reply.error();
    auto answer = wire::parseBatchAnswer(reply.value());
    if (!answer || answer.value().answers.size() != 1)
        return Error{"bad_answer", "commands"};
    return std::move(answer.value().answers.front());
}

Result<std::string> Client::get(const std::string& path)
{
    return m_line->ask(HTTPRequest::HTTP_GET, path, {});
}

} // namespace lianxin::robots

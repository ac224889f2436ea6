#include "server-stub/http/http_server.h"

#include "server-stub/http/routes.h"
#include "server-stub/service/background.h"

#include <Poco/ErrorHandler.h>
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/ThreadPool.h>

#include <utility>

namespace lianxin::http {

namespace {

constexpr int kBacklog = 4'096;
constexpr int kIdleThreads = 16;
constexpr int kIdleSeconds = 30;
constexpr int kStack = 256 * 1024;
constexpr int kReceiveSeconds = 15;
constexpr int kKeepAliveSeconds = 90; ///< longer than a seat's lease renewals are apart
constexpr int kBehindEngine = 10;
constexpr int kMaxWaiting = 20'000; ///< accepted connections without a thread yet

/// The engine's one thread goes before the many that read requests and wait for its answers.
void stepBehindEngine()
{
    thread_local bool t_done = false;
    if (!std::exchange(t_done, true))
        service::stepBack(kBehindEngine);
}

class Handler : public Poco::Net::HTTPRequestHandler {
public:
    explicit Handler(Api& api) : m_api(api) {}
    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override
    {
        stepBehindEngine();
        Exchange exchange(request, response);
        serve(m_api, exchange);
    }

private:
    Api& m_api;
};

class Factory : public Poco::Net::HTTPRequestHandlerFactory {
public:
    explicit Factory(Api& api) : m_api(api) {}
    Poco::Net::HTTPRequestHandler*
    createRequestHandler(const Poco::Net::HTTPServerRequest&) override
    {
        return new Handler(m_api);
    }

private:
    Api& m_api;
};

/// A client that goes away in the middle is no news; Poco would print it.
class Quiet : public Poco::ErrorHandler {
public:
    void exception(const Poco::Exception&) override {}
    void exception(const std::exception&) override {}
    void exception() override {}
};

Result<Poco::Net::SocketAddress> parseAddress(const std::string& text)
{
    try {
        return Poco::Net::SocketAddress(text);
    } catch (const Poco::Exception&) {
        return Error{"bad_address", text};
    }
}

Result<Poco::Net::ServerSocket> openSocket(const Poco::Net::SocketAddress& address,
                                           const ListenOptions& options)
{
    const bool secure = !options.tlsCertificate.empty() && !options.tlsKey.empty();
    if (!secure && !address.host().isLoopback())
        return Error{"needs_tls", options.address};
    try {
        if (!secure)
            return Poco::Net::ServerSocket(address, kBacklog);
        Poco::Net::initializeSSL();
        Poco::Net::Context::Params files;
        files.privateKeyFile = options.tlsKey;
        files.certificateFile = options.tlsCertificate;
        files.verificationMode = Poco::Net::Context::VERIFY_NONE;
        files.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
        Poco::Net::Context::Ptr context =
            new Poco::Net::Context(Poco::Net::Context::TLSV1_2_SERVER_USE, files);
        context->disableProtocols(
            Poco::Net::Context::PROTO_SSLV2 | Poco::Net::Context::PROTO_SSLV3 |
            Poco::Net::Context::PROTO_TLSV1 | Poco::Net::Context::PROTO_TLSV1_1);
        context->enableSessionCache(true, "lianxin");
        return Poco::Net::SecureServerSocket(address, kBacklog, context);
    } catch (const Poco::Net::SSLException& thrown) {
        return Error{"bad_certificate", thrown.message()};
    } catch (const Poco::Exception& thrown) {
        return Error{"address_in_use", options.address};
    }
}

} // namespace

struct HttpServer::Parts {
    Parts(const Poco::Net::ServerSocket& listening, int threads, Api& api)
        : socket(listening), pool(kIdleThreads, threads, kIdleSeconds, kStack),
          server(new Factory(api), pool, socket, params(threads))
    {}

    static Poco::Net::HTTPServerParams* params(int threads)
    {
        auto* all = new Poco::Net::HTTPServerParams;
        all->setMaxThreads(threads);
        all->setMaxQueued(kMaxWaiting);
        all->setKeepAlive(true);
        all->setMaxKeepAliveRequests(0);
        all->setTimeout(Poco::Timespan(kReceiveSeconds, 0));
        all->setKeepAliveTimeout(Poco::Timespan(kKeepAliveSeconds, 0));
        all->setThreadIdleTime(Poco::Timespan(kIdleSeconds, 0));
        all->setSoftwareVersion(std::string("lianxin/") + kVersion);
        return all;
    }

    Poco::Net::ServerSocket socket;
    Poco::ThreadPool pool;
    Poco::Net::HTTPServer server;
};

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

HttpServer::~HttpServer()
{
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ListenOptions& options, Api& api)
{
    static Quiet s_quiet;
    Poco::ErrorHandler::set(&s_quiet);
    const auto address = parseAddress(options.address);
    if (!address)
        return address.error();
    const auto socket = openSocket(address.value(), options);
    if (!socket)
        return socket.error();
    std::unique_ptr<HttpServer> server(
        new HttpServer(std::make_unique<Parts>(socket.value(), options.threads, api)));
    server->m_parts->server.start();
    return server;
}

std::uint16_t HttpServer::port() const
{
    return m_parts->socket.address().port();
}

void HttpServer::stop()
{
    m_parts->server.stopAll(true);
}

} // namespace lianxin::http

#include "server-stub/http/http_server.h"

#include "server-stub/http/routes.h"

#include <Poco/ErrorHandler.h>
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/ServerSocket.h>

#include <utility>

namespace lianxin::http {

namespace {

constexpr int kBacklog = 4'096;
using TlsContext = Poco::Net::Context::Ptr;

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

/// Null: nothing but loopback, in the clear.
Result<TlsContext> contextFor(const Poco::Net::SocketAddress& address, const ListenOptions& options)
{
    const bool secure = !options.tlsCertificate.empty() && !options.tlsKey.empty();
    if (!secure && !address.host().isLoopback())
        return Error{"needs_tls", options.address};
    if (!secure)
        return TlsContext();
    try {
        Poco::Net::initializeSSL();
        Poco::Net::Context::Params files;
        files.privateKeyFile = options.tlsKey;
        files.certificateFile = options.tlsCertificate;
        files.verificationMode = Poco::Net::Context::VERIFY_NONE;
        files.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
        TlsContext context = new Poco::Net::Context(Poco::Net::Context::TLSV1_2_SERVER_USE, files);
        context->disableProtocols(
            Poco::Net::Context::PROTO_SSLV2 | Poco::Net::Context::PROTO_SSLV3 |
            Poco::Net::Context::PROTO_TLSV1 | Poco::Net::Context::PROTO_TLSV1_1);
        context->enableSessionCache(true, "lianxin");
        return context;
    } catch (const Poco::Exception& thrown) {
        return Error{"bad_certificate", thrown.message()};
    }
}

Result<Poco::Net::ServerSocket> openSocket(const Poco::Net::SocketAddress& address,
                                           const ListenOptions& options)
{
    try {
        return Poco::Net::ServerSocket(address, kBacklog);
    } catch (const Poco::Exception&) {
        return Error{"address_in_use", options.address};
    }
}

} // namespace

struct HttpServer::Parts {
    Parts(const Poco::Net::ServerSocket& socket, const TlsContext& context,
          const ListenOptions& options, Api& api)
        : port(socket.address().port()), loop(socket, context, options.threads, options.patience,
                                              [&api](Exchange& exchange) { serve(api, exchange); })
    {}

    std::uint16_t port;
    RequestLoop loop;
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
    const auto context = contextFor(address.value(), options);
    if (!context)
        return context.error();
    const auto socket = openSocket(address.value(), options);
    if (!socket)
        return socket.error();
    std::unique_ptr<HttpServer> server(
        new HttpServer(std::make_unique<Parts>(socket.value(), context.value(), options, api)));
    if (const auto started = server->m_parts->loop.start(); !started)
        return started.error();
    return server;
}

std::uint16_t HttpServer::port() const
{
    return m_parts->port;
}

void HttpServer::stop()
{
    m_parts->loop.stop();
}

} // namespace lianxin::http

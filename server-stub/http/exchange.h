#pragma once

#include "models/base/result.h"
#include "server-stub/auth/accounts.h"
#include "server-stub/http/request_reader.h"

#include <Poco/Net/HTTPResponse.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Poco::Net {
class StreamSocket;
} // namespace Poco::Net

namespace lianxin::http {

/// Whose a request's socket is.
class SocketOwner {
public:
    virtual ~SocketOwner() = default;
    /// Lets go of it for good.
    virtual Poco::Net::StreamSocket release() = 0;
};

/// One request, which is there as a whole, and its answer, in our own words. Lives on the stack of
/// the thread that serves it; replies wait in memory for takeReply().
class Exchange {
public:
    /// Throws Poco::SyntaxException for what is no URI.
    Exchange(Request& request, SocketOwner& owner);

    const std::string& method() const;
    /// Segments of the path, percent-decoded: `/v1/tickets/7` is {"v1", "tickets", "7"}.
    const std::vector<std::string>& path() const { return m_path; }
    /// The last segment: the ID of a route that ends in one.
    const std::string& id() const { return m_path.back(); }
    /// A parameter of the query, or empty.
    const std::string& query(const std::string& name) const;
    std::string header(const std::string& name) const;
    bool isSecure() const;

    /// The body, once. Error: `body_too_large`.
    Result<std::string> body(std::size_t limit);

    /// Set by the dispatcher before a handler that needs a login is called.
    auth::Account viewer;
    UtcTime loginExpires{};
    std::string token;
    engine::Actor actor() const;

    void reply(int status, const std::string& json);
    void reply(int status, const std::string& bytes, const std::string& contentType);
    void replyNothing(int status);
    void replyError(const Error& error);
    void setHeader(const std::string& name, const std::string& value);
    bool replied() const { return m_replied; }

    /// Takes the socket out of the server's hands for a stream; nothing may be replied any more.
    Poco::Net::StreamSocket detach();

    /// Head and body for the wire.
    std::string takeReply() { return std::move(m_reply); }
    /// The connection may carry another request after the reply.
    bool keepsAlive() const { return m_response.getKeepAlive(); }

private:
    void replyWith(int status, const std::string& bytes);
    Request& m_request;
    SocketOwner& m_owner;
    Poco::Net::HTTPResponse m_response;
    std::string m_reply;
    std::vector<std::string> m_path;
    std::map<std::string, std::string> m_query;
    bool m_replied = false;
};

/// 404 for `unknown_ticket`, 503 for `disk_full` …; 500 for what is nobody's fault outside.
int statusOf(const std::string& errorCode);

/// A whole number; nothing for anything else.
std::optional<std::int64_t> parseNumber(const std::string& text);
std::optional<double> parseDecimal(const std::string& text);

} // namespace lianxin::http

#pragma once

#include "models/base/result.h"
#include "server-stub/auth/accounts.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Poco::Net {
class HTTPServerRequest;
class HTTPServerResponse;
class StreamSocket;
} // namespace Poco::Net

namespace lianxin::http {

/// One request and its answer, in our own words. Lives on the stack of the thread that serves it.
class Exchange {
public:
    Exchange(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response);

    const std::string& method() const;
    /// Segments of the path, percent-decoded: `/v1/tickets/7` is {"v1", "tickets", "7"}.
    const std::vector<std::string>& path() const { return m_path; }
    /// The last segment: the ID of a route that ends in one.
    const std::string& id() const { return m_path.back(); }
    /// A parameter of the query, or empty.
    const std::string& query(const std::string& name) const;
    std::string header(const std::string& name) const;
    bool isSecure() const;

    /// Reads the body once. Errors: `body_too_large`, `bad_body` (cut off).
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

private:
    void dropRest();
    Poco::Net::HTTPServerRequest& m_request;
    Poco::Net::HTTPServerResponse& m_response;
    std::vector<std::string> m_path;
    std::map<std::string, std::string> m_query;
    bool m_bodyRead = false;
    bool m_replied = false;
};

/// 404 for `unknown_ticket`, 503 for `disk_full` …; 500 for what is nobody's fault outside.
int statusOf(const std::string& errorCode);

/// A whole number; nothing for anything else.
std::optional<std::int64_t> parseNumber(const std::string& text);
std::optional<double> parseDecimal(const std::string& text);

} // namespace lianxin::http

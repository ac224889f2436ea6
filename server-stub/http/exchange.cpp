#include "server-stub/http/exchange.h"

#include "models/wire/json.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/URI.h>

#include <array>
#include <charconv>
#include <istream>
#include <utility>

namespace lianxin::http {

namespace {

constexpr std::size_t kMostDropped =
    4 * 1024 * 1024; ///< of a body nobody wants; beyond it the connection is closed
constexpr const char* kJson = "application/json; charset=utf-8";

constexpr std::array<std::pair<std::string_view, int>, 37> kStatus{{
    {"unknown_protocol", 400},
    {"bad_json", 400},
    {"missing_member", 400},
    {"bad_member", 400},
    {"bad_body", 400},
    {"bad_query", 400},
    {"bad_id", 400},
    {"malformed_journal", 400},
    {"missing_reason", 400},
    {"wrong_password", 401},
    {"unauthorised", 401},
    {"forbidden", 403},
    {"unknown_route", 404},
    {"unknown_ticket", 404},
    {"unknown_journal", 404},
    {"unknown_scenario", 404},
    {"unknown_call", 404},
    {"unknown_model", 404},
    {"unknown_topic", 404},
    {"method_not_allowed", 405},
    {"ahead_of_centre", 409},
    {"exists", 409},
    {"body_too_large", 413},
    {"batch_too_large", 413},
    {"locked", 423},
    {"overloaded", 503},
    {"disk_full", 503},
    {"busy", 503},
    {"io", 503},
    {"fenced", 503},
    {"store_corrupt", 500},
    {"journal_missing", 410},
    {"journal_damaged", 500},
    {"too_many_logins", 429},
    {"weak_password", 400},
    {"too_long", 400},
    {"internal", 500},
}};

} // namespace

int statusOf(const std::string& errorCode)
{
    for (const auto& [code, status] : kStatus)
        if (code == errorCode)
            return status;
    return 500;
}

std::optional<std::int64_t> parseNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> parseDecimal(const std::string& text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Exchange::Exchange(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response)
    : m_request(request), m_response(response)
{
    const Poco::URI uri(request.getURI());
    uri.getPathSegments(m_path);
    if (m_path.empty())
        m_path.emplace_back();
    for (auto& [name, value] : uri.getQueryParameters())
        m_query.emplace(name, value);
}

const std::string& Exchange::method() const
{
    return m_request.getMethod();
}

const std::string& Exchange::query(const std::string& name) const
{
    static const std::string kNone;
    const auto it = m_query.find(name);
    return it == m_query.end() ? kNone : it->second;
}

std::string Exchange::header(const std::string& name) const
{
    return m_request.get(name, "");
}

bool Exchange::isSecure() const
{
    return m_request.secure();
}

Result<std::string> Exchange::body(std::size_t limit)
{
    const auto length = m_request.getContentLength64();
    if (m_request.hasContentLength() && length > static_cast<Poco::Int64>(limit))
        return Error{"body_too_large", std::to_string(limit)};
    m_bodyRead = true;
    std::string bytes;
    if (m_request.hasContentLength()) {
        bytes.resize(static_cast<std::size_t>(length));
        m_request.stream().read(bytes.data(), static_cast<std::streamsize>(length));
        if (m_request.stream().gcount() != static_cast<std::streamsize>(length))
            return Error{"bad_body", {}};
        return bytes;
    }
    if (!m_request.getChunkedTransferEncoding())
        return bytes;
    std::array<char, 16 * 1024> piece;
    while (m_request.stream().read(piece.data(), piece.size()) || m_request.stream().gcount() > 0) {
        bytes.append(piece.data(), static_cast<std::size_t>(m_request.stream().gcount()));
        if (bytes.size() > limit) {
            m_response.setKeepAlive(false);
            return Error{"body_too_large", std::to_string(limit)};
        }
    }
    return bytes;
}

engine::Actor Exchange::actor() const
{
    return {viewer.staff, viewer.name, viewer.roles, viewer.unit, {}, viewer.teams, viewer.groups};
}

/// An answer sent while the body is still coming would be lost with the connection's reset, and a
/// kept connection must stand at the next request.
void Exchange::dropRest()
{
    const bool hasBody = m_request.getChunkedTransferEncoding() ||
                         (m_request.hasContentLength() && m_request.getContentLength64() > 0);
    if (m_bodyRead || !hasBody)
        return;
    m_bodyRead = true;
    m_response.setKeepAlive(false);
    std::array<char, 16 * 1024> piece;
    std::size_t dropped = 0;
    while (dropped < kMostDropped &&
           (m_request.stream().read(piece.data(), piece.size()) || m_request.stream().gcount() > 0))
        dropped += static_cast<std::size_t>(m_request.stream().gcount());
}

void Exchange::reply(int status, const std::string& json)
{
    reply(status, json, kJson);
}

void Exchange::reply(int status, const std::string& bytes, const std::string& contentType)
{
    dropRest();
    m_replied = true;
    m_response.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
    m_response.setContentType(contentType);
    m_response.sendBuffer(bytes.data(), bytes.size());
}

void Exchange::replyNothing(int status)
{
    dropRest();
    m_replied = true;
    m_response.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
    m_response.setContentLength(0);
    m_response.send();
}

void Exchange::replyError(const Error& error)
{
    reply(statusOf(error.code), wire::errorBody(error));
}

void Exchange::setHeader(const std::string& name, const std::string& value)
{
    m_response.set(name, value);
}

Poco::Net::StreamSocket Exchange::detach()
{
    m_replied = true;
    return static_cast<Poco::Net::HTTPServerRequestImpl&>(m_request).detachSocket();
}

} // namespace lianxin::http

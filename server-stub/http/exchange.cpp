#include "server-stub/http/exchange.h"

#include "models/wire/json.h"
#include "server-stub/http/api.h"

#include <Poco/Net/StreamSocket.h>
#include <Poco/Timestamp.h>
#include <Poco/URI.h>

#include <array>
#include <charconv>
#include <sstream>
#include <utility>

namespace lianxin::http {

namespace {

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

Exchange::Exchange(Request& request, SocketOwner& owner) : m_request(request), m_owner(owner)
{
    const auto& head = request.head;
    const Poco::URI uri(head.getURI());
    uri.getPathSegments(m_path);
    if (m_path.empty())
        m_path.emplace_back();
    for (auto& [name, value] : uri.getQueryParameters())
        m_query.emplace(name, value);
    m_response.setVersion(head.getVersion());
    m_response.setDate(Poco::Timestamp());
    m_response.set("Server", std::string("lianxin/") + kVersion);
    m_response.setKeepAlive(head.getKeepAlive() && !request.tooLarge);
}

const std::string& Exchange::method() const
{
    return m_request.head.getMethod();
}

const std::string& Exchange::query(const std::string& name) const
{
    static const std::string kNone;
    const auto it = m_query.find(name);
    return it == m_query.end() ? kNone : it->second;
}

std::string Exchange::header(const std::string& name) const
{
    return m_request.head.get(name, "");
}

bool Exchange::isSecure() const
{
    return m_request.secure;
}

Result<std::string> Exchange::body(std::size_t limit)
{
    if (m_request.tooLarge || m_request.body.size() > limit)
        return Error{"body_too_large", std::to_string(limit)};
    return std::move(m_request.body);
}

engine::Actor Exchange::actor() const
{
    return {viewer.staff, viewer.name, viewer.roles, viewer.unit, {}, viewer.teams, viewer.groups};
}

void Exchange::reply(int status, const std::string& json)
{
    reply(status, json, kJson);
}

void Exchange::reply(int status, const std::string& bytes, const std::string& contentType)
{
    m_response.setContentType(contentType);
    replyWith(status, bytes);
}

void Exchange::replyNothing(int status)
{
    replyWith(status, {});
}

void Exchange::replyWith(int status, const std::string& bytes)
{
    m_replied = true;
    m_response.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
    m_response.setContentLength64(static_cast<Poco::Int64>(bytes.size()));
    std::ostringstream head;
    m_response.write(head);
    m_reply = std::move(head).str();
    if (method() != Poco::Net::HTTPRequest::HTTP_HEAD)
        m_reply += bytes;
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
    return m_owner.release();
}

} // namespace lianxin::http

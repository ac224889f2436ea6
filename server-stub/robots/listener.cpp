#include "server-stub/robots/listener.h"

#include "models/wire/event_json.h"
#include "models/wire/view_json.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/URI.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <istream>
#include <mutex>
#include <thread>

namespace lianxin::robots {

namespace {

constexpr std::chrono::milliseconds kBeforeAgain{500};
constexpr int kSilentSeconds = 15; ///< three heartbeats

std::string valueOf(const std::string& line, std::string_view name)
{
    if (line.rfind(std::string(name) + ": ", 0) != 0)
        return {};
    std::string value = line.substr(name.size() + 2);
    if (!value.empty() && value.back() == '\r')
        value.pop_back();
    return value;
}

} // namespace

struct Listener::Ear {
    std::string url;
    std::string token;
    std::atomic<std::int64_t> position{0};
    std::atomic<bool> ending{false};
    std::mutex mutex;
    std::condition_variable heard;
    std::deque<engine::Event> events;
    std::shared_ptr<Poco::Net::HTTPClientSession> session;
    std::thread thread;

    void run()
    {
        while (!ending) {
            try {
                follow();
            } catch (const Poco::Exception&) {
                // The stream broke: it goes on by number.
            }
            std::unique_lock lock(mutex);
            heard.wait_for(lock, kBeforeAgain, [&] { return ending.load(); });
        }
    }

    std::shared_ptr<Poco::Net::HTTPClientSession> connect(const Poco::URI& uri)
    {
        std::shared_ptr<Poco::Net::HTTPClientSession> fresh;
        if (uri.getScheme() == "https")
            fresh = std::make_shared<Poco::Net::HTTPSClientSession>(
                uri.getHost(), uri.getPort(),
                new Poco::Net::Context(Poco::Net::Context::TLSV1_2_CLIENT_USE, "", "", "",
                                       Poco::Net::Context::VERIFY_RELAXED, 9, true));
        else
            fresh = std::make_shared<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
        fresh->setTimeout(Poco::Timespan(kSilentSeconds, 0));
        const std::lock_guard lock(mutex);
        session = fresh;
        return fresh;
    }

    void follow()
    {
        const auto line = connect(Poco::URI(url));
        Poco::Net::HTTPRequest request("GET", "/v1/events", Poco::Net::HTTPRequest::HTTP_1_1);
        request.set("Lianxin-Protocol", std::to_string(wire::kProtocol));
        request.set("Authorization", "Bearer " + token);
        request.set("Last-Event-ID", std::to_string(position));
        line->sendRequest(request);
        Poco::Net::HTTPResponse response;
        std::istream& in = line->receiveResponse(response);
        if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK)
            return;
        std::string text, type, data;
        while (!ending && std::getline(in, text)) {
            if (text.empty() || text == "\r") {
                take(type, data);
                type.clear();
                data.clear();
            } else if (auto value = valueOf(text, "event"); !value.empty()) {
                type = std::move(value);
            } else if (auto content = valueOf(text, "data"); !content.empty()) {
                data = std::move(content);
            }
        }
    }

    void take(const std::string& type, const std::string& data)
    {
        if (type == "heartbeat") {
            if (const auto beat = wire::parseHeartbeat(data))
                position = std::max(position.load(), beat.value().seq);
            return;
        }
        if (data.empty() || wire::currentVersion(type) == 0)
            return;
        auto event = wire::parseEventText(data);
        if (!event || event.value().seq <= position)
            return;
        position = event.value().seq;
        const std::lock_guard lock(mutex);
        events.push_back(std::move(event).value());
        heard.notify_one();
    }
};

Listener::Listener(const std::string& url, const std::string& token, std::int64_t after)
    : m_ear(std::make_unique<Ear>())
{
    m_ear->url = url;
    m_ear->token = token;
    m_ear->position = after;
    m_ear->thread = std::thread([ear = m_ear.get()] { ear->run(); });
}

Listener::~Listener()
{
    {
        const std::lock_guard lock(m_ear->mutex);
        m_ear->ending = true;
        m_ear->heard.notify_all();
        try {
            if (m_ear->session)
                m_ear->session->socket().shutdown();
        } catch (const Poco::Exception&) {
            // It was not connected.
        }
    }
    m_ear->thread.join();
}

std::optional<engine::Event> Listener::next(std::chrono::milliseconds wait)
{
    std::unique_lock lock(m_ear->mutex);
    m_ear->heard.wait_for(lock, wait, [&] { return !m_ear->events.empty(); });
    if (m_ear->events.empty())
        return std::nullopt;
    auto event = std::move(m_ear->events.front());
    m_ear->events.pop_front();
    return event;
}

std::int64_t Listener::position() const
{
    return m_ear->position;
}

} // namespace lianxin::robots

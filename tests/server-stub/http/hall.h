#pragma once

#include "models/wire/view_json.h"
#include "server-stub/http/server.h"

#include <QTemporaryDir>

#include <atomic>
#include <map>
#include <memory>
#include <string>

/// A real server in this process, on a free loopback port, with a small city and a few people, and
/// clients that speak plain HTTP to it.
namespace lianxin::http::test {

inline constexpr const char* kPassword = "for-tests-only";

/// A clock a test turns; read by the server's threads.
class TurnedClock : public engine::Clock {
public:
    UtcTime now() override { return UtcTime{Milliseconds{m_ms.load()}}; }
    void advance(Milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<std::int64_t> m_ms{1'795'000'000'000};
};

struct Answered {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string errorCode() const;
};

/// One event of a stream as it came over the wire.
struct Heard {
    std::string id;
    std::string event;
    std::string data;
};

/// A stream read by hand.
class Ear {
public:
    Ear(std::uint16_t port, const std::string& token, const std::string& query,
        const std::string& lastEventId = {});
    ~Ear();
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    int status() const { return m_status; }
    /// The next event; an empty one when the stream ended or was silent for five seconds.
    Heard next();
    /// The next event that is not a heartbeat.
    Heard nextEvent();
    /// Reads until a heartbeat says this number or more; what came before it, without heartbeats.
    std::vector<Heard> until(std::int64_t seq);
    bool ended() const { return m_ended; }

private:
    bool readMore();
    int m_socket = -1;
    int m_status = 0;
    bool m_ended = false;
    std::string m_buffer;
};

class Hall {
public:
    /// Changes of the options before the server starts.
    using Tune = std::function<void(ServerOptions&)>;
    explicit Hall(Tune tune = {});
    ~Hall();

    std::uint16_t port() const { return m_server->port(); }
    Api& api() { return m_server->api(); }
    TurnedClock clock;
    std::string database() const { return m_folder.filePath("hall.db").toStdString(); }

    Answered ask(const std::string& method, const std::string& path, const std::string& token = {},
                 const std::string& body = {}, std::map<std::string, std::string> headers = {});
    /// The token of somebody logged in (once).
    const std::string& token(const std::string& staff);

    /// Posts one command; the test fails when the answer cannot be read.
    engine::Answer give(const std::string& staff, engine::CommandBody body,
                        const std::string& id = {});
    std::vector<engine::Answer> give(const std::string& staff,
                                     const std::vector<engine::Command>& commands);
    static engine::Command command(engine::CommandBody body, const std::string& id = {});
    static std::string newId();

    /// Tokens are asked for again: those of before have run out.
    void logInAnew() { m_tokens.clear(); }
    /// Nobody answers until restart().
    void stop() { m_server.reset(); }
    /// Stops and starts the server on the same store.
    void restart();
    /// The store may not grow beyond so many pages: as on a full disk.
    void allowPages(int pages);

private:
    void start();
    QTemporaryDir m_folder;
    Tune m_tune;
    std::unique_ptr<Server> m_server;
    std::map<std::string, std::string> m_tokens;
};

/// The centre knows one scenario, `heating`. A complaint about it, for the units of
/// tests/models/engine/desk.h.
engine::SubmitTicket heatingTicket(const std::string& id, const std::string& summary = "暖气不热");

} // namespace lianxin::http::test

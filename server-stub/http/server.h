#pragma once

#include "models/engine/ports.h"
#include "server-stub/http/access_sealer.h"
#include "server-stub/http/http_server.h"
#include "server-stub/http/stream_hub.h"
#include "server-stub/http/trained_models.h"
#include "server-stub/service/hot_topics.h"

#include <memory>
#include <optional>

namespace lianxin::http {

struct ServerOptions {
    std::string database;
    ListenOptions listen;
    HubLimits hub;
    service::CentreLimits centre;
    service::TopicLimits topics;
    std::chrono::milliseconds sealEvery = AccessSealer::kUsually;
    std::int64_t maxPages = 0; ///< of the database; tests fill a disk with it
    std::int64_t reserveBytes = store::StoreLogOptions{}.reserveBytes;
    TrainedModels models;           ///< given to seats
    engine::Clock* clock = nullptr; ///< the machine's unless given
};

/// The whole centre in one object: store, engine, streams, HTTP. The database must have a city
/// (`no_city` otherwise).
class Server {
public:
    static Result<std::unique_ptr<Server>> start(const ServerOptions& options);
    ~Server();

    std::uint16_t port() const;
    Api& api();
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace lianxin::http

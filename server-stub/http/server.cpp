#include "server-stub/http/server.h"

#include "models/wire/city_json.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/read_ahead.h"

#include <sys/resource.h>

namespace lianxin::http {

namespace {

/// Every listener is an open file.
void raiseFileLimit()
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

std::string watchText(const wire::Snapshot& snapshot)
{
    return wire::snapshotBody(snapshot);
}

} // namespace

/// In the order in which they are made; taken down in the reverse one.
struct Server::Parts {
    service::SystemClock machineClock;
    engine::Clock* clock = &machineClock;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::ReadAhead> ahead;
    std::unique_ptr<store::StoreLog> log;
    std::unique_ptr<store::TicketReads> tickets;
    std::unique_ptr<store::Journals> journals;
    std::unique_ptr<store::AccessLog> access;
    std::unique_ptr<auth::Accounts> accounts;
    std::unique_ptr<CurrentCatalogue> catalogue;
    TrainedModels models;
    std::unique_ptr<StreamHub> hub;
    std::unique_ptr<service::Centre> centre;
    std::unique_ptr<service::HotTopics> topics;
    std::unique_ptr<Api> api;
    std::unique_ptr<AccessSealer> sealer;
    std::unique_ptr<HttpServer> http;

    Status openStore(const ServerOptions& options);
    Status openCity(const ServerOptions& options);
    Status openDoors(const ServerOptions& options);
};

Status Server::Parts::openStore(const ServerOptions& options)
{
    auto opened = store::Database::open({options.database, options.maxPages});
    if (!opened)
        return opened.error();
    database = std::move(opened).value();
    ahead = std::make_unique<store::ReadAhead>(*database);
    auto openedLog = store::StoreLog::open(*database, {.reserveBytes = options.reserveBytes});
    if (!openedLog)
        return openedLog.error();
    log = std::move(openedLog).value();
    if (const auto last = log->recordedAt(log->lastSeq()); last && last.value())
        machineClock.goOnFrom(*last.value());
    tickets = std::make_unique<store::TicketReads>(*database, *log);
    journals = std::make_unique<store::Journals>(*database);
    journals->tidy();
    auto openedAccess = store::AccessLog::open(options.database);
    if (!openedAccess)
        return openedAccess.error();
    access = std::move(openedAccess).value();
    accounts = std::make_unique<auth::Accounts>(*database, *access);
    (void)log->dropOldAnswers(clock->now());
    return accounts->open(clock->now());
}

Status Server::Parts::openCity(const ServerOptions& options)
{
    const auto text = store::cityText(*database);
    if (!text)
        return text.error();
    if (!text.value())
        return Error{"no_city", options.database};
    auto city = wire::parseCityText(*text.value());
    if (!city)
        return Error{"store_corrupt", "catalogue: " + city.error().detail};
    models = options.models;
    catalogue = std::make_unique<CurrentCatalogue>(city.value().version, *text.value());
    hub = std::make_unique<StreamHub>(
        [this](std::int64_t after, int limit) { return log->readStored(after, limit); },
        [this] { return clock->now(); },
        [this](const std::string& login) { return accounts->holds(login, clock->now()); },
        options.hub);
    const auto shared = std::make_shared<const engine::City>(std::move(city).value());
    centre = std::make_unique<service::Centre>(shared, *clock, *log, *tickets, options.centre);
    topics = std::make_unique<service::HotTopics>(shared, *clock, *log, *tickets, options.topics);
    topics->onWarning([this](const wire::TopicWarning& warning) {
        hub->relay(store::kTopicsTopic, {}, "topic", wire::topicWarningBody(warning));
    });
    centre->onStored([this](std::vector<store::StoredEvent> events) {
        topics->follow(events);
        hub->publish(std::move(events));
    });
    centre->onWatch(
        [this](const wire::Snapshot& now) { hub->relay("seats", {}, "counters", watchText(now)); });
    return success();
}

Status Server::Parts::openDoors(const ServerOptions& options)
{
    if (const auto streaming = hub->start(log->lastSeq()); !streaming)
        return streaming;
    if (const auto started = centre->start(); !started)
        return started;
    topics->start();
    api.reset(new Api{*centre, *accounts, *database, *log, *tickets, *journals, *access, *hub,
                      *catalogue, *topics, models});
    sealer = std::make_unique<AccessSealer>(*api, options.sealEvery);
    auto listening = HttpServer::start(options.listen, *api);
    if (!listening)
        return listening.error();
    http = std::move(listening).value();
    return success();
}

Server::Server(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Server::~Server()
{
    stop();
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options)
{
    raiseFileLimit();
    auto parts = std::make_unique<Parts>();
    if (options.clock != nullptr)
        parts->clock = options.clock;
    if (const auto done = parts->openStore(options); !done)
        return done.error();
    if (const auto done = parts->openCity(options); !done)
        return done.error();
    const auto opened = parts->openDoors(options);
    std::unique_ptr<Server> server(new Server(std::move(parts)));
    if (!opened)
        return opened.error();
    return server;
}

std::uint16_t Server::port() const
{
    return m_parts->http->port();
}

Api& Server::api()
{
    return *m_parts->api;
}

void Server::stop()
{
    if (m_parts->http)
        m_parts->http->stop();
    if (m_parts->topics)
        m_parts->topics->stop();
    if (m_parts->hub)
        m_parts->hub->stop();
    if (m_parts->sealer)
        m_parts->sealer->stop();
    if (m_parts->centre)
        m_parts->centre->stop();
}

} // namespace lianxin::http

#pragma once

#include "server-stub/auth/accounts.h"
#include "server-stub/http/catalogue.h"
#include "server-stub/http/stream_hub.h"
#include "server-stub/http/trained_models.h"
#include "server-stub/service/centre.h"
#include "server-stub/service/hot_topics.h"
#include "server-stub/store/access_log.h"
#include "server-stub/store/journals.h"

#include <atomic>
#include <string>

namespace lianxin::http {

inline constexpr const char* kVersion = "0.1.0";

/// What the handlers work with; all of it may be used from any thread.
struct Api {
    service::Centre& centre;
    auth::Accounts& accounts;
    store::Database& database;
    store::StoreLog& log;
    store::TicketReads& tickets;
    store::Journals& journals;
    store::AccessLog& access;
    StreamHub& hub;
    CurrentCatalogue& catalogue;
    service::HotTopics& topics;
    const TrainedModels& models;
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> wrongLogins{0};
};

} // namespace lianxin::http

#include "server-stub/service/new_store.h"

#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "models/engine/scenario_past.h"
#include "server-stub/auth/demo_staff.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"

#include <algorithm>
#include <memory>

namespace lianxin::service {

namespace {

/// As a running centre spends it: what falls due fires in its time.
void passUntil(engine::EngineHost& host, engine::ManualClock& clock, UtcTime until)
{
    for (auto wake = host.nextWakeup(); wake && *wake < until; wake = host.nextWakeup()) {
        clock.set(std::max(clock.now(), *wake));
        host.advance();
    }
    clock.set(until);
}

Status livePast(store::Database& database, const Beginnings& beginnings)
{
    const auto past = pastOf(beginnings);
    if (past.empty())
        return success();
    auto log = store::StoreLog::open(database);
    if (!log)
        return log.error();
    store::TicketReads tickets(database, *log.value());
    engine::ManualClock clock(past.front().at);
    engine::EngineHost host(std::make_shared<const engine::City>(beginnings.city), clock,
                            *log.value(), tickets);
    if (const auto opened = host.open(); !opened)
        return opened;
    for (const auto& [at, command] : past) {
        passUntil(host, clock, at);
        const auto answers = host.submit({&command, 1});
        if (const auto& why = answers.front().rejection)
            return Error{why->code, "past: " + why->detail};
    }
    passUntil(host, clock, beginnings.now);
    host.advance();
    return success();
}

} // namespace

std::vector<engine::PastCommand> pastOf(const Beginnings& beginnings)
{
    std::vector<engine::PastCommand> all;
    for (const auto& scenario : beginnings.scenarios) {
        auto past = engine::pastOf(scenario, beginnings.city, beginnings.now);
        std::move(past.begin(), past.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return all;
}

Status fillStore(store::Database& database, const Beginnings& beginnings)
{
    return fillStore(database, beginnings,
                     [&](store::Database& empty) { return livePast(empty, beginnings); });
}

Status fillStore(store::Database& database, const Beginnings& beginnings,
                 const std::function<Status(store::Database&)>& live)
{
    const auto known = store::cityText(database);
    if (!known)
        return known.error();
    if (known.value())
        return Error{"exists", database.file()};
    if (beginnings.demoPassword) {
        const auto record = store::AccessLog::open(database.file());
        if (!record)
            return record.error();
        const auto added = auth::Accounts(database, *record.value())
                               .addAll(auth::demoStaff(beginnings.city.units),
                                       *beginnings.demoPassword, {{}, beginnings.now});
        if (!added)
            return added;
    }
    if (const auto saved = store::saveScenarios(database, beginnings.scenarios); !saved)
        return saved;
    if (const auto lived = live(database); !lived)
        return lived;
    return store::saveCity(database, beginnings.city, beginnings.now);
}

} // namespace lianxin::service

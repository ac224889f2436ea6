#include "server-stub/http/routes.h"
#include "server-stub/service/system_clock.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace lianxin::http {

namespace {

std::uint64_t residentBytes()
{
    std::ifstream in("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    in >> total >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

/// More than nothing where the machine was set back (service/system_clock.h): somebody should look.
std::uint64_t aheadOfMachine(UtcTime now)
{
    const auto ahead = now - service::MachineTime::read().wall;
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(ahead).count()));
}

void line(std::string& text, const char* name, const char* type, std::uint64_t value)
{
    text += std::string("# TYPE ") + name + ' ' + type + '\n' + name + ' ' + std::to_string(value) +
            '\n';
}

} // namespace

void getHealth(Api& api, Exchange& exchange)
{
    const bool writable = api.centre.figures().writable;
    exchange.reply(writable ? 200 : 503,
                   std::string("{\"status\":\"") + (writable ? "ok" : "read_only") + "\",\"seq\":" +
                       std::to_string(api.log.lastSeq()) + ",\"version\":\"" + kVersion + "\"}");
}

void getMetrics(Api& api, Exchange& exchange)
{
    const auto centre = api.centre.figures();
    const auto hub = api.hub.figures();
    std::string text;
    line(text, "lianxin_seq", "counter", static_cast<std::uint64_t>(api.log.lastSeq()));
    line(text, "lianxin_requests_total", "counter", api.requests);
    line(text, "lianxin_commands_total", "counter", centre.commands);
    line(text, "lianxin_rejections_total", "counter", centre.rejections);
    line(text, "lianxin_groups_total", "counter", centre.groups);
    line(text, "lianxin_queued_commands", "gauge", centre.queued);
    line(text, "lianxin_writable", "gauge", centre.writable ? 1 : 0);
    line(text, "lianxin_wrong_logins_total", "counter", api.wrongLogins);
    line(text, "lianxin_listeners", "gauge", hub.listeners);
    line(text, "lianxin_deliveries_total", "counter", hub.delivered);
    line(text, "lianxin_listeners_dropped_total", "counter", hub.dropped);
    line(text, "lianxin_heartbeats_total", "counter", hub.heartbeats);
    line(text, "lianxin_clock_ahead_seconds", "gauge", aheadOfMachine(api.centre.now()));
    line(text, "process_resident_memory_bytes", "gauge", residentBytes());
    exchange.reply(200, text, "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace lianxin::http

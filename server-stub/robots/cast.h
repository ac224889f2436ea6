#pragma once

#include "models/engine/city.h"
#include "models/routing/directory.h"
#include "server-stub/robots/client.h"

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace lianxin::robots {

/// Everybody but the call-taker: the gateway that reports calls, and the people who carry a ticket
/// from dispatch to the archive. Logs in as each when first needed, and prints one JSON line for
/// every act: `{"at","who","act","ticket","number", …}`. One thread.
class Cast {
public:
    Cast(std::string url, std::string password, std::ostream& story);

    /// Logs in as supervisor and reads the catalogue.
    Status begin();
    const wire::LoginAnswer& watcher() const;

    /// Reports a scenario's call; gives its id.
    Result<CallId> reportCall(const ScenarioId& scenario);
    Result<std::vector<ScenarioId>> scenarios();
    /// What waits for somebody: a supervisor's, and what was answered directly. Who was called back
    /// and how he judged it stays the past of callers.
    Result<wire::Snapshot> snapshot();

    /// The ticket as it stands; nothing when it cannot be read.
    std::optional<engine::TicketView> look(const TicketId& ticket);
    /// Does what the ticket's state asks somebody for. Error: why it was rejected.
    Status workOn(const engine::TicketView& ticket);

private:
    Result<Client*> as(const StaffId& staff);
    Status act(const StaffId& staff, const engine::TicketView& ticket, engine::CommandBody body,
               const std::string& said);
    UnitId unitFor(const engine::TicketView& ticket) const;
    StaffId staffOf(const engine::TicketView& ticket) const;
    void tell(const Client& who, const std::string& act, const std::string& rest);

    std::string m_url;
    std::string m_password;
    std::ostream& m_story;
    engine::City m_city;
    routing::Directory m_directory;
    std::map<StaffId, std::unique_ptr<Client>> m_people;
};

} // namespace lianxin::robots

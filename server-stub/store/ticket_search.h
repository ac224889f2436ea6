#pragma once

#include "server-stub/store/row_cursor.h"
#include "server-stub/store/ticket_reads.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}

namespace lianxin::store {

/// Finds what a filter asks for, in the session's own view of the store.
class TicketSearch {
public:
    /// `callerDigest`: under which the filter's number stands in the index.
    TicketSearch(Poco::Data::Session& session, const TicketFilter& filter,
                 std::string callerDigest);

    /// The tickets, newest first, at most `filter.limit` of them. Throws Poco exceptions; error
    /// `store_corrupt` for a ticket that cannot be read.
    Result<std::vector<engine::TicketView>> run();
    /// How many there are, whatever the limit; otherwise the same.
    Result<std::int64_t> count();

private:
    /// Newest first, until `seen` returns false.
    Status each(const std::function<bool(engine::TicketView)>& seen);
    Rows rows();
    Rows rowsInStates();
    std::int64_t oldest();
    std::string matchExpression() const;
    std::string conditions() const;
    bool fits(const engine::TicketView& ticket) const;

    Poco::Data::Session& m_session;
    const TicketFilter& m_filter;
    std::string m_callerDigest;
};

} // namespace lianxin::store

#pragma once

#include "server-stub/store/held_words.h"
#include "server-stub/store/row_cursor.h"
#include "server-stub/store/rows_at_once.h"
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
    /// `callerDigest`: under which the filter's number stands in the index. To be made before the
    /// session has read anything: `held` lets go of what the index has by now.
    TicketSearch(Poco::Data::Session& session, const TicketFilter& filter, std::string callerDigest,
                 const HeldWords& held, RowsAtOnce& atOnce);

    /// The tickets, newest first, at most `filter.limit` of them. Throws Poco exceptions; error
    /// `store_corrupt` for a ticket that cannot be read.
    Result<std::vector<engine::TicketView>> run();
    /// How many there are, whatever the limit; otherwise the same.
    Result<std::int64_t> count();

private:
    /// Newest first, at most `most`.
    Status each(std::size_t most, const std::function<void(engine::TicketView)>& seen);
    Rows rows(std::int64_t last);
    Rows rowsInStates(const std::vector<ticket::State>& wanted);
    std::int64_t oldest();
    std::int64_t newest();
    TermQuery asked() const;
    std::string conditions() const;
    bool fits(const engine::TicketView& ticket) const;

    Poco::Data::Session& m_session;
    const TicketFilter& m_filter;
    RowsAtOnce& m_atOnce;
    std::string m_callerDigest;
    TermQuery m_terms;
    std::vector<std::int64_t> m_held; ///< rows that the index of words does not have yet
};

} // namespace lianxin::store

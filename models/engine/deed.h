#pragma once

#include "models/engine/decide.h"
#include "models/engine/ticket_fold.h"

#include <algorithm>
#include <optional>
#include <string_view>

/// What the decisions about tickets share. Private to this folder.
namespace lianxin::engine {

inline constexpr std::size_t kLongestText = 16 * 1024;
inline constexpr std::size_t kMostFields = 200; ///< of one ticket

/// `missing_NAME` for an empty text, `too_large` for one beyond kLongestText.
std::optional<Rejection> cannotBeRead(const std::string& text, std::string_view name);
/// The ticket in memory, when the asker may see it; else null.
const TicketRow* visible(const Context& context, const TicketId& id);
/// Why a ticket that is not visible cannot be acted on: `unknown_ticket`, or, when memory has let
/// it go and the asker may see it, `illegal_transition` with its state.
Rejection missing(const Context& context, const TicketId& id, std::string_view act);
/// Why the act cannot be done: `unknown_ticket`, `not_your_ticket`, `illegal_transition`.
std::optional<Rejection> cannot(const Context& context, const TicketId& id, ticket::Act act);
/// The helping unit an asker acts for: of the last assignment, his own or one below it; nothing
/// when he acts for the lead, or for nobody here.
std::optional<UnitId> helperActing(const Context& context, const TicketId& id);
/// `unknown_unit` for the first that the city does not know.
std::optional<Rejection> unknownUnit(const Context& context, const UnitId& lead,
                                     const std::vector<UnitId>& helpers);

/// An act on a ticket that may be done: what was due fires first, then it happens.
class Deed {
public:
    Deed(const Context& context, const TicketId& id)
        : m_now(context.now), m_row(*context.state.ticket(id)),
          m_clocks(context.state.city(), m_row)
    {
        m_clocks.fire(m_now, ladderOf(context.state), m_events);
    }

    UnitId lead() const { return leadOf(m_row.view); }
    Deed& event(EventBody body)
    {
        m_events.push_back(std::move(body));
        return *this;
    }
    Deed& happens(sla::Happening what, const UnitId& unit = {})
    {
        m_clocks.happen(what, m_now, unit);
        return *this;
    }
    Status mayExtend(sla::Duration by) const { return m_clocks.mayExtend(lead(), by); }
    Deed& extends(sla::Duration by)
    {
        m_clocks.extend(m_now, lead(), by);
        return *this;
    }
    Deed& happensAt(const UnitId& unit, sla::Happening what)
    {
        m_clocks.happenAt(unit, what, m_now);
        return *this;
    }
    Deed& dispatch(TicketDispatched dispatched)
    {
        if (!lead().empty() && lead() != dispatched.lead)
            takeFromLead();
        releaseHelpers(dispatched.helpers);
        m_clocks.assign(dispatched.lead, dispatched.helpers, m_now);
        return event(std::move(dispatched));
    }
    /// The ticket leaves its lead, who stays responsible until another unit has signed when it is
    /// the first, or the last that has signed (首派负责).
    Deed& takeFromLead()
    {
        happens(sla::Happening::Unassigned, lead());
        return responsibleOf(m_row.view) == lead() ? *this
                                                   : happensAt(lead(), sla::Happening::Relieved);
    }
    /// The lead has signed: whoever was responsible until now no longer is.
    Deed& relieveOthers()
    {
        const auto helpers = helpersOf(m_row.view);
        for (const auto& one : m_row.view.assignments)
            if (one.lead != lead() &&
                std::find(helpers.begin(), helpers.end(), one.lead) == helpers.end())
                happensAt(one.lead, sla::Happening::Relieved);
        return *this;
    }
    /// The helpers begin anew beside the lead.
    Deed& assignHelpers()
    {
        for (const auto& helper : helpersOf(m_row.view))
            happensAt(helper, sla::Happening::Assigned);
        return *this;
    }
    /// Helpers of the last assignment have nothing more to do, but for those who go on.
    Deed& releaseHelpers(const std::vector<UnitId>& butNot = {})
    {
        for (const auto& helper : helpersOf(m_row.view))
            if (std::find(butNot.begin(), butNot.end(), helper) == butNot.end())
                happensAt(helper, sla::Happening::Unassigned)
                    .happensAt(helper, sla::Happening::Relieved);
        return *this;
    }
    /// Everything that came of it, in order.
    Events done()
    {
        m_clocks.appendChanges(m_events);
        return std::move(m_events);
    }

private:
    UtcTime m_now;
    const TicketRow& m_row;
    TicketClocks m_clocks;
    Events m_events;
};

} // namespace lianxin::engine

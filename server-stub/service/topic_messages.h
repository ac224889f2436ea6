#pragma once

#include "models/engine/city.h"
#include "models/engine/event.h"
#include "models/insight/message.h"
#include "models/wire/topic_views_json.h"

#include <optional>

/// Tickets as what somebody raised. The category stands for the matter, the form's place for the
/// place, the summary for everything else.
namespace lianxin::service {

/// Of an accepted ticket what its topic is told by; light enough for the engine's thread to copy.
struct RaisedTicket {
    TicketId id;
    UtcTime at{};
    CategoryCode category;
    DistrictCode district;
    std::string place;
    std::string summary;
    std::string number; ///< the caller's
};

/// Nothing for a confidential one.
std::optional<RaisedTicket> raised(const engine::Event& event);
std::optional<RaisedTicket> raised(const engine::TicketView& ticket);
RaisedTicket raised(const wire::TopicDraft& draft, UtcTime now);

/// `user` stands for who raised it.
insight::Message messageOf(const RaisedTicket& ticket, std::string user, const engine::City& city);

} // namespace lianxin::service

#pragma once

#include "models/engine/event.h"
#include "models/wire/input.h"

#include <span>
#include <vector>

/// Central events:
/// `{"seq","city","realm","epoch","type","version","recorded_at","occurred_at","offline","actor","cause","previous","body":{…}}`.
/// Personal values are in the clear here; see vault.h for what the log keeps.
namespace lianxin::wire {

Json toJson(const engine::Event& event);
/// Brings older versions up to date first. Errors: `unknown_event`, `missing_member`, `bad_member`,
/// `newer_version`.
Result<engine::Event> parseEvent(const Input& json);
Result<engine::Event> parseEventText(std::string_view text);

/// `TicketAccepted`.
std::string_view typeName(const engine::EventBody& body);
/// Every event type, in the order of the variant.
std::vector<std::string_view> eventTypes();
/// The version this build writes of a type; 0 for an unknown type.
int currentVersion(std::string_view type);

/// One step up for the body of one type: from `from` to `from + 1`.
struct Upcaster {
    std::string_view type;
    int from = 1;
    void (*raise)(Json& body);
};
/// The steps this build knows. Versions are additive so far, so there is none yet.
std::span<const Upcaster> upcasters();
/// Raises `event` (type, version, body) through as many steps as the table has for it.
void upcast(Json& event, std::span<const Upcaster> table);

/// The ticket or call an event is about, or empty: what a relay filters by.
TicketId ticketOf(const engine::EventBody& body);
CallId callOf(const engine::EventBody& body);

} // namespace lianxin::wire

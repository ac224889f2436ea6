#pragma once

#include "models/wire/event_shapes.h"
#include "tests/models/wire/filled.h"

namespace lianxin::fuzz {

/// A central event of every type, with every member set.
inline std::vector<engine::Event> soundEvents()
{
    std::vector<engine::Event> events;
    for (auto& body : wire::tests::filledAlternatives<engine::EventBody, engine::EventBodies>()) {
        engine::Event event;
        event.seq = 42;
        event.city = "990100";
        event.recordedAt = event.occurredAt = *base::parseIso("2026-11-22T14:03:22.250+08:00");
        event.actor = StaffId("1001");
        event.body = std::move(body);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace lianxin::fuzz

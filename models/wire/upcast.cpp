#include "models/wire/event_json.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

std::span<const Upcaster> upcasters()
{
    return {};
}

void upcast(Json& event, std::span<const Upcaster> table)
{
    const auto type = event.value("type", std::string());
    int version = event.value("version", 1);
    for (bool raised = true; raised;) {
        raised = false;
        for (const auto& step : table) {
            if (step.type != type || step.from != version)
                continue;
            step.raise(event["body"]);
            event["version"] = ++version;
            raised = true;
        }
    }
}

namespace {

template <class Id> struct IdOf {
    template <class Body> Id operator()(const Body& body) const
    {
        if constexpr (std::is_same_v<Id, TicketId> && requires { body.ticket; })
            return body.ticket;
        else if constexpr (std::is_same_v<Id, CallId> && requires { body.call; })
            return body.call;
        else
            return {};
    }
};

} // namespace

TicketId ticketOf(const engine::EventBody& body)
{
    return std::visit(IdOf<TicketId>{}, body);
}

CallId callOf(const engine::EventBody& body)
{
    return std::visit(IdOf<CallId>{}, body);
}

} // namespace lianxin::wire

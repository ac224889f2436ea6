#include "models/engine/subject.h"

namespace lianxin::engine {

namespace {

template <class Variant> TicketId ticketIn(const Variant& body)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.ticket; })
                return one.ticket;
            else
                return TicketId{};
        },
        body);
}

} // namespace

TicketId ticketOf(const CommandBody& body)
{
    return ticketIn(body);
}
TicketId ticketOf(const EventBody& body)
{
    return ticketIn(body);
}

CallId callOf(const EventBody& body)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.call; })
                return one.call;
            else
                return CallId{};
        },
        body);
}

SeatId seatOf(const EventBody& body)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.seat; })
                return one.seat;
            else
                return SeatId{};
        },
        body);
}

} // namespace lianxin::engine

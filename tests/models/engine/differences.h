#pragma once

#include "models/engine/state.h"

#include <string>

namespace lianxin::engine::test {

inline bool same(const SeatRow& a, const SeatRow& b)
{
    auto one = a.view;
    one.leaseUntil = b.view.leaseUntil;
    return one == b.view && a.skills == b.skills && a.leaseLost == b.leaseLost;
}
inline bool same(const CallRow& a, const CallRow& b)
{
    return a == b;
}
inline bool same(const GroupRow& a, const GroupRow& b)
{
    return a == b;
}
inline bool same(const RestrictionRow& a, const RestrictionRow& b)
{
    return a == b;
}
inline bool same(const FollowersRow& a, const FollowersRow& b)
{
    return a == b;
}
inline bool same(const RulingsRow& a, const RulingsRow& b)
{
    return a == b;
}
inline const std::string& textOf(const std::string& id)
{
    return id;
}
template <class Id> const std::string& textOf(const Id& id)
{
    return id.str();
}
inline bool same(const TicketRow& a, const TicketRow& b)
{
    return a.view == b.view && a.clocks == b.clocks && a.rule == b.rule &&
           a.nextFiring == b.nextFiring;
}

template <class Id, class Row>
std::string differences(const char* name, const Table<Id, Row>& a, const Table<Id, Row>& b)
{
    if (a.size() != b.size())
        return std::string(name) + ": " + std::to_string(a.size()) + " rows against " +
               std::to_string(b.size());
    for (const auto& [id, row] : a) {
        const auto* other = b.find(id);
        if (!other || !same(row, *other))
            return std::string(name) + " " + textOf(id) + " differs";
    }
    return {};
}

/// What the first difference of two states is; empty when they agree. Leases are left out: they are
/// no events.
inline std::string differences(const State& a, const State& b)
{
    for (const auto& text : {differences("seats", a.seats(), b.seats()),
                             differences("followers", a.followers(), b.followers()),
                             differences("calls", a.calls(), b.calls()),
                             differences("tickets", a.tickets(), b.tickets()),
                             differences("groups", a.groups(), b.groups()),
                             differences("rulings", a.rulings(), b.rulings()),
                             differences("restrictions", a.restrictions(), b.restrictions())})
        if (!text.empty())
            return text;
    if (!(a.centre() == b.centre()))
        return "centre differs";
    if (!(a.queues() == b.queues()))
        return "queues differ";
    if (a.routing().head() != b.routing().head() || a.nextClockFiring() != b.nextClockFiring())
        return "indices differ";
    return {};
}

template <class Id, class Row>
std::string unlikeness(const char* name, const Table<Id, Row>& a, const Table<Id, Row>& b)
{
    if (a.size() != b.size())
        return std::string(name) + ": other rows";
    for (const auto& [id, row] : a)
        if (const auto* other = b.find(id); !other || !(*other == row))
            return std::string(name) + " " + textOf(id) + " is another";
    return {};
}

/// The same of two folds of one log, where everything must agree: every member of every row, leases
/// too, the clocks in force, and what time makes happen next.
inline std::string unlikeness(const State& a, const State& b)
{
    for (const auto& text :
         {unlikeness("seats", a.seats(), b.seats()), unlikeness("calls", a.calls(), b.calls()),
          unlikeness("tickets", a.tickets(), b.tickets()),
          unlikeness("groups", a.groups(), b.groups()),
          unlikeness("restrictions", a.restrictions(), b.restrictions()),
          unlikeness("followers", a.followers(), b.followers())})
        if (!text.empty())
            return text;
    if (a.firstWake() != b.firstWake() || a.missedCalls() != b.missedCalls() ||
        !(a.confidential() == b.confidential()))
        return "indices differ";
    if (a.city().revisions() != b.city().revisions() || !(a.city().policy() == b.city().policy()) ||
        a.city().calendarYears() != b.city().calendarYears())
        return "clocks differ";
    return differences(a, b);
}

} // namespace lianxin::engine::test

#include "server-stub/http/masking.h"

#include "models/engine/permissions.h"

#include <algorithm>

namespace lianxin::http {

using namespace engine;

bool seesNumbers(const Actor& actor)
{
    return has(actor, Role::CallTaker) || has(actor, Role::CallbackAgent) ||
           has(actor, Role::UnitStaff) || has(actor, Role::Gateway);
}

bool mayUnmask(const Actor& actor)
{
    return has(actor, Role::Dispatcher) || has(actor, Role::Supervisor) ||
           has(actor, Role::Inspector);
}

bool mayExport(const Actor& actor)
{
    return has(actor, Role::Supervisor) || has(actor, Role::Inspector) ||
           has(actor, Role::Administrator);
}

bool mayBeAtHome(const Actor& actor, const routing::CallPlan& plan)
{
    return std::any_of(actor.groups.begin(), actor.groups.end(), [&](const GroupId& id) {
        const auto* group = plan.find(id);
        return group && group->atHome;
    });
}

bool isAtHome(const Actor& actor, const State& state)
{
    const auto* seat = state.seat(state.seatOf(actor.staff));
    return seat ? seat->view.atHome : mayBeAtHome(actor, state.city().city().callPlan);
}

} // namespace lianxin::http

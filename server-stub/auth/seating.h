#pragma once

#include "models/base/result.h"
#include "models/engine/command.h"
#include "models/routing/call_plan.h"
#include "server-stub/auth/accounts.h"

namespace lianxin::auth {

/// What a person may sit for: the account says it, not the seat.
///
/// A sign-in as the account allows it: what the command leaves open is filled in, the group with
/// the account's first one, the skills with all the person has. Errors: `not_your_group` (a group
/// of the account's list it is not; without a list, one of volunteers at home or of seats that only
/// read), `not_your_skill`.
Result<engine::SignInSeat> seated(const Account& account, const routing::CallPlan& plan,
                                  engine::SignInSeat command);

} // namespace lianxin::auth

#pragma once

#include "models/routing/unit.h"
#include "server-stub/auth/accounts.h"

#include <vector>

namespace lianxin::auth {

/// The people of a demo city: call-takers 1001–1010, dispatcher 2001, callback agent 3001,
/// supervisor 4001, inspector 5001, trainer 5101, administrator 9001, gateway 9100, and for every
/// handling unit `u-` and its id. Dispatcher, callback agent and supervisor are in every team.
std::vector<Account> demoStaff(const std::vector<routing::Unit>& units);

/// Good for demos only: `serve --demo` prints it.
inline constexpr const char* kDemoPassword = "lianxin-demo";

} // namespace lianxin::auth

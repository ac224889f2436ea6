#pragma once

#include "models/engine/answer.h"
#include "models/engine/command.h"
#include "models/routing/directory.h"

#include <array>
#include <span>
#include <string_view>

namespace lianxin::engine {

inline constexpr std::array kRoles{Role::CallTaker,  Role::Dispatcher,    Role::CallbackAgent,
                                   Role::Supervisor, Role::Inspector,     Role::Trainer,
                                   Role::UnitStaff,  Role::Administrator, Role::Gateway};

/// One row of the table of permissions: a command and the roles that may give it.
struct Permission {
    std::string_view command; ///< `SubmitTicket`
    std::span<const Role> roles;
};

/// Row i speaks of alternative i of CommandBody.
std::span<const Permission> permissions();

/// The command's name, as on the wire.
std::string_view commandName(const CommandBody& body);

/// True when one of the actor's roles may give such a command. Whose seat or ticket it is, is asked
/// when it is decided.
bool mayGive(const Actor& actor, const CommandBody& body);

/// True for what only the server gives, for whoever asks it for something: never taken from
/// outside, because it vouches for what the server has done itself.
bool isServersOwn(const CommandBody& body);

/// True when the ticket may be shown to the actor at all: staff of a unit see what their unit
/// leads, helps with or once led, and what was escalated to it; gateways and trainers see none;
/// everybody else of the hotline sees all but confidential ones, which are its team's and of who
/// accepted it; a unit that has lost a confidential one sees it only while it answers for it. To be
/// asked for every list, count, search and push.
bool maySee(const Actor& actor, const TicketView& ticket);

/// True for those who follow up when a knowledge entry has changed: who looks after the knowledge,
/// who supervises, and who calls people back.
bool mayFollowAnswers(const Actor& actor);

/// True for those who are told of hot topics 热点: who takes calls, dispatches, supervises,
/// inspects or looks after the centre.
bool maySeeTopics(const Actor& actor);

/// True for a member of the team of a colour.
bool isInTeam(const Actor& actor, const std::string& team);

/// True when a unit's figures 三率 may be shown: dispatchers, supervisors, inspectors and
/// administrators see every unit's, staff of a unit their own and those of the units below it.
bool maySeeFigures(const Actor& actor, const UnitId& unit, const routing::Directory& directory);
/// True when there can be a unit whose figures the actor may see.
bool maySeeAnyFigures(const Actor& actor);

bool has(const Actor& actor, Role role);

} // namespace lianxin::engine

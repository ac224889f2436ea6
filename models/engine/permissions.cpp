#include "models/engine/permissions.h"

#include "models/engine/ticket_fold.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

constexpr std::array kSeats{Role::CallTaker};
constexpr std::array kSeatsAndSupervisors{Role::CallTaker, Role::Supervisor};
constexpr std::array kLines{Role::Gateway};
constexpr std::array kSeatsAndLines{Role::CallTaker, Role::Gateway};
constexpr std::array kHall{Role::CallTaker, Role::Dispatcher, Role::Supervisor};
constexpr std::array kDispatchers{Role::Dispatcher, Role::Supervisor};
constexpr std::array kUnits{Role::UnitStaff};
constexpr std::array kUnitsAndSupervisors{Role::UnitStaff, Role::Supervisor};
constexpr std::array kCallback{Role::CallbackAgent};
constexpr std::array kCallbackAndSupervisors{Role::CallbackAgent, Role::Supervisor};
constexpr std::array kClosing{Role::CallbackAgent, Role::Dispatcher, Role::Supervisor};
constexpr std::array kSupervisors{Role::Supervisor};
constexpr std::array kAdministrators{Role::Administrator};
constexpr std::array kReaders{Role::CallTaker, Role::Dispatcher, Role::Supervisor,
                              Role::Inspector, Role::Trainer,    Role::Administrator};
constexpr std::array kMachines{Role::Administrator, Role::Gateway};

constexpr std::array<Permission, std::variant_size_v<CommandBodies>> kPermissions{
    {{"SignInSeat", kSeats},
     {"SignOutSeat", kSeatsAndSupervisors},
     {"SetSeatState", kSeatsAndSupervisors},
     {"RenewLease", kSeats},
     {"ReportCall", kLines},
     {"AnswerCall", kSeats},
     {"HoldCall", kSeatsAndLines},
     {"ResumeCall", kSeatsAndLines},
     {"EndCall", kSeatsAndLines},
     {"FinishWrapUp", kSeatsAndSupervisors},
     {"SubmitTicket", kSeatsAndSupervisors},
     {"EditTicketField", kHall},
     {"DispatchTicket", kDispatchers},
     {"SignTicket", kUnits},
     {"ReturnTicket", kUnits},
     {"AdjudicateReturn", kDispatchers},
     {"ExtendTicket", kUnitsAndSupervisors},
     {"SuspendTicket", kUnitsAndSupervisors},
     {"ResumeTicket", kUnitsAndSupervisors},
     {"ReplyTicket", kUnits},
     {"RecordCallback", kCallback},
     {"RedoTicket", kClosing},
     {"EvaluateTicket", kCallbackAndSupervisors},
     {"ArchiveTicket", kClosing},
     {"ReopenTicket", kDispatchers},
     {"UrgeTicket", kHall},
     {"StoreJournal", kSeats},
     {"Advance", kMachines},
     {"ReleaseEscalations", kSupervisors},
     {"TransferCall", kSeats},
     {"RequestCallback", kLines},
     {"RestrictCaller", kSupervisors},
     {"LiftRestriction", kSupervisors},
     {"SwitchSurge", kSupervisors},
     {"MergeTicket", kHall},
     {"SplitTicket", kHall},
     {"RecordContact", kUnits},
     {"ReviseClocks", kAdministrators},
     {"JoinParty", kSeats},
     {"ReleaseParty", kSeatsAndLines},
     {"NoteAccess", kReaders}}};

template <std::size_t Index, class Command>
constexpr bool kStandsAt =
    std::is_same_v<std::variant_alternative_t<Index, CommandBodies>, Command>;
static_assert(kStandsAt<0, SignInSeat> && kStandsAt<10, SubmitTicket> &&
                  kStandsAt<19, ReplyTicket> && kStandsAt<28, ReleaseEscalations> &&
                  kStandsAt<33, SwitchSurge> && kStandsAt<37, ReviseClocks> &&
                  kStandsAt<39, ReleaseParty> && kStandsAt<40, NoteAccess>,
              "the rows stand in the order of CommandBody");

bool concerns(const Assignment& assignment, const UnitId& unit)
{
    const auto& helpers = assignment.helpers;
    return assignment.lead == unit ||
           std::find(helpers.begin(), helpers.end(), unit) != helpers.end();
}

} // namespace

std::span<const Permission> permissions()
{
    return kPermissions;
}

std::string_view commandName(const CommandBody& body)
{
    return kPermissions[body.index()].command;
}

bool has(const Actor& actor, Role role)
{
    return std::find(actor.roles.begin(), actor.roles.end(), role) != actor.roles.end();
}

bool mayGive(const Actor& actor, const CommandBody& body)
{
    const auto& roles = kPermissions[body.index()].roles;
    return std::any_of(roles.begin(), roles.end(), [&](Role role) { return has(actor, role); });
}

bool isServersOwn(const CommandBody& body)
{
    return std::holds_alternative<StoreJournal>(body) || std::holds_alternative<NoteAccess>(body);
}

bool mayFollowAnswers(const Actor& actor)
{
    return has(actor, Role::Administrator) || has(actor, Role::Supervisor) ||
           has(actor, Role::CallbackAgent);
}

bool maySeeTopics(const Actor& actor)
{
    constexpr std::array kTold{Role::CallTaker, Role::Dispatcher, Role::Supervisor, Role::Inspector,
                               Role::Administrator};
    return std::any_of(kTold.begin(), kTold.end(), [&](Role role) { return has(actor, role); });
}

bool isInTeam(const Actor& actor, const std::string& team)
{
    return std::find(actor.teams.begin(), actor.teams.end(), team) != actor.teams.end();
}

namespace {

bool actsOn(const Actor& actor, const TicketView& ticket)
{
    if (actor.unit.empty())
        return false;
    if (std::find(ticket.told.begin(), ticket.told.end(), actor.unit) != ticket.told.end())
        return true;
    if (ticket.confidential)
        return (!ticket.assignments.empty() && concerns(ticket.assignments.back(), actor.unit)) ||
               responsibleOf(ticket) == actor.unit;
    return std::any_of(ticket.assignments.begin(), ticket.assignments.end(),
                       [&](const Assignment& one) { return concerns(one, actor.unit); });
}

} // namespace

bool maySee(const Actor& actor, const TicketView& ticket)
{
    for (const auto role : actor.roles) {
        if (role == Role::Gateway || role == Role::Trainer)
            continue;
        if (role == Role::UnitStaff
                ? actsOn(actor, ticket)
                : !ticket.confidential || isInTeam(actor, ticket.team) ||
                      (!actor.staff.empty() && actor.staff == ticket.acceptedBy))
            return true;
    }
    return false;
}

namespace {

constexpr std::array kFigureReaders{Role::Dispatcher, Role::Supervisor, Role::Inspector,
                                    Role::Administrator};

bool seesEveryFigure(const Actor& actor)
{
    return std::any_of(kFigureReaders.begin(), kFigureReaders.end(),
                       [&](Role role) { return has(actor, role); });
}

} // namespace

bool maySeeFigures(const Actor& actor, const UnitId& unit, const routing::Directory& directory)
{
    return seesEveryFigure(actor) || (has(actor, Role::UnitStaff) && !actor.unit.empty() &&
                                      directory.isWithin(unit, actor.unit));
}

bool maySeeAnyFigures(const Actor& actor)
{
    return seesEveryFigure(actor) || (has(actor, Role::UnitStaff) && !actor.unit.empty());
}

} // namespace lianxin::engine

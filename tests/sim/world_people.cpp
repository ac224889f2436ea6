#include "tests/sim/world.h"

#include "models/engine/ticket_fold.h"
#include "models/ticket/numbering.h"
#include "tests/models/engine/desk.h"

/// What the people of a world do.
namespace lianxin::sim {

using namespace engine;

namespace {

const std::vector<UnitId> kUnits{UnitId{"hq-cg"}, UnitId{"wb-cg"}, UnitId{"heat-co"}};

/// One of the hotline who may also see and send confidential tickets.
Actor ofTheTeam(Actor actor)
{
    actor.teams = {kTeam};
    return actor;
}

} // namespace

void World::act()
{
    const int what = pick(10);
    if (what < 2)
        gatewayActs();
    else if (what < 6)
        seatActs();
    else if (what < 9)
        ticketActs();
    else
        somethingSilly();
}

void World::gatewayActs()
{
    static const std::vector<std::vector<std::string>> kNeeds{{}, {}, {}, {"english"}, {"law:2"}};
    if (chance(60) || m_calls.empty()) {
        m_calls.push_back(CallId{mint()});
        give(test::gateway(),
             ReportCall{m_calls.back(), Personal{std::to_string(13800000000 + pick(30))}, "12345",
                        chance(20) ? "2" : "", oneOf(kNeeds), ""});
    } else if (chance(20)) {
        give(test::gateway(), RequestCallback{oneOf(m_calls)});
    } else {
        give(test::gateway(), EndCall{oneOf(m_calls), chance(50) ? "caller" : "abandoned"});
    }
}

void World::hallActs()
{
    const Personal number{std::to_string(13800000000 + pick(30))};
    switch (pick(7)) {
    case 0:
        return reviseClocks();
    case 1:
        return give(test::supervisor(),
                    NoteAccess{"export", std::to_string(pick(90)) + " 张", "月度抽查"});
    case 2:
        return give(test::supervisor(),
                    RestrictCaller{number, m_clock.now() + std::chrono::minutes{1 + pick(600)},
                                   "反复骚扰"});
    case 3:
        return give(test::supervisor(), LiftRestriction{number, "已沟通"});
    default:
        return give(test::supervisor(), SwitchSurge{chance(50), "暴雨"});
    }
}

/// A day off more or less, or other limits; now and then open tickets move with them.
void World::reviseClocks()
{
    const std::chrono::year_month_day day{std::chrono::year{2026} / 12 /
                                          std::chrono::day{1 + static_cast<unsigned>(pick(28))}};
    ReviseClocks revise{
        m_city->policy, {{2026, {{day, "停电检修", true}}}}, "临时通知", chance(30)};
    if (chance(50)) {
        revise.policy.version = "p" + mint();
        for (auto& step : revise.policy.rules.front().steps)
            if (step.id == "reply")
                step.limit = test::limit((std::to_string(1 + pick(6)) + "wd").c_str());
    }
    give(test::person("A01", Role::Administrator), std::move(revise));
}

void World::seatActs()
{
    static const std::vector<std::vector<std::string>> kSkills{
        {}, {"english"}, {"english", "law:3"}};
    static const std::vector<GroupId> kGroups{GroupId{}, GroupId{"general"}, GroupId{"expert"},
                                              GroupId{"home"}};
    const auto& seat = oneOf(m_seats);
    if (seat.unplugged)
        return;
    const auto* row = m_host->state().seat(seat.id);
    const auto state = row ? row->view.state : SeatState::Offline;
    if (row && state != SeatState::Offline)
        give(seat.person, RenewLease{seat.id});
    switch (state) {
    case SeatState::Offline:
        return give(seat.person, SignInSeat{seat.id, oneOf(kSkills), oneOf(kGroups)});
    case SeatState::Free:
        return chance(20) ? give(seat.person, SetSeatState{seat.id, SeatState::Busy, "小休"})
                          : takerSubmits(seat);
    case SeatState::Ringing:
        return give(seat.person, AnswerCall{row->view.call, seat.id});
    case SeatState::Talking:
        if (chance(30))
            return takerSubmits(seat);
        if (chance(10))
            return give(seat.person, TransferCall{row->view.call, {}, oneOf(kSkills), "转办"});
        if (chance(10))
            return joinOrRelease(seat, row->view.call);
        if (chance(20))
            return give(seat.person, HoldCall{row->view.call});
        return chance(20) ? give(seat.person, ResumeCall{row->view.call})
                          : give(seat.person, EndCall{row->view.call, ""});
    case SeatState::WrapUp:
        return give(seat.person, FinishWrapUp{seat.id});
    case SeatState::Busy:
        return chance(10) ? give(seat.person, SignOutSeat{seat.id})
                          : give(seat.person, SetSeatState{seat.id, SeatState::Free, ""});
    }
}

void World::joinOrRelease(const Seat& seat, const CallId& call)
{
    const auto* row = m_host->state().call(call);
    if (row && row->view.party)
        return give(chance(50) ? seat.person : test::gateway(), ReleaseParty{call});
    give(seat.person, JoinParty{call, "12348", "法律服务", {}, {}, {}});
}

void World::takerSubmits(const Seat& seat)
{
    const auto id = mint();
    auto command = test::submission(id.c_str());
    m_tickets.push_back(command.ticket);
    command.outcome = static_cast<session::Outcome>(chance(70) ? 0 : pick(4));
    command.clause = "已进入信访渠道办理";
    command.confidence = chance(50) ? 1.0 : 0.5 + 0.005 * pick(100);
    command.lead = chance(10) ? UnitId{} : oneOf(kUnits);
    if (!command.lead.empty() && chance(20))
        command.helpers = {oneOf(kUnits)};
    if (chance(20))
        command.colour = chance(50) ? "confidential" : "media";
    if (chance(20))
        command.point = places::Point{113.8999, 35.05}; // on the border of two districts
    if (m_tickets.size() > 1 && chance(5))
        command.mergeInto = oneOf(m_tickets);
    command.fields[2] =
        test::field(ticket::field::kCallerNumber, std::to_string(13800000000 + pick(30)).c_str());
    Command given;
    given.id = CommandId{mint()};
    given.actor = seat.person;
    if (chance(15)) {
        given.offline = true;
        given.occurredAt = m_clock.now() - std::chrono::minutes{pick(90)};
        command.provisionalNumber = ticket::provisionalNumber(seat.id, m_clock.now(), m_minted);
    }
    given.body = command;
    m_unanswered.push_back({given, m_clock.now()});
}

void World::ticketActs()
{
    if (m_tickets.empty())
        return;
    const auto id = oneOf(m_tickets);
    const auto* row = m_host->state().ticket(id);
    auto lead = row ? leadOf(row->view) : UnitId{};
    const auto unit = test::staffOf(lead.empty() || chance(10) ? oneOf(kUnits).str().c_str()
                                                               : lead.str().c_str());
    const auto dispatcher = chance(70) ? ofTheTeam(test::dispatcher()) : test::dispatcher();
    switch (pick(21)) {
    case 0:
        return give(dispatcher,
                    DispatchTicket{id, oneOf(kUnits),
                                   chance(40) ? std::vector{oneOf(kUnits)} : std::vector<UnitId>{},
                                   ""});
    case 1:
    case 2:
        return give(unit, SignTicket{id});
    case 3:
        return give(unit, ReturnTicket{id, chance(90) ? "第十二条" : "", ""});
    case 4:
        return give(dispatcher,
                    AdjudicateReturn{id, chance(30) ? UnitId{} : oneOf(kUnits), "裁定"});
    case 5:
        return give(unit, ExtendTicket{id, std::to_string(1 + pick(6)) + "wd", "检测"});
    case 6:
        return give(unit, SuspendTicket{id, "等待"});
    case 7:
        return give(unit, ResumeTicket{id});
    case 8:
    case 9:
        return give(unit, ReplyTicket{id, Personal{"已处理"}});
    case 10:
        return give(test::caller(),
                    RecordCallback{id, chance(70), chance(80), "satisfied", "未说明"});
    case 11:
        return give(test::caller(), RedoTicket{id, "不认可"});
    case 12:
        return give(test::caller(), EvaluateTicket{id, "已解决"});
    case 13:
        return give(test::caller(), ArchiveTicket{id});
    case 14:
        return chance(30) ? give(test::dispatcher(), ReopenTicket{id, "复发"})
                          : give(test::taker("1T"), UrgeTicket{id, ""});
    case 15:
        return give(unit, RecordContact{id, chance(60), Personal{"电话联系"}});
    case 16:
        return give(dispatcher, MergeTicket{id, oneOf(m_tickets)});
    case 17:
        return give(dispatcher, SplitTicket{id, chance(90) ? "不是同一件事" : ""});
    case 18:
        return give(test::staffOf(oneOf(kUnits).str().c_str()),
                    NoteAccess{"unmask", id.str(), "核实地址"});
    case 19:
        return give(oneOf(m_seats).person, StoreJournal{SessionId{mint()},
                                                        m_calls.empty() ? CallId{} : oneOf(m_calls),
                                                        id,
                                                        std::string(64, 'a'),
                                                        pick(90),
                                                        1000 + pick(9000),
                                                        {{EntryId{"refund"}, 1 + pick(3)}}});
    default:
        return give(test::dispatcher(),
                    EditTicketField{id, test::field("t.note", "补充"), pick(3)});
    }
}

void World::somethingSilly()
{
    const auto& seat = oneOf(m_seats);
    if (chance(30))
        return hallActs();
    switch (pick(5)) {
    case 0:
        return give(test::dispatcher(), SignTicket{TicketId{mint()}});
    case 1:
        return m_calls.empty() ? void() : give(seat.person, AnswerCall{oneOf(m_calls), seat.id});
    case 2:
        return give(seat.person, SignInSeat{oneOf(m_seats).id, {}});
    case 3:
        return give(test::supervisor(), ReleaseEscalations{});
    default:
        return m_tickets.empty()
                   ? void()
                   : give(seat.person, test::submission(oneOf(m_tickets).str().c_str()));
    }
}

void World::give(const Actor& actor, CommandBody body)
{
    Command command;
    command.id = CommandId{mint()};
    command.actor = actor;
    command.body = std::move(body);
    m_unanswered.push_back({std::move(command), m_clock.now()});
}

std::string World::mint()
{
    return std::to_string(++m_minted) + "-id";
}

} // namespace lianxin::sim

#include "tests/models/engine/desk.h"

#include <algorithm>
#include <cstdlib>

namespace lianxin::engine::test {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

UtcTime at(const std::string& local)
{
    return base::parseIso(local + "+08:00").value();
}

sla::Duration limit(const char* text)
{
    return sla::parseDuration(text).value();
}

sla::Step step(const char* id, const char* name, sla::Charge charge,
               std::vector<sla::Happening> start, std::vector<sla::Happening> stop,
               const char* length)
{
    sla::Step step;
    step.id = id;
    step.name = name;
    step.charge = charge;
    step.start = std::move(start);
    step.stop = std::move(stop);
    step.cancel = {sla::Happening::Unassigned, sla::Happening::Archived};
    step.limit = limit(length);
    return step;
}

sla::Policy policy()
{
    using sla::Charge;
    using sla::Happening;
    auto promise = step(
        "promise", "办结答复", Charge::Caller, {Happening::Accepted, Happening::Reopened},
        {Happening::CalledBack, Happening::Answered, Happening::Refused, Happening::HandedOver},
        "7wd");
    promise.cancel = {Happening::Archived};
    auto dispatch = step(
        "dispatch", "派单", Charge::Centre, {Happening::Accepted, Happening::Reopened},
        {Happening::Dispatched, Happening::Answered, Happening::Refused, Happening::HandedOver},
        "60wm");
    dispatch.cancel = {Happening::Merged, Happening::Archived};
    auto sign = step("sign", "签收", Charge::Assignment, {Happening::Assigned}, {Happening::Signed},
                     "120wm");
    sign.cancel = {Happening::Unassigned, Happening::Merged, Happening::Archived};
    sign.warnAt = {0.5};
    sign.ladder = {{sla::Supervision::Urge, limit("30wm"), 0},
                   {sla::Supervision::Escalate, limit("60wm"), 1}};
    auto reply = step("reply", "反馈", Charge::Assignment, {Happening::Assigned, Happening::Redone},
                      {Happening::Replied}, "5wd");
    reply.pauses = {{Happening::Suspended, Happening::Resumed},
                    {Happening::Returned, Happening::Adjudicated}};
    reply.cancel = {Happening::Relieved, Happening::Merged, Happening::Archived};
    reply.maxExtension = limit("10wd");
    reply.warnAt = {0.8};
    auto callback = step("callback", "回访", Charge::Centre, {Happening::Replied},
                         {Happening::CalledBack}, "1wd");
    callback.cancel = {Happening::Redone, Happening::Archived};
    sla::Rule rule;
    rule.id = "general";
    rule.name = "一般事项";
    rule.steps = {promise, dispatch, sign, reply, callback};
    sla::Policy policy;
    policy.version = "p1";
    policy.rules = {rule};
    return policy;
}

routing::Unit unit(const char* id, const char* parent, const char* level, const char* district,
                   const char* function)
{
    return {UnitId{id}, id, id, UnitId{parent}, level, DistrictCode{district}, function, ""};
}

routing::Item item(const char* id, const char* category, const char* lead)
{
    routing::Item item;
    item.id = ItemId{id};
    item.name = id;
    item.category = CategoryCode{category};
    item.lead = lead;
    return item;
}

places::Area district(const char* code, const char* name, double west)
{
    constexpr double kSide = 0.1;
    const places::Polygon square{
        {{west, 35}, {west + kSide, 35}, {west + kSide, 35 + kSide}, {west, 35 + kSide}}};
    return {DistrictCode{code}, name, {}, {square}};
}

std::shared_ptr<const City> city()
{
    auto city = std::make_shared<City>();
    city->code = "990100";
    city->name = "牧野市";
    city->units = {unit("city", "", "city"),
                   unit("heat-co", "city", "utility"),
                   unit("hq", "city", "district", "990101"),
                   unit("hq-cg", "hq", "district_bureau", "990101", "cityscape"),
                   unit("wb", "city", "district", "990102"),
                   unit("wb-cg", "wb", "district_bureau", "990102", "cityscape"),
                   unit("fire", "city", "emergency")};
    city->items = {item("heat", "0102", "heat-co"), item("noise", "0301", "@cityscape")};
    city->categories = ticket::CategoryTree({{CategoryCode{"01"}, "公用事业", {}},
                                             {CategoryCode{"0102"}, "供热", {}},
                                             {CategoryCode{"03"}, "城市管理", {}},
                                             {CategoryCode{"0301"}, "噪声", {}}});
    city->districts = {district("990101", "红旗区", 113.8), district("990102", "卫滨区", 113.9)};
    city->clauses = {{"已进入信访渠道办理"}, {"第十二条"}};
    city->policy = policy();
    return city;
}

std::shared_ptr<const City> cityWithGroups()
{
    using namespace std::chrono_literals;
    auto grouped = std::make_shared<City>(*city());
    auto& plan = grouped->callPlan;
    plan.groups = {{GroupId{"general"}, "综合组"},
                   {GroupId{"expert"}, "专家组", {"law"}, 2},
                   {GroupId{"home"}, "志愿者组", {}, 0, true}};
    plan.groups[0].overflow = {{30s, GroupId{"expert"}, "", std::vector<std::string>{}},
                               {60s, GroupId{"home"}, "", std::nullopt, true},
                               {300s, {}, "990200"}};
    plan.lines = {{"", "2", "", GroupId{"expert"}}};
    plan.announcements = {"前面还有 {ahead} 位", "前面还有 {ahead} 位，约 {minutes} 分钟",
                          "来电较多，约 {minutes} 分钟", "，可按 1 由我们回拨"};
    plan.callbackFrom = 60s;
    return grouped;
}

Actor person(const char* staff, Role role)
{
    Actor actor;
    actor.staff = StaffId{staff};
    actor.name = staff;
    actor.roles = {role};
    return actor;
}

Actor taker(const char* staff)
{
    return person(staff, Role::CallTaker);
}

Actor dispatcher()
{
    return person("D01", Role::Dispatcher);
}

Actor supervisor()
{
    return person("S01", Role::Supervisor);
}

Actor caller()
{
    return person("V01", Role::CallbackAgent);
}

Actor gateway()
{
    return person("gateway", Role::Gateway);
}

Actor staffOf(const char* unit)
{
    auto actor = person("U01", Role::UnitStaff);
    actor.unit = UnitId{unit};
    return actor;
}

ticket::FieldValue field(std::string_view name, const char* value)
{
    ticket::FieldValue field;
    field.name = name;
    field.value = value;
    field.display = value;
    field.confidence = 1;
    field.origin = ticket::Origin::Typed;
    return field;
}

SubmitTicket submission(const char* ticket)
{
    namespace names = ticket::field;
    SubmitTicket command;
    command.ticket = TicketId{ticket};
    command.call = CallId{"c1"};
    command.fields = {field(names::kKind, "complaint"), field(names::kCategory, "0301"),
                      field(names::kCallerNumber, "13800006127"),
                      field(names::kSummary, "夜间施工扰民")};
    command.district = DistrictCode{"990101"};
    command.lead = UnitId{"hq-cg"};
    command.item = ItemId{"noise"};
    command.confidence = 1;
    return command;
}

Desk::Desk(std::shared_ptr<const City> ofCity) : m_city(std::move(ofCity))
{
    reopen();
}

Desk::~Desk() = default;

void Desk::reopen()
{
    host = std::make_unique<EngineHost>(m_city, clock, log, query);
    host->onEvents([this](const EventGroup& events) { query.fold(events); });
    const auto status = host->open();
    require(status.ok());
}

Command Desk::command(const Actor& actor, CommandBody body)
{
    Command command;
    command.id = CommandId{std::to_string(++m_commands) + "-command"};
    command.actor = actor;
    command.body = std::move(body);
    return command;
}

Answer Desk::give(const Command& command)
{
    return host->submit({&command, 1}).front();
}

Answer Desk::give(const Actor& actor, CommandBody body)
{
    return give(command(actor, std::move(body)));
}

std::string Desk::outcome(const Actor& actor, CommandBody body)
{
    return code(give(actor, std::move(body)));
}

std::string Desk::code(const Answer& answer)
{
    return answer.rejection ? answer.rejection->code : "ok";
}

void Desk::wait(Milliseconds time)
{
    const auto until = clock.now() + time;
    for (auto wake = host->nextWakeup(); wake && *wake < until; wake = host->nextWakeup()) {
        clock.set(std::max(clock.now(), *wake));
        host->advance();
    }
    clock.set(until);
    host->advance();
}

const State& Desk::state() const
{
    return host->state();
}

const TicketView& Desk::ticket(const char* id) const
{
    const auto* row = state().ticket(TicketId{id});
    require(row);
    return row->view;
}

SeatState Desk::seat(const char* id) const
{
    const auto* row = state().seat(SeatId{id});
    return row ? row->view.state : SeatState::Offline;
}

} // namespace lianxin::engine::test

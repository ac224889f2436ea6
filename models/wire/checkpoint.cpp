#include "models/wire/checkpoint.h"

#include "models/wire/policy_shapes.h"
#include "models/wire/view_shapes.h"

#include <algorithm>

namespace lianxin::wire {

namespace {

/// The first line. The clocks as they were revised stand in it whole: the city's index is made of
/// them.
struct Head {
    int format = 0;
    std::string city;
    UtcTime time{};
    std::int64_t rows = 0;
    engine::CentreRow centre;
    std::vector<engine::ClockRevision> revisions;
};

struct KeptCall {
    engine::CallView view;
    bool atHead = false;
    int priority = 0;
    SeatId preferred;
    std::vector<routing::Reach> also;
    std::int64_t overflowed = 0;
    UtcTime waitsSince{};
    std::optional<UtcTime> toldAt;
};
struct KeptGroup {
    GroupId id;
    routing::Pace pace;
};
struct KeptFollowers {
    TicketId into;
    std::vector<TicketId> tickets;
};

} // namespace

/// `["english:2", …]`
template <> struct Codec<routing::SkillSet> {
    static Json write(const routing::SkillSet& skills)
    {
        Json list = Json::array();
        for (const auto& skill : skills.skills())
            list.push_back(skill.name + ':' + std::to_string(skill.level));
        return list;
    }
    static bool read(const Input& in, routing::SkillSet& out, const Path& path, Fault& fault)
    {
        std::vector<std::string> written;
        if (!wire::read(in, written, path, fault))
            return false;
        out = routing::SkillSet(written);
        return true;
    }
};

template <>
inline constexpr std::array<std::string_view, 3> kWords<sla::FiringKind>{"warning", "overdue",
                                                                         "rung"};

// — members
template <>
inline constexpr auto kShape<engine::DayCounters> =
    shape("DayCounters", member("day", &engine::DayCounters::day),
          member("calls", &engine::DayCounters::calls),
          member("calls_answered", &engine::DayCounters::callsAnswered),
          member("calls_abandoned", &engine::DayCounters::callsAbandoned),
          member("tickets", &engine::DayCounters::tickets),
          member("answered", &engine::DayCounters::answered),
          member("refused", &engine::DayCounters::refused),
          member("handed_over", &engine::DayCounters::handedOver),
          member("dispatched", &engine::DayCounters::dispatched),
          member("dispatched_automatically", &engine::DayCounters::dispatchedAutomatically),
          member("returned", &engine::DayCounters::returned),
          member("replied", &engine::DayCounters::replied),
          member("archived", &engine::DayCounters::archived),
          member("overdue", &engine::DayCounters::overdue),
          member("transferred", &engine::DayCounters::transferred),
          member("passed_on", &engine::DayCounters::passedOn),
          member("turned_away", &engine::DayCounters::turnedAway),
          member("callbacks", &engine::DayCounters::callbacks),
          member("missed", &engine::DayCounters::missed));
template <>
inline constexpr auto kShape<engine::CentreRow> = shape(
    "CentreRow", needed("seq", &engine::CentreRow::seq), needed("today", &engine::CentreRow::today),
    member("holding_escalations", &engine::CentreRow::holdingEscalations),
    member("surge", &engine::CentreRow::surge),
    member("surge_reason", &engine::CentreRow::surgeReason),
    member("surge_since", &engine::CentreRow::surgeSince));
template <>
inline constexpr auto kShape<engine::ClockRevision> =
    shape("ClockRevision", needed("policy", &engine::ClockRevision::policy),
          needed("years", &engine::ClockRevision::years),
          member("calendar_version", &engine::ClockRevision::calendarVersion));
template <>
inline constexpr auto
    kShape<Head> = shape("Head", needed("format", &Head::format), member("city", &Head::city),
                         needed("time", &Head::time), needed("rows", &Head::rows),
                         needed("centre", &Head::centre), needed("revisions", &Head::revisions));
template <>
inline constexpr auto kShape<routing::Reach> = shape("Reach",
                                                     member("group", &routing::Reach::group),
                                                     needed("needs", &routing::Reach::needs));
template <>
inline constexpr auto
    kShape<routing::Pace> = shape("Pace", member("last_taken", &routing::Pace::lastTaken),
                                  needed("interval_ms", &routing::Pace::intervalMs),
                                  needed("intervals", &routing::Pace::intervals));
template <>
inline constexpr auto
    kShape<engine::EndedCall> = shape("EndedCall", needed("call", &engine::EndedCall::call),
                                      needed("number", &engine::EndedCall::number));
template <>
inline constexpr auto
    kShape<engine::SeatRow> = shape("SeatRow", needed("view", &engine::SeatRow::view),
                                    member("lease_lost", &engine::SeatRow::leaseLost),
                                    member("ended_calls", &engine::SeatRow::endedCalls));
template <>
inline constexpr auto kShape<KeptCall> =
    shape("CallRow", needed("view", &KeptCall::view), member("at_head", &KeptCall::atHead),
          member("priority", &KeptCall::priority), member("preferred", &KeptCall::preferred),
          member("also", &KeptCall::also), member("overflowed", &KeptCall::overflowed),
          needed("waits_since", &KeptCall::waitsSince), member("told_at", &KeptCall::toldAt));
template <>
inline constexpr auto kShape<KeptGroup> = shape("GroupRow", member("id", &KeptGroup::id),
                                                needed("pace", &KeptGroup::pace));
template <>
inline constexpr auto
    kShape<engine::RestrictionRow> = shape("RestrictionRow",
                                           member("number", &engine::RestrictionRow::number),
                                           needed("until", &engine::RestrictionRow::until),
                                           member("reason", &engine::RestrictionRow::reason));
template <>
inline constexpr auto kShape<KeptFollowers> = shape("FollowersRow",
                                                    needed("into", &KeptFollowers::into),
                                                    needed("tickets", &KeptFollowers::tickets));
template <>
inline constexpr auto
    kShape<routing::Ruling> = shape("Ruling", member("category", &routing::Ruling::category),
                                    needed("between", &routing::Ruling::between),
                                    needed("lead", &routing::Ruling::lead),
                                    needed("number", &routing::Ruling::number));
template <>
inline constexpr auto kShape<sla::Pause> = shape("Pause", needed("from", &sla::Pause::from),
                                                 member("to", &sla::Pause::to));
template <>
inline constexpr auto kShape<sla::ClockPause> = shape("ClockPause",
                                                      needed("cause", &sla::ClockPause::cause),
                                                      needed("span", &sla::ClockPause::span));
template <>
inline constexpr auto kShape<sla::Due> = shape("Due", needed("at", &sla::Due::at),
                                               member("provisional", &sla::Due::provisional),
                                               member("suspended", &sla::Due::suspended));
template <>
inline constexpr auto kShape<sla::Fired> = shape("Fired", needed("kind", &sla::Fired::kind),
                                                 member("index", &sla::Fired::index),
                                                 needed("at", &sla::Fired::at));
template <>
inline constexpr auto kShape<sla::StepClock> = shape(
    "StepClock", needed("step", &sla::StepClock::step), needed("charge", &sla::StepClock::charge),
    member("unit", &sla::StepClock::unit), needed("limit", &sla::StepClock::limit),
    member("extensions", &sla::StepClock::extensions),
    needed("started_at", &sla::StepClock::startedAt),
    member("stopped_at", &sla::StepClock::stoppedAt),
    member("stopped_by", &sla::StepClock::stoppedBy), member("pauses", &sla::StepClock::pauses),
    needed("due", &sla::StepClock::due),
    member("calendar_version", &sla::StepClock::calendarVersion),
    member("round", &sla::StepClock::round), member("fired", &sla::StepClock::fired));
template <>
inline constexpr auto
    kShape<engine::TicketRow> = shape("TicketRow", needed("view", &engine::TicketRow::view),
                                      member("rule", &engine::TicketRow::rule),
                                      member("policy_version", &engine::TicketRow::policyVersion),
                                      member("clocks", &engine::TicketRow::clocks),
                                      member("next_firing", &engine::TicketRow::nextFiring));
// — end of members

namespace {

constexpr const char* kSeat = "seat";
constexpr const char* kCall = "call";
constexpr const char* kTicket = "ticket";
constexpr const char* kGroup = "group";
constexpr const char* kRestriction = "restriction";
constexpr const char* kFollowers = "followers";
constexpr const char* kRuling = "ruling";

KeptCall kept(const engine::CallRow& row)
{
    return {row.view, row.atHead,     row.priority,   row.preferred,
            row.also, row.overflowed, row.waitsSince, row.toldAt};
}

engine::CallRow callRow(KeptCall kept)
{
    engine::CallRow row;
    row.needs = routing::SkillSet{kept.view.skills};
    row.view = std::move(kept.view);
    row.atHead = kept.atHead;
    row.priority = kept.priority;
    row.preferred = std::move(kept.preferred);
    row.also = std::move(kept.also);
    row.overflowed = static_cast<unsigned>(kept.overflowed);
    row.waitsSince = kept.waitsSince;
    row.toldAt = kept.toldAt;
    return row;
}

std::size_t rulingsIn(const engine::State& state)
{
    std::size_t count = 0;
    for (const auto& [border, row] : state.rulings())
        count += row.latest.size();
    return count;
}

Head headOf(const engine::State& state, UtcTime time)
{
    Head head;
    head.format = kCheckpointFormat;
    head.city = state.city().city().version;
    head.time = time;
    head.centre = state.centre();
    head.rows = static_cast<std::int64_t>(state.seats().size() + state.calls().size() +
                                          state.tickets().size() + state.groups().size() +
                                          state.restrictions().size() + state.followers().size() +
                                          rulingsIn(state));
    for (const auto& revision : state.city().history())
        head.revisions.push_back(*revision);
    return head;
}

/// Gathers lines into pieces.
class Lines {
public:
    explicit Lines(const std::function<bool(std::string_view)>& sink) : m_sink(sink) {}

    bool wanted() const { return m_wanted; }
    void line(std::string_view text)
    {
        m_piece += text;
        m_piece += '\n';
        if (m_piece.size() >= kCheckpointPiece)
            flush();
    }
    template <class Row> void row(const char* table, const Row& row)
    {
        TextWriter out;
        out.open('{');
        putMember(out, table, row, Path{});
        out.close('}');
        line(out.take());
    }
    /// In the order of their ids, so that the same rows give the same text.
    template <class Id, class Row, class Write>
    void table(const engine::Table<Id, Row>& table, Write write)
    {
        std::vector<std::pair<const Id*, const Row*>> rows;
        rows.reserve(table.size());
        for (const auto& [id, row] : table)
            rows.emplace_back(&id, &row);
        std::sort(rows.begin(), rows.end(),
                  [](const auto& a, const auto& b) { return *a.first < *b.first; });
        for (const auto& [id, row] : rows) {
            if (!m_wanted)
                return;
            write(*id, *row);
        }
    }
    void flush()
    {
        if (!m_piece.empty() && m_wanted)
            m_wanted = m_sink(m_piece);
        m_piece.clear();
    }

private:
    const std::function<bool(std::string_view)>& m_sink;
    std::string m_piece;
    bool m_wanted = true;
};

/// The only member of a line, and its value.
std::optional<std::pair<std::string_view, Input>> onlyMember(const Input& line)
{
    const auto members = line.members();
    return members.size() == 1 ? std::optional(members.front()) : std::nullopt;
}

/// Puts a row into the state when the table is that of `name`.
template <class Row, class Put>
bool reads(const char* name, std::string_view table, const Input& in, Fault& fault, Put put)
{
    if (table != name)
        return false;
    Row row{};
    if (read(in, row, Path{nullptr, name}, fault))
        put(std::move(row));
    return true;
}

} // namespace

void writeCheckpoint(const engine::State& state, UtcTime time,
                     const std::function<bool(std::string_view piece)>& sink)
{
    Lines lines(sink);
    lines.line(textOf(headOf(state, time)));
    lines.table(state.seats(), [&](const auto&, const auto& row) { lines.row(kSeat, row); });
    lines.table(state.calls(), [&](const auto&, const auto& row) { lines.row(kCall, kept(row)); });
    lines.table(state.groups(), [&](const auto& id, const auto& row) {
        lines.row(kGroup, KeptGroup{id, row.pace});
    });
    lines.table(state.restrictions(),
                [&](const auto&, const auto& row) { lines.row(kRestriction, row); });
    lines.table(state.followers(), [&](const auto& into, const auto& row) {
        lines.row(kFollowers, KeptFollowers{into, row.tickets});
    });
    lines.table(state.rulings(), [&](const auto&, const auto& row) {
        for (auto ruling = row.latest.rbegin(); ruling != row.latest.rend(); ++ruling)
            lines.row(kRuling, *ruling);
    });
    lines.table(state.tickets(), [&](const auto&, const auto& row) { lines.row(kTicket, row); });
    lines.flush();
}

CheckpointReader::CheckpointReader(std::shared_ptr<const engine::CityIndex> city)
    : m_fold(std::move(city))
{}

Status CheckpointReader::add(std::string_view piece)
{
    while (!piece.empty()) {
        const auto end = std::min(piece.find('\n'), piece.size());
        const auto line = piece.substr(0, end);
        piece.remove_prefix(std::min(end + 1, piece.size()));
        if (const auto read = m_rows ? readRow(line) : readHead(line); !read)
            return read;
    }
    return success();
}

/// Before any row: the indices that rows are put into depend on it.
Status CheckpointReader::readHead(std::string_view line)
{
    auto read = readText<Head>(line);
    if (!read)
        return read.error();
    auto& head = read.value();
    if (head.format != kCheckpointFormat || head.city != m_fold.state.city().city().version)
        return Error{"foreign", head.city};
    m_rows = head.rows;
    m_fold.time = head.time;
    auto& state = m_fold.state;
    for (const auto& revision : head.revisions)
        state.reviseClocks(revision.policy, revision.years, revision.calendarVersion);
    state.switchSurge(head.centre.surge, head.centre.surgeReason, head.centre.surgeSince);
    state.editCentre() = std::move(head.centre);
    return success();
}

Status CheckpointReader::readRow(std::string_view line)
{
    using namespace engine;
    const auto json = ParsedJson::of(line);
    if (!json)
        return json.error();
    const auto only = onlyMember(json.value().root());
    if (!only)
        return Error{"bad_member", "row"};
    const auto& [table, in] = *only;
    auto& state = m_fold.state;
    Fault fault;
    const bool known =
        reads<TicketRow>(kTicket, table, in, fault,
                         [&](TicketRow row) {
                             const auto id = row.view.id;
                             state.changeTicket(id, [&](TicketRow& to) { to = std::move(row); });
                         }) ||
        reads<SeatRow>(kSeat, table, in, fault,
                       [&](SeatRow row) {
                           row.skills = routing::SkillSet{row.view.skills};
                           const auto id = row.view.id;
                           state.changeSeat(id, [&](SeatRow& to) { to = std::move(row); });
                       }) ||
        reads<KeptCall>(kCall, table, in, fault,
                        [&](KeptCall kept) {
                            const auto id = kept.view.id;
                            state.changeCall(id,
                                             [&](CallRow& to) { to = callRow(std::move(kept)); });
                        }) ||
        reads<KeptGroup>(kGroup, table, in, fault,
                         [&](const KeptGroup& kept) {
                             state.changeGroup(kept.id, [&](GroupRow& to) { to.pace = kept.pace; });
                         }) ||
        reads<RestrictionRow>(kRestriction, table, in, fault,
                              [&](const RestrictionRow& row) { state.restrict(row); }) ||
        reads<routing::Ruling>(kRuling, table, in, fault,
                               [&](routing::Ruling ruling) { state.rule(std::move(ruling)); }) ||
        reads<KeptFollowers>(kFollowers, table, in, fault, [&](const KeptFollowers& kept) {
            for (const auto& ticket : kept.tickets)
                state.follow(ticket, kept.into);
        });
    if (!known)
        return Error{"bad_member", std::string(table)};
    if (fault.error())
        return *fault.error();
    if (*m_rows <= 0)
        return Error{"too_many_rows", std::string(table)};
    --*m_rows;
    return success();
}

Result<engine::Fold> CheckpointReader::take() &&
{
    if (m_rows != 0)
        return Error{"missing_rows", {}};
    return std::move(m_fold);
}

} // namespace lianxin::wire

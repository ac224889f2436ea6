#include "models/engine/host.h"

#include "models/base/telephone.h"
#include "models/engine/canonical.h"
#include "models/engine/command_age.h"
#include "models/engine/decide.h"
#include "models/engine/subject.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace lianxin::engine {

namespace {

/// A great many clocks may be due after a jump; they are committed in portions.
constexpr int kMostWakesOfAGroup = 1000;

Answer rejected(const CommandId& command, Rejection why)
{
    Answer answer;
    answer.command = command;
    answer.rejection = std::move(why);
    return answer;
}

/// What of itself changes nothing when repeated needs no place on disk, unless something came of
/// it.
bool isStored(const CommandBody& body, const Answer& answer)
{
    const bool repeatable =
        std::holds_alternative<RenewLease>(body) || std::holds_alternative<Advance>(body);
    return !repeatable || answer.firstSeq != 0;
}

} // namespace

/// One group on its way to the disk.
struct Group {
    UtcTime now{};
    Batch batch;
    std::unordered_map<CommandId, std::size_t> stored; ///< index into batch.answers
    std::set<std::pair<StaffId, TicketId>> stopped;    ///< by a rejection
};

struct EngineHost::Impl {
    Impl(std::shared_ptr<const City> cityGiven, Clock& clockGiven, EventLog& logGiven,
         Query& queryGiven, Realm realmGiven)
        : city(std::move(cityGiven)), clock(clockGiven), log(logGiven), query(queryGiven),
          realm(realmGiven), index(std::make_shared<CityIndex>(city)), state(index)
    {}

    Status open();

    UtcTime look();
    Group begin();
    bool commit(Group& group, std::vector<Answer>& answers);

    Answer handle(const Command& command, Group& group);
    std::optional<Answer> repeated(const Command& command, const std::string& bodyDigest,
                                   const Group& group);
    Answer carryOut(const Command& given, Group& group);
    Facts factsFor(const Command& command);
    std::optional<Command> asTaken(const Command& command, UtcTime now) const;
    void record(const Command& command, Events bodies, Group& group);
    int advanceIn(Group& group, const Command& command);
    void hear(const SeatId& seat, const Actor& actor, UtcTime now);

    std::shared_ptr<const City> city;
    Clock& clock;
    EventLog& log;
    Query& query;
    Realm realm;
    std::shared_ptr<const CityIndex> index;
    State state;
    BodyDigest digest = canonicalDigest;
    Listener listener;
    std::int64_t epoch = 1;
    std::int64_t seq = 0;
    std::int64_t foldedAtOpen = 0;
    UtcTime lastLook{};                ///< when a group last looked at the clock
    std::optional<UtcTime> jumpedFrom; ///< a jump that is not on disk yet
    bool awake = false; ///< false until the first group after open(): a long gap may then be an
                        ///< ordinary quiet night
    std::optional<UtcTime> retryAt;
};

Status EngineHost::Impl::open()
{
    auto kept = log.checkpoint(index);
    Fold fold = kept ? std::move(*kept) : Fold(index);
    const auto from = fold.seq();
    if (const auto folded = foldOn(fold, log, query, log.lastSeq()); !folded)
        return folded;
    seq = fold.seq();
    foldedAtOpen = seq - from;
    lastLook = fold.time;
    state = std::move(fold.state);
    state.renewAllLeases(std::max(clock.now(), lastLook) + city->callTimes.lease);
    jumpedFrom.reset();
    awake = false;
    return success();
}

/// The centre's time: never backwards.
UtcTime EngineHost::Impl::look()
{
    return std::max(clock.now(), lastLook);
}

Group EngineHost::Impl::begin()
{
    Group group;
    group.now = look();
    log.beginGroup();
    state.beginGroup();
    const auto clocks = state.nextClockFiring();
    const bool matters = awake || (clocks && *clocks <= group.now);
    if (seq > 0 && group.now - lastLook > kJump && matters && !jumpedFrom)
        jumpedFrom = lastLook;
    lastLook = group.now;
    if (jumpedFrom)
        record(Command{}, {TimeJumped{*jumpedFrom, group.now}}, group);
    return group;
}

bool EngineHost::Impl::commit(Group& group, std::vector<Answer>& answers)
{
    const bool writes = !group.batch.events.empty() || !group.batch.answers.empty();
    const auto status = writes ? log.append(group.batch) : success();
    log.endGroup();
    if (!status) {
        state.undoGroup();
        seq -= static_cast<std::int64_t>(group.batch.events.size());
        for (auto& answer : answers)
            answer = rejected(answer.command, {status.error().code, status.error().detail});
        retryAt = group.now + kRetryAfter;
        return false;
    }
    state.keepGroup();
    awake = true;
    jumpedFrom.reset();
    retryAt.reset();
    if (listener && !group.batch.events.empty())
        listener(std::move(group.batch.events));
    return true;
}

Answer EngineHost::Impl::handle(const Command& command, Group& group)
{
    if (command.id.empty())
        return rejected(command.id, {"missing_id", {}});
    const auto bodyDigest = command.digest.empty() ? digest(command) : command.digest;
    const auto ticket = ticketOf(command.body);
    const std::pair subject{command.actor.staff, ticket};
    auto first = repeated(command, bodyDigest, group);
    if (!first && isTooOld(command.id, group.now))
        first = rejected(command.id, {"too_old", {}});
    if (!first && !ticket.empty() && group.stopped.count(subject) != 0)
        first = rejected(command.id, {"skipped", ticket.str()});
    auto answer = first ? *first : carryOut(command, group);
    if (answer.rejection && !ticket.empty())
        group.stopped.insert(subject);
    if (!first && isStored(command.body, answer)) {
        group.stored.emplace(command.id, group.batch.answers.size());
        group.batch.answers.push_back({answer, bodyDigest, keptFrom(command.id, group.now)});
    }
    return answer;
}

/// The answer such a command got before, or why it gets none.
std::optional<Answer> EngineHost::Impl::repeated(const Command& command,
                                                 const std::string& bodyDigest, const Group& group)
{
    std::optional<StoredAnswer> known;
    if (const auto it = group.stored.find(command.id); it != group.stored.end()) {
        known = group.batch.answers[it->second];
    } else {
        auto found = log.answerTo(command.id);
        if (!found)
            return rejected(command.id, {found.error().code, found.error().detail});
        known = std::move(found).value();
    }
    if (!known)
        return std::nullopt;
    if (known->bodyDigest != bodyDigest)
        return rejected(command.id, {"body_differs", {}});
    return known->answer;
}

Answer EngineHost::Impl::carryOut(const Command& given, Group& group)
{
    const auto taken = asTaken(given, group.now);
    const auto& command = taken ? *taken : given;
    const auto facts = factsFor(command);
    auto decision = decide(state, command, facts, group.now);
    if (auto* why = std::get_if<Rejection>(&decision))
        return rejected(command.id, std::move(*why));
    Answer answer;
    answer.command = command.id;
    const auto before = seq;
    auto& bodies = std::get<Events>(decision);
    if (!bodies.empty())
        if (const auto* accepted = std::get_if<TicketAccepted>(&bodies.front()))
            answer.ticketNumber = accepted->number;
    record(command, std::move(bodies), group);
    if (std::holds_alternative<Advance>(command.body))
        advanceIn(group, command);
    hear(command.actor.seat, command.actor, group.now);
    if (const auto* renew = std::get_if<RenewLease>(&command.body))
        hear(renew->seat, command.actor, group.now);
    if (seq > before) {
        answer.firstSeq = before + 1;
        answer.lastSeq = seq;
    }
    return answer;
}

Facts EngineHost::Impl::factsFor(const Command& command)
{
    Facts facts;
    const auto wanted = needs(command);
    for (const auto& id : wanted.tickets) {
        if (state.ticket(id))
            continue;
        const auto loaded = query.ticket(id);
        if (!loaded || !loaded.value())
            continue;
        facts.tickets.push_back(*loaded.value());
        if (std::holds_alternative<ReopenTicket>(command.body))
            state.admit(*loaded.value());
    }
    constexpr int kPast = 5;
    for (const auto& number : wanted.callers)
        if (const auto past = query.ofCaller(number, kPast))
            facts.past.insert(facts.past.end(), past.value().begin(), past.value().end());
    return facts;
}

/// What happened while the centre was away keeps its time, but never later than now nor further
/// back than answers are kept; a caller's number is the same however it is written. Nothing when
/// the command stands as it is.
std::optional<Command> EngineHost::Impl::asTaken(const Command& command, UtcTime now) const
{
    const auto* number = numberIn(command.body);
    if (!command.occurredAt && !number)
        return std::nullopt;
    auto taken = command;
    if (number)
        *numberIn(taken.body) = plainNumber(number->value);
    if (command.occurredAt && command.offline)
        taken.occurredAt = std::clamp(*command.occurredAt, UtcTime{now - kAnswersKept}, now);
    else
        taken.occurredAt.reset();
    return taken;
}

void EngineHost::Impl::record(const Command& command, Events bodies, Group& group)
{
    for (auto& body : bodies) {
        Event& event = group.batch.events.emplace_back();
        event.seq = ++seq;
        event.city = city->code;
        event.realm = realm;
        event.epoch = epoch;
        event.recordedAt = group.now;
        event.occurredAt = command.occurredAt.value_or(group.now);
        event.offline = command.offline;
        event.actor = command.actor.staff;
        event.cause = command.id;
        event.body = std::move(body);
        evolve(state, event);
    }
    log.foresee(group.batch.events);
}

/// A sign of life from whoever sits at the seat.
void EngineHost::Impl::hear(const SeatId& seat, const Actor& actor, UtcTime now)
{
    const auto* row = seat.empty() ? nullptr : state.seat(seat);
    if (row && row->view.staff == actor.staff)
        state.renewLease(seat, now + city->callTimes.lease);
}

/// Wakes what is due, one after the other, each seeing the one before; how many it were.
int EngineHost::Impl::advanceIn(Group& group, const Command& command)
{
    int wakes = 0;
    while (wakes < kMostWakesOfAGroup) {
        auto decision = decide(state, command, {}, group.now);
        auto* bodies = std::get_if<Events>(&decision);
        if (!bodies || bodies->empty())
            break;
        record(command, std::move(*bodies), group);
        ++wakes;
    }
    return wakes;
}

EngineHost::EngineHost(std::shared_ptr<const City> city, Clock& clock, EventLog& log, Query& query,
                       Realm realm)
    : m_impl(std::make_unique<Impl>(std::move(city), clock, log, query, realm))
{}

EngineHost::~EngineHost() = default;

void EngineHost::useDigest(BodyDigest digest)
{
    m_impl->digest = std::move(digest);
}
void EngineHost::useEpoch(std::int64_t epoch)
{
    m_impl->epoch = epoch;
}
Status EngineHost::open()
{
    return m_impl->open();
}
std::int64_t EngineHost::foldedAtOpen() const
{
    return m_impl->foldedAtOpen;
}
void EngineHost::onEvents(Listener listener)
{
    m_impl->listener = std::move(listener);
}

std::vector<Answer> EngineHost::submit(std::span<const Command> group)
{
    auto open = m_impl->begin();
    std::vector<Answer> answers;
    answers.reserve(group.size());
    for (const auto& command : group)
        answers.push_back(m_impl->handle(command, open));
    m_impl->commit(open, answers);
    return answers;
}

void EngineHost::advance()
{
    while (!advanceSome()) {
    }
}

bool EngineHost::advanceSome()
{
    Command command;
    command.actor.roles = {Role::Administrator};
    command.body = Advance{};
    std::vector<Answer> none;
    auto group = m_impl->begin();
    const int wakes = m_impl->advanceIn(group, command);
    return !m_impl->commit(group, none) || wakes < kMostWakesOfAGroup;
}

std::optional<UtcTime> EngineHost::nextWakeup() const
{
    auto next = m_impl->lastLook + kLongestNap;
    if (const auto pending = engine::nextWakeup(m_impl->state))
        next =
            std::min(next, *pending > m_impl->lastLook ? *pending : m_impl->lastLook + kRetryAfter);
    return m_impl->retryAt ? std::max(next, *m_impl->retryAt) : next;
}

std::int64_t EngineHost::lastSeq() const
{
    return m_impl->seq;
}
const State& EngineHost::state() const
{
    return m_impl->state;
}
const City& EngineHost::city() const
{
    return *m_impl->city;
}

} // namespace lianxin::engine

#include "models/engine/canonical.h"

#include "models/engine/permissions.h"

#include <array>
#include <charconv>
#include <type_traits>

namespace lianxin::engine {

namespace {

/// Every value is written with its length or an end mark, so that no two lists of members read
/// alike.
class Writer {
public:
    std::string text;

    template <class... Values> void all(const Values&... values) { (put(values), ...); }

    void put(const std::string& value) { text += std::to_string(value.size()) + ':' + value; }
    void put(const Personal& value) { put(value.value); }
    template <class Tag> void put(const base::StrongId<Tag>& id) { put(id.str()); }
    /// As `%.17g` has always written it: digests are stored for 90 days.
    void put(double value)
    {
        std::array<char, 40> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                       std::chars_format::general, 17)
                             .ptr;
        text.append(digits.data(), end) += ';';
    }
    void put(UtcTime time) { put(time.time_since_epoch().count()); }
    template <class Number>
    requires std::is_integral_v<Number>
    void put(Number value) { text += std::to_string(value) + ';'; }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { put(static_cast<int>(value)); }
    template <class Value> void put(const std::optional<Value>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class Value> void put(const std::vector<Value>& values)
    {
        put(values.size());
        for (const auto& value : values)
            put(value);
    }
    void put(const places::Point& p) { all(p.lon, p.lat); }
    void put(const ticket::Span& s) { all(s.utterance, s.from, s.to); }
    void put(const session::AnswerUsed& a) { all(a.entry, a.version); }
    void put(const ticket::FieldValue& f)
    {
        all(f.name, f.value, f.display, f.confidence, f.origin, f.spans, f.version);
    }

    void put(std::chrono::month_day d)
    {
        all(static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
    }
    void put(std::chrono::year_month_day d)
    {
        all(static_cast<int>(d.year()), d.month() / d.day());
    }
    void put(sla::Duration d) { put(sla::print(d)); }
    void put(const sla::DayHours& h) { put(sla::print(h)); }
    void put(const sla::WorkingHours& h)
    {
        for (const auto& day : h.week)
            put(day);
        put(h.makeUp);
    }
    void put(const sla::Day& d) { all(d.date, d.name, d.off); }
    void put(const sla::CalendarYear& y) { all(y.year, y.days); }
    void put(const sla::SpecialDay& d) { all(d.date, d.name, d.hours); }
    void put(const sla::UnitCalendar& c) { all(c.unit, c.hours, c.holidays, c.specialDays); }
    void put(const sla::Season& s) { all(s.from, s.to); }
    void put(const sla::Conditions& c)
    {
        all(c.kinds, c.categories, c.urgencies, c.colours, c.units, c.season);
    }
    void put(const sla::PauseRule& p) { all(p.from, p.to); }
    void put(const sla::Rung& r) { all(r.action, r.after, r.levels); }
    void put(const sla::Step& s)
    {
        all(s.id, s.name, s.charge, s.start, s.stop, s.cancel, s.pauses, s.limit, s.maxExtension,
            s.warnAt, s.ladder, s.hours);
    }
    void put(const sla::Rule& r) { all(r.id, r.name, r.when, r.steps); }
    void put(const sla::Policy& p)
    {
        all(p.version, p.name, p.hours, p.specialDays, p.unitCalendars, p.rules, p.scores.response,
            p.scores.resolution, p.scores.satisfaction);
    }

    void put(const SignInSeat& c)
    {
        all(c.seat, c.skills);
        if (!c.group.empty())
            all(c.group);
    }
    void put(const SignOutSeat& c) { all(c.seat); }
    void put(const SetSeatState& c) { all(c.seat, c.state, c.reason); }
    void put(const RenewLease& c) { all(c.seat); }
    void put(const ReportCall& c) { all(c.call, c.number, c.dialled, c.key, c.skills, c.media); }
    void put(const AnswerCall& c) { all(c.call, c.seat); }
    void put(const HoldCall& c) { all(c.call); }
    void put(const ResumeCall& c) { all(c.call); }
    void put(const EndCall& c) { all(c.call, c.reason); }
    void put(const FinishWrapUp& c) { all(c.seat); }
    void put(const SubmitTicket& c)
    {
        all(c.ticket, c.call, c.session, c.outcome, c.provisionalNumber, c.clause, c.fields,
            c.point, c.district, c.urgency, c.colour, c.lead, c.helpers, c.confidence, c.item,
            c.answers);
        if (c.earlier || c.mergeInto)
            all(c.earlier, c.mergeInto);
    }
    void put(const MergeTicket& c) { all(c.ticket, c.into); }
    void put(const SplitTicket& c) { all(c.ticket, c.reason); }
    void put(const EditTicketField& c) { all(c.ticket, c.field, c.baseVersion); }
    void put(const DispatchTicket& c) { all(c.ticket, c.lead, c.helpers, c.note); }
    void put(const SignTicket& c) { all(c.ticket); }
    void put(const RecordContact& c) { all(c.ticket, c.reached, c.note); }
    void put(const ReturnTicket& c) { all(c.ticket, c.clause, c.reason); }
    void put(const AdjudicateReturn& c) { all(c.ticket, c.lead, c.ruling); }
    void put(const ExtendTicket& c) { all(c.ticket, c.duration, c.reason); }
    void put(const SuspendTicket& c) { all(c.ticket, c.reason); }
    void put(const ResumeTicket& c) { all(c.ticket); }
    void put(const ReplyTicket& c) { all(c.ticket, c.text); }
    void put(const RecordCallback& c)
    {
        all(c.ticket, c.reached, c.resolved, c.satisfaction, c.reason);
    }
    void put(const RedoTicket& c) { all(c.ticket, c.reason); }
    void put(const EvaluateTicket& c) { all(c.ticket, c.verdict); }
    void put(const ArchiveTicket& c) { all(c.ticket); }
    void put(const ReopenTicket& c) { all(c.ticket, c.reason); }
    void put(const UrgeTicket& c) { all(c.ticket, c.note); }
    void put(const StoreJournal& c)
    {
        all(c.session, c.call, c.ticket, c.digest, c.events, c.bytes, c.answers);
    }
    void put(const Advance&) {}
    void put(const ReleaseEscalations&) {}
    void put(const ReviseClocks& c) { all(c.policy, c.calendarYears, c.reason, c.movePromises); }
    void put(const TransferCall& c) { all(c.call, c.group, c.skills, c.note); }
    void put(const JoinParty& c) { all(c.call, c.line, c.name, c.matter, c.place, c.point); }
    void put(const ReleaseParty& c) { all(c.call); }
    void put(const NoteAccess& c) { all(c.act, c.subject, c.reason, c.tickets); }
    void put(const RequestCallback& c) { all(c.call); }
    void put(const RestrictCaller& c) { all(c.number, c.until, c.reason); }
    void put(const LiftRestriction& c) { all(c.number, c.reason); }
    void put(const SwitchSurge& c) { all(c.on, c.reason); }
};

/// Two FNV-1a hashes of one text in one go.
std::array<std::uint64_t, 2> fnv1a(const std::string& text)
{
    constexpr std::uint64_t kPrime = 1099511628211ULL;
    std::uint64_t one = 14695981039346656037ULL;
    std::uint64_t other = 0x9e3779b97f4a7c15ULL;
    for (const unsigned char c : text) {
        one = (one ^ c) * kPrime;
        other = (other ^ c) * kPrime;
    }
    return {one, other};
}

} // namespace

std::string canonicalText(const Command& command)
{
    Writer writer;
    writer.put(std::string(commandName(command.body)));
    std::visit([&](const auto& body) { writer.put(body); }, command.body);
    return std::move(writer.text);
}

std::string canonicalDigest(const Command& command)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string hex;
    for (const auto hash : fnv1a(canonicalText(command)))
        for (int shift = 60; shift >= 0; shift -= 4)
            hex += kHex[hash >> shift & 15];
    return hex;
}

} // namespace lianxin::engine

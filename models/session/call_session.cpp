#include "models/session/call_session.h"

#include "models/base/overloaded.h"

#include <algorithm>
#include <array>

namespace lianxin::session {

namespace {

using namespace ticket::field;

void confirm(CallSession& s, std::string_view name, Personal value, ticket::Origin origin)
{
    auto& state = s.fields[std::string(name)];
    state.value.name = name;
    state.value.value = value;
    state.value.display = std::move(value);
    state.value.confidence = 1;
    state.value.origin = origin;
}

void offer(CallSession& s, const CallOffered& e)
{
    s.call = CallState::Offered;
    s.offer = e;
    if (!e.number.value.empty())
        confirm(s, kCallerNumber, e.number, ticket::Origin::Line);
    if (!e.callerName.value.empty())
        confirm(s, kCallerName, e.callerName, ticket::Origin::History);
}

void hear(CallSession& s, const UtteranceHeard& e)
{
    s.running.erase(e.speaker);
    const Utterance heard{e.utterance, e.speaker, e.text.value, {}, e.fromMs, e.toMs};
    const auto later = std::find_if(s.transcript.begin(), s.transcript.end(),
                                    [&](const Utterance& u) { return u.fromMs > e.fromMs; });
    s.transcript.insert(later, heard);
}

void correct(CallSession& s, const UtteranceCorrected& e)
{
    const auto it = std::find_if(s.transcript.begin(), s.transcript.end(),
                                 [&](const Utterance& u) { return u.id == e.utterance; });
    if (it == s.transcript.end())
        return;
    if (it->heard.empty())
        it->heard = it->text;
    it->text = e.text.value;
}

void suggest(CallSession& s, const FieldSuggested& e)
{
    auto& state = s.fields[e.field.name];
    state.alternatives = e.alternatives;
    state.model = e.model;
    if (ticket::isConfirmed(state.value.origin) && !state.value.name.empty())
        return;
    const int version = state.value.name.empty() ? 1 : state.value.version + 1;
    state.value = e.field;
    state.value.version = version;
}

void edit(CallSession& s, const FieldEdited& e)
{
    auto& value = s.fields[e.name].value;
    value.version = value.name.empty() ? 1 : value.version + 1;
    value.name = e.name;
    value.value = e.value;
    value.display = e.display.value.empty() ? e.value : e.display;
    value.confidence = 1;
    value.origin = ticket::Origin::Typed;
    // Where a person says that it is elsewhere, or another matter, what followed from that is open.
    if (e.name == kPlace)
        s.pin.reset();
    if ((e.name == kPlace || e.name == kCategory) && s.earlier && s.chosenUnit == s.earlier->lead)
        s.chosenUnit.reset();
}

/// What a person or the line stands for stays; guesses give way to what the earlier ticket knows.
void takeEarlier(CallSession& s, const EarlierTaken& e)
{
    s.earlier = e;
    for (const auto& field : e.fields) {
        auto& value = s.fields[field.name].value;
        if (!value.name.empty() && ticket::isConfirmed(value.origin) && !value.value.value.empty())
            continue;
        const int version = value.name.empty() ? 1 : value.version + 1;
        value = field;
        value.confidence = 1;
        value.origin = ticket::Origin::History;
        value.spans.clear();
        value.version = version;
    }
    if (!e.lead.unit.empty())
        s.chosenUnit = e.lead;
}

void chooseMerge(CallSession& s, const MergeChosen& e)
{
    s.merge.reset();
    if (!e.into.empty())
        s.merge = e;
}

/// What the centre says of a ticket that another matter of this call became.
TicketCard* cardBefore(CallSession& s, const TicketId& ticket)
{
    if (!s.matter)
        return nullptr;
    auto& cards = s.matter->before;
    const auto it = std::find_if(cards.begin(), cards.end(),
                                 [&](const TicketCard& card) { return card.id == ticket; });
    return it == cards.end() ? nullptr : &*it;
}

void number(CallSession& s, const TicketNumbered& e)
{
    auto* card = cardBefore(s, e.ticket);
    (card ? card->number : s.number) = e.number;
}

void progress(CallSession& s, const TicketProgressed& e)
{
    auto* card = cardBefore(s, e.ticket);
    (card ? card->state : s.ticketState) = e.state;
    (card ? card->unitName : s.ticketUnit) = e.unitName;
}

bool isOfCaller(std::string_view field)
{
    return field == kCallerName || field == kCallerNumber || field == kCallbackNumber ||
           field == kIdentity;
}

/// What happens to the line and what is said on it is of every matter.
using OfCall =
    std::variant<CallOffered, CallAnswered, CallHeld, CallResumed, CallMuted, CallEnded,
                 CallTransferred, UtteranceHeard, UtteranceCorrected, MoodSensed, CoachingShown,
                 RecogniserChanged, LinkChanged, FormShortened, PartyJoined, PartyReleased>;

bool outlivesMatter(const Event& event)
{
    return std::visit(
        Overloaded{[](const FieldSuggested& e) { return isOfCaller(e.field.name); },
                   [](const FieldEdited& e) { return isOfCaller(e.name); },
                   [](const FieldAccepted& e) { return isOfCaller(e.name); },
                   []<class Other>(const Other&) { return kIsAlternative<Other, OfCall>; }},
        event.body);
}

/// The caller may have been told the provisional number: it stays.
void refuse(CallSession& s, const SubmissionRefused& e)
{
    if (!s.submitted || s.submitted->ticket != e.ticket)
        return;
    s.submitted.reset();
    s.ticketState.clear();
    s.ticketUnit.clear();
    s.refusal = e;
    if (s.call == CallState::Closed) {
        s.call = CallState::WrapUp;
        s.reopened = true;
    }
}

void accept(CallSession& s, const FieldAccepted& e)
{
    const auto it = s.fields.find(e.name);
    if (it != s.fields.end() && it->second.value.origin == ticket::Origin::Guess)
        it->second.value.origin = ticket::Origin::Accepted;
    if (e.name == kPlace && s.pin)
        s.pin->confirmed = true;
}

} // namespace

void fold(CallSession& s, const Event& event)
{
    s.seq = event.seq;
    s.atMs = event.atMs;
    std::visit(
        Overloaded{
            [&](const CallOffered& e) { offer(s, e); },
            [&](const CallAnswered&) {
                s.call = CallState::Talking;
                s.answeredMs = event.atMs;
            },
            [&](const CallHeld&) { s.call = CallState::Held; },
            [&](const CallResumed&) { s.call = CallState::Talking; },
            [&](const CallMuted& e) { s.muted = e.on; },
            [&](const CallEnded& e) {
                s.call = CallState::WrapUp;
                s.endedMs = event.atMs;
                s.endReason = e.reason;
                s.party.reset();
                s.running.clear();
            },
            [&](const WrapUpFinished&) { s.call = CallState::Closed; },
            [&](const SpeechProgressed& e) { s.running[e.speaker] = e.text.value; },
            [&](const UtteranceHeard& e) { hear(s, e); },
            [&](const UtteranceCorrected& e) { correct(s, e); },
            [&](const FieldSuggested& e) { suggest(s, e); },
            [&](const FieldEdited& e) { edit(s, e); },
            [&](const FieldAccepted& e) { accept(s, e); },
            [&](const TemplateChosen& e) { s.formTemplate = e; },
            [&](const AnswersShown& e) { s.answers = e.answers; },
            [&](const AnswerUsed& e) { s.used.push_back(e); },
            [&](const PinPlaced& e) {
                if (e.confirmed || !s.pin || !s.pin->confirmed)
                    s.pin = e;
            },
            [&](const DestinationProposed& e) { s.destination = e; },
            [&](const DeadlinesProposed& e) { s.deadlines = e; },
            [&](const DestinationChosen& e) { s.chosenUnit = e.lead; },
            [&](const NearbyShown& e) { s.nearby = e.tickets; },
            [&](const TopicShown& e) {
                s.topic = e.title.empty() ? std::nullopt : std::optional(e);
            },
            [&](const HintsShown& e) { s.hints = e.hints; },
            [&](const MoodSensed& e) { s.moods.emplace_back(event.atMs, e.mood); },
            [&](const CoachingShown& e) { s.coaching = e; },
            [&](const RecogniserChanged& e) { s.recogniser = e; },
            [&](const LinkChanged& e) { s.online = e.online; },
            [&](const EarlierTaken& e) { takeEarlier(s, e); },
            [&](const MergeChosen& e) { chooseMerge(s, e); },
            [&](const CallTransferred&) {},
            [&](const FormShortened& e) { s.shortForm = e.on ? std::optional(e) : std::nullopt; },
            [&](const ColourChosen& e) {
                s.colour = e.colour.empty() ? std::nullopt : std::optional(e);
            },
            [&](const PartyJoined& e) { s.party = e; },
            [&](const PartyReleased&) { s.party.reset(); },
            [&](const GuideProposed& e) { fold(s.guide, e); },
            [&](const GuideUnfolded& e) { fold(s.guide, e); },
            [&](const GuideKeyHeard& e) { fold(s.guide, e); },
            [&](const GuideStepChosen& e) { fold(s.guide, e, event.atMs); },
            [&](const GuideSteppedBack& e) { fold(s.guide, e); },
            [&](const TicketSubmitted& e) {
                s.submitted = e;
                s.number = e.provisionalNumber;
                s.refusal.reset();
            },
            [&](const SubmissionRefused& e) { refuse(s, e); },
            [&](const TicketNumbered& e) { number(s, e); },
            [&](const TicketProgressed& e) { progress(s, e); },
            [&](const MatterBegun& e) { s.matter = e; },
            [&](const TurnMarked& e) {
                s.turn = e.utterance > 0 ? std::optional(e.utterance) : std::nullopt;
            },
        },
        event.body);
}

CallSession foldAll(const std::vector<Event>& events)
{
    CallSession session;
    for (const auto& event : events)
        fold(session, event);
    return session;
}

CallSession foldUntil(const std::vector<Event>& events, int atMs)
{
    CallSession session;
    for (const auto& event : events) {
        if (event.atMs > atMs)
            break;
        fold(session, event);
    }
    return session;
}

std::vector<Event> withoutMatter(const std::vector<Event>& events)
{
    std::vector<Event> kept;
    for (const auto& event : events)
        if (outlivesMatter(event))
            kept.push_back({static_cast<int>(kept.size()) + 1, event.atMs, event.body});
    return kept;
}

const std::string& valueOf(const CallSession& session, std::string_view field)
{
    static const std::string kNone;
    const auto it = session.fields.find(std::string(field));
    return it == session.fields.end() ? kNone : it->second.value.value.value;
}

bool isAsked(const CallSession& session, std::string_view field)
{
    constexpr std::array kShort{kCallerNumber, kKind, kCategory, kPlace, kSummary};
    if (!session.shortForm || std::find(kShort.begin(), kShort.end(), field) != kShort.end())
        return true;
    const auto it = session.fields.find(std::string(field));
    return it != session.fields.end() && !it->second.value.value.value.empty() &&
           ticket::isConfirmed(it->second.value.origin);
}

std::pair<int, int> completeness(const CallSession& session)
{
    std::vector<std::string> names{std::string(kCallerName), std::string(kCallerNumber),
                                   std::string(kKind),       std::string(kCategory),
                                   std::string(kTime),       std::string(kPlace),
                                   std::string(kSummary),    std::string(kAsks)};
    if (session.formTemplate)
        for (const auto& field : session.formTemplate->fields)
            names.push_back(field.name);
    std::erase_if(names, [&](const std::string& name) { return !isAsked(session, name); });
    const auto filled = std::count_if(names.begin(), names.end(), [&](const std::string& name) {
        return !valueOf(session, name).empty();
    });
    return {static_cast<int>(filled), static_cast<int>(names.size())};
}

std::optional<Mood> worstMood(const CallSession& session)
{
    if (std::none_of(session.transcript.begin(), session.transcript.end(),
                     [](const Utterance& one) { return one.speaker == Speaker::Caller; }))
        return std::nullopt;
    auto worst = Mood::Calm;
    for (const auto& [ms, mood] : session.moods)
        worst = std::max(worst, mood);
    return worst;
}

const UnitChoice* leadOf(const CallSession& session)
{
    if (session.chosenUnit)
        return &*session.chosenUnit;
    return session.destination ? &session.destination->lead : nullptr;
}

} // namespace lianxin::session

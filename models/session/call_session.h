#pragma once

#include "models/session/event.h"
#include "models/session/guide_walk.h"

#include <map>
#include <optional>

namespace lianxin::session {

enum class CallState { None, Offered, Talking, Held, WrapUp, Closed };

struct Utterance {
    int id = 0;
    Speaker speaker = Speaker::Caller;
    std::string text;
    std::string heard; ///< as the recogniser gave it, when a person corrected it
    int fromMs = 0;
    int toMs = 0;
    bool operator==(const Utterance&) const = default;
};

/// A field as it stands on the form.
struct FieldState {
    ticket::FieldValue value;
    std::vector<Alternative> alternatives;
    std::string model;
    bool operator==(const FieldState&) const = default;
};

/// Everything a desk shows of one call: `CallSession = fold(events)`. The widgets draw this and
/// nothing else.
struct CallSession {
    int seq = 0;  ///< last event folded
    int atMs = 0; ///< its time
    CallState call = CallState::None;
    bool muted = false;
    CallOffered offer;
    std::optional<int> answeredMs;
    std::optional<int> endedMs;
    std::string endReason;
    std::vector<Utterance> transcript;
    std::map<Speaker, std::string> running; ///< unfinished text by speaker
    std::map<std::string, FieldState> fields;
    std::optional<TemplateChosen> formTemplate;
    std::vector<Answer> answers;
    std::vector<AnswerUsed> used;
    std::optional<GuideWalk> guide;
    std::optional<PinPlaced> pin;
    std::optional<DestinationProposed> destination;
    std::optional<UnitChoice> chosenUnit;
    std::optional<DeadlinesProposed> deadlines;
    std::vector<TicketCard> nearby;
    std::optional<TopicShown> topic;
    std::vector<Hint> hints;
    std::vector<std::pair<int, Mood>> moods; ///< since when (ms), which
    CoachingShown coaching;
    RecogniserChanged recogniser;
    bool online = true;
    std::optional<MatterBegun> matter; ///< none: the call's first
    std::optional<int> turn;           ///< the utterance from which on another matter is spoken of
    std::optional<EarlierTaken> earlier;
    std::optional<MergeChosen> merge;
    std::optional<FormShortened> shortForm;
    std::optional<ColourChosen> colour;
    std::optional<PartyJoined> party;
    std::optional<TicketSubmitted> submitted;
    std::optional<SubmissionRefused> refusal; ///< until it is submitted again
    bool reopened = false;                    ///< closed before; its ticket was refused then
    std::string number;                       ///< the ticket's, or the provisional one until then
    std::string ticketState;
    std::string ticketUnit;
    bool operator==(const CallSession&) const = default;
};

/// Applies one event. Pure; events of a later version that say nothing new are no error. A guess
/// never replaces a confirmed value.
void fold(CallSession& session, const Event& event);
CallSession foldAll(const std::vector<Event>& events);
/// The session as it stood `atMs` after the offer.
CallSession foldUntil(const std::vector<Event>& events, int atMs);

/// The call as its next matter finds it: who calls, what was said and how the line stands; nothing
/// of the matters before. Gap-free, at the times it happened; a `MatterBegun` is the caller's to
/// add.
std::vector<Event> withoutMatter(const std::vector<Event>& events);

/// The field's value, or empty.
const std::string& valueOf(const CallSession& session, std::string_view field);
/// True of a field that stands on the form. The short one has what a unit cannot do without, and
/// what a person has filled in already.
bool isAsked(const CallSession& session, std::string_view field);
/// How many fields of the form are filled, and how many there are (`完整度 9/10`).
std::pair<int, int> completeness(const CallSession& session);
/// The worst mood the caller was in; nothing before he was heard.
std::optional<Mood> worstMood(const CallSession& session);
/// The lead unit that will be submitted: the chosen one, else the proposed.
const UnitChoice* leadOf(const CallSession& session);

} // namespace lianxin::session

#pragma once

#include "models/base/alternative.h"
#include "models/base/ids.h"
#include "models/base/personal.h"
#include "models/base/time.h"
#include "models/knowledge/guide.h"
#include "models/places/jurisdiction.h"
#include "models/places/point.h"
#include "models/ticket/field.h"
#include "models/ticket/kind.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Everything that can happen at a desk during one call. A CallSession is a fold over these; the
/// journal is their list.
namespace lianxin::session {

enum class Speaker { Caller, Agent };

enum class Mood { Calm, Anxious, Annoyed, Furious };

/// An earlier ticket of the caller, or one nearby: what a call-taker needs at a glance.
struct TicketCard {
    TicketId id;
    std::string number;
    std::string title;
    ticket::Kind kind = ticket::Kind::Enquiry;
    std::string state; ///< a life-cycle state's name
    std::string unitName;
    std::string outcome;      ///< one line: what came of it
    std::string satisfaction; ///< `satisfied`, `dissatisfied`, `neutral` or empty
    UtcTime at{};
    double metres = -1;                   ///< distance to the pin; negative: unknown
    double likeness = 0;                  ///< 0..1: how likely it is the same matter
    std::optional<places::Point> point{}; ///< where it is, for the map; none: unknown
    std::string mark{};                   ///< of a colour ticket: `◆ 营商环境`
    std::string paint{};                  ///< of the mark: `#1f6feb`
    std::optional<Mood> mood{};           ///< the worst of its call; none: nobody listened
    bool operator==(const TicketCard&) const = default;
};

struct CallOffered {
    CallId call;
    Personal number;
    Personal callerName; ///< known from history; empty otherwise
    std::string dialled;
    std::string key;      ///< key pressed in the menu
    UtcTime centreTime{}; ///< the centre's time at the offer: the anchor of all milliseconds
    std::vector<TicketCard> history;
    std::string media; ///< where the audio comes from: a scenario, or empty for the telephone
    std::string offeredBecause; ///< why this seat got it
    bool operator==(const CallOffered&) const = default;
};
struct CallAnswered {
    bool operator==(const CallAnswered&) const = default;
};
struct CallHeld {
    bool operator==(const CallHeld&) const = default;
};
struct CallResumed {
    bool operator==(const CallResumed&) const = default;
};
struct CallMuted {
    bool on = true;
    bool operator==(const CallMuted&) const = default;
};
struct CallEnded {
    std::string reason;
    bool operator==(const CallEnded&) const = default;
};
struct WrapUpFinished {
    bool operator==(const WrapUpFinished&) const = default;
};

/// Running text of one speaker; replaces the running text before it and never moves the form.
struct SpeechProgressed {
    Speaker speaker = Speaker::Caller;
    Personal text;
    bool operator==(const SpeechProgressed&) const = default;
};
/// A finished sentence. Utterances are numbered from 1 in the order they were finished.
struct UtteranceHeard {
    int utterance = 0;
    Speaker speaker = Speaker::Caller;
    Personal text;
    int fromMs = 0; ///< milliseconds since the offer
    int toMs = 0;
    bool operator==(const UtteranceHeard&) const = default;
};
struct UtteranceCorrected {
    int utterance = 0;
    Personal text;
    bool operator==(const UtteranceCorrected&) const = default;
};

/// What the machine proposes for a field; `alternatives` are other values for Alt ↓, best first.
struct Alternative {
    std::string value;
    std::string display;
    double confidence = 0;
    bool operator==(const Alternative&) const = default;
};
struct FieldSuggested {
    ticket::FieldValue field;
    std::vector<Alternative> alternatives;
    std::string model;
    bool operator==(const FieldSuggested&) const = default;
};
struct FieldEdited {
    std::string name;
    Personal value;
    Personal display;
    bool operator==(const FieldEdited&) const = default;
};
struct FieldAccepted {
    std::string name;
    bool operator==(const FieldAccepted&) const = default;
};

/// The template in force and its fields in order, so that a replay needs no catalogue.
struct FormField {
    std::string name;
    std::string label;
    std::string type;
    std::string ask;
    bool required = false;
    std::vector<std::string> choices;
    bool operator==(const FormField&) const = default;
};
struct TemplateChosen {
    TemplateId formTemplate;
    std::string name;
    std::vector<FormField> fields;
    bool operator==(const TemplateChosen&) const = default;
};

/// One knowledge suggestion as it stood on screen.
struct Answer {
    EntryId entry;
    int version = 1;
    std::string title;
    std::string answer;
    std::vector<std::string> steps;
    std::string unitName;
    std::string updated;
    std::string until;
    double score = 0;
    std::vector<ticket::Span> spans;
    bool operator==(const Answer&) const = default;
};
struct AnswersShown {
    std::vector<Answer> answers;
    bool operator==(const AnswersShown&) const = default;
};
struct AnswerUsed {
    EntryId entry;
    int version = 1;
    bool operator==(const AnswerUsed&) const = default;
};

/// 分步答询 that fits the matter, as it lies on the desk: with the names of the categories and
/// units it leads to, so that a replay needs no catalogue. None: no guide fits any more.
struct GuideProposed {
    std::optional<knowledge::Guide> guide;
    std::map<std::string, std::string> names; ///< by code
    bool operator==(const GuideProposed&) const = default;
};
/// The call-taker opens the guide, or folds it again.
struct GuideUnfolded {
    bool open = true;
    bool operator==(const GuideUnfolded&) const = default;
};
/// The key of a question that the caller's words mean: a guess that a person confirms by the key.
struct GuideKeyHeard {
    knowledge::GuideId guide;
    std::string node;
    int option = -1; ///< -1: none any more
    std::vector<ticket::Span> spans;
    bool operator==(const GuideKeyHeard&) const = default;
};
/// A key taken at a question.
struct GuideStepChosen {
    knowledge::GuideId guide;
    std::string node;
    int option = 0;
    bool operator==(const GuideStepChosen&) const = default;
};
/// The last key taken back.
struct GuideSteppedBack {
    knowledge::GuideId guide;
    bool operator==(const GuideSteppedBack&) const = default;
};

/// Where it is. `confirmed` once a person moved or accepted it.
struct PinPlaced {
    places::Point point;
    places::Jurisdiction jurisdiction;
    std::string label;
    double confidence = 0;
    bool confirmed = false;
    std::vector<std::string> sameName; ///< other places of that name, as people read them
    bool operator==(const PinPlaced&) const = default;
};

/// Who should act, and by when: what the caller is about to be told.
struct UnitChoice {
    UnitId unit;
    std::string name;
    double confidence = 0;
    bool operator==(const UnitChoice&) const = default;
};
struct DestinationProposed {
    UnitChoice lead;
    std::vector<UnitChoice> helpers;
    std::vector<UnitChoice> others; ///< other candidates, best first
    ItemId item;
    std::string basis;      ///< why, in one sentence
    bool automatic = false; ///< sure enough to be dispatched without a person
    bool operator==(const DestinationProposed&) const = default;
};
struct PlannedStep {
    std::string step;
    std::string name;
    UtcTime due{};
    std::string why;
    bool provisional = false;
    bool operator==(const PlannedStep&) const = default;
};
struct DeadlinesProposed {
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::vector<PlannedStep> steps;
    bool operator==(const DeadlinesProposed&) const = default;
};
struct DestinationChosen {
    UnitChoice lead;
    bool operator==(const DestinationChosen&) const = default;
}; ///< by the call-taker (Alt U)

struct NearbyShown {
    std::vector<TicketCard> tickets;
    bool operator==(const NearbyShown&) const = default;
};

/// 热点: what is being written belongs to a matter that many have raised, or that rises. Without a
/// title: to none any more.
struct TopicShown {
    std::string id;
    std::string title;
    int size = 0;  ///< raised in the weeks that are followed
    int today = 0; ///< of these, today
    bool hot = false;
    std::string reason; ///< why it rises; empty: it does not
    std::vector<TicketCard> tickets;
    bool operator==(const TopicShown&) const = default;
};

/// A quiet hint about a rule or about care: refusal clause, emergency, harassment, repeat matter.
enum class HintLevel { Note, Mind, Danger };
struct Hint {
    std::string id;
    HintLevel level = HintLevel::Note;
    std::string text;
    std::string say;
    std::string clause;
    std::vector<ticket::Span> spans;
    bool operator==(const Hint&) const = default;
};
struct HintsShown {
    std::vector<Hint> hints;
    bool operator==(const HintsShown&) const = default;
};

struct MoodSensed {
    Mood mood = Mood::Calm;
    bool operator==(const MoodSensed&) const = default;
};

/// How the call-taker is doing, for the strip under the transcript.
struct CoachingShown {
    int charactersPerMinute = 0;
    int talkOvers = 0;
    int longestSilenceMs = 0;
    std::vector<std::pair<std::string, bool>>
        checks; ///< 开场白, 复述地址, 告知时限, 结束语 … and whether it was heard
    bool operator==(const CoachingShown&) const = default;
};

struct RecogniserChanged {
    std::string state;
    int delayMs = 0;
    bool operator==(const RecogniserChanged&) const = default;
}; ///< `listening`, `lost`, `bad_frame`
struct LinkChanged {
    bool online = true;
    bool operator==(const LinkChanged&) const = default;
};

enum class Outcome { Dispatched, AnsweredDirectly, Refused, HandedOver };
/// 重办 (Alt 0): the same matter once more. What the earlier ticket knows is taken over, and its
/// unit stays first (首派负责).
struct EarlierTaken {
    TicketId ticket;
    std::string number;
    std::string title;
    std::vector<ticket::FieldValue> fields;
    UnitChoice lead; ///< empty unit: none
    bool operator==(const EarlierTaken&) const = default;
};
/// 并单 (Alt M): this ticket shall go with an open one; an empty id takes it back.
struct MergeChosen {
    TicketId into;
    std::string number;
    std::string title;
    bool operator==(const MergeChosen&) const = default;
};
/// The call was given to another group of seats (F9).
struct CallTransferred {
    std::string group; ///< as people call it
    bool operator==(const CallTransferred&) const = default;
};

/// 简表: in surge mode and at home only what a unit cannot do without is asked.
struct FormShortened {
    bool on = true;
    std::string because;
    bool operator==(const FormShortened&) const = default;
};
/// 多彩工单: the call-taker marks the ticket; an empty id takes the mark away.
struct ColourChosen {
    std::string colour; ///< id
    std::string mark;   ///< `◆ 营商环境`
    bool operator==(const ColourChosen&) const = default;
};
/// 三方通话: somebody from outside is on the line too.
struct PartyJoined {
    std::string line;
    std::string name;
    bool operator==(const PartyJoined&) const = default;
};
struct PartyReleased {
    bool operator==(const PartyReleased&) const = default;
};

/// 另有一件: the caller has come to another matter; what he said from that utterance on is none of
/// this ticket's. 0 takes it back.
struct TurnMarked {
    int utterance = 0;
    bool operator==(const TurnMarked&) const = default;
};
/// 一事一单: another matter of the call begins, with a ticket and a journal of its own.
struct MatterBegun {
    int utterance = 0;              ///< the first that belongs to it; those before belong to others
    std::vector<TicketCard> before; ///< tickets of the call's other matters, in order
    bool operator==(const MatterBegun&) const = default;
};

struct TicketSubmitted {
    TicketId ticket;
    Outcome outcome = Outcome::Dispatched;
    std::string provisionalNumber;
    std::string clause;
    bool operator==(const TicketSubmitted&) const = default;
};
/// The centre did not take the ticket: it is open again, to be mended and submitted once more, also
/// after its call.
struct SubmissionRefused {
    TicketId ticket;
    std::string code;    ///< of the centre's rejection
    std::string because; ///< what a person reads
    bool operator==(const SubmissionRefused&) const = default;
};
struct TicketNumbered {
    TicketId ticket;
    std::string number;
    bool operator==(const TicketNumbered&) const = default;
};
struct TicketProgressed {
    TicketId ticket;
    std::string state;
    std::string unitName;
    bool operator==(const TicketProgressed&) const = default;
};

using Bodies =
    std::variant<CallOffered, CallAnswered, CallHeld, CallResumed, CallMuted, CallEnded,
                 WrapUpFinished, SpeechProgressed, UtteranceHeard, UtteranceCorrected,
                 FieldSuggested, FieldEdited, FieldAccepted, TemplateChosen, AnswersShown,
                 AnswerUsed, PinPlaced, DestinationProposed, DeadlinesProposed, DestinationChosen,
                 NearbyShown, HintsShown, MoodSensed, CoachingShown, RecogniserChanged, LinkChanged,
                 TicketSubmitted, TicketNumbered, TicketProgressed, EarlierTaken, MergeChosen,
                 CallTransferred, GuideProposed, GuideUnfolded, GuideKeyHeard, GuideStepChosen,
                 GuideSteppedBack, FormShortened, ColourChosen, PartyJoined, PartyReleased,
                 TopicShown, MatterBegun, TurnMarked, SubmissionRefused>;

/// One of them. A type of its own because copying, moving and destroying so many alternatives is
/// slow to compile: it is done once, in event.cpp.
struct Body : Bodies {
    Body();
    template <AlternativeOf<Bodies> Alternative>
    Body(Alternative alternative) : Bodies(std::in_place_type<Alternative>, std::move(alternative))
    {}
    Body(const Body& other);
    Body(Body&& other) noexcept;
    Body& operator=(const Body& other);
    Body& operator=(Body&& other) noexcept;
    ~Body();
    bool operator==(const Body& other) const;
    /// There is no order, and a signal's argument is asked for one.
    bool operator<(const Body& other) const = delete;
};

/// One entry of a journal: gap-free number from 1, milliseconds since the offer (monotonic), what
/// happened.
struct Event {
    int seq = 0;
    int atMs = 0;
    Body body;
    bool operator==(const Event&) const = default;
};

} // namespace lianxin::session

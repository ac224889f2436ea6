#pragma once

#include "models/base/ids.h"
#include "models/base/personal.h"
#include "models/base/time.h"
#include "models/session/event.h"
#include "models/ticket/kind.h"
#include "models/ticket/life_cycle.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scripted calls: for the sandbox, for the scripted recogniser, for measuring.
namespace lianxin::training {

struct Caller {
    Personal name;
    Personal number;
    std::string dialled;
    std::string key; ///< pressed in the menu
    bool operator==(const Caller&) const = default;
};

/// An earlier ticket of the caller.
struct HistoryItem {
    int daysAgo = 0;
    std::string title;
    ticket::Kind kind = ticket::Kind::Enquiry;
    CategoryCode category;
    UnitId unit;
    ticket::State state = ticket::State::Archived;
    std::string outcome;
    std::string satisfaction; ///< `satisfied`, `dissatisfied`, `neutral` or empty
    bool operator==(const HistoryItem&) const = default;
};

/// One person's turn. The last three are faults of the recogniser, played on purpose.
struct Turn {
    session::Speaker speaker = session::Speaker::Caller;
    std::string text;
    int gapMs = 600;    ///< silence before it
    int lateMs = 0;     ///< its final sentence arrives so much later
    bool split = false; ///< its final sentence arrives in two halves
    bool drop = false;  ///< the recogniser's connection breaks in the middle of it
    bool operator==(const Turn&) const = default;
};

/// What a good call-taker has on the form in the end.
struct Expectation {
    std::optional<ticket::Kind> kind;
    CategoryCode category;
    DistrictCode district;
    UnitId unit;
    std::string place;
    std::optional<session::Outcome> outcome;
    std::map<std::string, std::string> fields;
    bool operator==(const Expectation&) const = default;
};

struct Scenario {
    ScenarioId id;
    std::string title;
    Caller caller;
    UtcTime calledAt{};
    std::vector<HistoryItem> history;
    std::vector<Turn> turns;
    Expectation expect;
    std::optional<Expectation> next; ///< of the second ticket, where the caller has two matters
    bool operator==(const Scenario&) const = default;
};

/// When a turn is spoken, in milliseconds since the call was answered.
struct TimedTurn {
    std::size_t turn = 0; ///< index into Scenario::turns
    int startMs = 0;
    int endMs = 0;
    bool operator==(const TimedTurn&) const = default;
};

/// Ordinary telephone speech: about 240 characters a minute.
inline constexpr int kMsPerCharacter = 250;

/// Characters that take time to say: Han characters, digits and each run of Latin letters by its
/// letters; no punctuation.
int spokenCharacters(std::string_view utf8);
/// How long it takes to say; a pause within it (，。…) takes as long as one character.
int speakingMs(std::string_view utf8, int msPerCharacter = kMsPerCharacter);
/// The turns one after the other, each after its gap. Pure: recogniser, audio and report agree on
/// it.
std::vector<TimedTurn> timeline(const Scenario& scenario, int msPerCharacter = kMsPerCharacter);
/// The whole length.
int durationMs(const Scenario& scenario, int msPerCharacter = kMsPerCharacter);

} // namespace lianxin::training

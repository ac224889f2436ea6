#pragma once

#include "models/session/event.h"
#include "models/wire/input.h"

#include <vector>

/// Session events, one JSON object a line:
/// `{"seq":7,"at_ms":5120,"type":"UtteranceHeard","version":1,"body":{…}}`.
namespace lianxin::wire {

Json toJson(const session::Event& event);
/// One line without its line break.
std::string sessionLine(const session::Event& event);
/// All of them, each ended by a line break.
std::string sessionLines(const std::vector<session::Event>& events);

/// Errors: `bad_json`, `unknown_event`, `missing_member`, `bad_member`.
Result<session::Event> parseSessionEvent(const Input& json);
Result<session::Event> parseSessionLine(std::string_view line);

/// `UtteranceHeard`.
std::string_view typeName(const session::Body& body);
std::vector<std::string_view> sessionEventTypes();

/// A journal as far as it can be read: all events before the first damage. Types of a later version
/// are passed over and counted.
struct Journal {
    std::vector<session::Event> events;
    int unknown = 0;
    std::optional<Error> damage; ///< `bad_json`, `gap`, `time_runs_back`, …; the detail begins with
                                 ///< the line's number
};
Journal readJournal(std::string_view lines);

/// Body of `POST /v1/transcripts`.
struct TranscriptPost {
    CallId call;
    std::vector<session::Event> events;
};
std::string transcriptBody(const TranscriptPost& post);
Result<TranscriptPost> parseTranscriptBody(std::string_view text);

std::string_view moodName(session::Mood mood); ///< `calm`, …
std::optional<session::Mood> parseMood(std::string_view text);
/// `answered_directly` and back; `answered` is understood too.
std::string_view outcomeName(session::Outcome outcome);
std::optional<session::Outcome> parseOutcome(std::string_view text);

} // namespace lianxin::wire

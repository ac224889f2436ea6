#pragma once

#include "models/session/call_session.h"
#include "models/wire/json.h"

#include <string>
#include <string_view>
#include <vector>

/// What `lianxin-server assist` reads and writes: JSON, one object a line.
namespace lianxin::wire {

/// `{"speaker":"caller","text":"…","start":1200,"end":3400,"final":true}`; milliseconds since the
/// call began. `final` is true where it is left out: running text is not. `call` begins another
/// call when it differs from the one before. `text` must be there and may be empty: a sound of no
/// words.
struct SpokenLine {
    std::string call;
    session::Speaker speaker = session::Speaker::Caller;
    std::string text;
    int fromMs = 0;
    int toMs = 0;
    bool final = true;
};
/// Errors: `bad_json`, `missing_member`, `bad_member`.
Result<SpokenLine> parseSpokenLine(std::string_view line);

/// What one utterance brought, a line each: `{"after":2,"field":"category","value":"010101",
/// "display":"…","confidence":0.98,"utterance":2,"from":4,"to":9,"spans":[…]}`. `after` is the
/// number of the utterance that brought it; `call` stands before it where the call has one;
/// `utterance`, `from` and `to` (code points, half open) are those of the first of its `spans`, and
/// absent where there is none. Fields of the form go by their names; beside them stand `answer` (a
/// knowledge entry), `template`, `pin`, `district`, `unit`, `deadline.STEP`, `hint.ID` and `mood`.
/// An empty value takes a suggestion back.
std::vector<std::string> suggestionLines(const std::vector<session::Body>& bodies,
                                         const std::string& call, int after);

/// `{"line":7,"error":"bad_json","detail":"…"}` for a line that could not be read.
std::string badLine(std::int64_t line, const Error& error);

} // namespace lianxin::wire

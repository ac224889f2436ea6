#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"
#include "models/wire/session_json.h"

#include <string>
#include <string_view>

/// Telephone and identity numbers of people are masked wherever they stand: in a member of their
/// own, in a form's field, or within anything that somebody wrote or said.
namespace lianxin::wire {

engine::Event maskedNumbers(engine::Event event);
engine::TicketView maskedNumbers(engine::TicketView ticket);
engine::CallView maskedNumbers(engine::CallView call);
TranscriptPost maskedNumbers(TranscriptPost post);

/// A call's journal (JSON lines) for who looks on. Of a number that is being typed or told no more
/// is left than its beginning, so that its parts do not add up to it. A line of a type that is not
/// known holds nothing but its place; lines that cannot be read are left out.
std::string maskedJournal(std::string_view lines);

} // namespace lianxin::wire

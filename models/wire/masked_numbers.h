#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"
#include "models/wire/session_json.h"

/// Telephone and identity numbers of people are masked wherever they stand: in a member of their
/// own, in a form's field, or within anything that somebody wrote or said.
namespace lianxin::wire {

engine::Event maskedNumbers(engine::Event event);
engine::TicketView maskedNumbers(engine::TicketView ticket);
engine::CallView maskedNumbers(engine::CallView call);
TranscriptPost maskedNumbers(TranscriptPost post);

} // namespace lianxin::wire

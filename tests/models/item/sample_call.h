#pragma once

#include "models/session/call_session.h"

/// The second call about cold radiators, event by event: what the sketches of the desk show.
namespace lianxin::sample {

/// The centre's time at the offer: 2026-11-22 14:00:41, a Sunday.
UtcTime offeredAt();
inline constexpr int kAnsweredMs = 4'000;
/// Two minutes thirty-seven after the answer.
inline constexpr int kNowMs = kAnsweredMs + 157'000;
inline UtcTime now()
{
    return offeredAt() + Milliseconds(kNowMs);
}

session::CallOffered offer();
/// Everything until now, in order.
std::vector<session::Event> events();
/// The call as it stands now.
session::CallSession call();
/// The same call gone on for 34 utterances, with a template of 12 fields and answers of several
/// lines.
session::CallSession longCall();

/// Where `needle` stands in an utterance's text, in code points; an empty span at 0 when it does
/// not.
ticket::Span spanOf(const session::CallSession& session, int utterance, std::string_view needle);

} // namespace lianxin::sample

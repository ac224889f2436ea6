#pragma once

#include "models/assist/heard.h"

namespace lianxin::assist {

/// How the call-taker is doing. Characters per minute over the agent's own speaking time; a
/// talk-over is an utterance that begins more than 300 ms before the other speaker's ends; silence
/// counts from the answer on. What was said of the call's other matters is not in `heard`: what was
/// done there stays done.
session::CoachingShown coach(const session::CallSession& session, const std::vector<Heard>& heard,
                             const std::string& opening, const std::string& closing);

/// The caller's mood by the words of the last few utterances, a furious word at once. Who only
/// stops using strong words is no calmer: the last strong mood holds until relief is shown
/// (好的谢谢, 明白了, 放心了) or eight sentences on end told something calmly.
session::Mood senseMood(const std::vector<Heard>& heard);

} // namespace lianxin::assist

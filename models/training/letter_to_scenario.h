#pragma once

#include "models/training/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::training {

/// A written ticket of the real world.
struct Letter {
    std::string id;
    std::string title;
    std::string content;
    std::string district; ///< its name, empty where unknown
    std::string river;    ///< the place it is about, may be empty
    std::string nature;   ///< 投诉, 求助, 咨询, 建议 …
    std::string date;     ///< local date
};

/// Sentences the agent says; the city's own prescribed ones.
struct AgentLines {
    std::string opening;
    std::string closing;
};

/// How long an utterance may be, in code points.
inline constexpr int kUtterance = 40;

/// The letter as a call: the agent opens, the caller says title and content in utterances of at
/// most kUtterance code points cut at punctuation, the agent acknowledges every few of them, reads
/// the matter back once and closes. The caller's number is made from the id (a number that is never
/// given out). `districtCode` goes into the expectation; empty where unknown.
Scenario letterToScenario(const Letter& letter, const DistrictCode& districtCode,
                          const AgentLines& lines);

/// Cuts at 。！？；, then at ，、 and blanks, and only then in the middle of a clause. Nothing is
/// lost but blanks at the cuts.
std::vector<std::string> utterancesOf(std::string_view text, int longest = kUtterance);

} // namespace lianxin::training

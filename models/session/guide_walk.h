#pragma once

#include "models/session/event.h"

#include <optional>
#include <utility>
#include <vector>

namespace lianxin::session {

/// 分步答询 at the desk: the guide proposed, whether it lies open, and how far it was walked.
struct GuideWalk {
    knowledge::Guide guide;
    std::map<std::string, std::string> names; ///< of its categories and units, by code
    bool open = false;
    std::vector<std::pair<int, knowledge::GuideStep>> steps; ///< since when (ms), which key
    std::optional<GuideKeyHeard> heard; ///< the key that the caller's words mean, where it stands
    bool operator==(const GuideWalk&) const = default;
};

/// The node where the walk stands; null for a guide without nodes.
const knowledge::GuideNode* standsAt(const GuideWalk& walk);
/// Since when (ms of the call); 0 at the first node.
int standsSince(const GuideWalk& walk);
/// A question with keys; false at the last sentence.
bool isAsking(const GuideWalk& walk);

/// What lies open stays; else the new one takes its place from its first question.
void fold(std::optional<GuideWalk>& walk, const GuideProposed& event);
void fold(std::optional<GuideWalk>& walk, const GuideUnfolded& event);
/// Of the guide and node where the walk stands; others, and keys the node has not, change nothing.
void fold(std::optional<GuideWalk>& walk, const GuideKeyHeard& event);
void fold(std::optional<GuideWalk>& walk, const GuideStepChosen& event, int atMs);
void fold(std::optional<GuideWalk>& walk, const GuideSteppedBack& event);

} // namespace lianxin::session

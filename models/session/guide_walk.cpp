#include "models/session/guide_walk.h"

namespace lianxin::session {

namespace {

bool standsThere(const std::optional<GuideWalk>& walk, const knowledge::GuideId& guide,
                 std::string_view node)
{
    const auto* at = walk && walk->guide.id == guide ? standsAt(*walk) : nullptr;
    return at && at->id == node;
}

} // namespace

const knowledge::GuideNode* standsAt(const GuideWalk& walk)
{
    std::vector<knowledge::GuideStep> steps;
    for (const auto& [since, step] : walk.steps)
        steps.push_back(step);
    return knowledge::walk(walk.guide, steps);
}

int standsSince(const GuideWalk& walk)
{
    return walk.steps.empty() ? 0 : walk.steps.back().first;
}

bool isAsking(const GuideWalk& walk)
{
    const auto* at = standsAt(walk);
    return at && !at->options.empty();
}

void fold(std::optional<GuideWalk>& walk, const GuideProposed& event)
{
    if (walk && walk->open)
        return;
    walk.reset();
    if (event.guide)
        walk = GuideWalk{*event.guide, event.names, false, {}, {}};
}

void fold(std::optional<GuideWalk>& walk, const GuideUnfolded& event)
{
    if (walk)
        walk->open = event.open;
}

void fold(std::optional<GuideWalk>& walk, const GuideKeyHeard& event)
{
    if (!standsThere(walk, event.guide, event.node))
        return;
    walk->heard.reset();
    if (event.option >= 0)
        walk->heard = event;
}

void fold(std::optional<GuideWalk>& walk, const GuideStepChosen& event, int atMs)
{
    if (!standsThere(walk, event.guide, event.node))
        return;
    walk->steps.emplace_back(atMs, knowledge::GuideStep{event.node, event.option});
    if (standsAt(*walk))
        walk->heard.reset();
    else
        walk->steps.pop_back();
}

void fold(std::optional<GuideWalk>& walk, const GuideSteppedBack& event)
{
    if (!walk || walk->guide.id != event.guide || walk->steps.empty())
        return;
    walk->steps.pop_back();
    walk->heard.reset();
}

} // namespace lianxin::session

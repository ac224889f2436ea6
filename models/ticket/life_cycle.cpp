#include "models/ticket/life_cycle.h"

#include "models/ticket/names.h"

namespace lianxin::ticket {

namespace {

constexpr std::array kTransitions{
    Transition{State::Draft, Act::Accept, State::Accepted},
    Transition{State::Draft, Act::Answer, State::Answered},
    Transition{State::Draft, Act::Refuse, State::Refused},
    Transition{State::Draft, Act::HandOver, State::HandedOver},

    Transition{State::Accepted, Act::Answer, State::Answered},
    Transition{State::Accepted, Act::Refuse, State::Refused},
    Transition{State::Accepted, Act::HandOver, State::HandedOver},
    Transition{State::Accepted, Act::Dispatch, State::Dispatched},

    Transition{State::Dispatched, Act::Sign, State::Signed},
    Transition{State::Dispatched, Act::Return, State::Returned},

    Transition{State::Signed, Act::Return, State::Returned},
    Transition{State::Signed, Act::Extend, State::Signed},
    Transition{State::Signed, Act::Contact, State::Signed},
    Transition{State::Signed, Act::Suspend, State::Suspended},
    Transition{State::Signed, Act::Reply, State::Replied},

    Transition{State::Suspended, Act::Resume, State::Signed},
    Transition{State::Suspended, Act::Contact, State::Suspended},

    Transition{State::Returned, Act::Adjudicate, State::Accepted},

    Transition{State::Replied, Act::CallBack, State::CalledBack},
    Transition{State::Replied, Act::Redo, State::Dispatched},

    Transition{State::CalledBack, Act::Evaluate, State::Evaluated},
    Transition{State::CalledBack, Act::Redo, State::Dispatched},

    Transition{State::Evaluated, Act::Archive, State::Archived},

    Transition{State::Answered, Act::CallBack, State::CalledBack},
    Transition{State::Answered, Act::Archive, State::Archived},
    Transition{State::Refused, Act::Archive, State::Archived},
    Transition{State::HandedOver, Act::Archive, State::Archived},

    Transition{State::Archived, Act::Reopen, State::Accepted},

    Transition{State::Accepted, Act::Merge, State::Merged},
    Transition{State::Dispatched, Act::Merge, State::Merged},
    Transition{State::Signed, Act::Merge, State::Merged},
    Transition{State::Suspended, Act::Merge, State::Merged},
    Transition{State::Returned, Act::Merge, State::Merged},
    Transition{State::Merged, Act::Split, State::Accepted},
    Transition{State::Merged, Act::Reply, State::Replied},
};

constexpr std::array<Spelling<State>, kStates.size()> kStateNames{
    {{State::Draft, "draft", "草稿"},
     {State::Accepted, "accepted", "已受理"},
     {State::Dispatched, "dispatched", "已派单"},
     {State::Signed, "signed", "已签收"},
     {State::Suspended, "suspended", "已挂起"},
     {State::Returned, "returned", "已退单"},
     {State::Replied, "replied", "已反馈"},
     {State::CalledBack, "called_back", "已回访"},
     {State::Evaluated, "evaluated", "已评价"},
     {State::Answered, "answered", "已直接答复"},
     {State::Refused, "refused", "不予受理"},
     {State::HandedOver, "handed_over", "已移交"},
     {State::Archived, "archived", "已归档"},
     {State::Merged, "merged", "已并单"}}};

constexpr std::array<Spelling<Act>, kActs.size()> kActNames{
    {{Act::Accept, "accept", "受理"},      {Act::Answer, "answer", "直接答复"},
     {Act::Refuse, "refuse", "不予受理"},  {Act::HandOver, "hand_over", "移交"},
     {Act::Dispatch, "dispatch", "派单"},  {Act::Sign, "sign", "签收"},
     {Act::Return, "return", "退单"},      {Act::Adjudicate, "adjudicate", "裁定"},
     {Act::Extend, "extend", "延期"},      {Act::Suspend, "suspend", "挂起"},
     {Act::Resume, "resume", "恢复办理"},  {Act::Reply, "reply", "反馈"},
     {Act::CallBack, "call_back", "回访"}, {Act::Redo, "redo", "重办"},
     {Act::Evaluate, "evaluate", "评价"},  {Act::Archive, "archive", "归档"},
     {Act::Reopen, "reopen", "重新办理"},  {Act::Merge, "merge", "并单"},
     {Act::Split, "split", "拆单"},        {Act::Contact, "contact", "首次联系"}}};

} // namespace

std::span<const Transition> transitions()
{
    return kTransitions;
}

std::optional<State> next(State from, Act act)
{
    for (const auto& transition : kTransitions)
        if (transition.from == from && transition.act == act)
            return transition.to;
    return std::nullopt;
}

std::string_view name(State state)
{
    return spelled(kStateNames, state).ascii;
}
std::string_view chineseName(State state)
{
    return spelled(kStateNames, state).chinese;
}
std::optional<State> parseState(std::string_view text)
{
    return parsed(kStateNames, text);
}
std::string_view name(Act act)
{
    return spelled(kActNames, act).ascii;
}
std::string_view chineseName(Act act)
{
    return spelled(kActNames, act).chinese;
}
std::optional<Act> parseAct(std::string_view text)
{
    return parsed(kActNames, text);
}

} // namespace lianxin::ticket

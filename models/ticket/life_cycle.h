#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

// clang-format off
/// The closed loop 闭环 of a ticket as one table. What begins at Draft may also begin at Accepted;
/// Contact 首次联系 leaves Signed and Suspended where they are.
///
///                      Draft ─── Answer / Refuse / HandOver ──────────────────┐
///                        │ Accept                                             │
///                        ▼                                                    │
///   ┌──────────────▶ Accepted ◀────────────── Adjudicate ─── Returned         │
///   │                    │ Dispatch                              ▲            │
///   │                    ▼                                       │            │
///   │  ┌───────────▶ Dispatched ──────────── Return ─────────────┤            │
///   │  │                 │ Sign                                  │            │
///   │  │                 ▼          Suspend / Resume             │            │
///   │  │              Signed ◀──────────────────────▶ Suspended  │            │
///   │  │               │ │ ↺ Extend, Contact                     │            │
///   │  │               │ └────────────────── Return ─────────────┘            │
///   │  │               ▼ Reply                                                │
///   │  ├─── Redo ─── Replied                                                  │
///   │  │               │ CallBack                                             │
///   │  │               ▼                                                      ▼
///   │  └─── Redo ─── CalledBack ◀────── CallBack ─── Answered    Refused    HandedOver
///   │                  │ Evaluate                       │           │           │
///   │                  ▼                                │ Archive   │ Archive   │ Archive
///   │                Evaluated                          │           │           │
///   │                  │ Archive                        │           │           │
///   │                  ▼                                ▼           ▼           ▼
///   └─── Reopen ─── Archived ◀──────────────────────────┴───────────┴───────────┘
///
///   Accepted, Dispatched, Signed, Suspended, Returned ─── Merge ──▶ Merged ─── Split ──▶ Accepted
///                                                                     └───── Reply ──▶ Replied
// clang-format on
namespace lianxin::ticket {

enum class State {
    Draft,
    Accepted,
    Dispatched,
    Signed,
    Suspended,
    Returned,
    Replied,
    CalledBack,
    Evaluated,
    Answered,
    Refused,
    HandedOver,
    Archived,
    Merged ///< 并单: goes with another ticket, and keeps its own number, promise and callback
};
inline constexpr std::array kStates{
    State::Draft,    State::Accepted,   State::Dispatched, State::Signed,    State::Suspended,
    State::Returned, State::Replied,    State::CalledBack, State::Evaluated, State::Answered,
    State::Refused,  State::HandedOver, State::Archived,   State::Merged};

enum class Act {
    Accept,
    Answer,
    Refuse,
    HandOver,
    Dispatch,
    Sign,
    Return,
    Adjudicate,
    Extend,
    Suspend,
    Resume,
    Reply,
    CallBack,
    Redo,
    Evaluate,
    Archive,
    Reopen,
    Merge,
    Split,
    Contact
};
inline constexpr std::array kActs{Act::Accept,   Act::Answer,  Act::Refuse,   Act::HandOver,
                                  Act::Dispatch, Act::Sign,    Act::Return,   Act::Adjudicate,
                                  Act::Extend,   Act::Suspend, Act::Resume,   Act::Reply,
                                  Act::CallBack, Act::Redo,    Act::Evaluate, Act::Archive,
                                  Act::Reopen,   Act::Merge,   Act::Split,    Act::Contact};

struct Transition {
    State from;
    Act act;
    State to;
};

/// Every legal transition; what is not in it is illegal.
std::span<const Transition> transitions();
/// Where `act` leads from `from`; nothing when it is illegal.
std::optional<State> next(State from, Act act);

std::string_view name(State state);        ///< `dispatched`
std::string_view chineseName(State state); ///< 已派单
std::optional<State> parseState(std::string_view text);
std::string_view name(Act act);
std::string_view chineseName(Act act);
std::optional<Act> parseAct(std::string_view text);

} // namespace lianxin::ticket

#pragma once

#include "models/engine/answer.h"
#include "models/session/event.h"
#include "models/wire/shape.h"

/// Enumerators as they travel.
namespace lianxin::wire {

template <>
inline constexpr std::array<std::string_view, 6> kWords<ticket::Kind>{
    "enquiry", "help", "complaint", "report", "suggestion", "praise"};
template <>
inline constexpr std::array<std::string_view, 3> kWords<ticket::Urgency>{"normal", "urgent",
                                                                         "emergency"};
template <>
inline constexpr std::array<std::string_view, 5> kWords<ticket::Origin>{"guess", "accepted",
                                                                        "typed", "line", "history"};
template <>
inline constexpr std::array<std::string_view, 14> kWords<ticket::State>{
    "draft",       "accepted",  "dispatched", "signed",  "suspended",   "returned", "replied",
    "called_back", "evaluated", "answered",   "refused", "handed_over", "archived", "merged"};
template <>
inline constexpr std::array<std::string_view, 2> kWords<session::Speaker>{"caller", "agent"};
template <>
inline constexpr std::array<std::string_view, 3> kWords<session::HintLevel>{"note", "mind",
                                                                            "danger"};
template <>
inline constexpr std::array<std::string_view, 4> kWords<session::Mood>{"calm", "anxious", "annoyed",
                                                                       "furious"};
template <>
inline constexpr std::array<std::string_view, 4> kWords<session::Outcome>{
    "dispatched", "answered_directly", "refused", "handed_over"};
template <>
inline constexpr std::array<std::string_view, 9> kWords<engine::Role>{
    "call_taker", "dispatcher", "callback_agent", "supervisor", "inspector",
    "trainer",    "unit_staff", "administrator",  "gateway"};
template <>
inline constexpr std::array<std::string_view, 6> kWords<engine::SeatState>{
    "offline", "free", "ringing", "talking", "wrap_up", "busy"};
template <>
inline constexpr std::array<std::string_view, 5> kWords<engine::CallPhase>{
    "waiting", "ringing", "talking", "held", "ended"};
template <>
inline constexpr std::array<std::string_view, 2> kWords<engine::Realm>{"live", "sandbox"};

template <>
inline constexpr std::array<std::string_view, 4> kWords<engine::Verdict>{"open", "met", "missed",
                                                                         "dropped"};

} // namespace lianxin::wire

#pragma once

#include "models/assist/heard.h"
#include "models/session/call_session.h"

#include <array>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// What a caller's words may be a sign of: dangers first, then what may not be accepted 受理边界,
/// then conduct and wishes. The order is that of `sortOf`.
enum class SignKind {
    Fire,
    Gas,
    Violence,
    SelfHarm,
    Medical,
    Crash,
    Water,
    Collapse,
    Electric,
    Lift,
    Fraud,
    Missing,
    Child,
    Poison,
    Chemical,
    Threat,
    Hazard,
    Court,
    Arbitration,
    Review,
    Discipline,
    Disclosure,
    Petition,
    Secrets,
    Military,
    Morals,
    Closed,
    StaffThreat,
    Sexual,
    Abuse,
    Idle,
    Privacy,
    Count
};

inline constexpr int kSignKinds = static_cast<int>(SignKind::Count);

/// What makes a sign of its words unreal.
enum class Guard {
    Event,  ///< past, over, feared, asked about, rehearsed
    Will,   ///< denied, past, over
    Step,   ///< denied, not yet taken, asked about
    Conduct ///< denied, or told of somebody else
};

/// What the desk shows for a kind of sign.
struct SignSort {
    std::string_view id;
    session::HintLevel level;
    Guard guard;
    std::string_view text;   ///< what is the matter and what to do
    std::string_view say;    ///< the sentence to say
    std::string_view clause; ///< of the rules; one of the city's refusals where one fits
};
const SignSort& sortOf(SignKind kind);

class DangerReader;

/// The signs in a caller's words that are of now and real, in order of kind; none in an agent's.
/// Where a list of words knows a danger, `dangers` may deny it; where none does, `dangers` may find
/// one: who is in danger says so at once, so of words that come late in a call it asks more.
/// Figures of time and of what is missed: docs/understanding.md, Dangers.
enum class Place { Early, Late };
std::vector<Sign> readSigns(const Heard& heard, const DangerReader& dangers, Place place);

/// The words say that something happens now (现在, 快来, 正在 …) and not that it is over, past or
/// feared.
bool isOfNow(const Heard& heard);

} // namespace lianxin::assist

#pragma once

#include "models/assist/heard.h"
#include "models/assist/signs.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// What a call tells of people who must be brought out of a danger: whoever is missed in a fire, a
/// collapse, gas, an explosion or water is missed there, and the same line rescues him.
struct Rescue {
    std::optional<SignKind> danger;   ///< the first of these that was heard, without doubt
    std::vector<ticket::Span> inside; ///< where somebody is said to be in it; none once all are out

    /// What a sign of the call means: a danger that is told of somebody missed in it is that one.
    int kindOf(const Heard& heard, const Sign& sign) const;
    /// Somebody is inside of that danger, so there is no doubt of it.
    bool isFor(int kind) const
    {
        return danger && !inside.empty() && kind == static_cast<int>(*danger);
    }
};

/// From the caller's words and the signs that `readSigns` left.
Rescue readRescue(const std::vector<Heard>& heard);

/// The clauses in which the caller says that somebody is still inside, cannot come out or cannot be
/// reached (我妈还在里面, 老人还没出来, 联系不上我儿子): of a place that is dangerous.
std::vector<text::Span> stillInside(const Heard& heard);

/// The caller's own people among those inside, as a form names them: 来电人母亲, with their words.
std::vector<std::pair<std::string, ticket::Span>> ownPeopleInside(const std::vector<Heard>& heard);

/// What the desk shows of that danger once somebody is inside; the text and the sentence to say,
/// empty for other dangers.
struct RescueWords {
    std::string_view text;
    std::string_view say;
};
RescueWords rescueWords(SignKind danger);

} // namespace lianxin::assist

#pragma once

#include "models/assist/heard.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// Who may know of a caller, as he wishes it himself.
enum class Secrecy {
    None,
    Secret,   ///< the unit, but not whom he complains of
    Anonymous ///< nobody is to learn his name
};

/// How a caller wants to be reached, as whoever acts on the ticket should read it, each part a few
/// words: 联系其儿子, 勿打来电号码, 下午三点以后联系 or 晚上勿打, 随时可联系, 上门前先电话联系.
struct Reach {
    std::vector<std::string> parts; ///< in this order; none where nothing was said of it
    std::vector<ticket::Span> spans;
};

/// From the caller's own words, and from his answers where he was asked when or on which number to
/// be called. When he himself will call again, and who called him, is none. What was taken back is
/// left out.
Reach readReach(const std::vector<Heard>& heard);

/// By the signs that `readSigns` left; who asks not to be named at all is anonymous whatever else
/// he says.
Secrecy readSecrecy(const std::vector<Heard>& heard);

} // namespace lianxin::assist

#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"
#include "models/ticket/form_template.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::assist {

/// What the caller wants done, of the asks a template knows; the wording of the call-taker's own
/// read-back (一是…，二是…) where there is one. Where the call-taker asked for it and
/// no ask of the template stands in the answer, the answer's own words (让那个司机给我道歉); where
/// nothing else was heard, the caller's last own words for it (希望你们尽快清淤); both with a
/// confidence of 0.6.
struct Asks {
    Proposal field;                  ///< value joined by `；`, shown as ① … ②
    std::vector<std::string> wanted; ///< for the summary, one each
};
Asks readAsks(const ticket::FormTemplate& form, const std::vector<Heard>& heard);

/// The parts of `您的要求，一是尽快上门测温修好，二是按规定退热费，对吗？`, or of
/// `您要求马上停止夜间施工`; empty where nothing was read back.
std::vector<std::string> readBackAsks(const std::vector<Heard>& heard);

} // namespace lianxin::assist

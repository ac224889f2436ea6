#pragma once

#include "models/assist/moment.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace lianxin::assist {

/// A length of time said to be past or to last: 三天了, 半个小时前.
struct Lapse {
    enum class Ends { Ago, GoesOn };

    std::chrono::minutes length{};
    Grain grain = Grain::Day; ///< how exactly it was said; Minute up to a day
    Ends ends = Ends::GoesOn;
    int to = 0; ///< where its words end
};

/// The lapse that begins at `at`. 走半个小时 is a way and none; months are reckoned as 30 days.
std::optional<Lapse> lapseAt(std::u32string_view text, int at);

} // namespace lianxin::assist

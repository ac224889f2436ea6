#pragma once

#include "models/insight/message.h"

#include <vector>

namespace lianxin::test {

/// A letter and which of the written topics it belongs to; -1 stands alone.
struct Letter {
    int topic = -1;
    insight::Message message;
};

/// Forty-odd letters of a made-up city: a concrete plant beside one compound, noise of a railway
/// beside another, parking sold by force in a third, and letters that share only the place or only
/// the matter with them. Topics take turns; a day lies between two letters.
std::vector<Letter> letters();

} // namespace lianxin::test

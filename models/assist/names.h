#pragma once

#include "models/assist/heard.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// A proper name that somebody gives: of a firm, a shop, a building site, a person.
struct Named {
    std::u32string name;
    int from = 0; ///< code points of the utterance's normal text
    int to = 0;
    double confidence = 0;
};

/// 叫悦动健身, 围挡上写的滨河云著, 总包是恒筑建设, and whatever ends like a firm (…有限公司,
/// …健身房, …小学).
std::vector<Named> organisationsIn(const Heard& heard);
/// Two or three characters beginning with a surname that stand alone between pauses or behind 叫,
/// 是: 孙德海.
std::vector<Named> personsIn(const Heard& heard);
/// The river the caller speaks of most, by its name alone: 梅峰河, 凤坂一支河; no name where it is
/// only 这条河, 臭水河.
struct River {
    std::u32string name;
    std::vector<ticket::Span> spans;
};
River riverNamed(const std::vector<Heard>& heard);

/// Number plates, spoken or written: 豫G12345, 豫G幺二三四五.
std::vector<Named> platesIn(const Heard& heard);

} // namespace lianxin::assist

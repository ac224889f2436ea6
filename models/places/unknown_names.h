#pragma once

#include "models/text/utf.h"

#include <string_view>
#include <vector>

namespace lianxin::places {

/// A name that no gazetteer knows, told by its ending: 展进路, 怡美嘉园, 盖山派出所.
struct UnknownName {
    enum class Kind { Road, Community, Poi };
    text::Span span;
    Kind kind = Kind::Poi;
};

/// In a normalised text, outside `known` (ordered, disjoint). Everyday words with such endings
/// (马路, 本小区) are left out.
std::vector<UnknownName> unknownNames(std::u32string_view text,
                                      const std::vector<text::Span>& known);

} // namespace lianxin::places

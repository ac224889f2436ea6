#pragma once

#include "models/base/ids.h"
#include "models/ticket/kind.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::ticket {

/// The mark of a coloured ticket. Its shape alone tells it apart, for who cannot tell colours.
enum class MarkShape { Circle, Square, Diamond, Triangle, Star, Lock };
inline constexpr std::array kMarkShapes{MarkShape::Circle,   MarkShape::Square, MarkShape::Diamond,
                                        MarkShape::Triangle, MarkShape::Star,   MarkShape::Lock};
std::string_view name(MarkShape shape);        ///< `diamond`
std::string_view chineseName(MarkShape shape); ///< 菱形
std::optional<MarkShape> parseMarkShape(std::string_view text);

/// A colour ticket 多彩工单 as a city defines it: a mark, a team of its own, and whom it is kept
/// from. Its clock is a rule of the policy with `colours`.
struct Colour {
    std::string id;   ///< `business`
    std::string name; ///< 营商环境
    MarkShape shape = MarkShape::Circle;
    std::string paint; ///< `#1f6feb`
    std::string team;  ///< whose dispatchers send it; empty: everybody's
    /// 保密: seen by its team, by who accepted it and by the units that act; no trace for others.
    bool confidential = false;
    /// Tickets that get it by themselves: of any of these kinds and below any of these categories.
    /// Neither named: only when a person chose it.
    std::vector<Kind> kinds;
    std::vector<CategoryCode> categories;
    bool operator==(const Colour&) const = default;
};

/// The colour of that id; null when there is none.
const Colour* findColour(const std::vector<Colour>& colours, std::string_view id);
/// The first colour that such a ticket gets by itself; null when it gets none.
const Colour* colourFor(const std::vector<Colour>& colours, Kind kind,
                        const CategoryCode& category);

} // namespace lianxin::ticket

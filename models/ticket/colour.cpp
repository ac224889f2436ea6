#include "models/ticket/colour.h"

#include "models/ticket/names.h"

#include <algorithm>

namespace lianxin::ticket {

namespace {

constexpr std::array<Spelling<MarkShape>, kMarkShapes.size()> kShapeNames{
    {{MarkShape::Circle, "circle", "圆形"},
     {MarkShape::Square, "square", "方形"},
     {MarkShape::Diamond, "diamond", "菱形"},
     {MarkShape::Triangle, "triangle", "三角形"},
     {MarkShape::Star, "star", "星形"},
     {MarkShape::Lock, "lock", "锁形"}}};

bool fits(const Colour& colour, Kind kind, const CategoryCode& category)
{
    if (colour.kinds.empty() && colour.categories.empty())
        return false;
    const bool kindFits =
        colour.kinds.empty() ||
        std::find(colour.kinds.begin(), colour.kinds.end(), kind) != colour.kinds.end();
    const bool categoryFits =
        colour.categories.empty() || std::any_of(colour.categories.begin(), colour.categories.end(),
                                                 [&](const CategoryCode& above) {
                                                     return category.str().starts_with(above.str());
                                                 });
    return kindFits && categoryFits;
}

} // namespace

std::string_view name(MarkShape shape)
{
    return spelled(kShapeNames, shape).ascii;
}
std::string_view chineseName(MarkShape shape)
{
    return spelled(kShapeNames, shape).chinese;
}
std::optional<MarkShape> parseMarkShape(std::string_view text)
{
    return parsed(kShapeNames, text);
}

const Colour* findColour(const std::vector<Colour>& colours, std::string_view id)
{
    const auto it = std::find_if(colours.begin(), colours.end(),
                                 [&](const Colour& colour) { return colour.id == id; });
    return it == colours.end() ? nullptr : &*it;
}

const Colour* colourFor(const std::vector<Colour>& colours, Kind kind, const CategoryCode& category)
{
    const auto it = std::find_if(colours.begin(), colours.end(), [&](const Colour& colour) {
        return fits(colour, kind, category);
    });
    return it == colours.end() ? nullptr : &*it;
}

} // namespace lianxin::ticket

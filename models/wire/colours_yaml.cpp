#include "models/wire/city_yaml.h"

#include <algorithm>

namespace lianxin::wire {

namespace {

bool isPaint(const std::string& text)
{
    return text.size() == 7 && text.front() == '#' &&
           std::all_of(text.begin() + 1, text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

ticket::Colour readColour(const YamlNode& node, const Known& known)
{
    node.allow({"id", "name", "shape", "paint", "team", "confidential", "kinds", "categories"});
    ticket::Colour colour;
    colour.id = node.needed("id");
    colour.name = node.needed("name");
    node.needed("shape");
    colour.shape = node.word("shape", ticket::parseMarkShape).value_or(colour.shape);
    colour.paint = node.needed("paint");
    if (!colour.paint.empty() && !isPaint(colour.paint))
        node["paint"].wrong("bad_member", "颜色应写作 \"#1f6feb\"（小写）");
    colour.team = node.text("team");
    if (colour.team.find_first_of(" ,") != std::string::npos)
        node["team"].wrong("bad_member", "专班的编号里不能有空格和逗号");
    colour.confidential = node.truth("confidential", false);
    if (colour.confidential && colour.team.empty())
        node.wrong("missing_member", "保密工单须有专班（team）");
    colour.kinds = node.words("kinds", ticket::parseKind);
    referAll(node, "categories", known.categories, "unknown_category", "分类");
    colour.categories = node.ids<CategoryCode>("categories");
    return colour;
}

} // namespace

std::vector<ticket::Colour> readColours(const YamlNode& root, const Known& known)
{
    root.allow({"colours"});
    std::vector<ticket::Colour> colours;
    std::set<std::string> ids;
    for (const auto& node : root.items("colours")) {
        colours.push_back(readColour(node, known));
        define(node, colours.back().id, ids);
    }
    return colours;
}

} // namespace lianxin::wire

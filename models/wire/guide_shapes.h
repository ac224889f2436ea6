#pragma once

#include "models/knowledge/guide.h"
#include "models/wire/shape.h"

/// Members of a guide: it stands in the catalogue and in the journal of a call.
namespace lianxin::wire {

template <>
inline constexpr std::array<std::string_view, 5> kWords<knowledge::GuideEnd>{
    "none", "answer", "ticket", "emergency", "refuse"};
template <>
inline constexpr auto kShape<knowledge::GuideOption> = shape(
    "GuideOption", member("when", &knowledge::GuideOption::when),
    member("words", &knowledge::GuideOption::words), needed("go", &knowledge::GuideOption::go));
template <>
inline constexpr auto kShape<knowledge::GuideNode> = shape(
    "GuideNode", needed("id", &knowledge::GuideNode::id), member("ask", &knowledge::GuideNode::ask),
    member("say", &knowledge::GuideNode::say), member("options", &knowledge::GuideNode::options),
    member("entry", &knowledge::GuideNode::entry), member("end", &knowledge::GuideNode::end),
    member("category", &knowledge::GuideNode::category),
    member("unit", &knowledge::GuideNode::unit), member("clause", &knowledge::GuideNode::clause));
template <>
inline constexpr auto kShape<knowledge::Guide> = shape(
    "Guide", needed("id", &knowledge::Guide::id), member("title", &knowledge::Guide::title),
    member("categories", &knowledge::Guide::categories), member("nodes", &knowledge::Guide::nodes));

} // namespace lianxin::wire

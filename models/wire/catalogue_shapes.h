#pragma once

#include "models/engine/city.h"
#include "models/wire/guide_shapes.h"
#include "models/wire/words.h"

/// Members of what a city configures, but for its places and clocks.
namespace lianxin::wire {

template <>
inline constexpr std::array<std::string_view, 11> kWords<ticket::FieldType>{
    "text",   "number", "temperature", "money",        "date",  "choice",
    "yes_no", "phone",  "plate",       "organisation", "people"};

template <>
inline constexpr auto kShape<assist::OpeningLine> =
    shape("OpeningLine", member("category", &assist::OpeningLine::category),
          needed("said", &assist::OpeningLine::said), member("kind", &assist::OpeningLine::kind));
template <>
inline constexpr auto kShape<assist::KindLine> = shape("KindLine",
                                                       needed("kind", &assist::KindLine::kind),
                                                       needed("said", &assist::KindLine::said));
template <>
inline constexpr auto kShape<assist::DangerLine> = shape("DangerLine",
                                                         needed("kind", &assist::DangerLine::kind),
                                                         needed("said", &assist::DangerLine::said));
template <>
inline constexpr auto kShape<routing::Unit> =
    shape("Unit", needed("id", &routing::Unit::id), member("name", &routing::Unit::name),
          member("short", &routing::Unit::shortName), member("parent", &routing::Unit::parent),
          member("level", &routing::Unit::level), member("district", &routing::Unit::district),
          member("function", &routing::Unit::function), member("duty", &routing::Unit::duty),
          member("phone", &routing::Unit::phone));
template <>
inline constexpr auto kShape<routing::SaidLead> = shape("SaidLead",
                                                        needed("value", &routing::SaidLead::value),
                                                        needed("lead", &routing::SaidLead::lead));
template <>
inline constexpr auto kShape<routing::Item> =
    shape("Item", needed("id", &routing::Item::id), member("name", &routing::Item::name),
          member("category", &routing::Item::category), member("kinds", &routing::Item::kinds),
          member("lead", &routing::Item::lead), member("lead_field", &routing::Item::leadField),
          member("leads", &routing::Item::leads), member("helpers", &routing::Item::helpers),
          member("template", &routing::Item::formTemplate),
          member("urgency", &routing::Item::urgency), member("basis", &routing::Item::basis));
template <>
inline constexpr auto kShape<ticket::Category> = shape(
    "Category", needed("code", &ticket::Category::code), member("name", &ticket::Category::name),
    member("words", &ticket::Category::words), member("dangers", &ticket::Category::dangers));
template <>
inline constexpr auto kShape<ticket::TemplateField> = shape(
    "TemplateField", needed("id", &ticket::TemplateField::id),
    member("label", &ticket::TemplateField::label), member("type", &ticket::TemplateField::type),
    member("ask", &ticket::TemplateField::ask),
    member("required", &ticket::TemplateField::required),
    member("choices", &ticket::TemplateField::choices),
    member("said", &ticket::TemplateField::said), member("words", &ticket::TemplateField::words));
template <>
inline constexpr auto kShape<ticket::Ask> = shape("Ask", needed("name", &ticket::Ask::name),
                                                  member("words", &ticket::Ask::words));
template <>
inline constexpr auto
    kShape<ticket::FormTemplate> = shape("FormTemplate", needed("id", &ticket::FormTemplate::id),
                                         member("name", &ticket::FormTemplate::name),
                                         member("categories", &ticket::FormTemplate::categories),
                                         member("fields", &ticket::FormTemplate::fields),
                                         member("asks", &ticket::FormTemplate::asks));
template <>
inline constexpr auto kShape<knowledge::Entry> = shape(
    "Entry", needed("id", &knowledge::Entry::id), member("version", &knowledge::Entry::version),
    member("title", &knowledge::Entry::title), member("category", &knowledge::Entry::category),
    member("questions", &knowledge::Entry::questions), member("answer", &knowledge::Entry::answer),
    member("steps", &knowledge::Entry::steps), member("unit", &knowledge::Entry::unit),
    member("region", &knowledge::Entry::region), member("updated", &knowledge::Entry::updated),
    member("from", &knowledge::Entry::from), member("until", &knowledge::Entry::until),
    member("source", &knowledge::Entry::source));

template <>
inline constexpr std::array<std::string_view, 6> kWords<ticket::MarkShape>{
    "circle", "square", "diamond", "triangle", "star", "lock"};
template <>
inline constexpr auto kShape<ticket::Colour> = shape(
    "Colour", needed("id", &ticket::Colour::id), member("name", &ticket::Colour::name),
    member("shape", &ticket::Colour::shape), member("paint", &ticket::Colour::paint),
    member("team", &ticket::Colour::team), member("confidential", &ticket::Colour::confidential),
    member("kinds", &ticket::Colour::kinds), member("categories", &ticket::Colour::categories));

template <>
inline constexpr auto
    kShape<ticket::Clauses> = shape("Clauses", member("refusals", &ticket::Clauses::refusals),
                                    member("returns", &ticket::Clauses::returns));

/// Spans of time travel as whole milliseconds.
template <> struct Codec<Milliseconds> {
    static Json write(const Milliseconds& time) { return time.count(); }
    static bool read(const Input& in, Milliseconds& out, const Path& path, Fault& fault)
    {
        std::int64_t count = 0;
        if (!wire::read(in, count, path, fault))
            return false;
        out = Milliseconds{count};
        return true;
    }
};

template <>
inline constexpr auto kShape<routing::OverflowStep> = shape(
    "OverflowStep", needed("after", &routing::OverflowStep::after),
    member("group", &routing::OverflowStep::group), member("city", &routing::OverflowStep::city),
    member("skills", &routing::OverflowStep::skills),
    member("only_surge", &routing::OverflowStep::onlySurge));
template <>
inline constexpr auto kShape<routing::Group> =
    shape("Group", needed("id", &routing::Group::id), member("name", &routing::Group::name),
          member("skills", &routing::Group::skills), member("priority", &routing::Group::priority),
          member("at_home", &routing::Group::atHome), member("overflow", &routing::Group::overflow),
          member("reads_only", &routing::Group::readsOnly));
template <>
inline constexpr auto kShape<routing::Line> = shape("Line",
                                                    member("dialled", &routing::Line::dialled),
                                                    member("key", &routing::Line::key),
                                                    member("language", &routing::Line::language),
                                                    needed("group", &routing::Line::group));
template <>
inline constexpr auto
    kShape<routing::OutsideLine> = shape("OutsideLine", needed("line", &routing::OutsideLine::line),
                                         member("name", &routing::OutsideLine::name));
template <>
inline constexpr auto
    kShape<routing::Announcements> = shape("Announcements",
                                           member("position", &routing::Announcements::position),
                                           member("waiting", &routing::Announcements::waiting),
                                           member("surge", &routing::Announcements::surge),
                                           member("callback", &routing::Announcements::callback),
                                           member("every", &routing::Announcements::every));
template <>
inline constexpr auto
    kShape<routing::CallPlan> = shape("CallPlan", member("groups", &routing::CallPlan::groups),
                                      member("lines", &routing::CallPlan::lines),
                                      member("outside", &routing::CallPlan::outside),
                                      member("announcements", &routing::CallPlan::announcements),
                                      member("callback_from", &routing::CallPlan::callbackFrom),
                                      member("missed_from", &routing::CallPlan::missedFrom));
template <>
inline constexpr auto
    kShape<routing::CallTimes> = shape("CallTimes", member("ring", &routing::CallTimes::ring),
                                       member("wrap_up", &routing::CallTimes::wrapUp),
                                       member("lease", &routing::CallTimes::lease));

} // namespace lianxin::wire

#pragma once

#include "models/engine/city.h"
#include "models/places/city_generator.h"
#include "models/wire/yaml_node.h"

#include <map>
#include <set>

/// The city's files one by one. For .cpp files of this folder only.
namespace lianxin::wire {

/// What has been defined so far and may be referred to.
struct Known {
    std::set<std::string> districts;
    std::set<std::string> units;
    std::set<std::string> functions;
    std::set<std::string> categories;
    std::set<std::string> dangers; ///< that have a leaf
    std::set<std::string> templates;
    std::map<std::string, std::set<std::string>> choices; ///< of the templates' fields, by field
    std::set<std::string> entries;
    std::vector<std::string> refusals; ///< clauses; none: any may be written
};

/// Notes what a reference leads to; an empty one leads nowhere on purpose.
void refer(const YamlNode& node, const std::string& id, const std::set<std::string>& known,
           const char* code, const char* what);
void referAll(const YamlNode& node, const char* key, const std::set<std::string>& known,
              const char* code, const char* what);
/// Notes an id that stands there twice.
void define(const YamlNode& node, const std::string& id, std::set<std::string>& known);

/// city.yaml: everything but the areas; notes the districts.
void readCityHead(const YamlNode& root, engine::City& city, Known& known);
/// The districts of city.yaml, in order.
std::vector<places::CityPlan::District> readDistricts(const YamlNode& root);
std::vector<places::Anchor> readAnchors(const YamlNode& root);
std::vector<routing::Unit> readUnits(const YamlNode& root, Known& known);
std::vector<ticket::Category> readCategories(const YamlNode& root, Known& known);
/// One part of the templates; an id of an earlier part is a duplicate too.
std::vector<ticket::FormTemplate> readTemplates(const YamlNode& root, Known& known);
/// colours.yaml 多彩工单.
std::vector<ticket::Colour> readColours(const YamlNode& root, const Known& known);
/// clauses.yaml: `refusals` and `returns`, each a list of texts.
ticket::Clauses readClauses(const YamlNode& root, Known& known);
std::vector<routing::Item> readItems(const YamlNode& root, const Known& known);
/// dispatch.yaml: `standard`, `categories: {CODE: THRESHOLD}`.
routing::DispatchThresholds readDispatch(const YamlNode& root, const Known& known);
/// One file of knowledge/: entries of one first-level category only.
std::vector<knowledge::Entry> readKnowledge(const YamlNode& root, const CategoryCode& within,
                                            Known& known);
/// A guide is checked as a whole (knowledge::faultsOf) and each fault noted where it stands.
std::vector<knowledge::Guide> readGuides(const YamlNode& root, const Known& known);
sla::Policy readPolicy(const YamlNode& root);
sla::CalendarYear readCalendarYear(const YamlNode& root);

places::Point readPoint(const YamlNode& node);

} // namespace lianxin::wire

#pragma once

#include "models/routing/call_plan.h"
#include "models/routing/call_routing.h"
#include "models/wire/yaml_node.h"

/// How a city spreads its calls, as people write it. For .cpp files of this folder only.
namespace lianxin::wire {

/// `90s`, `2m`, `1h`, at most a day: seconds.
std::optional<double> parseSeconds(std::string_view text);
/// `08:30` to `24:00`: seconds since midnight.
std::optional<double> parseTimeOfDay(std::string_view text);
/// The same as milliseconds; notes `bad_member`. `otherwise` when it is absent.
Milliseconds readTime(const YamlNode& node, const char* key, Milliseconds otherwise);

/// A member that lists skills, at most kMostSkills; notes `too_many`.
std::vector<std::string> readSkills(const YamlNode& node);
inline constexpr std::size_t kMostSkills = 64;
/// The first `most` members of a list; notes `too_many` when there are more. An alias repeated many
/// times makes long lists of short files.
std::vector<YamlNode> itemsUpTo(const YamlNode& node, std::size_t most);

/// `id`, `name`, `skills`, `priority`, `at_home`, `reads_only`, `overflow: [{after, to | city,
/// skills, only_surge}]`. Other keys are the caller's to allow.
routing::Group readGroup(const YamlNode& node);
/// `position`, `waiting`, `surge`, `callback`, `every`.
routing::Announcements readAnnouncements(const YamlNode& node);
/// Notes what routing::validate() finds, at the group, step or line it is about.
void noteProblems(const YamlNode& root, const routing::CallPlan& plan);

/// routing.yaml: `groups`, `lines: [{dialled, key, language, group}]`, `announcements`,
/// `callback_from`, `missed_from`, `times: {ring, wrap_up, lease}`.
struct WrittenRouting {
    routing::CallPlan plan;
    routing::CallTimes times;
};
WrittenRouting readRouting(const YamlNode& root);

} // namespace lianxin::wire

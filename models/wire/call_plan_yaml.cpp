#include "models/wire/call_plan_yaml.h"

#include <charconv>
#include <cmath>

namespace lianxin::wire {

namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 24 * kHour;
constexpr int kHighestPriority = 60;
constexpr std::size_t kMostLines = 200;
constexpr Milliseconds kLeastBetween = std::chrono::seconds{10}; ///< two announcements

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
        !std::isfinite(value) || value < 0)
        return std::nullopt;
    return value;
}

Milliseconds milliseconds(double seconds)
{
    return Milliseconds{static_cast<std::int64_t>(std::llround(seconds * 1000))};
}

routing::OverflowStep readStep(const YamlNode& node)
{
    node.allow({"after", "to", "city", "skills", "only_surge"});
    routing::OverflowStep step;
    node.needed("after");
    step.after = readTime(node, "after", {});
    step.group = GroupId(node.text("to"));
    step.city = node.text("city");
    if (node.has("skills"))
        step.skills = readSkills(node["skills"]);
    step.onlySurge = node.truth("only_surge", false);
    return step;
}

routing::Line readLine(const YamlNode& node)
{
    node.allow({"dialled", "key", "language", "group"});
    return {node.text("dialled"), node.text("key"), node.text("language"),
            GroupId(node.needed("group"))};
}

routing::OutsideLine readOutside(const YamlNode& node)
{
    node.allow({"line", "name"});
    return {node.needed("line"), node.needed("name")};
}

} // namespace

std::optional<double> parseSeconds(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    const char unit = text.back();
    const double factor = unit == 's' ? 1 : unit == 'm' ? kMinute : unit == 'h' ? kHour : 0;
    const auto value = number(text.substr(0, text.size() - 1));
    if (factor == 0 || !value || *value * factor > kDay)
        return std::nullopt;
    return *value * factor;
}

std::optional<double> parseTimeOfDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto hours = number(text.substr(0, 2));
    const auto minutes = number(text.substr(3));
    if (!hours || !minutes || *minutes >= kMinute || *hours * kHour + *minutes * kMinute > kDay)
        return std::nullopt;
    return *hours * kHour + *minutes * kMinute;
}

Milliseconds readTime(const YamlNode& node, const char* key, Milliseconds otherwise)
{
    const auto seconds = node.word(key, parseSeconds);
    return seconds ? milliseconds(*seconds) : otherwise;
}

std::vector<YamlNode> itemsUpTo(const YamlNode& node, std::size_t most)
{
    auto items = node.items();
    if (items.size() <= most)
        return items;
    node.wrong("too_many", "最多 " + std::to_string(most) + " 项，现有 " +
                               std::to_string(items.size()) + " 项");
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
    return items;
}

std::vector<std::string> readSkills(const YamlNode& node)
{
    std::vector<std::string> skills;
    for (const auto& item : itemsUpTo(node, kMostSkills))
        skills.push_back(item.text());
    return skills;
}

routing::Group readGroup(const YamlNode& node)
{
    routing::Group group;
    group.id = GroupId(node.needed("id"));
    group.name = node.text("name");
    group.skills = readSkills(node["skills"]);
    group.priority = node.integer("priority", 0);
    if (group.priority < 0 || group.priority > kHighestPriority)
        node["priority"].wrong("bad_member", "优先级应在 0 到 60 之间");
    group.atHome = node.truth("at_home", false);
    group.readsOnly = node.truth("reads_only", false);
    for (const auto& step : itemsUpTo(node["overflow"], routing::kMostOverflowSteps))
        group.overflow.push_back(readStep(step));
    return group;
}

routing::Announcements readAnnouncements(const YamlNode& node)
{
    node.allow({"position", "waiting", "surge", "callback", "every"});
    routing::Announcements texts{node.text("position"), node.text("waiting"), node.text("surge"),
                                 node.text("callback")};
    if (!node.has("every"))
        return texts;
    texts.every = readTime(node, "every", kLeastBetween);
    if (*texts.every < kLeastBetween)
        node["every"].wrong("bad_member", "两次提示之间不少于 10 秒");
    return texts;
}

void noteProblems(const YamlNode& root, const routing::CallPlan& plan)
{
    const auto groups = root.items("groups");
    const auto lines = root.items("lines");
    for (const auto& problem : routing::validate(plan)) {
        YamlNode at = root["groups"];
        if (problem.group) {
            at = groups[*problem.group];
            if (problem.step)
                at = at.items("overflow")[*problem.step];
        }
        if (problem.line)
            at = lines[*problem.line];
        at.wrong(problem.error.code.c_str(), problem.error.detail);
    }
}

WrittenRouting readRouting(const YamlNode& root)
{
    root.allow(
        {"groups", "lines", "outside", "announcements", "callback_from", "missed_from", "times"});
    WrittenRouting written;
    auto& plan = written.plan;
    for (const auto& node : itemsUpTo(root["groups"], routing::kMostGroups)) {
        node.allow({"id", "name", "skills", "priority", "at_home", "reads_only", "overflow"});
        plan.groups.push_back(readGroup(node));
    }
    for (const auto& node : itemsUpTo(root["lines"], kMostLines))
        plan.lines.push_back(readLine(node));
    for (const auto& node : itemsUpTo(root["outside"], kMostLines))
        plan.outside.push_back(readOutside(node));
    plan.announcements = readAnnouncements(root["announcements"]);
    if (root.has("callback_from"))
        plan.callbackFrom = readTime(root, "callback_from", {});
    if (root.has("missed_from"))
        plan.missedFrom = readTime(root, "missed_from", {});
    const auto times = root["times"];
    times.allow({"ring", "wrap_up", "lease"});
    written.times.ring = readTime(times, "ring", written.times.ring);
    written.times.wrapUp = readTime(times, "wrap_up", written.times.wrapUp);
    written.times.lease = readTime(times, "lease", written.times.lease);
    noteProblems(root, plan);
    return written;
}

} // namespace lianxin::wire

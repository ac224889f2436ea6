#include "models/wire/profile_yaml.h"

#include "models/wire/call_plan_yaml.h"

#include <algorithm>
#include <numeric>

namespace lianxin::wire {

namespace {

using engine::DayProfile;
using engine::HalfHours;
using engine::kHalfHours;

constexpr double kHalfHourS = 1800;

/// A member from `least` to `most`; notes `bad_member`.
double realWithin(const YamlNode& node, const char* key, double otherwise, double least,
                  double most)
{
    if (!node.has(key))
        return otherwise;
    const double value = node[key].real();
    if (value >= least && value <= most)
        return value;
    node[key].wrong("bad_member", std::string("“") + key + "”应在 " +
                                      std::to_string(static_cast<int>(least)) + " 到 " +
                                      std::to_string(static_cast<int>(most)) + " 之间");
    return otherwise;
}

double seconds(const YamlNode& node, const char* key, double otherwise)
{
    return node.word(key, parseSeconds).value_or(otherwise);
}

double timeOfDay(const YamlNode& node, const char* key)
{
    node.needed(key);
    return node.word(key, parseTimeOfDay).value_or(0);
}

HalfHours readArrivals(const YamlNode& node)
{
    HalfHours weights{};
    const auto items = node.items();
    if (items.size() != kHalfHours) {
        node.wrong("bad_member", "到达分布要写 48 个数，每半小时一个，现有 " +
                                     std::to_string(items.size()) + " 个");
        return weights;
    }
    for (std::size_t i = 0; i < kHalfHours; ++i) {
        weights[i] = items[i].real();
        if (weights[i] < 0 || weights[i] > 1e9)
            items[i].wrong("bad_member", "到达分布不能是负数，也不能大于十亿");
    }
    if (!(std::accumulate(weights.begin(), weights.end(), 0.0) > 0))
        node.wrong("bad_member", "到达分布不能全是 0");
    return weights;
}

engine::SimSpread readSpread(const YamlNode& node)
{
    node.allow({"mean", "sd"});
    engine::SimSpread spread;
    node.needed("mean");
    spread.meanS = seconds(node, "mean", 0);
    spread.sdS = seconds(node, "sd", 0);
    return spread;
}

/// What readGroup() leaves: the callers.
engine::ProfileGroup readCallers(const YamlNode& node, const HalfHours& arrivals)
{
    node.allow({"id", "name", "skills", "priority", "at_home", "reads_only", "overflow", "share",
                "arrivals", "talk", "wrap_up", "patience", "transfer", "takes_callback"});
    engine::ProfileGroup group;
    group.share = realWithin(node, "share", 0, 0, 1);
    group.arrivals = node.has("arrivals") ? readArrivals(node["arrivals"]) : arrivals;
    if (!node.has("talk"))
        node["talk"].wrong("missing_member", "缺少“talk”（通话时长）");
    else
        group.talk = readSpread(node["talk"]);
    if (node.has("talk") && group.talk.meanS < 1)
        node["talk"].wrong("bad_member", "平均通话时长至少 1 秒");
    if (node.has("wrap_up"))
        group.wrapUp = readSpread(node["wrap_up"]);
    group.patienceS = seconds(node, "patience", 0);
    group.takesCallback = realWithin(node, "takes_callback", 0, 0, 1);
    return group;
}

int groupNamed(const routing::CallPlan& plan, const std::string& id)
{
    for (std::size_t i = 0; i < plan.groups.size(); ++i)
        if (plan.groups[i].id.str() == id)
            return static_cast<int>(i);
    return -1;
}

/// The group a member names, or -1 and a note.
int referToGroup(const YamlNode& node, const char* key, const routing::CallPlan& plan)
{
    const auto id = node.needed(key);
    const int group = groupNamed(plan, id);
    if (group < 0 && !id.empty())
        node[key].wrong("unknown_group", "没有班组“" + id + "”");
    return group;
}

void readGroups(const YamlNode& root, DayProfile& profile, const HalfHours& arrivals)
{
    const auto nodes = itemsUpTo(root["groups"], routing::kMostGroups);
    if (nodes.empty())
        root["groups"].wrong("missing_member", "没有班组（groups）");
    double shares = 0;
    for (const auto& node : nodes) {
        profile.plan.groups.push_back(readGroup(node));
        profile.groups.push_back(readCallers(node, arrivals));
        shares += profile.groups.back().share;
    }
    constexpr double kNearly = 1e-6;
    if (!nodes.empty() && std::abs(shares - 1) > kNearly)
        root["groups"].wrong("bad_share",
                             "各班组来电占比（share）之和应为 1，现为 " + std::to_string(shares));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].has("transfer"))
            continue;
        const auto transfer = nodes[i]["transfer"];
        transfer.allow({"share", "to"});
        profile.groups[i].transferShare = realWithin(transfer, "share", 0, 0, 1);
        profile.groups[i].transferTo = referToGroup(transfer, "to", profile.plan);
        if (profile.groups[i].transferTo < 0)
            profile.groups[i].transferShare = 0;
    }
}

void readShifts(const YamlNode& root, DayProfile& profile)
{
    const auto nodes = itemsUpTo(root["shifts"], kMostShifts);
    if (nodes.empty())
        root["shifts"].wrong("missing_member", "没有班次（shifts）");
    HalfHours present{};
    for (const auto& node : nodes) {
        node.allow({"group", "share", "from", "to", "skills", "only_surge"});
        engine::ProfileShift shift;
        shift.group = std::max(0, referToGroup(node, "group", profile.plan));
        node.needed("share");
        shift.share = realWithin(node, "share", 0, 0, 10);
        shift.fromS = timeOfDay(node, "from");
        shift.toS = timeOfDay(node, "to");
        if (shift.fromS >= shift.toS)
            node["from"].wrong("bad_member", "班次要先开始后结束；跨零点的请写成两个班次");
        shift.skills = readSkills(node["skills"]);
        shift.onlySurge = node.truth("only_surge", false);
        const bool inHall = !shift.onlySurge && !profile.plan.groups.empty() &&
                            !profile.plan.groups[static_cast<std::size_t>(shift.group)].atHome;
        constexpr double kNearly = 1e-6;
        for (std::size_t half = 0; half < kHalfHours && inHall; ++half) {
            const double at = static_cast<double>(half) * kHalfHourS;
            if (at + kHalfHourS <= shift.fromS || at >= shift.toS)
                continue;
            present[half] += shift.share;
            if (present[half] > 1 + kNearly) {
                node["share"].wrong("bad_share", "同一时段各班次占用的坐席超过了全部坐席");
                break;
            }
        }
        profile.shifts.push_back(std::move(shift));
    }
}

void readSurge(const YamlNode& root, DayProfile& profile)
{
    if (!root.has("surge"))
        return;
    const auto node = root["surge"];
    node.allow({"from", "to", "reason"});
    profile.surge = {timeOfDay(node, "from"), timeOfDay(node, "to"), node.text("reason")};
    if (profile.surge->fromS >= profile.surge->toS)
        node["from"].wrong("bad_member", "应急模式要先开启后关闭");
}

DayProfile readProfile(const YamlNode& root)
{
    root.allow({"name", "target", "answer", "ring_limit", "wrap_up_limit", "arrivals",
                "announcements", "callback_from", "surge", "groups", "shifts"});
    DayProfile profile;
    profile.name = root.needed("name");
    root["target"].allow({"share", "within"});
    profile.target.share = realWithin(root["target"], "share", profile.target.share, 0, 1);
    profile.target.withinS = seconds(root["target"], "within", profile.target.withinS);
    profile.answerS = seconds(root, "answer", profile.answerS);
    profile.times.ring = readTime(root, "ring_limit", profile.times.ring);
    profile.times.wrapUp = readTime(root, "wrap_up_limit", profile.times.wrapUp);
    if (profile.answerS * 1000 >= static_cast<double>(profile.times.ring.count()))
        root["answer"].wrong("bad_member", "接听前的振铃（answer）要短于振铃上限（ring_limit）");
    profile.plan.announcements = readAnnouncements(root["announcements"]);
    if (root.has("callback_from"))
        profile.plan.callbackFrom = readTime(root, "callback_from", {});
    HalfHours arrivals{};
    if (!root.has("arrivals"))
        root["arrivals"].wrong("missing_member", "缺少“arrivals”（每半小时的到达分布）");
    else
        arrivals = readArrivals(root["arrivals"]);
    readGroups(root, profile, arrivals);
    noteProblems(root, profile.plan);
    readShifts(root, profile);
    readSurge(root, profile);
    return profile;
}

DayProfile read(std::string_view text, YamlFile& file)
{
    if (text.size() > kLongestProfile) {
        file.problems.push_back({"too_large", file.name + ":1:1 文件超过 256 KiB"});
        return {};
    }
    const auto root = YamlNode::load(text, file);
    return file.problems.empty() ? readProfile(root) : DayProfile{};
}

} // namespace

Result<engine::DayProfile> parseProfileYaml(std::string_view text, const std::string& file)
{
    YamlFile source{file, {}, {}};
    auto profile = read(text, source);
    if (!source.problems.empty())
        return source.problems.front();
    return profile;
}

std::vector<Error> checkProfileYaml(std::string_view text, const std::string& file)
{
    YamlFile source{file, {}, {}};
    read(text, source);
    return source.problems;
}

} // namespace lianxin::wire

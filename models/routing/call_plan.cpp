#include "models/routing/call_plan.h"

#include <algorithm>
#include <set>

namespace lianxin::routing {

namespace {

bool asksFor(const std::vector<std::string>& skills, std::string_view language)
{
    return std::any_of(skills.begin(), skills.end(), [&](std::string_view skill) {
        return skill.substr(0, skill.rfind(':')) == language;
    });
}

class Check {
public:
    explicit Check(const CallPlan& plan) : m_plan(plan) {}

    std::vector<PlanProblem> run()
    {
        if (m_plan.groups.size() > kMostGroups)
            note({{"too_many", "班组最多 " + std::to_string(kMostGroups) + " 个"}});
        for (std::size_t i = 0; i < m_plan.groups.size(); ++i)
            if (!m_ids.insert(m_plan.groups[i].id).second)
                note({{"duplicate_group", "班组“" + m_plan.groups[i].id.str() + "”出现了两次"}, i});
        for (std::size_t i = 0; i < m_plan.groups.size(); ++i)
            chain(i);
        for (std::size_t i = 0; i < m_plan.lines.size(); ++i)
            if (!m_ids.contains(m_plan.lines[i].group))
                note({unknown(m_plan.lines[i].group), {}, {}, i});
        return std::move(m_problems);
    }

private:
    void chain(std::size_t index)
    {
        const auto& steps = m_plan.groups[index].overflow;
        if (steps.size() > kMostOverflowSteps)
            note({{"too_many", "溢出最多 " + std::to_string(kMostOverflowSteps) + " 步"}, index});
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto& step = steps[i];
            if (step.group.empty() == step.city.empty())
                note({{"bad_step", "每一步要写 to（班组）或 city（城市），只能写一个"}, index, i});
            else if (!step.group.empty() && !m_ids.contains(step.group))
                note({unknown(step.group), index, i});
            if (i > 0 && step.after < steps[i - 1].after)
                note({{"bad_step", "溢出各步的等待时间要由短到长"}, index, i});
            if (!step.city.empty() && i + 1 < steps.size())
                note({{"bad_step", "转到其他城市只能是最后一步"}, index, i});
        }
    }
    static Error unknown(const GroupId& id)
    {
        return {"unknown_group", "没有班组“" + id.str() + "”"};
    }
    void note(PlanProblem problem) { m_problems.push_back(std::move(problem)); }

    const CallPlan& m_plan;
    std::set<GroupId> m_ids;
    std::vector<PlanProblem> m_problems;
};

} // namespace

const Group* CallPlan::find(const GroupId& id) const
{
    for (const auto& group : groups)
        if (group.id == id)
            return &group;
    return nullptr;
}

std::string CallPlan::nameOf(const GroupId& id) const
{
    const auto* group = find(id);
    return group && !group->name.empty() ? group->name : id.str();
}

GroupId CallPlan::groupFor(std::string_view dialled, std::string_view key,
                           const std::vector<std::string>& skills) const
{
    for (const auto& line : lines)
        if ((line.dialled.empty() || line.dialled == dialled) &&
            (line.key.empty() || line.key == key) &&
            (line.language.empty() || asksFor(skills, line.language)))
            return line.group;
    return standard();
}

std::vector<PlanProblem> validate(const CallPlan& plan)
{
    return Check(plan).run();
}

} // namespace lianxin::routing

#include "server-stub/auth/seating.h"

#include "models/routing/skill.h"

#include <algorithm>

namespace lianxin::auth {

namespace {

bool maySitIn(const Account& account, const routing::CallPlan& plan, const GroupId& id)
{
    if (!account.groups.empty())
        return std::find(account.groups.begin(), account.groups.end(), id) != account.groups.end();
    const auto* group = plan.find(id);
    return group == nullptr || (!group->atHome && !group->readsOnly);
}

} // namespace

Result<engine::SignInSeat> seated(const Account& account, const routing::CallPlan& plan,
                                  engine::SignInSeat command)
{
    if (command.group.empty() && !account.groups.empty())
        command.group = account.groups.front();
    if (!command.group.empty() && !maySitIn(account, plan, command.group))
        return Error{"not_your_group", command.group.str()};
    if (command.skills.empty())
        command.skills = account.skills;
    if (!routing::SkillSet{account.skills}.satisfies(routing::SkillSet{command.skills}))
        return Error{"not_your_skill", wordsText(command.skills)};
    return command;
}

} // namespace lianxin::auth

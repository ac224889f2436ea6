#include "models/routing/skill.h"

#include <algorithm>
#include <charconv>

namespace lianxin::routing {

Skill parseSkill(std::string_view text)
{
    Skill skill;
    const auto colon = text.rfind(':');
    skill.name = text.substr(0, colon);
    if (colon == std::string_view::npos)
        return skill;
    const auto digits = text.substr(colon + 1);
    int level = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    if (error == std::errc{} && end == digits.data() + digits.size() && level > 0)
        skill.level = level;
    else
        skill.name = text;
    return skill;
}

SkillSet::SkillSet(const std::vector<std::string>& written)
{
    for (const auto& text : written)
        if (!text.empty())
            m_skills.push_back(parseSkill(text));
    std::sort(m_skills.begin(), m_skills.end(), [](const Skill& a, const Skill& b) {
        return a.name != b.name ? a.name < b.name : a.level > b.level;
    });
    const auto last = std::unique(m_skills.begin(), m_skills.end(),
                                  [](const Skill& a, const Skill& b) { return a.name == b.name; });
    m_skills.erase(last, m_skills.end());
}

bool SkillSet::satisfies(const SkillSet& needed) const
{
    auto have = m_skills.begin();
    for (const auto& need : needed.m_skills) {
        while (have != m_skills.end() && have->name < need.name)
            ++have;
        if (have == m_skills.end() || have->name != need.name || have->level < need.level)
            return false;
    }
    return true;
}

} // namespace lianxin::routing

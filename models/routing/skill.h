#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::routing {

/// What a seat can do or a call needs: `english`, or `english:3` with a level from 1. Without one
/// it is level 1.
struct Skill {
    std::string name;
    int level = 1;
    auto operator<=>(const Skill&) const = default;
};

Skill parseSkill(std::string_view text);

/// A set of skills in one canonical order, each name once with its highest level.
class SkillSet {
public:
    SkillSet() = default;
    explicit SkillSet(const std::vector<std::string>& written);

    /// True when every needed skill is here at its level or above.
    bool satisfies(const SkillSet& needed) const;
    const std::vector<Skill>& skills() const { return m_skills; }
    bool empty() const { return m_skills.empty(); }
    auto operator<=>(const SkillSet&) const = default;

private:
    std::vector<Skill> m_skills; ///< ordered by name
};

} // namespace lianxin::routing

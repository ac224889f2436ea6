#pragma once

#include "models/routing/call_plan.h"
#include "models/routing/skill.h"

#include <optional>
#include <string>

/// Why a call goes where it goes, in one short sentence for the screen, and what callers are told.
namespace lianxin::routing {

/// `3 分 20 秒`.
std::string spokenTime(Milliseconds time);

/// 具备所需技能的坐席中空闲最久（3 分 20 秒）
std::string whyLongestIdle(const SkillSet& needs, Milliseconds idle);
/// 排队最久（已等 1 分 5 秒）; of a call put back: 上一坐席未接通，排在队首（…）
enum class Place { InLine, AtHead };
std::string whyNextInLine(Place place, Milliseconds waited);
/// 来电人近日的诉求由该坐席受理
std::string whyKnown();
/// 排队回拨，仍按来电先后（已等 3 分 0 秒）
std::string whyCallback(Milliseconds waited);
/// 同事转来，排在队首（已等 12 秒）：想问公积金贷款
std::string whyTransferred(const std::string& note, Milliseconds waited);
/// 代综合组接听，排队最久（已等 1 分 20 秒）
std::string whyForAnother(const std::string& group, Milliseconds waited);
/// 综合组已等 1 分 0 秒，志愿者组也可接听
std::string whyOverflowed(const std::string& from, const std::string& to, Milliseconds waited);
/// 综合组已等 5 分 0 秒，转请 990200 代接
std::string whyPassedOn(const std::string& from, const std::string& city, Milliseconds waited);
/// 该号码因“反复骚扰”限制来电，至 2026年12月1日 09:00
std::string whyTurnedAway(const std::string& reason, UtcTime until);

/// What somebody who must wait hears.
struct WaitWords {
    std::size_t ahead = 0;
    std::optional<Milliseconds> expected{}; ///< said in whole minutes, rounded up
    bool surge = false;
    bool offersCallback = false;
};
/// `waiting`, or in surge mode `surge`. While no wait can be told: `surge` without the clauses that
/// name `{minutes}`, else `position`.
std::string announcement(const Announcements& texts, const WaitWords& words);

} // namespace lianxin::routing

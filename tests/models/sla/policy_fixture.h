#pragma once

#include "models/sla/policy.h"
#include "tests/models/sla/fixture.h"

/// A rule with each kind of step, for the tests of clocks.
namespace lianxin::sla::test {

inline const UnitId kFirst{"water-company"};
inline const UnitId kSecond{"housing"};

inline Step signStep()
{
    return {
        "sign",
        "签收",
        Charge::Assignment,
        {Happening::Assigned},
        {Happening::Signed},
        {Happening::Unassigned, Happening::Archived},
        {{Happening::Suspended, Happening::Resumed}, {Happening::Returned, Happening::Adjudicated}},
        limit("120wm"),
        std::nullopt,
        {0.5},
        {{Supervision::Urge, limit("30wm"), 0}, {Supervision::Escalate, limit("60wm"), 1}},
        Hours::Working};
}

inline Step replyStep()
{
    return {
        "reply",
        "反馈",
        Charge::Assignment,
        {Happening::Assigned, Happening::Redone},
        {Happening::Replied},
        {Happening::Unassigned, Happening::Archived},
        {{Happening::Suspended, Happening::Resumed}, {Happening::Returned, Happening::Adjudicated}},
        limit("5wd"),
        limit("10wd"),
        {0.5, 0.8},
        {{Supervision::Urge, limit("0m"), 0},
         {Supervision::Warn, limit("2h"), 0},
         {Supervision::Escalate, limit("1wd"), 1},
         {Supervision::Escalate, limit("2wd"), 2}},
        Hours::Working};
}

inline Step promiseStep()
{
    return {"promise",
            "办结答复",
            Charge::Caller,
            {Happening::Accepted, Happening::Reopened},
            {Happening::CalledBack, Happening::Answered},
            {Happening::Archived, Happening::Refused},
            {{Happening::Suspended, Happening::Resumed}},
            limit("7wd"),
            std::nullopt,
            {0.8},
            {},
            Hours::Working};
}

inline Step adjudicateStep()
{
    return {"adjudicate",
            "退单裁定",
            Charge::Centre,
            {Happening::Returned},
            {Happening::Adjudicated},
            {Happening::Archived},
            {},
            limit("1wd"),
            std::nullopt,
            {},
            {},
            Hours::Working};
}

inline Step callbackStep()
{
    return {"callback",
            "回访",
            Charge::Centre,
            {Happening::Replied},
            {Happening::CalledBack},
            {Happening::Redone, Happening::Archived},
            {},
            limit("1wd"),
            std::nullopt,
            {},
            {},
            Hours::Working};
}

inline Rule rule()
{
    return {"general",
            "一般事项",
            {},
            {promiseStep(), signStep(), replyStep(), adjudicateStep(), callbackStep()}};
}

inline Policy policy()
{
    return {"1", "测试", onWeekdays(officeHours()), {}, {}, {rule()}};
}

} // namespace lianxin::sla::test

#pragma once

#include "models/base/result.h"
#include "models/sla/calendar.h"
#include "models/sla/policy.h"

#include <string>
#include <string_view>
#include <vector>

/// What people edit about clocks. Errors carry `FILE:LINE:COLUMN reason`: `bad_yaml`,
/// `missing_member`, `bad_member`.
namespace lianxin::wire {

/// A policy as people write it:
///
///     version: "2026-1"
///     name: 牧野市办理时限
///     centre: hotline-centre                # the hotline's own unit
///     hours: "08:30-12:00,14:00-17:30"     # Monday to Friday; or {monday: "…", …, sunday: "…",
///     make_up: "…"} special_days: [{date: 2026-02-13, name: 半天, hours: "08:30-12:00"}]
///     unit_calendars: [{unit: e119, holidays: ignored, hours: {monday: "00:00-24:00", …},
///     special_days: […]}] rules:
///       - id: default
///         name: 一般工单
///         when: {kinds: [], categories: [], urgencies: [], colours: [], units: [], season:
///         "11-15..03-15"}   # each may be left out steps:
///           - id: sign
///             name: 签收
///             charge: assignment             # caller, assignment, centre
///             start: [assigned]              # happenings of models/sla/happening.h
///             stop: [signed]
///             cancel: [unassigned]
///             pauses: [{from: suspended, to: resumed}]
///             limit: 2wd                     # models/sla/duration.h
///             max_extension: 10wd            # of all extensions together; left out: none
///             warn_at: [0.8]
///             ladder: [{action: urge, after: 0m}, {action: escalate, after: 1wd, levels: 1}]
///             hours: working                 # working, any
///     scores: {response: 2, resolution: 4, satisfaction: 4}   # weights of a unit's score; left
///     out: alike
///
/// The result is also checked by sla::validate(), whose problems get the line of their rule or
/// step.
Result<sla::Policy> parsePolicyYaml(std::string_view text,
                                    const std::string& file = "policies.yaml");

/// One text a year: `year`, `days: [{date, name, off}]`.
struct CalendarFile {
    std::string file;
    std::string text;
};
Result<std::vector<sla::CalendarYear>> parseCalendarYears(const std::vector<CalendarFile>& files);

} // namespace lianxin::wire

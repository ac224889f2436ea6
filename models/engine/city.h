#pragma once

#include "models/assist/danger_line.h"
#include "models/assist/kind_line.h"
#include "models/assist/opening_line.h"
#include "models/knowledge/entry.h"
#include "models/knowledge/guide.h"
#include "models/places/jurisdiction.h"
#include "models/places/place.h"
#include "models/routing/call_plan.h"
#include "models/routing/call_routing.h"
#include "models/routing/dispatch.h"
#include "models/routing/unit.h"
#include "models/sla/calendar.h"
#include "models/sla/policy.h"
#include "models/ticket/category.h"
#include "models/ticket/clauses.h"
#include "models/ticket/colour.h"
#include "models/ticket/form_template.h"

#include <cstddef>
#include <string>
#include <vector>

namespace lianxin::engine {

/// Everything a city configures: data, never code. Loaded from resources/city or from the centre's
/// store.
struct City {
    std::string code;
    std::string name;
    std::string hotline;
    places::Point centre;
    std::string opening; ///< prescribed first sentence
    std::string closing;
    std::string version; ///< digest of the files it was read from
    std::vector<places::Area> districts;
    std::vector<places::Area> streets;
    std::vector<places::Road> roads;
    std::vector<places::Ground> grounds;
    std::vector<places::Place> places;
    std::vector<routing::Unit> units;
    std::vector<routing::Item> items;
    ticket::CategoryTree categories;
    std::vector<ticket::FormTemplate> templates;
    std::vector<ticket::Colour> colours; ///< 多彩工单
    ticket::Clauses clauses;             ///< 不予受理、退单的依据
    std::vector<knowledge::Entry> knowledge;
    std::vector<knowledge::Guide> guides;
    std::vector<assist::OpeningLine> openings; ///< how callers begin, leaf by leaf
    std::vector<assist::OpeningLine> stories;  ///< what those tell who come to the matter late
    std::vector<assist::KindLine> kinds;       ///< what callers say, and what they want by it
    std::vector<assist::DangerLine> dangers;   ///< what callers say who are in danger, or are not
    sla::Policy policy;
    sla::Calendar calendar;
    std::vector<sla::CalendarYear> calendarYears; ///< published years, of which `calendar` is made;
                                                  ///< sla::makeCalendars() gives the units' own
    routing::CallTimes callTimes;
    routing::CallPlan callPlan;
    std::size_t mostCalls = 20000; ///< on the line at once; whoever comes then is refused
    routing::DispatchThresholds thresholds;
};

} // namespace lianxin::engine

#include "models/wire/policy_yaml.h"

#include "models/sla/policy_check.h"
#include "models/wire/policy_shapes.h"
#include "models/wire/yaml_node.h"

namespace lianxin::wire {

namespace {

constexpr std::array kWeek{"monday", "tuesday",  "wednesday", "thursday",
                           "friday", "saturday", "sunday"};

sla::DayHours readHours(const YamlNode& node)
{
    auto hours = sla::parseHours(node.text());
    if (hours)
        return std::move(hours).value();
    node.wrong("bad_member", "工作时间应写作 08:30-12:00,14:00-17:30：" + hours.error().detail);
    return {};
}

sla::WorkingHours readWeek(const YamlNode& node)
{
    if (node.isText())
        return sla::onWeekdays(readHours(node));
    node.allow(
        {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "make_up"});
    sla::WorkingHours hours;
    for (std::size_t day = 0; day < kWeek.size(); ++day)
        hours.week[day] = readHours(node[kWeek[day]]);
    hours.makeUp = readHours(node["make_up"]);
    return hours;
}

std::vector<sla::SpecialDay> readSpecialDays(const YamlNode& list)
{
    std::vector<sla::SpecialDay> days;
    for (const auto& node : list.items()) {
        node.allow({"date", "name", "hours"});
        node.needed("date");
        days.push_back({node.day("date").value_or(std::chrono::year_month_day{}), node.text("name"),
                        readHours(node["hours"])});
    }
    return days;
}

sla::UnitCalendar readUnitCalendar(const YamlNode& node)
{
    node.allow({"unit", "hours", "holidays", "special_days"});
    sla::UnitCalendar own;
    own.unit = UnitId(node.needed("unit"));
    if (node.has("hours"))
        own.hours = readWeek(node["hours"]);
    own.holidays = node.word("holidays", sla::parseHolidays).value_or(own.holidays);
    own.specialDays = readSpecialDays(node["special_days"]);
    return own;
}

sla::Conditions readConditions(const YamlNode& node)
{
    node.allow({"kinds", "categories", "urgencies", "colours", "units", "season"});
    sla::Conditions when;
    when.kinds = node.words("kinds", ticket::parseKind);
    when.categories = node.ids<CategoryCode>("categories");
    when.urgencies = node.words("urgencies", ticket::parseUrgency);
    when.colours = node.texts("colours");
    when.units = node.ids<UnitId>("units");
    when.season = node.word("season", parseText<sla::Season>);
    return when;
}

sla::Rung readRung(const YamlNode& node)
{
    node.allow({"action", "after", "levels"});
    sla::Rung rung;
    node.needed("action");
    rung.action = node.word("action", sla::parseSupervision).value_or(rung.action);
    node.needed("after");
    rung.after = node.word("after", parseText<sla::Duration>).value_or(rung.after);
    rung.levels = node.integer("levels", 0);
    return rung;
}

sla::PauseRule readPause(const YamlNode& node)
{
    node.allow({"from", "to"});
    sla::PauseRule pause;
    pause.from = node.word("from", sla::parseHappening).value_or(pause.from);
    pause.to = node.word("to", sla::parseHappening).value_or(pause.to);
    return pause;
}

sla::Step readStep(const YamlNode& node)
{
    node.allow({"id", "name", "charge", "start", "stop", "cancel", "pauses", "limit",
                "max_extension", "warn_at", "ladder", "hours"});
    sla::Step step;
    step.id = node.needed("id");
    step.name = node.needed("name");
    step.charge = node.word("charge", sla::parseCharge).value_or(step.charge);
    step.start = node.words("start", sla::parseHappening);
    step.stop = node.words("stop", sla::parseHappening);
    step.cancel = node.words("cancel", sla::parseHappening);
    for (const auto& item : node.items("pauses"))
        step.pauses.push_back(readPause(item));
    node.needed("limit");
    step.limit = node.word("limit", parseText<sla::Duration>).value_or(step.limit);
    step.maxExtension = node.word("max_extension", parseText<sla::Duration>);
    for (const auto& item : node.items("warn_at"))
        step.warnAt.push_back(item.real());
    for (const auto& item : node.items("ladder"))
        step.ladder.push_back(readRung(item));
    step.hours = node.word("hours", sla::parseNotifyHours).value_or(step.hours);
    return step;
}

sla::Rule readRule(const YamlNode& node)
{
    node.allow({"id", "name", "when", "steps"});
    sla::Rule rule;
    rule.id = node.needed("id");
    rule.name = node.needed("name");
    rule.when = readConditions(node["when"]);
    for (const auto& item : node.items("steps"))
        rule.steps.push_back(readStep(item));
    return rule;
}

sla::ScoreWeights readScores(const YamlNode& node)
{
    node.allow({"response", "resolution", "satisfaction"});
    sla::ScoreWeights weights;
    weights.response = node.integer("response", weights.response);
    weights.resolution = node.integer("resolution", weights.resolution);
    weights.satisfaction = node.integer("satisfaction", weights.satisfaction);
    return weights;
}

void noteProblems(const YamlNode& root, const sla::Policy& policy)
{
    const auto rules = root.items("rules");
    for (const auto& problem : sla::validate(policy)) {
        YamlNode at = root;
        if (problem.rule) {
            at = rules[*problem.rule];
            if (problem.step)
                at = at.items("steps")[*problem.step];
        }
        at.wrong(problem.error.code.c_str(), problem.error.detail);
    }
}

} // namespace

sla::Policy readPolicy(const YamlNode& root)
{
    root.allow({"version", "name", "centre", "hours", "special_days", "unit_calendars", "rules",
                "scores"});
    sla::Policy policy;
    policy.version = root.needed("version");
    policy.name = root.text("name");
    policy.centre = UnitId(root.text("centre"));
    if (root.has("hours"))
        policy.hours = readWeek(root["hours"]);
    policy.specialDays = readSpecialDays(root["special_days"]);
    for (const auto& item : root.items("unit_calendars"))
        policy.unitCalendars.push_back(readUnitCalendar(item));
    for (const auto& item : root.items("rules"))
        policy.rules.push_back(readRule(item));
    if (root.has("scores"))
        policy.scores = readScores(root["scores"]);
    noteProblems(root, policy);
    return policy;
}

sla::CalendarYear readCalendarYear(const YamlNode& root)
{
    root.allow({"year", "days"});
    sla::CalendarYear year;
    root.needed("year");
    year.year = root.integer("year", 0);
    for (const auto& node : root.items("days")) {
        node.allow({"date", "name", "off"});
        node.needed("date");
        year.days.push_back({node.day("date").value_or(std::chrono::year_month_day{}),
                             node.text("name"), node.truth("off", true)});
    }
    return year;
}

Result<sla::Policy> parsePolicyYaml(std::string_view text, const std::string& name)
{
    YamlFile file{name, {}, {}};
    const auto root = YamlNode::load(text, file);
    if (!file.problems.empty())
        return file.problems.front();
    auto policy = readPolicy(root);
    if (!file.problems.empty())
        return file.problems.front();
    return policy;
}

Result<std::vector<sla::CalendarYear>> parseCalendarYears(const std::vector<CalendarFile>& files)
{
    std::vector<sla::CalendarYear> years;
    for (const auto& source : files) {
        YamlFile file{source.file, {}, {}};
        const auto root = YamlNode::load(source.text, file);
        if (file.problems.empty())
            years.push_back(readCalendarYear(root));
        if (!file.problems.empty())
            return file.problems.front();
    }
    return years;
}

} // namespace lianxin::wire

#include "tests/fuzz/fuzzed_text.h"

#include "models/sla/policy_check.h"
#include "models/wire/policy_yaml.h"

#include <cstdint>

namespace {

using namespace lianxin;

constexpr std::string_view kPolicy = R"(version: "2026-1"
name: 办理时限
hours: {monday: "08:30-12:00,14:00-17:30", tuesday: "08:30-12:00", make_up: "09:00-12:00"}
special_days: [{date: 2026-02-14, name: 春节前, hours: "08:30-12:00"}]
unit_calendars: [{unit: heat, holidays: ignored, hours: &service {sunday: "00:00-24:00"}},
                 {unit: gas, hours: *service}]
scores: {response: 2, resolution: 4, satisfaction: 4}
rules:
  - id: general
    name: 一般诉求
    steps:
      - {id: sign, name: 签收, charge: assignment, start: [assigned], stop: [signed],
         cancel: [unassigned], limit: 120wm, warn_at: [0.5], ladder: [{action: urge, after: 0m}]}
      - {id: reply, name: 反馈, charge: assignment, start: [assigned], stop: [replied],
         pauses: [{from: suspended, to: resumed}], limit: 5wd, max_extension: 10wd}
  - id: heating
    name: 供热
    when: {kinds: [help], categories: ["0102"], urgencies: [urgent], season: "11-15..03-15"}
    steps:
      - {id: sign, name: 签收, start: [assigned], stop: [signed], limit: 24h, hours: any,
         ladder: [{action: warn, after: 1h}, {action: escalate, after: 1d, levels: 1}]}
)";
constexpr std::string_view kYear = R"(year: 2026
days:
  - {date: 2026-01-01, name: 元旦, "off": true}
  - {date: 2026-01-04, name: 元旦, "off": false}
)";

void readDuration(const std::string& text)
{
    const auto read = sla::parseDuration(text);
    if (fuzz::isRead(read) &&
        !(sla::parseDuration(sla::print(read.value())).value() == read.value()))
        std::abort();
}

void readHours(const std::string& text)
{
    const auto read = sla::parseHours(text);
    if (fuzz::isRead(read) && (!sla::faultOf(read.value()).empty() ||
                               sla::parseHours(sla::print(read.value())).value() != read.value()))
        std::abort();
}

void readHolidays(const std::string& text)
{
    const auto read = sla::parseHolidays(text);
    if (read && sla::name(*read) != text)
        std::abort();
}

/// A mistake has its place; a policy without any makes calendars.
void readPolicy(const std::string& text)
{
    const auto read = wire::parsePolicyYaml(text, "p.yaml");
    if (!fuzz::isRead(read) && !read.error().detail.starts_with("p.yaml:"))
        std::abort();
    if (read &&
        (!sla::validate(read.value()).empty() || !sla::makeCalendars(read.value(), {}, "v")))
        std::abort();
}

/// In a calendar what is added has passed.
void readYear(const std::string& text)
{
    const auto read = wire::parseCalendarYears({{"2026.yaml", text}});
    if (!fuzz::isRead(read))
        return;
    const auto made = sla::makeCalendars({}, read.value(), "v");
    if (!fuzz::isRead(made))
        return;
    const sla::Calendar& calendar = made.value().city();
    for (const auto& day : read.value().front().days) {
        const UtcTime start{std::chrono::sys_days{day.date}};
        for (const Milliseconds work : {std::chrono::minutes{1}, std::chrono::minutes{6000}})
            if (calendar.between(start, calendar.add(start, work)) != work)
                std::abort();
    }
}

} // namespace

/// Any bytes, and sound texts that they change: as a limit, as hours, as holidays, as a policy and
/// as a year.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::give(bytes, "90wm", readDuration);
    fuzz::give(bytes, "08:30-12:00,14:00-17:30", readHours);
    fuzz::give(bytes, "ignored", readHolidays);
    fuzz::give(bytes, kPolicy, readPolicy);
    fuzz::give(bytes, kYear, readYear);
    return 0;
}

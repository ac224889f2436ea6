#pragma once

#include "models/base/result.h"
#include "models/engine/city.h"

#include <functional>
#include <string>
#include <vector>

namespace lianxin::places {
struct CityPlan;
}

namespace lianxin::wire {

/// Reads one file by its path below the city's folder (`units.yaml`, `calendars/2026.yaml`). Error
/// `not_found` when there is none.
using ReadFile = std::function<Result<std::string>(const std::string& relativePath)>;

/// The city from its folder (see resources/city/README.md): YAML by people, `generated/*.geojson`
/// by the generator. Templates may be cut into parts: `templates.yaml`, or else `templates/00.yaml`
/// … `templates/99.yaml`. Answers stand in `knowledge/CODE.yaml` of every first-level category,
/// where a missing file gives `not_found` as a missing `generated/` one does. A city may do without
/// `guides.yaml`, `clauses.yaml`, `colours.yaml`, `openings.tsv`, `stories.tsv`, `kinds.tsv` and
/// `dangers.tsv`. Calendars are looked for in the years 2020–2040, as many as there are. Errors,
/// each with `FILE:LINE:COLUMN reason` (in Chinese, for whoever edits the file) as detail:
/// `bad_yaml`, `missing_member`, `bad_member`, `duplicate_id`, `unknown_unit`, `unknown_category`,
/// `unknown_template`, `unknown_district`, `unknown_entry`, `unknown_clause`, `unknown_node`,
/// `cycle`, `bad_json`.
Result<engine::City> readCity(const ReadFile& read);

/// The same without the generated files, and every mistake instead of the first: what
/// `lianxin-server city --check` prints.
std::vector<Error> checkCity(const ReadFile& read);

/// policies.yaml and the published calendars/YEAR.yaml of a city's folder, alone, with every
/// mistake in `problems` (see readCity); the rest means nothing unless there are none.
struct ClockFiles {
    sla::Policy policy;
    std::vector<sla::CalendarYear> calendarYears;
    std::vector<Error> problems;
};
ClockFiles readClockFiles(const ReadFile& read);

/// What the generator needs: `city.yaml` (code, name, centre, districts) and `anchors.yaml`.
Result<places::CityPlan> readCityPlan(const ReadFile& read, std::uint64_t seed);

} // namespace lianxin::wire

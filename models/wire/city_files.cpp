#include "models/wire/city_files.h"

#include "models/assist/danger_reader.h"
#include "models/ticket/kind.h"
#include "models/wire/call_plan_yaml.h"
#include "models/wire/city_yaml.h"
#include "models/wire/delimited.h"
#include "models/wire/digest.h"
#include "models/wire/geojson.h"

#include <algorithm>
#include <iterator>

namespace lianxin::wire {

namespace {

constexpr int kFirstYear = 2020;
constexpr int kLastYear = 2040;
constexpr int kLastPart = 99;

/// Reads file after file, remembers every mistake and what was read.
class Folder {
public:
    explicit Folder(const ReadFile& read) : m_read(read) {}

    /// Calls `use` with the root of a YAML file; a missing file is a problem unless it is optional.
    template <class Use> void yaml(const std::string& path, Use use)
    {
        if (const auto text = take(path))
            parse(path, *text, use);
    }
    /// The same without the problem; false where there is no such file.
    template <class Use> bool optionalYaml(const std::string& path, Use use)
    {
        const auto text = m_read(path);
        if (!text)
            return false;
        m_bytes += path + '\n' + text.value();
        parse(path, text.value(), use);
        return true;
    }
    /// A table that grew too long for one file: `NAME.yaml`, or else the parts `NAME/00.yaml` …
    /// `NAME/99.yaml` that are there, in that order. `use` sees one root after the other and adds.
    template <class Use> void table(const std::string& name, Use use)
    {
        const bool whole = m_read(name + ".yaml").ok();
        bool parted = false;
        for (int part = 0; part <= kLastPart && !whole; ++part)
            parted |=
                optionalYaml(name + '/' + std::to_string(100 + part).substr(1) + ".yaml", use);
        if (!parted)
            yaml(name + ".yaml", use);
    }
    /// The parsed file, or nothing and a problem.
    template <class T>
    std::vector<T> geojson(const std::string& path,
                           Result<std::vector<T>> (*parseText)(std::string_view))
    {
        const auto text = take(path);
        if (!text)
            return {};
        auto list = parseText(*text);
        if (list)
            return std::move(list).value();
        m_problems.push_back({list.error().code, path + ':' + list.error().detail});
        return {};
    }
    /// A tab separated table with a header; `use` is called with it, unless there is no such file.
    template <class Use> void optionalTsv(const std::string& path, Use use)
    {
        const auto text = m_read(path);
        if (!text)
            return;
        m_bytes += path + '\n' + text.value();
        if (const auto table = parseTsv(text.value()))
            use(table.value());
        else
            note({table.error().code, path + ':' + table.error().detail});
    }
    void note(Error error) { m_problems.push_back(std::move(error)); }

    const std::vector<Error>& problems() const { return m_problems; }
    std::string version() const { return sha256Hex(m_bytes).substr(0, 16); }

private:
    std::optional<std::string> take(const std::string& path)
    {
        auto text = m_read(path);
        if (!text) {
            m_problems.push_back({text.error().code, path + ":1:1 " + text.error().detail});
            return std::nullopt;
        }
        m_bytes += path + '\n' + text.value();
        return std::move(text).value();
    }
    template <class Use> void parse(const std::string& path, const std::string& text, Use use)
    {
        YamlFile file{path, {}, {}};
        const auto root = YamlNode::load(text, file);
        if (file.problems.empty())
            use(root);
        m_problems.insert(m_problems.end(), file.problems.begin(), file.problems.end());
    }

    const ReadFile& m_read;
    std::vector<Error> m_problems;
    std::string m_bytes;
};

template <class T> void append(std::vector<T>& list, std::vector<T> more)
{
    list.insert(list.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

/// One file a first-level category. A missing one is a problem: answers that silently stay away are
/// missed by nobody until a caller waits for one.
void readAnswers(Folder& folder, engine::City& city, Known& known)
{
    for (const auto& category : city.categories.all()) {
        if (category.code.str().size() != 2)
            continue;
        folder.yaml("knowledge/" + category.code.str() + ".yaml", [&](const YamlNode& root) {
            append(city.knowledge, readKnowledge(root, category.code, known));
        });
    }
}

/// A table of `kind` and `said`; other columns are for people.
template <class Line, class Known>
std::vector<Line> readLines(Folder& folder, const char* file, const Table& table, Known isKnown)
{
    const int kind = table.column("kind");
    const int said = table.column("said");
    std::vector<Line> lines;
    if (kind < 0 || said < 0) {
        folder.note({"missing_member", std::string(file) + ":1:1 须有 kind、said 两列"});
        return lines;
    }
    lines.reserve(table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        Line line{table.rows[i][static_cast<std::size_t>(kind)],
                  table.rows[i][static_cast<std::size_t>(said)]};
        const auto where = std::string(file) + ':' + std::to_string(i + 2) + ":1 ";
        if (!isKnown(line.kind))
            folder.note({"bad_member", where + "没有“" + line.kind + "”这一类"});
        if (line.said.empty())
            folder.note({"missing_member", where + "缺 said"});
        lines.push_back(std::move(line));
    }
    return lines;
}

bool isDanger(const std::string& kind)
{
    return kind == assist::kCalm || kind == assist::kAround ||
           assist::dangerNamed(kind).has_value();
}

/// Of a KindLine. 咨询 is a kind's name too, but not in a file.
bool isKind(const std::string& kind)
{
    const auto known = ticket::parseKind(kind);
    return kind == assist::kNoKind || (known && ticket::name(*known) == kind);
}

constexpr std::string_view kNoMatter = "-";

std::vector<assist::OpeningLine> readOpenings(Folder& folder, const engine::City& city,
                                              const std::string& file, const Table& table)
{
    const int category = table.column("category");
    const int said = table.column("said");
    const int kind = table.column("kind");
    std::vector<assist::OpeningLine> openings;
    if (category < 0 || said < 0) {
        folder.note({"missing_member", file + ":1:1 须有 category、said 两列"});
        return openings;
    }
    openings.reserve(table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& code = table.rows[i][static_cast<std::size_t>(category)];
        const auto& words = table.rows[i][static_cast<std::size_t>(said)];
        const auto where = file + ':' + std::to_string(i + 2) + ":1 ";
        assist::OpeningLine opening{CategoryCode{code == kNoMatter ? std::string{} : code}, words};
        if (!opening.category.empty() && !city.categories.isLeaf(opening.category))
            folder.note({"bad_member", where + "没有“" + code + "”这一末级分类"});
        if (words.empty())
            folder.note({"missing_member", where + "缺 said"});
        if (kind >= 0)
            opening.kind = table.rows[i][static_cast<std::size_t>(kind)];
        if (!opening.kind.empty() && !isKind(opening.kind))
            folder.note({"bad_member", where + "没有“" + opening.kind + "”这一类"});
        openings.push_back(std::move(opening));
    }
    return openings;
}

void readWritten(Folder& folder, engine::City& city)
{
    Known known;
    folder.yaml("city.yaml", [&](const YamlNode& root) { readCityHead(root, city, known); });
    folder.yaml("units.yaml", [&](const YamlNode& root) { city.units = readUnits(root, known); });
    folder.yaml("categories.yaml", [&](const YamlNode& root) {
        city.categories = ticket::CategoryTree(readCategories(root, known));
    });
    folder.table("templates",
                 [&](const YamlNode& root) { append(city.templates, readTemplates(root, known)); });
    folder.optionalYaml("colours.yaml",
                        [&](const YamlNode& root) { city.colours = readColours(root, known); });
    folder.optionalYaml("clauses.yaml",
                        [&](const YamlNode& root) { city.clauses = readClauses(root, known); });
    folder.yaml("items.yaml", [&](const YamlNode& root) { city.items = readItems(root, known); });
    folder.optionalYaml("dispatch.yaml",
                        [&](const YamlNode& root) { city.thresholds = readDispatch(root, known); });
    readAnswers(folder, city, known);
    folder.optionalYaml("guides.yaml",
                        [&](const YamlNode& root) { city.guides = readGuides(root, known); });
    constexpr const char* kOpenings = "openings.tsv";
    folder.optionalTsv(kOpenings, [&](const Table& table) {
        city.openings = readOpenings(folder, city, kOpenings, table);
    });
    constexpr const char* kStories = "stories.tsv";
    folder.optionalTsv(kStories, [&](const Table& table) {
        city.stories = readOpenings(folder, city, kStories, table);
    });
    constexpr const char* kKinds = "kinds.tsv";
    folder.optionalTsv(kKinds, [&](const Table& table) {
        city.kinds = readLines<assist::KindLine>(folder, kKinds, table, isKind);
    });
    constexpr const char* kDangers = "dangers.tsv";
    folder.optionalTsv(kDangers, [&](const Table& table) {
        city.dangers = readLines<assist::DangerLine>(folder, kDangers, table, isDanger);
    });
}

/// The policy and the calendars made of it; nothing when they cannot be made.
std::optional<sla::Calendars> readClocks(Folder& folder, ClockFiles& clocks)
{
    folder.yaml("policies.yaml", [&](const YamlNode& root) { clocks.policy = readPolicy(root); });
    for (int year = kFirstYear; year <= kLastYear; ++year)
        folder.optionalYaml(
            "calendars/" + std::to_string(year) + ".yaml",
            [&](const YamlNode& root) { clocks.calendarYears.push_back(readCalendarYear(root)); });
    auto calendars = sla::makeCalendars(clocks.policy, clocks.calendarYears, clocks.policy.version);
    if (calendars)
        return std::move(calendars).value();
    folder.note({calendars.error().code, "calendars:1:1 " + calendars.error().detail});
    return std::nullopt;
}

void readRules(Folder& folder, engine::City& city)
{
    folder.optionalYaml("routing.yaml", [&](const YamlNode& root) {
        auto written = readRouting(root);
        city.callPlan = std::move(written.plan);
        city.callTimes = written.times;
    });
    ClockFiles clocks;
    if (const auto calendars = readClocks(folder, clocks))
        city.calendar = calendars->city();
    city.policy = std::move(clocks.policy);
    const auto& centre = city.policy.centre;
    if (!centre.empty() &&
        std::ranges::find(city.units, centre, &routing::Unit::id) == city.units.end())
        folder.note({"unknown_unit", "policies.yaml:1:1 没有承办单位“" + centre.str() + "”"});
    city.calendarYears = std::move(clocks.calendarYears);
}

void readGenerated(Folder& folder, engine::City& city)
{
    city.districts = folder.geojson("generated/districts.geojson", &parseAreas);
    city.streets = folder.geojson("generated/streets.geojson", &parseAreas);
    city.roads = folder.geojson("generated/roads.geojson", &parseRoads);
    city.grounds = folder.geojson("generated/grounds.geojson", &parseGrounds);
    city.places = folder.geojson("generated/places.geojson", &parsePlaces);
}

} // namespace

Result<engine::City> readCity(const ReadFile& read)
{
    engine::City city;
    Folder folder(read);
    readWritten(folder, city);
    readRules(folder, city);
    readGenerated(folder, city);
    if (!folder.problems().empty())
        return folder.problems().front();
    city.version = folder.version();
    return city;
}

std::vector<Error> checkCity(const ReadFile& read)
{
    engine::City city;
    Folder folder(read);
    readWritten(folder, city);
    readRules(folder, city);
    folder.optionalYaml("anchors.yaml", [](const YamlNode& root) { readAnchors(root); });
    return folder.problems();
}

ClockFiles readClockFiles(const ReadFile& read)
{
    ClockFiles clocks;
    Folder folder(read);
    readClocks(folder, clocks);
    clocks.problems = folder.problems();
    return clocks;
}

Result<places::CityPlan> readCityPlan(const ReadFile& read, std::uint64_t seed)
{
    places::CityPlan plan;
    plan.seed = seed;
    Folder folder(read);
    folder.yaml("city.yaml", [&](const YamlNode& root) {
        plan.code = DistrictCode(root.needed("code"));
        plan.name = root.needed("name");
        plan.centre = readPoint(root["centre"]);
        plan.districts = readDistricts(root);
    });
    folder.yaml("anchors.yaml", [&](const YamlNode& root) { plan.anchors = readAnchors(root); });
    if (!folder.problems().empty())
        return folder.problems().front();
    return plan;
}

} // namespace lianxin::wire

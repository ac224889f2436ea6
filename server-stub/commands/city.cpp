#include "server-stub/commands/commands.h"

#include "models/places/city_generator.h"
#include "models/wire/city_files.h"
#include "models/wire/geojson.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace lianxin::commands {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "city",
        "",
        "检查城市资料里人写的部分，再按种子生成 generated/ "
        "下的行政区、街道、道路、水面绿地和地名。",
        {{"folder", "目录", "城市资料所在目录，默认为程序自带的 resources/city"},
         {"seed", "数", "生成种子，默认 990100"},
         {"places", "数", "地名总数，默认 2000"},
         {"check", "", "只检查，不写文件"}}};
    return kUsage;
}

struct File {
    const char* name;
    std::string text;
    std::size_t entries;
};

std::vector<places::Area> ofLevel(const std::vector<places::Area>& areas, bool districts)
{
    std::vector<places::Area> level;
    std::copy_if(areas.begin(), areas.end(), std::back_inserter(level),
                 [&](const places::Area& area) { return area.parent.empty() == districts; });
    return level;
}

std::array<File, 5> filesOf(const places::City& city)
{
    const auto districts = ofLevel(city.areas, true);
    const auto streets = ofLevel(city.areas, false);
    return {File{"districts.geojson", wire::areasGeoJson(districts), districts.size()},
            File{"streets.geojson", wire::areasGeoJson(streets), streets.size()},
            File{"roads.geojson", wire::roadsGeoJson(city.roads), city.roads.size()},
            File{"grounds.geojson", wire::groundsGeoJson(city.ground), city.ground.size()},
            File{"places.geojson", wire::placesGeoJson(city.places), city.places.size()}};
}

int generate(const places::CityPlan& plan, const std::filesystem::path& folder, std::ostream& out,
             std::ostream& err)
{
    std::error_code error;
    std::filesystem::create_directories(folder / "generated", error);
    for (const auto& file : filesOf(places::generateCity(plan))) {
        const auto written = writeFile(folder / "generated" / file.name, file.text);
        if (!written)
            return cli::fail(err, written.error());
        out << "generated/" << file.name << '\t' << file.entries << " 项\t"
            << file.text.size() / 1024 << " KiB\n";
    }
    return 0;
}

} // namespace

int city(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto seed = cli::number(given->value("seed", "990100"), 0, 9'000'000'000'000'000'000);
    const auto count = cli::number(given->value("places", "2000"), 1, 1'000'000);
    if (!seed || !count) {
        err << "--seed 和 --places 应当是正整数\n";
        return 2;
    }
    const std::filesystem::path folder = given->value("folder", cityFolder().string());
    const auto read = reader(folder);
    const auto problems = wire::checkCity(read);
    for (const auto& problem : problems)
        err << problem.detail << " [" << problem.code << "]\n";
    if (!problems.empty())
        return 1;
    auto plan = wire::readCityPlan(read, static_cast<std::uint64_t>(*seed));
    if (!plan)
        return cli::fail(err, plan.error());
    plan.value().places = static_cast<int>(*count);
    if (given->has("check")) {
        out << "城市资料没有错误\n";
        return 0;
    }
    return generate(plan.value(), folder, out, err);
}

} // namespace lianxin::commands

#include "server-stub/commands/commands.h"

#include "server-stub/auth/demo_staff.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/boundaries_folder.h"
#include "server-stub/commands/city_folder.h"
#include "server-stub/commands/files.h"
#include "server-stub/commands/real_city.h"
#include "server-stub/service/large_store.h"
#include "server-stub/service/system_clock.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <ostream>

namespace lianxin::commands {

namespace fs = std::filesystem;

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "demo",
        "",
        "建一个可以直接运行的演示库。只给 --out 时用程序自带的示范城市；同时给出 "
        "--gazetteer、--boundaries 和 --tickets 时，\n"
        "按公开数据建一座真实城市，并把每件工单变成一通来电。",
        {{"out", "文件", "要建的库（必填；已有城市的库不会被覆盖）"},
         {"gazetteer", "文件", "行政区划地名 CSV（GCJ-02）"},
         {"boundaries", "目录", "边界 GeoJSON，一个编码一个文件（GCJ-02）"},
         {"tickets", "文件", "真实工单 TSV"},
         {"scale", "city",
          "建一座测量用的大库：示范城市的 3,250,000 张已归档工单和 30,000 张在办工单，要几分钟和约 "
          "20 GB"},
         {"seed", "数", "大库的种子，默认 1；同一天同一个种子，工单相同"},
         {"archived", "张", "大库里已归档的工单数"},
         {"open", "张", "大库里在办的工单数"},
         {"folder", "目录", "城市资料所在目录，默认为程序自带的 resources/city"},
         {"password", "口令", std::string("演示人员的口令，默认 ") + auth::kDemoPassword}}};
    return kUsage;
}

/// What the demo consists of before it is stored.
struct Stock {
    engine::City city;
    std::vector<training::Scenario> scenarios;
};

Result<Stock> demoStock(const std::string& folder)
{
    auto city = readCityFolder(folder);
    if (!city)
        return city.error();
    auto scenarios = readScenarioFolder(folder);
    if (!scenarios)
        return scenarios.error();
    return Stock{std::move(city).value(), std::move(scenarios).value()};
}

template <class T>
Result<T> parseFile(const fs::path& path, const std::function<Result<T>(const std::string&)>& parse)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    auto parsed = parse(text.value());
    if (!parsed)
        return Error{parsed.error().code, path.string() + ':' + parsed.error().detail};
    return parsed;
}

Result<Stock> realStock(const cli::Given& given, const std::string& folder)
{
    const auto demo = readCityFolder(folder);
    if (!demo)
        return demo.error();
    using Names = std::vector<wire::AdministrativeName>;
    auto names = parseFile<Names>(given.value("gazetteer"), [](const std::string& text) {
        return wire::parseGazetteerCsv(text);
    });
    if (!names)
        return names.error();
    const auto letters =
        parseFile<std::vector<training::Letter>>(given.value("tickets"), &parseLetters);
    if (!letters)
        return letters.error();
    auto boundaries = readBoundaries(given.value("boundaries"), names.value());
    if (!boundaries)
        return boundaries.error();
    auto city = onRealGround(demo.value(), {std::move(names).value(), std::move(boundaries).value(),
                                            riversOf(letters.value())});
    if (!city)
        return city.error();
    auto scenarios = scenariosOf(letters.value(), city.value());
    return Stock{std::move(city).value(), std::move(scenarios)};
}

std::string summaryOf(const Stock& stock)
{
    return stock.city.name + "：" + std::to_string(stock.city.districts.size()) + " 个区县，" +
           std::to_string(stock.city.places.size()) + " 个地名，" +
           std::to_string(stock.city.units.size()) + " 个承办单位，" +
           std::to_string(stock.scenarios.size()) + " 通来电";
}

Status store(const std::string& file, Stock stock, const std::string& password)
{
    auto database = store::Database::open({file});
    if (!database)
        return database.error();
    return service::fillStore(*database.value(), {std::move(stock.city), std::move(stock.scenarios),
                                                  password, service::SystemClock().now()});
}

constexpr long long kMostTickets = 20'000'000;

/// The large store that is asked for, if one is. Error `bad_words` when the words do not fit
/// together.
Result<std::optional<service::StoreScale>> scaleFrom(const cli::Given& given)
{
    const Error unfit{"bad_words", "scale"};
    const bool sized = given.has("seed") || given.has("archived") || given.has("open");
    if (!given.has("scale") && sized)
        return unfit;
    if (!given.has("scale"))
        return std::optional<service::StoreScale>();
    service::StoreScale scale;
    const auto number = [&](const char* name, std::int64_t usual, long long most) {
        return cli::number(given.value(name, std::to_string(usual)), 0, most);
    };
    const auto archived = number("archived", scale.archived, kMostTickets);
    const auto open = number("open", scale.open, kMostTickets);
    const auto seed = number("seed", 1, std::numeric_limits<long long>::max());
    if (given.value("scale") != "city" || given.has("tickets") || !archived || !open || !seed)
        return unfit;
    scale.archived = *archived;
    scale.open = *open;
    scale.seed = static_cast<std::uint64_t>(*seed);
    return std::optional(scale);
}

Status storeLarge(const std::string& file, Stock stock, const std::string& password,
                  const service::StoreScale& scale, std::ostream& err)
{
    return service::buildLargeStore(
        file,
        {std::move(stock.city), std::move(stock.scenarios), password, service::SystemClock().now()},
        scale, [&](std::int64_t tickets) { err << "已写 " << tickets << " 张工单" << std::endl; });
}

} // namespace

int demo(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto& options = *given;
    const auto real = options.has("gazetteer") + options.has("boundaries") + options.has("tickets");
    if (!options.has("out") || (real != 0 && real != 3)) {
        err << (real ? "--gazetteer、--boundaries、--tickets 要一起给\n" : "缺少 --out\n");
        return 2;
    }
    const auto scale = scaleFrom(options);
    if (!scale) {
        err << "大库要写 --scale city，可再给 "
               "--seed、--archived、--open（整数），不与真实城市同用\n";
        return 2;
    }
    const auto folder = options.value("folder", cityFolder().string());
    auto stock = real ? realStock(options, folder) : demoStock(folder);
    if (!stock)
        return cli::fail(err, stock.error());
    const auto summary = summaryOf(stock.value());
    const auto password = options.value("password", auth::kDemoPassword);
    const auto& file = options.value("out");
    const auto& large = scale.value();
    const auto stored = large ? storeLarge(file, std::move(stock).value(), password, *large, err)
                              : store(file, std::move(stock).value(), password);
    if (!stored)
        return cli::fail(err, stored.error());
    out << summary << "\n已写入 " << file << "\n话务员 1001–1010，派单员 2001，口令 " << password
        << '\n';
    return 0;
}

} // namespace lianxin::commands

#include "models/places/address_tagger.h"
#include "models/wire/address_model_file.h"
#include "models/wire/district_model_file.h"
#include "models/wire/text_model_file.h"
#include "server-stub/auth/demo_staff.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/city_folder.h"
#include "server-stub/commands/files.h"
#include "server-stub/http/server.h"
#include "server-stub/operate/operate.h"
#include "server-stub/service/new_store.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/serving_lock.h"

#include <csignal>
#include <ostream>
#include <pthread.h>
#include <tuple>

namespace lianxin::operate {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "serve",
        "",
        "启动中心服务器。数据库不存在时新建，并装入城市资料。",
        {{"db", "文件", "数据库文件，默认 lianxin.db"},
         {"listen", "地址:端口", "监听地址，默认 127.0.0.1:8765；端口 0 表示任选一个空闲端口"},
         {"resources", "目录", "城市资料目录，默认为程序自带的示范城市"},
         {"demo", "", "新库里建立演示用的工号（1001 等）和来电人的过往工单"},
         {"demo-password", "密码", "演示工号的密码，默认 lianxin-demo"},
         {"category-model", "文件", "训练好的分类模型（train 写出的文件），发给各坐席"},
         {"address-model", "文件", "训练好的地址切分模型（train --addresses 写出的文件），同上"},
         {"district-model", "文件",
          "从以往工单学到的区县模型（train --districts 写出的文件），同上"},
         {"tls-cert", "文件", "证书（PEM）；监听本机以外的地址时必须"},
         {"tls-key", "文件", "私钥（PEM）"},
         {"threads", "数", "同时处理的请求数，默认 256；空闲或缓慢的连接不占线程"}}};
    return kUsage;
}

/// Blocks the signals that end the server in every thread made from now on; waitForEnd() takes
/// them.
sigset_t endSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void waitForEnd(const sigset_t& signals)
{
    int got = 0;
    sigwait(&signals, &got);
}

Result<service::Beginnings> beginningsFrom(const cli::Given& given)
{
    const std::string folder = given.value("resources", commands::cityFolder().string());
    auto city = commands::readCityFolder(folder);
    if (!city)
        return city.error();
    auto scenarios = commands::readScenarioFolder(folder);
    if (!scenarios)
        return scenarios.error();
    service::Beginnings all{std::move(city).value(), std::move(scenarios).value(), std::nullopt,
                            service::SystemClock().now()};
    if (given.has("demo"))
        all.demoPassword = given.value("demo-password", auth::kDemoPassword);
    return all;
}

/// A new or empty store gets its city; one that has a city stays as it is.
Status prepareStore(const cli::Given& given, const std::string& file)
{
    auto database = store::Database::open({file, 0});
    if (!database)
        return database.error();
    const auto city = store::cityText(*database.value());
    if (!city)
        return city.error();
    if (city.value())
        return success();
    const auto beginnings = beginningsFrom(given);
    if (!beginnings)
        return beginnings.error();
    return service::fillStore(*database.value(), beginnings.value());
}

/// Trained models are read once at the start, so that a damaged one is found before any seat gets
/// it.
Result<http::TrainedModels> modelsFrom(const cli::Given& given)
{
    using Check = std::optional<Error> (*)(std::string_view);
    constexpr Check kCategory = [](std::string_view file) -> std::optional<Error> {
        const auto model = wire::parseTextModel(file);
        return model ? std::nullopt : std::optional(model.error());
    };
    constexpr Check kAddresses = [](std::string_view file) -> std::optional<Error> {
        const auto model = wire::parseAddressModel(file);
        if (!model)
            return model.error();
        const auto tagger = places::AddressTagger::of(model.value());
        return tagger ? std::nullopt : std::optional(tagger.error());
    };
    constexpr Check kDistricts = [](std::string_view file) -> std::optional<Error> {
        const auto model = wire::parseDistrictModel(file);
        return model ? std::nullopt : std::optional(model.error());
    };
    http::TrainedModels models;
    for (const auto& [option, name, check] :
         {std::tuple("category-model", "category", kCategory),
          std::tuple("address-model", "addresses", kAddresses),
          std::tuple("district-model", "districts", kDistricts)}) {
        if (!given.has(option))
            continue;
        const std::string path = given.value(option);
        auto file = commands::readFile(path);
        if (!file)
            return file.error();
        if (const auto wrong = check(file.value()))
            return Error{"bad_model", path + " (" + wrong->code + ')'};
        models[name] = http::trainedModel(std::move(file).value());
    }
    return models;
}

int run(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    const sigset_t signals = endSignals();
    const std::string file = given.value("db", "lianxin.db");
    const auto lock = store::ServingLock::take(file);
    if (!lock)
        return cli::fail(err, lock.error());
    if (const auto prepared = prepareStore(given, file); !prepared)
        return cli::fail(err, prepared.error());
    http::ServerOptions options;
    options.database = file;
    options.listen.address = given.value("listen", "127.0.0.1:8765");
    options.listen.tlsCertificate = given.value("tls-cert");
    options.listen.tlsKey = given.value("tls-key");
    options.listen.threads =
        static_cast<int>(cli::number(given.value("threads", "256"), 1, 20'000).value_or(256));
    auto models = modelsFrom(given);
    if (!models)
        return cli::fail(err, models.error());
    options.models = std::move(models).value();
    auto server = http::Server::start(options);
    if (!server)
        return cli::fail(err, server.error());
    if (given.has("demo"))
        out << "demo password " << given.value("demo-password", auth::kDemoPassword) << '\n';
    const auto colon = options.listen.address.rfind(':');
    out << "listening on " << options.listen.address.substr(0, colon) << ':'
        << server.value()->port() << std::endl;
    waitForEnd(signals);
    server.value()->stop();
    return 0;
}

} // namespace

int serve(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!cli::number(given->value("threads", "256"), 1, 20'000)) {
        err << "--threads 应当是 1 到 20000 之间的整数\n";
        return 2;
    }
    return run(*given, out, err);
}

} // namespace lianxin::operate

#include "server-stub/commands/commands.h"

#include "models/assist/text_trainer.h"
#include "models/places/address_tagger.h"
#include "models/wire/address_model_file.h"
#include "models/wire/digest.h"
#include "models/wire/district_model_file.h"
#include "models/wire/figures_json.h"
#include "models/wire/tagged_addresses.h"
#include "models/wire/text_model_file.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/city_folder.h"
#include "server-stub/commands/district_texts.h"
#include "server-stub/commands/files.h"
#include "server-stub/commands/labelled_texts.h"

#include <iomanip>
#include <ostream>

namespace lianxin::commands {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage = [] {
        cli::Usage usage{"train", "",
                         "从带分类的工单或来信学习分类，写成模型文件。文件里记有训练文件的指纹、"
                         "轮流留出测得的准确率和自动判定的门槛（判对率不低于 98%）。",
                         trainingOptions()};
        usage.options.push_back(
            {"addresses", "文件",
             "改为从标注好的地址（一行一字一标签，空行分隔）学习切分；留出五分之一测分段 F1"});
        usage.options.push_back({"districts", "文件",
                                 "改为从以往工单（制表符分隔，含 district、title、content "
                                 "三列）学习哪些说法指哪个区县；"
                                 "五折留出测判出率和判对率"});
        usage.options.push_back(
            {"folder", "目录", "区县所在的城市资料，默认为程序自带的 resources/city"});
        usage.options.push_back({"gazetteer", "文件", "改用地名 CSV，与 --boundaries 同给"});
        usage.options.push_back(
            {"boundaries", "目录", "区县边界 GeoJSON，一个编码一个文件（GCJ-02）"});
        usage.options.push_back({"out", "文件", "写到哪里"});
        usage.options.push_back({"json", "", "一行 JSON，代替给人看的表"});
        return usage;
    }();
    return kUsage;
}

void print(const assist::TextModel& model, const cli::Given& given, std::ostream& out)
{
    const auto& training = model.training;
    if (given.has("json")) {
        out << wire::figuresJson({{"texts", training.texts},
                                  {"labels", model.labels.size()},
                                  {"accuracy", training.accuracy},
                                  {"macro_f1", training.macroF1},
                                  {"auto_coverage", training.autoCoverage},
                                  {"auto_precision", training.autoPrecision}})
            << '\n';
        return;
    }
    out << std::fixed << std::setprecision(1) << training.texts << " 条，" << model.labels.size()
        << " 类，" << model.keys.size() << " 个特征\n轮流留出：准确率 " << 100 * training.accuracy
        << "%，宏平均 F1 " << 100 * training.macroF1 << "%\n自动判定 "
        << 100 * training.autoCoverage << "%，其中正确 " << 100 * training.autoPrecision
        << "%\n已写入 " << given.value("out") << "，训练文件指纹 "
        << training.fingerprint.substr(0, 16) << '\n';
}

/// The tagger learned from four fifths, judged on the fifth held back; then the one from all.
Result<places::AddressModel> addressModel(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    const auto addresses = wire::parseTaggedAddresses(text.value());
    if (!addresses)
        return Error{addresses.error().code, path + ':' + addresses.error().detail};
    constexpr std::size_t kHeldBack = 5;
    std::vector<places::TaggedAddress> learned;
    std::vector<places::TaggedAddress> held;
    for (std::size_t i = 0; i < addresses.value().size(); ++i)
        (i % kHeldBack == 0 ? held : learned).push_back(addresses.value()[i]);
    const auto judged = places::AddressTagger::train(learned);
    if (!judged)
        return judged.error();
    const auto written = places::AddressTagger::of(judged.value().model());
    const auto tagger = places::AddressTagger::train(addresses.value());
    if (!tagger)
        return tagger.error();
    auto model = tagger.value().model();
    model.training = {wire::sha256Hex(text.value()), static_cast<int>(addresses.value().size()),
                      places::chunkF1(written ? written.value() : judged.value(), held)};
    return model;
}

int trainAddresses(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    const auto model = addressModel(given.value("addresses"));
    if (!model)
        return cli::fail(err, model.error());
    const auto file = wire::addressModelFile(model.value());
    if (const auto written = writeFile(given.value("out"), file); !written)
        return cli::fail(err, written.error());
    const auto& training = model.value().training;
    if (given.has("json"))
        out << wire::figuresJson({{"addresses", training.addresses},
                                  {"chunk_f1", training.chunkF1},
                                  {"bytes", static_cast<double>(file.size())}})
            << '\n';
    else
        out << std::fixed << std::setprecision(4) << training.addresses
            << " 条地址，留出五分之一：分段 F1 " << training.chunkF1 << "\n已写入 "
            << given.value("out") << "，训练文件指纹 " << training.fingerprint.substr(0, 16)
            << '\n';
    return 0;
}

Result<places::DistrictModel> districtModel(const cli::Given& given)
{
    const auto ground = given.has("gazetteer")
                            ? groundOf(given.value("gazetteer"), given.value("boundaries"))
                            : groundOfCity(given.value("folder", cityFolder().string()));
    if (!ground)
        return ground.error();
    const auto texts = districtTexts(given.value("districts"), ground.value());
    if (!texts)
        return texts.error();
    places::DistrictReader reader(ground.value().gazetteer);
    reader.learn(texts.value().examples);
    auto model = reader.model();
    if (!model)
        return Error{"too_few_districts", given.value("districts")};
    model->training = places::judge(ground.value().gazetteer, texts.value().examples);
    model->training.fingerprint = texts.value().fingerprint;
    return std::move(*model);
}

int trainDistricts(const cli::Given& given, std::ostream& out, std::ostream& err)
{
    const auto model = districtModel(given);
    if (!model)
        return cli::fail(err, model.error());
    const auto file = wire::districtModelFile(model.value());
    if (const auto written = writeFile(given.value("out"), file); !written)
        return cli::fail(err, written.error());
    const auto& training = model.value().training;
    if (given.has("json"))
        out << wire::figuresJson({{"texts", training.texts},
                                  {"districts", model.value().labels.size()},
                                  {"tried", training.tried},
                                  {"decided", training.decided},
                                  {"right", training.right},
                                  {"bytes", static_cast<double>(file.size())}})
            << '\n';
    else
        out << std::fixed << std::setprecision(1) << training.texts << " 条，"
            << model.value().labels.size() << " 个区县\n五折留出：判出 " << 100 * training.decided
            << "%，其中判对 " << 100 * training.right << "%\n已写入 " << given.value("out")
            << "，训练文件指纹 " << training.fingerprint.substr(0, 16) << '\n';
    return 0;
}

} // namespace

int train(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("out") || !(given->has("train") || given->has("train-segmented") ||
                                given->has("addresses") || given->has("districts"))) {
        err << "要给 --train（或 --train-segmented、--addresses、--districts）和 --out\n";
        return 2;
    }
    if (given->has("addresses"))
        return trainAddresses(*given, out, err);
    if (given->has("districts"))
        return trainDistricts(*given, out, err);
    const auto training = readTraining(*given);
    if (!training)
        return cli::fail(err, training.error());
    auto model = assist::trainTextModel(training.value().examples, {});
    if (!model)
        return cli::fail(err, model.error());
    model.value().training.fingerprint = training.value().fingerprint;
    const auto written = writeFile(given->value("out"), wire::textModelFile(model.value()));
    if (!written)
        return cli::fail(err, written.error());
    print(model.value(), *given, out);
    return 0;
}

} // namespace lianxin::commands

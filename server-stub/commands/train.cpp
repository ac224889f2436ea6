#include "server-stub/commands/commands.h"

#include "models/assist/text_trainer.h"
#include "models/wire/figures_json.h"
#include "models/wire/text_model_file.h"
#include "server-stub/commands/files.h"
#include "server-stub/commands/labelled_texts.h"
#include "server-stub/commands/words.h"

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

} // namespace

int train(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("out") || !(given->has("train") || given->has("train-segmented"))) {
        err << "要给 --train（或 --train-segmented）和 --out\n";
        return 2;
    }
    const auto fail = [&](const Error& error) {
        err << error.code << ": " << error.detail << '\n';
        return 1;
    };
    const auto training = readTraining(*given);
    if (!training)
        return fail(training.error());
    auto model = assist::trainTextModel(training.value().examples, {});
    if (!model)
        return fail(model.error());
    model.value().training.fingerprint = training.value().fingerprint;
    const auto written = writeFile(given->value("out"), wire::textModelFile(model.value()));
    if (!written)
        return fail(written.error());
    print(model.value(), *given, out);
    return 0;
}

} // namespace lianxin::commands

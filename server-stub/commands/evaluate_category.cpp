#include "server-stub/commands/evaluate.h"

#include "models/assist/text_classifier.h"
#include "models/wire/figures_json.h"
#include "models/wire/text_model_file.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"
#include "server-stub/commands/labelled_texts.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace lianxin::commands {

namespace {

const cli::Usage& usage()
{
    static const cli::Usage kUsage = [] {
        cli::Usage usage{"evaluate category", "",
                         "用训练文件学习分类，再在测试文件上测量。自动判定的门槛只在训练文件上选"
                         "（轮流留出，判对率不低于 98%），测试文件不参与选择。",
                         trainingOptions()};
        usage.options.push_back({"model", "文件", "不训练，用 train 写好的模型"});
        usage.options.push_back({"test", "文件", "用来测量的文本：label 和 text 两列"});
        usage.options.push_back(
            {"json", "", "一行 JSON：accuracy、macro_f1、auto_coverage、auto_precision"});
        return usage;
    }();
    return kUsage;
}

/// A label that was never seen in training is always wrong.
std::vector<assist::Trial> trialsOf(const assist::TextClassifier& classifier,
                                    const std::vector<assist::Example>& test)
{
    auto labels = classifier.model().labels;
    for (const auto& example : test)
        if (std::find(labels.begin(), labels.end(), example.label) == labels.end())
            labels.push_back(example.label);
    std::vector<assist::Trial> trials;
    for (const auto& example : test) {
        assist::Trial trial{classifier.scores(example.text), 0};
        trial.scores.resize(labels.size(), -1e6F);
        trial.right = static_cast<int>(std::find(labels.begin(), labels.end(), example.label) -
                                       labels.begin());
        trials.push_back(std::move(trial));
    }
    return trials;
}

void print(const assist::Figures& figures, const assist::Training& training,
           const cli::Given& given, std::ostream& out)
{
    if (given.has("json")) {
        out << wire::figuresJson({{"accuracy", figures.accuracy},
                                  {"macro_f1", figures.macroF1},
                                  {"auto_coverage", figures.alone.coverage},
                                  {"auto_precision", figures.alone.precision}})
            << '\n';
        return;
    }
    const auto row = [&](const char* name, double onTraining, double onTest) {
        out << name << '\t' << 100 * onTraining << "%\t" << 100 * onTest << "%\n";
    };
    out << std::fixed << std::setprecision(1) << "\t训练（留出）\t测试\n";
    row("准确率", training.accuracy, figures.accuracy);
    row("宏平均 F1", training.macroF1, figures.macroF1);
    row("自动判定", training.autoCoverage, figures.alone.coverage);
    row("判定正确", training.autoPrecision, figures.alone.precision);
}

/// The model named, or one learned from the training files.
Result<assist::TextModel> modelFor(const cli::Given& given)
{
    if (given.has("model")) {
        const auto path = given.value("model");
        const auto file = readFile(path);
        if (!file)
            return file.error();
        auto model = wire::parseTextModel(file.value());
        return model ? std::move(model) : Error{model.error().code, path};
    }
    const auto training = readTraining(given);
    return training ? assist::trainTextModel(training.value().examples, {}) : training.error();
}

bool isComplete(const cli::Given& given)
{
    const bool trains = given.has("train") || given.has("train-segmented");
    return given.has("test") && trains != given.has("model");
}

} // namespace

int evaluateCategory(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!isComplete(*given)) {
        err << "要给 --test，以及 --train、--train-segmented 或 --model\n";
        return 2;
    }
    const auto test = readLabelled(given->value("test"), assist::Example::Form::Text);
    if (!test)
        return cli::fail(err, test.error());
    auto model = modelFor(*given);
    if (!model)
        return cli::fail(err, model.error());
    const assist::TextClassifier classifier(std::move(model).value());
    const auto& made = classifier.model();
    print(assist::figuresOf(trialsOf(classifier, test.value()), made.calibration, made.threshold),
          made.training, *given, out);
    return 0;
}

} // namespace lianxin::commands

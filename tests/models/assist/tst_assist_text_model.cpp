#include "letters.h"

#include "models/assist/near_copies.h"
#include "models/assist/neighbours.h"
#include "models/assist/text_classifier.h"
#include "models/assist/trained_category.h"
#include "models/text/normal_form.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace lianxin;
using namespace lianxin::assist;

namespace {

TextModel trained(const std::vector<Example>& examples)
{
    auto model = trainTextModel(examples, {});
    return model ? std::move(model).value() : TextModel{};
}

std::string best(const TextClassifier& classifier, const char* text)
{
    const auto labels = classifier.classify(text, 1);
    return labels.empty()
               ? std::string{}
               : classifier.model().labels[static_cast<std::size_t>(labels.front().label)];
}

/// Trials of two labels: margins from −1 to 1, right where the margin is above zero, and wrong for
/// each tenth of those up to 0.5.
std::vector<Trial> trials()
{
    std::vector<Trial> out;
    for (int i = 0; i <= 1000; ++i) {
        const float margin = static_cast<float>(i) / 1000;
        out.push_back({{margin, -margin}, i <= 500 && i % 10 == 0 ? 1 : 0});
    }
    return out;
}

Heard said(int id, const char* words)
{
    session::Utterance utterance;
    utterance.id = id;
    utterance.speaker = session::Speaker::Caller;
    utterance.text = words;
    return hear(utterance);
}

/// A reader of words that knows one word.
class Words : public Classifier {
public:
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior&) const override
    {
        const bool known = heard.front().raw.find("Lorem") != std::string::npos;
        return known ? std::vector<Label>{{"020101", 0.5, {}}} : std::vector<Label>{};
    }
};

} // namespace

class TestTextModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns_data();
    void learns();
    void sameTextsSameModel();
    void cutTextsTeachToo();
    void manyLabelsLearnFromASampleOfTheOthers();
    void textsLikeOneAnotherSpeakForEachOther();
    void onlyThoseAskedSpeak();
    void refuses_data();
    void refuses();
    void copiesStayTogether();
    void calibrationRises();
    void thresholdKeepsItsPromise();
    void noThresholdWhereNothingIsSure();
    void figuresOfAKnownTable();
    void survivesAnyText_data();
    void survivesAnyText();
    void reasonsAreInTheText();
    void takesTheCategoryReadersPlace();
    void brokenModelsAreNamed_data();
    void brokenModelsAreNamed();
};

void TestTextModel::learns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("heating") << QByteArray("家里暖气片不热，室温很低") << QByteArray("供热");
    QTest::newRow("noise") << QByteArray("半夜还在打桩，音响也很大") << QByteArray("噪声");
    QTest::newRow("card") << QByteArray("商家跑路了，健身卡的钱不还") << QByteArray("消费");
}

void TestTextModel::learns()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, label);
    static const TextClassifier classifier(trained(madeUpLetters(40)));
    QCOMPARE(QByteArray::fromStdString(best(classifier, text.constData())), label);
    const auto labels = classifier.classify(text.constData(), 3);
    QCOMPARE(labels.size(), std::size_t{3});
    double sum = 0;
    for (const auto& one : labels) {
        QVERIFY(one.confidence >= 0 && one.confidence <= labels.front().confidence);
        sum += one.confidence;
    }
    QVERIFY(sum <= 1 + 1e-9);
    const auto& training = classifier.model().training;
    QCOMPARE(training.texts, 120);
    QVERIFY(training.autoPrecision >= 0.98);
}

void TestTextModel::sameTextsSameModel()
{
    const auto letters = madeUpLetters(20);
    const auto one = trained(letters);
    const auto two = trained(letters);
    QVERIFY(!one.keys.empty());
    QCOMPARE(one.keys, two.keys);
    QCOMPARE(one.weights, two.weights);
    QCOMPARE(one.threshold, two.threshold);
}

void TestTextModel::cutTextsTeachToo()
{
    std::vector<Example> examples;
    for (int i = 0; i < 30; ++i) {
        const auto number = std::to_string(i);
        examples.push_back({"供热", "暖气 不热 室温 " + number, Example::Form::Words});
        examples.push_back({"噪声", "半夜 打桩 音响 " + number, Example::Form::Words});
    }
    const TextClassifier classifier(trained(examples));
    QVERIFY(!classifier.model().words.empty());
    QCOMPARE(best(classifier, "我们家的暖气一直不热"), std::string("供热"));
    QCOMPARE(best(classifier, "他们半夜还打桩"), std::string("噪声"));
}

/// Above 64 labels each learns from 5,000 rows of the others, and here there are more.
void TestTextModel::manyLabelsLearnFromASampleOfTheOthers()
{
    constexpr std::size_t kLabels = 66;
    constexpr std::size_t kEach = 80;
    const auto word = [](std::size_t label) {
        return std::u32string{static_cast<char32_t>(U'一' + 97 * label),
                              static_cast<char32_t>(U'丁' + 89 * label)};
    };
    std::uint64_t seed = 1;
    const auto noise = [&] { // no two texts alike
        std::u32string out;
        while (out.size() < 6) {
            seed = text::mixed(seed, out.size());
            out.push_back(static_cast<char32_t>(U'一' + seed % 20000));
        }
        return out;
    };
    std::vector<Example> examples;
    for (std::size_t i = 0; i < kEach * kLabels; ++i)
        examples.push_back({std::to_string(i % kLabels),
                            text::toUtf8(noise() + word(i % kLabels) + noise()),
                            Example::Form::Text});
    const TextClassifier classifier(trained(examples));
    QCOMPARE(classifier.model().labels.size(), kLabels);
    QVERIFY(classifier.model().training.accuracy > 0.95);
    for (std::size_t label = 0; label < kLabels; ++label) {
        const auto asked = text::toUtf8(U"有人反映" + word(label));
        QCOMPARE(best(classifier, asked.c_str()), std::to_string(label));
    }
}

/// What four letters of a hundred share tells that they are alike.
void TestTextModel::textsLikeOneAnotherSpeakForEachOther()
{
    auto letters = madeUpLetters(34);
    const std::vector<std::string> words{"蚊蝇", "井盖", "红灯", "杨絮", "快递", "公厕", "马蜂"};
    for (std::size_t i = 0; i < letters.size(); ++i) // one word for four letters of a label
        letters[i].text += words[i / 12 % words.size()] + letters[i].label + "科";
    const auto model = trained(letters);
    QCOMPARE(model.learned.labels.size(), letters.size());
    auto alone = model;
    alone.learned = {};
    const TextClassifier withOthers(model);
    const TextClassifier without(alone);
    for (const auto& letter : letters) {
        const auto with = withOthers.scores(letter.text);
        const auto before = without.scores(letter.text);
        float more = 0;
        for (std::size_t i = 0; i < with.size(); ++i)
            more += with[i] - before[i];
        QVERIFY(std::abs(more - 0.5F) < 1e-3F);
        const auto right = static_cast<std::size_t>(
            std::find(model.labels.begin(), model.labels.end(), letter.label) -
            model.labels.begin());
        QVERIFY2(with[right] - before[right] > 0.25F, letter.text.c_str());
    }
}

void TestTextModel::onlyThoseAskedSpeak()
{
    NeighbourGatherer gatherer;
    constexpr int kRun = 3;
    for (int text = 0; text < 100; ++text) // a common run, and one of five texts of label 1
        gatherer.add({{0, 1}, {text < 5 ? kRun : 1 + text % 2, 1}}, text < 5 ? 1 : 0);
    const auto learned = gatherer.take(4);
    std::vector<float> scores{0, 0};
    addNeighbours(learned, {{0, 1}, {kRun, 1}}, scores);
    QCOMPARE(scores, (std::vector<float>{0, 0.5F}));
    scores = {0, 0};
    addNeighbours(learned, {{0, 1}, {kRun, 1}}, scores, [](std::size_t i) { return i >= 5; });
    addNeighbours(learned, {}, scores);
    addNeighbours({}, {{0, 1}, {kRun, 1}}, scores);
    QCOMPARE(scores, (std::vector<float>{0, 0}));
}

void TestTextModel::refuses_data()
{
    QTest::addColumn<int>("letters");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("none") << 0 << QByteArray("too_few_labels");
    QTest::newRow("one label") << 1 << QByteArray("too_few_labels");
}

void TestTextModel::refuses()
{
    QFETCH(int, letters);
    QFETCH(QByteArray, code);
    auto all = madeUpLetters(1);
    all.resize(static_cast<std::size_t>(letters));
    const auto model = trainTextModel(all, {});
    QVERIFY(!model);
    QCOMPARE(QByteArray::fromStdString(model.error().code), code);
}

void TestTextModel::copiesStayTogether()
{
    std::vector<Sides> texts;
    const auto letters = madeUpLetters(60);
    for (const auto& letter : letters) {
        texts.push_back(sidesOf(letter.text, {}));
        texts.push_back(sidesOf(letter.text + "谢谢", {}));
    }
    const auto folds = foldsOf(texts, 5);
    int together = 0;
    std::set<int> used;
    for (std::size_t i = 0; i < folds.size(); i += 2) {
        together += folds[i] == folds[i + 1] ? 1 : 0;
        used.insert(folds[i]);
        QVERIFY(folds[i] >= 0 && folds[i] < 5);
    }
    QVERIFY2(together >= static_cast<int>(letters.size()) * 9 / 10,
             qPrintable(QString::number(together)));
    QVERIFY(used.size() > 1);
}

void TestTextModel::calibrationRises()
{
    const auto calibration = calibrate(trials());
    double last = 0;
    for (double chance = 0; chance <= 1.0001; chance += 0.01) {
        const double sure = calibrated(calibration, chance);
        QVERIFY(sure >= last && sure <= 1);
        last = sure;
    }
    QVERIFY(std::abs(calibrated(calibration, 0.55) - 0.9) < 0.1);
    QVERIFY(calibrated(calibration, 1) > 0.97);
    QCOMPARE(calibrated({}, 0.4), 0.4);
}

void TestTextModel::thresholdKeepsItsPromise()
{
    const auto all = trials();
    const auto calibration = calibrate(all);
    double before = 1;
    for (const double wanted : {0.9, 0.96, 0.98, 0.995}) {
        const double threshold = thresholdFor(all, calibration, wanted);
        const auto figures = figuresOf(all, calibration, threshold);
        QVERIFY(figures.alone.precision >= wanted);
        QVERIFY(figures.alone.coverage > 0.3 && figures.alone.coverage <= before);
        before = figures.alone.coverage;
    }
}

void TestTextModel::noThresholdWhereNothingIsSure()
{
    std::vector<Trial> guesses;
    for (int i = 0; i < 400; ++i)
        guesses.push_back({{0.1F, 0}, i % 2});
    const auto calibration = calibrate(guesses);
    const double threshold = thresholdFor(guesses, calibration, 0.98);
    QVERIFY(threshold > 1);
    QCOMPARE(figuresOf(guesses, calibration, threshold).alone.coverage, 0.0);
}

void TestTextModel::figuresOfAKnownTable()
{
    // Right and given: a–a, a–a, a–b, b–b; nothing of the third label.
    const std::vector<Trial> table{{{1, 0, 0}, 0}, {{1, 0, 0}, 0}, {{0, 1, 0}, 0}, {{0, 1, 0}, 1}};
    const auto figures = figuresOf(table, {}, 0);
    QCOMPARE(figures.accuracy, 0.75);
    QVERIFY(std::abs(figures.macroF1 - (0.8 + 2.0 / 3) / 2) < 1e-9);
    QCOMPARE(figures.alone.coverage, 1.0);
    QCOMPARE(figures.alone.precision, 0.75);
}

void TestTextModel::survivesAnyText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("emoji") << QByteArray("🔥🔥🔥");
    QTest::newRow("broken UTF-8") << QByteArray("暖\xff\xc3气");
    QTest::newRow("marks") << QByteArray("，。！？……");
    QTest::newRow("30,000 characters") << QByteArray("暖气不热，").repeated(6000);
    QTest::newRow("zero bytes") << QByteArray(5, '\0');
}

void TestTextModel::survivesAnyText()
{
    QFETCH(QByteArray, text);
    static const TextClassifier classifier(trained(madeUpLetters(20)));
    for (const auto& one : classifier.classify(
             std::string_view{text.constData(), static_cast<std::size_t>(text.size())}, 3))
        QVERIFY(one.confidence >= 0 && one.confidence <= 1);
    QCOMPARE(classifier.scores("").size(), std::size_t{3});
}

void TestTextModel::reasonsAreInTheText()
{
    const TextClassifier classifier(trained(madeUpLetters(40)));
    const auto text = text::normalise(std::string_view{"您好，我家暖气片是凉的，在东湖路"}).text;
    const auto labels = classifier.classify("您好，我家暖气片是凉的，在东湖路", 1);
    const auto reasons = classifier.reasons(text, labels.front().label, 2);
    QVERIFY(!reasons.empty() && reasons.size() <= 2);
    const auto words = text::toUtf8(text::slice(std::u32string_view(text), reasons.front()));
    QVERIFY2(std::string("暖气片是凉的").find(words) != std::string::npos, words.c_str());
}

void TestTextModel::takesTheCategoryReadersPlace()
{
    const ticket::CategoryTree tree({{CategoryCode{"01"}, "公用", {}},
                                     {CategoryCode{"010101"}, "供热", {}},
                                     {CategoryCode{"02"}, "环境", {}},
                                     {CategoryCode{"020101"}, "噪声", {}}});
    const auto classifier = std::make_shared<const TextClassifier>(trained(madeUpLetters(40)));
    const TrainedCategory category(classifier, tree, std::make_unique<Words>());
    QVERIFY(category.classify({said(1, "你好。")}, {}).empty());
    const auto labels =
        category.classify({said(1, "你好。"), said(2, "我家暖气片是凉的，室温只有十四度。")}, {});
    QVERIFY(!labels.empty());
    QCOMPARE(labels.front().name, std::string("010101"));
    QVERIFY(!labels.front().spans.empty());
    for (const auto& span : labels.front().spans)
        QCOMPARE(span.utterance, 2);
    QCOMPARE(labels.front().decides.value(),
             labels.front().confidence >= classifier->model().threshold);
    auto strict = classifier->model();
    strict.threshold = 1;
    const TrainedCategory never(std::make_shared<const TextClassifier>(std::move(strict)), tree,
                                std::make_unique<Words>());
    const auto doubted = never.classify({said(1, "我家暖气片是凉的，室温只有十四度。")}, {});
    QVERIFY(!doubted.front().decides.value());
    for (const auto& label : labels) // 消费 is no leaf of this tree
        QVERIFY(tree.isLeaf(CategoryCode{label.name}));
    const auto unknown = category.classify({said(1, "Lorem ipsum dolor sit amet.")}, {});
    QCOMPARE(unknown.size(), std::size_t{1});
    QCOMPARE(unknown.front().name, std::string("020101"));
    QVERIFY(!unknown.front().decides.has_value());
}

void TestTextModel::brokenModelsAreNamed_data()
{
    QTest::addColumn<QByteArray>("part");
    for (const char* part :
         {"labels", "views", "keys", "rarity", "weights", "bias", "learned", "calibration"})
        QTest::newRow(part) << QByteArray(part);
}

void TestTextModel::brokenModelsAreNamed()
{
    QFETCH(QByteArray, part);
    auto model = trained(madeUpLetters(10));
    QVERIFY(check(model).ok());
    if (part == "labels")
        model.labels.resize(1);
    else if (part == "views")
        model.views.front().longest = 0;
    else if (part == "keys")
        std::swap(model.keys[0], model.keys[1]);
    else if (part == "rarity")
        model.rarity.front() = std::nanf("");
    else if (part == "weights")
        model.weights.pop_back();
    else if (part == "bias")
        model.bias.clear();
    else if (part == "learned")
        model.learned.ends.pop_back();
    else
        model.calibration.sharpness = 0;
    const auto status = check(model);
    QVERIFY(!status);
    QCOMPARE(QByteArray::fromStdString(status.error().detail), part);
}

QTEST_APPLESS_MAIN(TestTextModel)
#include "tst_assist_text_model.moc"

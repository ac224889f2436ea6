#include "models/assist/example_model.h"
#include "models/text/normal_form.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace lianxin;
using namespace lianxin::assist;

class TestExampleModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsLeavesApart_data();
    void tellsLeavesApart();
    void whatTellsNoMatterSpeaksForNone();
    void knowsNothing();
    void reasonsStandInTheText();
    void severalSentencesAreOneText();
    void partsAreReadAsTheirSum();
    void learnsTheSameAgain();
};

namespace {

enum Leaf { Heating, Water, Parking, kLeaves };

std::vector<ExampleModel::Example> examples()
{
    return {{"暖气片摸着一点都不热", Heating},
            {"家里冷得穿棉袄，暖气不热", Heating},
            {"老人冻得直哆嗦，屋里才十几度", Heating},
            {"暖气费交了屋里还是冷", Heating},
            {"水龙头一滴水都没有", Water},
            {"停水停了一天，没法做饭", Water},
            {"自来水管子又停了", Water},
            {"停水也不通知一声，家里没水", Water},
            {"车堵在门口出不去", Parking},
            {"停车把消防通道占了", Parking},
            {"门口停车停得乱七八糟", Parking},
            {"有辆车一直停在门口", Parking},
            {"你好我想反映个事", ExampleModel::kNone},
            {"喂你好，我想问一下", ExampleModel::kNone},
            {"我想反映个问题你记一下", ExampleModel::kNone}};
}

const ExampleModel& model()
{
    static const ExampleModel kModel{examples(), kLeaves};
    return kModel;
}

std::vector<float> scoresOf(std::u32string_view said)
{
    return model().scores(model().vectorOf(said));
}

int bestOf(const std::vector<float>& scores)
{
    return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

} // namespace

void TestExampleModel::tellsLeavesApart_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("leaf");
    QTest::newRow("in other words") << QStringLiteral("屋里冷，孩子冻得睡不着") << int(Heating);
    QTest::newRow("停 shared, 水 tells") << QStringLiteral("怎么又停水了") << int(Water);
    QTest::newRow("停 shared, 车 tells") << QStringLiteral("他的车停在门口不走") << int(Parking);
}

void TestExampleModel::tellsLeavesApart()
{
    QFETCH(QString, said);
    QFETCH(int, leaf);
    const auto scores = scoresOf(text::normalise(said.toStdString()).text);
    QCOMPARE(scores.size(), std::size_t{kLeaves});
    QCOMPARE(bestOf(scores), leaf);
    QVERIFY(scores[static_cast<std::size_t>(leaf)] > 1);
}

void TestExampleModel::whatTellsNoMatterSpeaksForNone()
{
    for (const float score : scoresOf(text::normalise("你好，我想反映个问题").text))
        QVERIFY(score < 0);
}

void TestExampleModel::knowsNothing()
{
    QVERIFY(scoresOf(U"").empty());
    QVERIFY(scoresOf(U"ABC🙂。。").empty());
    QVERIFY(ExampleModel{}.vectorOf(U"暖气不热").empty());
    QVERIFY(ExampleModel{}.scores({}).empty());
    QVERIFY(ExampleModel{}.reasons(U"暖气不热", Heating, 3).empty());
    const ExampleModel untaught{{}, kLeaves};
    QVERIFY(untaught.vectorOf(U"暖气不热").empty());
}

void TestExampleModel::reasonsStandInTheText()
{
    const std::u32string said = U"我们这停水三天了";
    const auto reasons = model().reasons(said, Water, 2);
    QVERIFY(!reasons.empty());
    QVERIFY(reasons.size() <= 2);
    const auto first = reasons.front();
    QVERIFY(
        said.substr(static_cast<std::size_t>(first.from), static_cast<std::size_t>(first.size()))
            .find(U"停水") != std::u32string::npos);
    QVERIFY(reasons.size() < 2 || !reasons[0].overlaps(reasons[1]));
}

void TestExampleModel::severalSentencesAreOneText()
{
    auto sum = model().vectorOf(U"暖气片摸着一点都不热，屋里冷得很");
    const auto alone = model().scores(sum);
    for (auto& [run, value] : sum)
        value *= 2;
    const auto twice = model().scores(sum);
    for (int leaf = 0; leaf < kLeaves; ++leaf)
        QVERIFY(std::abs(alone[std::size_t(leaf)] - twice[std::size_t(leaf)]) < 1e-4F);
}

void TestExampleModel::partsAreReadAsTheirSum()
{
    const auto first = model().vectorOf(U"暖气片摸着一点都不热");
    const auto second = model().vectorOf(U"屋里冷，水龙头不热");
    constexpr float kWeight = 0.4F;
    std::map<int, float> sum{first.begin(), first.end()};
    for (const auto& [run, value] : second)
        sum[run] += kWeight * value;
    QVERIFY(sum.size() < first.size() + second.size()); // some runs stand in both
    const auto asOne = model().scores({sum.begin(), sum.end()});
    const auto firstVotes = model().votesOf(first);
    const auto secondVotes = model().votesOf(second);
    const std::vector<ExampleModel::Part> parts{{&first, &firstVotes, 1},
                                                {&second, &secondVotes, kWeight}};
    const auto together = model().scoresTogether(parts);
    QCOMPARE(together.size(), asOne.size());
    for (int leaf = 0; leaf < kLeaves; ++leaf)
        QVERIFY(std::abs(together[std::size_t(leaf)] - asOne[std::size_t(leaf)]) < 1e-4F);
    QVERIFY(model().scoresTogether({}).empty());
}

void TestExampleModel::learnsTheSameAgain()
{
    const ExampleModel again{examples(), kLeaves};
    for (const auto& example : examples()) {
        const auto said = text::normalise(example.said).text;
        QCOMPARE(again.scores(again.vectorOf(said)), scoresOf(said));
    }
}

QTEST_APPLESS_MAIN(TestExampleModel)
#include "tst_assist_example_model.moc"

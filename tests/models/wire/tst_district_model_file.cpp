#include "models/places/district_of.h"
#include "models/wire/district_model_file.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lianxin;
using namespace lianxin::wire;

namespace {

places::Place district(const char* code, const char* name)
{
    places::Place place;
    place.id = code;
    place.name = name;
    place.kind = places::PlaceKind::District;
    place.district = DistrictCode{code};
    return place;
}

const places::Gazetteer& gazetteer()
{
    static const places::Gazetteer kGazetteer{std::vector<places::Place>{
        district("01", "东城区"), district("02", "西城区"), district("03", "南城区")}};
    return kGazetteer;
}

/// Texts whose river tells the district, and nothing else does.
std::vector<places::DistrictReader::Example> history()
{
    const std::vector<std::string> matters{"水很臭",     "护栏坏了", "有人钓鱼",
                                           "垃圾没人捞", "栈道断了", "路灯不亮"};
    const std::vector<std::pair<std::string, const char*>> rivers{
        {"白马河", "01"}, {"青龙河", "02"}, {"长安渠", "03"}};
    std::vector<places::DistrictReader::Example> out;
    for (int i = 0; i < 90; ++i) {
        const auto& [river, code] = rivers[static_cast<std::size_t>(i) % rivers.size()];
        const auto& matter = matters[static_cast<std::size_t>(i / 3) % matters.size()];
        out.push_back(
            {river + matter, "第" + std::to_string(i) + "次反映" + river, DistrictCode{code}});
    }
    return out;
}

places::DistrictReader learned()
{
    places::DistrictReader reader(gazetteer());
    reader.learn(history());
    return reader;
}

const places::DistrictModel& model()
{
    static const auto kModel = [] {
        auto model = learned().model().value();
        model.training = {std::string(64, 'a'), 90, 90, 0.9, 0.95};
        return model;
    }();
    return kModel;
}

std::string codeOf(std::string_view file)
{
    const auto read = parseDistrictModel(file);
    return read ? std::string{} : read.error().code;
}

} // namespace

/// What a district reader learned, on disk: read it decides as before; whatever is wrong with the
/// file has a name.
class TestDistrictModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void nothingLearnedIsNoModel();
    void judgedOnWhatItHasNotSeen();
    void sameModelSameBytes();
    void cutAnywhere();
    void changedAnywhere();
    void anotherModelIsNone();
    void partsThatDoNotFit_data();
    void partsThatDoNotFit();
};

void TestDistrictModelFile::comesBack()
{
    auto read = parseDistrictModel(districtModelFile(model()));
    QVERIFY(read.ok());
    QVERIFY(read.value().training == model().training);
    QCOMPARE(read.value().enough, model().enough);
    QVERIFY(read.value().grams == model().grams);
    const auto before = learned();
    places::DistrictReader after(gazetteer());
    QVERIFY(after.decide({}, "白马河边的护栏倒了").district.empty());
    after.use(std::move(read).value());
    for (const char* said : {"白马河边的护栏倒了", "青龙河有人游泳", "长安渠", "天气不错"}) {
        const auto one = before.decide({}, said);
        const auto other = after.decide({}, said);
        QCOMPARE(other.district, one.district);
        QVERIFY(std::abs(other.confidence - one.confidence) < 0.01);
    }
    QCOMPARE(after.decide({}, "白马河边的护栏倒了").district, DistrictCode{"01"});
    QVERIFY(after.decide({}, "天气不错").district.empty());
}

void TestDistrictModelFile::nothingLearnedIsNoModel()
{
    places::DistrictReader reader(gazetteer());
    QVERIFY(!reader.model());
    reader.learn({{"白马河", "臭", DistrictCode{"01"}}, {"白马河", "黑", DistrictCode{"01"}}});
    QVERIFY(!reader.model());
}

void TestDistrictModelFile::judgedOnWhatItHasNotSeen()
{
    const auto figures = places::judge(gazetteer(), history());
    QCOMPARE(figures.texts, 90);
    QCOMPARE(figures.tried, 90);
    QVERIFY(figures.decided > 0.9 && figures.right > 0.95);
    // Where words tell nothing of the district, none is right by more than chance.
    auto shuffled = history();
    for (std::size_t i = 0; i < shuffled.size(); ++i)
        shuffled[i].district = DistrictCode{i % 7 % 3 == 0 ? "01" : i % 7 % 3 == 1 ? "02" : "03"};
    const auto chance = places::judge(gazetteer(), shuffled);
    QVERIFY2(chance.decided * chance.right < 0.75, "it knows what it cannot know");
}

void TestDistrictModelFile::sameModelSameBytes()
{
    QVERIFY(districtModelFile(model()) == districtModelFile(model()));
}

void TestDistrictModelFile::cutAnywhere()
{
    const auto file = districtModelFile(model());
    for (std::size_t size = 0; size < file.size(); size += size < 200 ? 1 : 97)
        QVERIFY(!codeOf(std::string_view(file).substr(0, size)).empty());
}

void TestDistrictModelFile::changedAnywhere()
{
    const auto file = districtModelFile(model());
    for (std::size_t at = 0; at < file.size(); at += at < 200 ? 1 : 97) {
        auto changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!codeOf(changed).empty());
    }
}

void TestDistrictModelFile::anotherModelIsNone()
{
    QCOMPARE(codeOf(""), std::string("not_a_model"));
    QCOMPARE(codeOf("lianxin-address-model 1 x\n"), std::string("not_a_model"));
    QCOMPARE(codeOf("lianxin-district-model 2 "), std::string("unknown_version"));
}

void TestDistrictModelFile::partsThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("part");
    for (const char* part : {"one label", "labels in disorder", "a district named twice", "rarity",
                             "weights", "no number", "enough"})
        QTest::newRow(part) << QByteArray(part);
}

void TestDistrictModelFile::partsThatDoNotFit()
{
    QFETCH(QByteArray, part);
    auto broken = model();
    QVERIFY(!places::check(broken));
    if (part == "one label")
        broken.labels.resize(1);
    else if (part == "labels in disorder")
        std::swap(broken.labels.front(), broken.labels.back());
    else if (part == "a district named twice")
        broken.named = {DistrictCode{"01"}, DistrictCode{"01"}};
    else if (part == "rarity")
        broken.rarity.pop_back();
    else if (part == "weights")
        broken.weights.pop_back();
    else if (part == "no number")
        broken.weights.front() = std::numeric_limits<float>::quiet_NaN();
    else
        broken.enough = 1.5;
    const auto refused = places::check(broken);
    QVERIFY(refused.has_value());
    QCOMPARE(refused->code, std::string("bad_model"));
    if (part != "no number") // has no place in steps of the largest
        QCOMPARE(codeOf(districtModelFile(broken)), std::string("bad_model"));
}

QTEST_APPLESS_MAIN(TestDistrictModelFile)
#include "tst_district_model_file.moc"

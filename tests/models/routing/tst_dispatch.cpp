#include <QTest>

#include "models/routing/dispatch.h"

using namespace lianxin;
using namespace lianxin::routing;
using ticket::Kind;

namespace {

const DistrictCode kHongqi{"990101"};
const DistrictCode kWeibin{"990102"};
const DistrictCode kPoor{"990109"}; ///< has a government and no bureau

Unit unit(const char* id, const char* name, const char* level, const char* parent = "",
          const DistrictCode& district = {}, const char* function = "")
{
    return {UnitId{id}, name, name, UnitId{parent}, level, district, function, ""};
}

std::vector<Unit> units()
{
    return {unit("city", "市政府", "city"),
            unit("heat-co", "市热力公司", "utility", "city"),
            unit("mobile-co", "移动公司", "utility", "city"),
            unit("hq", "红旗区政府", "district", "city", kHongqi),
            unit("hq-cg", "红旗区城管局", "district_bureau", "hq", kHongqi, "cityscape"),
            unit("wb", "卫滨区政府", "district", "city", kWeibin),
            unit("wb-cg", "卫滨区城管局", "district_bureau", "wb", kWeibin, "cityscape"),
            unit("lh", "临河县政府", "district", "city", kPoor)};
}

Item item(const char* id, const char* category, std::vector<Kind> kinds, const char* lead,
          std::vector<std::string> helpers = {})
{
    return {ItemId{id},         id, CategoryCode{category},  std::move(kinds),        lead,
            std::move(helpers), {}, ticket::Urgency::Normal, "《城市管理条例》第八条"};
}

Directory directory()
{
    Item network = item("network", "0911", {}, "city", {"heat-co"});
    network.leadField = "t.operator";
    network.leads = {{"移动", "mobile-co"}, {"小区自营", "@cityscape"}};
    return Directory(units(), {network, item("heat", "0102", {}, "heat-co", {"@cityscape"}),
                               item("indoor-complaint", "010203", {Kind::Complaint}, "@cityscape"),
                               item("noise", "0301", {}, "@cityscape", {"heat-co"}),
                               item("noise-report", "0301", {Kind::Report}, "city"),
                               item("lost-unit", "0999", {}, "no-such-unit")});
}

Matter matter(const char* category, Kind kind = Kind::Help, const DistrictCode& district = kHongqi)
{
    Matter matter;
    matter.category = CategoryCode{category};
    matter.categoryConfidence = 0.95;
    matter.kind = kind;
    matter.jurisdiction.district = district;
    matter.jurisdiction.districtName = "红旗区";
    return matter;
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

class TestDispatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lead_data();
    void lead();
    void helpersComeFromTheItem();
    void theThresholdOfTheCategoryDecides();
    void contestedBordersNameEveryCandidate();
    void pastRulingsAreFound();
    void otherCategoriesGiveOtherUnits();
    void withoutDistrictAllUnitsOfTheFunctionAreCandidates();
    void aFieldOfTheFormTellsTheLead();
    void whileItIsEmptyAPersonDecides();
    void theTreeIsWalkedUpwards();
};

void TestDispatch::lead_data()
{
    QTest::addColumn<QString>("category");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("district");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("basis");
    const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
    row("fixed unit") << "010299" << int(Kind::Help) << "990101"
                      << "heat-co"
                      << "属“heat”事项，由市热力公司主办，依据《城市管理条例》第八条";
    row("longest prefix with the kind")
        << "010203" << int(Kind::Complaint) << "990101"
        << "hq-cg"
        << "属“indoor-complaint”事项，地点在红旗区，由红旗区城管局主办，依据《城市管理条例》第八条";
    row("a longer prefix of another kind does not count") << "010203" << int(Kind::Help) << "990101"
                                                          << "heat-co"
                                                          << "";
    row("function in the district") << "0301" << int(Kind::Help) << "990102"
                                    << "wb-cg"
                                    << "";
    row("the kind named wins over every kind") << "0301" << int(Kind::Report) << "990102"
                                               << "city"
                                               << "";
    row("the government where there is no bureau") << "0301" << int(Kind::Help) << "990109"
                                                   << "lh"
                                                   << "";
    row("no district") << "0301" << int(Kind::Help) << ""
                       << ""
                       << "属“noise”事项，按属地办理，地点未定，由派单员确定辖区";
    row("no such district") << "0301" << int(Kind::Help) << "999999"
                            << ""
                            << "属“noise”事项，该地未设对应承办单位，由派单员确定";
    row("no item") << "0888" << int(Kind::Help) << "990101"
                   << ""
                   << "事项清单中没有对应事项，由派单员确定承办单位";
    row("no category") << "" << int(Kind::Help) << "990101"
                       << ""
                       << "诉求分类未定，由派单员确定承办单位";
    row("item of an unknown unit") << "0999" << int(Kind::Help) << "990101"
                                   << ""
                                   << "";
}

void TestDispatch::lead()
{
    QFETCH(QString, category);
    QFETCH(int, kind);
    QFETCH(QString, district);
    QFETCH(QString, unit);
    QFETCH(QString, basis);
    const auto found = proposeDestination(
        directory(), matter(category.toUtf8().constData(), static_cast<Kind>(kind),
                            DistrictCode{district.toStdString()}));
    QCOMPARE(text(found.lead.unit.str()), unit);
    QVERIFY(!found.basis.empty());
    if (!basis.isEmpty())
        QCOMPARE(text(found.basis), basis);
    QCOMPARE(found.automatic, !unit.isEmpty());
}

void TestDispatch::helpersComeFromTheItem()
{
    const auto heat = proposeDestination(directory(), matter("0102"));
    QCOMPARE(heat.helpers.size(), std::size_t{1});
    QCOMPARE(heat.helpers.front().unit, UnitId{"hq-cg"});
}

void TestDispatch::theThresholdOfTheCategoryDecides()
{
    DispatchThresholds thresholds;
    thresholds.standard = 0.9;
    thresholds.byCategory = {{CategoryCode{"01"}, 0.99}, {CategoryCode{"0102"}, 0.94}};
    QVERIFY(proposeDestination(directory(), matter("0102"), thresholds).automatic);
    thresholds.byCategory[CategoryCode{"0102"}] = 0.96;
    QVERIFY(!proposeDestination(directory(), matter("0102"), thresholds).automatic);
    QCOMPARE(thresholds.of(CategoryCode{"0199"}), 0.99);
    QCOMPARE(thresholds.of(CategoryCode{"02"}), 0.9);
}

void TestDispatch::contestedBordersNameEveryCandidate()
{
    auto contested = matter("0301");
    contested.categoryConfidence = 1;
    contested.jurisdiction.contested = {kWeibin, kPoor};
    const auto found = proposeDestination(directory(), contested, {.standard = 0.1});
    QCOMPARE(found.lead.unit, UnitId{"hq-cg"});
    QCOMPARE(found.others.size(), std::size_t{2});
    QCOMPARE(found.others[0].unit, UnitId{"wb-cg"});
    QVERIFY(!found.automatic);
    QVERIFY(found.lead.confidence > found.others[0].confidence);
    QCOMPARE(text(found.basis),
             QStringLiteral("属“noise”事项，地点临近区界、管辖不明，候选单位为红旗区城管局、卫滨区"
                            "城管局、临河县政府，由派单员确定，依据《城市管理条例》第八条"));
    auto fixed = matter("0102");
    fixed.jurisdiction.contested = {kWeibin};
    QVERIFY(proposeDestination(directory(), fixed).automatic);
}

void TestDispatch::pastRulingsAreFound()
{
    auto contested = matter("0301");
    contested.jurisdiction.contested = {kWeibin};
    const Ruling here{CategoryCode{"03"}, {kHongqi, kWeibin}, UnitId{"wb-cg"}, "20260105-000012"};
    const Ruling elsewhere{CategoryCode{"03"}, {kHongqi, kPoor}, UnitId{"lh"}, "20260106-000001"};
    const Ruling other{CategoryCode{"04"}, {kHongqi, kWeibin}, UnitId{"wb-cg"}, "20260107-000001"};
    const auto found = proposeDestination(directory(), contested, {}, {here, elsewhere, other});
    QCOMPARE(found.rulings.size(), std::size_t{1});
    QCOMPARE(found.rulings.front().number, here.number);
    QVERIFY(proposeDestination(directory(), matter("0301"), {}, {here}).rulings.empty());
}

void TestDispatch::otherCategoriesGiveOtherUnits()
{
    auto unsure = matter("0301");
    unsure.categoryConfidence = 0.6;
    unsure.otherCategories = {{CategoryCode{"0102"}, 0.3}, {CategoryCode{"0888"}, 0.1}};
    const auto found = proposeDestination(directory(), unsure);
    QCOMPARE(found.others.size(), std::size_t{1});
    QCOMPARE(found.others.front().unit, UnitId{"heat-co"});
    QCOMPARE(found.others.front().confidence, 0.3);
    QVERIFY(!found.automatic);
}

void TestDispatch::withoutDistrictAllUnitsOfTheFunctionAreCandidates()
{
    const auto found =
        proposeDestination(units(), directory().items(), matter("0301", Kind::Help, {}));
    QVERIFY(found.lead.unit.empty());
    QCOMPARE(found.others.size(), std::size_t{2});
    QCOMPARE(found.item, ItemId{"noise"});
}

void TestDispatch::aFieldOfTheFormTellsTheLead()
{
    const auto found = [](const char* value, double confidence) {
        auto asked = matter("091101");
        asked.said = {{"t.fault", "断网"}, {"t.operator", value, confidence}};
        return proposeDestination(directory(), asked);
    };
    const auto mobile = found("移动", 1);
    QCOMPARE(mobile.lead.unit, UnitId{"mobile-co"});
    QCOMPARE(mobile.lead.confidence, 0.95);
    QVERIFY(mobile.automatic);
    QCOMPARE(text(mobile.basis),
             QStringLiteral("属“network”事项，由移动公司主办，依据《城市管理条例》第八条"));
    // As sure as of the field that tells it.
    QVERIFY(!found("移动", 0.8).automatic);
    QCOMPARE(found("移动", 0.8).lead.confidence, 0.95 * 0.8);
    QCOMPARE(found("小区自营", 1).lead.unit, UnitId{"hq-cg"});
    QCOMPARE(found("长城", 1).lead.unit, UnitId{"city"});
    QVERIFY(found("长城", 1).automatic);
}

void TestDispatch::whileItIsEmptyAPersonDecides()
{
    auto asked = matter("091101");
    asked.categoryConfidence = 1;
    asked.said = {{"t.fault", "断网"}};
    const auto found = proposeDestination(directory(), asked, {.standard = 0.1});
    QVERIFY(!found.automatic);
    QCOMPARE(found.lead.unit, UnitId{"city"});
    QCOMPARE(found.others.size(), std::size_t{2});
    QCOMPARE(found.others.front().unit, UnitId{"mobile-co"});
    QVERIFY(text(found.basis).contains(QStringLiteral("市政府、移动公司、红旗区城管局")));
}

void TestDispatch::theTreeIsWalkedUpwards()
{
    const auto tree = directory();
    QVERIFY(tree.isWithin(UnitId{"hq-cg"}, UnitId{"hq"}));
    QVERIFY(tree.isWithin(UnitId{"hq-cg"}, UnitId{"city"}));
    QVERIFY(tree.isWithin(UnitId{"hq"}, UnitId{"hq"}));
    QVERIFY(!tree.isWithin(UnitId{"hq"}, UnitId{"hq-cg"}));
    QVERIFY(!tree.isWithin(UnitId{"hq"}, UnitId{"wb"}));
    QVERIFY(!tree.isWithin(UnitId{}, UnitId{"wb"}));
}

QTEST_APPLESS_MAIN(TestDispatch)
#include "tst_dispatch.moc"

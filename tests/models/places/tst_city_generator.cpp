#include <QTest>

#include "models/places/gazetteer.h"
#include "tests/models/places/demo_city.h"

#include <cmath>
#include <map>
#include <set>

using namespace lianxin;
using namespace lianxin::places;
using lianxin::places::test::plan;

namespace {

const City& city()
{
    return test::demoCity();
}

} // namespace

class CityGeneratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shape();
    void tiles();
    void placesStandWhereTheySay();
    void anchors();
    void roadsCross();
    void names();
    void samePlanSameCity();
    void large();
    void strangePlans();
};

void CityGeneratorTest::shape()
{
    std::map<std::string, int> streets;
    int districts = 0;
    for (const Area& area : city().areas) {
        QVERIFY(!area.name.empty());
        QCOMPARE(area.polygons.size(), std::size_t{1});
        if (area.parent.empty())
            ++districts;
        else
            ++streets[area.parent.str()];
    }
    QCOMPARE(districts, 12);
    QCOMPARE(streets.size(), std::size_t{12});
    const int total = static_cast<int>(city().areas.size()) - districts;
    QVERIFY2(total >= 140 && total <= 165, qPrintable(QString::number(total)));
    QCOMPARE(city().places.size(), std::size_t{2000});
    QVERIFY(city().roads.size() > 150);
    QVERIFY(city().ground.size() >= 2);
}

/// Every spot belongs to exactly one district and one of its streets: no gap, no overlap.
void CityGeneratorTest::tiles()
{
    std::vector<Jurisdictions> single;
    for (const Area& area : city().areas)
        single.emplace_back(std::vector<Area>{area});
    int outside = 0;
    for (int i = 0; i < 40; ++i) {
        for (int j = 0; j < 40; ++j) {
            const Point p{113.9 + (i - 19.5) * 0.0158, 35.3 + (j - 19.5) * 0.0108};
            std::vector<std::size_t> districts;
            std::vector<std::size_t> streets;
            for (std::size_t a = 0; a < single.size(); ++a) {
                if (!single[a].at(p).district.empty() || !single[a].at(p).street.empty())
                    (city().areas[a].parent.empty() ? districts : streets).push_back(a);
            }
            if (districts.empty()) {
                ++outside;
                continue;
            }
            QCOMPARE(districts.size(), std::size_t{1});
            QCOMPARE(streets.size(), std::size_t{1});
            QCOMPARE(city().areas[streets[0]].parent, city().areas[districts[0]].code);
        }
    }
    // The outline is uneven, and an eighth of the sampled rectangle lies beyond it.
    QVERIFY2(outside < 320, qPrintable(QString::number(outside)));
}

void CityGeneratorTest::placesStandWhereTheySay()
{
    const Jurisdictions jurisdictions(city().areas);
    int withRoad = 0;
    for (const Place& place : city().places) {
        QVERIFY(place.point.has_value());
        const Jurisdiction at = jurisdictions.at(*place.point);
        if (place.kind != PlaceKind::Road) {
            QVERIFY2(at.district == place.district, place.name.c_str());
            if (place.kind != PlaceKind::District)
                QVERIFY2(at.street == place.street, place.name.c_str());
        }
        withRoad += place.road.empty() ? 0 : 1;
        QCOMPARE(place.point->lon, std::round(place.point->lon * 1e6) / 1e6);
    }
    QVERIFY(withRoad > 1200);
}

void CityGeneratorTest::anchors()
{
    const Gazetteer gazetteer(city().places, city().roads);
    const auto crossing = gazetteer.crossing("平原路", "新中大道");
    QVERIFY(crossing.has_value());
    const Jurisdictions jurisdictions(city().areas);
    bool found = false;
    for (const int index : gazetteer.named("阳光小区")) {
        const Place& place = gazetteer.place(index);
        if (place.district.str() != "990101")
            continue;
        found = true;
        QVERIFY(distanceMetres(*place.point, *crossing) < 300);
        QCOMPARE(place.road, std::string("平原路"));
        const Jurisdiction at = jurisdictions.at(*place.point);
        QCOMPARE(at.districtName, std::string("红旗区"));
        QCOMPARE(at.streetName, std::string("东街街道"));
    }
    QVERIFY(found);
    QVERIFY(gazetteer.named("阳光小区").size() >= 2);
    QVERIFY(!gazetteer.named("老卫河").empty());
    QVERIFY(!gazetteer.named("平原大街").empty());
}

void CityGeneratorTest::roadsCross()
{
    const Gazetteer gazetteer(city().places, city().roads);
    QVERIFY(gazetteer.crossing("平远路", "卫河路").has_value());
    QVERIFY(gazetteer.crossing("平原路", "东街").has_value());
    QVERIFY(!gazetteer.crossing("平原路", "卫河路").has_value());
    QVERIFY(!gazetteer.crossing("平原路", "人民路").has_value());
    QVERIFY(!gazetteer.crossing("平原路", "没有的路").has_value());
}

void CityGeneratorTest::names()
{
    std::map<std::string, std::set<std::string>> byDistrict;
    std::map<std::string, std::set<std::string>> districtsOf;
    for (const Place& place : city().places) {
        QVERIFY2(place.name.find("号）") == std::string::npos, place.name.c_str());
        if (place.kind != PlaceKind::Road)
            QVERIFY2(byDistrict[place.district.str()].insert(place.name).second,
                     place.name.c_str());
        districtsOf[place.name].insert(place.district.str());
    }
    int shared = 0;
    for (const auto& [name, districts] : districtsOf)
        shared += districts.size() > 1 ? 1 : 0;
    QVERIFY2(shared > 5 && shared < 200, qPrintable(QString::number(shared)));
    std::set<std::string> ids;
    for (const Place& place : city().places)
        QVERIFY2(ids.insert(place.id).second, place.id.c_str());
}

void CityGeneratorTest::samePlanSameCity()
{
    const City again = generateCity(plan());
    QCOMPARE(again.places, city().places);
    QCOMPARE(again.roads, city().roads);
    QCOMPARE(again.areas.size(), city().areas.size());
    for (std::size_t i = 0; i < again.areas.size(); ++i)
        QCOMPARE(again.areas[i].polygons, city().areas[i].polygons);
    CityPlan other = plan();
    other.seed = 7;
    QVERIFY(generateCity(other).places != city().places);
}

void CityGeneratorTest::large()
{
    const City made = generateCity(plan(100000));
    QCOMPARE(made.places.size(), std::size_t{100000});
    std::size_t forced = 0;
    for (const Place& place : made.places)
        forced += place.name.find("号）") != std::string::npos ? 1 : 0;
    QVERIFY2(forced < 12000, qPrintable(QString::number(forced)));
}

void CityGeneratorTest::strangePlans()
{
    QVERIFY(generateCity(CityPlan{}).places.empty());
    CityPlan one;
    one.name = "独市";
    one.centre = {100, 30};
    one.districts = {{DistrictCode{"1"}, "独区"}};
    one.anchors = {{"飞来峰", "unknown", DistrictCode{"77"}, "无街道", "无路", "", {}}};
    one.places = 50;
    const City made = generateCity(one);
    QCOMPARE(made.areas.size(), std::size_t{12});
    QVERIFY(made.places.size() >= 50);
}

QTEST_APPLESS_MAIN(CityGeneratorTest)
#include "tst_city_generator.moc"

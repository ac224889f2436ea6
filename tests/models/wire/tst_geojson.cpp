#include <QTest>

#include "models/wire/geojson.h"

#include <QDir>
#include <QFile>

using namespace lianxin;
using namespace lianxin::wire;

class GeoJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areasComeBack();
    void roadsAndGroundsComeBack();
    void placesComeBack();
    void oneFeatureALine();
    void refuses_data();
    void refuses();
    void polygonsOfAnyWrapping_data();
    void polygonsOfAnyWrapping();
    void realBoundaries();
    void everyKindHasAWord();
};

namespace {

const std::vector<places::Point> kRing{
    {113.9, 35.3}, {113.91, 35.3}, {113.91, 35.31}, {113.9, 35.3}};

} // namespace

void GeoJson::areasComeBack()
{
    const std::vector<places::Area> areas{
        {DistrictCode("990101"), "红旗区", {}, {{kRing}}},
        {DistrictCode("990101001"), "东街街道", DistrictCode("990101"), {{kRing, kRing}, {kRing}}}};
    const auto back = parseAreas(areasGeoJson(areas));
    QVERIFY(back.ok());
    QCOMPARE(back.value().size(), std::size_t{2});
    for (std::size_t i = 0; i < areas.size(); ++i) {
        QCOMPARE(back.value()[i].code, areas[i].code);
        QCOMPARE(back.value()[i].name, areas[i].name);
        QCOMPARE(back.value()[i].parent, areas[i].parent);
        QVERIFY(back.value()[i].polygons == areas[i].polygons);
    }
}

void GeoJson::roadsAndGroundsComeBack()
{
    const std::vector<places::Road> roads{{"平原路", 1, {{113.9, 35.3}, {113.95, 35.3}}}};
    QVERIFY(parseRoads(roadsGeoJson(roads)).value() == roads);
    const std::vector<places::Ground> grounds{{"人民公园", "park", {kRing}},
                                              {"卫河", "water", {{{113.9, 35.3}, {113.95, 35.3}}}}};
    QVERIFY(parseGrounds(groundsGeoJson(grounds)).value() == grounds);
}

void GeoJson::placesComeBack()
{
    const std::vector<places::Place> list{
        {"p1",
         "阳光小区",
         {"阳光"},
         places::PlaceKind::Residential,
         places::Point{113.9, 35.3},
         DistrictCode("990101"),
         DistrictCode("990101001"),
         "平原路"},
        {"p2", "卫河", {}, places::PlaceKind::River, std::nullopt, {}, {}, {}}};
    QVERIFY(parsePlaces(placesGeoJson(list)).value() == list);
    QVERIFY2(placesGeoJson({{"p",
                             "x",
                             {},
                             places::PlaceKind::Other,
                             places::Point{113.123456789, 35},
                             {},
                             {},
                             {}}})
                     .find("113.123457,") != std::string::npos,
             "rounded to 1e-6 degrees");
}

void GeoJson::oneFeatureALine()
{
    const std::vector<places::Road> roads(3, {"平原路", 1, {{113.9, 35.3}, {113.95, 35.3}}});
    QCOMPARE(QByteArray::fromStdString(roadsGeoJson(roads)).count('\n'), 5);
    QVERIFY(parseRoads(roadsGeoJson({})).value().empty());
}

void GeoJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("no JSON") << QByteArray("[") << QByteArray("bad_json 1:2");
    QTest::newRow("no collection")
        << QByteArray("{}") << QByteArray("bad_geojson FeatureCollection");
    QTest::newRow("features missing") << QByteArray(R"({"type":"FeatureCollection"})")
                                      << QByteArray("bad_geojson FeatureCollection");
    const auto place = [](const char* properties, const char* geometry) {
        return QByteArray(
                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","kind":"shop"},"geometry":null},{"type":"Feature","properties":)") +
               properties + R"(,"geometry":)" + geometry + "}]}";
    };
    QTest::newRow("no name") << place(R"({"kind":"shop"})", "null") << QByteArray("bad_geojson 2");
    QTest::newRow("unknown kind") << place(R"({"name":"a","kind":"castle"})", "null")
                                  << QByteArray("bad_geojson 2");
    QTest::newRow("a line for a place")
        << place(R"({"name":"a","kind":"shop"})",
                 R"({"type":"LineString","coordinates":[[1,2],[3,4]]})")
        << QByteArray("bad_geojson 2");
    QTest::newRow("off the earth")
        << place(R"({"name":"a","kind":"shop"})", R"({"type":"Point","coordinates":[181,2]})")
        << QByteArray("bad_geojson 2");
    QTest::newRow("properties a list") << place("[]", "null") << QByteArray("bad_geojson 2");
}

void GeoJson::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto read = parsePlaces(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().code + " " + read.error().detail), error);
}

void GeoJson::polygonsOfAnyWrapping_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("polygons");
    const QByteArray polygon =
        R"({"type":"Polygon","coordinates":[[[119.3,26.0],[119.4,26.0],[119.4,26.1],[119.3,26.0]]]})";
    const QByteArray feature = R"({"type":"Feature","properties":{},"geometry":)" + polygon + "}";
    QTest::newRow("geometry") << polygon << 1;
    QTest::newRow("feature") << feature << 1;
    QTest::newRow("collection") << R"({"type":"FeatureCollection","features":[)" + feature + "," +
                                       feature + "]}"
                                << 2;
    QTest::newRow("geometries") << R"({"type":"GeometryCollection","geometries":[)" + polygon + "]}"
                                << 1;
    QTest::newRow("a point") << QByteArray(R"({"type":"Point","coordinates":[1,2]})") << 0;
    QTest::newRow("nothing in it")
        << QByteArray(R"({"type":"FeatureCollection","features":[]})") << 0;
}

void GeoJson::polygonsOfAnyWrapping()
{
    QFETCH(QByteArray, text);
    QFETCH(int, polygons);
    const auto read = parsePolygons(text.toStdString(), places::Datum::Wgs84);
    QCOMPARE(read.ok() ? static_cast<int>(read.value().size()) : 0, polygons);
    if (read.ok())
        QCOMPARE(read.value().front().front().front().lon, 119.3);
}

void GeoJson::realBoundaries()
{
    const QDir dir(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/boundaries"));
    if (!dir.exists())
        QSKIP("no real boundaries here");
    for (const auto& name : dir.entryList({"*.json"})) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll().toStdString();
        const auto gcj = parsePolygons(text, places::Datum::Gcj02);
        const auto raw = parsePolygons(text, places::Datum::Wgs84);
        QVERIFY2(gcj.ok() && raw.ok(), qPrintable(name));
        const double moved = places::distanceMetres(gcj.value()[0][0][0], raw.value()[0][0][0]);
        QVERIFY2(moved > 100 && moved < 900, qPrintable(name));
    }
}

void GeoJson::everyKindHasAWord()
{
    for (int i = 0; i <= static_cast<int>(places::PlaceKind::Other); ++i) {
        const auto kind = static_cast<places::PlaceKind>(i);
        QVERIFY(parsePlaceKind(placeKindName(kind)) == kind);
    }
    QVERIFY(!parsePlaceKind("castle"));
}

QTEST_APPLESS_MAIN(GeoJson)
#include "tst_geojson.moc"

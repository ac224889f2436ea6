#include <QTest>

#include "models/places/coordinates.h"

using namespace lianxin::places;

class CoordinatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distance();
    void knownShifts();
    void thereAndBack_data();
    void thereAndBack();
    void outsideChina();
    void boxes();
};

void CoordinatesTest::distance()
{
    QCOMPARE(distanceMetres({113.9, 35.3}, {113.9, 35.3}), 0.0);
    QVERIFY(qAbs(distanceMetres({113.9, 35.0}, {113.9, 36.0}) - 111195.08) < 0.5);
    QVERIFY(qAbs(distanceMetres({0, 0}, {180, 0}) - 20015114.0) < 10);
}

/// Figures that eviltransform (Shanghai) and coordtransform (Peking) publish in their own tests.
void CoordinatesTest::knownShifts()
{
    const Point shanghai = fromWgs84({121.5272106, 31.1774276}, Datum::Gcj02);
    QVERIFY(qAbs(shanghai.lon - 121.531541859215) < 1e-6);
    QVERIFY(qAbs(shanghai.lat - 31.17530398364597) < 1e-6);
    const Point baidu = fromWgs84(toWgs84({116.404, 39.915}, Datum::Gcj02), Datum::Bd09);
    QVERIFY(qAbs(baidu.lon - 116.41036949) < 1e-6);
    QVERIFY(qAbs(baidu.lat - 39.92133699) < 1e-6);
}

void CoordinatesTest::thereAndBack_data()
{
    QTest::addColumn<int>("datum");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    for (const int datum : {1, 2}) {
        QTest::addRow("Xinxiang %d", datum) << datum << 113.9 << 35.3;
        QTest::addRow("Fuzhou %d", datum) << datum << 119.3 << 26.08;
        QTest::addRow("Urumqi %d", datum) << datum << 87.6 << 43.8;
    }
}

void CoordinatesTest::thereAndBack()
{
    QFETCH(int, datum);
    QFETCH(double, lon);
    QFETCH(double, lat);
    const auto system = static_cast<Datum>(datum);
    const Point p{lon, lat};
    const Point shifted = fromWgs84(p, system);
    QVERIFY(distanceMetres(p, shifted) > 100);
    QVERIFY(distanceMetres(p, shifted) < 2000);
    QVERIFY(distanceMetres(p, toWgs84(shifted, system)) < 0.01);
}

void CoordinatesTest::outsideChina()
{
    QCOMPARE(fromWgs84({2.35, 48.85}, Datum::Gcj02), (Point{2.35, 48.85}));
    QCOMPARE(toWgs84({2.35, 48.85}, Datum::Wgs84), (Point{2.35, 48.85}));
}

void CoordinatesTest::boxes()
{
    Box box;
    QVERIFY(!box.contains({0, 0}));
    box.extend({1, 1});
    box.extend({3, 2});
    QVERIFY(box.contains({2, 1.5}) && box.contains({1, 1}) && !box.contains({2, 3}));
}

QTEST_APPLESS_MAIN(CoordinatesTest)
#include "tst_coordinates.moc"

#include "models/item/desk.h"
#include "resources/resources.h"
#include "sample_call.h"
#include "sample_map.h"
#include "widgets/map/map_bridge.h"
#include "widgets/map/map_panel.h"
#include "widgets/map/map_scheme.h"
#include "widgets/map/map_scheme_handler.h"

#include <QApplication>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineView>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lianxin;

/// The map's page in a real browser engine, fed through the real scheme.
class TestMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePageAndItsPartsAreInTheResources_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("page") << "/index.html" << QByteArray("text/html");
        QTest::newRow("script") << "/map.js" << QByteArray("text/javascript");
        QTest::newRow("labels") << "/labels.js" << QByteArray("text/javascript");
        QTest::newRow("style") << "/map.css" << QByteArray("text/css");
        QTest::newRow("leaflet") << "/leaflet/leaflet.js" << QByteArray("text/javascript");
        QTest::newRow("cluster") << "/leaflet/leaflet.markercluster.js"
                                 << QByteArray("text/javascript");
        QTest::newRow("channel") << "/qwebchannel.js" << QByteArray("text/javascript");
    }
    void thePageAndItsPartsAreInTheResources()
    {
        resources::load();
        QFETCH(QString, path);
        const auto file = widgets::pageFile(path);
        QVERIFY(file.content.size() > 100);
        QTEST(file.type, "type");
    }

    void nothingElseIsServed()
    {
        QVERIFY(widgets::pageFile("/../city/city.yaml").content.isEmpty());
        QVERIFY(widgets::pageFile("/nothing.js").content.isEmpty());
    }

    void theStateIsOneObject()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        const QJsonObject state =
            widgets::mapState(sample::mapLayers(), desk.facts.pin(), &desk.nearby);
        QCOMPARE(state["pin"].toObject()["label"].toString(), QString::fromUtf8("阳光小区"));
        QCOMPARE(state["pin"].toObject()["confirmed"].toBool(), false);
        QCOMPARE(state["street"].toString(), QStringLiteral("990101001"));
        QCOMPARE(state["contested"].toArray().size(), 1);
        QCOMPARE(state["nearby"].toArray().size(), 3);
        QVERIFY(widgets::mapState({}, {}, nullptr)["pin"].isNull());
    }

    void theMapDrawsAndFollowsTheCall()
    {
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        panel.setNearby(&desk.nearby);
        panel.setLayers(sample::mapLayers());
        QVERIFY(!panel.view());
        draw(panel);
        QCOMPARE(panel.message(), QString());
        QCOMPARE(ask(panel, "document.querySelectorAll('.pin').length").toInt(), 0);
        QVERIFY(ask(panel, "document.getElementById('hint').textContent")
                    .toString()
                    .contains(QString::fromUtf8("紫色")));
        desk.show(sample::call(), sample::now());
        QTRY_COMPARE(ask(panel, "document.querySelectorAll('.pin').length").toInt(), 1);
        QCOMPARE(ask(panel, "document.querySelectorAll('.pin.confirmed').length").toInt(), 0);
        QVERIFY(ask(panel, "document.querySelectorAll('.dot, .cluster').length").toInt() > 0);
        QCOMPARE(ask(panel, "Math.round(map.getCenter().lng * 10000)").toInt(), 1'140'005);
        auto session = sample::call();
        session.pin->confirmed = true;
        desk.show(session, sample::now());
        QTRY_COMPARE(ask(panel, "document.querySelectorAll('.pin.confirmed').length").toInt(), 1);
    }

    void keysMoveTheMapAndEscGivesThemBack()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        widgets::MapPanel panel(&desk.facts);
        panel.setLayers(sample::mapLayers());
        draw(panel);
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTest::keyClick(&panel, Qt::Key_G, Qt::AltModifier);
        QTRY_COMPARE(ask(panel, "document.activeElement.id").toString(), QStringLiteral("map"));
        const int zoom = ask(panel, "map.getZoom()").toInt();
        press(panel, "-", 189);
        QTRY_COMPARE(ask(panel, "map.getZoom()").toInt(), zoom - 1);
        const char* kPinAt = "[map.pinPoint().x, map.pinPoint().y].join()";
        ask(panel, "void map.panBy([250, 150], {animate: false})");
        const QVariant pinAt = ask(panel, kPinAt);
        ask(panel, "map.getContainer().dispatchEvent(new KeyboardEvent('keydown', "
                   "{key: '+', keyCode: 187, shiftKey: true, bubbles: true}))");
        QTRY_COMPARE(ask(panel, "map.getZoom()").toInt(), zoom);
        QCOMPARE(ask(panel, kPinAt), pinAt);
        const double before = ask(panel, "map.getCenter().lng").toDouble();
        press(panel, "ArrowRight", 39);
        QTRY_VERIFY(ask(panel, "map.getCenter().lng").toDouble() > before);
        QSignalSpy confirmed(&panel, &widgets::MapPanel::pinConfirmed);
        press(panel, "Enter", 13);
        QTRY_COMPARE(confirmed.size(), 1);
        QSignalSpy left(&panel, &widgets::MapPanel::left);
        press(panel, "Escape", 27);
        QTRY_COMPARE(left.size(), 1);
    }

    void aCallWithoutAPlaceOpensOnTheCity()
    {
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        panel.setLayers(sample::mapLayers());
        draw(panel);
        const char* kView = "[map.getCenter().lng.toFixed(4), map.getCenter().lat.toFixed(4), "
                            "map.getZoom()].join()";
        const QVariant city = ask(panel, kView);
        desk.show(sample::call(), sample::now());
        QTRY_VERIFY(ask(panel, kView) != city);
        desk.show({}, sample::now());
        QTRY_COMPARE(ask(panel, kView), city);
    }

    void aDraggedPinSpeaks()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        widgets::MapPanel panel(&desk.facts);
        panel.setLayers(sample::mapLayers());
        draw(panel);
        QSignalSpy moved(&panel, &widgets::MapPanel::pinMoved);
        ask(panel, "pin.setLatLng([35.31, 114.01]).fire('dragend')");
        QTRY_COMPARE(moved.size(), 1);
        QCOMPARE(moved.at(0).at(0).toDouble(), 114.01);
        QCOMPARE(moved.at(0).at(1).toDouble(), 35.31);
    }

    void missingOrBrokenDataIsSaidCalmly_data()
    {
        QTest::addColumn<QByteArray>("districts");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("not json") << QByteArray("<html>");
        QTest::newRow("not features") << QByteArray("{\"type\":\"FeatureCollection\"}");
        QTest::newRow("cut off") << QByteArray(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":");
    }
    void missingOrBrokenDataIsSaidCalmly()
    {
        QFETCH(QByteArray, districts);
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        widgets::MapLayers layers = sample::mapLayers();
        layers.layer = [districts](const QString& name) {
            return name == QLatin1String("districts.geojson") ? districts
                                                              : sample::mapLayers().layer(name);
        };
        panel.setLayers(layers);
        QSignalSpy failed(&panel, &widgets::MapPanel::failed);
        panel.resize(800, 600);
        panel.show();
        panel.start();
        QVERIFY(failed.wait(30'000));
        QVERIFY(panel.message().contains(QString::fromUtf8("区县边界")));
        panel.setLayers(sample::mapLayers());
        QSignalSpy ready(&panel, &widgets::MapPanel::ready);
        QVERIFY(ready.wait(30'000));
        QCOMPARE(panel.message(), QString());
    }

    void aMapWithoutRoadsSaysSoAndIsDrawn()
    {
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        widgets::MapLayers layers = sample::mapLayers();
        layers.layer = [](const QString& name) {
            return name == QLatin1String("roads.geojson") ? QByteArray()
                                                          : sample::mapLayers().layer(name);
        };
        panel.setLayers(layers);
        draw(panel);
        QVERIFY(ask(panel, "document.getElementById('hint').textContent")
                    .toString()
                    .contains(QString::fromUtf8("道路")));
    }

    void tilesAreAskedFor()
    {
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        widgets::MapLayers layers = sample::mapLayers();
        int asked = 0;
        layers.tile = [&asked](int z, int, int) {
            asked += z > 0;
            return QByteArray();
        };
        panel.setLayers(layers);
        draw(panel);
        QTRY_VERIFY(asked > 0);
    }

    void theBrowserStartsByItselfAfterThePanelIsSeen()
    {
        item::Desk desk;
        widgets::MapPanel panel(&desk.facts);
        panel.setLayers(sample::mapLayers());
        QSignalSpy ready(&panel, &widgets::MapPanel::ready);
        panel.show();
        QVERIFY(!panel.view());
        QVERIFY(ready.wait(30'000));
    }

private:
    static void draw(widgets::MapPanel& panel)
    {
        QSignalSpy ready(&panel, &widgets::MapPanel::ready);
        panel.resize(900, 600);
        panel.show();
        panel.start();
        QVERIFY(ready.wait(30'000));
    }

    static QVariant ask(widgets::MapPanel& panel, const char* script)
    {
        QVariant answer;
        bool done = false;
        panel.view()->page()->runJavaScript(QString::fromUtf8(script), [&](const QVariant& value) {
            answer = value;
            done = true;
        });
        (void)QTest::qWaitFor([&] { return done; }, 10'000);
        return answer;
    }

    /// Leaflet listens to keydown and keyCode.
    static void press(widgets::MapPanel& panel, const char* key, int code)
    {
        ask(panel, qPrintable(QStringLiteral(
                                  "map.getContainer().dispatchEvent(new KeyboardEvent('keydown', "
                                  "{key: '%1', keyCode: %2, bubbles: true}))")
                                  .arg(QLatin1String(key))
                                  .arg(code)));
    }
};

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
#endif
    widgets::registerMapScheme();
    QApplication application(argc, argv);
    TestMap test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_map.moc"

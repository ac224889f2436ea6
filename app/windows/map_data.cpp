#include "app/windows/map_data.h"

#include "models/engine/city.h"
#include "models/wire/geojson.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace lianxin::windows {

namespace {

QByteArray layer(const engine::City& city, const QString& name)
{
    if (name == QLatin1String("districts.geojson"))
        return QByteArray::fromStdString(wire::areasGeoJson(city.districts));
    if (name == QLatin1String("streets.geojson"))
        return QByteArray::fromStdString(wire::areasGeoJson(city.streets));
    if (name == QLatin1String("roads.geojson"))
        return QByteArray::fromStdString(wire::roadsGeoJson(city.roads));
    if (name == QLatin1String("ground.geojson"))
        return QByteArray::fromStdString(wire::groundsGeoJson(city.grounds));
    if (name == QLatin1String("places.geojson"))
        return QByteArray::fromStdString(wire::placesGeoJson(city.places));
    return {};
}

/// MBTiles 1.3: rows counted from the south (TMS), the page's from the north (XYZ).
class Tiles {
public:
    explicit Tiles(const QString& file) : m_name(QStringLiteral("tiles:") + file)
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        db.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        db.setDatabaseName(file);
        QSqlQuery query(db);
        m_usable = db.open() && query.exec(QStringLiteral("SELECT 1 FROM tiles LIMIT 1"));
    }
    ~Tiles() { QSqlDatabase::removeDatabase(m_name); }
    Tiles(const Tiles&) = delete;
    Tiles& operator=(const Tiles&) = delete;

    bool usable() const { return m_usable; }
    QByteArray tile(int z, int x, int y) const
    {
        if (z < 0 || z > 22)
            return {};
        QSqlQuery query(QSqlDatabase::database(m_name));
        query.prepare(QStringLiteral("SELECT tile_data FROM tiles WHERE zoom_level = ? AND "
                                     "tile_column = ? AND tile_row = ?"));
        query.addBindValue(z);
        query.addBindValue(x);
        query.addBindValue((1 << z) - 1 - y);
        return query.exec() && query.next() ? query.value(0).toByteArray() : QByteArray();
    }

private:
    QString m_name;
    bool m_usable = false;
};

} // namespace

widgets::MapLayers mapLayers(const std::shared_ptr<const engine::City>& city,
                             const QString& tilesFile)
{
    widgets::MapLayers layers;
    layers.lon = city->centre.lon;
    layers.lat = city->centre.lat;
    layers.layer = [city](const QString& name) { return layer(*city, name); };
    if (QFileInfo::exists(tilesFile)) {
        const auto tiles = std::make_shared<Tiles>(tilesFile);
        if (tiles->usable())
            layers.tile = [tiles](int z, int x, int y) { return tiles->tile(z, x, y); };
    }
    return layers;
}

} // namespace lianxin::windows

#include "sample_map.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>
#include <vector>

namespace lianxin::sample {

namespace {

using Points = std::vector<std::pair<double, double>>;

QJsonArray coordinates(const Points& points)
{
    QJsonArray array;
    for (const auto& [lon, lat] : points)
        array.append(QJsonArray{114.0 + lon, 35.3 + lat});
    return array;
}

QJsonObject feature(const char* type, const QJsonValue& coordinates, const QJsonObject& properties)
{
    return {{"type", "Feature"},
            {"properties", properties},
            {"geometry",
             QJsonObject{{"type", QString::fromLatin1(type)}, {"coordinates", coordinates}}}};
}

QJsonObject area(const char* code, const char* name, const Points& ring)
{
    return feature("Polygon", QJsonArray{coordinates(ring)},
                   {{"code", QString::fromUtf8(code)}, {"name", QString::fromUtf8(name)}});
}

QJsonObject road(const char* name, int rank, const Points& line)
{
    return feature("LineString", coordinates(line),
                   {{"name", QString::fromUtf8(name)}, {"rank", rank}});
}

QJsonObject place(const char* name, const char* kind, double lon, double lat)
{
    return feature("Point", QJsonArray{114.0 + lon, 35.3 + lat},
                   {{"name", QString::fromUtf8(name)}, {"kind", QString::fromUtf8(kind)}});
}

QByteArray collection(const QJsonArray& features)
{
    return QJsonDocument(QJsonObject{{"type", "FeatureCollection"}, {"features", features}})
        .toJson(QJsonDocument::Compact);
}

QJsonArray districts()
{
    return {area("990101", "红旗区",
                 {{-.05, -.04}, {.016, -.04}, {.017, .04}, {-.05, .04}, {-.05, -.04}}),
            area("990104", "文昌区",
                 {{.016, -.04}, {.06, -.04}, {.06, .04}, {.017, .04}, {.016, -.04}})};
}

QJsonArray streets()
{
    return {area(
        "990101001", "东街街道",
        {{-.0085, -.0075}, {.0135, -.0066}, {.013, .0094}, {-.0095, .0088}, {-.0085, -.0075}})};
}

QJsonArray roads()
{
    return {road("平原路", 1, {{-.05, -.0025}, {-.01, -.0021}, {.0, -.0016}, {.05, .0005}}),
            road("新中大道", 1, {{-.006, .04}, {-.0045, .01}, {-.0025, -.012}, {-.001, -.04}}),
            road("人民路", 2, {{-.05, .0052}, {-.01, .006}, {.012, .0066}, {.05, .0074}}),
            road("西苑路", 2, {{-.0165, .04}, {-.0155, .0}, {-.0145, -.04}}),
            road("东街", 2, {{.0098, .04}, {.0092, .0}, {.0086, -.04}}),
            road("和平巷", 3, {{-.0145, .0018}, {-.0035, .0022}, {.0092, .0028}})};
}

QJsonArray ground()
{
    const Points river{{-.022, .014},   {-.016, .0098},  {-.0115, .005},
                       {-.0098, -.001}, {-.0098, -.006}, {-.0108, -.012}};
    const Points park{
        {-.0012, .0001}, {.0042, .0003}, {.0042, .0031}, {-.0013, .0031}, {-.0012, .0001}};
    return {feature("LineString", coordinates(river),
                    {{"name", QString::fromUtf8("卫河")}, {"cover", "water"}}),
            feature("Polygon", QJsonArray{coordinates(park)},
                    {{"name", QString::fromUtf8("阳光小区")}, {"cover", "park"}})};
}

QJsonArray places()
{
    return {place("阳光小区", "residential", .0005, .0002),
            place("平原路换热站", "site", -.003, -.0007), place("东街小学", "school", .0062, .0049),
            place("牧野百货大楼", "shop", -.006, -.0012),
            place("牧野市第一人民医院", "hospital", -.0072, .0074)};
}

} // namespace

widgets::MapLayers mapLayers()
{
    widgets::MapLayers layers;
    layers.lon = 114.0;
    layers.lat = 35.3;
    layers.layer = [](const QString& name) -> QByteArray {
        if (name == QLatin1String("districts.geojson"))
            return collection(districts());
        if (name == QLatin1String("streets.geojson"))
            return collection(streets());
        if (name == QLatin1String("roads.geojson"))
            return collection(roads());
        if (name == QLatin1String("ground.geojson"))
            return collection(ground());
        return name == QLatin1String("places.geojson") ? collection(places()) : QByteArray();
    };
    return layers;
}

} // namespace lianxin::sample

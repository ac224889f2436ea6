#include "widgets/map/map_bridge.h"

#include "models/item/card_model.h"
#include "models/item/facts.h"
#include "widgets/map/map_layers.h"

#include <QJsonArray>

namespace lianxin::widgets {

namespace {

QJsonObject point(double lon, double lat)
{
    return {{QStringLiteral("lon"), lon}, {QStringLiteral("lat"), lat}};
}

QJsonValue pinJson(const item::PinLine& pin)
{
    if (!pin.known)
        return QJsonValue::Null;
    QJsonObject json = point(pin.lon, pin.lat);
    json[QStringLiteral("label")] = pin.label;
    json[QStringLiteral("confirmed")] = pin.confirmed;
    json[QStringLiteral("confidence")] = pin.confidence;
    return json;
}

QJsonArray nearbyJson(const item::CardModel* nearby)
{
    QJsonArray dots;
    if (!nearby)
        return dots;
    for (const item::CardRow& row : nearby->rows()) {
        if (!row.placed)
            continue;
        QJsonObject dot = point(row.lon, row.lat);
        dot[QStringLiteral("id")] = row.id;
        dot[QStringLiteral("title")] = row.title;
        dot[QStringLiteral("likely")] = row.likely;
        dots.append(dot);
    }
    return dots;
}

} // namespace

void MapBridge::setState(const QJsonObject& state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

QJsonObject mapState(const MapLayers& layers, const item::PinLine& pin,
                     const item::CardModel* nearby)
{
    return {{QStringLiteral("centre"), point(layers.lon, layers.lat)},
            {QStringLiteral("tiles"), bool(layers.tile)},
            {QStringLiteral("pin"), pinJson(pin)},
            {QStringLiteral("district"), pin.district},
            {QStringLiteral("street"), pin.street},
            {QStringLiteral("contested"), QJsonArray::fromStringList(pin.contested)},
            {QStringLiteral("nearby"), nearbyJson(nearby)}};
}

} // namespace lianxin::widgets

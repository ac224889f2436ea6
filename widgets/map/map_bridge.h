#pragma once

#include <QJsonObject>
#include <QObject>

namespace lianxin::item {
class CardModel;
struct PinLine;
} // namespace lianxin::item

namespace lianxin::widgets {

struct MapLayers;

/// The object the page talks to over the web channel, as `desk`. The slots are the page's words,
/// the signals ours.
class MapBridge : public QObject {
    Q_OBJECT
    Q_PROPERTY(QJsonObject state READ state NOTIFY stateChanged)
public:
    using QObject::QObject;

    const QJsonObject& state() const { return m_state; }
    void setState(const QJsonObject& state);

public Q_SLOTS:
    void drawn() { Q_EMIT pageDrawn(); }
    void fail(const QString& layer) { Q_EMIT pageFailed(layer); }
    void movePin(double lon, double lat) { Q_EMIT pinMoved(lon, lat); }
    void confirmPin() { Q_EMIT pinConfirmed(); }
    void openTicket(const QString& ticket) { Q_EMIT ticketOpened(ticket); }
    void leave() { Q_EMIT left(); }

Q_SIGNALS:
    void stateChanged();
    void focusRequested();
    void pageDrawn();
    void pageFailed(const QString& layer);
    void pinMoved(double lon, double lat);
    void pinConfirmed();
    void ticketOpened(const QString& ticket);
    void left();

private:
    QJsonObject m_state;
};

/// What the page draws:
/// `{"centre":{lon,lat},"tiles":bool,"pin":{lon,lat,label,confirmed,confidence}|null,"district":"…","street":"…","contested":[…],
///   "nearby":[{id,lon,lat,title,likely}]}`
QJsonObject mapState(const MapLayers& layers, const item::PinLine& pin,
                     const item::CardModel* nearby);

} // namespace lianxin::widgets

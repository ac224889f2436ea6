#pragma once

#include "widgets/map/map_layers.h"

#include <QWebEngineUrlSchemeHandler>

namespace lianxin::widgets {

/// Answers `lianxin://map/…`: the page's own files from the resources, `data/NAME` and
/// `tiles/Z/X/Y` from the layers.
class MapSchemeHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;
    void setLayers(MapLayers layers) { m_layers = std::move(layers); }
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    QByteArray tile(const QString& path) const;
    MapLayers m_layers;
};

/// What a path below `lianxin://map` is made of: the content, empty when there is none, and its
/// type.
struct MapFile {
    QByteArray content;
    QByteArray type;
};
/// One of the page's own files: `/index.html`, `/map.js`, `/leaflet/leaflet.js`, `/qwebchannel.js`
/// …
MapFile pageFile(const QString& path);

} // namespace lianxin::widgets

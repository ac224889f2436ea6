#pragma once

#include "widgets/map/map_layers.h"
#include "widgets/theme/panel.h"

class QStackedLayout;
class QWebEnginePage;
class QWebEngineProfile;
class QWebEngineView;

namespace lianxin::item {
class CardModel;
class Facts;
} // namespace lianxin::item

namespace lianxin::widgets {

class MapBridge;
class MapSchemeHandler;

/// 地图: the place as a pin (violet while a guess), its jurisdiction dashed blue, contested
/// neighbours dotted amber, nearby tickets red. The browser starts only after the panel has been on
/// screen for kStartAfterMs, so that the form takes keys first. Where there is no data or no
/// browser a sentence stands in its place. Alt G brings the keyboard here, Esc gives it back.
class MapPanel : public Panel {
    Q_OBJECT
public:
    explicit MapPanel(item::Facts* facts, QWidget* parent = nullptr);
    ~MapPanel() override;

    void setLayers(MapLayers layers);
    /// Nearby tickets: those whose point is known stand on the map as red dots.
    void setNearby(item::CardModel* nearby);
    /// Starts the browser now. Nothing when it runs.
    void start();
    /// Reads the layers again, after new map data came.
    void reload();
    bool isReady() const { return m_ready; }
    QString
    message() const; ///< the sentence shown instead of the map; empty while the map is shown
    QWebEngineView* view() const { return m_view; }

Q_SIGNALS:
    void ready();                          ///< the page has drawn its layers
    void failed(const QString& reason);    ///< what the calm message says
    void pinMoved(double lon, double lat); ///< by a person, WGS-84 degrees
    void pinConfirmed();                   ///< Enter on the map
    void ticketOpened(const QString& ticket);
    void left(); ///< Esc: back to the form

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeBrowser();
    void connectBridge();
    void refresh();
    void sendState();
    void showMap();
    void showMessage(const QString& words);
    void focusMap();

    item::Facts* m_facts;
    item::CardModel* m_nearby = nullptr;
    MapLayers m_layers;
    QStackedLayout*
        m_stack; ///< all visible, the current one on top: a hidden page would not be drawn
    QLabel* m_message;
    QWebEngineProfile* m_profile = nullptr;
    QWebEngineView* m_view = nullptr;
    QWebEnginePage* m_page = nullptr;
    MapSchemeHandler* m_handler = nullptr;
    MapBridge* m_bridge;
    bool m_ready = false;
    int m_crashes = 0;
};

inline constexpr int kStartAfterMs = 300;

} // namespace lianxin::widgets

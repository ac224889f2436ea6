#include "widgets/map/map_panel.h"

#include "models/item/card_model.h"
#include "models/item/facts.h"
#include "resources/resources.h"
#include "widgets/map/map_bridge.h"
#include "widgets/map/map_scheme_handler.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/palette.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeySequence>
#include <QLabel>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <QWebChannel>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineView>

namespace lianxin::widgets {

namespace {

constexpr int kMostCrashes = 2;

QString layerName(const QString& layer)
{
    if (layer == QLatin1String("districts.geojson"))
        return MapPanel::tr("区县边界");
    if (layer == QLatin1String("roads.geojson"))
        return MapPanel::tr("道路");
    return layer;
}

} // namespace

MapPanel::MapPanel(item::Facts* facts, QWidget* parent)
    : Panel(tr("地图"), parent), m_facts(facts), m_stack(new QStackedLayout),
      m_message(makeWrapping(tr("地图正在准备……"), "map-message", this)),
      m_bridge(new MapBridge(this))
{
    addKeyHint(QStringLiteral("Alt G"), tr("到地图"));
    m_message->setAlignment(Qt::AlignCenter);
    m_stack->setStackingMode(QStackedLayout::StackAll);
    m_stack->addWidget(m_message);
    body()->addLayout(m_stack, 1);
    setMinimumHeight(kGrid * 20);
    auto* go = deskAction(this, QStringLiteral("map.focus"), tr("到地图"),
                          QKeySequence(Qt::ALT | Qt::Key_G));
    connect(go, &QAction::triggered, this, &MapPanel::focusMap);
    connect(facts, &item::Facts::pinChanged, this, &MapPanel::refresh);
    connectBridge();
    refresh();
}

MapPanel::~MapPanel()
{
    // The browser comes apart from the outside in: the view, its page, their profile.
    delete m_view;
    delete m_page;
    delete m_profile;
}

void MapPanel::connectBridge()
{
    connect(m_bridge, &MapBridge::pageDrawn, this, [this] {
        m_ready = true;
        showMap();
        Q_EMIT ready();
    });
    connect(m_bridge, &MapBridge::pageFailed, this, [this](const QString& layer) {
        showMessage(
            tr("地图数据缺失或无法读取：%1。\n地点、管辖与派单照常可用。").arg(layerName(layer)));
    });
    connect(m_bridge, &MapBridge::pinMoved, this, &MapPanel::pinMoved);
    connect(m_bridge, &MapBridge::pinConfirmed, this, &MapPanel::pinConfirmed);
    connect(m_bridge, &MapBridge::ticketOpened, this, &MapPanel::ticketOpened);
    connect(m_bridge, &MapBridge::left, this, &MapPanel::left);
}

void MapPanel::setLayers(MapLayers layers)
{
    m_layers = std::move(layers);
    if (m_handler)
        m_handler->setLayers(m_layers);
    sendState();
    if (m_view)
        reload();
}

void MapPanel::setNearby(item::CardModel* nearby)
{
    m_nearby = nearby;
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(nearby, changed, this, &MapPanel::sendState);
    connect(nearby, &QAbstractItemModel::dataChanged, this, &MapPanel::sendState);
    sendState();
}

void MapPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    if (!m_view)
        QTimer::singleShot(kStartAfterMs, this, &MapPanel::start);
}

void MapPanel::start()
{
    if (m_view)
        return;
    makeBrowser();
    reload();
}

void MapPanel::makeBrowser()
{
    resources::load();
    m_profile = new QWebEngineProfile(this);
    m_handler = new MapSchemeHandler(m_profile);
    m_handler->setLayers(m_layers);
    m_profile->installUrlSchemeHandler("lianxin", m_handler);
    m_view = new QWebEngineView(this);
    m_view->setAccessibleName(tr("地图"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setFocusPolicy(Qt::ClickFocus);
    m_page = new QWebEnginePage(m_profile, this);
    auto* page = m_page;
    page->setBackgroundColor(QColor(0xfff3f0e8));
    page->settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
    auto* channel = new QWebChannel(page);
    channel->registerObject(QStringLiteral("desk"), m_bridge);
    page->setWebChannel(channel);
    m_view->setPage(page);
    connect(page, &QWebEnginePage::loadFinished, this, [this](bool loaded) {
        if (!loaded)
            showMessage(tr("地图页面没有载入。地点、管辖与派单照常可用。"));
    });
    connect(page, &QWebEnginePage::renderProcessTerminated, this, [this] {
        showMessage(tr("地图已停止，正在重新打开……"));
        if (++m_crashes <= kMostCrashes)
            QTimer::singleShot(kStartAfterMs, this, &MapPanel::reload);
        else
            showMessage(tr("地图无法显示。地点、管辖与派单照常可用。"));
    });
    m_stack->addWidget(m_view);
}

void MapPanel::reload()
{
    m_ready = false;
    if (m_view)
        m_view->load(QUrl(QStringLiteral("lianxin://map/index.html")));
}

void MapPanel::refresh()
{
    const item::PinLine& pin = m_facts->pin();
    QStringList where{pin.districtName, pin.streetName};
    where.removeAll(QString());
    QString words = where.join(QStringLiteral(" · "));
    if (!pin.contested.isEmpty())
        words += tr(" · 管辖待定");
    if (pin.known)
        words += pin.confirmed ? tr(" · 位置已确认") : tr(" · 位置为推测");
    setSubtitle(pin.known ? words : tr("等待地点"));
    sendState();
}

void MapPanel::sendState()
{
    m_bridge->setState(mapState(m_layers, m_facts->pin(), m_nearby));
}

void MapPanel::showMap()
{
    m_stack->setCurrentWidget(m_view);
}

void MapPanel::showMessage(const QString& words)
{
    m_message->setText(words);
    m_stack->setCurrentWidget(m_message);
    Q_EMIT failed(words);
}

QString MapPanel::message() const
{
    return m_stack->currentWidget() == m_message ? m_message->text() : QString();
}

void MapPanel::focusMap()
{
    start();
    window()->activateWindow();
    m_view->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT m_bridge->focusRequested();
}

} // namespace lianxin::widgets

#include "app/pictures.h"

#include "app/windows/desk_windows.h"
#include "widgets/map/map_panel.h"

#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QTimer>

#include <memory>

namespace lianxin::pictures {

namespace {

constexpr int kMapPatienceMs = 8000;
constexpr int kSettleMs = 700;

/// What stands on the screen, so that the map's own process is in it; the widget drawn by itself
/// where there is no screen to read.
QPixmap picture(QWidget& window)
{
    const QPixmap drawn = window.grab();
    if (auto* screen = window.screen()) {
        const QPixmap seen = screen->grabWindow(window.winId());
        if (!seen.isNull() && seen.size() == drawn.size())
            return seen;
    }
    return drawn;
}

} // namespace

void takeWhenDrawn(windows::DeskWindows& windows, std::function<void()> ready)
{
    auto* map = windows.ticket().map;
    const auto done = std::make_shared<bool>(false);
    const auto once = [done, ready = std::move(ready), map] {
        if (*done)
            return;
        *done = true;
        QTimer::singleShot(kSettleMs, map, ready);
    };
    if (map->isReady()) {
        once();
        return;
    }
    QObject::connect(map, &widgets::MapPanel::ready, map, once);
    QTimer::singleShot(kMapPatienceMs, map, once);
}

void save(QWidget& window, const QString& file)
{
    picture(window).save(file);
}

void saveBoth(windows::DeskWindows& windows, const QString& file)
{
    const QPixmap above = picture(windows.conversation());
    const QPixmap below = picture(windows.ticket());
    QPixmap both(std::max(above.width(), below.width()), above.height() + below.height());
    both.fill(Qt::white);
    QPainter painter(&both);
    painter.drawPixmap(0, 0, above);
    painter.drawPixmap(0, above.height(), below);
    painter.end();
    both.save(file);
}

} // namespace lianxin::pictures

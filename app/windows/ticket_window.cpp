#include "app/windows/ticket_window.h"

#include "widgets/destination/destination_panel.h"
#include "widgets/map/map_panel.h"
#include "widgets/nearby/nearby_panel.h"
#include "widgets/statusbar/status_bar.h"
#include "widgets/ticketform/form_header.h"
#include "widgets/ticketform/ticket_form.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lianxin::windows {

namespace {

constexpr int kGap = 8;
constexpr int kFormShare = 40;
constexpr int kPlaceShare = 60;
constexpr int kMapShare = 62;
constexpr int kBelowShare = 38;
constexpr int kNearbyShare = 38;
constexpr int kDestinationShare = 62;

} // namespace

TicketWindow::TicketWindow(item::Desk& desk, Purpose purpose, QWidget* parent)
    : QWidget(parent), header(new widgets::FormHeader(&desk.facts, this)),
      form(new widgets::TicketForm(&desk.form, &desk.facts, this)),
      map(new widgets::MapPanel(&desk.facts, this)),
      nearby(new widgets::NearbyPanel(&desk.nearby, &desk.topic, this)),
      destination(new widgets::DestinationPanel(&desk.facts, &desk.deadlines, this)),
      status(new widgets::StatusBar(&desk.facts, widgets::StatusBar::Screen::Ticket, this))
{
    setObjectName(QStringLiteral("TicketWindow"));
    setWindowTitle(purpose == Purpose::Replay ? tr("连心 · 工单回放") : tr("连心 · 工单"));
    auto* below = new QHBoxLayout;
    below->setSpacing(kGap);
    below->addWidget(nearby, kNearbyShare);
    below->addWidget(destination, kDestinationShare);
    auto* place = new QVBoxLayout;
    place->setSpacing(kGap);
    place->addWidget(map, kMapShare);
    place->addLayout(below, kBelowShare);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(kGap, kGap, kGap, kGap);
    columns->setSpacing(kGap);
    columns->addWidget(form, kFormShare);
    columns->addLayout(place, kPlaceShare);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(header);
    rows->addLayout(columns, 1);
    rows->addWidget(status);
    map->setNearby(&desk.nearby);
    if (purpose != Purpose::Replay)
        return;
    header->setMode(widgets::FormHeader::Mode::ReadOnly);
    form->setMode(widgets::TicketForm::Mode::ReadOnly);
    for (widgets::Panel* panel : std::initializer_list<widgets::Panel*>{nearby, destination})
        panel->setReadOnly();
}

void TicketWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

} // namespace lianxin::windows

#pragma once

#include "app/windows/conversation_window.h"

namespace lianxin::widgets {
class DestinationPanel;
class FormHeader;
class MapPanel;
class NearbyPanel;
class TicketForm;
} // namespace lianxin::widgets

namespace lianxin::windows {

/// Screen two: what are we writing down, and who acts by when?
class TicketWindow : public QWidget {
    Q_OBJECT

public:
    TicketWindow(item::Desk& desk, Purpose purpose, QWidget* parent = nullptr);

    widgets::FormHeader* const header;
    widgets::TicketForm* const form;
    widgets::MapPanel* const map;
    widgets::NearbyPanel* const nearby;
    widgets::DestinationPanel* const destination;
    widgets::StatusBar* const status;

Q_SIGNALS:
    /// Somebody wants it gone; it stays until the program ends.
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
};

} // namespace lianxin::windows

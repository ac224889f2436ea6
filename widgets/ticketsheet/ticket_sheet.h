#pragma once

#include "models/item/ticket_sheet.h"

#include <QDialog>

namespace lianxin::widgets {

/// A ticket laid open, alone or beside what is being written now; what differs is marked. Esc
/// closes.
class TicketSheet : public QDialog {
    Q_OBJECT
public:
    enum class Columns { One, Beside };
    TicketSheet(const QString& title, const QList<item::SheetRow>& rows, Columns columns,
                QWidget* parent = nullptr);
};

} // namespace lianxin::widgets

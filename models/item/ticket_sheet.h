#pragma once

#include "models/engine/answer.h"
#include "models/session/call_session.h"

#include <QList>
#include <QString>

#include <functional>

namespace lianxin::item {

/// One line of a ticket laid open, and beside it what stands on the desk's form now.
struct SheetRow {
    QString label;
    QString value;
    QString now;          ///< on the form; empty where it says nothing of it
    bool differs = false; ///< both say something, and not the same
    bool operator==(const SheetRow&) const = default;
};

/// Words of the city that a ticket only names by id.
struct SheetWords {
    std::function<QString(const UnitId&)> unit;
    std::function<QString(const std::string& field)> label;   ///< of a field; empty: not shown
    std::function<QString(const std::string& colour)> colour; ///< mark and name: ◆ 营商环境
};

/// A past or open ticket in full: number, colour and state, who leads, what each helper has done,
/// its fields, clocks, reply and what
/// the caller said of it. Lines without a value are left out. Telephone numbers are masked.
QList<SheetRow> sheetOf(const engine::TicketView& ticket, const SheetWords& words, UtcTime now);

/// The same beside the form, for telling whether it is the same matter (Alt C).
QList<SheetRow> beside(QList<SheetRow> rows, const session::CallSession& session,
                       const SheetWords& words);

} // namespace lianxin::item

#pragma once

#include "app/sources/session_source.h"
#include "app/windows/ticket_window.h"
#include "models/item/ticket_sheet.h"
#include "widgets/statusbar/status_bar.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace lianxin::engine {
struct City;
}
namespace lianxin::sources {
class ReplaySource;
}

namespace lianxin::windows {

class RefusalDialog;

/// Both windows, the models between, and the source behind them: says which signal means what, and
/// nothing else.
class DeskWindows : public QObject {
    Q_OBJECT

public:
    DeskWindows(sources::SessionSource& source, Purpose purpose, QObject* parent = nullptr);
    ~DeskWindows() override;

    /// One screen: both windows side by side behind each other (F6 changes); two: one each, if the
    /// machine has two.
    void show(int screens);
    /// Lists to choose from, map layers. May come after the windows are shown.
    void setCity(const std::shared_ptr<const engine::City>& city, const QString& tilesFile);
    /// All but `surge`, `notice` and `draftSaved`, which the source tells, and the longest wait.
    void setSeatLine(const widgets::SeatLine& line);
    /// Since when the call has waited that waits longest; none: the centre does not tell this seat.
    void setWaitingSince(std::optional<UtcTime> since);
    /// Ctrl F8 is a supervisor's.
    void setMaySupervise(bool may);
    void followReplay(sources::ReplaySource& replay);

    ConversationWindow& conversation() { return *m_conversation; }
    TicketWindow& ticket() { return *m_ticket; }
    item::Desk& desk() { return *m_desk; }

Q_SIGNALS:
    /// The person leaves the desk, and means it.
    void closed();

private:
    void bindCall();
    void bindForm();
    void bindHelp();
    void bindGuide();
    void bindTickets();
    void offerParties();
    void takeSurge(bool on, const QString& reason);
    void askSurge();
    void takeHeld(bool held);
    void askRelease();
    void addShortcuts();
    void refresh();
    void showLine();
    void otherScreen();
    void submit();
    void answerDirectly();
    void finish();
    void close();
    bool insists(const QString& objection);
    void askRefusal();
    void showTicket(const engine::TicketView& ticket);
    void showList(const item::Table& table, sources::SessionSource::RowOpens opens);
    item::SheetWords sheetWords() const;

    sources::SessionSource& m_source;
    Purpose m_purpose;
    std::unique_ptr<item::Desk> m_desk;
    std::unique_ptr<ConversationWindow> m_conversation;
    std::unique_ptr<TicketWindow> m_ticket;
    widgets::SeatLine m_line;
    QString m_notice;
    QString m_objection; ///< to what was asked for; the same key again overrules it
    UtcTime m_objectedAt{};
    QString m_surgeWords; ///< empty: no surge
    QString m_saved;
    std::optional<UtcTime> m_waitingSince;
    CallId m_call;                     ///< shown last
    std::size_t m_others = 0;          ///< tickets of that call before the one shown
    QPointer<RefusalDialog> m_refusal; ///< of the ticket shown last
    bool m_comparing = false;
    QAction* m_switchSurge = nullptr;
    bool m_surge = false;
    QAction* m_release = nullptr;
    bool m_held = false; ///< escalations, until a supervisor releases them
    bool m_maySupervise = false;
    std::shared_ptr<const engine::City> m_city;
    QTimer m_soon; ///< many events in one turn of the loop are drawn once
    QTimer m_second;
};

} // namespace lianxin::windows

#pragma once

#include "models/item/desk.h"
#include "models/item/desk_lists.h"
#include "widgets/callbar/call_bar.h"
#include "widgets/caller/caller_panel.h"
#include "widgets/destination/destination_panel.h"
#include "widgets/knowledge/knowledge_panel.h"
#include "widgets/map/map_panel.h"
#include "widgets/nearby/nearby_panel.h"
#include "widgets/statusbar/status_bar.h"
#include "widgets/ticketform/form_header.h"
#include "widgets/ticketform/ticket_form.h"
#include "widgets/transcript/transcript_panel.h"

#include <QWidget>

namespace lianxin::sample {

/// What a seat would say of itself.
widgets::SeatLine seatLine();

/// Twelve others have called of the same today.
session::TopicShown hotTopic();
/// The same among others, as a supervisor calls them up, the tickets of one, and who got an old
/// answer.
item::Table topicsTable();
item::Table topicTicketsTable();
item::Table answersGivenTable();

/// The panels of screen one, laid out as the sketch has them.
struct ConversationScreen : QWidget {
    explicit ConversationScreen(item::Desk& desk);
    widgets::CallBar* bar;
    widgets::CallerPanel* caller;
    widgets::TranscriptPanel* transcript;
    widgets::KnowledgePanel* knowledge;
    widgets::StatusBar* status;
};

/// The panels of screen two. The form's intents are folded straight into the session, as an
/// application would.
struct TicketScreen : QWidget {
    explicit TicketScreen(item::Desk& desk);
    widgets::FormHeader* header;
    widgets::TicketForm* form;
    widgets::MapPanel* map;
    widgets::NearbyPanel* nearby;
    widgets::DestinationPanel* destination;
    widgets::StatusBar* status;
};

/// A session that the form writes to: every intent becomes an event, every event is shown.
class LiveDesk : public QObject {
    Q_OBJECT
public:
    explicit LiveDesk(session::CallSession session, QObject* parent = nullptr);
    item::Desk desk;
    const session::CallSession& session() const { return m_session; }
    void happen(session::Body body);
    void serve(widgets::TicketForm* form);

private:
    session::CallSession m_session;
};

} // namespace lianxin::sample

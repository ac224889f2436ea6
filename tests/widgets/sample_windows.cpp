#include "sample_windows.h"

#include "sample_call.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lianxin::sample {

namespace {

QVBoxLayout* stack(QWidget* window)
{
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QHBoxLayout* panelRow()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(8);
    return row;
}

} // namespace

widgets::SeatLine seatLine()
{
    widgets::SeatLine line;
    line.seat = QStringLiteral("B-17");
    line.staff = QString::fromUtf8("张晓");
    line.synced = 48'211'907;
    line.callsToday = 27;
    line.meanSeconds = 192;
    line.queued = 2;
    line.longestWaitSeconds = 6;
    line.draftSaved = QStringLiteral("14:03:22");
    return line;
}

ConversationScreen::ConversationScreen(item::Desk& desk)
    : bar(new widgets::CallBar(&desk.facts, this)),
      caller(new widgets::CallerPanel(&desk.facts, &desk.history, &desk.hints, this)),
      transcript(new widgets::TranscriptPanel(&desk.transcript, &desk.facts, this)),
      knowledge(new widgets::KnowledgePanel(&desk.guide, &desk.answers, &desk.similar, this)),
      status(new widgets::StatusBar(&desk.facts, widgets::StatusBar::Screen::Conversation, this))
{
    auto* column = stack(this);
    column->addWidget(bar);
    auto* row = panelRow();
    row->addWidget(caller, 23);
    row->addWidget(transcript, 69);
    row->addWidget(knowledge, 39);
    column->addLayout(row, 1);
    column->addWidget(status);
}

TicketScreen::TicketScreen(item::Desk& desk)
    : header(new widgets::FormHeader(&desk.facts, this)),
      form(new widgets::TicketForm(&desk.form, &desk.facts, this)),
      map(new widgets::MapPanel(&desk.facts, this)),
      nearby(new widgets::NearbyPanel(&desk.nearby, this)),
      destination(new widgets::DestinationPanel(&desk.facts, &desk.deadlines, this)),
      status(new widgets::StatusBar(&desk.facts, widgets::StatusBar::Screen::Ticket, this))
{
    map->setNearby(&desk.nearby);
    auto* column = stack(this);
    column->addWidget(header);
    auto* row = panelRow();
    row->addWidget(form, 40);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(map, 62);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(nearby, 38);
    below->addWidget(destination, 62);
    right->addLayout(below, 38);
    row->addLayout(right, 60);
    column->addLayout(row, 1);
    column->addWidget(status);
    connect(header, &widgets::FormHeader::acceptRequested, form,
            &widgets::TicketForm::acceptCurrent);
    connect(header, &widgets::FormHeader::acceptAllRequested, form,
            &widgets::TicketForm::acceptAll);
}

LiveDesk::LiveDesk(session::CallSession session, QObject* parent)
    : QObject(parent), m_session(std::move(session))
{
    desk.show(m_session, now());
}

void LiveDesk::happen(session::Body body)
{
    session::fold(m_session, {m_session.seq + 1, m_session.atMs + 1, std::move(body)});
    desk.show(m_session, now());
}

void LiveDesk::serve(widgets::TicketForm* form)
{
    connect(form, &widgets::TicketForm::fieldEdited, this,
            [this](const QString& field, const QString& value, const QString& display) {
                happen(session::FieldEdited{field.toStdString(), value.toStdString(),
                                            display.toStdString()});
            });
    connect(form, &widgets::TicketForm::fieldAccepted, this,
            [this](const QString& field) { happen(session::FieldAccepted{field.toStdString()}); });
    connect(form, &widgets::TicketForm::fieldFocused, this,
            [this](const QString& field) { desk.focusField(field); });
}

} // namespace lianxin::sample

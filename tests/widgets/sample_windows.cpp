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

ticket::FieldValue field(const char* name, const std::string& value)
{
    ticket::FieldValue out;
    out.name = name;
    out.value = out.display = value;
    return out;
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

session::TopicShown hotTopic()
{
    session::TopicShown topic{"t-1", "阳光小区 · 室温不达标", 13, 12, true, {}, {}};
    topic.reason = "近7天13件，此前8周平均每周0.4件";
    return topic;
}

item::Table topicsTable()
{
    using std::chrono::minutes;
    std::vector<insight::TopicView> topics{
        {"t-1", "阳光小区 · 室温不达标", 13, 11, 12, 13, true, true,
         "近7天13件，此前8周平均每周0.4件", now(), now() - minutes{14}},
        {"t-2", "平原路 · 停水", 26, 25, 3, 21, true, false, {}, now(), now() - minutes{52}},
        {"t-3", "牧野大道与人民路交叉口 · 夜间施工噪声", 5, 4, 1, 5, false, true,
         "近7天5件，去年同期平均每周0.6件", now(), now() - std::chrono::days{1}},
        {"t-4",
         "锦绣家园 · 物业收费",
         8,
         8,
         0,
         2,
         false,
         false,
         {},
         now(),
         now() - std::chrono::days{4}}};
    return item::topicsTable(topics, true, now());
}

item::Table topicTicketsTable()
{
    std::vector<session::TicketCard> cards = call().nearby;
    for (int i = 0; i < 9; ++i)
        cards.push_back(cards[static_cast<std::size_t>(i) % 3]);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        cards[i].number = std::string("20261122-0000").append(std::to_string(30 - i));
        cards[i].at = now() - std::chrono::minutes{14 + 37 * static_cast<int>(i)};
        if (cards[i].outcome.empty())
            cards[i].outcome = "红旗区 阳光小区 5 号楼 1 单元";
    }
    return item::topicTicketsTable(QString::fromUtf8("阳光小区 · 室温不达标"), cards, now());
}

item::Table answersGivenTable()
{
    std::vector<engine::AnswerGiven> given;
    for (int i = 0; i < 8; ++i) {
        engine::AnswerGiven one;
        one.version = 3 - i / 5;
        one.ticket.id = TicketId(std::string("g").append(std::to_string(i)));
        one.ticket.number = std::string("20261118-00001").append(std::to_string(i));
        one.ticket.acceptedAt = now() - std::chrono::hours{20 * (i + 1)};
        one.ticket.fields = {
            field("caller_number", std::string("1380000612").append(std::to_string(i))),
            field("caller_name", "王女士"), field("summary", "来电人咨询室温不达标怎样退热费")};
        given.push_back(std::move(one));
    }
    return item::answersGivenTable(QString::fromUtf8("供热温度不达标怎样退费？"), 4, 8, given,
                                   now());
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
      nearby(new widgets::NearbyPanel(&desk.nearby, &desk.topic, this)),
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

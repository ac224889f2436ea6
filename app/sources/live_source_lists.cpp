#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sources/live_source.h"
#include "models/item/desk_lists.h"

#include <QPointer>

/// What the centre knows beside the call: the hot topic of what is being written, and lists that a
/// person calls up.
namespace lianxin::sources {

using namespace ticket::field;

namespace {

std::vector<session::TicketCard> cardsOf(const std::vector<engine::TicketView>& tickets,
                                         const engine::City& city)
{
    std::vector<session::TicketCard> cards;
    for (const auto& ticket : tickets)
        cards.push_back(cardOf(ticket, city));
    return cards;
}

QString wordsOf(const Error& error)
{
    return wordsFor(QString::fromStdString(error.code), QString::fromStdString(error.detail));
}

} // namespace

/// Asked again whenever matter or place become another.
void LiveSource::askTopic()
{
    if (!isWriting() || !m_city)
        return;
    const auto& fields = session().fields;
    const auto place = fields.find(std::string(kPlace));
    wire::TopicDraft draft;
    draft.ticket = m_ticket;
    draft.category = CategoryCode(session::valueOf(session(), kCategory));
    if (place != fields.end())
        draft.place = place->second.value.display.value;
    if (session().pin)
        draft.district = session().pin->jurisdiction.district;
    if (draft.category.empty() || draft.place.empty())
        return;
    if (draft == m_topicAsked)
        return;
    m_topicAsked = draft;
    draft.summary = session::valueOf(session(), kSummary);
    m_with.centre->findTopic(draft, [this, self = QPointer(this), id = m_recorder.id(),
                                     asked = m_topicAsked](const wire::TopicFound& found) {
        if (self && id == m_recorder.id() && asked == m_topicAsked && isWriting())
            takeTopic(found);
    });
}

void LiveSource::takeTopic(const wire::TopicFound& found)
{
    session::TopicShown shown;
    if (found.topic && insight::isHotOrRising(*found.topic)) {
        shown.id = found.topic->id;
        shown.title = found.topic->title;
        shown.size = found.topic->size;
        shown.today = found.topic->today;
        shown.hot = found.topic->hot;
        shown.reason = found.topic->reason;
        shown.tickets = cardsOf(found.tickets, *m_city);
    }
    if (shown != session().topic.value_or(session::TopicShown{}))
        record(std::move(shown));
}

void LiveSource::listTopics()
{
    m_with.centre->topics([this, self = QPointer(this)](const Result<wire::TopicList>& list) {
        if (!self)
            return;
        if (!list)
            Q_EMIT noticed(wordsOf(list.error()));
        else
            Q_EMIT listed(
                item::topicsTable(list.value().topics, list.value().ready, list.value().now),
                RowOpens::Topic);
    });
}

void LiveSource::openTopic(const QString& topic)
{
    m_with.centre->topic(
        topic, [this, self = QPointer(this)](const Result<wire::TopicFound>& found) {
            if (!self || !m_city)
                return;
            if (!found || !found.value().topic)
                Q_EMIT noticed(found ? wordsFor(QStringLiteral("unknown_topic"))
                                     : wordsOf(found.error()));
            else
                Q_EMIT listed(
                    item::topicTicketsTable(QString::fromStdString(found.value().topic->title),
                                            cardsOf(found.value().tickets, *m_city), now()),
                    RowOpens::Ticket);
        });
}

void LiveSource::listAnswersGiven(const QString& entry, const QString& title)
{
    m_with.centre->answersGiven(
        EntryId(entry.toStdString()),
        [this, self = QPointer(this), title](const Result<wire::AnswersGivenBody>& given) {
            if (!self)
                return;
            if (!given)
                Q_EMIT noticed(wordsOf(given.error()));
            else
                Q_EMIT listed(item::answersGivenTable(title, given.value().current,
                                                      given.value().total, given.value().tickets,
                                                      now()),
                              RowOpens::Ticket);
        });
}

} // namespace lianxin::sources

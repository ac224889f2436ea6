#include "app/sources/live_source.h"

#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sync/local_store.h"
#include "models/item/card_model.h"
#include "models/item/wording.h"
#include "models/ticket/life_cycle.h"
#include "models/ticket/numbering.h"
#include "models/wire/session_json.h"

#include <QPointer>

/// What a person does at the desk: each act becomes an event of the session, and where the centre
/// must know, a command.
namespace lianxin::sources {

using namespace ticket::field;

namespace {

ticket::FieldValue moodField(session::Mood mood)
{
    ticket::FieldValue field;
    field.name = kMood;
    field.value = Personal(std::string(wire::moodName(mood)));
    field.display = Personal(item::moodText(mood).toStdString());
    return field;
}

/// `119` → `e119`.
std::string unitOfLine(const std::string& line)
{
    return "e" + line;
}

/// What the caller says now goes before what was known; a place is only made more precise.
bool givesWay(const session::CallSession& session, const ticket::FieldValue& earlier)
{
    const auto& said = session::valueOf(session, earlier.name);
    return said.empty() || earlier.name == kCategory ||
           (earlier.name == kPlace && earlier.value.value.find(said) != std::string::npos);
}

} // namespace

void LiveSource::record(session::Body body)
{
    if (!m_recorder.id().empty())
        m_recorder.record(std::move(body));
    else if (std::holds_alternative<session::AnswersShown>(body)) {
        session::fold(m_between, {0, 0, std::move(body)});
        Q_EMIT changed();
    }
}

void LiveSource::edit(const QString& field, const QString& value, const QString& display)
{
    m_givesUp = false;
    const auto name = field.toStdString();
    const int version = versionAtCentre(name);
    record(session::FieldEdited{name, value.toStdString(), display.toStdString()});
    if (session().submitted)
        m_with.centre->send(engine::EditTicketField{session().submitted->ticket,
                                                    session().fields.at(name).value, version});
    ask();
}

/// Of a field of the submitted ticket, as far as this desk knows; 0: it has none.
int LiveSource::versionAtCentre(const std::string& field) const
{
    session::CallSession desk;
    int version = 0;
    for (const auto& event : m_recorder.events()) {
        const auto* edited = std::get_if<session::FieldEdited>(&event.body);
        if (edited && edited->name == field && desk.submitted)
            ++version;
        session::fold(desk, event);
        if (!std::holds_alternative<session::TicketSubmitted>(event.body))
            continue;
        const auto it = desk.fields.find(field);
        const bool sent = it != desk.fields.end() && !it->second.value.value.value.empty();
        version = sent ? it->second.value.version : 0;
    }
    return version;
}

void LiveSource::accept(const QString& field)
{
    record(session::FieldAccepted{field.toStdString()});
    ask();
}

void LiveSource::acceptAll()
{
    std::vector<std::string> guesses;
    for (const auto& [name, field] : session().fields)
        if (field.value.origin == ticket::Origin::Guess && !field.value.value.value.empty())
            guesses.push_back(name);
    for (const auto& name : guesses)
        record(session::FieldAccepted{name});
    if (!guesses.empty())
        ask();
}

void LiveSource::correct(int utterance, const QString& text)
{
    record(session::UtteranceCorrected{utterance, text.toStdString()});
    ask();
}

void LiveSource::useAnswer(const QString& entry, int version)
{
    record(session::AnswerUsed{EntryId(entry.toStdString()), version});
}

void LiveSource::searchKnowledge(const QString& words)
{
    if (words == m_sought)
        return;
    m_sought = words;
    if (!m_sought.isEmpty())
        m_with.helper->search(m_sought, now());
    else if (session().transcript.empty())
        record(session::AnswersShown{});
    else
        ask();
}

void LiveSource::openGuide()
{
    if (!session().guide || session().guide->open)
        return;
    record(session::GuideUnfolded{true});
    ask();
}

void LiveSource::foldGuide()
{
    if (!session().guide || !session().guide->open)
        return;
    record(session::GuideUnfolded{false});
    ask();
}

void LiveSource::chooseGuideKey(const QString& node, int option)
{
    const auto* at = session().guide ? session::standsAt(*session().guide) : nullptr;
    if (!at || at->id != node.toStdString() || option < 0 ||
        static_cast<std::size_t>(option) >= at->options.size())
        return;
    record(session::GuideStepChosen{session().guide->guide.id, at->id, option});
    ask();
}

void LiveSource::stepGuideBack()
{
    if (!session().guide || session().guide->steps.empty())
        return;
    record(session::GuideSteppedBack{session().guide->guide.id});
    ask();
}

void LiveSource::movePin(double lon, double lat)
{
    if (session().submitted)
        return sayTooLate();
    session::PinPlaced pin = session().pin.value_or(session::PinPlaced{});
    pin.point = {lon, lat};
    if (m_jurisdictions)
        pin.jurisdiction = m_jurisdictions->at(pin.point);
    pin.label = pin.jurisdiction.districtName + pin.jurisdiction.streetName;
    pin.confirmed = true;
    pin.confidence = 1;
    record(pin);
    showNearby(pin);
    ask();
}

void LiveSource::confirmPin()
{
    if (!session().pin)
        return;
    auto pin = *session().pin;
    pin.confirmed = true;
    record(std::move(pin));
}

void LiveSource::chooseUnit(const QString& unit, const QString& name)
{
    if (session().submitted)
        return sayTooLate();
    record(session::DestinationChosen{{UnitId(unit.toStdString()), name.toStdString(), 1}});
}

void LiveSource::sayTooLate()
{
    Q_EMIT noticed(tr("工单已提交，位置和承办单位由派单员更改；填写的内容仍会补充到工单。"));
}

/// There is a call, and its ticket has not been submitted yet.
bool LiveSource::isWriting() const
{
    const auto& desk = session();
    return !m_recorder.id().empty() && !desk.submitted && desk.call != session::CallState::Offered;
}

void LiveSource::quote(const QString& ticket)
{
    record(session::AnswerUsed{EntryId(item::quotedEntry(ticket).toStdString()), 1});
}

void LiveSource::redo(const QString& ticket)
{
    if (!isWriting())
        return;
    if (shown(TicketId(ticket.toStdString()))) {
        Q_EMIT noticed(wordsFor(QStringLiteral("of_this_call")));
        return;
    }
    m_with.centre->ticket(
        TicketId(ticket.toStdString()),
        [this, self = QPointer(this), id = m_recorder.id()](const engine::TicketView& earlier) {
            if (self && id == m_recorder.id() && isWriting() && m_city)
                takeEarlier(earlier);
        });
}

/// What lasts is taken over: the matter, the place and what the template asked. When it happened,
/// what was said and who calls are today's.
void LiveSource::takeEarlier(const engine::TicketView& ticket)
{
    session::EarlierTaken taken;
    taken.ticket = ticket.id;
    taken.number = ticket.number;
    taken.title = cardOf(ticket, *m_city).title;
    for (const auto& field : ticket.fields)
        if ((field.name == kCategory || field.name == kPlace ||
             field.name.starts_with(kTemplatePrefix)) &&
            givesWay(session(), field))
            taken.fields.push_back(field);
    if (!ticket.assignments.empty()) {
        const auto& lead = ticket.assignments.back().lead;
        taken.lead = {lead, unitName(*m_city, lead), 1};
    }
    const bool isThere = std::any_of(taken.fields.begin(), taken.fields.end(),
                                     [](const auto& field) { return field.name == kPlace; });
    record(std::move(taken));
    if (isThere && ticket.point && m_jurisdictions) {
        session::PinPlaced pin;
        pin.point = *ticket.point;
        pin.jurisdiction = m_jurisdictions->at(pin.point);
        pin.label = session::valueOf(session(), kPlace);
        pin.confidence = 1;
        pin.confirmed = true;
        record(pin);
        showNearby(pin);
    }
    ask();
}

void LiveSource::merge(const QString& ticket)
{
    if (!isWriting())
        return;
    const TicketId into(ticket.toStdString());
    if (session().merge && session().merge->into == into) {
        record(session::MergeChosen{});
        return;
    }
    for (const auto* cards : {&session().nearby, &session().offer.history})
        for (const auto& card : *cards)
            if (card.id == into) {
                if (const auto state = ticket::parseState(card.state);
                    state && ticket::next(*state, ticket::Act::Merge))
                    record(session::MergeChosen{card.id, card.number, card.title});
                else
                    Q_EMIT noticed(wordsFor(QStringLiteral("cannot_merge_into")));
                return;
            }
}

void LiveSource::openTicket(const QString& ticket)
{
    m_with.centre->ticket(TicketId(ticket.toStdString()),
                          [this, self = QPointer(this)](const engine::TicketView& found) {
                              if (self)
                                  Q_EMIT ticketOpened(found);
                          });
}

/// The seat lets go when the centre has moved the call; until then the caller stays here.
void LiveSource::transfer(const QString& group, const QString& name)
{
    const auto state = session().call;
    if (state != session::CallState::Talking && state != session::CallState::Held)
        return;
    engine::TransferCall command;
    command.call = m_call;
    command.group = GroupId(group.toStdString());
    command.note = session::valueOf(session(), kSummary);
    record(session::CallTransferred{name.toStdString()});
    m_with.centre->send(std::move(command));
}

/// The gateway dials, so the centre must be there now; what the third must know goes along.
void LiveSource::joinParty(const QString& line, const QString& name)
{
    const auto state = session().call;
    if (state != session::CallState::Talking && state != session::CallState::Held)
        return;
    if (!m_with.centre->online()) {
        Q_EMIT noticed(wordsFor(QStringLiteral("no_party_offline"), line));
        return;
    }
    engine::JoinParty command;
    command.call = m_call;
    command.line = line.toStdString();
    command.name = name.toStdString();
    command.matter = session::valueOf(session(), kSummary);
    command.place = session::valueOf(session(), kPlace);
    if (session().pin)
        command.point = session().pin->point;
    m_with.centre->tell(std::move(command));
}

void LiveSource::releaseParty()
{
    if (session().party)
        m_with.centre->tell(engine::ReleaseParty{m_call});
}

/// The line hears the caller at once; the ticket goes with what is told until somebody submits it
/// or hangs up.
void LiveSource::handOver(const QString& service, const QString& name)
{
    if (!session().submitted)
        chooseUnit(QString::fromStdString(unitOfLine(service.toStdString())), name);
    joinParty(service, name);
}

/// An emergency line that a person chose, and whether it has been on the line.
bool LiveSource::handsOver(bool andWasJoined) const
{
    const auto& chosen = session().chosenUnit;
    if (!chosen || !m_city ||
        std::none_of(m_city->units.begin(), m_city->units.end(), [&](const routing::Unit& unit) {
            return unit.id == chosen->unit && unit.level == "emergency";
        }))
        return false;
    const auto& events = m_recorder.events();
    return !andWasJoined || std::any_of(events.begin(), events.end(), [&](const auto& event) {
        const auto* joined = std::get_if<session::PartyJoined>(&event.body);
        return joined && unitOfLine(joined->line) == chosen->unit.str();
    });
}

void LiveSource::chooseColour(const QString& colour, const QString& mark)
{
    if (isWriting())
        record(session::ColourChosen{colour.toStdString(), mark.toStdString()});
}

void LiveSource::takeBreak(const QString& reason)
{
    const auto state = reason.isEmpty() ? engine::SeatState::Free : engine::SeatState::Busy;
    m_with.centre->tell(engine::SetSeatState{m_with.seat, state, reason.toStdString()});
}

void LiveSource::releaseEscalations()
{
    m_with.centre->tell(engine::ReleaseEscalations{});
}

void LiveSource::switchSurge(bool on, const QString& reason)
{
    m_with.centre->tell(engine::SwitchSurge{on, reason.toStdString()});
}

void LiveSource::submit(session::Outcome outcome, const QString& clause)
{
    if (outcome == session::Outcome::Dispatched && handsOver(false))
        outcome = session::Outcome::HandedOver;
    const auto& desk = session();
    if (desk.submitted || desk.call == session::CallState::None ||
        desk.call == session::CallState::Offered)
        return;
    if (outcome == session::Outcome::Refused && clause.isEmpty()) {
        Q_EMIT noticed(wordsFor(QStringLiteral("missing_clause")));
        return;
    }
    if (const QString field = whatIsTooLong(); !field.isEmpty()) {
        Q_EMIT noticed(wordsFor(QStringLiteral("field_too_long"), field));
        return;
    }
    engine::SubmitTicket ticket;
    ticket.ticket = m_ticket;
    ticket.call = desk.offer.call;
    ticket.session = m_recorder.id();
    ticket.outcome = outcome;
    ticket.clause = clause.toStdString();
    for (const auto& [name, field] : desk.fields)
        if (!field.value.value.value.empty())
            ticket.fields.push_back(field.value);
    if (const auto mood = session::worstMood(desk))
        ticket.fields.push_back(moodField(*mood));
    if (desk.pin) {
        ticket.point = desk.pin->point;
        ticket.district = desk.pin->jurisdiction.district;
    }
    if (desk.deadlines)
        ticket.urgency = desk.deadlines->urgency;
    if (const auto* lead = session::leadOf(desk);
        lead && outcome != session::Outcome::AnsweredDirectly) {
        ticket.lead = lead->unit;
        ticket.confidence = lead->confidence;
    }
    if (desk.destination) {
        for (const auto& helper : desk.destination->helpers)
            ticket.helpers.push_back(helper.unit);
        ticket.item = desk.destination->item;
    }
    ticket.answers = desk.used;
    if (desk.colour)
        ticket.colour = desk.colour->colour;
    if (desk.earlier)
        ticket.earlier = desk.earlier->ticket;
    if (desk.merge && outcome == session::Outcome::Dispatched)
        ticket.mergeInto = desk.merge->into;
    {
        // Either the journal says that it was submitted and the command is on its way, or neither.
        const sync::LocalStore::Together together(m_with.store);
        // Of a ticket that was refused the caller may know one already.
        if (!desk.number.empty())
            ticket.provisionalNumber = desk.number;
        else if (!m_with.centre->online())
            ticket.provisionalNumber = nextProvisionalNumber();
        record(
            session::TicketSubmitted{m_ticket, outcome, ticket.provisionalNumber, ticket.clause});
        m_handover.submit(std::move(ticket));
    }
    if (session().turn && !session().reopened)
        beginMatter(*session().turn);
}

/// Never the same twice, even after a restart: the caller was told it.
std::string LiveSource::nextProvisionalNumber()
{
    ++m_provisional;
    if (m_with.store)
        m_with.store->setCounter(QLatin1String(kProvisionalCounter), m_provisional);
    return ticket::provisionalNumber(m_with.seat, now(), m_provisional);
}

} // namespace lianxin::sources

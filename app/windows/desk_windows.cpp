#include "app/windows/desk_windows.h"

#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sources/replay_source.h"
#include "app/windows/map_data.h"
#include "app/windows/refusal_dialog.h"
#include "models/engine/city.h"
#include "models/item/facts.h"
#include "models/item/wording.h"
#include "models/ticket/field.h"
#include "widgets/callbar/call_bar.h"
#include "widgets/caller/caller_panel.h"
#include "widgets/commands/command_palette.h"
#include "widgets/destination/destination_panel.h"
#include "widgets/knowledge/guide_view.h"
#include "widgets/knowledge/knowledge_panel.h"
#include "widgets/map/map_panel.h"
#include "widgets/nearby/nearby_panel.h"
#include "widgets/queue/table_sheet.h"
#include "widgets/theme/key_button.h"
#include "widgets/ticketform/form_header.h"
#include "widgets/ticketform/ticket_form.h"
#include "widgets/ticketsheet/ticket_sheet.h"
#include "widgets/timeline/timeline_bar.h"
#include "widgets/transcript/transcript_panel.h"

#include <QAction>
#include <QApplication>
#include <QGuiApplication>
#include <QInputDialog>
#include <QInputMethod>
#include <QLineEdit>
#include <QMessageBox>
#include <QScreen>

namespace lianxin::windows {

namespace {

constexpr int kSecondMs = 1000;
constexpr QSize kDeskSize(1920, 1080);

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// What the hint of this call says on a clause; without one the clause itself is read out.
QString sayOf(const session::CallSession& session, const std::string& clause)
{
    for (const auto& hint : session.hints)
        if (hint.clause.ends_with(clause) && !hint.say.empty())
            return text(hint.say);
    return text(clause);
}

} // namespace

DeskWindows::DeskWindows(sources::SessionSource& source, Purpose purpose, QObject* parent)
    : QObject(parent), m_source(source), m_purpose(purpose), m_desk(std::make_unique<item::Desk>()),
      m_conversation(std::make_unique<ConversationWindow>(*m_desk, purpose)),
      m_ticket(std::make_unique<TicketWindow>(*m_desk, purpose))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &DeskWindows::refresh);
    m_second.setInterval(kSecondMs);
    connect(&m_second, &QTimer::timeout, this, &DeskWindows::refresh);
    m_second.start();
    connect(&m_source, &sources::SessionSource::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_source, &sources::SessionSource::noticed, this, [this](const QString& words) {
        m_notice = words;
        showLine();
    });
    connect(&m_source, &sources::SessionSource::draftSaved, this, [this](const QString& clock) {
        m_ticket->header->setDraftSaved(clock);
        m_saved = clock;
        showLine();
    });
    connect(m_conversation.get(), &ConversationWindow::closeRequested, this, &DeskWindows::close);
    connect(m_ticket.get(), &TicketWindow::closeRequested, this, &DeskWindows::close);
    m_switchSurge = widgets::deskAction(m_conversation.get(), QStringLiteral("hall.surge"),
                                        tr("启动应急模式"), QKeySequence(Qt::CTRL | Qt::Key_F8));
    m_release = widgets::deskAction(m_conversation.get(), QStringLiteral("hall.escalations"),
                                    tr("恢复升级督办"), QKeySequence(Qt::CTRL | Qt::Key_F9));
    setMaySupervise(false);
    connect(m_release, &QAction::triggered, this, &DeskWindows::askRelease);
    connect(&m_source, &sources::SessionSource::escalationsHeld, this, &DeskWindows::takeHeld);
    connect(m_switchSurge, &QAction::triggered, this, &DeskWindows::askSurge);
    connect(&m_source, &sources::SessionSource::surgeChanged, this, &DeskWindows::takeSurge);
    bindForm();
    if (m_purpose == Purpose::Work) {
        bindCall();
        bindHelp();
        bindGuide();
        bindTickets();
    }
    addShortcuts();
    refresh();
}

DeskWindows::~DeskWindows() = default;

void DeskWindows::show(int screens)
{
    const auto available = QGuiApplication::screens();
    const bool two = screens > 1 && available.size() > 1;
    const QRect first = available.first()->availableGeometry();
    const QRect second = two ? available.at(1)->availableGeometry() : first;
    m_conversation->setGeometry(QRect(first.topLeft(), first.size().boundedTo(kDeskSize)));
    m_ticket->setGeometry(QRect(second.topLeft(), second.size().boundedTo(kDeskSize)));
    m_ticket->show();
    m_conversation->show();
    if (m_purpose == Purpose::Work)
        m_ticket->form->focusFirst();
}

void DeskWindows::refresh()
{
    const auto& session = m_source.session();
    const std::size_t others = session.matter ? session.matter->before.size() : 0;
    const bool isOther = session.offer.call != m_call;
    const bool isNext = !isOther && others > m_others;
    m_call = session.offer.call;
    m_others = others;
    if (isOther || isNext) {
        m_conversation->knowledge->endSearch();
        m_objection.clear();
        if (m_refusal)
            m_refusal->close();
    }
    m_desk->show(session, m_source.now());
    showLine();
    if (isNext && m_purpose == Purpose::Work)
        m_ticket->form->focusFirst();
}

void DeskWindows::setSeatLine(const widgets::SeatLine& line)
{
    m_line = line;
    showLine();
}

void DeskWindows::setWaitingSince(std::optional<UtcTime> since)
{
    m_waitingSince = since;
    showLine();
}

/// The seat's counters, with what the source last said of itself.
void DeskWindows::showLine()
{
    widgets::SeatLine line = m_line;
    line.notice = m_notice;
    line.surge = m_surgeWords;
    if (m_held && m_maySupervise)
        line.surge +=
            (line.surge.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("升级督办已暂停");
    line.draftSaved = m_saved;
    if (m_waitingSince)
        line.longestWaitSeconds = static_cast<int>(
            std::chrono::floor<std::chrono::seconds>(m_source.now() - *m_waitingSince).count());
    m_conversation->status->show(line);
    m_ticket->status->show(line);
}

void DeskWindows::setCity(const std::shared_ptr<const engine::City>& city, const QString& tilesFile)
{
    QList<item::Choice> categories;
    for (const auto& category : city->categories.all())
        if (city->categories.isLeaf(category.code))
            categories.push_back(
                {text(category.code.str()), text(city->categories.path(category.code))});
    m_ticket->form->setChoices(QStringLiteral("category"), categories);
    QList<item::Choice> kinds;
    for (const auto kind : ticket::kKinds)
        kinds.push_back(
            {text(std::string(ticket::name(kind))), text(std::string(ticket::chineseName(kind)))});
    m_ticket->form->setChoices(QStringLiteral("kind"), kinds);
    QList<item::Choice> units;
    for (const auto& unit : city->units)
        units.push_back({text(unit.id.str()), text(unit.name)});
    m_ticket->destination->setUnits(units);
    QList<item::Choice> groups;
    for (const auto& group : city->callPlan.groups)
        if (group.id != city->callPlan.standard() && !group.atHome && !group.readsOnly)
            groups.push_back({text(group.id.str()), text(group.name), -1});
    m_conversation->callBar->setGroups(groups);
    m_conversation->callBar->setWrapUpLimit(static_cast<int>(city->callTimes.wrapUp.count()));
    QList<item::Choice> colours;
    for (const auto& colour : city->colours)
        colours.push_back({text(colour.id), item::markText(colour), -1});
    m_ticket->header->setColours(colours);
    m_city = city;
    offerParties();
    m_ticket->map->setLayers(mapLayers(city, tilesFile));
}

void DeskWindows::bindCall()
{
    auto* bar = m_conversation->callBar;
    auto* source = &m_source;
    connect(bar, &widgets::CallBar::answerRequested, source, &sources::SessionSource::answer);
    connect(bar, &widgets::CallBar::holdRequested, source, &sources::SessionSource::hold);
    connect(bar, &widgets::CallBar::resumeRequested, source, &sources::SessionSource::resume);
    connect(bar, &widgets::CallBar::muteRequested, source, [source] { source->setMuted(true); });
    connect(bar, &widgets::CallBar::unmuteRequested, source, [source] { source->setMuted(false); });
    connect(bar, &widgets::CallBar::hangUpRequested, source, &sources::SessionSource::hangUp);
    connect(bar, &widgets::CallBar::wrapUpFinished, this, &DeskWindows::finish);
    connect(source, &sources::SessionSource::leaving, m_ticket->form, [form = m_ticket->form] {
        QGuiApplication::inputMethod()->commit();
        form->leave();
    });
    connect(bar, &widgets::CallBar::transferRequested, source, &sources::SessionSource::transfer);
    connect(bar, &widgets::CallBar::breakRequested, source, &sources::SessionSource::takeBreak);
    connect(bar, &widgets::CallBar::breakEnded, source, [source] { source->takeBreak({}); });
    connect(source, &sources::SessionSource::breakChanged, bar, &widgets::CallBar::setBreak);
    connect(bar, &widgets::CallBar::partyRequested, source, &sources::SessionSource::joinParty);
    connect(bar, &widgets::CallBar::partyReleaseRequested, source,
            &sources::SessionSource::releaseParty);
    connect(bar, &widgets::CallBar::emergencyRequested, source, &sources::SessionSource::handOver);
    connect(&m_desk->facts, &item::Facts::destinationChanged, this, &DeskWindows::offerParties);
}

/// Whom the caller may be joined with: the unit that will act, then the city's usual lines.
void DeskWindows::offerParties()
{
    if (!m_city)
        return;
    QList<item::Choice> parties;
    const auto lead = m_desk->facts.destination().unitId.toStdString();
    for (const auto& unit : m_city->units)
        if (unit.id.str() == lead && !unit.phone.empty())
            parties.append(
                {text(unit.phone), text(unit.shortName.empty() ? unit.name : unit.shortName), -1});
    for (const auto& outside : m_city->callPlan.outside)
        parties.append({text(outside.line), text(outside.name), -1});
    m_conversation->callBar->setParties(parties);
}

void DeskWindows::bindForm()
{
    auto* form = m_ticket->form;
    connect(form, &widgets::TicketForm::fieldFocused, this,
            [this](const QString& field) { m_desk->focusField(field); });
    if (m_purpose == Purpose::Replay)
        return;
    auto* source = &m_source;
    connect(form, &widgets::TicketForm::fieldEdited, source, &sources::SessionSource::edit);
    connect(form, &widgets::TicketForm::fieldAccepted, source, &sources::SessionSource::accept);
    connect(form, &widgets::TicketForm::submitRequested, this, &DeskWindows::submit);
    connect(form, &widgets::TicketForm::answeredDirectlyRequested, this,
            &DeskWindows::answerDirectly);
    connect(form, &widgets::TicketForm::refuseRequested, this, &DeskWindows::askRefusal);
    connect(form, &widgets::TicketForm::nextMatterRequested, source,
            &sources::SessionSource::nextMatter);
    connect(m_ticket->header, &widgets::FormHeader::acceptRequested, form,
            &widgets::TicketForm::acceptCurrent);
    connect(m_ticket->header, &widgets::FormHeader::acceptAllRequested, form,
            &widgets::TicketForm::acceptAll);
    connect(m_ticket->header, &widgets::FormHeader::colourChosen, source,
            &sources::SessionSource::chooseColour);
    connect(m_ticket->map, &widgets::MapPanel::pinMoved, source, &sources::SessionSource::movePin);
    connect(m_ticket->map, &widgets::MapPanel::pinConfirmed, source,
            &sources::SessionSource::confirmPin);
    connect(m_ticket->map, &widgets::MapPanel::left, form, &widgets::TicketForm::focusLast);
    connect(m_ticket->destination, &widgets::DestinationPanel::unitChosen, source,
            &sources::SessionSource::chooseUnit);
}

void DeskWindows::bindHelp()
{
    connect(m_conversation->knowledge, &widgets::KnowledgePanel::answerUsed, &m_source,
            &sources::SessionSource::useAnswer);
    connect(m_conversation->knowledge, &widgets::KnowledgePanel::searched, &m_source,
            &sources::SessionSource::searchKnowledge);
    connect(m_conversation->transcript, &widgets::TranscriptPanel::corrected, &m_source,
            &sources::SessionSource::correct);
}

void DeskWindows::bindGuide()
{
    auto* source = &m_source;
    auto* guide = m_conversation->knowledge->guide();
    connect(guide, &widgets::GuideView::opened, source, &sources::SessionSource::openGuide);
    connect(guide, &widgets::GuideView::folded, source, &sources::SessionSource::foldGuide);
    connect(guide, &widgets::GuideView::keyChosen, source, &sources::SessionSource::chooseGuideKey);
    connect(guide, &widgets::GuideView::steppedBack, source,
            &sources::SessionSource::stepGuideBack);
    connect(guide, &widgets::GuideView::categoryTaken, source,
            [source](const QString& code, const QString& words) {
                source->edit(QStringLiteral("category"), code, words);
            });
}

/// Tickets that stand on the desk beside this one: opened, compared, merged, quoted, done again.
void DeskWindows::bindTickets()
{
    auto* source = &m_source;
    const auto open = [this](const QString& ticket) {
        m_comparing = false;
        m_source.openTicket(ticket);
    };
    connect(source, &sources::SessionSource::ticketOpened, this, &DeskWindows::showTicket);
    connect(m_conversation->caller, &widgets::CallerPanel::ticketOpened, this, open);
    connect(m_conversation->caller, &widgets::CallerPanel::redoRequested, source,
            &sources::SessionSource::redo);
    connect(m_conversation->knowledge, &widgets::KnowledgePanel::ticketOpened, this, open);
    connect(m_conversation->knowledge, &widgets::KnowledgePanel::similarQuoted, source,
            &sources::SessionSource::quote);
    connect(m_ticket->map, &widgets::MapPanel::ticketOpened, this, open);
    connect(m_ticket->nearby, &widgets::NearbyPanel::ticketOpened, this, open);
    connect(m_ticket->nearby, &widgets::NearbyPanel::topicsRequested, source,
            &sources::SessionSource::listTopics);
    connect(m_ticket->nearby, &widgets::NearbyPanel::topicRequested, source,
            &sources::SessionSource::openTopic);
    connect(m_conversation->knowledge, &widgets::KnowledgePanel::givenRequested, source,
            &sources::SessionSource::listAnswersGiven);
    connect(source, &sources::SessionSource::listed, this, &DeskWindows::showList);
    connect(m_ticket->nearby, &widgets::NearbyPanel::mergeRequested, source,
            &sources::SessionSource::merge);
    connect(m_ticket->nearby, &widgets::NearbyPanel::redoRequested, source,
            &sources::SessionSource::redo);
    connect(m_ticket->nearby, &widgets::NearbyPanel::ticketChosen, m_conversation->caller,
            &widgets::CallerPanel::choose);
    connect(m_conversation->caller, &widgets::CallerPanel::currentChanged, m_ticket->nearby,
            &widgets::NearbyPanel::setRedone);
    connect(m_ticket->nearby, &widgets::NearbyPanel::compareRequested, this,
            [this](const QString& ticket) {
                m_comparing = true;
                m_source.openTicket(ticket);
            });
}

item::SheetWords DeskWindows::sheetWords() const
{
    return {[this](const UnitId& unit) {
                return m_city ? text(sources::unitName(*m_city, unit)) : text(unit.str());
            },
            [this](const std::string& field) {
                if (m_city && field.starts_with(ticket::field::kTemplatePrefix))
                    for (const auto& form : m_city->templates)
                        for (const auto& one : form.fields)
                            if (field.substr(ticket::field::kTemplatePrefix.size()) == one.id)
                                return text(one.label);
                return QString();
            },
            [this](const std::string& colour) {
                const auto* known = m_city ? ticket::findColour(m_city->colours, colour) : nullptr;
                return known ? item::markText(*known) : text(colour);
            }};
}

void DeskWindows::showTicket(const engine::TicketView& ticket)
{
    using widgets::TicketSheet;
    const auto words = sheetWords();
    auto rows = item::sheetOf(ticket, words, m_source.now());
    if (m_comparing)
        rows = item::beside(std::move(rows), m_source.session(), words);
    auto* sheet = new TicketSheet(
        tr("工单 %1").arg(text(ticket.number)), rows,
        m_comparing ? TicketSheet::Columns::Beside : TicketSheet::Columns::One,
        m_comparing ? static_cast<QWidget*>(m_ticket.get()) : QApplication::activeWindow());
    sheet->show();
}

void DeskWindows::showList(const item::Table& table, sources::SessionSource::RowOpens opens)
{
    auto* sheet = new widgets::TableSheet(table, QApplication::activeWindow());
    connect(sheet, &widgets::TableSheet::opened, this, [this, opens](const QString& id) {
        if (opens == sources::SessionSource::RowOpens::Topic)
            return m_source.openTopic(id);
        m_comparing = false;
        m_source.openTicket(id);
    });
    sheet->show();
}

/// What closes a ticket, or sends one that cannot be acted on, takes the key twice.
bool DeskWindows::insists(const QString& objection)
{
    if (objection == m_objection) {
        m_objection.clear();
        return true;
    }
    m_objection = objection;
    m_objectedAt = m_source.now();
    m_notice = objection;
    showLine();
    return false;
}

void DeskWindows::submit()
{
    refresh();
    const auto missing = m_desk->facts.head().missing;
    if (missing.isEmpty() || m_source.session().submitted ||
        insists(tr("还缺：%1。再按一次 F12 照样提交。").arg(missing.join(tr("、")))))
        m_source.submit(session::Outcome::Dispatched, {});
}

void DeskWindows::answerDirectly()
{
    const auto& session = m_source.session();
    const bool isUrgent =
        session.deadlines && session.deadlines->urgency != ticket::Urgency::Normal;
    const auto objection = isUrgent ? tr("这是紧急件。再按一次 Alt D 就按直接答复办结，不派单。")
                           : session.used.empty()
                               ? tr("还没有选用答复。再按一次 Alt D 就按直接答复办结，不派单。")
                               : QString();
    if (objection.isEmpty() || insists(objection))
        m_source.submit(session::Outcome::AnsweredDirectly, {});
}

/// F10 is also the key to hang up, and the caller may have been quicker.
void DeskWindows::finish()
{
    const auto& session = m_source.session();
    const bool isWritten = !session::valueOf(session, ticket::field::kCategory).empty() ||
                           !session::valueOf(session, ticket::field::kSummary).empty();
    if (session.submitted || session.refusal || !isWritten ||
        insists(tr("这通电话还没有提交工单。再按一次“完成”就不留工单。")))
        m_source.finishWrapUp();
}

/// A slip of the hand leaves no caller alone, nor does closing both windows at once.
void DeskWindows::close()
{
    using session::CallState;
    constexpr Milliseconds kAtOnce{500};
    constexpr Milliseconds kMeant{10'000};
    const auto& session = m_source.session();
    const bool isOn = session.call == CallState::Offered || session.call == CallState::Talking ||
                      session.call == CallState::Held;
    const auto objection = m_purpose == Purpose::Replay ? QString()
                           : isOn ? tr("电话还没结束。再关一次窗口照样退出。")
                           : session.call == CallState::WrapUp && !session.submitted
                               ? tr("这通电话的工单还没提交。再关一次窗口照样退出。")
                           : m_line.unsent > 0 ? tr("还有内容没送到中心。再关一次窗口照样退出。")
                                               : QString();
    const auto since = m_source.now() - m_objectedAt;
    if (objection == m_objection && since < kAtOnce && !objection.isEmpty())
        return;
    if (since > kMeant)
        m_objection.clear();
    if (objection.isEmpty() || insists(objection))
        Q_EMIT closed();
}

void DeskWindows::askRefusal()
{
    QList<RefusalDialog::Clause> clauses;
    if (m_city)
        for (const auto& clause : m_city->clauses.refusals)
            clauses.append({text(clause), sayOf(m_source.session(), clause)});
    m_refusal = new RefusalDialog(clauses, m_ticket.get());
    m_refusal->setWindowModality(Qt::ApplicationModal);
    connect(m_refusal, &RefusalDialog::chosen, &m_source, [source = &m_source](const QString& one) {
        source->submit(session::Outcome::Refused, one);
    });
    m_refusal->show();
}

void DeskWindows::setMaySupervise(bool may)
{
    m_maySupervise = may;
    m_switchSurge->setEnabled(may);
    m_switchSurge->setVisible(may);
    takeHeld(m_held);
}

void DeskWindows::takeHeld(bool held)
{
    m_held = held;
    m_release->setEnabled(held && m_maySupervise);
    m_release->setVisible(held && m_maySupervise);
    showLine();
}

void DeskWindows::askRelease()
{
    const auto sure = QMessageBox::question(
        m_conversation.get(), m_release->text(),
        tr("中心停机或时钟跳变期间到期的升级督办还没有送出。现在逐件送到上级单位吗？"));
    if (sure == QMessageBox::Yes)
        m_source.releaseEscalations();
}

void DeskWindows::takeSurge(bool on, const QString& reason)
{
    m_surge = on;
    m_switchSurge->setText(on ? tr("结束应急模式") : tr("启动应急模式"));
    m_surgeWords =
        on ? (reason.isEmpty() ? tr("应急模式") : tr("应急模式：%1").arg(reason)) : QString();
    showLine();
}

void DeskWindows::askSurge()
{
    bool sure = false;
    const QString reason = QInputDialog::getText(
        m_conversation.get(), m_switchSurge->text(),
        m_surge ? tr("全部坐席恢复完整表单和平时的排队提示。说明（可不填）：")
                : tr("全部坐席改用简表，居家志愿者开始接听，排队的人会听到应急提示。"
                     "原因（坐席会看到）："),
        QLineEdit::Normal, {}, &sure);
    if (sure)
        m_source.switchSurge(!m_surge, reason.trimmed());
}

void DeskWindows::addShortcuts()
{
    for (QWidget* window :
         {static_cast<QWidget*>(m_conversation.get()), static_cast<QWidget*>(m_ticket.get())}) {
        auto* other = new QAction(tr("另一屏"), window);
        other->setShortcut(Qt::Key_F6);
        connect(other, &QAction::triggered, this, &DeskWindows::otherScreen);
        auto* palette = new QAction(tr("命令"), window);
        palette->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_P)});
        connect(palette, &QAction::triggered, this, [this, window] {
            widgets::CommandPalette dialog(
                widgets::deskActions({m_conversation.get(), m_ticket.get()}), window);
            dialog.exec();
        });
        window->addActions({other, palette});
    }
}

void DeskWindows::otherScreen()
{
    QWidget* next =
        m_ticket->isActiveWindow() ? static_cast<QWidget*>(m_conversation.get()) : m_ticket.get();
    next->raise();
    next->activateWindow();
    if (next == m_ticket.get())
        m_ticket->form->focusLast();
}

namespace {

QList<widgets::Mark> marksOf(const std::vector<session::Event>& events)
{
    QList<widgets::Mark> marks;
    for (const auto& event : events) {
        if (const auto* heard = std::get_if<session::UtteranceHeard>(&event.body))
            marks.push_back({event.atMs, widgets::MarkKind::Utterance, text(heard->text.value)});
        else if (const auto* accepted = std::get_if<session::FieldAccepted>(&event.body))
            marks.push_back({event.atMs, widgets::MarkKind::Field, text(accepted->name)});
        else if (const auto* edited = std::get_if<session::FieldEdited>(&event.body))
            marks.push_back({event.atMs, widgets::MarkKind::Field, text(edited->name)});
        else if (std::holds_alternative<session::TicketSubmitted>(event.body))
            marks.push_back({event.atMs, widgets::MarkKind::Submit, DeskWindows::tr("提交")});
    }
    return marks;
}

} // namespace

void DeskWindows::followReplay(sources::ReplaySource& replay)
{
    auto* bar = m_conversation->timeline;
    bar->setDuration(replay.durationMs());
    bar->setMarks(marksOf(replay.events()));
    for (const auto& event : replay.events())
        if (std::holds_alternative<session::CallAnswered>(event.body))
            bar->setAnsweredAt(event.atMs);
    connect(bar, &widgets::TimelineBar::seekRequested, &replay, &sources::ReplaySource::seek);
    connect(bar, &widgets::TimelineBar::playRequested, &replay, &sources::ReplaySource::play);
    connect(bar, &widgets::TimelineBar::pauseRequested, &replay, &sources::ReplaySource::pause);
    connect(bar, &widgets::TimelineBar::speedRequested, &replay, &sources::ReplaySource::setSpeed);
    connect(bar, &widgets::TimelineBar::speedRequested, bar, &widgets::TimelineBar::setSpeed);
    connect(&replay, &sources::ReplaySource::positionChanged, bar,
            &widgets::TimelineBar::setPosition);
    connect(&replay, &sources::ReplaySource::playingChanged, bar, [bar](bool playing) {
        bar->setState(playing ? widgets::TimelineBar::State::Playing
                              : widgets::TimelineBar::State::Paused);
    });
    const auto jump = [&replay](int atMs) { replay.seek(atMs); };
    connect(m_conversation->transcript, &widgets::TranscriptPanel::playRequested, &replay, jump);
    connect(m_ticket->form, &widgets::TicketForm::playRequested, &replay, jump);
    bar->setPosition(replay.positionMs());
}

} // namespace lianxin::windows

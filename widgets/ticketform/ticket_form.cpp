#include "widgets/ticketform/ticket_form.h"

#include "models/item/form_model.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"
#include "widgets/ticketform/field_row.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace lianxin::widgets {

using item::FormRow;

TicketForm::TicketForm(item::FormModel* form, item::Facts* facts, QWidget* parent)
    : QFrame(parent), m_form(form), m_facts(facts), m_missing(new ElidedLabel(this)),
      m_refusal(new QLabel(this)), m_refused(new Pill(this))
{
    setRole(this, "panel");
    setAccessibleName(tr("工单"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    setMinimumWidth(kGrid * 56);
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kGrid * 2, 0, kGrid * 2, kGrid);
    m_column->setSpacing(kGrid * 3 / 4);
    m_scroll = scrolling(content, this);
    column->addWidget(m_scroll, 1);
    makeActions();
    makeFooter(column);
    connect(form, &QAbstractItemModel::rowsInserted, this, &TicketForm::rebuild);
    connect(form, &QAbstractItemModel::rowsRemoved, this, &TicketForm::rebuild);
    connect(form, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                for (int i = from.row(); i <= to.row(); ++i) {
                    const FormRow& shown = m_form->rows()[std::size_t(i)];
                    if (FieldRow* known = row(shown.name))
                        known->present(shown);
                }
            });
    connect(facts, &item::Facts::headChanged, this, &TicketForm::refreshFooter);
    connect(facts, &item::Facts::callChanged, this, &TicketForm::refreshFooter);
    connect(facts, &item::Facts::callChanged, this, [this, was = isWritable()]() mutable {
        if (isWritable() != std::exchange(was, isWritable()))
            refreshMode();
    });
    connect(qApp, &QApplication::focusChanged, this, &TicketForm::onFocusChanged);
    rebuild();
    refreshFooter();
}

void TicketForm::makeActions()
{
    m_answer = deskAction(this, QStringLiteral("form.answer"), tr("直接答复"),
                          QKeySequence(Qt::ALT | Qt::Key_D));
    m_refuse = deskAction(this, QStringLiteral("form.refuse"), tr("不予受理"),
                          QKeySequence(Qt::ALT | Qt::Key_R));
    m_submit = deskAction(this, QStringLiteral("form.submit"), tr("提交并派单"),
                          QKeySequence(Qt::Key_F12));
    m_next = deskAction(this, QStringLiteral("form.next"), tr("另有一件"),
                        QKeySequence(Qt::ALT | Qt::Key_N));
    const std::pair<QAction*, void (TicketForm::*)()> wiring[]{
        {m_answer, &TicketForm::answeredDirectlyRequested},
        {m_refuse, &TicketForm::refuseRequested},
        {m_submit, &TicketForm::submitRequested},
        {m_next, &TicketForm::nextMatterRequested}};
    for (const auto& [action, request] : wiring)
        connect(action, &QAction::triggered, this, [this, request = request] {
            flushTyping();
            (this->*request)();
        });
    connect(m_submit, &QAction::triggered, this, &TicketForm::focusMissing);
}

/// The rows lose the focus while they are destroyed; by then this is a form no more.
TicketForm::~TicketForm()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void TicketForm::makeFooter(QVBoxLayout* column)
{
    m_footer = new QWidget(this);
    m_footer->setAttribute(Qt::WA_StyledBackground);
    setRole(m_footer, "footer");
    auto* rows = new QVBoxLayout(m_footer);
    rows->setContentsMargins(kGrid * 2, kGrid, kGrid * 2, kGrid * 3 / 2);
    rows->setSpacing(kGrid / 2);
    auto* refusal = new QHBoxLayout;
    refusal->setSpacing(kGrid);
    refusal->addWidget(m_refused, 0, Qt::AlignTop);
    m_refusal->setWordWrap(true);
    refusal->addWidget(m_refusal, 1);
    rows->addLayout(refusal);
    m_missing->setFont(textFont(TextSize::Caption));
    setRole(m_missing, "caption");
    rows->addWidget(m_missing);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(new KeyButton(m_answer, KeyButton::Look::Plain, m_footer), 1);
    buttons->addWidget(new KeyButton(m_refuse, KeyButton::Look::Plain, m_footer), 1);
    m_submitButton = new KeyButton(m_submit, KeyButton::Look::Primary, m_footer);
    buttons->addWidget(m_submitButton, 2);
    buttons->addWidget(new KeyButton(m_next, KeyButton::Look::Plain, m_footer), 1);
    rows->addLayout(buttons);
    column->addWidget(m_footer);
}

FieldRow* TicketForm::row(const QString& field) const
{
    return m_rows.value(field);
}

QList<FieldRow*> TicketForm::inOrder() const
{
    QList<FieldRow*> rows;
    for (const FormRow& shown : m_form->rows())
        if (FieldRow* known = row(shown.name))
            rows.append(known);
    return rows;
}

FieldRow* TicketForm::makeRow(int index)
{
    const FormRow& shown = m_form->rows()[std::size_t(index)];
    const auto shape =
        shown.type == QLatin1String("long") ? FieldRow::Shape::Block : FieldRow::Shape::Line;
    auto* made = new FieldRow(shown.name, shape, m_scroll->widget());
    made->setMode(isWritable() ? FieldRow::Mode::Edit : FieldRow::Mode::ReadOnly);
    made->setMoreChoices(m_choices.value(shown.name));
    connect(made, &FieldRow::edited, this, &TicketForm::fieldEdited);
    connect(made, &FieldRow::accepted, this, [this](const QString& field) {
        moveFrom(field);
        Q_EMIT fieldAccepted(field);
    });
    connect(made, &FieldRow::finished, this, &TicketForm::moveOn);
    connect(made, &FieldRow::playRequested, this, &TicketForm::playRequested);
    return made;
}

void TicketForm::dropGone()
{
    for (const QString& name : m_rows.keys())
        if (m_form->rowOf(name) < 0) {
            FieldRow* gone = m_rows.take(name);
            gone->flush();
            gone->hide();
            gone->deleteLater();
        }
}

void TicketForm::rebuild()
{
    dropGone();
    for (int i = 0; i < m_form->rowCount(); ++i) {
        const FormRow& shown = m_form->rows()[std::size_t(i)];
        FieldRow*& known = m_rows[shown.name];
        if (!known)
            known = makeRow(i);
        known->present(shown);
    }
    layOut();
}

void TicketForm::layOut()
{
    while (m_column->count() > 0)
        delete m_column->takeAt(0);
    qDeleteAll(std::exchange(m_headings, {}));
    QWidget* before = nullptr;
    std::optional<item::FieldGroup> group;
    for (const FormRow& shown : m_form->rows()) {
        if (group != shown.group) {
            auto* heading = makeLabel(item::groupLabel(shown.group), "group", m_scroll->widget());
            m_headings.append(heading);
            m_column->addWidget(heading);
            group = shown.group;
        }
        FieldRow* placed = m_rows.value(shown.name);
        m_column->addWidget(placed);
        placed->show();
        if (before)
            setTabOrder(before, placed->editor());
        before = placed->editor();
    }
    for (QWidget* heading : std::as_const(m_headings))
        heading->show();
    m_column->addStretch(1);
    if (before)
        for (auto* button : m_footer->findChildren<KeyButton*>()) {
            setTabOrder(before, button);
            before = button;
        }
}

void TicketForm::setChoices(const QString& field, const QList<item::Choice>& choices)
{
    m_choices[field] = choices;
    if (FieldRow* known = row(field))
        known->setMoreChoices(choices);
}

void TicketForm::setMode(Mode mode)
{
    m_mode = mode;
    refreshMode();
    refreshFooter();
}

/// Without a call there is no ticket that could hold what is typed.
bool TicketForm::isWritable() const
{
    return m_mode == Mode::Edit && m_facts->call().state != session::CallState::None;
}

void TicketForm::refreshMode()
{
    for (FieldRow* shown : std::as_const(m_rows))
        shown->setMode(isWritable() ? FieldRow::Mode::Edit : FieldRow::Mode::ReadOnly);
}

void TicketForm::leave()
{
    flushTyping();
    for (FieldRow* shown : std::as_const(m_rows))
        shown->forget();
}

void TicketForm::flushTyping()
{
    for (FieldRow* shown : inOrder())
        shown->flush();
}

void TicketForm::acceptCurrent()
{
    if (FieldRow* current = row(m_last))
        current->accept();
}

void TicketForm::acceptAll()
{
    flushTyping();
    QStringList guesses;
    for (FieldRow* shown : inOrder())
        if (shown->isGuess())
            guesses.append(shown->name());
    for (const QString& field : std::as_const(guesses))
        Q_EMIT fieldAccepted(field);
}

void TicketForm::focusField(const QString& field)
{
    if (FieldRow* wanted = row(field))
        wanted->editor()->setFocus(Qt::OtherFocusReason);
}

void TicketForm::focusFirst()
{
    const auto rows = inOrder();
    const auto first = [&](auto wanted) {
        const auto it = std::find_if(rows.begin(), rows.end(), wanted);
        return it == rows.end() ? nullptr : *it;
    };
    FieldRow* target = first([](FieldRow* r) { return r->isGuess(); });
    if (!target)
        target = first([](FieldRow* r) { return r->isEmpty(); });
    if (!target && !rows.isEmpty())
        target = rows.first();
    if (target)
        target->editor()->setFocus(Qt::OtherFocusReason);
}

void TicketForm::focusMissing()
{
    for (const FormRow& shown : m_form->rows())
        if (shown.required && shown.standing == item::FieldStanding::Empty)
            return focusField(shown.name);
}

void TicketForm::focusLast()
{
    if (row(m_last))
        focusField(m_last);
    else
        focusFirst();
}

void TicketForm::moveFrom(const QString& from)
{
    const auto rows = inOrder();
    const int at = m_form->rowOf(from);
    for (int i = at + 1; i < rows.size(); ++i)
        if (rows[i]->isGuess())
            return rows[i]->editor()->setFocus(Qt::TabFocusReason);
    for (int i = at + 1; i < rows.size(); ++i)
        if (rows[i]->isEmpty())
            return rows[i]->editor()->setFocus(Qt::TabFocusReason);
    m_submitButton->setFocus(Qt::TabFocusReason);
}

void TicketForm::moveOn(const QString& from)
{
    FieldRow* left = row(from);
    if (!left || !left->editor()->hasFocus())
        return;
    const int next = m_form->rowOf(from) + 1;
    if (next < m_form->rowCount())
        focusField(m_form->rows()[std::size_t(next)].name);
    else
        m_submitButton->setFocus(Qt::TabFocusReason);
}

void TicketForm::onFocusChanged(QWidget*, QWidget* now)
{
    if (!now || now->window() != window())
        return;
    QString field;
    for (FieldRow* shown : std::as_const(m_rows))
        if (shown->isAncestorOf(now))
            field = shown->name();
    if (!field.isEmpty()) {
        m_last = field;
        m_scroll->ensureWidgetVisible(row(field), 0, kGrid * 4);
    }
    if (field == m_focused)
        return;
    m_focused = field;
    Q_EMIT fieldFocused(field);
}

void TicketForm::refreshFooter()
{
    const item::HeadLine& head = m_facts->head();
    m_footer->setVisible(m_mode == Mode::Edit);
    const bool open = m_mode == Mode::Edit && !head.submitted;
    for (QAction* action : {m_answer, m_refuse, m_submit})
        action->setEnabled(open);
    const auto call = m_facts->call().state;
    m_next->setText(head.submitted ? tr("另记一单")
                    : head.turned  ? tr("并非两件")
                                   : tr("另有一件"));
    m_next->setEnabled(m_mode == Mode::Edit && call != session::CallState::None &&
                       call != session::CallState::Offered);
    m_submit->setText(head.submitted           ? tr("已提交")
                      : head.refusal.isEmpty() ? tr("提交并派单")
                                               : tr("重新提交"));
    m_refused->say(head.refusal.isEmpty() ? QString() : tr("中心未收下"), Tone::Amber);
    m_refusal->setText(head.refusal);
    m_refusal->setHidden(head.refusal.isEmpty());
    QStringList words;
    if (!head.submitted && !head.missing.isEmpty())
        words.append(tr("还缺：%1").arg(head.missing.join(QStringLiteral("、"))));
    if (!head.submitted && head.guesses > 0)
        words.append(tr("%1 项推测待确认，提交时一并记录为推测").arg(head.guesses));
    m_missing->setText(words.join(QStringLiteral("　·　")));
    m_missing->setHidden(words.isEmpty());
}

} // namespace lianxin::widgets

#include "widgets/ticketform/field_row.h"

#include "widgets/theme/elided_label.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lianxin::widgets {

using item::Choice;
using item::FieldStanding;

namespace {

constexpr int kLabelWidth = 104;
constexpr int kEditorEdges = 40; ///< what frame, padding and gaps take of an editor's width
constexpr int kLineHeight = 36;
constexpr int kBlockHeight = 108;
constexpr int kSourceHeight = 18;

bool isEnter(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

/// Keys that a form or a window would act on, as against keys that write.
bool isCommand(const QKeyEvent* event)
{
    return isEnter(event) || event->text().isEmpty() || event->key() == Qt::Key_Tab ||
           event->key() == Qt::Key_Backtab || event->key() == Qt::Key_Escape;
}

} // namespace

FieldRow::FieldRow(const QString& name, Shape shape, QWidget* parent)
    : QWidget(parent), m_name(name), m_label(makeLabel({}, "field-label", this)), m_note(nullptr),
      m_source(new QWidget(this)), m_quote(new ElidedLabel(m_source)),
      m_play(new QToolButton(m_source)), m_remark(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("row.") + name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid * 3 / 2);
    m_label->setFixedWidth(kLabelWidth);
    m_label->setFixedHeight(kLineHeight);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setWordWrap(true);
    row->addWidget(m_label, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    row->addLayout(column, 1);
    if (shape == Shape::Line)
        makeLine();
    else
        makeBlock();
    column->addWidget(editor());
    makeSource();
    column->addWidget(m_source);
    if (m_line)
        column->addWidget(m_remark); // beside a quote there would be no room for either
    editor()->setObjectName(QStringLiteral("field.") + name);
    editor()->installEventFilter(this);
    m_label->setBuddy(editor());
    m_send.setSingleShot(true);
    m_send.setInterval(kSendAfterMs);
    connect(&m_send, &QTimer::timeout, this, &FieldRow::flush);
}

void FieldRow::makeLine()
{
    m_line = new QLineEdit(this);
    m_line->setFixedHeight(kLineHeight);
    m_note = makeLabel({}, "note-good", m_line);
    m_note->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_line, &QLineEdit::textEdited, this, &FieldRow::onTyped);
    connect(m_line, &QLineEdit::returnPressed, this, &FieldRow::onEnter);
}

void FieldRow::makeBlock()
{
    m_block = new QPlainTextEdit(this);
    m_block->setFixedHeight(kBlockHeight);
    m_block->setTabChangesFocus(true);
    m_block->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_block, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_settingText && !m_composing)
            onTyped();
    });
}

void FieldRow::makeSource()
{
    auto* row = new QHBoxLayout(m_source);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    m_quote->setFont(textFont(TextSize::Caption));
    m_remark->setFont(textFont(TextSize::Caption));
    setRole(m_quote, "caption");
    setRole(m_remark, "caption");
    m_play->setObjectName(QStringLiteral("play.") + m_name);
    m_play->setText(QStringLiteral("▶"));
    m_play->setFocusPolicy(Qt::NoFocus);
    m_play->setCursor(Qt::PointingHandCursor);
    setRole(m_play, "play");
    if (m_block) {
        m_note = makeLabel({}, "note-good", m_source);
        row->addWidget(m_note);
    }
    row->addWidget(m_quote);
    row->addWidget(m_play);
    if (m_block)
        row->addWidget(m_remark);
    row->addStretch(1);
    connect(m_play, &QToolButton::clicked, this, [this] { Q_EMIT playRequested(m_row.sourceMs); });
    for (QWidget* line : {m_source, static_cast<QWidget*>(m_remark)}) {
        line->setFixedHeight(kSourceHeight);
        line->hide();
    }
}

QWidget* FieldRow::editor() const
{
    return m_line ? static_cast<QWidget*>(m_line) : m_block;
}

QString FieldRow::text() const
{
    return m_line ? m_line->text() : m_block->toPlainText();
}

bool FieldRow::isGuess() const
{
    return m_row.standing == FieldStanding::Guess && !m_dirty && !m_sent && !m_composing;
}

void FieldRow::present(const item::FormRow& row)
{
    const bool choicesChanged = row.choices != m_row.choices;
    m_row = row;
    if (row.label != m_label->text())
        setLabel(row.label);
    editor()->setAccessibleName(row.required ? tr("%1，必填").arg(row.label) : row.label);
    if (choicesChanged)
        refreshCompletions();
    if (m_sent && row.origin == ticket::Origin::Typed && row.value == m_sent->value)
        m_sent.reset();
    applyRow();
}

/// What does not fit into one line is written smaller, and in two lines where that is not enough.
void FieldRow::setLabel(const QString& label)
{
    m_label->setText(label);
    setRole(m_label, "field-label");
    m_label->ensurePolished();
    if (m_label->fontMetrics().horizontalAdvance(label) > kLabelWidth)
        setRole(m_label, "field-label-long");
}

void FieldRow::applyRow()
{
    if (!m_dirty && !m_composing && !m_sent)
        setEditorText(wantedText());
    refreshLook();
}

QString FieldRow::wantedText() const
{
    const bool whole =
        m_row.type == QLatin1String("phone") && m_mode == Mode::Edit && editor()->hasFocus();
    return whole ? m_row.value : m_row.display;
}

void FieldRow::setEditorText(const QString& wanted)
{
    if (text() == wanted)
        return;
    m_settingText = true;
    if (m_line) {
        const int cursor = m_line->cursorPosition();
        const bool atEnd = cursor == m_line->text().size();
        m_line->setText(wanted);
        const int kept = atEnd ? int(wanted.size()) : std::min(cursor, int(wanted.size()));
        m_line->setCursorPosition(m_line->hasFocus() ? kept : 0);
    } else {
        const int cursor = m_block->textCursor().position();
        m_block->setPlainText(wanted);
        QTextCursor moved = m_block->textCursor();
        moved.setPosition(std::min(cursor, int(wanted.size())));
        m_block->setTextCursor(moved);
    }
    m_settingText = false;
}

void FieldRow::setMoreChoices(const QList<Choice>& choices)
{
    m_more = choices;
    refreshCompletions();
}

void FieldRow::setMode(Mode mode)
{
    m_mode = mode;
    if (m_line)
        m_line->setReadOnly(mode == Mode::ReadOnly);
    else
        m_block->setReadOnly(mode == Mode::ReadOnly);
    applyRow();
}

QList<Choice> FieldRow::allChoices() const
{
    QList<Choice> all;
    for (const Choice& choice : m_row.alternatives + m_row.choices + m_more)
        if (std::none_of(all.begin(), all.end(),
                         [&](const Choice& known) { return known.value == choice.value; }))
            all.append(choice);
    return all;
}

Choice FieldRow::choiceFor(const QString& text) const
{
    const auto choices = allChoices();
    const auto known = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& c) { return c.display == text; });
    return known == choices.end() ? Choice{text, text, -1} : *known;
}

void FieldRow::refreshCompletions()
{
    if (!m_line)
        return;
    QStringList words;
    for (const Choice& choice : m_row.choices + m_more)
        words.append(choice.display);
    if (words.isEmpty()) {
        m_line->setCompleter(nullptr);
        m_completer = nullptr;
        return;
    }
    if (!m_completer) {
        m_completer = new QCompleter(m_line);
        m_completer->setModel(new QStringListModel(m_completer));
        m_completer->setFilterMode(Qt::MatchContains);
        m_completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_completer->setMaxVisibleItems(10);
        m_line->setCompleter(m_completer);
        connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
                [this](const QString& words) { choose(choiceFor(words)); });
    }
    static_cast<QStringListModel*>(m_completer->model())->setStringList(words);
}

bool FieldRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != editor())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethod: {
        const bool composing = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
        if (m_composing && !composing)
            QMetaObject::invokeMethod(this, &FieldRow::applyRow, Qt::QueuedConnection);
        m_composing = composing;
        return false;
    }
    case QEvent::ShortcutOverride:
        if (m_composing)
            event->accept();
        return m_composing;
    case QEvent::KeyPress:
        return onKey(static_cast<QKeyEvent*>(event));
    case QEvent::FocusIn:
        applyRow();
        return false;
    case QEvent::FocusOut:
        QMetaObject::invokeMethod(this, &FieldRow::onFocusOut, Qt::QueuedConnection);
        return false;
    case QEvent::Resize:
        refreshNote();
        return false;
    default:
        return false;
    }
}

bool FieldRow::onKey(QKeyEvent* event)
{
    if (m_composing)
        return isCommand(event);
    if (event->key() == Qt::Key_Down && (event->modifiers() & Qt::AltModifier)) {
        offerAlternatives();
        return true;
    }
    if (!isEnter(event) || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        return false;
    const bool newLine = m_block && m_mode == Mode::Edit && !isGuess();
    if (newLine)
        return false;
    onEnter();
    return true;
}

void FieldRow::onTyped()
{
    if (m_mode == Mode::ReadOnly)
        return;
    m_dirty = true;
    if (!m_send.isActive())
        m_send.start();
    refreshLook();
}

void FieldRow::flush()
{
    m_send.stop();
    if (!m_dirty)
        return;
    m_dirty = false;
    m_sent = choiceFor(text());
    const Choice sent = *m_sent;
    Q_EMIT edited(m_name, sent.value, sent.display);
}

void FieldRow::forget()
{
    m_send.stop();
    m_dirty = false;
    m_sent.reset();
    applyRow();
}

void FieldRow::choose(const Choice& choice)
{
    m_send.stop();
    m_dirty = false;
    m_sent = choice;
    setEditorText(choice.display);
    refreshLook();
    Q_EMIT edited(m_name, choice.value, choice.display);
}

void FieldRow::accept()
{
    flush();
    if (isGuess() && m_mode == Mode::Edit)
        Q_EMIT accepted(m_name);
}

void FieldRow::onEnter()
{
    accept();
    Q_EMIT finished(m_name);
}

void FieldRow::onFocusOut()
{
    if (editor()->hasFocus())
        return;
    if (m_line)
        m_line->setCursorPosition(0);
    flush();
    applyRow();
}

void FieldRow::offerAlternatives()
{
    const auto choices = allChoices();
    if (m_mode == Mode::ReadOnly || choices.isEmpty())
        return;
    delete m_menu;
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("alternatives.") + m_name);
    m_menu->setMinimumWidth(editor()->width());
    constexpr int kMost = 12;
    for (const Choice& choice : choices) {
        if (m_menu->actions().size() == kMost)
            break;
        const QString sure = choice.confidence < 0
                                 ? QString()
                                 : QStringLiteral("\t%1 %").arg(qRound(choice.confidence * 100));
        m_menu->addAction(QString(choice.display).replace(QLatin1Char('&'), QLatin1String("&&")) +
                              sure,
                          this, [this, choice] { choose(choice); });
    }
    m_menu->setActiveAction(m_menu->actions().constFirst());
    m_menu->popup(editor()->mapToGlobal(QPoint(0, editor()->height() + 2)));
}

void FieldRow::refreshLook()
{
    const bool mine = m_dirty || m_sent || m_composing;
    const char* role = mine || m_row.standing == FieldStanding::Confirmed ? "field-white"
                       : m_row.standing == FieldStanding::Guess           ? "field-guess"
                                                                          : "field-empty";
    setRole(editor(), role);
    QStringList hints;
    if (m_row.required)
        hints.append(tr("必填"));
    if (!m_row.ask.isEmpty())
        hints.append(tr("可问：%1").arg(m_row.ask));
    const QString placeholder = hints.join(QStringLiteral(" · "));
    if (m_line)
        m_line->setPlaceholderText(placeholder);
    else
        m_block->setPlaceholderText(placeholder);
    refreshNote();
    refreshSource();
}

void FieldRow::refreshNote()
{
    const bool mine = m_dirty || m_sent || m_composing;
    QString note = mine ? QString() : m_row.note;
    const bool guess = isGuess();
    if (m_row.standing == FieldStanding::Confirmed && !note.isEmpty())
        note.prepend(QStringLiteral("✓ "));
    if (guess && editor()->hasFocus() && !allChoices().isEmpty())
        note += tr(" · Alt ↓ 换一个");
    if (isCut(note))
        note.prepend(QStringLiteral("… "));
    setRole(m_note, guess ? "note-guess" : "note-good");
    m_note->setText(note);
    m_note->setHidden(note.isEmpty());
    m_note->adjustSize();
    placeNote();
    editor()->setAccessibleDescription(guess ? tr("机器推测，把握 %1，回车确认").arg(m_row.note)
                                             : m_row.note);
}

bool FieldRow::isCut(const QString& note) const
{
    if (!m_line || m_line->hasFocus())
        return false;
    const QFontMetrics small(textFont(TextSize::Caption));
    const int room = m_line->width() - small.horizontalAdvance(note) - kEditorEdges;
    return m_line->fontMetrics().horizontalAdvance(m_line->text()) > room;
}

void FieldRow::placeNote()
{
    if (!m_line)
        return;
    const int width = m_note->isHidden() ? 0 : m_note->sizeHint().width();
    m_note->setGeometry(m_line->width() - width - 10, 1, width, m_line->height() - 2);
    m_line->setTextMargins(0, 0, width > 0 ? width + kGrid : 0, 0);
    m_line->setToolTip(isCut(m_note->text()) ? m_line->text() : QString());
}

void FieldRow::refreshSource()
{
    const bool quoted = isGuess() && !m_row.quote.isEmpty();
    m_quote->setText(quoted ? QStringLiteral("「%1」 %2").arg(m_row.quote, m_row.sourceTime)
                            : QString());
    m_quote->setHidden(!quoted);
    m_play->setHidden(!quoted || m_row.sourceMs < 0);
    m_play->setAccessibleName(tr("听 %1 的原话").arg(m_row.sourceTime));
    m_play->setToolTip(tr("听这段原话"));
    m_remark->setText(m_row.remark);
    m_remark->setHidden(m_row.remark.isEmpty());
    const bool besideBlock = m_block && (!m_note->isHidden() || !m_row.remark.isEmpty());
    m_source->setHidden(!quoted && !besideBlock);
}

} // namespace lianxin::widgets

#pragma once

#include "models/item/facts.h"

#include <QFrame>
#include <QHash>
#include <QList>

class QAction;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace lianxin::item {
class FormModel;
}

namespace lianxin::widgets {

class ElidedLabel;
class FieldRow;
class KeyButton;
class Pill;

/// The form that fills itself and never argues. Tab moves and never confirms; Enter on a violet
/// field confirms it and moves on; Ctrl Enter (FormHeader) confirms all; Alt ↓ offers the other
/// candidates. A suggestion that arrives while a person types in its field waits: cursor, text and
/// an input method's composition are never touched, and a typed value is never replaced.
class TicketForm : public QFrame {
    Q_OBJECT
public:
    TicketForm(item::FormModel* form, item::Facts* facts, QWidget* parent = nullptr);
    ~TicketForm() override;

    /// More values to choose from for a field (the category tree, places): listed after the
    /// machine's candidates and completed while typing, by any part of the words.
    void setChoices(const QString& field, const QList<item::Choice>& choices);
    enum class Mode { Edit, ReadOnly }; ///< ReadOnly in a replay: no footer, nothing to type
    void setMode(Mode mode);

    FieldRow* row(const QString& field) const; ///< null when the form has no such field
    QString focusedField() const { return m_focused; }

public Q_SLOTS:
    void acceptCurrent();
    void acceptAll();
    void focusField(const QString& field);
    void focusFirst(); ///< the first violet field, else the first empty one, else the first
    void focusLast();  ///< back to the field one came from, else as focusFirst
    /// Sends at once what was typed and waits to be sent.
    void flushTyping();
    /// The same, and the rows are the next ticket's.
    void leave();

Q_SIGNALS:
    /// `display` is what people read; equal to `value` for free text. Sent within kSendAfterMs of a
    /// keystroke, and on leaving.
    void fieldEdited(const QString& field, const QString& value, const QString& display);
    void fieldAccepted(const QString& field);
    void fieldFocused(const QString& field); ///< empty: none
    void playRequested(int atMs);            ///< since the offer
    void submitRequested();                  ///< F12, after what was being typed is sent
    void answeredDirectlyRequested();        ///< Alt D
    void refuseRequested();                  ///< Alt R
    void nextMatterRequested();              ///< Alt N

private:
    void makeFooter(QVBoxLayout* column);
    void makeActions();
    FieldRow* makeRow(int row);
    void rebuild();
    void dropGone();
    void layOut();
    void moveOn(const QString& from);
    void moveFrom(const QString& from);
    void refreshFooter();
    void focusMissing();
    void refreshMode();
    bool isWritable() const;
    void onFocusChanged(QWidget* before, QWidget* now);
    QList<FieldRow*> inOrder() const;

    item::FormModel* m_form;
    item::Facts* m_facts;
    Mode m_mode = Mode::Edit;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QWidget* m_footer;
    QHash<QString, FieldRow*> m_rows;
    QHash<QString, QList<item::Choice>> m_choices;
    QList<QWidget*> m_headings;
    QString m_focused;
    QString m_last; ///< the field that ↵ 采纳 means, also while a button has the focus
    ElidedLabel* m_missing;
    QLabel* m_refusal; ///< why the centre did not take the ticket
    Pill* m_refused;
    QAction* m_submit;
    QAction* m_answer;
    QAction* m_refuse;
    QAction* m_next;
    KeyButton* m_submitButton;
};

} // namespace lianxin::widgets

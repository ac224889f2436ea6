#pragma once

#include "models/item/facts.h"

#include <QFrame>

class QAction;
class QLabel;

namespace lianxin::widgets {

class ElidedLabel;
class KeyButton;
class Pill;

/// The dark bar above the form: what is being written, how complete it is, when the draft was kept.
class FormHeader : public QFrame {
    Q_OBJECT
public:
    explicit FormHeader(item::Facts* facts, QWidget* parent = nullptr);

    /// The clock at which the draft was last kept, `14:03:22`; empty: nothing kept yet.
    void setDraftSaved(const QString& clock);
    /// Nothing is accepted in a replay: the buttons go.
    enum class Mode { Live, ReadOnly };
    void setMode(Mode mode);
    /// Marks a ticket may be given 多彩工单: id and mark. Without any there is no such key.
    void setColours(const QList<item::Choice>& colours);

Q_SIGNALS:
    void acceptRequested();    ///< the button ↵ 采纳: TicketForm::acceptCurrent
    void acceptAllRequested(); ///< Ctrl ↵: TicketForm::acceptAll
    /// Alt T; both empty: no mark.
    void colourChosen(const QString& colour, const QString& mark);

private:
    void refresh();
    void chooseColour();
    item::Facts* m_facts;
    Mode m_mode = Mode::Live;
    QString m_savedAt;
    ElidedLabel* m_title;
    Pill* m_badge;
    Pill* m_template;
    Pill* m_merge;
    Pill* m_colour;
    Pill* m_matter; ///< which of the call's matters, from the second on
    Pill* m_short;
    ElidedLabel* m_progress;
    QAction* m_accept;
    QAction* m_acceptAll;
    QAction* m_mark;
    KeyButton* m_markButton;
    QList<item::Choice> m_colours;
};

} // namespace lianxin::widgets

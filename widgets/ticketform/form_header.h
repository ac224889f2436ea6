#pragma once

#include <QFrame>

class QAction;
class QLabel;

namespace lianxin::item {
class Facts;
}

namespace lianxin::widgets {

class ElidedLabel;
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

Q_SIGNALS:
    void acceptRequested();    ///< the button ↵ 采纳: TicketForm::acceptCurrent
    void acceptAllRequested(); ///< Ctrl ↵: TicketForm::acceptAll

private:
    void refresh();
    item::Facts* m_facts;
    Mode m_mode = Mode::Live;
    QString m_savedAt;
    ElidedLabel* m_title;
    Pill* m_badge;
    Pill* m_template;
    Pill* m_merge;
    ElidedLabel* m_progress;
    QAction* m_accept;
    QAction* m_acceptAll;
};

} // namespace lianxin::widgets

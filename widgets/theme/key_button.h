#pragma once

#include <QAbstractButton>

class QAction;
class QKeySequence;

namespace lianxin::widgets {

/// A button that shows its action's words and, on a cap, its key (or the action's property `cap`,
/// for keys that are not shortcuts). It follows the action's text, state and key. On a dark bar it
/// takes no focus: its key works everywhere.
class KeyButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look {
        Bar,
        BarDanger,
        BarOffer,
        Plain,
        Primary,
        Quiet
    }; ///< BarOffer: the one thing to do while it rings

    KeyButton(QAction* action, Look look, QWidget* parent = nullptr);
    QAction* action() const { return m_action; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    QString capText() const;
    QRect capRect() const;
    QAction* m_action;
    Look m_look;
};

/// An action of the whole desk: works from either window, unless an input method is composing.
/// `name` is its object name, by which tests, the key sheet and the command palette find it
/// (`call.hold`).
QAction* deskAction(QWidget* owner, const QString& name, const QString& words,
                    const QKeySequence& keys);

} // namespace lianxin::widgets

#pragma once

#include "widgets/theme/pill.h"

#include <QFrame>
#include <QList>

class QAction;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace lianxin::widgets {

class ElidedLabel;

/// A block of a list: a bold title with a pill, lines of text below, a row of keys at the foot. The
/// chosen or foremost one carries a blue edge.
class Card : public QFrame {
    Q_OBJECT
public:
    enum class Standing { Plain, Foremost };
    enum class Spread { Line, Speech }; ///< Speech: big enough to read aloud

    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// The mark of a colour ticket, before the title: its shape in its colour, its words for who
    /// asks. Empty: none.
    void setMark(const QString& mark, const QColor& paint);
    void setPill(const QString& words, Tone tone);
    /// Empty ones take no room.
    void setText(const QString& text, Spread spread);
    void setSecond(const QString& text);
    void setCaption(const QString& text);
    void setStanding(Standing standing);

    /// A key and what it does, at the foot; a click emits `keyClicked(id)`. The same id again
    /// changes its words; empty keys hide it.
    void setKey(const QString& id, const QString& keys, const QString& words);
    void setFootPill(const QString& words, Tone tone);
    void setFootNote(const QString& words);

Q_SIGNALS:
    void keyClicked(const QString& id);
    void activated(); ///< Enter or a double click
    void chosen();    ///< it got the focus

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    struct Key {
        QString id;
        QWidget* box;
        QLabel* cap;
        ElidedLabel* words;
    };
    void refreshFoot();
    QLabel* m_mark;
    QLabel* m_title;
    Pill* m_pill;
    QLabel* m_text;
    QLabel* m_second;
    QLabel* m_caption;
    QWidget* m_foot;
    QHBoxLayout* m_footRow;
    Pill* m_footPill;
    ElidedLabel* m_footNote;
    QList<Key> m_keys;
};

} // namespace lianxin::widgets

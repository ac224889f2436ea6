#include "widgets/theme/card.h"

#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_cap.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace lianxin::widgets {

namespace {

constexpr int kKeyWords = 96; ///< what a key does stays readable before anything else

/// A quiet word that yields when there is little room.
ElidedLabel* captionOf(QWidget* parent)
{
    auto* label = new ElidedLabel(parent);
    label->setFont(textFont(TextSize::Caption));
    setRole(label, "caption");
    return label;
}

/// A cap and its words that can be clicked.
class KeyBox : public QWidget {
public:
    KeyBox(Card* card, QString id, QLabel* cap, ElidedLabel* words)
        : QWidget(card), m_card(card), m_id(std::move(id))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kGrid / 2);
        row->addWidget(cap);
        row->addWidget(words);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            Q_EMIT m_card->keyClicked(m_id);
    }

private:
    Card* m_card;
    QString m_id;
};

template <class Label> void setOrHide(Label* label, const QString& text)
{
    label->setText(text);
    label->setHidden(text.isEmpty());
}

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent), m_mark(makeLabel({}, "card-title", this)),
      m_title(makeWrapping({}, "card-title", this)), m_pill(new Pill(this)),
      m_text(makeWrapping({}, "card-text", this)), m_second(makeWrapping({}, "card-text", this)),
      m_caption(makeWrapping({}, "caption", this)), m_foot(new QWidget(this)),
      m_footPill(new Pill(m_foot)), m_footNote(captionOf(m_foot))
{
    setRole(this, "card");
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 3 / 2, kGrid, kGrid * 3 / 2, kGrid);
    column->setSpacing(kGrid / 2);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    head->addWidget(m_pill, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addWidget(m_second);
    column->addWidget(m_caption);
    m_footRow = new QHBoxLayout(m_foot);
    m_footRow->setContentsMargins(0, 0, 0, 0);
    m_footRow->setSpacing(kGrid * 3 / 2);
    m_footRow->addWidget(m_footPill);
    m_footRow->addWidget(m_footNote);
    m_footRow->addStretch(1);
    column->addWidget(m_foot);
    for (QWidget* label : {static_cast<QWidget*>(m_mark), static_cast<QWidget*>(m_text),
                           static_cast<QWidget*>(m_second), static_cast<QWidget*>(m_caption),
                           static_cast<QWidget*>(m_footNote)})
        label->hide();
    m_foot->hide();
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setMark(const QString& mark, const QColor& paint)
{
    setOrHide(m_mark, mark.left(1));
    m_mark->setToolTip(mark);
    m_mark->setStyleSheet(QStringLiteral("color: %1").arg(paint.name()));
}

void Card::setPill(const QString& words, Tone tone)
{
    m_pill->say(words, tone);
}

void Card::setText(const QString& text, Spread spread)
{
    setRole(m_text, spread == Spread::Speech ? "card-speech" : "card-text");
    setOrHide(m_text, text);
}

void Card::setSecond(const QString& text)
{
    setOrHide(m_second, text);
}

void Card::setCaption(const QString& text)
{
    setOrHide(m_caption, text);
}

void Card::setStanding(Standing standing)
{
    setRole(this, standing == Standing::Foremost ? "card-first" : "card");
}

void Card::setKey(const QString& id, const QString& keys, const QString& words)
{
    auto known =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const Key& key) { return key.id == id; });
    if (known == m_keys.end()) {
        auto* cap = new KeyCap(keys);
        auto* label = captionOf(this);
        label->setLeast(kKeyWords);
        auto* box = new KeyBox(this, id, cap, label);
        m_footRow->insertWidget(m_footRow->count() - 2, box);
        known = m_keys.insert(m_keys.end(), {id, box, cap, label});
    }
    known->cap->setText(keys);
    known->words->setText(words);
    known->box->setHidden(keys.isEmpty());
    refreshFoot();
}

void Card::setFootPill(const QString& words, Tone tone)
{
    m_footPill->say(words, tone);
    refreshFoot();
}

void Card::setFootNote(const QString& words)
{
    setOrHide(m_footNote, words);
    refreshFoot();
}

void Card::refreshFoot()
{
    const bool anyKey = std::any_of(m_keys.begin(), m_keys.end(),
                                    [](const Key& key) { return !key.box->isHidden(); });
    m_foot->setHidden(!anyKey && m_footPill->isHidden() && m_footNote->isHidden());
}

void Card::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return;
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void Card::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    Q_EMIT chosen();
}

void Card::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT activated();
}

} // namespace lianxin::widgets

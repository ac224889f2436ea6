#include "widgets/theme/key_button.h"

#include "widgets/theme/key_cap.h"
#include "widgets/theme/palette.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeySequence>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace lianxin::widgets {

namespace {

struct Colours {
    QColor ground, edge, ink, cap, capEdge, capInk;
};

Colours coloursOf(KeyButton::Look look)
{
    using namespace palette;
    switch (look) {
    case KeyButton::Look::Bar:
        return {kBarButton, kBarButton, kBarInk, kBarCap, kBarCap, kBarInk};
    case KeyButton::Look::BarDanger:
        return {kRed, kRed, kBarInk, 0xff5c1210, 0xff5c1210, kBarInk};
    case KeyButton::Look::BarOffer:
        return {kGreen, kGreen, kBarInk, 0xff0b4022, 0xff0b4022, kBarInk};
    case KeyButton::Look::Primary:
        return {kBlue, kBlue, kBarInk, 0xff084a98, 0xff5b97dd, kBarInk};
    case KeyButton::Look::Plain:
    case KeyButton::Look::Quiet:
        return {kPanel, kLineStrong, kInk, kPanel, kLineStrong, kInkSoft};
    }
    return {};
}

bool onBar(KeyButton::Look look)
{
    return look == KeyButton::Look::Bar || look == KeyButton::Look::BarDanger ||
           look == KeyButton::Look::BarOffer;
}

QFont fontOf(KeyButton::Look look)
{
    switch (look) {
    case KeyButton::Look::BarOffer:
        return textFont(TextSize::Large, TextWeight::Bold);
    case KeyButton::Look::Primary:
        return textFont(TextSize::Speech, TextWeight::Bold);
    case KeyButton::Look::Quiet:
        return textFont(TextSize::Caption);
    default:
        return textFont(TextSize::Body);
    }
}

void quieten(Colours& colours, KeyButton::Look look)
{
    using namespace palette;
    if (onBar(look)) {
        colours = {0xff1d3249, 0xff1d3249, 0xff8fa3b8, kBarCap, kBarCap, 0xff8fa3b8};
        return;
    }
    colours.ground = look == KeyButton::Look::Quiet ? kPanel : kGround;
    colours.edge = kLine;
    colours.cap = kGround;
    colours.capEdge = kLine;
    colours.ink = colours.capInk = kInkQuiet;
}

void paintFocus(QPainter& painter, const QRectF& frame, KeyButton::Look look)
{
    painter.setBrush(Qt::NoBrush);
    const QColor ring = onBar(look) || look == KeyButton::Look::Primary ? QColor(Qt::white)
                                                                        : QColor(palette::kBlue);
    painter.setPen(QPen(ring, 2));
    painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), 4, 4);
}

} // namespace

KeyButton::KeyButton(QAction* action, Look look, QWidget* parent)
    : QAbstractButton(parent), m_action(action), m_look(look)
{
    setObjectName(action->objectName() + QStringLiteral(".button"));
    setFont(fontOf(look));
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setFocusPolicy(onBar(look)           ? Qt::NoFocus
                   : look == Look::Quiet ? Qt::ClickFocus
                                         : Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &KeyButton::follow);
    follow();
}

void KeyButton::follow()
{
    setText(m_action->text());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    const QString keys = capText();
    setAccessibleName(keys.isEmpty() ? text() : text() + QLatin1Char(' ') + keys);
    setToolTip(m_action->toolTip() == m_action->text() ? QString() : m_action->toolTip());
    updateGeometry();
    update();
}

QString KeyButton::capText() const
{
    const QString cap = m_action->property("cap").toString();
    return cap.isEmpty() ? keyText(m_action->shortcut()) : cap;
}

QRect KeyButton::capRect() const
{
    const QString keys = capText();
    if (keys.isEmpty())
        return {};
    const QFontMetrics metrics(keyFont());
    return {0, 0, metrics.horizontalAdvance(keys) + 12, 18};
}

QSize KeyButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text());
    const int cap = capRect().width();
    const int gap = cap > 0 ? kGrid : 0;
    if (m_look == Look::Quiet)
        return {words + cap + gap / 2 + 2, 22};
    if (m_look == Look::BarOffer)
        return {words + cap + gap + 2 * 40, 72};
    const int height = onBar(m_look) ? 40 : 44;
    return {words + cap + gap + 2 * 14, height};
}

QSize KeyButton::minimumSizeHint() const
{
    return sizeHint();
}

void KeyButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Colours colours = coloursOf(m_look);
    if (!isEnabled())
        quieten(colours, m_look);
    else if (isDown())
        colours.ground = colours.ground.darker(115);
    else if (underMouse() && m_look != Look::Quiet)
        colours.ground = onBar(m_look) ? colours.ground.lighter(118) : colours.ground.darker(104);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_look != Look::Quiet) {
        painter.setPen(colours.edge);
        painter.setBrush(colours.ground);
        painter.drawRoundedRect(frame, 6, 6);
    }

    const int words = fontMetrics().horizontalAdvance(text());
    QRect cap = capRect();
    const int gap = cap.isValid() ? (m_look == Look::Quiet ? kGrid / 2 : kGrid) : 0;
    const bool capFirst = onBar(m_look) || m_look == Look::Quiet;
    int x = m_look == Look::Quiet ? 1 : (width() - words - cap.width() - gap) / 2;
    const int wordsX = capFirst ? x + cap.width() + gap : x;
    cap.moveTo(capFirst ? x : x + words + gap, (height() - cap.height()) / 2);
    painter.setPen(underMouse() && isEnabled() && m_look == Look::Quiet ? QColor(palette::kBlue)
                   : m_look == Look::Quiet                              ? QColor(palette::kInkQuiet)
                                                                        : colours.ink);
    painter.setFont(font());
    painter.drawText(QRect(wordsX, 0, words + 2, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     text());
    if (cap.isValid()) {
        painter.setPen(colours.capEdge);
        painter.setBrush(colours.cap);
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setPen(colours.capInk);
        painter.setFont(keyFont());
        painter.drawText(cap, Qt::AlignCenter, capText());
    }
    if (hasFocus())
        paintFocus(painter, frame, m_look);
}

QAction* deskAction(QWidget* owner, const QString& name, const QString& words,
                    const QKeySequence& keys)
{
    auto* action = new QAction(words, owner);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false); // a key held too long does nothing twice
    owner->addAction(action);
    return action;
}

} // namespace lianxin::widgets

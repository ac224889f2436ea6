#include "widgets/theme/panel.h"

#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_cap.h"
#include "widgets/theme/rows_view.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

namespace {

constexpr int kHeadHeight = 36;

QWidget* headRow(const QString& title, QWidget* parent, QHBoxLayout*& row)
{
    auto* head = new QWidget(parent);
    setRole(head, "panel-head");
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kHeadHeight);
    row = new QHBoxLayout(head);
    row->setContentsMargins(kGrid * 3 / 2, 0, kGrid * 3 / 2, 0);
    row->setSpacing(kGrid);
    row->addWidget(makeLabel(title, "panel-title", head));
    return head;
}

} // namespace

Panel::Panel(const QString& title, QWidget* parent) : QFrame(parent)
{
    setRole(this, "panel");
    setAccessibleName(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(headRow(title, this, m_head));
    m_subtitle = new ElidedLabel(this);
    m_subtitle->setFont(textFont(TextSize::Caption));
    setRole(m_subtitle, "caption");
    m_head->addWidget(m_subtitle, 1);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    column->addLayout(m_body, 1);
}

void Panel::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
}

QString Panel::subtitle() const
{
    return m_subtitle->text();
}

void Panel::addKeyHint(const QString& keys, const QString& words, KeyFor use)
{
    auto* hint = new QWidget(this);
    auto* row = new QHBoxLayout(hint);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(new KeyCap(keys, hint));
    row->addWidget(makeLabel(words, "caption", hint));
    m_head->addWidget(hint);
    if (use == KeyFor::Acting)
        m_actingHints.append(hint);
}

void Panel::setReadOnly()
{
    for (QWidget* hint : std::as_const(m_actingHints))
        hint->hide();
    for (QAction* action : actions())
        if (!action->property("reading").toBool())
            action->setVisible(false);
    for (auto* rows : findChildren<RowsView*>())
        rows->setReadOnly();
}

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

QLabel* makeWrapping(const QString& text, const char* role, QWidget* parent)
{
    auto* label = makeLabel(text, role, parent);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

QWidget* sectionHead(const QString& title, const QString& subtitle, QWidget* parent)
{
    QHBoxLayout* row = nullptr;
    auto* head = headRow(title, parent, row);
    setRole(head, "section-head");
    row->addWidget(makeLabel(subtitle, "caption", head), 1);
    return head;
}

QScrollArea* scrolling(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QWidget* ruler(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFixedHeight(1);
    setRole(line, "ruler");
    return line;
}

} // namespace lianxin::widgets

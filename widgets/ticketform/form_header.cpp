#include "widgets/ticketform/form_header.h"

#include "models/item/facts.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>

namespace lianxin::widgets {

FormHeader::FormHeader(item::Facts* facts, QWidget* parent)
    : QFrame(parent), m_facts(facts), m_title(new ElidedLabel(this)), m_badge(new Pill(this)),
      m_template(new Pill(this)), m_merge(new Pill(this)), m_colour(new Pill(this)),
      m_matter(new Pill(this)), m_short(new Pill(this)), m_progress(new ElidedLabel(this))
{
    setRole(this, "bar");
    setAccessibleName(tr("工单"));
    setFixedHeight(kGrid * 13 / 2);
    m_title->setFont(textFont(TextSize::Speech, TextWeight::Bold));
    setRole(m_title, "bar-title");
    m_progress->setFont(textFont(TextSize::Small));
    setRole(m_progress, "bar-soft");
    m_accept = new QAction(tr("采纳"), this);
    m_accept->setObjectName(QStringLiteral("form.accept"));
    m_accept->setProperty("cap", QStringLiteral("↵"));
    m_acceptAll = deskAction(this, QStringLiteral("form.acceptAll"), tr("全部采纳"),
                             QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_mark = deskAction(this, QStringLiteral("form.colour"), tr("标记"),
                        QKeySequence(Qt::ALT | Qt::Key_T));
    connect(m_mark, &QAction::triggered, this, &FormHeader::chooseColour);
    connect(m_accept, &QAction::triggered, this, &FormHeader::acceptRequested);
    connect(m_acceptAll, &QAction::triggered, this, &FormHeader::acceptAllRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid * 2, 0, kGrid * 2, 0);
    row->setSpacing(kGrid * 2);
    row->addWidget(m_title);
    row->addWidget(m_matter);
    row->addWidget(m_badge);
    row->addWidget(m_template);
    row->addWidget(m_merge);
    row->addWidget(m_colour);
    row->addWidget(m_short);
    row->addWidget(m_progress);
    row->addStretch(1);
    m_markButton = new KeyButton(m_mark, KeyButton::Look::Bar, this);
    row->addWidget(m_markButton);
    for (QAction* action : {m_accept, m_acceptAll})
        row->addWidget(new KeyButton(action, KeyButton::Look::Bar, this));
    connect(facts, &item::Facts::headChanged, this, &FormHeader::refresh);
    refresh();
}

void FormHeader::setDraftSaved(const QString& clock)
{
    m_savedAt = clock;
    refresh();
}

void FormHeader::setMode(Mode mode)
{
    m_mode = mode;
    refresh();
}

void FormHeader::setColours(const QList<item::Choice>& colours)
{
    m_colours = colours;
    refresh();
}

void FormHeader::chooseColour()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("form.colour.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& colour : m_colours)
        menu->addAction(colour.display, this,
                        [this, colour] { Q_EMIT colourChosen(colour.value, colour.display); });
    menu->addAction(tr("不标记"), this, [this] { Q_EMIT colourChosen({}, {}); });
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_markButton->mapToGlobal(QPoint(0, m_markButton->height() + kGrid / 2)));
}

void FormHeader::refresh()
{
    const item::HeadLine& head = m_facts->head();
    m_title->setText(tr("工单 · %1").arg(head.title));
    m_matter->say(head.turned       ? tr("本通第 %1 件，其后另有一件").arg(head.matter)
                  : head.matter > 1 ? tr("本通第 %1 件").arg(head.matter)
                                    : QString(),
                  Tone::OnBar);
    m_badge->say(head.badge.isEmpty() ? QString() : QStringLiteral("◆ ") + head.badge, Tone::Blue);
    m_template->say(head.formTemplate.isEmpty() ? QString() : tr("模板：%1").arg(head.formTemplate),
                    Tone::OnBar);
    m_merge->say(head.merge.isEmpty() ? QString() : tr("并入 %1").arg(head.merge), Tone::Amber);
    m_colour->say(head.colour, Tone::OnBar);
    m_short->say(head.shortForm.isEmpty() ? QString() : tr("简表 · %1").arg(head.shortForm),
                 Tone::Amber);
    QStringList parts;
    if (!head.number.isEmpty())
        parts.append(head.number);
    if (!head.state.isEmpty())
        parts.append(head.state);
    parts.append(tr("完整度 %1/%2").arg(head.filled).arg(head.total));
    if (!m_savedAt.isEmpty())
        parts.append(tr("草稿已存 %1").arg(m_savedAt));
    m_progress->setText(parts.join(QStringLiteral("　·　")));
    for (QAction* action : {m_accept, m_acceptAll}) {
        action->setVisible(m_mode == Mode::Live);
        action->setEnabled(m_mode == Mode::Live && head.guesses > 0);
    }
    m_mark->setVisible(m_mode == Mode::Live && !m_colours.isEmpty());
    m_mark->setEnabled(m_mark->isVisible() && !head.submitted);
}

} // namespace lianxin::widgets

#include "widgets/ticketsheet/ticket_sheet.h"

#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

namespace {

constexpr int kLabelWidth = 96;

QLabel* cell(const QString& words, const char* role, QWidget* parent)
{
    auto* label = makeWrapping(words, role, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TicketSheet::TicketSheet(const QString& title, const QList<item::SheetRow>& rows, Columns columns,
                         QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("ticket.sheet"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool beside = columns == Columns::Beside;
    resize(beside ? 960 : 560, 640);
    auto* content = new QWidget(this);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(kGrid * 2, kGrid * 2, kGrid * 2, kGrid * 2);
    grid->setHorizontalSpacing(kGrid * 2);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, beside ? 1 : 0);
    int line = 0;
    if (beside) {
        grid->addWidget(makeLabel(tr("那一件"), "card-title", content), line, 1);
        grid->addWidget(makeLabel(tr("正在填写"), "card-title", content), line++, 2);
    }
    for (const auto& row : rows) {
        const QString label = row.differs && beside ? tr("≠ %1").arg(row.label) : row.label;
        grid->addWidget(makeLabel(label, "caption", content), line, 0, Qt::AlignTop);
        grid->addWidget(cell(row.value, "card-text", content), line, 1);
        if (beside)
            grid->addWidget(cell(row.now, row.differs ? "mind" : "card-text", content), line, 2);
        ++line;
    }
    grid->setRowStretch(line, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scrolling(content, this));
}

} // namespace lianxin::widgets

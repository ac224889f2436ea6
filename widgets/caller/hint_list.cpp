#include "widgets/caller/hint_list.h"

#include "models/item/hint_model.h"
#include "widgets/theme/card.h"
#include "widgets/theme/theme.h"

namespace lianxin::widgets {

namespace {

struct Look {
    const char* role;
    QString word;
    Tone tone;
};

Look lookOf(session::HintLevel level)
{
    switch (level) {
    case session::HintLevel::Danger:
        return {"hint-danger", HintList::tr("紧急"), Tone::Red};
    case session::HintLevel::Mind:
        return {"hint-mind", HintList::tr("留意"), Tone::Amber};
    case session::HintLevel::Note:
        break;
    }
    return {"hint-note", {}, Tone::Neutral};
}

} // namespace

HintList::HintList(item::HintModel* hints, QWidget* parent)
    : RowsView(hints, tr("未发现不予受理情形。"), parent)
{
    populate();
}

QWidget* HintList::makeRow()
{
    return new Card(this);
}

void HintList::fillRow(QWidget* widget, const QModelIndex& index)
{
    auto* card = static_cast<Card*>(widget);
    const Look look =
        lookOf(static_cast<session::HintLevel>(index.data(item::HintModel::LevelRole).toInt()));
    setRole(card, look.role);
    card->setTitle(index.data(item::HintModel::TextRole).toString());
    card->setPill(look.word, look.tone);
    const QString say = index.data(item::HintModel::SayRole).toString();
    card->setText(say.isEmpty() ? QString() : tr("请说：“%1”").arg(say), Card::Spread::Line);
    card->setCaption(index.data(item::HintModel::ClauseRole).toString());
    card->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
}

} // namespace lianxin::widgets

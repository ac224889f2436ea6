#include "widgets/knowledge/answer_list.h"

#include "models/item/answer_model.h"
#include "widgets/theme/card.h"

#include <QRegularExpression>

namespace lianxin::widgets {

namespace {

using item::AnswerModel;
using item::Validity;

QString textOf(const QModelIndex& index, AnswerModel::Role role)
{
    return index.data(role).toString();
}

Tone toneOf(Validity validity)
{
    switch (validity) {
    case Validity::Over:
        return Tone::Red;
    case Validity::EndsSoon:
        return Tone::Amber;
    default:
        return Tone::Green;
    }
}

QString stepsText(const QStringList& steps)
{
    QStringList numbered;
    for (int i = 0; i < steps.size(); ++i)
        numbered.append(QStringLiteral("%1 %2").arg(
            i < 20 ? QString(QChar(0x2460 + i)) : QString::number(i + 1), steps[i]));
    return numbered.join(QStringLiteral("　→　"));
}

/// A figure and its unit are never torn apart by a line's end.
QString keptTogether(QString answer)
{
    static const QRegularExpression kUnit(QStringLiteral("(\\d) (%|℃|度|元|天|小时|个)"));
    return answer.replace(kUnit, QStringLiteral("\\1\u00a0\\2"));
}

QString provenance(const QModelIndex& index)
{
    QStringList parts{textOf(index, AnswerModel::UnitRole)};
    const QString updated = textOf(index, AnswerModel::UpdatedRole);
    const QString version =
        AnswerList::tr("第 %1 版").arg(index.data(AnswerModel::VersionRole).toInt());
    parts.append(updated.isEmpty() ? version : updated + QLatin1Char(' ') + version);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

AnswerList::AnswerList(AnswerModel* answers, QWidget* parent)
    : RowsView(answers, tr("听到与政策有关的话，合适的答复会出现在这里。"), parent)
{
    connect(this, &RowsView::rowsChanged, this, &AnswerList::refreshStanding);
    populate();
}

int AnswerList::rowOf(QWidget* card) const
{
    for (int row = 0; row < count(); ++row)
        if (rowWidget(row) == card)
            return row;
    return -1;
}

int AnswerList::current() const
{
    for (int row = 0; row < model()->rowCount(); ++row)
        if (textOf(model()->index(row, 0), AnswerModel::EntryRole) == m_chosen)
            return row;
    return model()->rowCount() > 0 ? 0 : -1;
}

QWidget* AnswerList::makeRow()
{
    auto* card = new Card(this);
    connect(card, &Card::activated, this, [this, card] { Q_EMIT useRequested(rowOf(card)); });
    connect(card, &Card::keyClicked, this, [this, card] { Q_EMIT useRequested(rowOf(card)); });
    connect(card, &Card::chosen, this, [this, card] {
        m_chosen = textOf(model()->index(rowOf(card), 0), AnswerModel::EntryRole);
        refreshStanding();
    });
    return card;
}

void AnswerList::fillRow(QWidget* widget, const QModelIndex& index)
{
    auto* card = static_cast<Card*>(widget);
    card->setTitle(textOf(index, AnswerModel::TitleRole));
    card->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    card->setPill(textOf(index, AnswerModel::ValidityTextRole),
                  toneOf(Validity(index.data(AnswerModel::ValidityRole).toInt())));
    card->setText(keptTogether(textOf(index, AnswerModel::AnswerRole)), Card::Spread::Speech);
    card->setSecond(stepsText(index.data(AnswerModel::StepsRole).toStringList()));
    const int n = index.data(AnswerModel::ShortcutRole).toInt();
    card->setKey(QStringLiteral("use"),
                 n > 0 && !isReadOnly() ? QStringLiteral("Alt %1").arg(n) : QString(),
                 tr("采用口径"));
}

void AnswerList::fillFoot(Card* card, const QModelIndex& index)
{
    const bool used = index.data(AnswerModel::UsedRole).toBool();
    card->setFootPill(used ? tr("✓ 已采用") : QString(), Tone::Green);
    card->setFootNote(provenance(index));
}

void AnswerList::refreshStanding()
{
    const int now = current();
    for (int row = 0; row < count(); ++row) {
        auto* card = static_cast<Card*>(rowWidget(row));
        card->setStanding(row == now ? Card::Standing::Foremost : Card::Standing::Plain);
        fillFoot(card, model()->index(row, 0));
    }
}

} // namespace lianxin::widgets

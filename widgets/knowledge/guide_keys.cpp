#include "widgets/knowledge/guide_keys.h"

#include "models/item/guide_model.h"
#include "widgets/theme/key_cap.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QMouseEvent>

namespace lianxin::widgets {

namespace {

/// One key: its digit, what stands on it, and what the caller said for it.
class GuideKey : public QFrame {
public:
    explicit GuideKey(QWidget* parent)
        : QFrame(parent), cap(new KeyCap({}, this)), words(makeWrapping({}, "guide-words", this)),
          said(makeLabel({}, "note-guess", this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(kGrid, kGrid / 2, kGrid, kGrid / 2);
        row->setSpacing(kGrid);
        row->addWidget(cap, 0, Qt::AlignVCenter);
        row->addWidget(words, 1);
        row->addWidget(said, 0, Qt::AlignVCenter);
        setCursor(Qt::PointingHandCursor);
    }

    KeyCap* const cap;
    QLabel* const words;
    QLabel* const said;
};

} // namespace

GuideKeys::GuideKeys(item::GuideModel* guide, QWidget* parent) : RowsView(guide, {}, parent)
{
    populate();
}

QWidget* GuideKeys::makeRow()
{
    auto* key = new GuideKey(this);
    key->installEventFilter(this);
    return key;
}

void GuideKeys::fillRow(QWidget* widget, const QModelIndex& index)
{
    auto* key = static_cast<GuideKey*>(widget);
    const bool heard = index.data(item::GuideModel::HeardRole).toBool();
    key->cap->setText(QString::number(index.row() + 1));
    key->cap->setHidden(isReadOnly());
    key->words->setText(index.data(item::GuideModel::WordsRole).toString());
    key->said->setText(heard ? tr("「%1」").arg(index.data(item::GuideModel::SaidRole).toString())
                             : QString());
    key->said->setVisible(heard);
    key->setAccessibleName(QString::number(index.row() + 1) + QLatin1Char(' ') +
                           index.data(Qt::AccessibleTextRole).toString());
    setRole(key, heard ? "guide-key-heard" : "guide-key");
}

bool GuideKeys::eventFilter(QObject* watched, QEvent* event)
{
    const bool released = event->type() == QEvent::MouseButtonRelease &&
                          static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    for (int row = 0; released && !isReadOnly() && row < count(); ++row)
        if (rowWidget(row) == watched) {
            Q_EMIT clicked(row);
            return true;
        }
    return RowsView::eventFilter(watched, event);
}

} // namespace lianxin::widgets

#pragma once

#include "widgets/theme/rows_view.h"

namespace lianxin::item {
class AnswerModel;
}

namespace lianxin::widgets {

class Card;

/// The answers, best first, whole and big enough to read aloud; the chosen (else the first) one in
/// front.
class AnswerList : public RowsView {
    Q_OBJECT
public:
    AnswerList(item::AnswerModel* answers, QWidget* parent);

    /// The row in front: the one last chosen, else the first; -1 when there is none.
    int current() const;

Q_SIGNALS:
    void useRequested(int row);

protected:
    QWidget* makeRow() override;
    void fillRow(QWidget* widget, const QModelIndex& index) override;

private:
    void refreshStanding();
    void fillFoot(Card* card, const QModelIndex& index);
    int rowOf(QWidget* card) const;
    QString m_chosen;
};

} // namespace lianxin::widgets

#pragma once

#include "models/item/facts.h"
#include "widgets/theme/panel.h"

class QAction;

namespace lianxin::item {
class DeadlineModel;
}

namespace lianxin::widgets {

class DeadlineTable;
class KeyButton;
class Pill;

/// 派往与时限: who will act and by when, with the reason of each. Alt U chooses another unit.
class DestinationPanel : public Panel {
    Q_OBJECT
public:
    DestinationPanel(item::Facts* facts, item::DeadlineModel* deadlines, QWidget* parent = nullptr);

    /// Units to choose from beyond the machine's candidates (value: the unit's id).
    void setUnits(const QList<item::Choice>& units);

Q_SIGNALS:
    void unitChosen(const QString& unit, const QString& name);

private:
    void makeKnown();
    void refresh();
    QString basisText() const;
    QString othersText() const;
    void chooseUnit();
    void explain(int row);
    item::Facts* m_facts;
    item::DeadlineModel* m_deadlines;
    QList<item::Choice> m_units;
    QLabel* m_empty;
    QWidget* m_known;
    QLabel* m_unit;
    Pill* m_sure;
    QLabel* m_basis;
    QLabel* m_others;
    QAction* m_change;
    KeyButton* m_changeButton = nullptr;
    DeadlineTable* m_table;
};

} // namespace lianxin::widgets

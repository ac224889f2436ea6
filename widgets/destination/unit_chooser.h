#pragma once

#include "models/item/facts.h"

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace lianxin::widgets {

/// Alt U: the unit as it stands and the others proposed, with what speaks for them, then every unit
/// that contains the words typed. Where nothing was proposed, nothing is chosen beforehand.
class UnitChooser : public QDialog {
    Q_OBJECT
public:
    UnitChooser(const QList<item::UnitProposal>& candidates, const QList<item::Choice>& units,
                QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& unit, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& words);
    QListWidgetItem* add(const item::Choice& unit, const QString& standing);
    void explain(const QListWidgetItem* entry);
    void take();
    QList<item::UnitProposal> m_candidates;
    QList<item::Choice> m_units;
    QLineEdit* m_edit;
    QListWidget* m_list;
    QLabel* m_basis;
};

} // namespace lianxin::widgets

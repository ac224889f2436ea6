#pragma once

#include "models/item/facts.h"

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace lianxin::widgets {

/// Alt U: the machine's candidates first, then every unit that contains the words typed.
class UnitChooser : public QDialog {
    Q_OBJECT
public:
    UnitChooser(const QList<item::Choice>& candidates, const QList<item::Choice>& units,
                QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& unit, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& words);
    void add(const item::Choice& unit);
    void take();
    QList<item::Choice> m_candidates;
    QList<item::Choice> m_units;
    QLineEdit* m_edit;
    QListWidget* m_list;
};

} // namespace lianxin::widgets

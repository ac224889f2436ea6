#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace lianxin::widgets {

/// Every desk action under these windows, in the order they were made.
QList<QAction*> deskActions(const QList<QWidget*>& windows);

/// Ctrl P: type a part of what you want, Enter does it. F1: the same list, with the keys beside
/// what they do.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(const QList<QAction*>& actions, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& words);
    void run();
    QList<QAction*> m_actions;
    QLineEdit* m_edit;
    QListWidget* m_list;
};

} // namespace lianxin::widgets

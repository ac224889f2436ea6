#pragma once

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lianxin::windows {

/// 不予受理: on which clause? None is chosen beforehand, and without one Enter does nothing. The
/// sentence to read aloud stands below the chosen one. A city that lists none takes any words.
class RefusalDialog : public QDialog {
    Q_OBJECT

public:
    struct Clause {
        QString words; ///< of the record
        QString say;   ///< what the caller is told
    };

    explicit RefusalDialog(const QList<Clause>& clauses, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& clause);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString clause() const;
    void refresh();
    void take();

    QList<Clause> m_clauses;
    QListWidget* m_list;
    QLineEdit* m_words; ///< null unless the city lists no clause
    QLabel* m_say;
    QPushButton* m_refuse;
};

} // namespace lianxin::windows

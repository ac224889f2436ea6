#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;

namespace lianxin::windows {

/// 登录: staff number and password, in the middle of the desk. What went wrong stands below, in
/// words, and the box makes room for it.
class LoginDialog : public QDialog {
    Q_OBJECT

public:
    explicit LoginDialog(const QString& staff, QWidget* parent = nullptr);

    void showProblem(const QString& words);

Q_SIGNALS:
    void loginRequested(const QString& staff, const QString& password);

private:
    QLineEdit* m_staff;
    QLineEdit* m_password;
    QLabel* m_problem;
};

} // namespace lianxin::windows

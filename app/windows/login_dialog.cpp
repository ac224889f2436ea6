#include "app/windows/login_dialog.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lianxin::windows {

namespace {
constexpr int kFieldWidth = 280;
} // namespace

LoginDialog::LoginDialog(const QString& staff, QWidget* parent)
    : QDialog(parent), m_staff(new QLineEdit(staff, this)), m_password(new QLineEdit(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("连心 · 登录"));
    m_password->setEchoMode(QLineEdit::Password);
    m_staff->setMinimumWidth(kFieldWidth);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_problem->setObjectName(QStringLiteral("problem"));
    m_staff->setObjectName(QStringLiteral("staff"));
    m_password->setObjectName(QStringLiteral("password"));
    auto* login = new QPushButton(tr("登录"), this);
    login->setDefault(true);
    auto* form = new QFormLayout;
    form->addRow(tr("工号"), m_staff);
    form->addRow(tr("密码"), m_password);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(login);
    connect(login, &QPushButton::clicked, this, [this] {
        m_problem->clear();
        m_problem->hide();
        Q_EMIT loginRequested(m_staff->text().trimmed(), m_password->text());
    });
    (staff.isEmpty() ? m_staff : m_password)->setFocus();
}

void LoginDialog::showProblem(const QString& words)
{
    m_problem->setText(words);
    m_problem->show();
    adjustSize();
    if (const QWidget* desk = parentWidget())
        move(desk->frameGeometry().center() - rect().center());
    m_password->selectAll();
    m_password->setFocus();
}

} // namespace lianxin::windows

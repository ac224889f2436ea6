#include "widgets/theme/key_cap.h"

#include "widgets/theme/theme.h"

#include <QKeySequence>

namespace lianxin::widgets {

KeyCap::KeyCap(const QString& keys, QWidget* parent) : QLabel(keys, parent)
{
    setTextFormat(Qt::PlainText);
    setFont(keyFont());
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("按键 %1").arg(keys));
    setRole(this, "keycap");
}

QString keyText(const QKeySequence& keys)
{
    QString text = keys.toString(QKeySequence::PortableText);
    text.replace(QLatin1String("Return"), QStringLiteral("↵"));
    text.replace(QLatin1String("Down"), QStringLiteral("↓"));
    text.replace(QLatin1String("Left"), QStringLiteral("←"));
    text.replace(QLatin1String("Right"), QStringLiteral("→"));
    text.replace(QLatin1String("Space"), KeyCap::tr("空格"));
    return text.replace(QLatin1Char('+'), QLatin1Char(' '));
}

} // namespace lianxin::widgets

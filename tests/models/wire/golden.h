#pragma once

#include <QDir>
#include <QFile>

#include <string>

namespace lianxin::wire::tests {

/// tests/models/wire/golden/NAME. With LIANXIN_WRITE_GOLDEN set the file is written first: only for
/// a type or version that is new.
inline QString goldenPath(const QString& name)
{
    return QStringLiteral(LIANXIN_SOURCE_DIR "/tests/models/wire/golden/") + name;
}

inline QByteArray golden(const QString& name, const std::string& current)
{
    if (qEnvironmentVariableIsSet("LIANXIN_WRITE_GOLDEN")) {
        QDir().mkpath(goldenPath({}));
        QFile file(goldenPath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(current.data(), static_cast<qint64>(current.size()));
    }
    QFile file(goldenPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace lianxin::wire::tests

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lianxin::system {

/// What a seat leaves with --report.
inline QJsonObject readReport(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(in.readAll()).object();
}

inline QString valueOf(const QJsonObject& report, const QString& field)
{
    for (const auto& entry : report.value(QStringLiteral("fields")).toArray())
        if (entry.toObject().value(QStringLiteral("name")).toString() == field)
            return entry.toObject().value(QStringLiteral("value")).toString();
    return {};
}

/// The model that proposed a field.
inline QString modelOf(const QJsonObject& report, const QString& field)
{
    for (const auto& entry : report.value(QStringLiteral("fields")).toArray())
        if (entry.toObject().value(QStringLiteral("name")).toString() == field)
            return entry.toObject().value(QStringLiteral("model")).toString();
    return {};
}

inline QString stateOf(const QJsonObject& report)
{
    return report.value(QStringLiteral("ticket"))
        .toObject()
        .value(QStringLiteral("state"))
        .toString();
}

} // namespace lianxin::system

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

/// Of a seat that wrote several tickets: one a line.
inline QList<QJsonObject> readReports(const QString& file)
{
    QFile in(file);
    QList<QJsonObject> reports;
    if (in.open(QIODevice::ReadOnly))
        for (const QByteArray& line : in.readAll().trimmed().split('\n'))
            reports.append(QJsonDocument::fromJson(line).object());
    return reports;
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

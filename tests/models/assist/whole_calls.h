#pragma once

#include "tests/models/assist/city.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <string>
#include <vector>

namespace lianxin::assist {

/// The rows of a table of whole calls, in tests/models/assist: JSON, a call a line.
inline std::vector<QJsonObject> wholeCalls(const std::string& name)
{
    std::vector<QJsonObject> rows;
    const auto text = QByteArray::fromStdString(
        fileText(std::string{LIANXIN_SOURCE_DIR} + "/tests/models/assist/" + name));
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty())
            rows.push_back(QJsonDocument::fromJson(line).object());
    return rows;
}

inline bool warnsOfDanger(const Desk& desk)
{
    const auto& hints = desk.session().hints;
    return std::any_of(hints.begin(), hints.end(), [](const session::Hint& hint) {
        return hint.level == session::HintLevel::Danger;
    });
}

} // namespace lianxin::assist

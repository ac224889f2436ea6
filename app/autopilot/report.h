#pragma once

#include "models/session/call_session.h"

#include <QJsonObject>
#include <QString>

#include <map>

namespace lianxin::autopilot {

/// What became of one call, as `report.json` tells it.
struct CallReport {
    session::CallSession session; ///< as it stood at submission
    QString number;
    QString state; ///< a life-cycle state's name
    QString unit;
    int pictureAtMs = -1; ///< when the pictures were taken, since the offer; -1: none were
    int events = 0;       ///< in the journal
    std::map<QString, qint64> stagesMs;
};

QJsonObject toJson(const CallReport& report);

} // namespace lianxin::autopilot

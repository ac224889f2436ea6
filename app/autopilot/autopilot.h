#pragma once

#include "app/autopilot/report.h"
#include "app/sources/live_source.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTextStream>

#include <functional>
#include <vector>

namespace lianxin::autopilot {

struct Flight {
    int calls = 1;      ///< how many to take
    QString reportFile; ///< one JSON object; with more calls one a line. Empty: none
    /// Called once, mid-call, when most of the form is filled; the flight waits for `taken`.
    std::function<void(std::function<void()> taken)> takePictures;
};

/// Sits at the desk instead of a person: answers, lets the form fill itself, confirms, submits,
/// hangs up, and waits until each ticket is archived. It touches only what a person could touch.
class Autopilot : public QObject {
    Q_OBJECT

public:
    Autopilot(sources::LiveSource& desk, Flight flight, QObject* parent = nullptr);

Q_SIGNALS:
    /// All calls are done and their tickets at rest; `archived` of them in the archive.
    void landed(int archived, int calls);

private:
    struct Call { ///< of more matters: one each
        CallReport report;
        QElapsedTimer since;
        QString ticket;
    };
    void begin();
    void beginTicket();
    void answer();
    void watch();
    void walkGuide();
    void picture();
    bool speaksOfAnother() const;
    void goOn();
    void finishForm();
    void submit();
    void handOver(const session::UnitChoice& lead);
    void leave();
    void numbered(const QString& ticket, const QString& number);
    void moved(const QString& ticket, const QString& state, const QString& unit);
    void stage(const QString& name);
    void tell(const QString& words);
    void check();
    void write();

    sources::LiveSource& m_desk;
    Flight m_flight;
    std::vector<Call> m_calls;
    std::vector<qint64> m_helpUs;
    QTextStream m_out;
    int m_taken = 0; ///< calls
    int m_told = 0;  ///< utterances told so far
    bool m_pictured = false;
    bool m_picturing = false;
    bool m_finishing = false; ///< the form of this matter is gone through
    bool m_turning = false;   ///< it was said that there is another matter
    bool m_submitting = false;
    bool m_lineEnded = false;
    int m_looked = 0; ///< at the form of this call while it had no summary
    bool m_landed = false;
};

} // namespace lianxin::autopilot

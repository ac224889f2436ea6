#pragma once

#include "app/asr/scripted_recogniser.h"
#include "app/sources/hearing.h"
#include "models/training/scenario.h"

#include <QThread>
#include <QUrl>

#include <memory>

namespace lianxin::sources {

/// Calls that come from a scenario: a line that plays it and a recogniser that hears it, on a
/// thread of its own.
class ScriptedMedia : public QObject {
    Q_OBJECT

public:
    enum class Voice { Silent, Spoken }; ///< Spoken: by espeak-ng, where installed

    /// `recogniser`: another server to send the sound to; empty: the scripted one.
    ScriptedMedia(double speed, Voice voice, QUrl recogniser = {}, QObject* parent = nullptr);
    ~ScriptedMedia() override;

    std::unique_ptr<Hearing> hear(const CallId& call, const training::Scenario& scenario,
                                  const QString& hotwords);
    bool isReady() const { return m_ready; }

private:
    double m_speed;
    Voice m_voice;
    QUrl m_url;
    QThread m_thread;
    asr::ScriptedRecogniser* m_recogniser; ///< lives on m_thread
    bool m_ready = false;
};

} // namespace lianxin::sources

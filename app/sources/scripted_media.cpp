#include "app/sources/scripted_media.h"

#include "app/audio/espeak.h"
#include "app/telephony/scripted_line.h"

namespace lianxin::sources {

namespace {

constexpr int kManPitch = 42;
constexpr int kWomanPitch = 68;

asr::Script scriptFor(const training::Scenario& scenario,
                      const std::vector<training::TimedTurn>& timed, session::Speaker speaker)
{
    asr::Script script;
    for (const auto& at : timed) {
        const auto& turn = scenario.turns[at.turn];
        if (turn.speaker == speaker)
            script.push_back({QString::fromStdString(turn.text), at.startMs, at.endMs, turn.lateMs,
                              turn.split, turn.drop});
    }
    return script;
}

std::vector<telephony::SpokenTurn> spokenTurns(const training::Scenario& scenario,
                                               const std::vector<training::TimedTurn>& timed)
{
    std::vector<telephony::SpokenTurn> turns;
    for (const auto& at : timed) {
        const auto& turn = scenario.turns[at.turn];
        turns.push_back({turn.speaker, QString::fromStdString(turn.text), at.startMs, at.endMs});
    }
    return turns;
}

telephony::Voice espeakVoice()
{
    return [](const telephony::SpokenTurn& turn) {
        const int pitch = turn.speaker == session::Speaker::Agent ? kWomanPitch : kManPitch;
        return audio::speak(turn.text, telephony::kSampleRate, turn.toMs - turn.fromMs, pitch);
    };
}

} // namespace

ScriptedMedia::ScriptedMedia(double speed, Voice voice, QUrl recogniser, QObject* parent)
    : QObject(parent), m_speed(speed), m_voice(voice), m_url(std::move(recogniser)),
      m_recogniser(new asr::ScriptedRecogniser)
{
    m_thread.setObjectName(QStringLiteral("recogniser"));
    m_recogniser->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_recogniser, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_recogniser, [this] { m_ready = m_recogniser->listen(); }, Qt::BlockingQueuedConnection);
    if (m_url.isEmpty())
        m_url = m_recogniser->url();
}

ScriptedMedia::~ScriptedMedia()
{
    m_thread.quit();
    m_thread.wait();
}

std::unique_ptr<Hearing> ScriptedMedia::hear(const CallId& call, const training::Scenario& scenario,
                                             const QString& hotwords)
{
    const auto timed = training::timeline(scenario);
    const QString name = QString::fromStdString(call.str());
    const auto caller = scriptFor(scenario, timed, session::Speaker::Caller);
    const auto agent = scriptFor(scenario, timed, session::Speaker::Agent);
    QMetaObject::invokeMethod(
        m_recogniser,
        [this, name, caller, agent] {
            m_recogniser->setScript(name + QStringLiteral("/caller"), caller);
            m_recogniser->setScript(name + QStringLiteral("/agent"), agent);
        },
        Qt::BlockingQueuedConnection);
    auto line = std::make_unique<telephony::ScriptedLine>(
        spokenTurns(scenario, timed), m_speed,
        m_voice == Voice::Spoken ? espeakVoice() : telephony::Voice());
    return std::make_unique<Hearing>(std::move(line), m_url, name, hotwords);
}

} // namespace lianxin::sources

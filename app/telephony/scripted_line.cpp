#include "app/telephony/scripted_line.h"

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace lianxin::telephony {

namespace {

/// Sound leaves in frames of this length, as a telephone exchange would send it (five RTP packets).
constexpr int kFrameMs = 100;
/// Silence after the last turn before the line says that it has ended.
constexpr int kTailMs = 1500;

} // namespace

/// What the voice has spoken so far; filled by another thread.
struct ScriptedLine::Voices {
    std::mutex mutex;
    std::map<std::size_t, QByteArray> spoken;
    std::atomic<bool> cancelled{false};

    QByteArray of(std::size_t turn)
    {
        const std::lock_guard lock(mutex);
        const auto it = spoken.find(turn);
        return it == spoken.end() ? QByteArray() : it->second;
    }
};

ScriptedLine::ScriptedLine(std::vector<SpokenTurn> turns, double speed, Voice voice,
                           QObject* parent)
    : Line(parent), m_turns(std::move(turns)), m_speed(std::max(speed, 0.1)),
      m_voices(std::make_shared<Voices>())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ScriptedLine::tick);
    if (!voice)
        return;
    QThreadPool::globalInstance()->start(
        [turns = m_turns, voice = std::move(voice), voices = m_voices] {
            for (std::size_t i = 0; i < turns.size() && !voices->cancelled; ++i) {
                const QByteArray pcm = voice(turns[i]);
                const std::lock_guard lock(voices->mutex);
                voices->spoken[i] = pcm;
            }
        });
}

ScriptedLine::~ScriptedLine()
{
    m_voices->cancelled = true;
}

void ScriptedLine::open(int positionMs)
{
    m_openedAtMs = positionMs;
    m_sentMs = positionMs;
    m_clock.start();
    m_timer.start(std::max(5, static_cast<int>(kFrameMs / m_speed)));
}

void ScriptedLine::hold()
{
    m_timer.stop();
}

void ScriptedLine::resume()
{
    m_openedAtMs = m_sentMs;
    m_clock.restart();
    m_timer.start();
}

void ScriptedLine::setMuted(bool on)
{
    m_muted = on;
}

void ScriptedLine::close()
{
    m_timer.stop();
    m_endTold = true;
}

void ScriptedLine::tick()
{
    const int now =
        m_openedAtMs + static_cast<int>(static_cast<double>(m_clock.elapsed()) * m_speed);
    while (m_sentMs + kFrameMs <= now) {
        const int from = m_sentMs;
        m_sentMs += kFrameMs;
        Q_EMIT audio(session::Speaker::Caller, sound(session::Speaker::Caller, from, m_sentMs));
        if (!m_muted)
            Q_EMIT audio(session::Speaker::Agent, sound(session::Speaker::Agent, from, m_sentMs));
        else
            Q_EMIT audio(session::Speaker::Agent, QByteArray(kFrameMs * kBytesPerMs, '\0'));
        if (!m_timer.isActive())
            return;
    }
    const int last = m_turns.empty() ? 0 : m_turns.back().toMs;
    if (!m_endTold && m_sentMs > last + kTailMs) {
        m_endTold = true;
        Q_EMIT ended(QStringLiteral("finished"));
    }
}

QByteArray ScriptedLine::sound(session::Speaker speaker, int fromMs, int toMs) const
{
    QByteArray out((toMs - fromMs) * kBytesPerMs, '\0');
    for (std::size_t i = 0; i < m_turns.size(); ++i) {
        const SpokenTurn& turn = m_turns[i];
        if (turn.speaker != speaker || turn.toMs <= fromMs || turn.fromMs >= toMs)
            continue;
        const QByteArray pcm = m_voices->of(i);
        const int begin = std::max(fromMs, turn.fromMs);
        const qsizetype source = qsizetype{begin - turn.fromMs} * kBytesPerMs;
        if (source >= pcm.size())
            continue;
        const qsizetype length = std::min<qsizetype>(
            pcm.size() - source, qsizetype{std::min(toMs, turn.toMs) - begin} * kBytesPerMs);
        std::copy_n(pcm.constData() + source, length,
                    out.data() + qsizetype{begin - fromMs} * kBytesPerMs);
    }
    return out;
}

} // namespace lianxin::telephony

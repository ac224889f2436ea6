#include "app/sources/hearing.h"

namespace lianxin::sources {

using session::Speaker;

Hearing::Hearing(std::unique_ptr<telephony::Line> line, const QUrl& recogniser, const QString& name,
                 const QString& hotwords, QObject* parent)
    : QObject(parent), m_line(std::move(line))
{
    for (const Speaker speaker : {Speaker::Caller, Speaker::Agent}) {
        const QString suffix =
            speaker == Speaker::Caller ? QStringLiteral("/caller") : QStringLiteral("/agent");
        listen(speaker, recogniser, {name + suffix, telephony::kSampleRate, hotwords});
    }
    connect(m_line.get(), &telephony::Line::audio, this,
            [this](Speaker speaker, const QByteArray& pcm) { m_clients.at(speaker)->feed(pcm); });
    connect(m_line.get(), &telephony::Line::ended, this, &Hearing::lineEnded);
}

Hearing::~Hearing() = default;

void Hearing::listen(Speaker speaker, const QUrl& server, const asr::Hello& hello)
{
    auto client = std::make_unique<asr::RecogniserClient>(server, hello);
    connect(client.get(), &asr::RecogniserClient::progressed, this,
            [this, speaker](const QString& running) { Q_EMIT progressed(speaker, running); });
    connect(client.get(), &asr::RecogniserClient::sentence, this,
            [this, speaker](const QString& text, int fromMs, int toMs, int delayMs) {
                Q_EMIT sentence(speaker, text, fromMs, toMs);
                if (speaker == Speaker::Caller)
                    Q_EMIT recogniserChanged(QStringLiteral("listening"), delayMs);
            });
    connect(client.get(), &asr::RecogniserClient::stateChanged, this,
            [this](const QString& state) { Q_EMIT recogniserChanged(state, 0); });
    connect(client.get(), &asr::RecogniserClient::badFrame, this,
            [this] { Q_EMIT recogniserChanged(QStringLiteral("bad_frame"), 0); });
    connect(client.get(), &asr::RecogniserClient::finished, this, [this] {
        if (--m_open == 0)
            Q_EMIT finished();
    });
    m_clients.emplace(speaker, std::move(client));
}

void Hearing::open(int positionMs, int callMs)
{
    for (auto& [speaker, client] : m_clients)
        client->start(positionMs, callMs);
    m_open = static_cast<int>(m_clients.size());
    m_line->open(positionMs);
}

void Hearing::hold()
{
    m_line->hold();
}

void Hearing::resume(int heldMs)
{
    for (auto& [speaker, client] : m_clients)
        client->skip(heldMs);
    m_line->resume();
}

void Hearing::setMuted(bool on)
{
    m_line->setMuted(on);
}

void Hearing::close()
{
    m_line->close();
    for (auto& [speaker, client] : m_clients)
        client->finish();
}

} // namespace lianxin::sources

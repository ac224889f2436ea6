#pragma once

#include "app/asr/recogniser_client.h"
#include "app/telephony/line.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>

namespace lianxin::sources {

/// Listens to one call: the line's two streams, each to a recogniser of its own.
class Hearing : public QObject {
    Q_OBJECT

public:
    /// Takes the line over. `name` tells the streams apart at the recogniser.
    Hearing(std::unique_ptr<telephony::Line> line, const QUrl& recogniser, const QString& name,
            const QString& hotwords, QObject* parent = nullptr);
    ~Hearing() override;

    /// Opens the line; `positionMs` of its sound was heard before, which stands `callMs` into the
    /// call.
    void open(int positionMs, int callMs);
    void hold();
    /// `heldMs`: how long, on the call's clock.
    void resume(int heldMs);
    void setMuted(bool on);
    /// Closes the line and asks for the last sentences; finished() follows.
    void close();
    int positionMs() const { return m_line->positionMs(); }

Q_SIGNALS:
    void progressed(lianxin::session::Speaker speaker, const QString& running);
    void sentence(lianxin::session::Speaker speaker, const QString& text, int fromMs, int toMs);
    void recogniserChanged(const QString& state, int delayMs);
    void lineEnded(const QString& reason);
    void finished();

private:
    void listen(session::Speaker speaker, const QUrl& server, const asr::Hello& hello);

    std::unique_ptr<telephony::Line> m_line;
    std::map<session::Speaker, std::unique_ptr<asr::RecogniserClient>> m_clients;
    int m_open = 0;
};

} // namespace lianxin::sources

#pragma once

#include <QByteArray>

#include <vector>

namespace lianxin::sync {

/// One message of a Server-Sent Events stream. Unlike a browser's, its id is its own: a message
/// without one has none.
struct SseMessage {
    QByteArray id;
    QByteArray event;
    QByteArray data;
};

/// Cuts a text/event-stream into messages (WHATWG HTML, §9.2.6): lines end with LF, CR or both, and
/// bytes may arrive cut anywhere.
class SseParser {
public:
    /// A message larger than this is none of ours: the stream is given up.
    static constexpr qsizetype kMessageLimit = 4 << 20;

    std::vector<SseMessage> feed(const QByteArray& bytes);
    /// Stays so; nothing more is read.
    bool overflowed() const { return m_overflowed; }

private:
    void line(QByteArray text, std::vector<SseMessage>& out);
    void field(const QByteArray& name, const QByteArray& value);

    QByteArray m_rest; ///< of a line that is not finished
    SseMessage m_message;
    bool m_first = true;    ///< no line has been read yet
    bool m_afterCr = false; ///< a line feed that follows belongs to the line before
    bool m_overflowed = false;
};

} // namespace lianxin::sync

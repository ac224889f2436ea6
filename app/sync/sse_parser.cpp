#include "app/sync/sse_parser.h"

#include <utility>

namespace lianxin::sync {

namespace {

constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

std::vector<SseMessage> SseParser::feed(const QByteArray& bytes)
{
    std::vector<SseMessage> out;
    qsizetype start = 0;
    for (qsizetype i = 0; i < bytes.size() && !m_overflowed; ++i) {
        const char c = bytes.at(i);
        const bool afterCr = std::exchange(m_afterCr, c == '\r');
        if (c != '\n' && c != '\r')
            continue;
        if (c != '\n' || !afterCr)
            line(m_rest + bytes.mid(start, i - start), out);
        m_rest.clear();
        start = i + 1;
    }
    if (m_overflowed) {
        m_rest.clear();
        return out;
    }
    m_rest += bytes.mid(start);
    m_overflowed = m_overflowed || m_rest.size() + m_message.data.size() > kMessageLimit;
    return out;
}

void SseParser::line(QByteArray text, std::vector<SseMessage>& out)
{
    if (std::exchange(m_first, false) && text.startsWith(kByteOrderMark))
        text.remove(0, kByteOrderMark.size());
    if (text.isEmpty()) {
        if (!m_message.data.isEmpty() || !m_message.event.isEmpty())
            out.push_back(m_message);
        m_message = {};
        return;
    }
    const qsizetype colon = text.indexOf(':');
    if (colon < 0) {
        field(text, {});
        return;
    }
    const bool blank = colon + 1 < text.size() && text.at(colon + 1) == ' ';
    field(text.left(colon), text.mid(colon + (blank ? 2 : 1))); // a comment has no name
}

void SseParser::field(const QByteArray& name, const QByteArray& value)
{
    if (name == "id")
        m_message.id = value;
    else if (name == "event")
        m_message.event = value;
    else if (name == "data")
        m_message.data += m_message.data.isEmpty() ? value : '\n' + value;
    m_overflowed = m_overflowed || m_message.data.size() > kMessageLimit;
}

} // namespace lianxin::sync

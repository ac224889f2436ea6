#include "models/item/topic_note.h"

#include "models/item/wording.h"

namespace lianxin::item {

namespace {

QString howMany(const session::TopicShown& topic)
{
    return topic.today > 0 ? QStringLiteral("今天已有 %1 件").arg(topic.today)
                           : QStringLiteral("近期已有 %1 件").arg(topic.size);
}

TopicLine lineOf(const session::CallSession& session)
{
    TopicLine line;
    if (!session.topic)
        return line;
    const auto& topic = *session.topic;
    line.known = true;
    line.id = text(topic.id);
    line.title = text(topic.title);
    line.mark = topic.hot ? QStringLiteral("热点 %1 件").arg(topic.size) : QStringLiteral("上升");
    line.words =
        QStringLiteral("同一片区同一事项，%1（%2）")
            .arg(howMany(topic), topic.hot ? QStringLiteral("热点") : QStringLiteral("上升"));
    line.reason = text(topic.reason);
    return line;
}

} // namespace

void TopicNote::show(const session::CallSession& session)
{
    TopicLine next = lineOf(session);
    if (next == m_line)
        return;
    m_line = std::move(next);
    Q_EMIT lineChanged();
}

} // namespace lianxin::item

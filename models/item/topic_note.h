#pragma once

#include "models/session/call_session.h"

#include <QObject>
#include <QString>

namespace lianxin::item {

/// What a desk says of the hot topic a ticket belongs to.
struct TopicLine {
    bool known = false;
    QString id;
    QString title;  ///< 阳光小区 · 室温不达标
    QString mark;   ///< 热点 13 件, 上升
    QString words;  ///< 同一片区同一事项，今天已有 12 件（热点）
    QString reason; ///< why it rises; empty: it does not
    bool operator==(const TopicLine&) const = default;
};

/// 热点: the line beside the tickets nearby.
class TopicNote : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void show(const session::CallSession& session);
    const TopicLine& line() const { return m_line; }

Q_SIGNALS:
    void lineChanged();

private:
    TopicLine m_line;
};

} // namespace lianxin::item

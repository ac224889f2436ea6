#pragma once

#include <QFrame>
#include <QString>

#include <cstdint>

class QLabel;

namespace lianxin::item {
class Facts;
}

namespace lianxin::widgets {

class ElidedLabel;

/// What the program knows of itself and its seat, beside the call.
struct SeatLine {
    QString seat;             ///< `B-17`
    QString staff;            ///< `张晓`
    std::int64_t synced = -1; ///< newest sequence number; negative: none
    int unsent = 0;           ///< commands waiting for the centre
    int callsToday = 0;
    int meanSeconds = 0;
    int queued = 0;
    int longestWaitSeconds = -1; ///< of those queued; negative: unknown
    QString draftSaved;          ///< `14:03:22` or empty
    QString notice;              ///< one calm sentence about something amiss, else empty
    bool sandbox = false;        ///< practice without a centre
    QString surge;               ///< `应急模式：暴雨红色预警`, or empty
    bool operator==(const SeatLine&) const = default;
};

/// The machine's state, small and always there.
class StatusBar : public QFrame {
    Q_OBJECT
public:
    enum class Screen { Conversation, Ticket };
    StatusBar(item::Facts* facts, Screen screen, QWidget* parent = nullptr);

    void show(const SeatLine& line);
    using QFrame::show;

private:
    void refresh();
    void refreshLink();
    QString seatText() const;
    QString draftText() const;
    item::Facts* m_facts;
    Screen m_screen;
    SeatLine m_line;
    QLabel* m_dot;
    QLabel* m_link;
    ElidedLabel* m_words;
    QLabel* m_surge;
    QLabel* m_notice;
};

} // namespace lianxin::widgets

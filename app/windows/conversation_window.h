#pragma once

#include "models/item/desk.h"

#include <QWidget>

namespace lianxin::widgets {
class CallBar;
class CallerPanel;
class KnowledgePanel;
class StatusBar;
class TimelineBar;
class TranscriptPanel;
} // namespace lianxin::widgets

namespace lianxin::windows {

enum class Purpose { Work, Replay };

/// Screen one: what is being said, and what do I answer?
class ConversationWindow : public QWidget {
    Q_OBJECT

public:
    ConversationWindow(item::Desk& desk, Purpose purpose, QWidget* parent = nullptr);

    widgets::CallBar* const callBar;
    widgets::CallerPanel* const caller;
    widgets::TranscriptPanel* const transcript;
    widgets::KnowledgePanel* const knowledge;
    widgets::TimelineBar* const timeline; ///< null unless replaying
    widgets::StatusBar* const status;

Q_SIGNALS:
    /// Somebody wants it gone; it stays until the program ends.
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
};

} // namespace lianxin::windows

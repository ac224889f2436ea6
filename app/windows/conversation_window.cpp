#include "app/windows/conversation_window.h"

#include "widgets/callbar/call_bar.h"
#include "widgets/caller/caller_panel.h"
#include "widgets/knowledge/knowledge_panel.h"
#include "widgets/statusbar/status_bar.h"
#include "widgets/timeline/timeline_bar.h"
#include "widgets/transcript/transcript_panel.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lianxin::windows {

namespace {

constexpr int kGap = 8;
/// Widths of history, talk and answers on a 1920-pixel screen.
constexpr int kCallerShare = 17;
constexpr int kTalkShare = 52;
constexpr int kKnowledgeShare = 31;

} // namespace

ConversationWindow::ConversationWindow(item::Desk& desk, Purpose purpose, QWidget* parent)
    : QWidget(parent), callBar(new widgets::CallBar(&desk.facts, this)),
      caller(new widgets::CallerPanel(&desk.facts, &desk.history, &desk.hints, this)),
      transcript(new widgets::TranscriptPanel(&desk.transcript, &desk.facts, this)),
      knowledge(new widgets::KnowledgePanel(&desk.guide, &desk.answers, &desk.similar, this)),
      timeline(purpose == Purpose::Replay ? new widgets::TimelineBar(this) : nullptr),
      status(new widgets::StatusBar(&desk.facts, widgets::StatusBar::Screen::Conversation, this))
{
    setObjectName(QStringLiteral("ConversationWindow"));
    setWindowTitle(purpose == Purpose::Replay ? tr("连心 · 通话回放") : tr("连心 · 通话"));
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(kGap, kGap, kGap, kGap);
    columns->setSpacing(kGap);
    columns->addWidget(caller, kCallerShare);
    columns->addWidget(transcript, kTalkShare);
    columns->addWidget(knowledge, kKnowledgeShare);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(callBar);
    rows->addLayout(columns, 1);
    if (timeline)
        rows->addWidget(timeline);
    rows->addWidget(status);
    if (purpose != Purpose::Replay)
        return;
    callBar->setMode(widgets::CallBar::Mode::ReadOnly);
    for (widgets::Panel* panel :
         std::initializer_list<widgets::Panel*>{caller, transcript, knowledge})
        panel->setReadOnly();
}

void ConversationWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    Q_EMIT closeRequested();
}

} // namespace lianxin::windows

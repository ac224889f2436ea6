#pragma once

#include "models/assist/assistant.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace lianxin::sources {

/// Runs the help on a thread of its own. Only the newest state of the session is looked at: what
/// came meanwhile is in it.
class AssistWorker : public QObject {
    Q_OBJECT

public:
    explicit AssistWorker(QObject* parent = nullptr);
    ~AssistWorker() override;

    /// From any thread, once it is built; what was asked before is answered then.
    void setAssistant(std::shared_ptr<const assist::Assistant> assistant);
    /// Another call: what was understood before is forgotten.
    void startCall(const SessionId& session);
    void listen(const SessionId& id, const session::CallSession& session, UtcTime now);

    /// Looks words up in the knowledge; searched() follows. Only the newest words are looked up.
    void search(const QString& words, UtcTime now);

    /// Where the caller came to another matter; turned() follows.
    void findTurn(const SessionId& id, const session::CallSession& session, UtcTime now);

Q_SIGNALS:
    /// On the window's thread.
    void turned(const lianxin::SessionId& session, int utterance);
    /// On the window's thread.
    void searched(const QString& words, const lianxin::session::AnswersShown& shown);
    /// On the window's thread. `tookUs`: microseconds of work.
    void found(const lianxin::SessionId& session, const std::vector<lianxin::session::Body>& bodies,
               int upToSeq, qint64 tookUs);

private:
    struct Question {
        SessionId id;
        session::CallSession session;
        UtcTime now{};
    };
    struct Search {
        QString words;
        UtcTime now{};
    };
    void work();
    void lookUp();
    int turnOf(const SessionId& id, const session::CallSession& session, UtcTime now);
    assist::Conversation& conversationOf(const SessionId& id,
                                         std::shared_ptr<const assist::Assistant> assistant);

    QThread m_thread;
    QObject m_worker; ///< lives on m_thread
    QMutex m_mutex;
    std::optional<Question> m_question;
    std::optional<Search> m_search;
    std::shared_ptr<const assist::Assistant> m_assistant;
    std::unique_ptr<assist::Conversation> m_conversation; ///< only touched on m_thread
    SessionId m_conversationOf;
};

} // namespace lianxin::sources

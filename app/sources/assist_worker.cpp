#include "app/sources/assist_worker.h"

#include <QElapsedTimer>

namespace lianxin::sources {

AssistWorker::AssistWorker(QObject* parent) : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("assist"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

AssistWorker::~AssistWorker()
{
    m_thread.quit();
    m_thread.wait();
}

void AssistWorker::setAssistant(std::shared_ptr<const assist::Assistant> assistant)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_assistant = std::move(assistant);
    }
    QMetaObject::invokeMethod(
        &m_worker,
        [this] {
            work();
            lookUp();
        },
        Qt::QueuedConnection);
}

void AssistWorker::startCall(const SessionId&)
{
    const QMutexLocker lock(&m_mutex);
    m_question.reset();
}

void AssistWorker::listen(const SessionId& id, const session::CallSession& session, UtcTime now)
{
    {
        const QMutexLocker lock(&m_mutex);
        const bool pending = m_question.has_value();
        m_question = Question{id, session, now};
        if (pending && m_assistant)
            return;
    }
    QMetaObject::invokeMethod(
        &m_worker, [this] { work(); }, Qt::QueuedConnection);
}

void AssistWorker::search(const QString& words, UtcTime now)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_search = Search{words, now};
    }
    QMetaObject::invokeMethod(
        &m_worker, [this] { lookUp(); }, Qt::QueuedConnection);
}

void AssistWorker::findTurn(const SessionId& id, const session::CallSession& session, UtcTime now)
{
    QMetaObject::invokeMethod(
        &m_worker,
        [this, id, session, now] {
            const int utterance = turnOf(id, session, now);
            QMetaObject::invokeMethod(
                this, [this, id, utterance] { Q_EMIT turned(id, utterance); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

/// Without help nobody knows: the next utterance begins it.
int AssistWorker::turnOf(const SessionId& id, const session::CallSession& session, UtcTime now)
{
    QMutexLocker lock(&m_mutex);
    auto assistant = m_assistant;
    lock.unlock();
    if (!assistant)
        return static_cast<int>(session.transcript.size()) + 1;
    return conversationOf(id, std::move(assistant)).turn(session, now);
}

assist::Conversation&
AssistWorker::conversationOf(const SessionId& id,
                             std::shared_ptr<const assist::Assistant> assistant)
{
    if (!m_conversation || m_conversationOf != id) {
        m_conversation = std::make_unique<assist::Conversation>(std::move(assistant));
        m_conversationOf = id;
    }
    return *m_conversation;
}

void AssistWorker::lookUp()
{
    std::optional<Search> search;
    std::shared_ptr<const assist::Assistant> assistant;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_assistant)
            return; // the words wait for setAssistant()
        search.swap(m_search);
        assistant = m_assistant;
    }
    if (!search)
        return;
    auto shown = assistant->find(search->words.toStdString(), search->now);
    QMetaObject::invokeMethod(
        this,
        [this, words = search->words, shown = std::move(shown)] { Q_EMIT searched(words, shown); },
        Qt::QueuedConnection);
}

void AssistWorker::work()
{
    std::optional<Question> question;
    std::shared_ptr<const assist::Assistant> assistant;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_assistant)
            return; // the question waits for setAssistant()
        question.swap(m_question);
        assistant = m_assistant;
    }
    if (!question)
        return;
    auto& conversation = conversationOf(question->id, std::move(assistant));
    QElapsedTimer timer;
    timer.start();
    auto bodies = conversation.listen(question->session, question->now);
    const qint64 took = timer.nsecsElapsed() / 1000;
    QMetaObject::invokeMethod(
        this,
        [this, id = question->id, bodies = std::move(bodies), seq = question->session.seq, took] {
            Q_EMIT found(id, bodies, seq, took);
        },
        Qt::QueuedConnection);
}

} // namespace lianxin::sources

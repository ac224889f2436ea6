#pragma once

#include "models/engine/answer.h"
#include "models/engine/command.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace lianxin::sync {

class ApiClient;
class LocalStore;
struct Reply;

/// Commands on their way to the centre: on disk first, sent in order, one batch at a time, until
/// each has its answer. A repetition after a lost answer carries the same id, so the centre does
/// nothing twice.
class Outbox : public QObject {
    Q_OBJECT

public:
    Outbox(ApiClient& api, LocalStore& store, QObject* parent = nullptr);

    /// Takes up what an earlier run left unsent.
    void start();
    /// The login is good again or the link is back: try now. Nothing is sent between refused() and
    /// this (or start()).
    void wake();
    void push(const engine::Command& command);
    int waiting() const { return m_waiting; }

Q_SIGNALS:
    /// Also by the outbox itself: `too_large` for a command that no request can carry.
    void answered(const lianxin::engine::Answer& answer);
    /// The centre could not be reached or understood (`offline`, `timeout`, `bad_answer` …);
    /// sending goes on by itself. `store_damaged`: a command on disk could not be read any more and
    /// was given up.
    void failed(const QString& code);
    void sent();
    void refused(const QString& code); ///< the login is no longer good

private:
    /// Commands on their way, as they stand in the store.
    struct Batch {
        std::vector<qint64> rows;
        std::vector<CommandId> ids;
        QByteArray json; ///< of all, with commas between
    };

    /// What the store has next, and what of it can never be sent.
    struct Next {
        Batch batch;
        std::vector<qint64> hopeless;
        std::vector<engine::Answer> rejected; ///< of those that are too large
        bool damaged = false;                 ///< one could not be read
    };

    void sendNext();
    Next nextCommands();
    void post(Batch batch);
    void read(const Batch& batch, const Reply& reply);
    void finish(const Batch& batch, const QByteArray& body);
    void forget(const std::vector<qint64>& rows);
    void later();

    ApiClient& m_api;
    LocalStore& m_store;
    QTimer m_retry;
    int m_retryMs = 0;
    int m_waiting = 0;
    bool m_busy = false;
    bool m_started = false;
    bool m_refused = false;
};

} // namespace lianxin::sync

#pragma once

#include "app/sync/local_store.h"
#include "models/engine/answer.h"
#include "models/engine/command.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <vector>

namespace lianxin::sync {

class ApiClient;
struct Reply;

/// Commands on their way to the centre: on disk first (unless the disk refuses), sent in order, one
/// batch at a time, until each has its answer. A repetition after a lost answer carries the same
/// id, so the centre does nothing twice; what did not arrive at once says so (`offline`), and keeps
/// the time at which it was asked for.
class Outbox : public QObject {
    Q_OBJECT

public:
    /// Takes up what an earlier run left unsent in the store, which must be open.
    Outbox(ApiClient& api, LocalStore& store, QObject* parent = nullptr);

    /// Somebody is logged in: sending begins.
    void start();
    /// The login is good again or the link is back: try now. Nothing is sent between refused() and
    /// this (or start()).
    void wake();
    void push(const engine::Command& command);
    int waiting() const { return static_cast<int>(m_queue.size()); }

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
    struct Waiting {
        OutboxRow row;
        bool isLate = false; ///< did not arrive when it was asked for
    };

    /// Commands on their way.
    struct Batch {
        std::vector<qint64> rows;
        std::vector<CommandId> ids;
        QByteArray json; ///< of all, with commas between
    };

    /// What comes next, and what of it can never be sent.
    struct Next {
        Batch batch;
        std::vector<qint64> hopeless;
        std::vector<engine::Answer> rejected; ///< of those that are too large
        bool damaged = false;                 ///< one could not be read
    };

    void sendNext();
    Next nextCommands() const;
    void post(Batch batch);
    void read(const Batch& batch, const Reply& reply);
    void finish(const Batch& batch, const QByteArray& body);
    void forget(const std::vector<qint64>& rows);
    void markLate();
    void later();

    ApiClient& m_api;
    LocalStore& m_store;
    QTimer m_retry;
    std::deque<Waiting> m_queue;
    qint64 m_lastRow = 0;
    int m_retryMs = 0;
    bool m_busy = false;
    bool m_started = false;
    bool m_refused = false;
};

} // namespace lianxin::sync

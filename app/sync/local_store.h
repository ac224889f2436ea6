#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/session/event.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>

#include <vector>

namespace lianxin::sync {

/// What became of a store that could not be read.
struct Salvage {
    QString keptAside; ///< where the damaged file stands now; empty: nothing was wrong
    int sessions = 0;  ///< open drafts brought over
    int commands = 0;  ///< unsent commands brought over
};

/// A command that waits for the centre.
struct OutboxRow {
    qint64 n = 0; ///< its place in the order of sending
    QByteArray json;
};

/// A call's journal as it stands on disk.
struct StoredSession {
    SessionId id;
    std::vector<session::Event> events;
};

/// The seat's own memory: journals of its calls, unsent commands, cached catalogue. One SQLite file
/// (WAL, synchronous=FULL), one writer thread; appends are on disk within 100 ms and never block
/// the caller. Reads block and are meant for the start.
class LocalStore : public QObject {
    Q_OBJECT

public:
    explicit LocalStore(QObject* parent = nullptr);
    ~LocalStore() override;

    /// Opens or creates. A damaged file is kept aside and what can be read of unsent work is
    /// brought over. Error `store_unwritable` when no store can be made there (the file that may
    /// stand there is left alone): then everything is kept in memory only.
    Result<Salvage> open(const QString& path);

    /// While one lives, nothing reaches the disk; then all of it at once: a crash leaves everything
    /// written meanwhile or nothing. Not to be held across a read.
    class Together {
    public:
        /// A store that is null needs no togetherness.
        explicit Together(LocalStore* store);
        ~Together();
        Together(const Together&) = delete;
        Together& operator=(const Together&) = delete;

    private:
        LocalStore* m_store;
    };

    void beginSession(const SessionId& session);
    void append(const SessionId& session, const session::Event& event);
    /// The journal is complete and stands at the centre (or is not wanted): it is removed here.
    void endSession(const SessionId& session);
    void pushCommand(const OutboxRow& row);
    void removeCommands(const std::vector<qint64>& rows);
    /// A number that must not be forgotten, for instance the last serial given.
    void setCounter(const QString& name, int value);
    void putCache(const QString& key, const QByteArray& tag, const QByteArray& body);

    /// Everything appended so far is on disk when this returns; false when the disk refuses it.
    bool flush();
    /// Sessions whose journals the centre does not have yet, oldest first.
    std::vector<StoredSession> openSessions();
    /// As far as it can be read without a gap.
    std::vector<session::Event> journal(const SessionId& session);
    std::vector<OutboxRow> commands(int limit);
    int commandCount();
    int counter(const QString& name);                            ///< 0 when it was never set
    std::pair<QByteArray, QByteArray> cache(const QString& key); ///< tag, body

Q_SIGNALS:
    /// The disk refused a write (`disk_full`, `io`); it is tried again until it works, then
    /// `recovered` follows.
    void failed(const QString& code);
    void recovered();
    /// Milliseconds since the epoch at which everything so far was on disk: “草稿已存 14:03:22”.
    void saved(qint64 atMs);

private:
    class Writer;
    QThread m_thread;
    Writer* m_writer = nullptr;
};

} // namespace lianxin::sync

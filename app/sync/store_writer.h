#pragma once

#include "app/sync/local_store.h"

#include <QMutex>
#include <QSqlDatabase>
#include <QSqlError>
#include <QTimer>

#include <functional>

namespace lianxin::sync {

/// Lives on the store's thread and owns the connection. Writes are closures, queued in order and
/// committed in groups.
class LocalStore::Writer : public QObject {
    Q_OBJECT

public:
    using Write = std::function<bool(QSqlDatabase&)>;

    explicit Writer(LocalStore* store);
    ~Writer() override;

    Result<Salvage> open(const QString& path);
    /// From any thread.
    void enqueue(Write write);
    /// Commits everything queued; false when the disk refuses (it stays queued).
    bool drain();
    /// Nothing is committed between these; they nest.
    void hold();
    void release();
    QSqlDatabase database() const;

private:
    enum class Health { Good, Damaged, Refused };
    Health prepare(const QString& path);
    Health check();
    void disconnectFrom(const QString& connection);
    Result<Salvage> salvage(const QString& path);
    void schedule();
    void putBack(std::vector<Write> group);
    void fail(const QString& code);
    static Health healthOf(const QSqlError& error);

    LocalStore* m_store;
    QString m_connection;
    QMutex m_mutex;
    std::vector<Write> m_queue;
    int m_held = 0;
    bool m_scheduled = false;
    bool m_failing = false;
    QTimer m_retry{this};
};

} // namespace lianxin::sync

#pragma once

#include "models/engine/command_age.h"
#include "models/engine/ports.h"
#include "server-stub/store/audience.h"
#include "server-stub/store/database.h"
#include "server-stub/store/held_words.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>

namespace lianxin::store {

class LogRows;
class TicketProjection;
class WorkAhead;

struct StoreLogOptions {
    std::int64_t reserveBytes = 16 * 1024 * 1024; ///< writing stops this long before the disk is
                                                  ///< full, so that reads can still be recorded
    std::size_t wordsHeld = kWordsHeld;           ///< new tickets whose words are indexed together
    std::size_t foreseen = 64; ///< events of a group are folded ahead so many at once: for fewer no
                               ///< thread is worth waking
};

/// The log in SQLite. One append is one transaction: events, vault, answers and every projection,
/// or none of it. append() belongs to one thread, answerTo() too; read() and readStored() may be
/// called from any.
class StoreLog : public engine::EventLog {
public:
    /// Errors: those of the database; `store_corrupt` when the log has a gap at its end. A store
    /// written by an older version is folded anew first, which takes as long as its log.
    static Result<std::unique_ptr<StoreLog>> open(Database& database, StoreLogOptions options = {});
    ~StoreLog() override;

    Status append(const engine::Batch& batch) override;
    void beginGroup() override;
    void endGroup() override;
    void foresee(const engine::EventGroup& events) override;
    std::int64_t lastSeq() const override { return m_lastSeq.load(); }
    Result<std::vector<engine::Event>> read(std::int64_t after, int limit) override;
    Result<std::optional<engine::StoredAnswer>> answerTo(const CommandId& id) override;
    /// Any thread.
    std::optional<engine::Fold>
    checkpoint(const std::shared_ptr<const engine::CityIndex>& city) override;
    /// See Checkpoints::keep; also `disk_full` where append() would say so. Any thread.
    Status keep(const engine::State& state, UtcTime time, const std::function<bool()>& goesOn = {});

    /// The same as read(), with hash and audience.
    Result<std::vector<StoredEvent>> readStored(std::int64_t after, int limit);
    /// The events of the last successful append(), which the caller gives back, as the log has
    /// them; once, same thread as append().
    std::vector<StoredEvent> asStored(engine::EventGroup appended);
    /// Before the first append() and after a failed one: who sits where. Same thread as append().
    void recall(const std::vector<engine::SeatView>& seats,
                const std::vector<engine::CallView>& calls);
    /// What the index of words does not have yet. Any thread.
    const HeldWords& heldWords() const { return m_held; }
    /// Digest under which tickets of a caller stand in the index.
    std::string callerDigest(const std::string& number) const;
    /// The last view of a ticket, from the projection. Same thread as append().
    Result<std::optional<engine::TicketView>> ticket(const TicketId& id);
    /// When an event was recorded; nothing for a number the log does not have. Same thread as
    /// append().
    Result<std::optional<UtcTime>> recordedAt(std::int64_t seq);
    /// Tries to write; success when the store takes writes again. Same thread as append().
    Status probe();
    /// Forgets answers older than 90 days. Any thread.
    Status dropOldAnswers(UtcTime now);

private:
    StoreLog(Database& database, StoreLogOptions options);
    struct Draft;
    void draft(const engine::EventGroup& events);
    void forgetDrafts();
    Status write(const engine::Batch& batch);
    Status refold();
    Status startAfresh();
    struct Lookups;
    Database& m_database;
    StoreLogOptions m_options;
    std::string m_secret;
    std::string m_lastHash;
    std::atomic<std::int64_t> m_lastSeq{0};
    Audience m_audience;
    std::unique_ptr<Lookups> m_lookups;
    std::unique_ptr<LogRows> m_rows;
    HeldWords m_held;
    std::unique_ptr<TicketProjection> m_tickets;
    std::unique_ptr<WorkAhead> m_ahead;
    bool m_inGroup = false;         ///< its transaction has begun
    bool m_isAhead = false;         ///< something was folded that is not in the log
    std::optional<Error> m_refusal; ///< what foresee() met: for append() to tell
    std::deque<Draft> m_drafts;     ///< of the next append, event by event
    std::uint64_t m_firstDraft = 0; ///< its number in m_ahead
    std::vector<Written> m_written; ///< of the last append, event by event
};

/// Folds the projections of a store of an older version anew; does nothing to any other. For
/// whoever looks at a store that nobody serves. Errors of StoreLog::open.
Status bringUpToDate(Database& database);

} // namespace lianxin::store

#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"
#include "models/engine/unit_figures.h"
#include "server-stub/store/lookup.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}

namespace lianxin::store {

class HeldWords;
class WorkAhead;

/// The ticket table and its indexes (words, places, callers; points; units): a fold over the log,
/// kept in the log's own transaction. One thread, the log's, but for what says otherwise. Throws
/// Poco exceptions.
class TicketProjection {
public:
    /// `secret` is what callers' numbers are digested with. With `held` the words of new tickets
    /// are held back there until it is full, and those of tickets that the store held back before
    /// are put there; without, every flush writes them into the index.
    TicketProjection(Poco::Data::Session& session, std::string secret, HeldWords* held = nullptr);
    ~TicketProjection();

    /// The ticket around an event: its last assignment before, and how it stands now (null when
    /// the event is not about a ticket; valid until the next flush).
    struct Change {
        std::optional<engine::Assignment> before;
        const engine::TicketView* after = nullptr;
        std::vector<engine::Judgement> judgements{}; ///< what it adds to the figures of units
    };
    struct Entry;
    /// The ticket of an event, made or looked up, for apply(); null when the event is about none.
    Entry* entryOf(const engine::Event& event);
    /// Folds one event in memory; `flush` writes what changed since, its texts computed ahead by
    /// `ahead`. After a failure a new projection is made: this one's memory is ahead.
    Change apply(const engine::Event& event) { return apply(entryOf(event), event); }
    void flush(WorkAhead& ahead);
    /// The same into the event's ticket, while the log's thread may ask for others: WorkAhead's
    /// thread folds a group's events that are not in the log yet. Asks no table.
    Change apply(Entry* entry, const engine::Event& event);
    /// The texts for the next flush are computed ahead from now on, after what was added to `ahead`
    /// before; until then entryOf() is not asked.
    void prepare(WorkAhead& ahead);
    /// What was flushed is on disk.
    void committed();

private:
    struct Cache;
    struct Tables;
    Entry* find(const TicketId& id);
    Entry* make(const TicketId& id);
    void write(Entry& entry);
    void insert(const Entry& entry);
    void update(const Entry& entry);
    void writeUnits(const Entry& entry);
    void writeWords(Entry& entry);
    void readHeld();
    void indexHeld();

    Poco::Data::Session& m_session;
    std::string m_secret;
    HeldWords* m_held;
    std::optional<std::uint64_t> m_prepared; ///< number of the first text in WorkAhead
    std::int64_t m_wordsThrough = 0;         ///< kWordsThrough, where words are held back
    Lookup m_find;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<Tables> m_tables;
};

/// Fills the empty index of words, places and callers from the ticket table, in the session's
/// transaction. Throws Poco exceptions.
void refillWords(Poco::Data::Session& session);
/// The same of the empty table of points.
void fillPoints(Poco::Data::Session& session);

} // namespace lianxin::store

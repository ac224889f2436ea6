#pragma once

namespace Poco::Data {
class Session;
}

namespace lianxin::store {

/// What `PRAGMA application_id` says in our files: `LXIN`.
inline constexpr int kApplicationId = 0x4C58494E;
/// Version of the tables below; raised with every change, never lowered.
inline constexpr int kSchemaVersion = 9;
/// Key in `meta` of a store whose projections are older than its tables: StoreLog folds the log
/// anew when it opens one.
inline constexpr const char* kRefoldPending = "refold_pending";

/// Creates every table in an empty file. Throws Poco::Data exceptions; the caller is Database.
///
///   event, command, vault
///       the log: one row an event, sealed JSON, chained by hash, `audience` says who may hear of
///       it; answers kept for repetitions, 90 days; personal values, by event and pointer
///   ticket …, unit_figure
///       projections: the last TicketView and the columns it is found by, the terms it is found by
///       (ticket_terms.h), the point where it lies; what units are measured by
///   ticket_answer
///       which version of which knowledge entry was given in which ticket
///   journal
///       which calls have a journal file beside the store
///   checkpoint …
///       the engine's state at a number of the log; see checkpoints.h
///   catalogue, scenario, staff, token
///       what the city configures and who may log in
void createTables(Poco::Data::Session& session);

/// Brings the tables of an older version up to date, in one transaction. The log itself is never
/// touched.
///   1 → 2  the index of words keeps no copy of the text and no positions; places stand in cells;
///          units are found by unit only; ticket_answer is filled from the log
///   2 → 3  what units are measured by is kept (unit_figure), people have teams; every projection
///          is to be folded anew
///   3 → 4  room for checkpoints; tickets are found in the order of their rows
///   4 → 5  places and callers are terms of the index of words, which is filled anew;
///          people have groups and skills
///   5 → 6  the index of words may lack the newest tickets (held_words.h)
///   6 → 8  answers leave out what is empty; every projection is to be folded anew
///   8 → 9  the points of tickets stand in a table of their own, which is filled
void raiseTables(Poco::Data::Session& session, int from);

} // namespace lianxin::store

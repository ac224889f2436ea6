#include "server-stub/store/schema.h"

#include "server-stub/store/meta.h"
#include "server-stub/store/ticket_projection.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <string>

namespace lianxin::store {

namespace {

/// Only which ticket holds which term (ticket_terms.h): no copy of the text, no positions, no
/// lengths.
constexpr const char* kWords =
    "CREATE VIRTUAL TABLE ticket_words USING fts5(terms, content='', columnsize=0, detail=none,"
    " tokenize='blanks')";

constexpr const char* kTicketAnswers =
    "CREATE TABLE ticket_answer(entry TEXT NOT NULL, version INTEGER NOT NULL, ticket INTEGER NOT "
    "NULL, PRIMARY KEY(entry, version, ticket)) WITHOUT ROWID";

/// Apart from the ticket itself, so that one page tells of hundreds of tickets how far they are.
constexpr const char* kTicketPoint =
    "CREATE TABLE ticket_point(ticket INTEGER PRIMARY KEY, lon REAL NOT NULL, lat REAL NOT NULL)";

constexpr const char* kUnitFigure =
    "CREATE TABLE unit_figure(unit TEXT NOT NULL, month INTEGER NOT NULL, figure TEXT NOT NULL,"
    " good INTEGER NOT NULL, judged INTEGER NOT NULL, PRIMARY KEY(month, unit, figure)) WITHOUT "
    "ROWID";

/// What tickets are found by, newest first: an index ends with the row itself.
constexpr const char* kTicketAcceptedBy =
    "CREATE INDEX ticket_accepted_by ON ticket(accepted_by, open)";
constexpr const char* kTicketState = "CREATE INDEX ticket_state ON ticket(state) WHERE open = 1";

/// A checkpoint counts once its row is there: the pieces come before it and go after it.
constexpr const char* kCheckpoint =
    "CREATE TABLE checkpoint(seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, city TEXT NOT NULL,"
    " digest TEXT NOT NULL)";
constexpr const char* kCheckpointPiece =
    "CREATE TABLE checkpoint_piece(seq INTEGER NOT NULL, piece INTEGER NOT NULL, content BLOB NOT "
    "NULL, PRIMARY KEY(seq, piece))";

constexpr const char* kTables[] = {
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE event(seq INTEGER PRIMARY KEY, type TEXT NOT NULL, recorded_at INTEGER NOT NULL,"
    " audience TEXT NOT NULL, sealed TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE command(id TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL, at "
    "INTEGER NOT NULL)"
    " WITHOUT ROWID",
    "CREATE INDEX command_at ON command(at)",
    "CREATE TABLE vault(seq INTEGER NOT NULL, key TEXT NOT NULL, subject TEXT NOT NULL, field TEXT "
    "NOT NULL,"
    " salt TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(seq, key)) WITHOUT ROWID",
    "CREATE TABLE ticket(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL,"
    " provisional TEXT NOT NULL, state TEXT NOT NULL, open INTEGER NOT NULL, queued INTEGER NOT "
    "NULL,"
    " lead TEXT NOT NULL, caller TEXT NOT NULL, district TEXT NOT NULL, category TEXT NOT NULL,"
    " kind TEXT NOT NULL, accepted_by TEXT NOT NULL, accepted_at INTEGER NOT NULL, seq INTEGER NOT "
    "NULL,"
    " view TEXT NOT NULL)",
    "CREATE INDEX ticket_number ON ticket(number)",
    "CREATE INDEX ticket_provisional ON ticket(provisional) WHERE provisional <> ''",
    "CREATE INDEX ticket_accepted_at ON ticket(accepted_at)",
    kTicketAcceptedBy,
    kTicketState,
    "CREATE TABLE ticket_unit(unit TEXT NOT NULL, ticket INTEGER NOT NULL, open INTEGER NOT NULL,"
    " PRIMARY KEY(unit, open, ticket)) WITHOUT ROWID",
    kTicketAnswers,
    kTicketPoint,
    kWords,
    kUnitFigure,
    kCheckpoint,
    kCheckpointPiece,
    "CREATE TABLE journal(session TEXT PRIMARY KEY, call TEXT NOT NULL, ticket TEXT NOT NULL, "
    "staff TEXT NOT NULL,"
    " digest TEXT NOT NULL, events INTEGER NOT NULL, bytes INTEGER NOT NULL, stored_at INTEGER NOT "
    "NULL,"
    " seq INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX journal_ticket ON journal(ticket)",
    "CREATE INDEX journal_call ON journal(call)",
    "CREATE TABLE catalogue(version TEXT PRIMARY KEY, at INTEGER NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE scenario(id TEXT PRIMARY KEY, title TEXT NOT NULL, content TEXT NOT NULL) "
    "WITHOUT ROWID",
    "CREATE TABLE staff(id TEXT PRIMARY KEY, name TEXT NOT NULL, password TEXT NOT NULL, roles "
    "TEXT NOT NULL,"
    " unit TEXT NOT NULL, teams TEXT NOT NULL DEFAULT '', wrong INTEGER NOT NULL DEFAULT 0, "
    "locked_until INTEGER NOT NULL DEFAULT "
    "0, call_groups TEXT NOT NULL DEFAULT '', skills TEXT NOT NULL DEFAULT '') WITHOUT ROWID",
    "CREATE TABLE token(digest TEXT PRIMARY KEY, staff TEXT NOT NULL, expires INTEGER NOT NULL) "
    "WITHOUT ROWID",
};

void run(Poco::Data::Session& session, const std::string& sql)
{
    session << sql, Poco::Data::Keywords::now;
}

constexpr const char* kFrom1To2[] = {
    "DROP INDEX ticket_unit_ticket",
    "DROP TABLE ticket_place",
    kTicketAnswers,
    "INSERT OR IGNORE INTO ticket_answer(entry, version, ticket)"
    " SELECT json_extract(a.value, '$.entry'), json_extract(a.value, '$.version'), t.row"
    " FROM event e JOIN ticket t ON t.id = json_extract(e.sealed, '$.body.ticket'),"
    " json_each(e.sealed, '$.body.answers') a WHERE e.type = 'TicketAccepted'",
};

void raiseFrom1(Poco::Data::Session& session)
{
    for (const char* sql : kFrom1To2)
        run(session, sql);
}

void raiseFrom2(Poco::Data::Session& session)
{
    run(session, kUnitFigure);
    run(session, "ALTER TABLE staff ADD COLUMN teams TEXT NOT NULL DEFAULT ''");
    writeMeta(session, kRefoldPending, "1");
}

void raiseFrom3(Poco::Data::Session& session)
{
    for (const char* sql :
         {kCheckpoint, kCheckpointPiece, "DROP INDEX IF EXISTS ticket_accepted_by",
          "DROP INDEX IF EXISTS ticket_state", kTicketAcceptedBy, kTicketState})
        run(session, sql);
}

void raiseFrom4(Poco::Data::Session& session)
{
    for (const char* sql : {"DROP TABLE ticket_words", "DROP TABLE IF EXISTS ticket_cell",
                            "DROP INDEX IF EXISTS ticket_caller", "DROP INDEX vault_subject",
                            "ALTER TABLE staff ADD COLUMN call_groups TEXT NOT NULL DEFAULT ''",
                            "ALTER TABLE staff ADD COLUMN skills TEXT NOT NULL DEFAULT ''", kWords})
        run(session, sql);
    refillWords(session);
}

void raiseFrom5(Poco::Data::Session& session)
{
    run(session, "INSERT OR IGNORE INTO meta(key, value) SELECT 'words_through', "
                 "coalesce(max(row), 0) FROM ticket");
}

/// Answers without what `wire` leaves out by now, an empty text and a number that is nought;
/// checkpoints of an older format are of no use.
constexpr const char* kFrom7To8[] = {
    "DELETE FROM checkpoint",
    "DELETE FROM checkpoint_piece",
    "UPDATE command SET answer = json_remove(answer, '$.ticket_number')"
    " WHERE json_extract(answer, '$.ticket_number') = ''",
    "UPDATE command SET answer = json_remove(answer, '$.first_seq', '$.last_seq')"
    " WHERE json_extract(answer, '$.first_seq') = 0 AND json_extract(answer, '$.last_seq') = 0",
    "UPDATE command SET answer = json_remove(answer, '$.rejection.detail')"
    " WHERE json_extract(answer, '$.rejection.detail') = ''",
};

void raiseFrom7(Poco::Data::Session& session)
{
    for (const char* sql : kFrom7To8)
        run(session, sql);
    writeMeta(session, kRefoldPending, "1");
}

void raiseFrom8(Poco::Data::Session& session)
{
    run(session, kTicketPoint);
    if (readMeta(session, kRefoldPending))
        return;
    try {
        fillPoints(session);
    } catch (const Poco::DataFormatException&) { // a damaged ticket, which the log still has whole
        run(session, "DELETE FROM ticket_point");
        writeMeta(session, kRefoldPending, "1");
    }
}

} // namespace

void createTables(Poco::Data::Session& session)
{
    run(session, "BEGIN IMMEDIATE");
    for (const char* sql : kTables)
        run(session, sql);
    run(session, "PRAGMA application_id=" + std::to_string(kApplicationId));
    run(session, "PRAGMA user_version=" + std::to_string(kSchemaVersion));
    run(session, "COMMIT");
}

void raiseTables(Poco::Data::Session& session, int from)
{
    run(session, "BEGIN IMMEDIATE");
    if (from < 2)
        raiseFrom1(session);
    if (from < 3)
        raiseFrom2(session);
    if (from < 4)
        raiseFrom3(session);
    if (from < 5)
        raiseFrom4(session);
    if (from < 6)
        raiseFrom5(session);
    if (from < 8)
        raiseFrom7(session);
    if (from < 9)
        raiseFrom8(session);
    run(session, "PRAGMA user_version=" + std::to_string(kSchemaVersion));
    run(session, "COMMIT");
}

} // namespace lianxin::store

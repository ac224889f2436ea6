#pragma once

#include <array>

namespace lianxin::store {

/// Turns the tables of a store into those of schema version 1, to be raised again.
inline constexpr std::array kToFirstVersion{
    "DROP TABLE ticket_answer",
    "DROP TABLE ticket_point",
    "DROP TABLE unit_figure",
    "DROP TABLE checkpoint",
    "DROP TABLE checkpoint_piece",
    "ALTER TABLE staff DROP COLUMN teams",
    "ALTER TABLE staff DROP COLUMN call_groups",
    "ALTER TABLE staff DROP COLUMN skills",
    "CREATE INDEX vault_subject ON vault(subject)",
    "DROP TABLE ticket_words",
    "CREATE VIRTUAL TABLE ticket_words USING fts5(grams, detail=full)",
    "CREATE VIRTUAL TABLE ticket_place USING rtree(row, west, east, south, north)",
    "CREATE INDEX ticket_unit_ticket ON ticket_unit(ticket)",
    "DELETE FROM meta WHERE key = 'words_through'",
    "PRAGMA user_version=1",
};

} // namespace lianxin::store

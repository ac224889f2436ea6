#pragma once

struct sqlite3;

namespace lianxin::store {

/// Teaches a connection the FTS5 tokenizer `blanks`: what stands between blanks is one term, byte
/// for byte. The grams of a ticket are normalised already, and SQLite's own tokenizers would fold
/// and split them again. Returns SQLite's code; needed by every connection that touches
/// `ticket_words`. https://www.sqlite.org/fts5.html#custom_tokenizers
int teachBlanks(sqlite3* connection);

} // namespace lianxin::store

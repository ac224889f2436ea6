#pragma once

#include <string>

namespace lianxin::store {

/// Before anything else is asked of SQLite in this process: a session is one thread's at a time, so
/// SQLite need not lock it, nor count its memory under a lock that all threads share. Refused, and
/// without consequence, where it is in use already. https://www.sqlite.org/threadsafe.html
void startSqlite();

/// What opens a file with one of SQLite's parameters (`mode=rw`). https://www.sqlite.org/uri.html
std::string uriOf(const std::string& file, const std::string& parameter);

} // namespace lianxin::store

#include "server-stub/store/blanks.h"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>

namespace lianxin::store {

namespace {

using EachToken = int (*)(void*, int, const char*, int, int, int);

fts5_api* apiOf(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK)
        return nullptr;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

/// The tokenizer has no state; SQLite wants an address none the less.
int create(void*, const char**, int, Fts5Tokenizer** out)
{
    static char s_none = 0;
    *out = reinterpret_cast<Fts5Tokenizer*>(&s_none);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int, const char* bytes, int size, EachToken each)
{
    const std::string_view text(bytes, static_cast<std::size_t>(size));
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        if (to > from)
            if (const int code = each(context, 0, bytes + from, static_cast<int>(to - from),
                                      static_cast<int>(from), static_cast<int>(to));
                code != SQLITE_OK)
                return code;
        from = to + 1;
    }
    return SQLITE_OK;
}

} // namespace

int teachBlanks(sqlite3* connection)
{
    auto* api = apiOf(connection);
    if (api == nullptr)
        return SQLITE_ERROR;
    fts5_tokenizer blanks{create, destroy, tokenize};
    return api->xCreateTokenizer(api, "blanks", nullptr, &blanks, nullptr);
}

} // namespace lianxin::store

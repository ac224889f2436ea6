#include "server-stub/store/table_comparison.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace lianxin::store {

using Poco::Data::Session;

namespace {

/// The log and its seal, and what does not follow from it.
constexpr std::array<std::string_view, 10> kNoProjections{
    "meta",      "event",    "command", "vault", "checkpoint", "checkpoint_piece",
    "catalogue", "scenario", "staff",   "token"};

void run(Session& session, const std::string& sql)
{
    session << sql, Poco::Data::Keywords::now;
}

/// A SELECT that is stepped through.
class Cursor {
public:
    Cursor(Session& session, const std::string& sql)
        : m_handle(Poco::Data::SQLite::Utility::dbHandle(session)), m_sql(sql)
    {
        check(sqlite3_prepare_v2(m_handle, sql.c_str(), static_cast<int>(sql.size()), &m_statement,
                                 nullptr));
    }
    ~Cursor() { sqlite3_finalize(m_statement); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    void next()
    {
        const int stepped = sqlite3_step(m_statement);
        m_hasRow = stepped == SQLITE_ROW;
        if (!m_hasRow && stepped != SQLITE_DONE)
            check(stepped);
    }
    bool hasRow() const { return m_hasRow; }
    int columns() const { return sqlite3_column_count(m_statement); }
    std::string name(int column) const { return sqlite3_column_name(m_statement, column); }
    bool isNumber(int column) const
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
    }
    sqlite3_int64 number(int column) const { return sqlite3_column_int64(m_statement, column); }
    double fraction(int column) const { return sqlite3_column_double(m_statement, column); }
    int type(int column) const { return sqlite3_column_type(m_statement, column); }
    std::string_view bytes(int column) const
    {
        const void* bytes = sqlite3_column_blob(m_statement, column);
        const auto count = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
        return count == 0 ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), count);
    }

private:
    void check(int code) const
    {
        if (code != SQLITE_OK)
            Poco::Data::SQLite::Utility::throwException(m_handle, code, m_sql);
    }
    sqlite3* m_handle;
    std::string m_sql;
    sqlite3_stmt* m_statement = nullptr;
    bool m_hasRow = false;
};

/// As SQLite orders what stands in keys: numbers before texts, texts by their bytes.
int compareColumn(const Cursor& a, const Cursor& b, int column)
{
    if (a.isNumber(column) != b.isNumber(column))
        return a.isNumber(column) ? -1 : 1;
    if (a.isNumber(column)) {
        const auto left = a.number(column);
        const auto right = b.number(column);
        return left < right ? -1 : left > right ? 1 : 0;
    }
    return a.bytes(column).compare(b.bytes(column));
}

bool sameColumn(const Cursor& a, const Cursor& b, int column)
{
    if (a.type(column) != b.type(column))
        return false;
    return a.type(column) == SQLITE_FLOAT ? a.fraction(column) == b.fraction(column)
                                          : compareColumn(a, b, column) == 0;
}

int compareKeys(const Cursor& a, const Cursor& b, int keys)
{
    if (!a.hasRow() || !b.hasRow())
        return a.hasRow() ? -1 : b.hasRow() ? 1 : 0;
    for (int i = 0; i < keys; ++i)
        if (const int order = compareColumn(a, b, i); order != 0)
            return order;
    return 0;
}

std::string keyOf(const Cursor& row, int keys)
{
    std::string key;
    for (int i = 0; i < keys; ++i) {
        key += i == 0 ? "" : "/";
        key += row.isNumber(i) ? std::to_string(row.number(i)) : std::string(row.bytes(i));
    }
    return key;
}

/// Two cursors over the same columns, the first `keys` of which are the key and the order.
std::int64_t merge(Cursor& is, Cursor& shouldBe, int keys, const TellDifference& tell)
{
    using Kind = Difference::Kind;
    std::int64_t same = 0;
    is.next();
    shouldBe.next();
    while (is.hasRow() || shouldBe.hasRow()) {
        const int order = compareKeys(is, shouldBe, keys);
        if (order < 0) {
            tell({Kind::TooMany, keyOf(is, keys), {}});
            is.next();
            continue;
        }
        if (order > 0) {
            tell({Kind::Missing, keyOf(shouldBe, keys), {}});
            shouldBe.next();
            continue;
        }
        Difference changed{Kind::Changed, {}, {}};
        for (int i = keys; i < is.columns(); ++i)
            if (!sameColumn(is, shouldBe, i))
                changed.columns.push_back(is.name(i));
        if (changed.columns.empty()) {
            ++same;
        } else {
            changed.key = keyOf(is, keys);
            tell(changed);
        }
        is.next();
        shouldBe.next();
    }
    return same;
}

/// The columns of a table, its key first, and how many those are.
std::pair<std::vector<std::string>, int> columnsOf(Session& session, const std::string& table)
{
    std::vector<std::pair<sqlite3_int64, std::string>> keys;
    std::vector<std::string> others;
    Cursor info(session, "SELECT pk, name FROM pragma_table_info('" + table + "')");
    for (info.next(); info.hasRow(); info.next()) {
        if (info.number(0) > 0)
            keys.emplace_back(info.number(0), info.bytes(1));
        else
            others.emplace_back(info.bytes(1));
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::string> all;
    for (auto& [place, name] : keys)
        all.push_back(std::move(name));
    all.insert(all.end(), others.begin(), others.end());
    return {all, static_cast<int>(keys.size())};
}

std::string listed(const std::vector<std::string>& names, std::size_t count)
{
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        list += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
    return list;
}

/// What may read may not make a temporary table, unless it is let.
class Terms {
public:
    explicit Terms(Session& session) : m_session(session)
    {
        session << "PRAGMA query_only", Poco::Data::Keywords::into(m_readsOnly),
            Poco::Data::Keywords::now;
        run(m_session, "PRAGMA query_only=0");
        run(m_session, "CREATE VIRTUAL TABLE temp.words_there USING fts5vocab('main', "
                       "'ticket_words', 'instance')");
    }
    ~Terms()
    {
        auto* handle = Poco::Data::SQLite::Utility::dbHandle(m_session);
        sqlite3_exec(handle, "DROP TABLE temp.words_there", nullptr, nullptr, nullptr);
        if (m_readsOnly != 0)
            sqlite3_exec(handle, "PRAGMA query_only=1", nullptr, nullptr, nullptr);
    }
    Terms(const Terms&) = delete;
    Terms& operator=(const Terms&) = delete;

private:
    Session& m_session;
    int m_readsOnly = 0;
};

} // namespace

std::vector<std::string> projections(Session& session)
{
    std::vector<std::string> tables;
    Cursor all(session, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
                        "'sqlite_%' AND name NOT LIKE 'ticket_words%' ORDER BY name");
    for (all.next(); all.hasRow(); all.next())
        if (std::find(kNoProjections.begin(), kNoProjections.end(), all.bytes(0)) ==
            kNoProjections.end())
            tables.emplace_back(all.bytes(0));
    return tables;
}

std::int64_t compareTable(Session& is, Session& shouldBe, const std::string& table,
                          const TellDifference& tell)
{
    const auto [columns, keys] = columnsOf(shouldBe, table);
    const std::string sql = "SELECT " + listed(columns, columns.size()) + " FROM " + table +
                            " ORDER BY " + listed(columns, static_cast<std::size_t>(keys));
    Cursor left(is, sql);
    Cursor right(shouldBe, sql);
    return merge(left, right, keys, tell);
}

std::int64_t compareWords(Session& is, Session& shouldBe, std::int64_t through,
                          const TellDifference& tell)
{
    const Terms here(is);
    const Terms there(shouldBe);
    const std::string sql = "SELECT term, doc FROM temp.words_there";
    Cursor left(is, sql);
    Cursor right(shouldBe, sql + " WHERE doc <= " + std::to_string(through));
    return merge(left, right, 2, tell);
}

std::int64_t compareAnswers(Session& is, Session& shouldBe, UtcTime from,
                            const TellDifference& tell)
{
    const std::string sql = "SELECT id, answer, at FROM command WHERE at >= " +
                            std::to_string(from.time_since_epoch().count()) +
                            " AND json_extract(answer, '$.first_seq') > 0 ORDER BY id";
    Cursor left(is, sql);
    Cursor right(shouldBe, sql);
    return merge(left, right, 1, tell);
}

} // namespace lianxin::store

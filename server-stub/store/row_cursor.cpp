#include "server-stub/store/row_cursor.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace lianxin::store {

using Poco::Data::SQLite::Utility;
using Row = std::optional<std::int64_t>;

namespace {

/// A SELECT, compiled.
class Select {
public:
    Select(Poco::Data::Session& session, const std::string& sql)
    {
        auto* handle = Utility::dbHandle(session);
        const int code = sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()),
                                            &m_statement, nullptr);
        if (code != SQLITE_OK)
            Utility::throwException(handle, code, sql);
    }
    ~Select() { sqlite3_finalize(m_statement); }
    Select(const Select&) = delete;
    Select& operator=(const Select&) = delete;

    sqlite3_stmt* get() const { return m_statement; }
    /// Whether there is another row.
    bool step()
    {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            Utility::throwException(sqlite3_db_handle(m_statement), code, sqlite3_sql(m_statement));
        return code == SQLITE_ROW;
    }

private:
    sqlite3_stmt* m_statement = nullptr;
};

class SelectedRows : public RowCursor {
public:
    SelectedRows(Poco::Data::Session& session, const std::string& sql, std::string text, int steps)
        : m_select(session, sql), m_text(std::move(text)), m_steps(steps)
    {
        sqlite3_bind_text(m_select.get(), 1, m_text.data(), static_cast<int>(m_text.size()),
                          SQLITE_STATIC);
    }

    Row at(std::int64_t row) override
    {
        if (!m_asked)
            ask(row);
        for (int steps = 0; m_current && *m_current > row; ++steps)
            steps < m_steps ? step() : ask(row);
        return m_current;
    }

private:
    void ask(std::int64_t row)
    {
        m_asked = true;
        sqlite3_reset(m_select.get());
        sqlite3_bind_int64(m_select.get(), 2, row);
        step();
    }
    void step()
    {
        m_current = m_select.step() ? Row(sqlite3_column_int64(m_select.get(), 0)) : Row();
    }

    Select m_select;
    std::string m_text;
    int m_steps;
    bool m_asked = false;
    Row m_current;
};

class EveryRow : public RowCursor {
public:
    explicit EveryRow(std::int64_t newest) : m_newest(newest) {}

    Row at(std::int64_t row) override
    {
        const auto found = std::min(row, m_newest);
        return found > 0 ? Row(found) : Row();
    }

private:
    std::int64_t m_newest;
};

class ListedRows : public RowCursor {
public:
    explicit ListedRows(std::vector<std::int64_t> rows) : m_rows(std::move(rows)) {}

    Row at(std::int64_t row) override
    {
        while (m_next < m_rows.size() && m_rows[m_next] > row)
            ++m_next;
        return m_next < m_rows.size() ? Row(m_rows[m_next]) : Row();
    }

private:
    std::vector<std::int64_t> m_rows;
    std::size_t m_next = 0;
};

class AnyOf : public RowCursor {
public:
    explicit AnyOf(std::vector<Rows> parts) : m_parts(std::move(parts)) {}

    Row at(std::int64_t row) override
    {
        Row newest;
        for (auto& part : m_parts)
            newest = std::max(newest, part->at(row));
        return newest;
    }

private:
    std::vector<Rows> m_parts;
};

class AllOf : public RowCursor {
public:
    explicit AllOf(std::vector<Rows> parts) : m_parts(std::move(parts)) {}

    Row at(std::int64_t row) override
    {
        for (std::size_t agreed = 0, part = 0; agreed < m_parts.size();
             part = (part + 1) % m_parts.size()) {
            const auto found = m_parts[part]->at(row);
            if (!found)
                return found;
            agreed = *found == row ? agreed + 1 : 1;
            row = *found;
        }
        return row;
    }

private:
    std::vector<Rows> m_parts;
};

class WithoutRows : public RowCursor {
public:
    WithoutRows(Rows rows, Rows left) : m_rows(std::move(rows)), m_left(std::move(left)) {}

    Row at(std::int64_t row) override
    {
        auto found = m_rows->at(row);
        while (found && m_left->at(*found) == found)
            found = m_rows->at(*found - 1);
        return found;
    }

private:
    Rows m_rows;
    Rows m_left;
};

class NearRows : public RowCursor {
public:
    NearRows(Poco::Data::Session& session, Rows rows, places::Point point, double metres,
             std::int64_t last)
        : m_rows(std::move(rows)),
          m_where(session, "SELECT lon, lat FROM ticket_point WHERE ticket = ?"), m_point(point),
          m_metres(metres), m_last(last)
    {}

    Row at(std::int64_t row) override
    {
        for (auto found = m_rows->at(row); found && *found >= m_last;
             found = m_rows->at(*found - 1))
            if (isNear(*found))
                return found;
        return {};
    }

private:
    bool isNear(std::int64_t row)
    {
        auto* where = m_where.get();
        sqlite3_reset(where);
        sqlite3_bind_int64(where, 1, row);
        return m_where.step() && places::distanceMetres({sqlite3_column_double(where, 0),
                                                         sqlite3_column_double(where, 1)},
                                                        m_point) <= m_metres;
    }

    Rows m_rows;
    Select m_where;
    places::Point m_point;
    double m_metres;
    std::int64_t m_last;
};

} // namespace

Rows selectedRows(Poco::Data::Session& session, const std::string& sql, const std::string& text,
                  int steps)
{
    return std::make_unique<SelectedRows>(session, sql, text, steps);
}

Rows everyRow(std::int64_t newest)
{
    return std::make_unique<EveryRow>(newest);
}

Rows listedRows(std::vector<std::int64_t> rows)
{
    return std::make_unique<ListedRows>(std::move(rows));
}

Rows anyOf(std::vector<Rows> parts)
{
    return std::make_unique<AnyOf>(std::move(parts));
}

Rows allOf(std::vector<Rows> parts)
{
    return parts.size() == 1 ? std::move(parts.front()) : std::make_unique<AllOf>(std::move(parts));
}

Rows withoutRows(Rows rows, Rows left)
{
    return std::make_unique<WithoutRows>(std::move(rows), std::move(left));
}

Rows nearRows(Poco::Data::Session& session, Rows rows, places::Point point, double metres,
              std::int64_t last)
{
    return std::make_unique<NearRows>(session, std::move(rows), point, metres, last);
}

} // namespace lianxin::store

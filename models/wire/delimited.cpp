#include "models/wire/delimited.h"

#include "models/base/byte_order_mark.h"

#include <algorithm>

namespace lianxin::wire {

int Table::column(std::string_view name) const
{
    const auto it = std::find(header.begin(), header.end(), name);
    return it == header.end() ? -1 : static_cast<int>(it - header.begin());
}

namespace {

/// Takes one record after the other from a text.
class Records {
public:
    Records(std::string_view text, char separator, char quote)
        : m_rest(base::withoutByteOrderMark(text)), m_separator(separator), m_quote(quote)
    {}

    bool done() const { return m_rest.empty(); }
    /// Line on which the record last taken began, from 1.
    int line() const { return m_line; }
    bool openQuote() const { return m_openQuote; }

    std::vector<std::string> take()
    {
        m_line = m_next;
        std::vector<std::string> record(1);
        bool quoted = false;
        bool plain = false; ///< the last character stood outside quotes
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            m_next += c == '\n';
            if (quoted && c == m_quote && m_rest.starts_with(m_quote)) {
                record.back() += c;
                plain = false;
                m_rest.remove_prefix(1);
            } else if (c == m_quote && m_quote != '\0' && (quoted || record.back().empty())) {
                quoted = !quoted;
            } else if (!quoted && c == m_separator) {
                record.emplace_back();
            } else if (!quoted && c == '\n') {
                break;
            } else {
                record.back() += c;
                plain = !quoted;
            }
        }
        if (plain && record.back().ends_with('\r')) // of CR LF
            record.back().pop_back();
        m_openQuote = quoted;
        return record;
    }

private:
    std::string_view m_rest;
    char m_separator;
    char m_quote;
    int m_line = 0;
    int m_next = 1;
    bool m_openQuote = false;
};

Result<Table> parse(Records records, const char* code)
{
    Table table;
    while (!records.done()) {
        auto record = records.take();
        const bool blank = record.size() == 1 && record.front().empty();
        if (records.openQuote() ||
            (!blank && !table.header.empty() && record.size() != table.header.size()))
            return Error{code, std::to_string(records.line())};
        if (blank)
            continue;
        if (table.header.empty())
            table.header = std::move(record);
        else
            table.rows.push_back(std::move(record));
    }
    return table;
}

} // namespace

Result<Table> parseCsv(std::string_view text)
{
    return parse(Records(text, ',', '"'), "bad_csv");
}

Result<Table> parseTsv(std::string_view text)
{
    return parse(Records(text, '\t', '\0'), "bad_tsv");
}

} // namespace lianxin::wire

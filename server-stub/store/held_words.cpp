#include "server-stub/store/held_words.h"

namespace lianxin::store {

void HeldWords::put(std::int64_t row, std::string terms)
{
    const std::lock_guard lock(m_mutex);
    m_terms.insert_or_assign(m_terms.end(), row, std::move(terms));
}

void HeldWords::dropThrough(std::int64_t row)
{
    const std::lock_guard lock(m_mutex);
    m_terms.erase(m_terms.begin(), m_terms.upper_bound(row));
}

void HeldWords::clear()
{
    const std::lock_guard lock(m_mutex);
    m_terms.clear();
}

bool HeldWords::full() const
{
    const std::lock_guard lock(m_mutex);
    return m_terms.size() >= m_most;
}

std::vector<std::int64_t> HeldWords::matching(const TermQuery& query) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::int64_t> rows;
    for (auto it = m_terms.rbegin(); it != m_terms.rend(); ++it)
        if (query.matches(it->second))
            rows.push_back(it->first);
    return rows;
}

} // namespace lianxin::store

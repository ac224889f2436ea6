#pragma once

#include "server-stub/store/ticket_terms.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace lianxin::store {

/// Key in `meta`: tickets up to this row stand in `ticket_words`; of later ones memory alone holds
/// the terms.
inline constexpr const char* kWordsThrough = "words_through";
/// So many tickets are held back and then written into the index at once, which costs it less than
/// half of what they would one by one.
inline constexpr std::size_t kWordsHeld = 1000;

/// The terms of the newest tickets, for as long as the index does not have them. One thread
/// changes, any may ask.
class HeldWords {
public:
    explicit HeldWords(std::size_t most) : m_most(most) {}

    void put(std::int64_t row, std::string terms);
    /// The index has them up to this row.
    void dropThrough(std::int64_t row);
    void clear();
    /// They are to be written.
    bool full() const;
    /// By row; for the thread that changes them.
    const std::map<std::int64_t, std::string>& all() const { return m_terms; }
    /// Rows that have what is asked for, newest first. To be asked before the index is: what leaves
    /// here stands there already.
    std::vector<std::int64_t> matching(const TermQuery& query) const;

private:
    std::size_t m_most;
    mutable std::mutex m_mutex;
    std::map<std::int64_t, std::string> m_terms;
};

} // namespace lianxin::store

#pragma once

#include "models/engine/event.h"
#include "server-stub/store/access_log.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::store {

/// Reads the record of reading beside a store from its first row on: numbers without a gap, the
/// chain of hashes, and every number and hash that the central log says it once ended with.
class AccessCheck {
public:
    explicit AccessCheck(const Database& database) : m_database(database.file()) {}

    /// The next event of the central log.
    void fold(const engine::Event& event);
    /// After the last event. What was recorded meanwhile is read too.
    void run();

    std::int64_t rows() const { return m_last; }
    /// In Chinese, one sentence a row or event that is not what it should be.
    const std::vector<std::string>& faults() const { return m_faults; }

private:
    struct Sealed {
        std::int64_t event = 0;
        LogTail tail;
    };
    void read();
    void checkRow(std::int64_t id, const Access& access, const std::string& hash);
    void fault(std::string text) { m_faults.push_back("查阅记录 " + std::move(text)); }

    std::string m_database;
    std::vector<Sealed> m_sealed; ///< oldest first
    std::size_t m_compared = 0;   ///< of these
    std::vector<std::string> m_faults;
    std::int64_t m_last = 0;
    std::string m_hash;
};

} // namespace lianxin::store

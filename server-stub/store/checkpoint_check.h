#pragma once

#include "models/engine/fold.h"
#include "models/engine/ports.h"
#include "server-stub/store/checkpoints.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::store {

/// Folds the log beside whoever reads it and compares every checkpoint with what stands at its
/// number. One that was folded in another version of the city is never used and not compared.
class CheckpointCheck {
public:
    /// A ticket as the log had it before the event that is folded next; null when there was none.
    using TicketBefore = std::function<const engine::TicketView*(const TicketId&)>;

    CheckpointCheck(Database& database, TicketBefore ticketBefore);

    /// Reads what checkpoints there are. `city`: the store's; null when it has none yet. Errors of
    /// the database.
    Status open(const std::shared_ptr<const engine::City>& city);
    /// The next event and its hash.
    void fold(const engine::Event& event, const std::string& hash);
    /// After the last event: in Chinese, one sentence a checkpoint that is not what it should be.
    std::vector<std::string> faults() const;
    /// How many agreed.
    std::int64_t agreed() const { return m_agreed; }

private:
    void compare(const CheckpointEntry& entry, const std::string& hash);

    Database& m_database;
    Checkpoints m_checkpoints;
    TicketBefore m_ticketBefore;
    std::vector<CheckpointEntry> m_waiting; ///< newest first
    std::optional<engine::Fold> m_fold;     ///< while any waits
    std::vector<std::string> m_faults;
    std::int64_t m_agreed = 0;
};

} // namespace lianxin::store

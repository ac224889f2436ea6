#pragma once

#include "models/engine/fold.h"
#include "server-stub/store/database.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::store {

/// A checkpoint as its row tells of it.
struct CheckpointEntry {
    std::int64_t seq = 0;
    std::string hash;   ///< of the event of that number
    std::string city;   ///< version of the city it was folded in
    std::string digest; ///< over its text; see checkpointDigest()
};

/// Goes on from `digest` (empty at first) over the next piece of the text.
std::string checkpointDigest(const std::string& digest, std::string_view piece);

/// The engine's state at numbers of the log (models/wire/checkpoint.h), in pieces, so that writing
/// one never keeps the log's writer waiting for longer than a piece takes. The newest kKept stand;
/// older ones leave. Whoever forgets a person in the vault deletes them too: they hold what the
/// tickets' projection holds. Any thread.
class Checkpoints {
public:
    explicit Checkpoints(Database& database) : m_database(database) {}

    /// Two: should the newest be damaged, the one before it serves.
    static constexpr int kKept = 2;

    /// The newest that agrees with the log's chain and was folded in this version of the city. What
    /// does not, what is damaged or cannot be read, is passed over.
    std::optional<engine::Fold> newest(const std::shared_ptr<const engine::CityIndex>& city);
    /// Newest first. Errors of the database.
    Result<std::vector<CheckpointEntry>> entries();
    /// Whether the pieces of an entry are whole and give its digest.
    bool isSound(const CheckpointEntry& entry);

    /// Writes one of the state as it is at the log's number `state.centre().seq`; `time` as in
    /// engine::Fold. `goesOn` is asked between the pieces. Errors: `stopped`; `no_event` when the
    /// log has no event of that number; those of the database. Whatever fails, nothing half-written
    /// is ever taken for a checkpoint.
    Status keep(const engine::State& state, UtcTime time, const std::function<bool()>& goesOn = {});

private:
    std::optional<engine::Fold> read(const CheckpointEntry& entry,
                                     const std::shared_ptr<const engine::CityIndex>& city);
    Status eachPiece(const CheckpointEntry& entry,
                     const std::function<Status(std::string_view)>& take);
    Status dropOthers();
    Status dropLoosePieces();

    Database& m_database;
};

} // namespace lianxin::store

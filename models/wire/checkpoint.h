#pragma once

#include "models/base/result.h"
#include "models/engine/fold.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// A checkpoint of the engine as text: lines of JSON, one row a line, the first of which says whose
/// rows they are and how many. Personal values stand in the clear, as in the tickets' projection.
namespace lianxin::wire {

/// Of the lines and of what the rules make of events: raised whenever a fold by this build gives
/// another state than one by the build before, so that no older checkpoint is taken for one of its
/// own.
inline constexpr int kCheckpointFormat = 4;

/// Whole lines, about this many bytes at once.
inline constexpr std::size_t kCheckpointPiece = 256 * 1024;

/// Gives the text of a state to `sink`, piece by piece, until it answers false. The same state
/// gives the same pieces. `time` as in engine::Fold.
void writeCheckpoint(const engine::State& state, UtcTime time,
                     const std::function<bool(std::string_view piece)>& sink);

/// The way back, piece by piece and in order.
class CheckpointReader {
public:
    /// What is read belongs to this city or is refused.
    explicit CheckpointReader(std::shared_ptr<const engine::CityIndex> city);

    /// Errors: `bad_json`, `missing_member`, `bad_member`; `foreign`: of another format, or folded
    /// with another version of the city.
    Status add(std::string_view piece);
    /// After the last piece. Error `missing_rows`.
    Result<engine::Fold> take() &&;

private:
    Status readHead(std::string_view line);
    Status readRow(std::string_view line);

    engine::Fold m_fold;
    std::optional<std::int64_t> m_rows; ///< still to come; nothing before the head
};

} // namespace lianxin::wire

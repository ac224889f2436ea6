#pragma once

#include "models/engine/unit_figures.h"
#include "server-stub/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::store {

/// Which figure of a unit to lay open: all of its own when `figure` is absent, of every month when
/// `month` is.
struct FigureQuestion {
    UnitId unit;
    std::optional<engine::Figure> figure;
    std::optional<int> month;
};

/// An event behind a figure.
struct FigureEvent {
    std::int64_t seq = 0;
    UtcTime at{};
    std::string type;   ///< `ClockSet`
    std::string ticket; ///< its number
    engine::Judgement judgement;
};

/// What a look at the whole store found.
struct Findings {
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::int64_t personalValues = 0;
    std::int64_t erased =
        0; ///< personal values whose vault row is gone: forgotten on purpose, no fault
    std::int64_t journals = 0;
    std::int64_t figures = 0;        ///< of units, recomputed and compared
    std::int64_t checkpoints = 0;    ///< that agree with the log folded up to them
    std::vector<FigureEvent> behind; ///< the figure that was asked about, in order
    std::string lastHash;
    std::int64_t faults = 0;
    std::vector<std::string> firstFaults; ///< at most kFaultsShown, in Chinese, each with the event
                                          ///< or ticket it is about
};
inline constexpr std::size_t kFaultsShown = 20;

/// Reads everything: pages, numbers without gap, hash chain, vault digests, every ticket refolded
/// and compared with its projection, every figure of every unit the same, checkpoints against the
/// log folded up to them, journals against their digests. Errors only when the store cannot be read
/// at all. Takes as long as it takes; others may go on writing (what they add meanwhile is not
/// looked at).
Result<Findings> verifyStore(Database& database,
                             const std::optional<FigureQuestion>& question = {});

} // namespace lianxin::store

#pragma once

#include "models/engine/unit_rates.h"
#include "models/wire/view_json.h"
#include "server-stub/store/database.h"
#include "server-stub/store/log_tail.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::store {

/// Which figures of a unit to lay open: all of its own when `figures` is empty, of every month when
/// `month` is absent.
struct FigureQuestion {
    UnitId unit;
    std::vector<engine::Figure> figures;
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

struct VerifyRequest {
    std::optional<FigureQuestion> question{}; ///< a figure to lay open
    std::optional<LogTail> tail{};            ///< the log must have it: else its end was cut off
    std::optional<int> month{};               ///< whose rates to show; without it the last event's
    std::optional<UtcTime> now{};             ///< by it answers are kept or forgotten; without it
                                              ///< the last event's time
};

/// What a look at the whole store found.
struct Findings {
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::int64_t personalValues = 0;
    std::int64_t erased =
        0; ///< personal values whose vault row is gone: forgotten on purpose, no fault
    std::int64_t journals = 0;
    std::int64_t accesses = 0;       ///< rows of the record of reading (access_log.h)
    std::int64_t figures = 0;        ///< of units, recomputed and compared
    wire::FigureTable rates;         ///< of the month asked for, recomputed, with the scores
    sla::ScoreWeights weights;       ///< of the rates in a score, by the log
    std::int64_t checkpoints = 0;    ///< that agree with the log folded up to them
    std::vector<FigureEvent> behind; ///< the figure that was asked about, in order
    std::int64_t lastSeq = 0;
    std::string lastHash;
    std::int64_t faults = 0;
    std::vector<std::string> firstFaults; ///< at most kFaultsShown, in Chinese, each with the event
                                          ///< or ticket it is about
};
inline constexpr std::size_t kFaultsShown = 20;

/// Reads everything: pages, numbers without gap, hash chain, vault digests, checkpoints against the
/// log folded up to them, journals against their digests, the record of reading with its own hash
/// chain against what the log says of it. Folds the log anew into a store of its
/// own (refolded_store.h) and compares every table that follows from it, column by column: tickets
/// and what they are found by, figures and the rates and scores made of them, the index of
/// journals, answers to commands; beside each event its type, time and audience. What does not
/// follow from the log is not looked at: refusals, the digests of commands, staff. Needs room
/// beside the store for the projections once more; memory does not grow with the store. Others may
/// go on writing: what they add after the moment of comparison is not looked at. Errors only when
/// the store cannot be read at all, or `disk_full`.
Result<Findings> verifyStore(Database& database, const VerifyRequest& request = {});

} // namespace lianxin::store

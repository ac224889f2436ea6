#pragma once

#include "models/engine/engine.h"
#include "models/engine/ports.h"

#include <functional>
#include <memory>
#include <span>

namespace lianxin::engine {

/// Drives the engine through its ports, in one thread: idempotency, group commit, time. Used
/// unchanged by the server, the sandbox inside the workstation, the simulator and the tests.
class EngineHost {
public:
    /// Called after the events are durable and memory has moved, in order. They are the
    /// listener's.
    using Listener = std::function<void(EventGroup)>;

    /// Tells two bodies of the same command id apart; a digest is what is stored.
    using BodyDigest = std::function<std::string(const Command&)>;

    EngineHost(std::shared_ptr<const City> city, Clock& clock, EventLog& log, Query& query,
               Realm realm = Realm::Live);
    ~EngineHost();

    /// Before the first command; without it a digest over the canonical text of the body
    /// (canonical.h) is used.
    void useDigest(BodyDigest digest);
    /// In every envelope from now on: the fencing epoch of the leader. 1 unless told otherwise.
    void useEpoch(std::int64_t epoch);

    /// Folds the log into memory, from its newest checkpoint on. Errors of the log are passed on.
    /// Every seat that was signed in gets a new lease.
    Status open();
    /// How many events the last open() had to fold.
    std::int64_t foldedAtOpen() const;
    void onEvents(Listener listener);

    /// Decides and commits the group as one transaction; answers in order. When the commit fails,
    /// memory stands where it stood and every answer is a rejection with the log's error code
    /// (`disk_full`, `io`); nothing of it is stored.
    ///
    /// Each command sees the events of those before it. A repeated id gets its first answer,
    /// rejections included; with another body `body_differs`; one minted more than 90 days ago
    /// `too_old`. After a rejection later commands of the same person on the same ticket are
    /// answered `skipped`, which is not stored: they may be sent again. RenewLease and Advance are
    /// stored only when something came of them, and every command from a seat renews its lease.
    std::vector<Answer> submit(std::span<const Command> group);

    /// Fires what is due now (command Advance). To be called at nextWakeup() at the latest.
    void advance();
    /// The same, but one group of it at most, so that commands need not wait for all that is due
    /// after a long absence; false when more is due.
    bool advanceSome();
    /// When advance() must next be called: at what is pending, at the latest kLongestNap after the
    /// host last looked at the clock, and not within kRetryAfter of a failed commit.
    std::optional<UtcTime> nextWakeup() const;
    static constexpr Milliseconds kLongestNap = std::chrono::minutes{5};
    static constexpr Milliseconds kRetryAfter = std::chrono::seconds{1};
    /// More than this between two looks at the clock is a jump: TimeJumped, and escalations are
    /// held until ReleaseEscalations.
    static constexpr Milliseconds kJump = std::chrono::minutes{10};
    /// Number of the last event that is on disk and in memory.
    std::int64_t lastSeq() const;

    const State& state() const;
    const City& city() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxin::engine

#pragma once

#include "models/engine/host.h"
#include "models/engine/state.h"
#include "models/wire/view_json.h"
#include "server-stub/service/talks.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lianxin::service {

struct CentreLimits {
    std::size_t queued =
        20'000; ///< commands waiting for the engine; beyond it requests are refused as `overloaded`
    std::size_t group = 500; ///< commands committed together
    std::int64_t checkpointEvery =
        50'000; ///< events, about a second's folding at a restart; 0: never
};

struct CentreFigures {
    std::uint64_t commands = 0;
    std::uint64_t rejections = 0;
    std::uint64_t groups = 0;
    std::size_t queued = 0;
    bool writable = true; ///< false while the store refuses writes
};

/// The engine's one thread: drains a bounded queue, decides and commits what waits there as one
/// group, answers, publishes, and wakes by itself when time makes something happen. Everything but
/// start() and stop() may be called from any thread.
class Centre {
public:
    using Publish = std::function<void(std::vector<store::StoredEvent>)>;
    /// Once a second while something happens: queue lengths, for those who watch the hall.
    using Watch = std::function<void(const wire::Snapshot&)>;

    Centre(std::shared_ptr<const engine::City> city, engine::Clock& clock, store::StoreLog& log,
           store::TicketReads& tickets, CentreLimits limits = {});
    ~Centre();

    /// Both are called by the engine's thread and must not wait. Set before start().
    void onStored(Publish publish);
    void onWatch(Watch watch);

    /// Folds the log from its newest checkpoint on and starts the thread, and the one that writes
    /// checkpoints. Errors of the log.
    Status start();
    /// Answers what is queued, then ends the thread.
    void stop();

    /// Blocks until the answers are durable. One call is one batch and goes into one group.
    /// The actors are the caller's to fill in; seats are filled in here. Error `overloaded`.
    Result<std::vector<engine::Answer>> submit(std::vector<engine::Command> batch);

    /// Runs `look` on the engine's thread between two groups, and waits for it. Error `overloaded`.
    Status look(const std::function<void(const engine::State&)>& look);

    /// Who has the call, without waiting for the engine; nothing where there is no such call.
    std::optional<Talks::Talk> talkOf(const CallId& call) const;

    const engine::City& city() const;
    UtcTime now();
    CentreFigures figures() const;

private:
    struct Room;
    std::unique_ptr<Room> m_room;
};

} // namespace lianxin::service

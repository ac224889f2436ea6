#pragma once

#include "models/base/result.h"
#include "models/engine/answer.h"
#include "models/engine/event.h"
#include "models/engine/fold.h"

#include <deque>
#include <optional>
#include <vector>

/// What EngineHost needs of the world. Each has a memory twin in `memory_ports.h`.
namespace lianxin::engine {

class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcTime now() = 0;
};

/// Events of one group, in order. They stay where they are while more come.
using EventGroup = std::deque<Event>;

/// One group commit: all of it is on disk when append() returns success, or none of it ever will
/// be.
struct Batch {
    EventGroup events;
    std::vector<StoredAnswer>
        answers; ///< kept 90 days, so that a repeated command gets its first answer
};

class EventLog {
public:
    virtual ~EventLog() = default;
    /// Durable before it returns. Errors: `disk_full`, `io`, `fenced` (another leader wrote).
    virtual Status append(const Batch& batch) = 0;
    virtual std::int64_t lastSeq() const = 0;
    /// Events after `after`, oldest first, at most `limit`.
    virtual Result<std::vector<Event>> read(std::int64_t after, int limit) = 0;
    virtual Result<std::optional<StoredAnswer>> answerTo(const CommandId& id) = 0;
    /// What is asked and appended from here to endGroup() belongs to one group of commands: a log
    /// may keep itself ready for it. Whatever append() did not take is forgotten then.
    virtual void beginGroup() {}
    virtual void endGroup() {}
    /// The events of the group so far: a log may begin with them before append() brings them.
    virtual void foresee(const EventGroup&) {}
    /// The newest checkpoint of this log that was folded in a city of this version: only what came
    /// after it needs to be read. One that is damaged or belongs to another log is passed over;
    /// nothing when none is left.
    virtual std::optional<Fold> checkpoint(const std::shared_ptr<const CityIndex>& city) = 0;
};

/// What is not in memory: archived tickets, a caller's past, what is near, full text.
class Query {
public:
    virtual ~Query() = default;
    virtual Result<std::optional<TicketView>> ticket(const TicketId& id) = 0;
    virtual Result<std::vector<TicketView>> ofCaller(const Personal& number, int limit) = 0;
    virtual Result<std::vector<TicketView>> near(places::Point point, double metres, UtcTime since,
                                                 int limit) = 0;
    virtual Result<std::vector<TicketView>> search(const std::string& words, int limit) = 0;
};

} // namespace lianxin::engine

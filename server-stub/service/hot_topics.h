#pragma once

#include "models/engine/city.h"
#include "models/engine/ports.h"
#include "models/wire/topic_views_json.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lianxin::service {

struct TopicLimits {
    std::chrono::days window{63}; ///< the last seven days and the eight weeks before
    std::size_t tickets = 5'000;  ///< kept with their words; of older ones topics that live on
                                  ///< know the likeness and the times
    std::size_t waiting = 20'000; ///< tickets not yet grouped; beyond it the store is read again
    std::chrono::seconds reading{60}; ///< of the store at the start, at the longest
};

/// Hot topics 热点: groups what is accepted, as it is accepted, by matter and place. Lives on a
/// thread of its own with less priority than the others, is filled from the store when it starts,
/// and warns once when a topic becomes hot or rises against its season. Confidential tickets never
/// take part. All but start() and stop() may be called from any thread.
class HotTopics {
public:
    using Warn = std::function<void(const wire::TopicWarning&)>;

    /// All of them outlive it.
    HotTopics(std::shared_ptr<const engine::City> city, engine::Clock& clock,
              const store::StoreLog& log, store::TicketReads& tickets, TopicLimits limits = {});
    ~HotTopics();

    /// Called by the room's own thread, exactly once for a topic and level until the topic has not
    /// been at that level for four weeks; not for what the store told at the start. Set before
    /// start().
    void onWarning(Warn warn);
    void start();
    void stop();

    /// What the engine's thread hands on: takes what concerns topics and returns at once.
    void follow(const std::vector<store::StoredEvent>& events);

    /// Topics raised at least `least` times: hot ones first, then rising ones, then by how often.
    wire::TopicList list(int least, std::size_t most);

    struct Found {
        insight::TopicView topic;
        std::vector<TicketId> tickets; ///< newest first
    };
    /// By the topic's id.
    std::optional<Found> topic(const std::string& id);
    /// The one a ticket that is being written would belong to.
    std::optional<Found> find(const wire::TopicDraft& draft);

    /// Waits until everything handed on so far is grouped; for tests and figures.
    void settle();

private:
    struct Room;
    std::unique_ptr<Room> m_room;
};

} // namespace lianxin::service

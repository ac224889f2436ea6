#pragma once

#include "models/engine/answer.h"
#include "server-stub/store/stored_event.h"

#include <unordered_map>

/// Who may hear of an event. An event is addressed to topics, a listener subscribes to the topics
/// of its roles; what is in none of them never reaches it. Topics are stored beside the event, so
/// that somebody who resumes gets what he would have got live.
///
///   staff:ID  a call-taker: his seat, his calls, the tickets he accepted
///   unit:ID   tickets a unit leads or helps with
///   team:NAME confidential tickets of a team
///   tickets   every other ticket: dispatchers, callback, inspection
///   seats     every seat and call: supervisors
///   gateway   every call: the telephone gateway
///   hall      what every call-taker must know: surge mode, revised clocks
///   topics    early warnings of hot topics, which are no events: supervisors and dispatchers
namespace lianxin::store {

inline constexpr const char* kTopicsTopic = "topics";

std::string join(const Topics& topics);
Topics splitTopics(std::string_view text);

/// Topics a person listens to.
Topics subscriptions(const engine::Actor& actor);

/// Follows seats and calls to know whom an event concerns. A fold; one thread.
class Audience {
public:
    /// Who sits where, and whose call is whose; what was known is dropped.
    void recall(const std::vector<engine::SeatView>& seats,
                const std::vector<engine::CallView>& calls);
    /// `leaving` is the ticket's last assignment before the event, `ticket` stands as after it;
    /// null where there is none.
    Topics of(const engine::Event& event, const engine::Assignment* leaving,
              const engine::TicketView* ticket);

private:
    void follow(const engine::EventBody& body);
    std::unordered_map<SeatId, StaffId> m_staffAt;
    std::unordered_map<CallId, SeatId> m_seatOf;
};

} // namespace lianxin::store

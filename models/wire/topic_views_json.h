#pragma once

#include "models/engine/answer.h"
#include "models/insight/topic_view.h"
#include "models/wire/json.h"

#include <optional>
#include <string>
#include <vector>

/// Hot topics 热点 between centre and seat. Every parse has the errors `bad_json`, `missing_member`
/// and `bad_member`.
namespace lianxin::wire {

/// Body of `GET /v1/topics`.
struct TopicList {
    bool ready = true; ///< false while the store is still being read after a start
    UtcTime now{};
    std::vector<insight::TopicView> topics;
    bool operator==(const TopicList&) const = default;
};
std::string topicListBody(const TopicList& list);
Result<TopicList> parseTopicList(std::string_view text);

/// Body of the answers to `GET /v1/topics/ID` and `POST /v1/topics/find`: the topic, if there is
/// one, and the tickets of it that the asker may see, newest first.
struct TopicFound {
    std::optional<insight::TopicView> topic;
    std::vector<engine::TicketView> tickets;
    bool operator==(const TopicFound&) const = default;
};
std::string topicFoundBody(const TopicFound& found);
Result<TopicFound> parseTopicFound(std::string_view text);

/// A ticket that is being written, as far as its topic is asked for: body of
/// `POST /v1/topics/find`.
struct TopicDraft {
    TicketId ticket; ///< not counted among the tickets found
    CategoryCode category;
    DistrictCode district;
    std::string place; ///< as the form displays it
    std::string summary;
    bool operator==(const TopicDraft&) const = default;
};
std::string topicDraftBody(const TopicDraft& draft);
Result<TopicDraft> parseTopicDraft(std::string_view text);

/// 热点预警, pushed as `event: topic` without an id: what the topic has become now.
enum class TopicLevel { Hot, Rising };
struct TopicWarning {
    TopicLevel level = TopicLevel::Hot;
    insight::TopicView topic;
    bool operator==(const TopicWarning&) const = default;
};
std::string topicWarningBody(const TopicWarning& warning);
Result<TopicWarning> parseTopicWarning(std::string_view text);

} // namespace lianxin::wire

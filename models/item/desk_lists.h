#pragma once

#include "models/base/time.h"
#include "models/engine/answer.h"
#include "models/insight/topic_view.h"
#include "models/item/table_model.h"
#include "models/session/event.h"

#include <optional>

/// Lists that a person calls up at the desk, in words.
namespace lianxin::item {

/// 热点与预警; a row opens its topic. `ready`: the centre has read what came before its start.
Table topicsTable(const std::vector<insight::TopicView>& topics, bool ready, UtcTime now);

/// The tickets of a topic; a row opens its ticket.
Table topicTicketsTable(const QString& title, const std::vector<session::TicketCard>& tickets,
                        UtcTime now);

/// 旧版答复的来电人: who was given a version of an entry that no longer holds; a row opens its
/// ticket. `title` is the entry's, `current` the version that holds, none for a withdrawn entry.
Table answersGivenTable(const QString& title, std::optional<int> current, std::int64_t total,
                        const std::vector<engine::AnswerGiven>& given, UtcTime now);

} // namespace lianxin::item

#pragma once

#include "models/engine/answer.h"
#include "models/wire/json.h"

#include <vector>

/// Who was given which version of a knowledge entry, as it is sent.
namespace lianxin::wire {

/// `{"entry","current","before","total","tickets":[{"version","ticket":TicketView}…]}`; without
/// `current` when the entry is no longer in the catalogue.
struct AnswersGivenBody {
    EntryId entry;
    std::optional<int> current; ///< version in the catalogue
    int before = 0;             ///< versions below this one were asked for; 0: any
    std::int64_t total = 0;
    std::vector<engine::AnswerGiven> tickets;
};
std::string answersGivenBody(const AnswersGivenBody& body);
/// Errors: `bad_json`, `missing_member`, `bad_member`.
Result<AnswersGivenBody> parseAnswersGiven(std::string_view text);

} // namespace lianxin::wire

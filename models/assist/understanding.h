#pragma once

#include "models/assist/answer_choice.h"
#include "models/assist/ask_reader.h"
#include "models/assist/place_reader.h"
#include "models/assist/proposal.h"
#include "models/knowledge/guide.h"
#include "models/places/address.h"
#include "models/session/call_session.h"
#include "models/ticket/form_template.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::assist {

/// Everything understood of a call so far; a person's own values already in their place. What the
/// desk shows is compared with this.
struct Understanding {
    std::map<std::string, Proposal> fields; ///< by field name; none: nothing to propose
    std::optional<Whereabouts> where;
    places::Jurisdiction jurisdiction; ///< of the confirmed pin, else of the place understood
    CategoryCode category;
    double categoryConfidence = 0;
    std::vector<std::pair<CategoryCode, double>> otherCategories;
    std::optional<bool> categoryDecides; ///< by the model's own threshold, where it has one
    Likely likely; ///< every leaf that comes into question, also where none is sure enough
    ticket::Kind kind = ticket::Kind::Enquiry;
    bool kindKnown = false;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    const ticket::FormTemplate* formTemplate = nullptr;
    const knowledge::Guide* guide = nullptr;
    std::optional<session::DestinationProposed> destination;
    Asks asks;
};

/// A value that a person, the line or the caller's history stands for; empty where none does.
const std::string& givenValue(const session::CallSession& session, std::string_view field);
bool isGiven(const session::CallSession& session, std::string_view field);

} // namespace lianxin::assist

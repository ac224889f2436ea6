#pragma once

#include "models/session/event.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// What a reader would write into a field: `value` empty means it has nothing to say.
struct Proposal {
    std::string value;
    std::string display; ///< empty: the same as `value`
    double confidence = 0;
    std::vector<ticket::Span> spans;
    std::vector<session::Alternative> alternatives;

    explicit operator bool() const { return !value.empty(); }
    const std::string& shown() const { return display.empty() ? value : display; }
};

/// A confidence as it is shown: two decimals, so that a breath of change does not stir the form.
double rounded(double confidence);

/// Adds a span unless it is there already; overlapping ones of an utterance become one.
void addSpan(std::vector<ticket::Span>& spans, ticket::Span span);

} // namespace lianxin::assist

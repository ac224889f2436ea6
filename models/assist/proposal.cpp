#include "models/assist/proposal.h"

#include <algorithm>
#include <cmath>

namespace lianxin::assist {

double rounded(double confidence)
{
    return std::round(std::clamp(confidence, 0.0, 1.0) * 100) / 100;
}

void addSpan(std::vector<ticket::Span>& spans, ticket::Span span)
{
    if (span.to <= span.from)
        return;
    for (auto& other : spans) {
        const bool meets =
            other.utterance == span.utterance && span.from <= other.to && other.from <= span.to;
        if (meets) {
            other.from = std::min(other.from, span.from);
            other.to = std::max(other.to, span.to);
            return;
        }
    }
    spans.push_back(span);
}

} // namespace lianxin::assist

#pragma once

#include "models/assist/cues.h"
#include "models/assist/heard.h"
#include "models/base/ids.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lianxin::assist {

struct Label {
    std::string name;
    double confidence = 0;           ///< 0…1, that it is this label
    std::vector<ticket::Span> spans; ///< why, of the best label
    /// Of the best label of a trained model: whether it is sure enough by the threshold that was
    /// learned with it. None: there is no threshold but the city's.
    std::optional<bool> decides{};
};

/// A category as likely as not is shown; one this sure brings its template, guide and destination
/// to the screen. Confidences are calibrated (docs/understanding.md).
inline constexpr double kCategoryShown = 0.5;
inline constexpr double kCategoryRelied = 0.6;

/// Leaves of the category tree, each with the chance that the call is about it.
using Likely = std::vector<std::pair<CategoryCode, double>>;

/// What is known beside the words.
struct Prior {
    Likely matters{};
};

/// Told from what was said so far. What stands here is made of words and weights; a trained model
/// takes the same place.
class Classifier {
public:
    virtual ~Classifier() = default;
    /// Does what depends on this utterance alone, once; without it classify() does it each time.
    virtual void prepare(Heard& /*heard*/) const {}
    /// Labels best first; empty when too little was said. The confidences of one answer add up to
    /// at most 1.
    virtual std::vector<Label> classify(const std::vector<Heard>& heard,
                                        const Prior& prior) const = 0;
};

} // namespace lianxin::assist

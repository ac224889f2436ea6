#pragma once

#include "models/assist/calibration.h"
#include "models/assist/text_model.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// A text with its right label. `words`: cut into words by white space, stop words dropped.
struct Example {
    std::string label;
    std::string text;
    enum class Form { Text, Words } form = Form::Text;
};

struct TrainingPlan {
    double wanted = 0.98; ///< part of what it decides alone that must be right
    int folds = 5;
};

/// Learns to tell the labels apart, over any set of labels. Texts are tried in turn by a model
/// that has not seen them nor near copies of them: from those trials come the calibration, the
/// threshold and the figures in the model (of whole texts where there are any: cut ones only
/// teach). With more than kTriedInTurn examples one part is tried, not all. Minutes only for
/// hundreds of thousands of texts; on all processors.
/// Errors: `too_few_labels`; `too_few_texts`, when no label has an example in each of two folds.
Result<TextModel> trainTextModel(const std::vector<Example>& examples, const TrainingPlan& plan);
inline constexpr std::size_t kTriedInTurn = 20000;

} // namespace lianxin::assist

#pragma once

#include "models/assist/text_model.h"

#include <span>
#include <vector>

namespace lianxin::assist {

/// What a model said of one text it had not seen in training.
struct Trial {
    std::vector<float> scores; ///< one a label
    int right = 0;             ///< index of the right label
};

/// Chances of the labels by softmax of `sharpness` × score; add up to 1.
std::vector<double> softmax(std::span<const float> scores, double sharpness);
/// Index of the best score; of equal ones the first.
int bestOf(std::span<const float> scores);
/// The point on the calibration's line; between 0 and 1. Without points the softmax itself.
double calibrated(const Calibration& calibration, double chance);

/// Sharpness that makes the right labels most likely, then a rising line (isotonic regression by
/// pooling adjacent violators) from the best label's softmax to the part that was right.
Calibration calibrate(std::span<const Trial> trials);

/// Lowest confidence at or above which a part `wanted` of the trials was right; so most are
/// decided. Above 1 when no confidence is that sure.
double thresholdFor(std::span<const Trial> trials, const Calibration& calibration, double wanted);

/// What comes of deciding alone from `threshold` on.
struct Decided {
    double coverage = 0;
    double precision = 0; ///< 1 when nothing is decided
};

struct Figures {
    double accuracy = 0;
    double macroF1 = 0; ///< over the labels that are right for, or given to, any text
    Decided alone;
};
Figures figuresOf(std::span<const Trial> trials, const Calibration& calibration, double threshold);

} // namespace lianxin::assist

#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::places {

/// What a district reader was taught with, and how it did on texts that it had not seen: in five
/// folds, each with a threshold chosen inside its own four fifths.
struct DistrictTraining {
    std::string fingerprint; ///< SHA-256 of the training file
    int texts = 0;           ///< with a known district
    int tried = 0;           ///< in the folds; at most 2,000
    double decided = 0;      ///< share of those tried, 0…1
    double right = 0;        ///< share of those decided
    bool operator==(const DistrictTraining&) const = default;
};

/// What was learned from earlier texts, in plain values, as they stand in its file: logistic
/// regression over the gazetteer's opinion and runs of two to four characters.
struct DistrictModel {
    std::vector<DistrictCode> labels; ///< ascending
    std::vector<DistrictCode> named;  ///< districts whose weight by names is a feature, ascending
    std::vector<std::string> grams;   ///< each once, in normal form
    std::vector<float> rarity;        ///< of each gram
    std::vector<float> weights;       ///< a row a feature (`named`, then `grams`), a column a label
    double enough = 1;                ///< confidence from which it decides
    DistrictTraining training;
    bool operator==(const DistrictModel&) const = default;
};

/// `bad_model` where the parts do not fit each other: fewer than two labels, lists out of order,
/// counts that differ, numbers that are none. Nothing: it may be used.
std::optional<Error> check(const DistrictModel& model);

} // namespace lianxin::places

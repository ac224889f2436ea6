#pragma once

#include "models/base/result.h"
#include "models/text/grams.h"
#include "models/text/lexicon.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// A side of a text that a model looks at.
enum class Side : std::uint8_t {
    Whole,   ///< all characters
    Kept,    ///< only the words its lexicon knows, without anything between them
    Opening, ///< the first kOpening characters: a title, or how a caller begins
};
inline constexpr int kOpening = 40;
/// Characters of a text that are read; a longer one is cut.
inline constexpr int kLongestText = 4000;

struct View {
    Side side = Side::Whole;
    int longest = 4;  ///< runs of one to so many characters
    float weight = 1; ///< length of this view's part of a text's vector
    bool operator==(const View&) const = default;
};

/// How a winning margin becomes the chance of being right; fitted on texts the model had not seen.
struct Calibration {
    double sharpness = 1; ///< of the softmax over the labels' scores
    /// Softmax of the best label → part of such texts that were right; rising in both, between the
    /// points a straight line.
    std::vector<std::pair<double, double>> points;
    bool operator==(const Calibration&) const = default;
};

/// What a model was made of and how well it did, on texts kept back from it in turn.
struct Training {
    std::string fingerprint; ///< SHA-256 of the training files
    int texts = 0;
    double accuracy = 0;
    double macroF1 = 0;
    double autoCoverage = 0;  ///< part of the texts it would decide alone
    double autoPrecision = 0; ///< part of those that were right
    bool operator==(const Training&) const = default;
};

/// The texts a model learned from, by the runs they hold. Empty where there were too many.
struct LearnedTexts {
    std::vector<std::uint16_t> labels; ///< one a text: index into the model's labels
    std::vector<std::uint32_t> ends;   ///< of each key, in the next two
    std::vector<std::uint16_t> texts;  ///< that hold the key
    std::vector<float> values;         ///< of the key in the text's vector, which has length one
};

/// A linear model over runs of characters, with the texts behind it: values only, as they stand in
/// its file.
struct TextModel {
    std::vector<std::string> labels; ///< sorted
    std::vector<View> views;
    text::Lexicon::Counts words;     ///< of the lexicon behind Side::Kept; empty without that side
    std::vector<std::uint32_t> keys; ///< runs that count, rising
    std::vector<float> rarity;       ///< of each: what its frequency in a text is multiplied by
    std::vector<float> weights;      ///< keys × labels, row by row
    std::vector<float> bias;         ///< one a label
    LearnedTexts learned;
    Calibration calibration;
    double threshold = 1; ///< from this confidence on it decides alone
    Training training;
};

/// The parts fit each other: sizes, order, finite numbers. Error `bad_model` with what does not.
Status check(const TextModel& model);

} // namespace lianxin::assist

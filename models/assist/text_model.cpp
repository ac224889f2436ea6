#include "models/assist/text_model.h"

#include <algorithm>
#include <cmath>

namespace lianxin::assist {

namespace {

bool allFinite(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

template <class T> bool risesStrictly(const std::vector<T>& values)
{
    return std::adjacent_find(values.begin(), values.end(),
                              [](const T& a, const T& b) { return !(a < b); }) == values.end();
}

bool isChance(double value)
{
    return value >= 0 && value <= 1;
}

bool isUsable(const View& view)
{
    return view.side <= Side::Opening && view.longest >= 1 && view.longest <= 8 &&
           std::isfinite(view.weight) && view.weight >= 0;
}

bool isUsable(const Calibration& calibration)
{
    const auto& points = calibration.points;
    return std::isfinite(calibration.sharpness) && calibration.sharpness > 0 &&
           std::all_of(points.begin(), points.end(),
                       [](const auto& p) { return isChance(p.first) && isChance(p.second); }) &&
           std::is_sorted(points.begin(), points.end());
}

/// Every text and label is there, every key's part stands behind the part before it.
bool isUsable(const LearnedTexts& learned, std::size_t keys, std::size_t labels)
{
    if (learned.labels.empty())
        return learned.ends.empty() && learned.texts.empty() && learned.values.empty();
    const auto areBelow = [](const std::vector<std::uint16_t>& all, std::size_t limit) {
        return std::all_of(all.begin(), all.end(), [&](std::uint16_t one) { return one < limit; });
    };
    return learned.ends.size() == keys &&
           std::is_sorted(learned.ends.begin(), learned.ends.end()) &&
           (keys == 0 ? 0 : learned.ends.back()) == learned.texts.size() &&
           learned.values.size() == learned.texts.size() && areBelow(learned.labels, labels) &&
           areBelow(learned.texts, learned.labels.size()) && allFinite(learned.values);
}

} // namespace

Status check(const TextModel& model)
{
    const auto wrong = [](const char* what) { return Error{"bad_model", what}; };
    if (model.labels.size() < 2 || !risesStrictly(model.labels))
        return wrong("labels");
    if (model.views.empty() || !std::all_of(model.views.begin(), model.views.end(),
                                            [](const View& v) { return isUsable(v); }))
        return wrong("views");
    if (!risesStrictly(model.keys))
        return wrong("keys");
    if (model.rarity.size() != model.keys.size() || !allFinite(model.rarity))
        return wrong("rarity");
    if (model.weights.size() != model.keys.size() * model.labels.size() ||
        !allFinite(model.weights))
        return wrong("weights");
    if (model.bias.size() != model.labels.size() || !allFinite(model.bias))
        return wrong("bias");
    if (!isUsable(model.learned, model.keys.size(), model.labels.size()))
        return wrong("learned");
    if (!isUsable(model.calibration))
        return wrong("calibration");
    if (!(model.threshold >= 0)) // above 1: it never decides alone
        return wrong("threshold");
    return success();
}

} // namespace lianxin::assist

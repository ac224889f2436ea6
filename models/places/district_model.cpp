#include "models/places/district_model.h"

#include <algorithm>
#include <cmath>

namespace lianxin::places {

namespace {

bool isAscending(const std::vector<DistrictCode>& codes)
{
    return std::adjacent_find(codes.begin(), codes.end(),
                              [](const auto& a, const auto& b) { return !(a < b); }) == codes.end();
}

bool areNumbers(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

} // namespace

std::optional<Error> check(const DistrictModel& model)
{
    const auto bad = [](const char* what) { return Error{"bad_model", what}; };
    if (model.labels.size() < 2 || !isAscending(model.labels) || !isAscending(model.named))
        return bad("labels");
    if (model.rarity.size() != model.grams.size() || !areNumbers(model.rarity))
        return bad("rarity");
    const auto features = model.named.size() + model.grams.size();
    if (model.weights.size() != features * model.labels.size() || !areNumbers(model.weights))
        return bad("weights");
    if (!(model.enough >= 0 && model.enough <= 1))
        return bad("enough");
    return std::nullopt;
}

} // namespace lianxin::places

#pragma once

#include "models/base/ids.h"
#include "models/places/district_model.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// Which words of earlier texts stand for which district: logistic regression (liblinear) over runs
/// of two to four characters and the gazetteer's own opinion. Immutable once trained; `chances` is
/// safe between threads.
class DistrictLearner {
public:
    struct Sample {
        std::string_view text;
        std::map<DistrictCode, double> evidence; ///< the gazetteer's weights
        DistrictCode district;                   ///< unused by `chances`
    };

    /// Nothing can be learned from fewer than two districts: then `chances` is empty.
    explicit DistrictLearner(const std::vector<Sample>& samples);
    /// One that was learned before; has passed `check`.
    explicit DistrictLearner(DistrictModel model);
    ~DistrictLearner();
    DistrictLearner(DistrictLearner&&) noexcept;
    DistrictLearner& operator=(DistrictLearner&&) noexcept;

    /// Probability of each district seen in training.
    std::map<DistrictCode, double> chances(const Sample& sample) const;
    /// What was learned; without labels where nothing could be. `enough` and `training` are for
    /// others to fill.
    const DistrictModel& model() const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace lianxin::places

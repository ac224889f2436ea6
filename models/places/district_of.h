#pragma once

#include "models/places/district_model.h"
#include "models/places/gazetteer.h"
#include "models/places/jurisdiction.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// The district a whole text is about, or none: too little said, or districts that contradict each
/// other.
struct DistrictDecision {
    DistrictCode district; ///< empty: abstained
    std::string name;
    double confidence = 0; ///< share of the evidence, damped where there is little of it
    std::string reason; ///< the words it rests on: “仓山区”、“建新镇”; or why it abstains
    struct Share {
        DistrictCode district;
        double weight = 0;
    };
    std::vector<Share> shares; ///< all candidates, heaviest first
};

/// Weighs every name of the gazetteer in a title and a text: district names outweigh streets,
/// streets villages; a name of several districts divides its weight; the title counts double.
/// Learns, where history is given, which other words (rivers, compounds, roads) stand for which
/// district.
class DistrictReader {
public:
    struct Example {
        std::string title;
        std::string content;
        DistrictCode district;
    };

    explicit DistrictReader(const Gazetteer& gazetteer); ///< keeps a reference
    ~DistrictReader();
    DistrictReader(DistrictReader&&) noexcept;

    /// Earlier texts whose district is known. Replaces what was learned before. From 100 texts on
    /// it also learns, by cross-validation among them, how sure it must be to be right 97 times in
    /// 100.
    void learn(const std::vector<Example>& history);
    /// What was learned, to be kept and used by another reader over the same gazetteer; its
    /// `training` is for others to fill. Nothing where nothing was
    /// learned.
    std::optional<DistrictModel> model() const;
    /// What another reader has learned; has passed `check`. Replaces what was learned before.
    void use(DistrictModel model);
    /// Const and safe between threads.
    DistrictDecision decide(std::string_view title, std::string_view content) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// How a reader over the gazetteer that learns from such texts does on those it has not seen: five
/// folds over at most 2,000 of them.
DistrictTraining judge(const Gazetteer& gazetteer,
                       const std::vector<DistrictReader::Example>& history);

} // namespace lianxin::places

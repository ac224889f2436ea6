#pragma once

#include "models/engine/unit_figures.h"

/// The three rates 三率 of a unit and the score made of them, from the figures it is measured by.
namespace lianxin::engine {

enum class Rate {
    Response,     ///< 响应率: signed and spoken with the caller in time, together
    Resolution,   ///< 解决率
    Satisfaction, ///< 满意率
    Score         ///< 得分: the mean of the three by the policy's weights, of those there are
};
inline constexpr std::array kRates{Rate::Response, Rate::Resolution, Rate::Satisfaction,
                                   Rate::Score};
inline constexpr std::array kThreeRates{Rate::Response, Rate::Resolution, Rate::Satisfaction};
std::string_view name(Rate rate);        ///< `response`, …, `score`
std::string_view chineseName(Rate rate); ///< 响应率, …, 得分
std::optional<Rate> parseRate(std::string_view text);
/// What a rate is made of; the score: of what all three are.
std::vector<Figure> figuresOf(Rate rate);
/// Of one of the three in the score.
int weightOf(Rate rate, const sla::ScoreWeights& weights);

/// A unit's figures of a month, in the order of kFigures.
using Tallies = std::array<Tally, kFigures.size()>;
struct UnitMonth {
    UnitId unit;
    int month = 0;
    auto operator<=>(const UnitMonth&) const = default;
};
std::map<UnitMonth, Tallies> talliesOf(const UnitFigures& figures);
/// A rate's figures together.
Tally tallyOf(Rate rate, const Tallies& tallies);

/// 0 to 1; nothing where nobody was judged yet.
struct Rates {
    std::optional<double> response;
    std::optional<double> resolution;
    std::optional<double> satisfaction;
    std::optional<double> score;
    bool operator==(const Rates&) const = default;
};
std::optional<double> valueOf(const Rates& rates, Rate rate);
std::string percentText(const std::optional<double>& share); ///< `66.7%`; `—` for nothing
Rates ratesOf(const Tallies& tallies, const sla::ScoreWeights& weights);

} // namespace lianxin::engine

#include "models/engine/unit_rates.h"

#include "models/ticket/names.h"

#include <cstdio>

namespace lianxin::engine {

namespace {

constexpr std::array<ticket::Spelling<Rate>, kRates.size()> kNames{
    {{Rate::Response, "response", "响应率"},
     {Rate::Resolution, "resolution", "解决率"},
     {Rate::Satisfaction, "satisfaction", "满意率"},
     {Rate::Score, "score", "得分"}}};

std::optional<double> shareOf(const Tally& tally)
{
    return tally.judged > 0 ? std::optional{static_cast<double>(tally.good) / tally.judged}
                            : std::nullopt;
}

std::optional<double> weighed(const Rates& rates, const sla::ScoreWeights& weights)
{
    double sum = 0;
    int weight = 0;
    for (const auto rate : kThreeRates) {
        const auto value = valueOf(rates, rate);
        const int by = value ? weightOf(rate, weights) : 0;
        sum += value.value_or(0) * by;
        weight += by;
    }
    return weight > 0 ? std::optional{sum / weight} : std::nullopt;
}

} // namespace

std::string_view name(Rate rate)
{
    return ticket::spelled(kNames, rate).ascii;
}
std::string_view chineseName(Rate rate)
{
    return ticket::spelled(kNames, rate).chinese;
}
std::optional<Rate> parseRate(std::string_view text)
{
    return ticket::parsed(kNames, text);
}

std::vector<Figure> figuresOf(Rate rate)
{
    switch (rate) {
    case Rate::Response:
        return {Figure::Sign, Figure::Contact};
    case Rate::Resolution:
        return {Figure::Resolution};
    case Rate::Satisfaction:
        return {Figure::Satisfaction};
    case Rate::Score:
        break;
    }
    std::vector<Figure> all;
    for (const auto part : kThreeRates)
        for (const auto figure : figuresOf(part))
            all.push_back(figure);
    return all;
}

int weightOf(Rate rate, const sla::ScoreWeights& weights)
{
    switch (rate) {
    case Rate::Response:
        return weights.response;
    case Rate::Resolution:
        return weights.resolution;
    case Rate::Satisfaction:
        return weights.satisfaction;
    case Rate::Score:
        break;
    }
    return 0;
}

std::map<UnitMonth, Tallies> talliesOf(const UnitFigures& figures)
{
    std::map<UnitMonth, Tallies> all;
    for (const auto& [key, tally] : figures.all())
        all[{key.unit, key.month}][static_cast<std::size_t>(key.figure)] = tally;
    return all;
}

Tally tallyOf(Rate rate, const Tallies& tallies)
{
    Tally sum;
    for (const auto figure : figuresOf(rate)) {
        sum.good += tallies[static_cast<std::size_t>(figure)].good;
        sum.judged += tallies[static_cast<std::size_t>(figure)].judged;
    }
    return sum;
}

std::optional<double> valueOf(const Rates& rates, Rate rate)
{
    switch (rate) {
    case Rate::Response:
        return rates.response;
    case Rate::Resolution:
        return rates.resolution;
    case Rate::Satisfaction:
        return rates.satisfaction;
    case Rate::Score:
        break;
    }
    return rates.score;
}

std::string percentText(const std::optional<double>& share)
{
    if (!share)
        return "—";
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f%%", *share * 100);
    return text.data();
}

Rates ratesOf(const Tallies& tallies, const sla::ScoreWeights& weights)
{
    const auto share = [&](Rate rate) { return shareOf(tallyOf(rate, tallies)); };
    Rates rates{share(Rate::Response), share(Rate::Resolution), share(Rate::Satisfaction), {}};
    rates.score = weighed(rates, weights);
    return rates;
}

} // namespace lianxin::engine

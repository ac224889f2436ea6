#include "models/assist/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lianxin::assist {

namespace {

constexpr double kSoftest = 0.05;
constexpr double kSharpest = 200;
constexpr double kGolden = 0.6180339887498949;
constexpr double kTiny = 1e-12;
/// Trials one point of the line rests on at least.
constexpr std::size_t kFewest = 25;

double surprise(std::span<const Trial> trials, double sharpness)
{
    double sum = 0;
    for (const auto& trial : trials)
        sum -= std::log(std::max(
            kTiny, softmax(trial.scores, sharpness)[static_cast<std::size_t>(trial.right)]));
    return sum;
}

/// Golden-section search over the logarithm: the surprise has one valley.
double bestSharpness(std::span<const Trial> trials)
{
    double low = std::log(kSoftest);
    double high = std::log(kSharpest);
    double a = high - kGolden * (high - low);
    double b = low + kGolden * (high - low);
    double atA = surprise(trials, std::exp(a));
    double atB = surprise(trials, std::exp(b));
    while (high - low > 0.01) {
        if (atA < atB) {
            high = b;
            b = a;
            atB = atA;
            a = high - kGolden * (high - low);
            atA = surprise(trials, std::exp(a));
        } else {
            low = a;
            a = b;
            atA = atB;
            b = low + kGolden * (high - low);
            atB = surprise(trials, std::exp(b));
        }
    }
    return std::exp((low + high) / 2);
}

/// Trials that share a point: sums, so that means never lose what they are means of.
struct Pool {
    double chance = 0;
    double right = 0;
    double size = 0;
    double share() const { return right / size; }
};

struct Outcome {
    double chance = 0;
    bool right = false;
};

std::vector<Outcome> outcomesOf(std::span<const Trial> trials, double sharpness)
{
    std::vector<Outcome> out;
    for (const auto& trial : trials) {
        const int best = bestOf(trial.scores);
        out.push_back({softmax(trial.scores, sharpness)[static_cast<std::size_t>(best)],
                       best == trial.right});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Outcome& a, const Outcome& b) { return a.chance < b.chance; });
    return out;
}

std::vector<Pool> pooled(const std::vector<Outcome>& outcomes)
{
    std::vector<Pool> pools;
    for (std::size_t from = 0; from < outcomes.size(); from += kFewest) {
        Pool pool;
        for (std::size_t i = from; i < std::min(outcomes.size(), from + kFewest); ++i) {
            pool.chance += outcomes[i].chance;
            pool.right += outcomes[i].right ? 1 : 0;
            pool.size += 1;
        }
        pools.push_back(pool);
        while (pools.size() > 1 && pools[pools.size() - 2].share() >= pools.back().share()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().chance += last.chance;
            pools.back().right += last.right;
            pools.back().size += last.size;
        }
    }
    return pools;
}

} // namespace

std::vector<double> softmax(std::span<const float> scores, double sharpness)
{
    std::vector<double> out(scores.size());
    const double top =
        scores.empty() ? 0 : static_cast<double>(*std::max_element(scores.begin(), scores.end()));
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        out[i] = std::exp(sharpness * (static_cast<double>(scores[i]) - top));
        sum += out[i];
    }
    for (double& chance : out)
        chance /= sum;
    return out;
}

int bestOf(std::span<const float> scores)
{
    return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

double calibrated(const Calibration& calibration, double chance)
{
    const auto& points = calibration.points;
    if (points.empty())
        return chance;
    const auto above = std::lower_bound(points.begin(), points.end(), chance,
                                        [](const auto& p, double c) { return p.first < c; });
    if (above == points.begin())
        return points.front().second;
    if (above == points.end())
        return points.back().second;
    const auto below = above - 1;
    const double part = (chance - below->first) / std::max(above->first - below->first, kTiny);
    return below->second + part * (above->second - below->second);
}

Calibration calibrate(std::span<const Trial> trials)
{
    Calibration out;
    if (trials.empty())
        return out;
    out.sharpness = bestSharpness(trials);
    // Half a wrong trial more in each pool: nothing is certain.
    for (const Pool& pool : pooled(outcomesOf(trials, out.sharpness)))
        out.points.emplace_back(pool.chance / pool.size, pool.right / (pool.size + 0.5));
    std::sort(out.points.begin(), out.points.end());
    for (std::size_t i = 1; i < out.points.size(); ++i)
        out.points[i].second = std::max(out.points[i].second, out.points[i - 1].second);
    return out;
}

double thresholdFor(std::span<const Trial> trials, const Calibration& calibration, double wanted)
{
    auto outcomes = outcomesOf(trials, calibration.sharpness);
    double right = 0;
    double lowest = 2;
    for (std::size_t taken = 1; taken <= outcomes.size(); ++taken) {
        const Outcome& one = outcomes[outcomes.size() - taken];
        right += one.right ? 1 : 0;
        const double confidence = calibrated(calibration, one.chance);
        const bool tied =
            taken < outcomes.size() &&
            calibrated(calibration, outcomes[outcomes.size() - taken - 1].chance) == confidence;
        if (!tied && right >= wanted * static_cast<double>(taken))
            lowest = confidence;
    }
    return lowest;
}

Figures figuresOf(std::span<const Trial> trials, const Calibration& calibration, double threshold)
{
    Figures out;
    if (trials.empty())
        return out;
    const std::size_t labels = trials.front().scores.size();
    std::vector<double> hit(labels);
    std::vector<double> given(labels);
    std::vector<double> wanted(labels);
    double decided = 0;
    double decidedRight = 0;
    for (const auto& trial : trials) {
        const auto best = static_cast<std::size_t>(bestOf(trial.scores));
        const auto right = static_cast<std::size_t>(trial.right);
        given[best] += 1;
        wanted[right] += 1;
        hit[best] += best == right ? 1 : 0;
        const double chance = softmax(trial.scores, calibration.sharpness)[best];
        if (calibrated(calibration, chance) >= threshold) {
            decided += 1;
            decidedRight += best == right ? 1 : 0;
        }
    }
    const double n = static_cast<double>(trials.size());
    double f1 = 0;
    double seen = 0;
    for (std::size_t i = 0; i < labels; ++i) {
        if (given[i] + wanted[i] == 0)
            continue;
        seen += 1;
        f1 += 2 * hit[i] / (given[i] + wanted[i]);
    }
    out.accuracy = std::accumulate(hit.begin(), hit.end(), 0.0) / n;
    out.macroF1 = f1 / seen;
    out.alone = {decided / n, decided > 0 ? decidedRight / decided : 1};
    return out;
}

} // namespace lianxin::assist

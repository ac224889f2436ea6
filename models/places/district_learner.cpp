#include "models/places/district_learner.h"

#include "models/text/normal_form.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace lianxin::places {

namespace {

constexpr int kShortest = 2;
constexpr int kLongest = 4;
constexpr double kEvidenceScale = 1.0;
constexpr double kCost = 30; ///< liblinear's C, chosen by cross-validation on the tickets given

using Grams = std::set<std::u32string>;

/// Runs of Han characters, letters and digits; no run crosses a mark.
Grams gramsOf(std::string_view text)
{
    const std::u32string norm = text::normalise(text).text;
    Grams out;
    for (std::size_t at = 0; at < norm.size(); ++at) {
        for (std::size_t length = 1; length <= kLongest && at + length <= norm.size(); ++length) {
            const char32_t c = norm[at + length - 1];
            if (text::isPunctuation(c) || text::isSpace(c))
                break;
            if (length >= kShortest)
                out.insert(norm.substr(at, length));
        }
    }
    return out;
}

void quiet(const char*) {}

} // namespace

struct DistrictLearner::Tables {
    DistrictModel model;
    std::map<DistrictCode, int> named;          ///< district → feature, from 0
    std::unordered_map<std::string, int> grams; ///< gram → feature, after those

    explicit Tables(DistrictModel given) : model(std::move(given))
    {
        int next = 0;
        for (const auto& district : model.named)
            named.emplace(district, next++);
        for (const auto& gram : model.grams)
            grams.emplace(gram, next++);
    }

    double rarityOf(int feature) const
    {
        return model.rarity[static_cast<std::size_t>(feature) - model.named.size()];
    }

    /// Features and values, in the order of the features.
    std::vector<std::pair<int, double>> features(const Sample& sample) const
    {
        std::vector<std::pair<int, double>> out;
        for (const auto& [district, weight] : sample.evidence) {
            const auto found = named.find(district);
            if (found != named.end())
                out.emplace_back(found->second, kEvidenceScale * std::log1p(weight));
        }
        std::vector<int> found;
        for (const std::u32string& gram : gramsOf(sample.text)) {
            const auto known = grams.find(text::toUtf8(gram));
            if (known != grams.end())
                found.push_back(known->second);
        }
        std::sort(found.begin(), found.end());
        double squares = 0;
        for (const int feature : found)
            squares += rarityOf(feature) * rarityOf(feature);
        for (const int feature : found)
            out.emplace_back(feature, rarityOf(feature) / std::sqrt(squares));
        return out;
    }
};

namespace {

/// Labels, districts named and runs that stand in two texts at least; nothing learned yet.
DistrictModel readyFor(const std::vector<DistrictLearner::Sample>& samples)
{
    std::map<std::u32string, int> counts;
    std::set<DistrictCode> labels;
    std::set<DistrictCode> named;
    for (const auto& sample : samples) {
        for (const std::u32string& gram : gramsOf(sample.text))
            ++counts[gram];
        for (const auto& [district, weight] : sample.evidence)
            named.insert(district);
        labels.insert(sample.district);
    }
    DistrictModel model;
    model.labels.assign(labels.begin(), labels.end());
    model.named.assign(named.begin(), named.end());
    const auto texts = static_cast<double>(samples.size());
    for (const auto& [gram, count] : counts) {
        if (count < 2)
            continue;
        model.grams.push_back(text::toUtf8(gram));
        model.rarity.push_back(static_cast<float>(std::log((1 + texts) / (1 + count)) + 1));
    }
    return model;
}

/// liblinear keeps a column a class in the order it met them, and of two classes one column.
void takeWeights(const model& learned, DistrictModel& out)
{
    const auto features = out.named.size() + out.grams.size();
    const auto labels = out.labels.size();
    out.weights.assign(features * labels, 0);
    for (std::size_t feature = 0; feature < features; ++feature)
        for (std::size_t at = 0; at < labels; ++at) {
            const auto label = static_cast<std::size_t>(learned.label[at]);
            const double weight = labels == 2 ? (at == 0 ? 1 : -1) * learned.w[feature]
                                              : learned.w[feature * labels + at];
            out.weights[feature * labels + label] = static_cast<float>(weight);
        }
}

DistrictModel learnedFrom(const std::vector<DistrictLearner::Sample>& samples,
                          const std::vector<std::vector<std::pair<int, double>>>& features,
                          DistrictModel out)
{
    std::vector<std::vector<feature_node>> rows;
    std::vector<feature_node*> pointers;
    std::vector<double> wanted;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        auto& row = rows.emplace_back();
        for (const auto& [feature, value] : features[i])
            row.push_back({feature + 1, value});
        row.push_back({-1, 0});
        const auto label =
            std::lower_bound(out.labels.begin(), out.labels.end(), samples[i].district);
        wanted.push_back(static_cast<double>(label - out.labels.begin()));
    }
    for (auto& row : rows)
        pointers.push_back(row.data());
    problem task{};
    task.l = static_cast<int>(rows.size());
    task.n = static_cast<int>(out.named.size() + out.grams.size());
    task.y = wanted.data();
    task.x = pointers.data();
    task.bias = -1;
    parameter settings{};
    settings.solver_type = L2R_LR;
    settings.C = kCost;
    settings.eps = 0.01;
    set_print_string_function(&quiet);
    model* learned = ::train(&task, &settings);
    takeWeights(*learned, out);
    free_and_destroy_model(&learned);
    return out;
}

} // namespace

DistrictLearner::DistrictLearner(const std::vector<Sample>& samples)
    : m_tables(std::make_unique<Tables>(readyFor(samples)))
{
    if (m_tables->model.labels.size() < 2) {
        m_tables = std::make_unique<Tables>(DistrictModel{});
        return;
    }
    std::vector<std::vector<std::pair<int, double>>> features;
    features.reserve(samples.size());
    for (const Sample& sample : samples)
        features.push_back(m_tables->features(sample));
    m_tables->model = learnedFrom(samples, features, std::move(m_tables->model));
}
DistrictLearner::DistrictLearner(DistrictModel model)
    : m_tables(std::make_unique<Tables>(std::move(model)))
{}
DistrictLearner::~DistrictLearner() = default;
DistrictLearner::DistrictLearner(DistrictLearner&&) noexcept = default;
DistrictLearner& DistrictLearner::operator=(DistrictLearner&&) noexcept = default;

const DistrictModel& DistrictLearner::model() const
{
    return m_tables->model;
}

std::map<DistrictCode, double> DistrictLearner::chances(const Sample& sample) const
{
    const auto& model = m_tables->model;
    const auto labels = model.labels.size();
    std::vector<double> scores(labels, 0);
    for (const auto& [feature, value] : m_tables->features(sample))
        for (std::size_t label = 0; label < labels; ++label)
            scores[label] +=
                value * static_cast<double>(
                            model.weights[static_cast<std::size_t>(feature) * labels + label]);
    double total = 0;
    for (double& score : scores) {
        score = 1 / (1 + std::exp(-score));
        total += score;
    }
    std::map<DistrictCode, double> out;
    for (std::size_t label = 0; label < labels; ++label)
        out[model.labels[label]] = scores[label] / total;
    return out;
}

} // namespace lianxin::places

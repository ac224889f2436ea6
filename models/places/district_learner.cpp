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

struct DistrictLearner::Model {
    std::vector<DistrictCode> labels;
    std::map<DistrictCode, int> evidenceIndex; ///< district → feature, from 1
    std::unordered_map<std::string, int> grams;
    std::vector<double> rarity; ///< of each gram, by feature
    model* weights = nullptr;

    ~Model()
    {
        if (weights != nullptr)
            free_and_destroy_model(&weights);
    }

    std::vector<feature_node> features(const Sample& sample) const
    {
        std::vector<feature_node> out;
        for (const auto& [district, weight] : sample.evidence) {
            const auto found = evidenceIndex.find(district);
            if (found != evidenceIndex.end())
                out.push_back({found->second, kEvidenceScale * std::log1p(weight)});
        }
        std::vector<int> found;
        for (const std::u32string& gram : gramsOf(sample.text)) {
            const auto known = grams.find(text::toUtf8(gram));
            if (known != grams.end())
                found.push_back(known->second);
        }
        std::sort(found.begin(), found.end());
        double squares = 0;
        for (const int index : found)
            squares += rarityOf(index) * rarityOf(index);
        for (const int index : found)
            out.push_back({index, rarityOf(index) / std::sqrt(squares)});
        out.push_back({-1, 0});
        return out;
    }

    double rarityOf(int index) const { return rarity[static_cast<std::size_t>(index)]; }

    void index(const std::vector<Sample>& samples)
    {
        std::map<std::u32string, int> counts;
        for (const Sample& sample : samples) {
            for (const std::u32string& gram : gramsOf(sample.text))
                ++counts[gram];
            for (const auto& [district, weight] : sample.evidence)
                evidenceIndex.emplace(district, 0);
            if (std::find(labels.begin(), labels.end(), sample.district) == labels.end())
                labels.push_back(sample.district);
        }
        int next = 1;
        for (auto& [district, index] : evidenceIndex)
            index = next++;
        rarity.assign(static_cast<std::size_t>(next), 1);
        const auto texts = static_cast<double>(samples.size());
        for (const auto& [gram, count] : counts) {
            if (count < 2)
                continue;
            grams.emplace(text::toUtf8(gram), next++);
            rarity.push_back(std::log((1 + texts) / (1 + count)) + 1);
        }
        std::sort(labels.begin(), labels.end());
    }

    void train(const std::vector<Sample>& samples)
    {
        std::vector<std::vector<feature_node>> rows;
        std::vector<feature_node*> pointers;
        std::vector<double> wanted;
        for (const Sample& sample : samples) {
            rows.push_back(features(sample));
            const auto label = std::lower_bound(labels.begin(), labels.end(), sample.district);
            wanted.push_back(static_cast<double>(label - labels.begin()));
        }
        for (auto& row : rows)
            pointers.push_back(row.data());
        problem task{};
        task.l = static_cast<int>(rows.size());
        task.n = static_cast<int>(evidenceIndex.size() + grams.size());
        task.y = wanted.data();
        task.x = pointers.data();
        task.bias = -1;
        parameter settings{};
        settings.solver_type = L2R_LR;
        settings.C = kCost;
        settings.eps = 0.01;
        set_print_string_function(&quiet);
        weights = ::train(&task, &settings);
        // The rows live no longer than this function; liblinear keeps only the weights.
    }
};

DistrictLearner::DistrictLearner(const std::vector<Sample>& samples)
    : m_model(std::make_unique<Model>())
{
    m_model->index(samples);
    if (m_model->labels.size() >= 2)
        m_model->train(samples);
}
DistrictLearner::~DistrictLearner() = default;
DistrictLearner::DistrictLearner(DistrictLearner&&) noexcept = default;
DistrictLearner& DistrictLearner::operator=(DistrictLearner&&) noexcept = default;

std::map<DistrictCode, double> DistrictLearner::chances(const Sample& sample) const
{
    std::map<DistrictCode, double> out;
    if (m_model->weights == nullptr)
        return out;
    const std::vector<feature_node> row = m_model->features(sample);
    std::vector<double> values(m_model->labels.size());
    predict_probability(m_model->weights, row.data(), values.data());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto label = static_cast<std::size_t>(m_model->weights->label[i]);
        out[m_model->labels[label]] = values[i];
    }
    return out;
}

} // namespace lianxin::places

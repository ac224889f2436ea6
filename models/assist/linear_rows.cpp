#include "models/assist/linear_rows.h"

#include <linear.h>

#include <algorithm>
#include <cstdlib>

namespace lianxin::assist {

namespace {

/// liblinear's C and its precision; by cross-validation on letters of seven classes.
constexpr double kCost = 2;
constexpr double kPrecision = 0.1;
/// With more labels each learns from so many rows of the others a row of its own, and at least so
/// many.
constexpr std::size_t kManyLabels = 64;
constexpr std::size_t kOthersPerRow = 20;
constexpr std::size_t kFewestOthers = 5000;

void quiet(const char*) {}

struct Freed {
    void operator()(model* one) const { free_and_destroy_model(&one); }
};

} // namespace

struct LinearRows::Nodes {
    std::vector<feature_node> nodes; ///< features from 1; each row ends with bias and −1
    std::vector<std::size_t> begins;
    std::vector<int> labels;
};

LinearRows::LinearRows(std::size_t features, std::size_t labels)
    : m_nodes(std::make_unique<Nodes>()), m_features(features), m_labels(labels)
{}
LinearRows::~LinearRows() = default;
LinearRows::LinearRows(LinearRows&&) noexcept = default;

void LinearRows::add(const std::vector<std::pair<int, float>>& vector, int label)
{
    m_nodes->begins.push_back(m_nodes->nodes.size());
    m_nodes->labels.push_back(label);
    for (const auto& [feature, value] : vector)
        m_nodes->nodes.push_back({feature + 1, static_cast<double>(value)});
    m_nodes->nodes.push_back({static_cast<int>(m_features) + 1, 1});
    m_nodes->nodes.push_back({-1, 0});
}

std::size_t LinearRows::size() const
{
    return m_nodes->labels.size();
}

int LinearRows::labelOf(std::size_t row) const
{
    return m_nodes->labels[row];
}

LinearWeights LinearRows::train(std::span<const std::size_t> rows) const
{
    LinearWeights out{std::vector<float>(m_features * m_labels), std::vector<float>(m_labels, -1)};
    std::vector<std::size_t> own(m_labels);
    for (const auto row : rows)
        ++own[static_cast<std::size_t>(labelOf(row))];
    set_print_string_function(&quiet);
    std::vector<feature_node*> vectors;
    std::vector<double> wanted;
    for (std::size_t label = 0; label < m_labels; ++label) {
        if (own[label] == 0)
            continue;
        const std::size_t others = rows.size() - own[label];
        const std::size_t enough =
            m_labels > kManyLabels ? std::max(kFewestOthers, kOthersPerRow * own[label]) : others;
        const std::size_t step =
            std::max<std::size_t>(1, others / std::max<std::size_t>(enough, 1));
        vectors.clear();
        wanted.clear();
        std::size_t passed = label; // so that labels do not all learn from the same rows
        for (const auto row : rows) {
            const bool mine = labelOf(row) == static_cast<int>(label);
            if (!mine && passed++ % step != 0)
                continue;
            vectors.push_back(m_nodes->nodes.data() + m_nodes->begins[row]);
            wanted.push_back(mine ? 1 : -1);
        }
        problem task{};
        task.l = static_cast<int>(vectors.size());
        task.n = static_cast<int>(m_features) + 1;
        task.y = wanted.data();
        task.x = vectors.data();
        task.bias = -1; // it stands in the rows
        parameter settings{};
        settings.solver_type = L2R_L2LOSS_SVC_DUAL;
        settings.C = kCost;
        settings.eps = kPrecision;
        std::srand(1); // liblinear shuffles by rand()
        const std::unique_ptr<model, Freed> learned(::train(&task, &settings));
        for (std::size_t i = 0; i < m_features; ++i)
            out.weights[i * m_labels + label] = static_cast<float>(learned->w[i]);
        out.bias[label] = static_cast<float>(learned->w[m_features]);
    }
    return out;
}

std::vector<float> LinearRows::scores(std::size_t row, const LinearWeights& weights) const
{
    std::vector<float> out = weights.bias;
    for (const feature_node* node = m_nodes->nodes.data() + m_nodes->begins[row];
         node->index <= static_cast<int>(m_features) && node->index > 0; ++node) {
        const float* at =
            weights.weights.data() + static_cast<std::size_t>(node->index - 1) * m_labels;
        for (std::size_t i = 0; i < m_labels; ++i)
            out[i] += static_cast<float>(node->value) * at[i];
    }
    return out;
}

} // namespace lianxin::assist

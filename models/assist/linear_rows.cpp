#include "models/assist/linear_rows.h"

#include "models/base/parallel.h"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>

namespace lianxin::assist {

namespace {

/// What an error costs beside the size of the weights, and how exact a solution is; by
/// cross-validation on letters of seven classes.
constexpr double kCost = 2;
constexpr double kPrecision = 0.1;
constexpr int kMostPasses = 1000;
/// With more labels each learns from so many rows of the others a row of its own, and at least so
/// many.
constexpr std::size_t kManyLabels = 64;
constexpr std::size_t kOthersPerRow = 20;
constexpr std::size_t kFewestOthers = 4000;

struct Node {
    std::uint32_t feature;
    float value;
};
using Row = std::span<const Node>;

/// In four sums, which need not wait for each other.
double product(const std::vector<double>& weights, Row row)
{
    const auto term = [&](const Node& node) {
        return weights[node.feature] * static_cast<double>(node.value);
    };
    std::array<double, 4> sums{weights.back()};
    std::size_t i = 0;
    for (; i + sums.size() <= row.size(); i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += term(row[i + k]);
    for (; i < row.size(); ++i)
        sums[0] += term(row[i]);
    return sums[0] + sums[1] + sums[2] + sums[3];
}

void addTo(std::vector<double>& weights, Row row, double times)
{
    for (const auto& [feature, value] : row)
        weights[feature] += times * static_cast<double>(value);
    weights.back() += times;
}

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Between which slopes the variables stood in one pass: a narrow range is a solution, and what
/// lies at its bound with a slope above `limit()` will not leave it soon.
class Slopes {
public:
    void note(double projected)
    {
        m_most = std::max(m_most, projected);
        m_least = std::min(m_least, projected);
    }
    bool isClose() const { return m_most - m_least <= kPrecision; }
    double limit() const { return m_most > 0 ? m_most : kInfinite; }

private:
    double m_most = -kInfinite;
    double m_least = kInfinite;
};

/// One label against others: support vectors with squared hinge loss by coordinate descent in the
/// dual, leaving out for a while what lies at its bound (Hsieh et al., 2008, algorithm 3). Weights,
/// the bias last.
class Separation {
public:
    explicit Separation(std::size_t features) : m_weights(features + 1) {}

    /// `square` is the row's product with itself.
    void add(Row row, double square, bool mine)
    {
        m_order.push_back(m_rows.size());
        m_rows.push_back(row);
        m_wanted.push_back(mine ? 1 : -1);
        m_alpha.push_back(0);
        m_diagonal.push_back(square + kOwn);
    }

    std::vector<double> solve()
    {
        std::size_t active = m_rows.size();
        double limit = kInfinite;
        for (int pass = 0; pass < kMostPasses; ++pass) {
            Slopes slopes;
            active = walk(active, limit, slopes);
            limit = slopes.limit();
            if (!slopes.isClose())
                continue;
            if (active == m_rows.size())
                break;
            active = m_rows.size();
            limit = kInfinite;
        }
        return std::move(m_weights);
    }

private:
    /// Once over the first `active` rows in random order; how many are active then.
    std::size_t walk(std::size_t active, double limit, Slopes& slopes)
    {
        for (std::size_t i = 0; i < active; ++i)
            std::swap(m_order[i], m_order[i + m_random() % (active - i)]);
        for (std::size_t at = 0; at < active;) {
            const auto i = m_order[at];
            const double gradient =
                m_wanted[i] * product(m_weights, m_rows[i]) - 1 + m_alpha[i] * kOwn;
            if (m_alpha[i] == 0 && gradient > limit) {
                std::swap(m_order[at], m_order[--active]);
                continue;
            }
            const double projected = m_alpha[i] == 0 ? std::min(gradient, 0.0) : gradient;
            slopes.note(projected);
            if (std::abs(projected) > kNothing)
                step(i, gradient);
            ++at;
        }
        return active;
    }

    void step(std::size_t i, double gradient)
    {
        const double before = m_alpha[i];
        m_alpha[i] = std::max(before - gradient / m_diagonal[i], 0.0);
        addTo(m_weights, m_rows[i], (m_alpha[i] - before) * m_wanted[i]);
    }

    static constexpr double kOwn = 0.5 / kCost; ///< what the squared loss adds to the diagonal
    static constexpr double kNothing = 1e-12;

    std::vector<Row> m_rows;
    std::vector<double> m_wanted; ///< 1 of the label's own rows, −1 of others
    std::vector<double> m_weights;
    std::vector<double> m_alpha; ///< the dual's variables, one a row
    std::vector<double> m_diagonal;
    std::vector<std::size_t> m_order;
    std::mt19937 m_random;
};

/// Rounds over all rows, the step of the first row (it sinks towards none at the last), and how
/// much longer than given the vectors are taken, so that few rounds do.
constexpr int kRounds = 4;
constexpr float kStep = 0.5F;
constexpr float kStretch = 3;
/// Random orders in which the rows of few labels are learned.
constexpr int kOrders = 4;
/// A label so far behind the best has no chance worth reckoning, and a change of so little of a
/// chance is passed over; a weight below the last is left out.
constexpr float kFarBehind = 8;
constexpr float kLeastChange = 0.005F;
constexpr float kLeastWeight = 0.2F;
/// Labels with many rows must not win by that alone.
constexpr float kBiasShare = 0.1F;

/// Multinomial logistic regression, row by row.
class Contest {
public:
    Contest(std::size_t features, std::size_t labels)
        : m_weights(Weights::Zero(static_cast<Eigen::Index>(features),
                                  static_cast<Eigen::Index>(labels))),
          m_bias(Scores::Zero(static_cast<Eigen::Index>(labels)))
    {}

    void learn(Row row, int label, float step)
    {
        m_scores = m_bias;
        for (const auto& [feature, value] : row)
            m_scores += kStretch * value * m_weights.row(feature);
        const float best = m_scores.maxCoeff();
        float total = 0;
        m_chances.clear();
        for (Eigen::Index i = 0; i < m_scores.size(); ++i) {
            if (m_scores[i] < best - kFarBehind && i != label)
                continue;
            m_chances.emplace_back(i, std::exp(m_scores[i] - best));
            total += m_chances.back().second;
        }
        for (const auto& [i, part] : m_chances)
            change(row, i, (i == label ? 1.0F : 0.0F) - part / total, step);
    }

    void add(const Contest& other)
    {
        m_weights += other.m_weights;
        m_bias += other.m_bias;
    }
    void divideBy(float number)
    {
        m_weights /= number;
        m_bias /= number;
    }

    SparseWeights sparse() const
    {
        SparseWeights out;
        for (Eigen::Index f = 0; f < m_weights.rows(); ++f) {
            for (Eigen::Index i = 0; i < m_weights.cols(); ++i)
                if (const float weight = kStretch * m_weights(f, i);
                    std::abs(weight) >= kLeastWeight) {
                    out.labels.push_back(static_cast<std::uint16_t>(i));
                    out.values.push_back(weight);
                }
            out.ends.push_back(out.values.size());
        }
        out.labels.shrink_to_fit();
        out.values.shrink_to_fit();
        out.bias.assign(m_bias.data(), m_bias.data() + m_bias.size());
        return out;
    }

private:
    using Weights = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Scores = Eigen::Matrix<float, 1, Eigen::Dynamic>;

    void change(Row row, Eigen::Index label, float missing, float step)
    {
        if (std::abs(missing) < kLeastChange)
            return;
        m_bias[label] += kBiasShare * step * missing;
        for (const auto& [feature, value] : row)
            m_weights(feature, label) += step * missing * kStretch * value;
    }

    Weights m_weights;
    Scores m_bias;
    Scores m_scores;
    std::vector<std::pair<Eigen::Index, float>> m_chances;
};

} // namespace

struct LinearRows::Nodes {
    std::vector<Node> nodes;
    std::vector<std::size_t> ends;
    std::vector<double> squares;
    std::vector<int> labels;

    Row row(std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return Row(nodes).subspan(begin, ends[i] - begin);
    }
};

LinearRows::LinearRows(std::size_t features, std::size_t labels)
    : m_nodes(std::make_unique<Nodes>()), m_features(features), m_labels(labels)
{}
LinearRows::~LinearRows() = default;
LinearRows::LinearRows(LinearRows&&) noexcept = default;

void LinearRows::add(const std::vector<std::pair<int, float>>& vector, int label)
{
    double square = 1; // of the bias, which every row has
    for (const auto& [feature, value] : vector) {
        m_nodes->nodes.push_back({static_cast<std::uint32_t>(feature), value});
        square += static_cast<double>(value) * static_cast<double>(value);
    }
    m_nodes->ends.push_back(m_nodes->nodes.size());
    m_nodes->squares.push_back(square);
    m_nodes->labels.push_back(label);
}

std::size_t LinearRows::size() const
{
    return m_nodes->labels.size();
}

int LinearRows::labelOf(std::size_t row) const
{
    return m_nodes->labels[row];
}

std::vector<std::pair<int, float>> LinearRows::vectorOf(std::size_t row) const
{
    std::vector<std::pair<int, float>> out;
    for (const auto& [feature, value] : m_nodes->row(row))
        out.emplace_back(static_cast<int>(feature), value);
    return out;
}

/// `own`: how many of the rows are the label's.
std::vector<double> LinearRows::separate(std::size_t label, std::size_t own,
                                         std::span<const std::size_t> rows) const
{
    const std::size_t others = rows.size() - own;
    const std::size_t enough =
        m_labels > kManyLabels ? std::max(kFewestOthers, kOthersPerRow * own) : others;
    const std::size_t step = std::max<std::size_t>(1, others / std::max<std::size_t>(enough, 1));
    Separation separation(m_features);
    std::size_t passed = label; // so that labels do not all learn from the same rows
    for (const auto row : rows) {
        const bool mine = labelOf(row) == static_cast<int>(label);
        if (mine || passed++ % step == 0)
            separation.add(m_nodes->row(row), m_nodes->squares[row], mine);
    }
    return separation.solve();
}

LinearWeights LinearRows::train(std::span<const std::size_t> rows) const
{
    LinearWeights out{std::vector<float>(m_features * m_labels), std::vector<float>(m_labels, -1)};
    std::vector<std::size_t> own(m_labels);
    for (const auto row : rows)
        ++own[static_cast<std::size_t>(labelOf(row))];
    base::onAllProcessors(m_labels, [&](std::size_t label) {
        if (own[label] == 0)
            return;
        const auto learned = separate(label, own[label], rows);
        for (std::size_t i = 0; i < m_features; ++i)
            out.weights[i * m_labels + label] = static_cast<float>(learned[i]);
        out.bias[label] = static_cast<float>(learned[m_features]);
    });
    return out;
}

SparseWeights LinearRows::trainTogether() const
{
    std::vector<std::size_t> order(size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random;
    const auto taught = [&] {
        Contest contest(m_features, m_labels);
        const auto steps = static_cast<float>(kRounds * order.size());
        float step = 0;
        for (int round = 0; round < kRounds; ++round) {
            for (std::size_t i = order.size(); i > 1; --i)
                std::swap(order[i - 1], order[random() % i]);
            for (const auto row : order)
                contest.learn(m_nodes->row(row), labelOf(row), kStep * (1 - step++ / steps));
        }
        return contest;
    };
    Contest mean = taught();
    const int orders = m_labels > kManyLabels ? 1 : kOrders;
    for (int i = 1; i < orders; ++i)
        mean.add(taught());
    mean.divideBy(static_cast<float>(orders));
    return mean.sparse();
}

std::vector<float> LinearRows::scores(std::size_t row, const LinearWeights& weights) const
{
    std::vector<float> out = weights.bias;
    for (const auto& [feature, value] : m_nodes->row(row)) {
        const float* at = weights.weights.data() + std::size_t{feature} * m_labels;
        for (std::size_t i = 0; i < m_labels; ++i)
            out[i] += value * at[i];
    }
    return out;
}

} // namespace lianxin::assist

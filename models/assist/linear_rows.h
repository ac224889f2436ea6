#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// Weights of a linear model, one score a label.
struct LinearWeights {
    std::vector<float> weights; ///< features × labels, row by row
    std::vector<float> bias;
};

/// The same where most features say nothing of most labels.
struct SparseWeights {
    std::vector<std::size_t> ends;     ///< of each feature, in the next two
    std::vector<std::uint16_t> labels; ///< beside `values`; at most 65,536 of them
    std::vector<float> values;
    std::vector<float> bias;

    /// Calls `each(label, weight)` for the weights of a feature.
    template <typename Each> void of(std::size_t feature, const Each& each) const
    {
        for (auto i = feature == 0 ? 0 : ends[feature - 1]; i < ends[feature]; ++i)
            each(labels[i], values[i]);
    }
};

/// Sparse vectors with a label each, to learn from.
class LinearRows {
public:
    explicit LinearRows(std::size_t features, std::size_t labels);
    ~LinearRows();
    LinearRows(LinearRows&&) noexcept;

    /// `vector` sorted by feature, each once.
    void add(const std::vector<std::pair<int, float>>& vector, int label);
    std::size_t size() const;
    int labelOf(std::size_t row) const;
    std::vector<std::pair<int, float>> vectorOf(std::size_t row) const;

    /// One against the rest by support vectors with squared hinge loss, as liblinear's solver 1
    /// has it (Hsieh et al., 2008), from the rows named. Where there are many labels, each is set
    /// against a sample of the rest. The same rows give the same weights, on however many
    /// processors: each label learns by itself, which liblinear's one source of chance forbids.
    LinearWeights train(std::span<const std::size_t> rows) const;
    std::vector<float> scores(std::size_t row, const LinearWeights& weights) const;

    /// All labels against each other by multinomial logistic regression, from all rows: scores are
    /// log-odds. By stochastic gradients, of which small ones are passed over; on one processor,
    /// and the same rows give the same weights. With few labels the mean of what several random
    /// orders of the rows teach: after one alone chance judges many a doubtful text.
    SparseWeights trainTogether() const;

private:
    struct Nodes;
    std::vector<double> separate(std::size_t label, std::size_t own,
                                 std::span<const std::size_t> rows) const;
    std::unique_ptr<Nodes> m_nodes;
    std::size_t m_features;
    std::size_t m_labels;
};

} // namespace lianxin::assist

#include "models/assist/trained_category.h"

#include "models/assist/proposal.h"

#include <map>

namespace lianxin::assist {

namespace {

constexpr int kCandidates = 8;
constexpr int kReasons = 3;
constexpr int kReasonsAnUtterance = 2;
/// An utterance with fewer telling pairs (你好，我想反映一件事) does not state the matter.
constexpr std::size_t kTelling = 3;

bool tells(const Heard& one)
{
    return one.isCaller() && one.pairs.size() >= kTelling;
}

/// Code of each leaf by its code and by its name; a name that several bear leads nowhere.
std::map<std::string, std::string> leavesOf(const ticket::CategoryTree& tree)
{
    std::map<std::string, std::string> leaves;
    for (const auto& category : tree.all()) {
        if (!tree.isLeaf(category.code))
            continue;
        const auto [at, fresh] = leaves.try_emplace(category.name, category.code.str());
        if (!fresh)
            at->second.clear();
    }
    for (const auto& category : tree.all())
        if (tree.isLeaf(category.code))
            leaves[category.code.str()] = category.code.str();
    return leaves;
}

std::string wordsOf(const std::vector<Heard>& heard)
{
    std::string words;
    for (const auto& one : heard)
        if (tells(one))
            words += one.raw + "。";
    return words;
}

} // namespace

TrainedCategory::TrainedCategory(std::shared_ptr<const TextClassifier> classifier,
                                 const ticket::CategoryTree& tree,
                                 std::unique_ptr<Classifier> words)
    : m_classifier(std::move(classifier)), m_words(std::move(words))
{
    const auto leaves = leavesOf(tree);
    for (const auto& label : m_classifier->model().labels) {
        const auto leaf = leaves.find(label);
        m_codes.push_back(leaf == leaves.end() ? std::string{} : leaf->second);
    }
}

std::vector<Label> TrainedCategory::classify(const std::vector<Heard>& heard,
                                             const Prior& prior) const
{
    auto labels = trained(heard);
    return labels.empty() ? m_words->classify(heard, prior) : labels;
}

std::vector<Label> TrainedCategory::trained(const std::vector<Heard>& heard) const
{
    std::vector<Label> labels;
    const auto words = wordsOf(heard);
    if (words.empty())
        return labels;
    const auto chances = m_classifier->classify(words, kCandidates);
    for (const auto& one : chances) {
        const auto& code = m_codes[static_cast<std::size_t>(one.label)];
        if (code.empty())
            continue;
        Label label{code, one.confidence, {}};
        // What the model is surest of may be no leaf here: then it decides nothing.
        label.decides = &one == &chances.front() && m_classifier->decides(one);
        for (const auto& said : heard) {
            if (!tells(said))
                continue;
            for (const auto span :
                 m_classifier->reasons(said.text(), one.label, kReasonsAnUtterance))
                if (label.spans.size() < kReasons)
                    addSpan(label.spans, said.span(span.from, span.to));
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

} // namespace lianxin::assist

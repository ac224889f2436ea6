#include "models/assist/text_trainer.h"

#include "models/assist/feature_space.h"
#include "models/assist/linear_rows.h"
#include "models/assist/near_copies.h"
#include "models/assist/neighbours.h"
#include "models/base/parallel.h"

#include <algorithm>
#include <map>
#include <utility>

namespace lianxin::assist {

namespace {

constexpr std::uint32_t kLeastWord = 2;
/// Few texts need every run to be told apart; many texts repeat the shorter ones often enough.
constexpr int kLongestRun = 4;
constexpr std::size_t kMostRuns = std::size_t{1} << 20;
constexpr int kLongestRunOfMany = 3;
constexpr std::size_t kMostRunsOfMany = std::size_t{1} << 18;
/// Weights of a model at most: 100 MB.
constexpr std::size_t kMostWeights = 24'000'000;

std::vector<View> viewsFor(const text::Lexicon& lexicon, std::size_t texts)
{
    const Side all = lexicon.empty() ? Side::Whole : Side::Kept;
    return {{all, texts > kTriedInTurn ? kLongestRunOfMany : kLongestRun, 1},
            {Side::Opening, 3, 0.5F}};
}

std::vector<std::string> labelsOf(const std::vector<Example>& examples)
{
    std::vector<std::string> labels;
    for (const auto& example : examples)
        labels.push_back(example.label);
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

/// The examples made ready; the lexicon learned from those that are cut.
struct Prepared {
    text::Lexicon lexicon;
    std::vector<Sides> texts;
};

Prepared prepare(const std::vector<Example>& examples)
{
    Prepared out;
    out.texts.resize(examples.size());
    text::WordCounter counter;
    for (std::size_t i = 0; i < examples.size(); ++i)
        if (examples[i].form == Example::Form::Words)
            out.texts[i].whole = counter.add(examples[i].text);
    out.lexicon = text::Lexicon(counter.counts(kLeastWord));
    base::onAllProcessors(examples.size(), [&](std::size_t i) {
        auto& sides = out.texts[i];
        if (examples[i].form == Example::Form::Text)
            sides = sidesOf(examples[i].text, out.lexicon);
        else
            sides.kept = sides.whole;
    });
    return out;
}

class Trainer {
public:
    Trainer(const std::vector<Example>& examples, const TrainingPlan& plan)
        : m_examples(examples), m_plan(plan), m_prepared(prepare(examples))
    {
        m_model.labels = labelsOf(examples);
        m_model.views = viewsFor(m_prepared.lexicon, examples.size());
        m_model.words = m_prepared.lexicon.counts();
    }

    Result<TextModel> run()
    {
        const std::size_t labels = m_model.labels.size();
        if (labels < 2)
            return Error{"too_few_labels", std::to_string(labels)};
        auto space =
            spaceOf(m_prepared.texts, m_model.views,
                    std::min(m_examples.size() > kTriedInTurn ? kMostRunsOfMany : kMostRuns,
                             kMostWeights / labels));
        m_model.keys = std::move(space.keys);
        m_model.rarity = std::move(space.rarity);
        const LinearRows rows = makeRows();
        if (rows.size() <= kTriedInTurn)
            m_model.learned = learnedTexts(rows);
        const auto trials = tryInTurn(rows);
        if (trials.empty())
            return Error{"too_few_texts", std::to_string(m_examples.size())};
        learnFrom(trials);
        std::vector<std::size_t> all(rows.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
        auto learned = rows.train(all);
        m_model.weights = std::move(learned.weights);
        m_model.bias = std::move(learned.bias);
        return std::move(m_model);
    }

private:
    LinearRows makeRows() const
    {
        const KeyTable places(m_model.keys);
        LinearRows rows(m_model.keys.size(), m_model.labels.size());
        constexpr std::size_t kAtOnce = 4096;
        std::vector<std::vector<std::pair<int, float>>> vectors;
        for (std::size_t from = 0; from < m_examples.size(); from += kAtOnce) {
            vectors.assign(std::min(kAtOnce, m_examples.size() - from), {});
            base::onAllProcessors(vectors.size(), [&](std::size_t i) {
                vectors[i] =
                    vectorOf(m_prepared.texts[from + i], m_model.views, places, m_model.rarity);
            });
            for (std::size_t i = 0; i < vectors.size(); ++i)
                rows.add(vectors[i], labelOf(from + i));
        }
        return rows;
    }

    LearnedTexts learnedTexts(const LinearRows& rows) const
    {
        NeighbourGatherer neighbours;
        for (std::size_t i = 0; i < rows.size(); ++i)
            neighbours.add(rows.vectorOf(i), rows.labelOf(i));
        return neighbours.take(m_model.keys.size());
    }

    int labelOf(std::size_t example) const
    {
        const auto label = std::lower_bound(m_model.labels.begin(), m_model.labels.end(),
                                            m_examples[example].label);
        return static_cast<int>(label - m_model.labels.begin());
    }

    std::vector<Trial> tryInTurn(const LinearRows& rows) const
    {
        const auto folds = foldsOf(m_prepared.texts, m_plan.folds);
        const bool whole = std::any_of(m_examples.begin(), m_examples.end(), [](const Example& e) {
            return e.form == Example::Form::Text;
        });
        const int turns = rows.size() > kTriedInTurn ? 1 : m_plan.folds;
        std::vector<Trial> trials;
        for (int fold = 0; fold < turns; ++fold) {
            std::vector<std::size_t> seen;
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (folds[i] != fold)
                    seen.push_back(i);
            if (seen.empty() || seen.size() == rows.size())
                continue;
            const auto learned = rows.train(seen);
            const std::size_t before = trials.size();
            std::vector<std::size_t> tried;
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (folds[i] == fold && (!whole || m_examples[i].form == Example::Form::Text))
                    tried.push_back(i);
            trials.resize(before + tried.size());
            base::onAllProcessors(tried.size(), [&](std::size_t i) {
                auto scores = rows.scores(tried[i], learned);
                addNeighbours(m_model.learned, rows.vectorOf(tried[i]), scores,
                              [&](std::size_t text) { return folds[text] != fold; });
                trials[before + i] = {std::move(scores), rows.labelOf(tried[i])};
            });
        }
        return trials;
    }

    void learnFrom(const std::vector<Trial>& trials)
    {
        m_model.calibration = calibrate(trials);
        m_model.threshold = thresholdFor(trials, m_model.calibration, m_plan.wanted);
        const auto figures = figuresOf(trials, m_model.calibration, m_model.threshold);
        m_model.training = {{},
                            static_cast<int>(m_examples.size()),
                            figures.accuracy,
                            figures.macroF1,
                            figures.alone.coverage,
                            figures.alone.precision};
    }

    const std::vector<Example>& m_examples;
    TrainingPlan m_plan;
    Prepared m_prepared;
    TextModel m_model;
};

} // namespace

Result<TextModel> trainTextModel(const std::vector<Example>& examples, const TrainingPlan& plan)
{
    return Trainer(examples, plan).run();
}

} // namespace lianxin::assist

#include "models/places/district_of.h"

#include "models/places/district_learner.h"
#include "models/text/utf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>

namespace lianxin::places {

namespace {

constexpr double kEnoughNamed = 0.25;  ///< confidence from which names alone decide
constexpr double kEnoughLearned = 0.4; ///< the same with what was learned from few texts
constexpr double kWantedRight = 0.972; ///< share of right decisions the history is asked for
constexpr std::size_t kFolds = 5;
constexpr std::size_t kFewTexts = 100;   ///< fewer say nothing about a threshold
constexpr std::size_t kManyTexts = 2000; ///< more would only cost time

enum class Setting {
    Town,
    Country
}; ///< a 区 of the city itself, or a county or county city around it

/// Weight of a name by what it names and how it is said. A district's own name decides against any
/// village. A county's villages are rarely called by their bare stem: who lives there names the
/// county too, and the stem is more often a river or a road in town.
double weightOf(PlaceKind kind, const Mention& mention, Setting setting)
{
    const bool whole = mention.why == MatchReason::Exact || mention.why == MatchReason::Alias;
    const int length = mention.to - mention.from;
    const double bare = setting == Setting::Country && length <= 2 ? 0.15 : 1;
    switch (kind) {
    case PlaceKind::District:
        return whole ? 5 : 3.5;
    case PlaceKind::Street:
        return whole ? 3 : 1.6 * bare;
    case PlaceKind::Village:
        return whole ? 2 * (setting == Setting::Country && length <= 3 ? 0.6 : 1)
                     : (length > 2 ? 1.2 : 0.7) * bare;
    case PlaceKind::River:
        return 0.6;
    default:
        return whole && length > 2 ? 1.5 : 0.4;
    }
}

struct Evidence {
    std::map<DistrictCode, double> weights;
    std::map<DistrictCode, std::vector<std::string>> words;
};

/// The same name again adds ever less.
class NameCounter {
public:
    double factor(const std::string& name) { return 1.0 / (1 + m_seen[name]++); }

private:
    std::map<std::string, int> m_seen;
};

Setting settingOf(const Gazetteer& gazetteer, const DistrictCode& code)
{
    const int index = gazetteer.districtPlace(code);
    return index < 0 || gazetteer.place(index).name.ends_with("区") ? Setting::Town
                                                                    : Setting::Country;
}

void gather(const Gazetteer& gazetteer, std::string_view text, double factor, NameCounter& counter,
            Evidence& out)
{
    const auto mentions = gazetteer.find(text);
    for (std::size_t i = 0; i < mentions.size();) {
        std::size_t end = i;
        std::map<DistrictCode, double> shares;
        while (end < mentions.size() && mentions[end].from == mentions[i].from &&
               mentions[end].to == mentions[i].to) {
            const Mention& mention = mentions[end++];
            const Place& place = gazetteer.place(mention.place);
            if (place.district.empty() || mention.why == MatchReason::Homophone)
                continue;
            double& share = shares[place.district];
            share = std::max(share,
                             weightOf(place.kind, mention, settingOf(gazetteer, place.district)));
        }
        const std::string words = text::slice(text, {mentions[i].from, mentions[i].to});
        const double again =
            shares.empty() ? 0
                           : counter.factor(words) * factor / static_cast<double>(shares.size());
        for (const auto& [district, weight] : shares) {
            out.weights[district] += weight * again;
            auto& list = out.words[district];
            if (std::find(list.begin(), list.end(), words) == list.end())
                list.push_back(words);
        }
        i = end;
    }
}

std::string quoted(const std::vector<std::string>& words)
{
    constexpr std::size_t kShown = 4;
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < kShown; ++i) {
        out += i == 0 ? "“" : "、“";
        out += words[i];
        out += "”";
    }
    return out;
}

} // namespace

struct DistrictReader::State {
    const Gazetteer& gazetteer;
    std::optional<DistrictLearner> learner;
    double enough = kEnoughLearned; ///< confidence from which the learner decides

    explicit State(const Gazetteer& g) : gazetteer(g) {}

    Evidence evidence(std::string_view title, std::string_view content) const
    {
        Evidence out;
        NameCounter counter;
        gather(gazetteer, title, 2, counter, out);
        gather(gazetteer, content, 1, counter, out);
        return out;
    }

    std::string nameOf(const DistrictCode& code) const
    {
        const int index = gazetteer.districtPlace(code);
        return index < 0 ? std::string{} : gazetteer.place(index).name;
    }
};

namespace {

std::string joined(std::string_view title, std::string_view content)
{
    std::string out(title);
    out += '\n';
    out += content;
    return out;
}

/// From names alone: the heaviest district's share, damped where little was said.
void weigh(const Evidence& evidence, DistrictDecision& out)
{
    double sum = 0;
    for (const auto& [district, weight] : evidence.weights) {
        out.shares.push_back({district, weight});
        sum += weight;
    }
    if (sum > 0) {
        const double most =
            std::max_element(out.shares.begin(), out.shares.end(),
                             [](const auto& a, const auto& b) { return a.weight < b.weight; })
                ->weight;
        out.confidence = most / sum * (1 - std::exp(-1.5 * most));
    }
}

/// How sure the learner was of its best district, and whether it was right.
struct Trial {
    double confidence = 0;
    bool right = false;
};

/// Each text judged by a learner that has not seen it.
std::vector<Trial> trials(const std::vector<DistrictLearner::Sample>& samples)
{
    std::vector<Trial> out;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<DistrictLearner::Sample> seen;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (i % kFolds != fold)
                seen.push_back(samples[i]);
        }
        const DistrictLearner learner(seen);
        for (std::size_t i = fold; i < samples.size(); i += kFolds) {
            const auto chances = learner.chances(samples[i]);
            const auto best =
                std::max_element(chances.begin(), chances.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            if (best != chances.end())
                out.push_back({best->second, best->first == samples[i].district});
        }
    }
    return out;
}

/// The lowest confidence above which the wanted share was right.
double enoughFor(std::vector<Trial> trials)
{
    constexpr double kLowest = 0.3;
    constexpr double kHighest = 0.6;
    std::sort(trials.begin(), trials.end(),
              [](const Trial& a, const Trial& b) { return a.confidence > b.confidence; });
    double enough = kHighest;
    std::size_t right = 0;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        right += trials[i].right ? 1 : 0;
        if (static_cast<double>(right) >= kWantedRight * static_cast<double>(i + 1))
            enough = trials[i].confidence;
    }
    return std::clamp(enough, kLowest, kHighest);
}

/// Neighbours in a file are often about the same place: folds take them from everywhere alike.
template <class Sample> std::vector<Sample> shuffled(std::vector<Sample> samples)
{
    std::minstd_rand random(1);
    for (std::size_t i = samples.size(); i > 1; --i)
        std::swap(samples[i - 1], samples[random() % i]);
    samples.resize(std::min(samples.size(), kManyTexts));
    return samples;
}

} // namespace

DistrictReader::DistrictReader(const Gazetteer& gazetteer)
    : m_state(std::make_unique<State>(gazetteer))
{}
DistrictReader::~DistrictReader() = default;
DistrictReader::DistrictReader(DistrictReader&&) noexcept = default;

void DistrictReader::learn(const std::vector<Example>& history)
{
    std::vector<std::string> texts;
    texts.reserve(history.size());
    std::vector<DistrictLearner::Sample> samples;
    for (const Example& example : history) {
        if (example.district.empty())
            continue;
        texts.push_back(joined(example.title, example.content));
        samples.push_back({texts.back(), m_state->evidence(example.title, example.content).weights,
                           example.district});
    }
    m_state->learner.reset();
    m_state->enough = kEnoughLearned;
    if (samples.empty())
        return;
    m_state->learner.emplace(samples);
    if (samples.size() >= kFewTexts)
        m_state->enough = enoughFor(trials(shuffled(samples)));
}

std::optional<DistrictModel> DistrictReader::model() const
{
    if (!m_state->learner || m_state->learner->model().labels.empty())
        return std::nullopt;
    auto model = m_state->learner->model();
    model.enough = m_state->enough;
    return model;
}

void DistrictReader::use(DistrictModel model)
{
    m_state->enough = model.enough;
    m_state->learner.emplace(std::move(model));
}

DistrictDecision DistrictReader::decide(std::string_view title, std::string_view content) const
{
    const Evidence evidence = m_state->evidence(title, content);
    DistrictDecision out;
    double enough = kEnoughNamed;
    if (m_state->learner) {
        const std::string text = joined(title, content);
        for (const auto& [district, chance] :
             m_state->learner->chances({text, evidence.weights, {}})) {
            out.shares.push_back({district, chance});
            out.confidence = std::max(out.confidence, chance);
        }
        enough = m_state->enough;
    }
    if (out.shares.empty()) {
        weigh(evidence, out);
        enough = kEnoughNamed;
    }
    std::stable_sort(out.shares.begin(), out.shares.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (out.shares.empty()) {
        out.reason = "没有提到已知的地名";
        return out;
    }
    const DistrictCode& best = out.shares.front().district;
    const auto named = evidence.words.find(best);
    out.reason = named != evidence.words.end() ? quoted(named->second) : "与以往工单用词相近";
    if (out.confidence < enough) {
        out.reason = "依据不足：" + out.reason;
        return out;
    }
    out.district = best;
    out.name = m_state->nameOf(best);
    return out;
}

DistrictTraining judge(const Gazetteer& gazetteer,
                       const std::vector<DistrictReader::Example>& history)
{
    std::vector<DistrictReader::Example> known = history;
    std::erase_if(known, [](const auto& example) { return example.district.empty(); });
    DistrictTraining training;
    training.texts = static_cast<int>(known.size());
    known = shuffled(std::move(known));
    training.tried = static_cast<int>(known.size());
    int decided = 0;
    int right = 0;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<DistrictReader::Example> seen;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (i % kFolds != fold)
                seen.push_back(known[i]);
        DistrictReader reader(gazetteer);
        reader.learn(seen);
        for (std::size_t i = fold; i < known.size(); i += kFolds) {
            const auto decision = reader.decide(known[i].title, known[i].content);
            decided += decision.district.empty() ? 0 : 1;
            right += decision.district == known[i].district ? 1 : 0;
        }
    }
    training.decided = training.tried > 0 ? static_cast<double>(decided) / training.tried : 0;
    training.right = decided > 0 ? static_cast<double>(right) / decided : 0;
    return training;
}

} // namespace lianxin::places

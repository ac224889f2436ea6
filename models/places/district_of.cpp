#include "models/places/district_of.h"

#include "models/text/utf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace lianxin::places {

namespace {

/// Weight of a name by what it names and how it is said. A district's own name decides against any village.
double weightOf(PlaceKind kind, const Mention& mention, int length)
{
    const bool whole = mention.why == MatchReason::Exact || mention.why == MatchReason::Alias;
    switch (kind) {
    case PlaceKind::District: return whole ? 5 : 3.5;
    case PlaceKind::Street: return whole ? 3 : 1.6;
    case PlaceKind::Village: return whole ? 2 : length > 2 ? 1.2 : 0.7;
    case PlaceKind::River: return 0.6;
    default: return whole && length > 2 ? 1.5 : 0.4;
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

void gather(const Gazetteer& gazetteer, std::string_view text, double factor, NameCounter& counter, Evidence& out)
{
    const auto mentions = gazetteer.find(text);
    for (std::size_t i = 0; i < mentions.size();) {
        std::size_t end = i;
        std::map<DistrictCode, double> shares;
        while (end < mentions.size() && mentions[end].from == mentions[i].from && mentions[end].to == mentions[i].to) {
            const Mention& mention = mentions[end++];
            const Place& place = gazetteer.place(mention.place);
            if (place.district.empty() || mention.why == MatchReason::Homophone)
                continue;
            double& share = shares[place.district];
            share = std::max(share, weightOf(place.kind, mention, mention.to - mention.from));
        }
        const std::string words = text::slice(text, {mentions[i].from, mentions[i].to});
        const double again = shares.empty() ? 0 : counter.factor(words) * factor / static_cast<double>(shares.size());
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
    explicit State(const Gazetteer& g) : gazetteer(g) {}
};

DistrictReader::DistrictReader(const Gazetteer& gazetteer) : m_state(std::make_unique<State>(gazetteer)) {}
DistrictReader::~DistrictReader() = default;
DistrictReader::DistrictReader(DistrictReader&&) noexcept = default;

void DistrictReader::learn(const std::vector<Example>&) {}

DistrictDecision DistrictReader::decide(std::string_view title, std::string_view content) const
{
    Evidence evidence;
    NameCounter counter;
    gather(m_state->gazetteer, title, 2, counter, evidence);
    gather(m_state->gazetteer, content, 1, counter, evidence);
    DistrictDecision out;
    double sum = 0;
    for (const auto& [district, weight] : evidence.weights) {
        out.shares.push_back({district, weight});
        sum += weight;
    }
    std::stable_sort(out.shares.begin(), out.shares.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (out.shares.empty()) {
        out.reason = "没有提到已知的地名";
        return out;
    }
    const auto& best = out.shares.front();
    out.confidence = best.weight / sum * (1 - std::exp(-1.5 * best.weight));
    out.district = best.district;
    out.reason = quoted(evidence.words[best.district]);
    return out;
}

} // namespace lianxin::places

#include "models/places/address_evidence.h"

#include <algorithm>

namespace lianxin::places {

namespace {

/// Candidate names of a road: what was said, then what sounds like it.
std::vector<std::string> roadNames(const WordsAt& said, const Gazetteer& gazetteer)
{
    std::vector<std::string> out{said.found->value};
    for (const Mention& mention : said.found->mentions)
        out.push_back(gazetteer.place(mention.place).name);
    for (const int place : gazetteer.soundingLike(said.found->value)) {
        if (gazetteer.place(place).kind == PlaceKind::Road)
            out.push_back(gazetteer.place(place).name);
    }
    return out;
}

/// The pair of roads that really meet; the words as said first, readings alike after them.
void settleCrossing(const Gazetteer& gazetteer, AddressEvidence& out)
{
    if (!out.roads.empty())
        out.road = out.roads.back().found->value;
    if (out.crossRoads.empty())
        return;
    const WordsAt& cross = out.crossRoads.back();
    out.crossRoad = cross.found->value;
    const auto before =
        std::find_if(out.roads.rbegin(), out.roads.rend(), [&](const WordsAt& road) {
            return road.utterance == cross.utterance && road.found->to <= cross.found->from;
        });
    if (before == out.roads.rend())
        return;
    out.road = before->found->value;
    for (const std::string& first : roadNames(*before, gazetteer)) {
        for (const std::string& second : roadNames(cross, gazetteer)) {
            out.crossing = gazetteer.crossing(first, second);
            if (!out.crossing)
                continue;
            out.roadHeard = first != out.road || second != out.crossRoad;
            out.road = first;
            out.crossRoad = second;
            return;
        }
    }
}

double kindWeight(AddressPart part)
{
    switch (part) {
    case AddressPart::Poi:
        return 1;
    case AddressPart::Community:
        return 0.85;
    case AddressPart::Road:
    case AddressPart::CrossRoad:
        return 0.6;
    case AddressPart::Street:
        return 0.5;
    case AddressPart::District:
        return 0.35;
    default:
        return 0;
    }
}

bool isAnchor(AddressPart part)
{
    return kindWeight(part) > 0;
}

/// Rivers and parks stretch; a compound does not.
double nearness(double metres)
{
    if (metres < 400)
        return 0.3;
    if (metres < 1200)
        return 0.15;
    return metres > 4000 ? -0.25 : 0;
}

double districtSupport(const Place& place, const AddressEvidence& evidence,
                       const AddressContext& context)
{
    double score = 0;
    if (!evidence.districts.empty()) {
        const auto found = evidence.districts.find(place.district);
        score += found != evidence.districts.end() ? 0.3 * found->second : -0.3;
    } else if (!context.districts.empty()) {
        const auto& known = context.districts;
        score += known.back() == place.district                                         ? 0.15
                 : std::find(known.begin(), known.end(), place.district) != known.end() ? 0.08
                                                                                        : 0;
    }
    if (!evidence.streets.empty() && place.kind != PlaceKind::Street)
        score += evidence.streets.contains(place.street) ? 0.2 : -0.05;
    return score;
}

double roadSupport(const Place& place, const AddressEvidence& evidence, const Gazetteer& gazetteer)
{
    double score = 0;
    if (!evidence.road.empty() && !place.road.empty()) {
        if (place.road == evidence.road || place.road == evidence.crossRoad)
            score += evidence.roadHeard ? 0.2 : 0.25;
        else
            for (const int like : gazetteer.soundingLike(evidence.road))
                score += gazetteer.place(like).name == place.road ? 0.12 : 0;
    }
    if (evidence.crossing && place.point)
        score += nearness(distanceMetres(*evidence.crossing, *place.point));
    else if (place.point && place.road != evidence.road && place.kind != PlaceKind::Road)
        if (const auto metres = gazetteer.metresToRoad(*place.point, evidence.road))
            score += *metres < 400 ? 0.2 : *metres < 1200 ? 0.05 : -0.1;
    return score;
}

/// 中兴大道金鼎大厦: a known road right before a name.
bool isLedTo(const WordsAt& words, const AddressEvidence& evidence)
{
    if (words.found->part != AddressPart::Poi && words.found->part != AddressPart::Community)
        return false;
    return std::any_of(evidence.all.begin(), evidence.all.end(), [&](const WordsAt& before) {
        return before.found->part == AddressPart::Road && !before.found->mentions.empty() &&
               before.utterance == words.utterance && before.found->to <= words.found->from &&
               words.found->from - before.found->to <= 1;
    });
}

/// For a name nobody knows that it stands on the road before it: more than a road has for itself.
constexpr double kLed = 0.4;

double support(const AddressHypothesis& hypothesis, const AddressEvidence& evidence,
               const Gazetteer& gazetteer, const AddressContext& context)
{
    double score = hypothesis.mention * kindWeight(hypothesis.part);
    const int latest = hypothesis.words.back().utterance;
    const int last = evidence.all.back().utterance;
    score -= 0.01 * std::min(last - latest, 10);
    score += 0.03 * static_cast<double>(std::min<std::size_t>(hypothesis.words.size() - 1, 3));
    if (hypothesis.place < 0)
        return score + (hypothesis.led ? kLed : 0);
    if (hypothesis.part == AddressPart::District)
        return score;
    const Place& place = gazetteer.place(hypothesis.place);
    score += districtSupport(place, evidence, context) + roadSupport(place, evidence, gazetteer);
    if (std::find(context.places.begin(), context.places.end(), hypothesis.place) !=
        context.places.end())
        score += 0.1;
    return score;
}

void addHypothesis(const WordsAt& words, int place, const std::string& name, double mention,
                   MatchReason why, std::map<std::pair<int, std::string>, AddressHypothesis>& out)
{
    AddressHypothesis& entry = out[{place, place < 0 ? name : std::string{}}];
    if (entry.words.empty() || mention > entry.mention) {
        entry.place = place;
        entry.name = name;
        entry.part = words.found->part;
        entry.mention = mention;
        entry.why = why;
    }
    if (entry.words.empty() || entry.words.back().found != words.found)
        entry.words.push_back(words);
}

/// Whether a district leads to a place of which all that are known lie elsewhere.
bool isElsewhere(const WordsAt& words, const AddressEvidence& evidence, const Gazetteer& gazetteer)
{
    if (words.found->part != AddressPart::Poi && words.found->part != AddressPart::Community)
        return false;
    const AddressWords::Found* district = leadingDistrict(words, evidence);
    const auto lies = [&](const Mention& mention, const Mention& area) {
        return gazetteer.place(mention.place).district == gazetteer.place(area.place).district;
    };
    return district != nullptr &&
           std::none_of(words.found->mentions.begin(), words.found->mentions.end(),
                        [&](const Mention& mention) {
                            return std::any_of(
                                district->mentions.begin(), district->mentions.end(),
                                [&](const Mention& area) { return lies(mention, area); });
                        });
}

} // namespace

const AddressWords::Found* leadingDistrict(const WordsAt& words, const AddressEvidence& evidence)
{
    int from = words.found->from;
    for (auto at = evidence.all.rbegin(); at != evidence.all.rend(); ++at) {
        const AddressWords::Found& before = *at->found;
        if (at->utterance != words.utterance || before.to > from || from - before.to > 1)
            continue;
        if (before.part == AddressPart::District && !before.mentions.empty())
            return &before;
        from = before.from;
    }
    return nullptr;
}

AddressEvidence gatherEvidence(const std::vector<AddressWords>& utterances,
                               const Gazetteer& gazetteer, const AddressContext&)
{
    AddressEvidence out;
    for (std::size_t u = 0; u < utterances.size(); ++u) {
        for (const auto& found : utterances[u].found) {
            const WordsAt at{static_cast<int>(u), &found};
            out.all.push_back(at);
            if (found.part == AddressPart::Road)
                out.roads.push_back(at);
            if (found.part == AddressPart::CrossRoad)
                out.crossRoads.push_back(at);
            for (const Mention& mention : found.mentions) {
                const Place& place = gazetteer.place(mention.place);
                if (found.part == AddressPart::District)
                    out.districts[place.district] =
                        std::max(out.districts[place.district], mention.score);
                if (found.part == AddressPart::Street)
                    out.streets.insert(place.street);
            }
        }
    }
    settleCrossing(gazetteer, out);
    return out;
}

std::vector<AddressHypothesis> hypotheses(const AddressEvidence& evidence,
                                          const Gazetteer& gazetteer, const AddressContext& context)
{
    constexpr double kUnknown = 0.5;    ///< how surely an unlisted name is one
    constexpr double kUnknownLed = 0.8; ///< behind a known road
    /// The same where its like stands in another district than was said: a little before that one.
    constexpr double kUnknownHere = 0.72;
    std::map<std::pair<int, std::string>, AddressHypothesis> byPlace;
    for (const WordsAt& words : evidence.all) {
        if (!isAnchor(words.found->part))
            continue;
        for (const Mention& mention : words.found->mentions)
            addHypothesis(words, mention.place, gazetteer.place(mention.place).name, mention.score,
                          mention.why, byPlace);
        if (words.found->mentions.empty()) {
            const bool led = isLedTo(words, evidence);
            addHypothesis(words, -1, words.found->value, led ? kUnknownLed : kUnknown,
                          MatchReason::Exact, byPlace);
            auto& hypothesis = byPlace[{-1, words.found->value}];
            hypothesis.led = hypothesis.led || led;
        } else if (isElsewhere(words, evidence, gazetteer))
            addHypothesis(words, -1, words.found->value, kUnknownHere, MatchReason::Exact, byPlace);
    }
    std::vector<AddressHypothesis> out;
    for (auto& [key, hypothesis] : byPlace) {
        hypothesis.score = support(hypothesis, evidence, gazetteer, context);
        out.push_back(std::move(hypothesis));
    }
    std::stable_sort(
        out.begin(), out.end(),
        [](const AddressHypothesis& a, const AddressHypothesis& b) { return a.score > b.score; });
    return out;
}

} // namespace lianxin::places

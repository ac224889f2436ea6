#include "models/places/address_tagger.h"

#include "models/places/segment_lattice.h"
#include "models/places/segment_scorer.h"
#include "models/places/token_learner.h"
#include "models/text/utf.h"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace lianxin::places {

namespace {

/// How one of the models learns. The figures were chosen on 2,000 of the training addresses held
/// out.
struct Course {
    unsigned seed = 1;
    double left = 0;      ///< share of features left out of each step
    double sharpness = 1; ///< scores learned with features left out are too sure with all of them
};
constexpr Course kCourses[]{{1, 0, 1}, {2, 0.4, 0.7}};
constexpr unsigned kNetworks[]{1, 2}; ///< their seeds
constexpr float kOfNetworks = 0.75F;  ///< what they count, the linear models being the rest
constexpr int kRounds = 5;
constexpr double kStep = 0.05;
constexpr double kShrink = 0.95; ///< of the weights after each round
constexpr double kEnough = 0.45; ///< expected F1 grows with each part more certain than half of it
constexpr double kLongestShare = 0.9997; ///< of the chunks are short enough to be learned from
constexpr std::size_t kMostTokens = 200;
constexpr float kHardly = 0.02F; ///< features whose weights are all smaller are not written down
constexpr std::string_view kOther = "other";

/// Addresses as the models learn them.
struct Lessons {
    std::vector<SegmentFeatures> addresses;
    std::vector<std::vector<Segment>> right;
};

/// Chunks with the gaps between them.
std::vector<AddressChunk> tiled(const TaggedAddress& address)
{
    std::vector<AddressChunk> out;
    int at = 0;
    for (const AddressChunk& chunk : address.chunks) {
        if (chunk.from > at)
            out.push_back({at, chunk.from, std::string(kOther)});
        out.push_back(chunk);
        at = chunk.to;
    }
    const int size = static_cast<int>(address.tokens.size());
    if (at < size)
        out.push_back({at, size, std::string(kOther)});
    return out;
}

int longestOf(const std::vector<std::vector<AddressChunk>>& all)
{
    std::vector<int> lengths;
    for (const auto& chunks : all) {
        for (const AddressChunk& chunk : chunks)
            lengths.push_back(chunk.to - chunk.from);
    }
    std::sort(lengths.begin(), lengths.end());
    return lengths[static_cast<std::size_t>(kLongestShare *
                                            static_cast<double>(lengths.size() - 1))];
}

/// The row without a random share of its features, the same ones wherever they stand.
SegmentRow thinned(SegmentRow row, double left, std::uint64_t salt)
{
    const auto gone = [&](int feature) {
        std::uint64_t h = (static_cast<std::uint64_t>(feature) + 1) * 0x9e3779b97f4a7c15ULL ^ salt;
        h = (h ^ (h >> 29)) * 0xff51afd7ed558ccdULL;
        return static_cast<double>(h >> 44) < left * static_cast<double>(1 << 20);
    };
    for (auto* part : {&row.tokens, &row.segments}) {
        for (std::vector<int>& features : *part)
            std::erase_if(features, gone);
    }
    return row;
}

SegmentScorer trained(const Lessons& lessons, int labels, int longest, const Course& course)
{
    SegmentModel model(labels, longest);
    model.know(lessons.addresses, lessons.right);
    std::vector<SegmentRow> rows;
    rows.reserve(lessons.addresses.size());
    for (const SegmentFeatures& address : lessons.addresses)
        rows.push_back(model.row(address));
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(course.seed);
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random() % i]);
        for (const std::size_t i : order) {
            if (course.left > 0)
                model.learn(thinned(rows[i], course.left, random()), lessons.right[i], kStep);
            else
                model.learn(rows[i], lessons.right[i], kStep);
        }
        model.shrink(kShrink);
        if (round > 0)
            model.remember();
    }
    model.useAverage();
    return *SegmentScorer::of(labels, longest, model.values(kHardly));
}

} // namespace

std::vector<std::string> addressTokens(std::string_view utf8)
{
    std::vector<std::string> out;
    bool digits = false;
    for (const char32_t c : text::toUtf32(utf8)) {
        const std::string one = text::toUtf8(std::u32string(1, c));
        if (digits && text::isDigit(c))
            out.back() += one;
        else
            out.push_back(one);
        digits = text::isDigit(c);
    }
    return out;
}

struct AddressTagger::State {
    std::vector<std::string> labels;
    std::vector<SegmentScorer> models;
    std::vector<TokenNetwork> networks;
    int longest = 1;
    AddressTraining training;

    /// The mean probabilities of the linear models and of the networks, weighed.
    std::vector<float> chances(const SegmentFeatures& address) const
    {
        const SegmentKeys keys(address, longest);
        std::vector<float> out;
        const auto add = [&](const std::vector<float>& one, float weight) {
            out.resize(one.size(), 0);
            for (std::size_t i = 0; i < one.size(); ++i)
                out[i] += weight * one[i];
        };
        for (std::size_t m = 0; m < models.size(); ++m)
            add(models[m].chances(keys, kCourses[m].sharpness),
                (1 - kOfNetworks) / static_cast<float>(models.size()));
        for (const TokenNetwork& network : networks)
            add(network.chances(address), kOfNetworks / static_cast<float>(networks.size()));
        return out;
    }
};

AddressTagger::AddressTagger(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AddressTagger::~AddressTagger() = default;
AddressTagger::AddressTagger(AddressTagger&&) noexcept = default;
AddressTagger& AddressTagger::operator=(AddressTagger&&) noexcept = default;

Result<AddressTagger> AddressTagger::train(const std::vector<TaggedAddress>& addresses)
{
    std::vector<std::vector<AddressChunk>> chunks;
    std::map<std::string, int> labels;
    for (const TaggedAddress& address : addresses) {
        chunks.push_back(tiled(address));
        for (const AddressChunk& chunk : chunks.back())
            labels.emplace(chunk.type, 0);
    }
    if (labels.empty())
        return Error{"no_addresses", {}};
    if (labels.size() > static_cast<std::size_t>(kMostLabels))
        return Error{"too_many_labels", std::to_string(labels.size())};
    auto state = std::make_unique<State>();
    for (auto& [type, number] : labels) {
        number = static_cast<int>(state->labels.size());
        state->labels.push_back(type);
    }
    state->longest = longestOf(chunks);
    Lessons lessons;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        std::vector<Segment> right;
        bool fits = !chunks[i].empty() && addresses[i].tokens.size() <= kMostTokens;
        for (const AddressChunk& chunk : chunks[i]) {
            right.push_back({chunk.from, chunk.to, labels.at(chunk.type)});
            fits = fits && chunk.to - chunk.from <= state->longest;
        }
        if (!fits)
            continue;
        lessons.addresses.emplace_back(addresses[i].tokens);
        lessons.right.push_back(std::move(right));
    }
    const int count = static_cast<int>(state->labels.size());
    std::vector<std::future<TokenNetwork>> networks; // beside the linear models
    for (const unsigned seed : kNetworks)
        networks.push_back(std::async(std::launch::async, [&, seed] {
            return learnTokens(lessons.addresses, lessons.right, count, state->longest, seed);
        }));
    for (const Course& course : kCourses)
        state->models.push_back(trained(lessons, count, state->longest, course));
    for (auto& network : networks)
        state->networks.push_back(network.get());
    return AddressTagger(std::move(state));
}

Result<AddressTagger> AddressTagger::of(const AddressModel& model)
{
    auto state = std::make_unique<State>();
    state->labels = model.labels;
    state->longest = model.longest;
    state->training = model.training;
    const int labels = static_cast<int>(model.labels.size());
    for (const auto& values : model.models)
        if (auto one = SegmentScorer::of(labels, model.longest, values))
            state->models.push_back(std::move(*one));
    for (const auto& values : model.networks)
        if (auto one = TokenNetwork::of(labels, model.longest, values))
            state->networks.push_back(std::move(*one));
    const auto fit = [](const auto& all, const auto& given, std::size_t wanted) {
        return all.size() == wanted && given.size() == wanted;
    };
    if (!fit(state->models, model.models, std::size(kCourses)) ||
        !fit(state->networks, model.networks, std::size(kNetworks)))
        return Error{"bad_model", {}};
    return AddressTagger(std::move(state));
}

AddressModel AddressTagger::model() const
{
    AddressModel out{m_state->labels, m_state->longest, {}, {}, m_state->training};
    for (const SegmentScorer& model : m_state->models)
        out.models.push_back(model.values());
    for (const TokenNetwork& network : m_state->networks)
        out.networks.push_back(network.values());
    return out;
}

const AddressTraining& AddressTagger::training() const
{
    return m_state->training;
}

std::vector<AddressTagger::Part> AddressTagger::tag(const std::vector<std::string>& tokens) const
{
    const std::vector<std::string> read(
        tokens.begin(),
        tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), kMostTokens)));
    const int size = static_cast<int>(read.size());
    const int labels = static_cast<int>(m_state->labels.size());
    const std::vector<float> chances = m_state->chances(SegmentFeatures(read));
    struct Best {
        double gain = 0;
        Segment segment; ///< empty where the token before stays untagged
        double chance = 0;
    };
    std::vector<Best> best(read.size() + 1);
    for (int to = 1; to <= size; ++to) {
        Best& here = best[static_cast<std::size_t>(to)];
        here.gain = best[static_cast<std::size_t>(to - 1)].gain;
        for (int length = 1; length <= std::min(m_state->longest, to); ++length) {
            const int from = to - length;
            for (int label = 0; label < labels; ++label) {
                const double chance = chances[static_cast<std::size_t>(
                    (from * m_state->longest + length - 1) * labels + label)];
                const double gain = best[static_cast<std::size_t>(from)].gain + chance - kEnough;
                if (gain > here.gain)
                    here = {gain, {from, to, label}, chance};
            }
        }
    }
    std::vector<Part> out;
    for (int at = size; at > 0;) {
        const Best& here = best[static_cast<std::size_t>(at)];
        if (here.segment.to == 0) {
            --at;
            continue;
        }
        const std::string& type = m_state->labels[static_cast<std::size_t>(here.segment.label)];
        if (type != kOther)
            out.push_back({{here.segment.from, here.segment.to, type}, here.chance});
        at = here.segment.from;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

double chunkF1(const AddressTagger& tagger, const std::vector<TaggedAddress>& addresses)
{
    std::size_t given = 0;
    std::size_t found = 0;
    std::size_t right = 0;
    for (const TaggedAddress& address : addresses) {
        const std::set<AddressChunk> wanted(address.chunks.begin(), address.chunks.end());
        const auto parts = tagger.tag(address.tokens);
        given += wanted.size();
        found += parts.size();
        right += static_cast<std::size_t>(
            std::count_if(parts.begin(), parts.end(),
                          [&](const auto& part) { return wanted.contains(part.chunk); }));
    }
    return given + found == 0 ? 0
                              : 2 * static_cast<double>(right) / static_cast<double>(given + found);
}

} // namespace lianxin::places

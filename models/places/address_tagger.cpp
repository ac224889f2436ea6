#include "models/places/address_tagger.h"

#include "models/places/segment_lattice.h"
#include "models/places/token_learner.h"
#include "models/text/utf.h"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>
#include <set>

namespace lianxin::places {

namespace {

constexpr unsigned kSeeds[]{1, 2, 3}; ///< of the networks
constexpr double kEnough = 0.45; ///< expected F1 grows with each part more certain than half of it
constexpr double kLongestShare = 0.9997; ///< of the chunks are short enough to be learned from
constexpr std::size_t kMostTokens = 200;
constexpr std::string_view kOther = "other";

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
    std::vector<TokenNetwork> networks;
    int longest = 1;
    AddressTraining training;

    /// The mean of the networks' probabilities.
    std::vector<float> chances(const TokenFeatures& address) const
    {
        std::vector<float> out;
        for (const TokenNetwork& network : networks) {
            const std::vector<float> one = network.chances(address);
            out.resize(one.size(), 0);
            for (std::size_t i = 0; i < one.size(); ++i)
                out[i] += one[i] / static_cast<float>(networks.size());
        }
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
    std::vector<TokenFeatures> lessons;
    std::vector<std::vector<Segment>> answers;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        std::vector<Segment> right;
        bool fits = !chunks[i].empty() && addresses[i].tokens.size() <= kMostTokens;
        for (const AddressChunk& chunk : chunks[i]) {
            right.push_back({chunk.from, chunk.to, labels.at(chunk.type)});
            fits = fits && chunk.to - chunk.from <= state->longest;
        }
        if (!fits)
            continue;
        lessons.emplace_back(addresses[i].tokens);
        answers.push_back(std::move(right));
    }
    const int count = static_cast<int>(state->labels.size());
    std::vector<std::future<TokenNetwork>> networks;
    for (const unsigned seed : kSeeds)
        networks.push_back(std::async(std::launch::async, [&, seed] {
            return learnTokens(lessons, answers, count, state->longest, seed);
        }));
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
    for (const auto& values : model.networks)
        if (auto one = TokenNetwork::of(labels, model.longest, values))
            state->networks.push_back(std::move(*one));
    if (state->networks.size() != std::size(kSeeds) || model.networks.size() != std::size(kSeeds))
        return Error{"bad_model", {}};
    return AddressTagger(std::move(state));
}

AddressModel AddressTagger::model() const
{
    AddressModel out{m_state->labels, m_state->longest, {}, m_state->training};
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
    const std::vector<float> chances = m_state->chances(TokenFeatures(read));
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

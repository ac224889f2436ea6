#include "models/insight/topics.h"

#include <algorithm>
#include <cmath>

namespace lianxin::insight {

namespace {

/// Least resemblance to a topic's mean, by what is known of the place. Chosen on pairs of letters
/// judged by hand.
constexpr double kSamePlace = 0.22;
constexpr double kUnknownPlace = 0.34;
constexpr double kOtherPlace = 0.75;

constexpr double kLocalShare = 0.02; ///< a name in more of the messages says nothing of the place
constexpr int kLocalTimes = 15;      ///< … unless it is named in fewer than this
constexpr double kGroupShare = 0.3;  ///< of its members name what a topic's place is
constexpr std::size_t kProbes = 40;  ///< rare terms of a message that are looked up
constexpr std::size_t kTried = 12;   ///< topics compared in full
constexpr std::size_t kWordsKept = 3;

} // namespace

Topics::Topics() = default;

void Topics::hear(const Message& message)
{
    if (!m_heard.emplace(message.id, true).second)
        return;
    const Signature signature = signatureOf(message);
    count(numbersOf(signature));
    for (const auto& name : signature.names)
        ++m_namedIn[name];
}

int Topics::add(const Message& message)
{
    hear(message);
    const Signature signature = signatureOf(message);
    const Vector vector = vectorOf(signature, numbersOf(signature));
    int group = find(signature, vector);
    if (group < 0) {
        group = size();
        m_groups.emplace_back();
    }
    const int number = static_cast<int>(m_messages.size());
    m_messages.push_back(message);
    join(group, number, signature, vector);
    m_vectors.push_back(vector);
    return group;
}

std::span<const int> Topics::members(int number) const
{
    return m_groups[static_cast<std::size_t>(number)].members;
}

Topic Topics::topic(int number) const
{
    const Group& group = m_groups[static_cast<std::size_t>(number)];
    Topic out{group.members, {}, -1};
    std::vector<std::pair<int, std::u32string>> named;
    for (const auto& [name, times] : group.names) {
        if (2 * times >= static_cast<int>(group.members.size()) && isLocal(name))
            named.emplace_back(-times, name);
    }
    std::sort(named.begin(), named.end());
    for (auto& [times, name] : named)
        out.places.push_back(std::move(name));
    double best = -1;
    for (const int member : group.members) {
        double likeness = 0;
        for (const auto& [term, weight] : m_vectors[static_cast<std::size_t>(member)].weights) {
            const auto found = group.sum.find(term);
            likeness += found == group.sum.end() ? 0 : weight * found->second;
        }
        if (likeness > best) {
            best = likeness;
            out.closest = member;
        }
    }
    return out;
}

std::vector<Topics::Term> Topics::numbersOf(const Signature& signature)
{
    std::vector<Term> out;
    out.reserve(signature.terms.size());
    for (const auto& [term, times] : signature.terms) {
        const auto [found, isNew] = m_terms.emplace(term, static_cast<Term>(m_terms.size()));
        if (isNew)
            m_heardIn.push_back(0);
        out.push_back(found->second);
    }
    return out;
}

void Topics::count(const std::vector<Term>& terms)
{
    ++m_texts;
    for (const Term term : terms)
        ++m_heardIn[static_cast<std::size_t>(term)];
}

double Topics::rarity(Term term) const
{
    return std::log(1 + m_texts / std::max(1.0, 1.0 * m_heardIn[static_cast<std::size_t>(term)]));
}

Topics::Vector Topics::vectorOf(const Signature& signature, const std::vector<Term>& terms) const
{
    Vector out;
    double squares = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const double weight = signature.terms[i].second * rarity(terms[i]);
        out.weights.emplace_back(terms[i], static_cast<float>(weight));
        squares += weight * weight;
    }
    for (auto& [term, weight] : out.weights)
        weight /= static_cast<float>(std::sqrt(squares));
    return out;
}

bool Topics::isLocal(const std::u32string& name) const
{
    const auto found = m_namedIn.find(name);
    return found != m_namedIn.end() &&
           found->second <= std::max<double>(kLocalTimes, kLocalShare * m_texts);
}

Topics::SamePlace Topics::samePlace(const Signature& signature, const Group& group) const
{
    bool groupNames = false;
    for (const auto& [name, times] : group.names) {
        const bool popular = times >= kGroupShare * static_cast<double>(group.members.size());
        if (!popular || !isLocal(name))
            continue;
        groupNames = true;
        if (signature.words.find(name) != std::u32string::npos)
            return SamePlace::Yes;
    }
    bool ownNames = false;
    for (const auto& name : signature.names) {
        if (!isLocal(name))
            continue;
        ownNames = true;
        for (const auto& words : group.words) {
            if (words.find(name) != std::u32string::npos)
                return SamePlace::Yes;
        }
    }
    return groupNames && ownNames ? SamePlace::No : SamePlace::Unknown;
}

std::vector<int> Topics::candidates(const Vector& vector) const
{
    std::vector<std::pair<float, Term>> rare;
    for (const auto& [term, weight] : vector.weights) {
        if (m_postings.contains(term))
            rare.emplace_back(weight, term);
    }
    const std::size_t probes = std::min(kProbes, rare.size());
    std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(probes), rare.end(),
                      std::greater<>());
    std::unordered_map<int, double> seen;
    for (std::size_t i = 0; i < probes; ++i) {
        for (const int group : m_postings.at(rare[i].second)) {
            const Group& g = m_groups[static_cast<std::size_t>(group)];
            seen[group] += rare[i].first * g.sum.at(rare[i].second) / std::sqrt(g.squares);
        }
    }
    std::vector<std::pair<double, int>> order;
    for (const auto& [group, likeness] : seen)
        order.emplace_back(-likeness, group);
    std::sort(order.begin(), order.end());
    std::vector<int> out;
    for (std::size_t i = 0; i < std::min(kTried, order.size()); ++i)
        out.push_back(order[i].second);
    return out;
}

int Topics::find(const Signature& signature, const Vector& vector) const
{
    int best = -1;
    double bestMargin = 0;
    for (const int number : candidates(vector)) {
        const Group& group = m_groups[static_cast<std::size_t>(number)];
        double likeness = 0;
        for (const auto& [term, weight] : vector.weights) {
            const auto found = group.sum.find(term);
            likeness += found == group.sum.end() ? 0 : weight * found->second;
        }
        likeness /= std::sqrt(group.squares);
        const SamePlace place = samePlace(signature, group);
        const double needed = place == SamePlace::Yes  ? kSamePlace
                              : place == SamePlace::No ? kOtherPlace
                                                       : kUnknownPlace;
        if (likeness / needed > std::max(1.0, bestMargin)) {
            best = number;
            bestMargin = likeness / needed;
        }
    }
    return best;
}

void Topics::join(int number, int message, const Signature& signature, const Vector& vector)
{
    Group& group = m_groups[static_cast<std::size_t>(number)];
    group.members.push_back(message);
    for (const auto& [term, weight] : vector.weights) {
        const auto [found, isNew] = group.sum.emplace(term, 0.F);
        group.squares += weight * weight + 2 * weight * found->second;
        found->second += weight;
        if (isNew)
            m_postings[term].push_back(number);
    }
    for (const auto& name : signature.names)
        ++group.names[name];
    if (group.words.size() < kWordsKept)
        group.words.push_back(signature.words);
}

} // namespace lianxin::insight

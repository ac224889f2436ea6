#include "models/insight/topics.h"

#include "models/insight/local_names.h"

#include <algorithm>
#include <cmath>

namespace lianxin::insight {

namespace {

/// Least resemblance to a topic's mean, by what is known of the place. Chosen on pairs of letters
/// judged by hand.
constexpr double kSamePlace = 0.18;
constexpr double kSameMatter = 0.06; ///< without the names in common
constexpr double kSameArea = 0.25;
constexpr double kUnknownPlace = 0.36;
constexpr double kOtherPlace = 0.45;
constexpr double kUnited = 0.15; ///< of two topics with a name in common, the name included
/// The more members, the more ways to put it: the mean resemblance falls to this share of it.
constexpr double kManyMembers = 0.7;

constexpr int kTextsSupposed = 200; ///< so that a first day's words are not all common
constexpr int kRarest =
    3; ///< what fewer say weighs no more: else each letter's own words drown all

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
    const std::vector<int> fit = fitting(signature, vector);
    const int group = fit.empty() ? size() : fit.front();
    if (fit.empty())
        m_groups.emplace_back();
    const int number = static_cast<int>(m_messages.size());
    m_messages.push_back(message);
    join(group, number, signature, vector);
    m_vectors.push_back(vector);
    if (fit.size() > 1)
        unite(group, fit[1]);
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
    const double texts = std::max(m_texts, kTextsSupposed);
    const int times = std::max(m_heardIn[static_cast<std::size_t>(term)], kRarest);
    return std::log(1 + texts / times);
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

bool Topics::tellsName(const Group& group) const
{
    return std::any_of(group.names.begin(), group.names.end(), [&](const auto& name) {
        return name.second >= kGroupShare * static_cast<double>(group.members.size()) &&
               isLocal(name.first);
    });
}

std::vector<std::u32string_view> Topics::sharedNames(const Signature& signature,
                                                     const Group& group) const
{
    std::vector<std::u32string_view> out;
    for (const auto& [name, times] : group.names) {
        const bool popular = times >= kGroupShare * static_cast<double>(group.members.size());
        if (popular && isLocal(name) && signature.words.find(name) != std::u32string::npos)
            out.push_back(name);
    }
    for (const auto& name : signature.names) {
        const bool shared =
            isLocal(name) &&
            std::any_of(group.words.begin(), group.words.end(), [&](const auto& words) {
                return words.find(name) != std::u32string::npos;
            });
        if (shared)
            out.push_back(name);
    }
    return out;
}

Topics::SamePlace Topics::samePlace(const Signature& signature, const Group& group,
                                    const std::vector<std::u32string_view>& shared) const
{
    std::vector<std::u32string> areas;
    bool sharesArea = false;
    for (const auto& [area, times] : group.areas) {
        if (times < kGroupShare * static_cast<double>(group.members.size()))
            continue;
        areas.push_back(area);
        sharesArea = sharesArea || std::find(signature.areas.begin(), signature.areas.end(),
                                             area) != signature.areas.end();
    }
    if (areasDiffer(signature.areas, areas))
        return SamePlace::No;
    if (!shared.empty())
        return SamePlace::Yes;
    const bool ownNames = std::any_of(signature.names.begin(), signature.names.end(),
                                      [&](const auto& name) { return isLocal(name); });
    if (ownNames && tellsName(group))
        return SamePlace::No;
    return sharesArea ? SamePlace::Area : SamePlace::Unknown;
}

double Topics::needed(SamePlace place, const Group& group) const
{
    const double base = place == SamePlace::Yes    ? kSamePlace
                        : place == SamePlace::Area ? kSameArea
                        : place == SamePlace::No   ? kOtherPlace
                                                   : kUnknownPlace;
    return base * (kManyMembers + (1 - kManyMembers) / static_cast<double>(group.members.size()));
}

/// How many times what is needed the message resembles the group; above 1 it fits.
double Topics::margin(const Signature& signature, const Vector& vector, const Group& group) const
{
    const auto shared = sharedNames(signature, group);
    double all = 0;
    double matter = 0;
    for (std::size_t i = 0; i < vector.weights.size(); ++i) {
        const auto [term, weight] = vector.weights[i];
        const auto found = group.sum.find(term);
        if (found == group.sum.end())
            continue;
        const double part = weight * found->second / static_cast<double>(group.members.size());
        const bool ofName = std::any_of(shared.begin(), shared.end(), [&](const auto& name) {
            return name.find(signature.terms[i].first) != std::u32string_view::npos;
        });
        all += part;
        matter += ofName ? 0 : part;
    }
    const SamePlace place = samePlace(signature, group, shared);
    return std::min(all / needed(place, group), matter / kSameMatter);
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
            seen[group] +=
                rare[i].first * g.sum.at(rare[i].second) / static_cast<double>(g.members.size());
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

/// The two best, those it resembles most above what is needed first.
std::vector<int> Topics::fitting(const Signature& signature, const Vector& vector) const
{
    std::vector<std::pair<double, int>> fit;
    for (const int number : candidates(vector)) {
        const Group& group = m_groups[static_cast<std::size_t>(number)];
        const double margin = this->margin(signature, vector, group);
        if (margin > 1)
            fit.emplace_back(-margin, number);
    }
    std::sort(fit.begin(), fit.end());
    std::vector<int> out;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, fit.size()); ++i)
        out.push_back(fit[i].second);
    return out;
}

/// Joins `other` to `kept` when their members resemble each other on the mean and name a place in
/// common.
void Topics::unite(int kept, int other)
{
    Group& into = m_groups[static_cast<std::size_t>(kept)];
    Group& from = m_groups[static_cast<std::size_t>(other)];
    double likeness = 0;
    for (const auto& [term, weight] : from.sum) {
        const auto found = into.sum.find(term);
        likeness += found == into.sum.end() ? 0 : weight * found->second;
    }
    likeness /= static_cast<double>(into.members.size() * from.members.size());
    const bool samePlace = std::any_of(from.names.begin(), from.names.end(), [&](const auto& name) {
        return isLocal(name.first) && into.names.contains(name.first);
    });
    if (!samePlace || likeness < kUnited)
        return;
    for (const int member : from.members)
        into.members.push_back(member);
    std::sort(into.members.begin(), into.members.end());
    for (const auto& [term, weight] : from.sum) {
        const auto [found, isNew] = into.sum.emplace(term, weight);
        if (isNew)
            m_postings[term].push_back(kept);
        else
            found->second += weight;
        std::erase(m_postings[term], other);
    }
    for (const auto& [name, times] : from.names)
        into.names[name] += times;
    for (const auto& [area, times] : from.areas)
        into.areas[area] += times;
    from = {};
}

void Topics::join(int number, int message, const Signature& signature, const Vector& vector)
{
    Group& group = m_groups[static_cast<std::size_t>(number)];
    group.members.push_back(message);
    for (const auto& [term, weight] : vector.weights) {
        const auto [found, isNew] = group.sum.emplace(term, 0.F);
        found->second += weight;
        if (isNew)
            m_postings[term].push_back(number);
    }
    for (const auto& name : signature.names)
        ++group.names[name];
    for (const auto& area : signature.areas)
        ++group.areas[area];
    if (group.words.size() < kWordsKept)
        group.words.push_back(signature.words);
}

} // namespace lianxin::insight

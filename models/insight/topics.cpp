#include "models/insight/topics.h"

#include "models/insight/local_names.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

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
constexpr double kTold = 1000;          ///< before whatever the words resemble
constexpr std::size_t kLongestTerm = 3; ///< characters of a term in a name
constexpr std::size_t kClosestOf = 200;

using Weights = std::vector<std::pair<std::int32_t, float>>;

float weightIn(const Weights& weights, std::int32_t term)
{
    const auto at =
        std::lower_bound(weights.begin(), weights.end(), term,
                         [](const auto& one, auto wanted) { return one.first < wanted; });
    return at == weights.end() || at->first != term ? 0 : at->second;
}

Weights added(const Weights& a, const Weights& b)
{
    Weights out;
    out.reserve(a.size() + b.size());
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && left->first < right->first))
            out.push_back(*left++);
        else if (left == a.end() || right->first < left->first)
            out.push_back(*right++);
        else {
            out.emplace_back(left->first, left->second + right->second);
            ++left;
            ++right;
        }
    }
    return out;
}

void insert(std::vector<UtcTime>& sorted, UtcTime time)
{
    sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), time), time);
}

void remove(std::vector<UtcTime>& sorted, UtcTime time)
{
    sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), time));
}

std::vector<UtcTime> merged(const std::vector<UtcTime>& a, const std::vector<UtcTime>& b)
{
    std::vector<UtcTime> out;
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

void forgetName(std::unordered_map<std::u32string, int>& counts, const std::u32string& name)
{
    const auto found = counts.find(name);
    if (found != counts.end() && --found->second <= 0)
        counts.erase(found);
}

} // namespace

Topics::Topics() = default;

void Topics::hear(const Message& message)
{
    if (!m_heard.contains(message.id))
        hear(message, signatureOf(message));
}

void Topics::hear(const Message& message, const Signature& signature)
{
    if (!m_heard.insert(message.id).second)
        return;
    ++m_texts;
    for (const auto& [text, times] : signature.terms)
        ++m_uses[static_cast<std::size_t>(numberOf(text))].heardIn;
    for (const auto& name : signature.names)
        ++m_namedIn[name];
}

int Topics::add(const Message& message)
{
    const Signature signature = signatureOf(message);
    hear(message, signature);
    Vector vector = vectorOf(signature);
    const std::vector<int> fit = fitting(signature, vector);
    const int group = fit.empty() ? m_made : fit.front();
    if (fit.empty()) {
        ++m_made;
        m_groups[group].id = message.id;
    }
    const int number = count();
    m_messages.push_back({message, std::move(vector), signature.names, group});
    m_messages.back().message.text = {}; // the vector says what it was about
    join(group, number, signature);
    if (fit.size() > 1)
        unite(group, fit[1]);
    return group;
}

std::optional<int> Topics::find(const Message& message) const
{
    const Signature signature = signatureOf(message);
    const std::vector<int> fit = fitting(signature, vectorOf(signature));
    return fit.empty() ? std::nullopt : std::optional(fit.front());
}

std::vector<int> Topics::numbers() const
{
    std::vector<int> out;
    out.reserve(m_groups.size());
    for (const auto& [number, group] : m_groups)
        out.push_back(number);
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<int> Topics::topicOf(int number) const
{
    return number < m_first || number >= count() ? std::nullopt
                                                 : std::optional(keptAt(number).topic);
}

std::string Topics::idOf(int number) const
{
    const auto found = m_groups.find(number);
    return found == m_groups.end() ? std::string() : found->second.id;
}

int Topics::raised(int number) const
{
    const auto found = m_groups.find(number);
    return found == m_groups.end() ? 0 : static_cast<int>(found->second.times.size());
}

std::span<const int> Topics::members(int number) const
{
    const auto found = m_groups.find(number);
    return found == m_groups.end() ? std::span<const int>() : found->second.members;
}

std::span<const UtcTime> Topics::times(int number) const
{
    const auto found = m_groups.find(number);
    return found == m_groups.end() ? std::span<const UtcTime>() : found->second.times;
}

Topic Topics::topic(int number) const
{
    const auto it = m_groups.find(number);
    if (it == m_groups.end())
        return {};
    const Group& group = it->second;
    Topic out{group.id, group.members, {}, -1};
    std::vector<std::pair<int, std::u32string>> named;
    for (const auto& [name, times] : group.names) {
        if (2 * times >= group.raised && isLocal(name))
            named.emplace_back(-times, name);
    }
    std::sort(named.begin(), named.end());
    for (auto& [times, name] : named)
        out.places.push_back(std::move(name));
    const Vector& sum = sumOf(group);
    double best = -1;
    const std::span<const int> all(group.members);
    for (const int member : all.last(std::min(all.size(), kClosestOf))) {
        double likeness = 0;
        for (const auto& [term, weight] : keptAt(member).vector)
            likeness += weight * weightIn(sum, term);
        if (likeness > best) {
            best = likeness;
            out.closest = member;
        }
    }
    return out;
}

const Topics::Vector& Topics::sumOf(const Group& group) const
{
    return group.sum.empty() && !group.members.empty() ? keptAt(group.members.front()).vector
                                                       : group.sum;
}

Topics::Term Topics::numberOf(const std::u32string& text)
{
    const auto [found, isNew] = m_terms.emplace(text, 0);
    if (!isNew)
        return found->second;
    if (m_free.empty()) {
        m_free.push_back(static_cast<Term>(m_uses.size()));
        m_uses.emplace_back();
    }
    found->second = m_free.back();
    m_free.pop_back();
    m_uses[static_cast<std::size_t>(found->second)].text = &found->first;
    return found->second;
}

double Topics::rarity(int heardIn) const
{
    const double texts = std::max(m_texts, kTextsSupposed);
    return std::log(1 + texts / std::max(heardIn, kRarest));
}

/// Terms nobody has used yet lengthen it and stand for nothing.
Topics::Vector Topics::vectorOf(const Signature& signature) const
{
    Vector out;
    out.reserve(signature.terms.size());
    double squares = 0;
    for (const auto& [text, times] : signature.terms) {
        const auto known = m_terms.find(text);
        const int heardIn =
            known == m_terms.end() ? 0 : m_uses[static_cast<std::size_t>(known->second)].heardIn;
        const double weight = times * rarity(heardIn);
        squares += weight * weight;
        if (known != m_terms.end())
            out.emplace_back(known->second, static_cast<float>(weight));
    }
    for (auto& [term, weight] : out)
        weight /= static_cast<float>(std::sqrt(squares));
    std::sort(out.begin(), out.end());
    return out;
}

bool Topics::isLocal(const std::u32string& name) const
{
    const auto found = m_namedIn.find(name);
    return found != m_namedIn.end() &&
           found->second <= std::max<double>(kLocalTimes, kLocalShare * m_texts);
}

bool Topics::isPopular(int times, const Group& group)
{
    return times >= kGroupShare * static_cast<double>(group.raised);
}

bool Topics::tellsName(const Group& group) const
{
    return std::any_of(group.names.begin(), group.names.end(), [&](const auto& name) {
        return isPopular(name.second, group) && isLocal(name.first);
    });
}

std::vector<std::u32string_view> Topics::sharedNames(const Signature& signature,
                                                     const Group& group) const
{
    std::vector<std::u32string_view> out;
    if (!signature.place.empty() && tellsPlaceOf(signature, group))
        out.push_back(signature.place);
    for (const auto& [name, times] : group.names) {
        if (isPopular(times, group) && isLocal(name) &&
            signature.words.find(name) != std::u32string::npos)
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

/// The pairs and threes of characters within names, sorted.
std::vector<Topics::Term> Topics::termsOf(const std::vector<std::u32string_view>& names) const
{
    std::vector<Term> out;
    for (const auto name : names)
        for (std::size_t from = 0; from < name.size(); ++from)
            for (std::size_t length = 2; length <= kLongestTerm && from + length <= name.size();
                 ++length)
                if (const auto known = m_terms.find(std::u32string(name.substr(from, length)));
                    known != m_terms.end())
                    out.push_back(known->second);
    std::sort(out.begin(), out.end());
    return out;
}

/// Whether the place a form told is the one most members' forms told, or part of it.
bool Topics::tellsPlaceOf(const Signature& signature, const Group& group)
{
    return std::any_of(group.places.begin(), group.places.end(), [&](const auto& place) {
        return isPopular(place.second, group) &&
               (signature.place.find(place.first) != std::u32string::npos ||
                place.first.find(signature.place) != std::u32string::npos);
    });
}

Topics::SamePlace Topics::samePlace(const Signature& signature, const Group& group,
                                    const std::vector<std::u32string_view>& shared) const
{
    std::vector<std::u32string> areas;
    bool sharesArea = false;
    for (const auto& [area, times] : group.areas) {
        if (!isPopular(times, group))
            continue;
        areas.push_back(area);
        sharesArea = sharesArea || std::find(signature.areas.begin(), signature.areas.end(),
                                             area) != signature.areas.end();
    }
    const bool differ = areasDiffer(signature.areas, areas);
    if (!signature.place.empty() && !group.places.empty())
        return !differ && tellsPlaceOf(signature, group) ? SamePlace::Yes : SamePlace::Never;
    if (differ)
        return SamePlace::No;
    if (!shared.empty())
        return SamePlace::Yes;
    const bool ownNames = std::any_of(signature.names.begin(), signature.names.end(),
                                      [&](const auto& name) { return isLocal(name); });
    if (ownNames && tellsName(group))
        return SamePlace::No;
    return sharesArea ? SamePlace::Area : SamePlace::Unknown;
}

double Topics::needed(SamePlace place, const Group& group)
{
    if (place == SamePlace::Never)
        return std::numeric_limits<double>::infinity();
    const double base = place == SamePlace::Yes    ? kSamePlace
                        : place == SamePlace::Area ? kSameArea
                        : place == SamePlace::No   ? kOtherPlace
                                                   : kUnknownPlace;
    return base * (kManyMembers + (1 - kManyMembers) / static_cast<double>(group.raised));
}

/// How many times what is needed the message resembles the group; above 1 it fits.
double Topics::margin(const Signature& signature, const Vector& vector, const Group& group) const
{
    const auto shared = sharedNames(signature, group);
    const auto ofNames = termsOf(shared);
    const Vector& sum = sumOf(group);
    double all = 0;
    double matter = 0;
    for (const auto& [term, weight] : vector) {
        const double part = weight * weightIn(sum, term) / static_cast<double>(group.raised);
        all += part;
        matter += std::binary_search(ofNames.begin(), ofNames.end(), term) ? 0 : part;
    }
    const SamePlace place = samePlace(signature, group, shared);
    const double fit = std::min(all / needed(place, group), matter / kSameMatter);
    const bool told = !signature.told.empty() && std::find(group.told.begin(), group.told.end(),
                                                           signature.told) != group.told.end();
    return told ? kTold + fit : fit;
}

std::vector<int> Topics::candidates(const Signature& signature, const Vector& vector) const
{
    std::vector<std::pair<float, Term>> rare;
    for (const auto& [term, weight] : vector) {
        if (!m_uses[static_cast<std::size_t>(term)].topics.empty())
            rare.emplace_back(weight, term);
    }
    const std::size_t probes = std::min(kProbes, rare.size());
    std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(probes), rare.end(),
                      std::greater<>());
    std::unordered_map<int, double> seen;
    for (std::size_t i = 0; i < probes; ++i) {
        for (const int number : m_uses[static_cast<std::size_t>(rare[i].second)].topics) {
            const Group& group = m_groups.at(number);
            seen[number] += rare[i].first * weightIn(sumOf(group), rare[i].second) /
                            static_cast<double>(group.raised);
        }
    }
    std::vector<std::pair<double, int>> order;
    for (const auto& [group, likeness] : seen)
        order.emplace_back(-likeness, group);
    std::sort(order.begin(), order.end());
    std::vector<int> out;
    if (const auto told = m_told.find(signature.told); told != m_told.end())
        out.push_back(told->second);
    for (std::size_t i = 0; i < std::min(kTried, order.size()); ++i)
        if (out.empty() || out.front() != order[i].second)
            out.push_back(order[i].second);
    return out;
}

/// The two best, those it resembles most above what is needed first.
std::vector<int> Topics::fitting(const Signature& signature, const Vector& vector) const
{
    std::vector<std::pair<double, int>> fit;
    for (const int number : candidates(signature, vector)) {
        const double margin = this->margin(signature, vector, m_groups.at(number));
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
    Group& into = m_groups.at(kept);
    Group& from = m_groups.at(other);
    double likeness = 0;
    for (const auto& [term, weight] : sumOf(from))
        likeness += weight * weightIn(sumOf(into), term);
    likeness /= static_cast<double>(into.raised) * from.raised;
    const bool samePlace = std::any_of(from.names.begin(), from.names.end(), [&](const auto& name) {
        return isLocal(name.first) && into.names.contains(name.first);
    });
    if (!samePlace || likeness < kUnited)
        return;
    addTo(into, kept, Vector(sumOf(from)));
    into.raised += from.raised;
    for (const int member : from.members) {
        into.members.push_back(member);
        m_messages[static_cast<std::size_t>(member - m_first)].topic = kept;
    }
    std::sort(into.members.begin(), into.members.end());
    into.times = merged(into.times, from.times);
    into.past = merged(into.past, from.past);
    for (const auto& [theirs, ours] :
         {std::pair(&from.names, &into.names), std::pair(&from.areas, &into.areas),
          std::pair(&from.places, &into.places)})
        for (const auto& [name, times] : *theirs)
            (*ours)[name] += times;
    for (const auto& told : std::exchange(from.told, {}))
        tell(kept, told);
    dropGroup(other);
}

/// The group's sum becomes larger by the vector, and the group is found by its terms.
void Topics::addTo(Group& group, int number, const Vector& vector)
{
    const Vector& before = sumOf(group);
    for (const auto& [term, weight] : vector)
        if (group.raised == 0 || weightIn(before, term) == 0)
            m_uses[static_cast<std::size_t>(term)].topics.push_back(number);
    if (group.raised > 0)
        group.sum = added(before, vector);
}

void Topics::join(int number, int message, const Signature& signature)
{
    Group& group = m_groups.at(number);
    addTo(group, number, keptAt(message).vector);
    group.members.push_back(message);
    insert(group.times, keptAt(message).message.time);
    ++group.raised;
    for (const auto& name : signature.names)
        ++group.names[name];
    for (const auto& area : signature.areas)
        ++group.areas[area];
    if (!signature.place.empty())
        ++group.places[signature.place];
    if (!signature.told.empty())
        tell(number, signature.told);
    if (group.words.size() < kWordsKept)
        group.words.push_back(signature.words);
}

void Topics::tell(int number, const std::string& told)
{
    auto& known = m_groups.at(number).told;
    if (std::find(known.begin(), known.end(), told) == known.end())
        known.push_back(told);
    m_told[told] = number;
}

// — forgetting

void Topics::forget(UtcTime before, std::size_t most)
{
    while (!m_messages.empty() &&
           (m_messages.size() > most || m_messages.front().message.time < before))
        forgetFirst(before);
}

void Topics::forgetFirst(UtcTime before)
{
    const Kept& first = m_messages.front();
    Group& group = m_groups.at(first.topic);
    if (group.members.size() > 1) {
        std::erase(group.members, m_first);
        insert(group.past, first.message.time);
        const auto late = std::lower_bound(group.past.begin(), group.past.end(), before);
        std::for_each(group.past.begin(), late, [&](UtcTime time) { remove(group.times, time); });
        group.past.erase(group.past.begin(), late);
    } else
        dropGroup(first.topic);
    --m_texts;
    m_heard.erase(first.message.id);
    for (const auto& name : first.names)
        forgetName(m_namedIn, name);
    for (const auto& [term, weight] : first.vector) {
        --m_uses[static_cast<std::size_t>(term)].heardIn;
        release(term);
    }
    m_messages.pop_front();
    ++m_first;
}

void Topics::dropGroup(int number)
{
    const auto found = m_groups.find(number);
    for (const auto& [term, weight] : sumOf(found->second)) {
        std::erase(m_uses[static_cast<std::size_t>(term)].topics, number);
        release(term);
    }
    for (const auto& told : found->second.told)
        if (const auto known = m_told.find(told); known != m_told.end() && known->second == number)
            m_told.erase(known);
    m_groups.erase(found);
}

void Topics::release(Term term)
{
    TermUse& use = m_uses[static_cast<std::size_t>(term)];
    if (use.heardIn > 0 || !use.topics.empty() || use.text == nullptr)
        return;
    m_terms.erase(*use.text);
    use = {};
    m_free.push_back(term);
}

} // namespace lianxin::insight

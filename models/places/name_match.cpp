#include "models/places/name_match.h"

#include "models/places/name_forms.h"
#include "models/text/pinyin.h"

#include <algorithm>
#include <set>

namespace lianxin::places {

namespace {

using View = std::u32string_view;

constexpr std::size_t kShortestHeard = 3;
constexpr std::size_t kLongestHeard = 14;
constexpr std::size_t kLongText = 2000; ///< typed, not spoken: no allowance for a syllable misheard

/// Characters that no recogniser puts into a name by mistake without the sentence being about
/// something else.
bool isFunctionCharacter(char32_t c)
{
    return View(U"的了是不我你他她在吗呢吧就有这那也都很还把被给说请问要没什么个样").find(c) !=
           View::npos;
}

bool splitsWord(View key, int from, int to)
{
    const auto wordLike = [](char32_t c) { return text::isDigit(c) || text::isLatin(c); };
    const auto same = [&](char32_t a, char32_t b) {
        return wordLike(a) && wordLike(b) && text::isDigit(a) == text::isDigit(b);
    };
    const auto begin = static_cast<std::size_t>(from);
    const auto end = static_cast<std::size_t>(to);
    return (begin > 0 && same(key[begin - 1], key[begin])) ||
           (end < key.size() && same(key[end - 1], key[end]));
}

std::u32string soundKey(View key)
{
    std::u32string out;
    for (const text::Syllable s : text::syllables(key))
        out.push_back(text::fuzzy(s));
    return out;
}

/// How alike a name and the words heard are, 0.4–0.8; 0 where they are not alike enough.
double likeness(View name, View said, const std::vector<text::Syllable>& saidRead)
{
    const auto nameRead = text::syllables(name);
    std::size_t same = 0;
    std::size_t sameSound = 0;
    double sum = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == said[i]) {
            ++same;
            ++sameSound;
            sum += 1;
            continue;
        }
        if (isFunctionCharacter(said[i]) || text::isDigit(name[i]) || text::isDigit(said[i]))
            return 0;
        const int apart = text::distance(nameRead[i], saidRead[i]);
        if (apart > 2)
            return 0;
        sameSound += apart == 0 ? 1 : 0;
        sum += apart == 0 ? 0.9 : apart == 1 ? 0.7 : 0.4;
    }
    const bool read = sameSound == name.size() && same > 0;
    const std::size_t needed = name.size() == 3 ? 2 : name.size() / 2;
    if (same == name.size() || (same < needed && !read))
        return 0;
    const double mean = sum / static_cast<double>(name.size());
    return 0.8 * mean * mean;
}

/// Walks the tree of readings from each position, one syllable half-alike allowed after the first.
class HeardWalk {
public:
    using Hit = std::pair<NameTrie::Node, int>; ///< node and length

    HeardWalk(const NameTrie& tree, View sounds, const std::vector<text::Syllable>& read,
              int errors)
        : m_tree(tree), m_sounds(sounds), m_read(read), m_errors(errors)
    {}

    const std::vector<Hit>& from(std::size_t at)
    {
        m_hits.clear();
        m_begin = at;
        walk(NameTrie::kRoot, at, m_errors);
        return m_hits;
    }

private:
    void walk(NameTrie::Node node, std::size_t at, int errors)
    {
        const std::size_t depth = at - m_begin;
        if (depth >= kShortestHeard && !m_tree.values(node).empty())
            m_hits.emplace_back(node, static_cast<int>(depth));
        if (at >= m_sounds.size() || m_sounds[at] == 0 || depth >= kLongestHeard)
            return;
        if (const auto next = m_tree.child(node, m_sounds[at]); next != NameTrie::kNone)
            walk(next, at + 1, errors);
        if (errors == 0 || depth == 0)
            return;
        const auto labels = m_tree.labels(node);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (labels[i] != m_sounds[at] &&
                text::distance(static_cast<text::Syllable>(labels[i]), m_read[at]) == 2)
                walk(m_tree.childAt(node, i), at + 1, errors - 1);
        }
    }

    const NameTrie& m_tree;
    View m_sounds;
    const std::vector<text::Syllable>& m_read;
    int m_errors;
    std::size_t m_begin = 0;
    std::vector<Hit> m_hits;
};

/// The heaviest set of disjoint candidates; `all` ordered by `from`.
std::vector<NameCandidate> heaviest(std::vector<NameCandidate> all, std::size_t size)
{
    std::vector<double> best(size + 1, 0);
    std::vector<int> choice(size + 1, -1);
    std::size_t next = all.size();
    for (std::size_t at = size; at-- > 0;) {
        best[at] = best[at + 1];
        while (next > 0 && all[next - 1].from == static_cast<int>(at)) {
            --next;
            const double total =
                all[next].weight + best[at + static_cast<std::size_t>(all[next].length)];
            if (total > best[at]) {
                best[at] = total;
                choice[at] = static_cast<int>(next);
            }
        }
    }
    std::vector<NameCandidate> out;
    for (std::size_t at = 0; at < size;) {
        if (choice[at] < 0) {
            ++at;
            continue;
        }
        NameCandidate& taken = all[static_cast<std::size_t>(choice[at])];
        at += static_cast<std::size_t>(taken.length);
        out.push_back(std::move(taken));
    }
    return out;
}

void keepDistinct(std::vector<int>& places)
{
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

} // namespace

NameMatcher::NameMatcher(const std::vector<Place>& places)
{
    std::vector<std::pair<std::u32string, std::int32_t>> names;
    std::vector<std::pair<std::u32string, std::int32_t>> sounds;
    std::vector<std::pair<std::u32string, std::int32_t>> initials;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto place = static_cast<std::int32_t>(i);
        for (NameForm& form : nameForms(places[i])) {
            const bool full = form.why == MatchReason::Exact || form.why == MatchReason::Alias;
            if (full && form.key.size() >= kShortestHeard && form.key.size() <= kLongestHeard) {
                sounds.emplace_back(soundKey(form.key), static_cast<std::int32_t>(m_heard.size()));
                m_heard.push_back({place, static_cast<std::uint32_t>(m_heardKeys.size()),
                                   static_cast<std::uint16_t>(form.key.size())});
                m_heardKeys += form.key;
            }
            names.emplace_back(std::move(form.key), static_cast<std::int32_t>(m_entries.size()));
            m_entries.push_back({place, static_cast<float>(form.score), form.why});
        }
        const std::string letters = text::initials(places[i].name);
        if (!letters.empty())
            initials.emplace_back(std::u32string(letters.begin(), letters.end()), place);
    }
    m_names = NameTrie(std::move(names));
    m_sounds = NameTrie(std::move(sounds));
    m_initials = NameTrie(std::move(initials));
}

void NameMatcher::spelled(View key, std::vector<NameCandidate>& out) const
{
    for (std::size_t at = 0; at < key.size(); ++at) {
        NameTrie::Node node = NameTrie::kRoot;
        for (std::size_t i = at; i < key.size(); ++i) {
            node = m_names.child(node, key[i]);
            if (node == NameTrie::kNone)
                break;
            const auto values = m_names.values(node);
            const auto length = i + 1 - at;
            if (values.empty() || splitsWord(key, static_cast<int>(at), static_cast<int>(i + 1)))
                continue;
            NameCandidate candidate{static_cast<int>(at), static_cast<int>(length), 0, {}};
            for (const std::int32_t value : values)
                candidate.entries.push_back(m_entries[static_cast<std::size_t>(value)]);
            std::stable_sort(
                candidate.entries.begin(), candidate.entries.end(),
                [](const NameEntry& a, const NameEntry& b) { return a.score > b.score; });
            candidate.weight =
                static_cast<double>(length * length) * candidate.entries.front().score;
            out.push_back(std::move(candidate));
        }
    }
}

void NameMatcher::heard(View key, std::vector<NameCandidate>& out) const
{
    const auto read = text::syllables(key);
    std::u32string sounds;
    for (const text::Syllable s : read)
        sounds.push_back(text::fuzzy(s));
    HeardWalk walk(m_sounds, sounds, read, key.size() > kLongText ? 0 : 1);
    for (std::size_t at = 0; at < key.size(); ++at) {
        for (const auto& [node, length] : walk.from(at)) {
            const View said = key.substr(at, static_cast<std::size_t>(length));
            const std::vector<text::Syllable> saidRead(
                read.begin() + static_cast<std::ptrdiff_t>(at),
                read.begin() + static_cast<std::ptrdiff_t>(at) + length);
            NameCandidate candidate{static_cast<int>(at), length, 0, {}};
            for (const std::int32_t value : m_sounds.values(node)) {
                const HeardEntry& entry = m_heard[static_cast<std::size_t>(value)];
                const double score =
                    likeness(View(m_heardKeys).substr(entry.at, entry.length), said, saidRead);
                if (score >= 0.4)
                    candidate.entries.push_back(
                        {entry.place, static_cast<float>(score), MatchReason::Homophone});
            }
            if (candidate.entries.empty())
                continue;
            std::stable_sort(
                candidate.entries.begin(), candidate.entries.end(),
                [](const NameEntry& a, const NameEntry& b) { return a.score > b.score; });
            candidate.weight = length * length * 0.7 * candidate.entries.front().score;
            out.push_back(std::move(candidate));
        }
    }
}

std::vector<NameCandidate> NameMatcher::match(View key) const
{
    std::vector<NameCandidate> all;
    spelled(key, all);
    heard(key, all);
    std::stable_sort(all.begin(), all.end(), [](const NameCandidate& a, const NameCandidate& b) {
        return a.from < b.from;
    });
    return heaviest(std::move(all), key.size());
}

std::vector<int> NameMatcher::named(View key) const
{
    NameTrie::Node node = NameTrie::kRoot;
    for (const char32_t c : key)
        node = node == NameTrie::kNone ? node : m_names.child(node, c);
    std::vector<int> out;
    if (key.empty())
        return out;
    for (const std::int32_t value : m_names.values(node)) {
        if (m_entries[static_cast<std::size_t>(value)].why != MatchReason::Abbreviated)
            out.push_back(m_entries[static_cast<std::size_t>(value)].place);
    }
    keepDistinct(out);
    return out;
}

std::vector<int> NameMatcher::soundingLike(View key) const
{
    const auto read = text::syllables(key);
    const std::u32string sounds = soundKey(key);
    HeardWalk walk(m_sounds, sounds, read, key.size() >= 4 ? 1 : 0);
    std::vector<int> out;
    if (key.empty())
        return out;
    for (const auto& [node, length] : walk.from(0)) {
        if (length != static_cast<int>(key.size()))
            continue;
        for (const std::int32_t value : m_sounds.values(node)) {
            const HeardEntry& entry = m_heard[static_cast<std::size_t>(value)];
            if (likeness(View(m_heardKeys).substr(entry.at, entry.length), key, read) >= 0.4)
                out.push_back(entry.place);
        }
    }
    keepDistinct(out);
    return out;
}

namespace {

/// Values below a node, breadth first, until there are enough.
void collect(const NameTrie& tree, NameTrie::Node node, std::size_t limit,
             std::vector<std::int32_t>& out)
{
    std::vector<NameTrie::Node> queue{node};
    for (std::size_t i = 0; i < queue.size() && out.size() < limit; ++i) {
        const auto values = tree.values(queue[i]);
        out.insert(out.end(), values.begin(), values.end());
        for (std::size_t child = 0; child < tree.labels(queue[i]).size(); ++child)
            queue.push_back(tree.childAt(queue[i], child));
    }
}

NameTrie::Node descend(const NameTrie& tree, View key)
{
    NameTrie::Node node = NameTrie::kRoot;
    for (const char32_t c : key) {
        node = tree.child(node, c);
        if (node == NameTrie::kNone)
            break;
    }
    return node;
}

} // namespace

std::vector<int> NameMatcher::complete(View typed, int limit) const
{
    std::vector<int> out;
    if (typed.empty() || limit <= 0)
        return out;
    const auto most = static_cast<std::size_t>(limit);
    const auto add = [&](int place) {
        if (out.size() < most && std::find(out.begin(), out.end(), place) == out.end())
            out.push_back(place);
    };
    std::vector<std::int32_t> found;
    if (const auto node = descend(m_names, typed); node != NameTrie::kNone)
        collect(m_names, node, most * 4, found);
    for (const std::int32_t value : found)
        add(m_entries[static_cast<std::size_t>(value)].place);
    found.clear();
    if (const auto node = descend(m_initials, typed); node != NameTrie::kNone)
        collect(m_initials, node, most, found);
    for (const std::int32_t place : found)
        add(place);
    return out;
}

} // namespace lianxin::places

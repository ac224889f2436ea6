#include "models/assist/sentences.h"

#include "models/assist/category_reader.h"
#include "models/assist/hours.h"
#include "models/assist/names.h"
#include "models/assist/signs.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

/// Utterances of both in which a call tells what it is about.
constexpr std::size_t kEarly = 6;

/// Where the matter lies says nothing of what it is: known names, and the numbers of a house; nor
/// does a number plate.
std::vector<text::Span> whereaboutsOf(const Heard& heard, const places::AddressWords& address)
{
    using enum places::AddressPart;
    std::vector<text::Span> spans;
    for (const auto& part : address.found) {
        const bool isNumber = part.part == RoadNumber || part.part == Building ||
                              part.part == Unit || part.part == Floor || part.part == Room;
        if (isNumber || !part.mentions.empty())
            spans.push_back({part.from, part.to});
    }
    for (const auto& plate : platesIn(heard))
        if (const auto span = heard.span(plate.from, plate.to); span.to > span.from)
            spans.push_back({span.from, span.to});
    return spans;
}

std::vector<knowledge::Word> wordsOutside(std::vector<knowledge::Word> words,
                                          const std::vector<text::Span>& whereabouts)
{
    std::erase_if(words, [&](const knowledge::Word& word) {
        return std::any_of(whereabouts.begin(), whereabouts.end(), [&](text::Span where) {
            return word.from < where.to && where.from < word.to;
        });
    });
    return words;
}
/// What is taken back stands so many places further on; before the list's beginning: nowhere.
void shift(std::vector<Heard>& heard, std::ptrdiff_t places)
{
    for (auto& one : heard)
        if (one.denies >= 0)
            one.denies = static_cast<int>(std::max<std::ptrdiff_t>(-1, one.denies + places));
}

} // namespace

template <class Do> void Sentences::forEachList(Do todo)
{
    todo(&Sentences::texts);
    todo(&Sentences::heard);
    todo(&Sentences::placeWords);
    todo(&Sentences::answerWords);
    todo(&Sentences::asked);
    todo(&Sentences::moments);
    todo(&Sentences::mentions);
}

void Sentences::take(std::size_t at, const session::Utterance& utterance,
                     const Assistant::Parts& parts, UtcTime now)
{
    heard[at] = hear(utterance, parts.pauses, partBefore(heard, moments, at, utterance.speaker));
    heard[at].signs = readSigns(heard[at], parts.dangers, at < kEarly ? Place::Early : Place::Late);
    texts[at] = utterance.text;
    placeWords[at] =
        places::readAddressWords(heard[at].raw, parts.gazetteer, parts.sources.addressTagger.get());
    heard[at].whereabouts = whereaboutsOf(heard[at], placeWords[at]);
    parts.category->prepare(heard[at]);
    parts.kind->prepare(heard[at]);
    answerWords[at] = wordsOutside(parts.knowledge.words(heard[at].raw), heard[at].whereabouts);
    asked[at].clear();
    if (heard[at].isCaller())
        for (const auto& hit : parts.questions.find(heard[at].text()))
            asked[at].push_back(hit.id);
    moments[at] = readMoments(heard[at], now);
    mentions[at] = parts.gazetteer.find(std::string_view{heard[at].raw});
}

void Sentences::follow(const std::vector<session::Utterance>& said, const Assistant::Parts& parts,
                       UtcTime now)
{
    for (std::size_t i = 0; i < said.size(); ++i) {
        const bool known = i < heard.size() && heard[i].id == said[i].id;
        const bool stands = known && texts[i] == said[i].text &&
                            (!namesHour(heard[i]) ||
                             heard[i].partBefore == partBefore(heard, moments, i, said[i].speaker));
        if (stands)
            continue;
        if (!known)
            forEachList([&](auto list) {
                (this->*list).emplace((this->*list).begin() + static_cast<std::ptrdiff_t>(i));
            });
        take(i, said[i], parts, now);
    }
    forEachList([&](auto list) { (this->*list).resize(said.size()); });
}

std::size_t Sentences::from(int utterance) const
{
    const auto it = std::find_if(heard.begin(), heard.end(),
                                 [&](const Heard& one) { return one.id >= utterance; });
    return static_cast<std::size_t>(it - heard.begin());
}

Sentences Sentences::cut(std::size_t at)
{
    Sentences later;
    forEachList([&](auto list) {
        auto& mine = this->*list;
        const auto from = mine.begin() + static_cast<std::ptrdiff_t>(at);
        (later.*list).assign(std::make_move_iterator(from), std::make_move_iterator(mine.end()));
        mine.erase(from, mine.end());
    });
    shift(later.heard, -static_cast<std::ptrdiff_t>(at));
    return later;
}

void Sentences::append(Sentences&& later)
{
    shift(later.heard, static_cast<std::ptrdiff_t>(heard.size()));
    forEachList([&](auto list) {
        auto& theirs = later.*list;
        (this->*list)
            .insert((this->*list).end(), std::make_move_iterator(theirs.begin()),
                    std::make_move_iterator(theirs.end()));
        theirs.clear();
    });
}

} // namespace lianxin::assist

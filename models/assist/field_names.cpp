#include "models/assist/field_reader.h"
#include "models/assist/names.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <map>

namespace lianxin::assist {

namespace {

bool labelHolds(const FieldCues& cues, std::string_view words)
{
    return cues.field->label.find(words) != std::string::npos;
}

constexpr double kAskedFor = 0.7; ///< of an answer to a question like the template's
constexpr double kLeastFirm = 0.45;
constexpr double kLeastAlone = 0.35; ///< where no other firm is named

struct Choice {
    double score = 0;
    std::size_t first = 0;
    std::vector<ticket::Span> spans;
};

using Choices = std::map<std::string, Choice>;

void add(Choices& choices, const std::string& name, double score, ticket::Span span)
{
    auto& choice = choices[name];
    choice.score = std::max(choice.score, score) + (choice.spans.empty() ? 0 : 0.08);
    if (choice.spans.empty())
        choice.first = choices.size();
    addSpan(choice.spans, span);
}

/// Read-backs and later mentions of a name make it surer, wherever they stand.
void countMentions(Choices& choices, const std::vector<Heard>& heard)
{
    for (auto& [name, choice] : choices) {
        const auto words = text::normalise(name).text;
        int mentions = 0;
        for (const auto& one : heard)
            mentions += one.contains(words) ? 1 : 0;
        choice.score += 0.08 * std::min(mentions - 1, 3);
    }
}

Proposal winner(const Choices& choices, double least)
{
    const std::pair<const std::string, Choice>* best = nullptr;
    for (const auto& choice : choices) {
        const bool better =
            !best || choice.second.score > best->second.score ||
            (choice.second.score == best->second.score && choice.second.first < best->second.first);
        if (better)
            best = &choice;
    }
    if (!best || best->second.score < least)
        return {};
    Proposal proposal{best->first, {}, std::min(0.95, best->second.score), best->second.spans, {}};
    for (const auto& [name, choice] : choices)
        if (name != best->first && choice.score >= least)
            proposal.alternatives.push_back({name, name, rounded(choice.score)});
    return proposal;
}

/// 供热单位, 供水单位: the utility whose area it is, which is who would act.
Proposal supplier(const FieldCues& cues, const FieldContext& context)
{
    const bool asksSupplier = labelHolds(cues, "供") && labelHolds(cues, "单位");
    if (!asksSupplier || !context.lead || context.lead->level != "utility")
        return {};
    Proposal proposal{context.lead->name, {}, 0.9, {}, {}};
    const auto name = text::normalise(context.lead->name).text;
    for (const auto& heard : context.heard)
        if (const int at = find(heard.text(), name); at >= 0) {
            addSpan(proposal.spans, heard.span(at, at + static_cast<int>(name.size())));
            proposal.confidence = 0.97;
        }
    return proposal;
}

void addPlaces(const FieldCues& cues, const FieldContext& context, places::PlaceKind kind,
               Choices& choices)
{
    const auto weights = relevance(cues, context.heard);
    for (std::size_t i = 0; i < context.heard.size(); ++i)
        for (const auto& mention : context.mentions[i]) {
            const auto& place = context.gazetteer.place(mention.place);
            if (place.kind == kind && !context.heard[i].onlyAsks())
                add(choices, place.name, 0.5 * mention.score + 0.2 * weights[i],
                    {context.heard[i].id, mention.from, mention.to});
        }
}

/// True when the name only names a place the caller stands in, not a firm.
bool isPlaceName(const FieldContext& context, const std::string& name)
{
    const auto named = context.gazetteer.named(name);
    return std::any_of(named.begin(), named.end(), [&](int place) {
        const auto kind = context.gazetteer.place(place).kind;
        return kind == places::PlaceKind::District || kind == places::PlaceKind::Street ||
               kind == places::PlaceKind::Road;
    });
}

/// A firm that the gazetteer knows as a shop or an office is one.
double listed(const FieldContext& context, const std::string& name)
{
    constexpr double kListed = 0.1;
    const auto named = context.gazetteer.named(name);
    return std::any_of(named.begin(), named.end(),
                       [&](int place) {
                           const auto kind = context.gazetteer.place(place).kind;
                           return kind == places::PlaceKind::Shop ||
                                  kind == places::PlaceKind::Office ||
                                  kind == places::PlaceKind::Hospital ||
                                  kind == places::PlaceKind::School;
                       })
               ? kListed
               : 0;
}

/// The bare answer to the question for the firm: 哪家店？—一品香。
void addAnswers(const std::vector<double>& weights, const FieldContext& context, Choices& choices)
{
    constexpr std::u32string_view kLeads[]{U"是", U"就是", U"叫", U"不是", U"不对", U"在", U"那个"};
    constexpr std::u32string_view kNone[]{U"不知道", U"不清楚", U"没", U"我", U"忘",
                                          U"好像",   U"您",     U"对", U"嗯", U"就",
                                          U"等",     U"你",     U"他", U"那", U"这"};
    constexpr std::size_t kLongestAnswer = 10;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (weights[i] < 1 || !heard.isCaller() || heard.clauses.empty())
            continue;
        auto clause = heard.clauses.front();
        for (int length = wordAt(heard.text(), clause.from, kLeads); length > 0;
             length = wordAt(heard.text(), clause.from, kLeads))
            clause.from += length;
        const auto words = heard.slice(clause.from, clause.to);
        if (words.size() < 2 || words.size() > kLongestAnswer || beginsWithAny(words, kNone) ||
            words.find(U'的') != std::u32string_view::npos || heard.clauses.size() > 1 ||
            heard.takenBack(clause.from, clause.to))
            continue;
        add(choices, heard.original(clause.from, clause.to), 0.55,
            heard.span(clause.from, clause.to));
    }
}

bool onlyOne(const Choices& choices)
{
    return choices.size() == 1;
}

} // namespace

Proposal readOrganisation(const FieldCues& cues, const FieldContext& context)
{
    if (auto known = supplier(cues, context))
        return known;
    Choices choices;
    if (labelHolds(cues, "学校"))
        addPlaces(cues, context, places::PlaceKind::School, choices);
    const auto weights = relevance(cues, context.heard);
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (heard.onlyAsks())
            continue;
        for (const auto& named : organisationsIn(heard)) {
            const auto name = text::toUtf8(named.name);
            if (isPlaceName(context, name))
                continue;
            const double asked = heard.asked.holds(Topic::Firm) ? kAskedFor : 0;
            const double score = named.confidence * 0.6 + 0.3 * std::max(weights[i], asked) +
                                 listed(context, name) - (heard.isCaller() ? 0 : 0.1);
            add(choices, name, score, heard.span(named.from, named.to));
        }
    }
    if (choices.empty())
        addAnswers(weights, context, choices);
    countMentions(choices, context.heard);
    auto found = winner(choices, kLeastFirm);
    if (!found && onlyOne(choices) && choices.begin()->second.score >= kLeastAlone)
        found = winner(choices, kLeastAlone);
    return found;
}

Proposal readPhone(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    Choices choices;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        for (const auto& numeral : heard.numerals)
            if (numeral.kind == text::NumeralKind::Phone && weights[i] > 0 &&
                !heard.takenBack(numeral.from, numeral.to))
                add(choices, numeral.value, 0.6 + 0.3 * weights[i],
                    heard.span(numeral.from, numeral.to));
    }
    if (auto found = winner(choices, 0.5))
        return found;
    return context.lineNumber.empty() ? Proposal{} : Proposal{context.lineNumber, {}, 0.75, {}, {}};
}

namespace {

/// 挡, 堵 … and then 我 or 您 within a few characters: whose plate follows is the other's.
bool standsInTheWay(std::u32string_view words)
{
    constexpr std::u32string_view kDoing = U"挡堵占别刮蹭撞碰擦横拦";
    constexpr std::u32string_view kWhom = U"我俺咱您你";
    constexpr std::size_t kNear = 3; ///< 挡住了我, 堵着俺们家的车
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (kDoing.find(words[at]) == std::u32string_view::npos)
            continue;
        const bool suffered = at > 0 && (words[at - 1] == U'被' || words[at - 1] == U'给');
        const auto behind = words.substr(at + 1, kNear);
        if (!suffered && behind.find_first_of(kWhom) != std::u32string_view::npos)
            return true;
    }
    return false;
}

/// Words before a plate that make it the caller's own; of an agent, that ask for it.
bool tellsOwn(std::u32string_view words)
{
    constexpr std::u32string_view kOwn[]{U"我的车", U"我的是", U"我车",   U"我这车", U"我这辆",
                                         U"我开的", U"俺的车", U"俺车",   U"我自己", U"您的车",
                                         U"您自己", U"您车",   U"您这辆", U"你的车"};
    return std::any_of(std::begin(kOwn), std::end(kOwn), [&](std::u32string_view own) {
        return words.find(own) != std::u32string_view::npos;
    });
}

enum class Whose { Callers, Others, Unsaid };

Whose whoseBy(std::u32string_view words)
{
    if (standsInTheWay(words))
        return Whose::Others;
    return tellsOwn(words) ? Whose::Callers : Whose::Unsaid;
}

/// By the words around the plate, else by the question it answers; a plate that nothing is said of
/// is the one complained of.
Whose ownerOf(const Named& plate, std::size_t at, const std::vector<Heard>& heard)
{
    constexpr int kBefore = 6; ///< 我的车在里面，豫G12345
    const auto clause = heard[at].clauseAt(plate.from);
    const auto said = whoseBy(heard[at].slice(std::max(0, clause.from - kBefore), clause.to));
    if (said != Whose::Unsaid)
        return said;
    while (at > 0 && heard[at].isCaller())
        --at;
    if (heard[at].isCaller() || !heard[at].question)
        return Whose::Others;
    return whoseBy(heard[at].text()) == Whose::Callers ? Whose::Callers : Whose::Others;
}

} // namespace

Proposal readPlate(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    const bool own = labelHolds(cues, "来电人") || labelHolds(cues, "自己");
    Choices choices;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        for (const auto& plate : platesIn(heard))
            if ((ownerOf(plate, i, context.heard) == Whose::Callers) == own)
                add(choices, text::toUtf8(plate.name), 0.7 + 0.2 * weights[i],
                    heard.span(plate.from, plate.to));
    }
    return winner(choices, 0.5);
}

} // namespace lianxin::assist

#include "models/assist/answer_choice.h"
#include "models/assist/ask_reader.h"
#include "models/assist/asking.h"
#include "models/assist/callback.h"
#include "models/assist/caller.h"
#include "models/assist/coaching.h"
#include "models/assist/destination.h"
#include "models/assist/differences.h"
#include "models/assist/exchange.h"
#include "models/assist/field_reader.h"
#include "models/assist/guide_reader.h"
#include "models/assist/hints.h"
#include "models/assist/names.h"
#include "models/assist/next_matter.h"
#include "models/assist/parts.h"
#include "models/assist/rescue.h"
#include "models/assist/sentences.h"
#include "models/assist/signs.h"
#include "models/assist/summary.h"
#include "models/assist/time_reader.h"
#include "models/assist/understanding.h"

#include <algorithm>
#include <set>

namespace lianxin::assist {

namespace {

using namespace ticket::field;

/// What the form stands on already is not let go for a little doubt: its fields would go with it.
constexpr double kCategoryKept = 0.45;
constexpr double kRiverAlone = 0.55;
constexpr std::size_t kMostAlternatives = 4;
constexpr std::size_t kMostAnswers = 3;
/// Beside an open guide, so that earlier tickets of the same matter stay in sight.
constexpr std::size_t kMostBesideGuide = 2;
/// More are looked at than shown: some of the best by their words are not of the matter.
constexpr int kMostRead = 24;
constexpr double kBesideBest = 0.35;
/// What was said so many caller's sentences ago counts this much less for the next.
constexpr double kRecency = 0.8;
constexpr double kAgentForAnswers = 0.35;
constexpr double kForgotten = 0.1;

std::string dayOf(UtcTime at)
{
    const auto date = localDate(at);
    return std::to_string(std::stoi(date.substr(5, 2))) + "月" +
           std::to_string(std::stoi(date.substr(8, 2))) + "日";
}

bool isAsked(const Heard& heard)
{
    return heard.isCaller() && asksHow(heard);
}

Likely likelyOf(const std::vector<Label>& labels)
{
    Likely likely;
    for (const auto& label : labels)
        likely.emplace_back(CategoryCode{label.name}, label.confidence);
    return likely;
}

} // namespace

struct Conversation::Memory {
    std::shared_ptr<const Assistant> assistant;
    const Assistant::Parts& parts;
    Sentences before;  ///< of this call's other matters
    Sentences current; ///< what the form is about
    Sentences next;    ///< from where the caller came to another matter on

    explicit Memory(std::shared_ptr<const Assistant> given)
        : assistant(std::move(given)), parts(*assistant->m_parts)
    {}

    void follow(const session::CallSession& session, UtcTime now);
    std::vector<Label> labelsOf(const std::vector<Heard>& heard) const;
    TellMatter tellMatter() const;
    std::vector<session::Hint> hints(const session::CallSession& session,
                                     const Understanding& known) const;
    std::optional<session::Hint> otherToldWhenAsked(const session::CallSession& session);
    Understanding understand(const session::CallSession& session, UtcTime now) const;
    void readCategory(const session::CallSession& session, Understanding& known) const;
    void settleCategory(const session::CallSession& session, const std::vector<Label>& labels,
                        Understanding& known) const;
    void readKind(const session::CallSession& session, Understanding& known) const;
    void readWhere(const session::CallSession& session, Understanding& known) const;
    const ticket::FormTemplate* templateOf(const Understanding& known) const;
    std::optional<routing::SaidField> said(const session::CallSession& session,
                                           const Understanding& known,
                                           const std::string& name) const;
    void readDestination(const session::CallSession& session, Understanding& known) const;
    bool isToldByForm(const Understanding& known) const;
    void readTemplate(const session::CallSession& session, Understanding& known,
                      const Proposal& time, UtcTime now) const;
    void addRiver(const session::CallSession& session, Understanding& known) const;
    void readMatter(const session::CallSession& session, Understanding& known) const;
    const std::string& shownValue(const session::CallSession& session, const Understanding& known,
                                  std::string_view name) const;
    session::AnswersShown answers(const session::CallSession& session, const Understanding& known,
                                  UtcTime now) const;
    std::vector<knowledge::Found> fittingAnswers(const std::vector<knowledge::Said>& said,
                                                 const std::vector<std::vector<int>>& asked,
                                                 const knowledge::Scope& scope,
                                                 const Likely& likely) const;
    void readAlong(std::vector<session::Answer>& answers, const EntryId& entry, UtcTime now) const;
    void followGuide(const session::CallSession& session, const Understanding& known,
                     Differences& changes) const;
};

void Conversation::Memory::follow(const session::CallSession& session, UtcTime now)
{
    Sentences whole = std::move(before);
    whole.append(std::move(current));
    whole.append(std::move(next));
    whole.follow(session.transcript, parts, now);
    readInTurn(whole.heard, whole.moments);
    next = session.turn ? whole.cut(whole.from(*session.turn)) : Sentences{};
    current = whole.cut(session.matter ? whole.from(session.matter->utterance) : 0);
    before = std::move(whole);
}

std::vector<Label> Conversation::Memory::labelsOf(const std::vector<Heard>& heard) const
{
    return parts.dangerMatters.classify(heard, *parts.category);
}

TellMatter Conversation::Memory::tellMatter() const
{
    return [this](const std::vector<Heard>& heard) { return labelsOf(heard); };
}

/// A danger is one in whichever matter it is told.
std::vector<session::Hint> Conversation::Memory::hints(const session::CallSession& session,
                                                       const Understanding& known) const
{
    const auto read = [&](const Sentences& sentences, const Understanding& of) {
        return readHints(session, sentences.heard, of, parts.sources.categories,
                         parts.sources.refusals);
    };
    auto all = read(current, known);
    for (auto& hint : read(next, {}))
        if (std::none_of(all.begin(), all.end(),
                         [&](const session::Hint& one) { return one.id == hint.id; }))
            all.push_back(std::move(hint));
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.level > b.level; });
    return all;
}

std::optional<session::Hint>
Conversation::Memory::otherToldWhenAsked(const session::CallSession& session)
{
    if (session.turn)
        return std::nullopt;
    return nextMatterHint(current, tellMatter(), givenValue(session, kCategory),
                          parts.sources.categories);
}

void Conversation::Memory::readCategory(const session::CallSession& session,
                                        Understanding& known) const
{
    const auto labels = labelsOf(current.heard);
    settleCategory(session, labels, known);
    known.guide = readGuide(parts.sources.guides, known, labels);
}

void Conversation::Memory::settleCategory(const session::CallSession& session,
                                          const std::vector<Label>& labels,
                                          Understanding& known) const
{
    const auto& tree = parts.sources.categories;
    for (std::size_t i = 1; i < labels.size() && i < 4; ++i)
        known.otherCategories.emplace_back(CategoryCode{labels[i].name}, labels[i].confidence);
    if (isGiven(session, kCategory)) {
        known.category = CategoryCode{givenValue(session, kCategory)};
        known.categoryConfidence = 1;
        known.likely = {{known.category, 1}};
        return;
    }
    known.likely = likelyOf(labels);
    if (labels.empty())
        return;
    const auto& best = labels.front();
    const auto shown = session.fields.find(std::string{kCategory});
    const bool stands = session.formTemplate && shown != session.fields.end() &&
                        shown->second.value.value.value == best.name;
    if (best.confidence < (stands ? kCategoryKept : kCategoryShown))
        return;
    Proposal proposal{
        best.name, tree.path(CategoryCode{best.name}), best.confidence, best.spans, {}};
    for (std::size_t i = 1; i < labels.size() && i <= kMostAlternatives; ++i)
        proposal.alternatives.push_back({labels[i].name, tree.path(CategoryCode{labels[i].name}),
                                         rounded(labels[i].confidence)});
    known.fields[std::string{kCategory}] = std::move(proposal);
    known.categoryDecides = best.decides;
    if (best.confidence >= (stands ? kCategoryKept : kCategoryRelied) ||
        best.decides.value_or(false)) {
        known.category = CategoryCode{best.name};
        known.categoryConfidence = best.confidence;
    }
}

void Conversation::Memory::readKind(const session::CallSession& session, Understanding& known) const
{
    if (const auto given = ticket::parseKind(givenValue(session, kKind))) {
        known.kind = *given;
        known.kindKnown = true;
        return;
    }
    auto proposal = kindProposal(parts.kind->classify(current.heard, {known.likely}));
    if (!proposal)
        return;
    known.kind = ticket::parseKind(proposal.value).value_or(ticket::Kind::Enquiry);
    known.kindKnown = true;
    // By the matter alone: its words.
    if (const auto category = known.fields.find(std::string{kCategory});
        proposal.spans.empty() && category != known.fields.end())
        proposal.spans = category->second.spans;
    known.fields[std::string{kKind}] = std::move(proposal);
}

void Conversation::Memory::readWhere(const session::CallSession& session,
                                     Understanding& known) const
{
    if (isGiven(session, kPlace)) {
        auto found = places::parseAddress(std::string_view{givenValue(session, kPlace)},
                                          parts.gazetteer, parts.jurisdictions);
        if (!found.empty()) {
            found.front().spans.clear();
            known.where = Whereabouts{std::move(found.front()), {}};
        }
    } else {
        known.where = orDistrict(
            readPlace(current.heard, current.placeWords, parts.gazetteer, parts.jurisdictions),
            current.heard, parts.gazetteer, parts.districts);
        const auto& told = known.where ? current : before;
        if (!known.where)
            known.where = placeBefore(before, current.heard, parts.gazetteer, parts.jurisdictions);
        if (auto proposal = placeProposal(known.where, told.heard))
            known.fields[std::string{kPlace}] = std::move(proposal);
    }
    if (session.pin && session.pin->confirmed)
        known.jurisdiction = session.pin->jurisdiction;
    else if (known.where)
        known.jurisdiction = known.where->best.jurisdiction;
}

Understanding Conversation::Memory::understand(const session::CallSession& session,
                                               UtcTime now) const
{
    Understanding known;
    const auto add = [&](std::string_view name, Proposal proposal) {
        if (proposal && !isGiven(session, name))
            known.fields[std::string{name}] = std::move(proposal);
    };
    // Who calls is told once, of whichever matter.
    for (const auto* sentences : {&next, &before, &current}) {
        const auto& heard = sentences->heard;
        add(kCallerName, readCallerName(heard));
        add(kCallerNumber, readCallerNumber(heard));
        add(kCallbackNumber, readCallbackNumber(heard, session.offer.number.value));
        add(kIdentity, readIdentity(heard));
    }
    readWhere(session, known);
    readCategory(session, known);
    readKind(session, known);
    const auto time = readTime(current.heard, current.moments);
    add(kTime, time);
    known.formTemplate = templateOf(known);
    readDestination(session, known);
    readTemplate(session, known, time, now);
    if (isToldByForm(known))
        readDestination(session, known);
    readMatter(session, known);
    return known;
}

/// Of the category where it is relied on; else the one whose categories are together as sure as one
/// must be, as 车堵在门口 leaves open which leaf it is but not which form.
const ticket::FormTemplate* Conversation::Memory::templateOf(const Understanding& known) const
{
    const auto& templates = parts.sources.templates;
    if (!known.category.empty())
        return ticket::templateFor(templates, known.category);
    if (!known.fields.contains(std::string{kCategory}))
        return nullptr;
    const auto* best = ticket::templateFor(templates, known.likely.front().first);
    double sure = 0;
    for (const auto& [leaf, chance] : known.likely)
        sure += ticket::templateFor(templates, leaf) == best ? chance : 0;
    return best && !best->categories.empty() && sure >= kCategoryRelied ? best : nullptr;
}

/// What the form says so far, of one of its fields.
std::optional<routing::SaidField> Conversation::Memory::said(const session::CallSession& session,
                                                             const Understanding& known,
                                                             const std::string& name) const
{
    if (isGiven(session, name))
        return routing::SaidField{name, givenValue(session, name)};
    const auto it = known.fields.find(name);
    if (it == known.fields.end())
        return std::nullopt;
    return routing::SaidField{name, it->second.value, it->second.confidence};
}

/// Whether a field of the form tells the unit.
bool Conversation::Memory::isToldByForm(const Understanding& known) const
{
    const auto* item = parts.directory.itemFor(known.category, known.kind);
    return item && !item->leadField.empty();
}

/// Before the form is read, as it asks for the unit's name, and after it where it tells the unit.
void Conversation::Memory::readDestination(const session::CallSession& session,
                                           Understanding& known) const
{
    routing::Matter matter{known.category, known.categoryConfidence, known.kind, known.jurisdiction,
                           known.otherCategories};
    if (const auto* meant = parts.directory.itemFor(known.category, known.kind))
        if (auto one = said(session, known, meant->leadField))
            matter.said.push_back(std::move(*one));
    known.destination =
        destinationOf(parts.directory, matter, parts.sources.thresholds, known.categoryDecides);
    const auto* item = known.destination ? parts.directory.find(known.destination->item) : nullptr;
    known.urgency = urgencyOf(item ? item->urgency : ticket::Urgency::Normal, current.heard, known);
}

void Conversation::Memory::readTemplate(const session::CallSession& session, Understanding& known,
                                        const Proposal& time, UtcTime now) const
{
    if (!known.formTemplate)
        return;
    const auto* lead =
        known.destination ? parts.directory.find(known.destination->lead.unit) : nullptr;
    const FieldContext context{current.heard,
                               current.moments,
                               current.mentions,
                               parts.gazetteer,
                               known.where,
                               time,
                               session.offer.number.value,
                               lead,
                               now};
    for (const auto& cues : parts.templateCues) {
        if (cues.form->id != known.formTemplate->id)
            continue;
        for (const auto& field : cues.fields) {
            const auto name = std::string{kTemplatePrefix} + field.field->id;
            if (isGiven(session, name))
                continue;
            if (auto proposal = readField(field, context))
                known.fields[name] = std::move(proposal);
        }
    }
    addRiver(session, known);
    known.asks = readAsks(*known.formTemplate, current.heard);
    if (known.asks.field && !isGiven(session, kAsks))
        known.fields[std::string{kAsks}] = known.asks.field;
}

/// Where the form asks for a river and no place of the gazetteer is told, the river's name makes
/// the place: 仓山区金港河.
void Conversation::Memory::addRiver(const session::CallSession& session, Understanding& known) const
{
    const auto asksRiver =
        std::any_of(known.formTemplate->fields.begin(), known.formTemplate->fields.end(),
                    [](const ticket::TemplateField& field) {
                        return field.label.find("河道") != std::string::npos;
                    });
    const bool placed = known.where && (!known.where->best.address.poi.empty() ||
                                        !known.where->best.address.community.empty());
    if (!asksRiver || placed || isGiven(session, kPlace))
        return;
    const auto river = riverNamed(current.heard);
    if (river.name.empty())
        return;
    auto& place = known.fields[std::string{kPlace}];
    place.value += text::toUtf8(river.name);
    place.confidence = std::max(place.confidence, kRiverAlone);
    for (const auto& span : river.spans)
        addSpan(place.spans, span);
}

const std::string& Conversation::Memory::shownValue(const session::CallSession& session,
                                                    const Understanding& known,
                                                    std::string_view name) const
{
    static const std::string kNone;
    if (isGiven(session, name)) {
        const auto& value = session.fields.find(std::string{name})->second.value;
        return value.display.value.empty() ? value.value.value : value.display.value;
    }
    const auto it = known.fields.find(std::string{name});
    return it == known.fields.end() ? kNone : it->second.shown();
}

void Conversation::Memory::readMatter(const session::CallSession& session,
                                      Understanding& known) const
{
    if (isGiven(session, kSummary))
        return;
    Matter matter;
    matter.who = shownValue(session, known, kCallerName);
    matter.when = shownValue(session, known, kTime);
    matter.where = shownValue(session, known, kPlace);
    matter.kind = known.kindKnown ? known.kind
                  : std::any_of(current.heard.begin(), current.heard.end(), isAsked)
                      ? ticket::Kind::Enquiry
                      : ticket::Kind::Complaint;
    if (const auto* category = parts.sources.categories.find(known.category))
        matter.category = category->name;
    if (const auto heardIn = known.fields.find(std::string{kCategory});
        heardIn != known.fields.end())
        matter.told = heardIn->second.spans;
    if (known.formTemplate)
        for (const auto& field : known.formTemplate->fields)
            if (const auto& value =
                    shownValue(session, known, std::string{kTemplatePrefix} + field.id);
                !value.empty())
                matter.details.emplace_back(&field, value);
    if (const auto* earlier =
            earlierSameMatter(session, current.heard, known, parts.sources.categories))
        matter.earlier = "此前" + dayOf(earlier->at) + "曾就此来电" +
                         (earlier->outcome.empty() ? "" : "（" + earlier->outcome + "）") +
                         "，未解决。";
    if (isGiven(session, kAsks))
        matter.asks = {shownValue(session, known, kAsks)};
    else
        matter.asks = known.asks.wanted;
    matter.anybodyInside = !readRescue(current.heard).inside.empty();
    matter.reach = readReach(current.heard);
    matter.secrecy = readSecrecy(current.heard);
    auto text = writeSummary(matter, current.heard);
    if (text.empty())
        return;
    Proposal proposal{std::move(text), {}, 0.8, {}, {}};
    for (const auto name : {kCategory, kTime, kPlace})
        if (const auto it = known.fields.find(std::string{name}); it != known.fields.end())
            for (const auto& span : it->second.spans)
                addSpan(proposal.spans, span);
    for (const auto& span : matter.reach.spans)
        addSpan(proposal.spans, span);
    known.fields[std::string{kSummary}] = std::move(proposal);
}

session::AnswersShown Conversation::Memory::answers(const session::CallSession& session,
                                                    const Understanding& known, UtcTime now) const
{
    const Sentences& latest = next.empty() ? current : next;
    const auto& heard = latest.heard;
    std::vector<knowledge::Said> said(heard.size());
    double weight = 1;
    for (std::size_t i = heard.size(); i-- > 0;) {
        said[i] = {&latest.answerWords[i], (heard[i].isCaller() ? 1 : kAgentForAnswers) *
                                               (weight < kForgotten ? 0 : weight)};
        weight *= heard[i].isCaller() ? kRecency : 1;
    }
    const knowledge::Scope scope{localDate(now), known.jurisdiction.district, {}, kCoversLeast};
    const bool guided = session.guide && session.guide->open;
    const std::size_t most = guided ? kMostBesideGuide : kMostAnswers;
    session::AnswersShown shown;
    // A greeting asks for nothing; a few words that name the matter (着火了) do.
    const bool stated = !known.category.empty();
    const bool callerSpoke = std::any_of(heard.begin(), heard.end(), [&](const Heard& one) {
        return one.isCaller() &&
               (stated || !one.pairs.empty() || !parts.questions.find(one.text()).empty());
    });
    auto best = callerSpoke
                    ? fittingAnswers(said, latest.asked, scope,
                                     next.empty() ? known.likely : likelyOf(labelsOf(next.heard)))
                    : std::vector<knowledge::Found>{};
    const auto end = std::find_if(best.begin(), best.end(), [&](const knowledge::Found& found) {
        return found.score < kBesideBest * best.front().score;
    });
    best.resize(std::min(most, static_cast<std::size_t>(end - best.begin())));
    parts.knowledge.mark(best, said);
    for (const auto& found : best) {
        auto answer = parts.answerOf(found);
        for (const auto& span : found.spans)
            addSpan(answer.spans,
                    {heard[static_cast<std::size_t>(span.said)].id, span.from, span.to});
        shown.answers.push_back(std::move(answer));
    }
    const auto* node = guided ? session::standsAt(*session.guide) : nullptr;
    if (node)
        readAlong(shown.answers, node->entry, now);
    return shown;
}

std::vector<knowledge::Found>
Conversation::Memory::fittingAnswers(const std::vector<knowledge::Said>& said,
                                     const std::vector<std::vector<int>>& asked,
                                     const knowledge::Scope& scope, const Likely& likely) const
{
    const auto& entries = parts.knowledge.entries();
    std::set<int> askedFor;
    for (const auto& inOne : asked)
        askedFor.insert(inOne.begin(), inOne.end());
    auto found = parts.knowledge.search(said, scope, kMostRead, knowledge::Marks::Left);
    // A question of everyday words (卡过期了还能用吗) may be asked and not be among the best.
    for (const int entry : askedFor) {
        const auto& one = entries[static_cast<std::size_t>(entry)];
        const bool there = std::any_of(found.begin(), found.end(),
                                       [&](const auto& f) { return f.entry == entry; });
        const bool holds = knowledge::isValidOn(one, scope.date) &&
                           (one.region.empty() || one.region == scope.region);
        if (!there && holds && !found.empty())
            found.push_back({entry, found.back().score, found.back().share, {}});
    }
    return fitting(std::move(found), entries, likely, askedFor);
}

/// What a guide says to read along stands in front: a person has walked there.
void Conversation::Memory::readAlong(std::vector<session::Answer>& answers, const EntryId& entry,
                                     UtcTime now) const
{
    auto answer = parts.answerOf(entry, localDate(now));
    if (!answer)
        return;
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [&](const auto& one) { return one.entry == entry; });
    if (found != answers.end())
        answers.erase(found);
    answers.insert(answers.begin(), std::move(*answer));
    answers.resize(std::min<std::size_t>(answers.size(), kMostBesideGuide));
}

void Conversation::Memory::followGuide(const session::CallSession& session,
                                       const Understanding& known, Differences& changes) const
{
    changes.guide(proposalOf(known.guide, parts.sources.categories, parts.directory),
                  isGiven(session, kCategory) ? Differences::Matter::Settled
                                              : Differences::Matter::Guessed);
    if (!session.guide || !session.guide->open)
        return;
    const auto& guides = parts.sources.guides;
    const auto asked = std::find_if(guides.begin(), guides.end(), [&](const auto& guide) {
        return guide.id == session.guide->guide.id;
    });
    if (asked != guides.end())
        changes.guideKey(readGuideKey(*asked, *session.guide, current.heard));
}

Conversation::Conversation(std::shared_ptr<const Assistant> assistant)
    : m_memory(std::make_unique<Memory>(std::move(assistant)))
{}

Conversation::~Conversation() = default;
Conversation::Conversation(Conversation&&) noexcept = default;
Conversation& Conversation::operator=(Conversation&&) noexcept = default;

int Conversation::turn(const session::CallSession& session, UtcTime now)
{
    auto& memory = *m_memory;
    memory.follow(session, now);
    return likeliestTurn(memory.current, memory.tellMatter(), givenValue(session, kCategory))
        .value_or(static_cast<int>(session.transcript.size()) + 1);
}

std::vector<session::Body> Conversation::listen(const session::CallSession& session, UtcTime now)
{
    auto& memory = *m_memory;
    const auto& parts = memory.parts;
    memory.follow(session, now);
    if (session.transcript.empty())
        return {};
    const auto known = memory.understand(session, now);
    Differences changes{session, parts.model};
    if (known.formTemplate)
        changes.formTemplate(*known.formTemplate);
    changes.fields(known.fields);
    if (known.where)
        if (const auto pin = pinOf(*known.where, parts.gazetteer))
            changes.pin(*pin);
    memory.followGuide(session, known, changes);
    changes.answers(memory.answers(session, known, now));
    if (known.destination) {
        changes.destination(*known.destination);
        const sla::Query query{
            known.kind, known.category, known.urgency, {}, known.destination->lead.unit, now};
        if (const auto deadlines = deadlinesOf(parts.sources.policy, parts.calendars, query))
            changes.deadlines(*deadlines);
    }
    auto hints = memory.hints(session, known);
    if (const auto other = memory.otherToldWhenAsked(session))
        hints.push_back(*other);
    changes.hints({std::move(hints)});
    changes.mood(senseMood(memory.next.empty() ? memory.current.heard : memory.next.heard));
    changes.coaching(
        coach(session, memory.current.heard, parts.sources.opening, parts.sources.closing));
    return changes.take();
}

} // namespace lianxin::assist

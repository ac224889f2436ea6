#include "models/assist/assistant.h"

#include "models/assist/parts.h"
#include "models/assist/proposal.h"
#include "models/assist/signs.h"
#include "models/assist/trained_category.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr std::string_view kModel = "lianxin-assist 1";
constexpr int kMostFound = 9; ///< as many as there are keys Alt 1–9

std::vector<places::Area> areasOf(const Sources& sources)
{
    auto areas = sources.districts;
    areas.insert(areas.end(), sources.streets.begin(), sources.streets.end());
    return areas;
}

sla::Calendars calendarsOf(const Sources& sources)
{
    if (sources.calendarYears.empty())
        return sources.calendar;
    auto made = sla::makeCalendars(sources.policy, sources.calendarYears, sources.policy.version);
    return made ? std::move(made).value() : sla::Calendars{sources.calendar};
}

std::unique_ptr<Classifier> categoryOf(const Sources& sources)
{
    auto words = std::make_unique<CategoryReader>(
        sources.categories, sources.items, *sources.knowledge, *sources.openings, *sources.stories);
    if (!sources.categoryModel)
        return words;
    return std::make_unique<TrainedCategory>(sources.categoryModel, sources.categories,
                                             std::move(words));
}

/// Whether an item of that leaf brings somebody at once.
bool isEmergency(const Sources& sources, const CategoryCode& leaf)
{
    return std::any_of(sources.items.begin(), sources.items.end(), [&](const routing::Item& item) {
        return item.urgency == ticket::Urgency::Emergency && ticket::covers(item.category, leaf);
    });
}

/// Trained models are named by what they were trained on.
std::string nameOf(const Sources& sources)
{
    constexpr std::size_t kShown = 12;
    std::string name{kModel};
    const auto add = [&](const std::string& fingerprint) {
        name += '+';
        name += fingerprint.substr(0, kShown);
    };
    if (sources.categoryModel)
        add(sources.categoryModel->model().training.fingerprint);
    if (sources.addressTagger)
        add(sources.addressTagger->training().fingerprint);
    if (sources.districtModel)
        add(sources.districtModel->training.fingerprint);
    return name;
}

/// The breaths of what is said or written of ordinary matters.
void addBreaths(std::string_view kind, const std::string& said, std::vector<DangerLine>& lines)
{
    session::Utterance utterance;
    utterance.text = said;
    const auto heard = hear(utterance);
    if (!readSigns(heard, DangerReader{}, Place::Early).empty())
        return;
    for (const auto& breath : breathsOf(heard.clauses))
        lines.push_back({std::string{kind}, text::toUtf8(heard.slice(breath.from, breath.to))});
}

} // namespace

std::vector<DangerLine> dangerLinesOf(const Sources& sources)
{
    constexpr std::size_t kEveryOpening = 6;
    constexpr std::size_t kEveryKind = 2;
    auto lines = *sources.dangers;
    if (lines.empty())
        return lines;
    for (std::size_t i = 0; i < sources.openings->size(); ++i) {
        const auto& opening = (*sources.openings)[i];
        if (opening.category.empty())
            lines.push_back({std::string{kAround}, opening.said});
        else if (i % kEveryOpening == 0 && !isEmergency(sources, opening.category))
            lines.push_back({std::string{kCalm}, opening.said});
    }
    for (std::size_t i = 0; i < sources.kinds->size(); i += kEveryKind)
        if (const auto& line = (*sources.kinds)[i]; line.kind != kNoKind)
            addBreaths(kCalm, line.said, lines);
    for (const auto& story : *sources.stories)
        if (!isEmergency(sources, story.category))
            addBreaths(kTold, story.said, lines);
    return lines;
}

text::Pauses pausesOf(const Sources& sources)
{
    std::vector<std::string_view> lines;
    const auto add = [&](const auto& list) {
        for (const auto& line : list)
            lines.push_back(line.said);
    };
    add(*sources.openings);
    add(*sources.kinds);
    add(*sources.dangers);
    return text::Pauses(lines);
}

Assistant::Parts::Parts(Sources given)
    : sources(std::move(given)), model(nameOf(sources)), gazetteer(sources.places, sources.roads),
      districts(gazetteer), jurisdictions(areasOf(sources)),
      directory(sources.units, sources.items), calendars(calendarsOf(sources)),
      knowledge(sources.knowledge), pauses(pausesOf(sources)), dangers(dangerLinesOf(sources)),
      dangerMatters(sources.categories),
      kind(std::make_unique<KindReader>(*sources.kinds, *sources.openings)),
      category(categoryOf(sources))
{
    constexpr int kLeastQuestion = 4; ///< shorter ones stand in other sentences
    for (std::size_t i = 0; i < sources.knowledge->size(); ++i)
        for (const auto& question : (*sources.knowledge)[i].questions)
            if (text::length(question) >= kLeastQuestion)
                questions.add(question, static_cast<int>(i));
    questions.build();
    if (sources.districtModel)
        districts.use(*sources.districtModel);
    for (const auto& form : sources.templates)
        templateCues.push_back(prepare(form));
}

session::Answer Assistant::Parts::answerOf(const knowledge::Found& found) const
{
    const auto& entry = knowledge.entries()[static_cast<std::size_t>(found.entry)];
    const auto* unit = directory.find(entry.unit);
    return {entry.id,
            entry.version,
            entry.title,
            entry.answer,
            entry.steps,
            unit ? unit->shortName : "",
            entry.updated,
            entry.until,
            rounded(found.share),
            {}};
}

std::optional<session::Answer> Assistant::Parts::answerOf(const EntryId& entry,
                                                          std::string_view date) const
{
    const auto& entries = knowledge.entries();
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&](const auto& one) { return one.id == entry; });
    if (entry.empty() || at == entries.end() || !knowledge::isValidOn(*at, date))
        return std::nullopt;
    knowledge::Found found;
    found.entry = static_cast<int>(at - entries.begin());
    found.share = 1;
    return answerOf(found);
}

std::string localDate(UtcTime now)
{
    return base::toIso(now).substr(0, 10);
}

session::AnswersShown Assistant::find(std::string_view words, UtcTime now) const
{
    knowledge::Scope scope;
    scope.date = localDate(now);
    session::AnswersShown shown;
    for (const auto& found : m_parts->knowledge.search(words, scope, kMostFound))
        shown.answers.push_back(m_parts->answerOf(found));
    return shown;
}

Assistant::Assistant(Sources sources) : m_parts(std::make_unique<Parts>(std::move(sources))) {}

Assistant::~Assistant() = default;

const Sources& Assistant::sources() const
{
    return m_parts->sources;
}

const std::string& Assistant::model() const
{
    return m_parts->model;
}

} // namespace lianxin::assist

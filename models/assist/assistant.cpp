#include "models/assist/assistant.h"

#include "models/assist/parts.h"
#include "models/assist/trained_category.h"

namespace lianxin::assist {

namespace {

constexpr std::string_view kModel = "lianxin-assist 1";

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
    if (sources.categoryModel)
        return std::make_unique<TrainedCategory>(sources.categoryModel, sources.categories);
    return std::make_unique<CategoryReader>(sources.categories, sources.items, sources.templates,
                                            sources.knowledge);
}

/// A trained model is named by what it was trained on.
std::string nameOf(const Sources& sources)
{
    constexpr std::size_t kShown = 12;
    if (!sources.categoryModel)
        return std::string{kModel};
    return std::string{kModel} + '+' +
           sources.categoryModel->model().training.fingerprint.substr(0, kShown);
}

} // namespace

Assistant::Parts::Parts(Sources given)
    : sources(std::move(given)), model(nameOf(sources)), gazetteer(sources.places, sources.roads),
      districts(gazetteer), jurisdictions(areasOf(sources)),
      directory(sources.units, sources.items), calendars(calendarsOf(sources)),
      knowledge(sources.knowledge), kind(std::make_unique<KindReader>()),
      category(categoryOf(sources))
{
    for (const auto& form : sources.templates)
        templateCues.push_back(prepare(form));
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

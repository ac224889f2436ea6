#include "models/assist/assistant.h"

#include "models/assist/parts.h"

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

} // namespace

Assistant::Parts::Parts(Sources given)
    : sources(std::move(given)), model(kModel), gazetteer(sources.places, sources.roads),
      districts(gazetteer), jurisdictions(areasOf(sources)),
      directory(sources.units, sources.items), calendars(calendarsOf(sources)),
      knowledge(sources.knowledge), kind(std::make_unique<KindReader>()),
      category(std::make_unique<CategoryReader>(sources.categories, sources.items,
                                                sources.templates, sources.knowledge))
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

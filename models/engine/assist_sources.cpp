#include "models/engine/assist_sources.h"

namespace lianxin::engine {

namespace {

template <class T>
assist::Kept<T> shared(const std::shared_ptr<const City>& city, const std::vector<T>& list)
{
    return {city, &list};
}

} // namespace

assist::Sources assistSources(const std::shared_ptr<const City>& city)
{
    assist::Sources sources;
    sources.cityName = city->name;
    sources.opening = city->opening;
    sources.closing = city->closing;
    sources.categories = city->categories;
    sources.templates = city->templates;
    sources.units = city->units;
    sources.items = city->items;
    sources.knowledge = shared(city, city->knowledge);
    sources.guides = city->guides;
    sources.refusals = city->clauses.refusals;
    sources.openings = shared(city, city->openings);
    sources.stories = shared(city, city->stories);
    sources.kinds = shared(city, city->kinds);
    sources.dangers = shared(city, city->dangers);
    sources.districts = city->districts;
    sources.streets = city->streets;
    sources.roads = city->roads;
    sources.places = shared(city, city->places);
    sources.policy = city->policy;
    sources.calendar = city->calendar;
    sources.calendarYears = city->calendarYears;
    sources.thresholds = city->thresholds;
    return sources;
}

} // namespace lianxin::engine

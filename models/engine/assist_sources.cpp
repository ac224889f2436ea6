#include "models/engine/assist_sources.h"

namespace lianxin::engine {

assist::Sources assistSources(const City& city)
{
    assist::Sources sources;
    sources.cityName = city.name;
    sources.opening = city.opening;
    sources.closing = city.closing;
    sources.categories = city.categories;
    sources.templates = city.templates;
    sources.units = city.units;
    sources.items = city.items;
    sources.knowledge = assist::keep(city.knowledge);
    sources.guides = city.guides;
    sources.refusals = city.clauses.refusals;
    sources.openings = assist::keep(city.openings);
    sources.dangers = assist::keep(city.dangers);
    sources.districts = city.districts;
    sources.streets = city.streets;
    sources.roads = city.roads;
    sources.places = assist::keep(city.places);
    sources.policy = city.policy;
    sources.calendar = city.calendar;
    sources.calendarYears = city.calendarYears;
    sources.thresholds = city.thresholds;
    return sources;
}

} // namespace lianxin::engine

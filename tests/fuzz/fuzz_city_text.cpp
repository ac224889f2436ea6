#include "tests/fuzz/fuzzed_text.h"

#include "models/engine/city_index.h"
#include "models/wire/catalogue_shapes.h"
#include "models/wire/city_json.h"
#include "tests/models/engine/desk.h"
#include "tests/models/wire/filled.h"

#include <cstdint>

namespace {

using namespace lianxin;
using wire::tests::filled;

/// The small city of the engine's tests with one of everything that it lacks.
std::string soundText()
{
    engine::City city = *engine::test::cityWithGroups();
    city.centre = {113.85, 35.05};
    city.streets = {city.districts.front()};
    city.streets.front().parent = city.districts.front().code;
    city.roads = {{"平原路", 1, {{113.8, 35}, {113.9, 35.1}}}};
    city.grounds = {{"卫河", "water", {{{113.8, 35}, {113.9, 35}}}}};
    city.places = {{"1",
                    "阳光小区",
                    {"阳光"},
                    places::PlaceKind::Residential,
                    city.centre,
                    city.districts.front().code,
                    {},
                    "平原路"}};
    city.templates = {filled<ticket::FormTemplate>()};
    city.colours = {filled<ticket::Colour>()};
    city.knowledge = {filled<knowledge::Entry>()};
    city.guides = {filled<knowledge::Guide>()};
    city.openings = {filled<assist::OpeningLine>()};
    city.stories = {filled<assist::OpeningLine>()};
    city.kinds = {filled<assist::KindLine>()};
    city.dangers = {filled<assist::DangerLine>()};
    city.policy = filled<sla::Policy>();
    city.calendarYears = {filled<sla::CalendarYear>()};
    city.thresholds.byCategory[CategoryCode{"0102"}] = 0.75;
    return wire::cityText(city);
}

void check(const std::string& text)
{
    auto city = fuzz::comesBack(text, wire::parseCityText, wire::cityText);
    if (!city)
        return;
    const engine::CityIndex index(std::make_shared<engine::City>(std::move(city).value()));
    const auto at = index.jurisdictions().at(index.city().centre);
    if (!at.district.empty() && !index.jurisdictions().find(at.district))
        std::abort();
}

} // namespace

/// Any bytes, and a sound city that they change: a city that comes back from its text and can be
/// looked up in, or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string kSound = soundText();
    fuzz::give({reinterpret_cast<const char*>(data), size}, kSound, check);
    return 0;
}

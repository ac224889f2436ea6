#include "models/wire/common_shapes.h"

#include <algorithm>

namespace lianxin::wire {

namespace {

/// Words of a field that say what kind of matter it is, never about whom.
bool isClassifying(std::string_view name)
{
    using namespace ticket::field;
    static constexpr std::array kNames{kKind, kCategory, kTime, kMood};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

struct FieldRest {
    std::string name;
    std::optional<double> confidence;
    ticket::Origin origin = ticket::Origin::Guess;
    std::vector<ticket::Span> spans;
    int version = 1;
};

/// The confidence that is not written.
double impliedBy(ticket::Origin origin)
{
    return isConfirmed(origin) ? 1 : 0;
}

/// One of a field's two texts: in the clear where it classifies, else personal.
void putText(TextWriter& out, const ticket::FieldValue& field, const char* name,
             const Personal& text, const Path& path)
{
    out.key(name);
    if (text.value.empty() || isClassifying(field.name))
        out.text(text.value);
    else
        out.personal(text.value, Path{&path, name}, field.name);
}

} // namespace

template <>
inline constexpr auto kShape<FieldRest> = shape("FieldValue", needed("name", &FieldRest::name),
                                                member("confidence", &FieldRest::confidence),
                                                member("origin", &FieldRest::origin),
                                                member("spans", &FieldRest::spans),
                                                member("version", &FieldRest::version));

Json Codec<ticket::FieldValue>::write(const ticket::FieldValue& field)
{
    return Json::parse(textOf(field));
}

/// Keys in alphabetical order.
void Codec<ticket::FieldValue>::put(TextWriter& out, const ticket::FieldValue& field,
                                    const Path& path)
{
    out.open('{');
    if (field.confidence != impliedBy(field.origin))
        putMember(out, "confidence", field.confidence, path);
    if (field.display != field.value)
        putText(out, field, "display", field.display, path);
    putMember(out, "name", field.name, path);
    putMember(out, "origin", field.origin, path);
    putMember(out, field, member("spans", &ticket::FieldValue::spans), path);
    if (!field.value.value.empty() || isClassifying(field.name))
        putText(out, field, "value", field.value, path);
    putMember(out, field, member("version", &ticket::FieldValue::version), path);
    out.close('}');
}

bool Codec<ticket::FieldValue>::read(const Input& in, ticket::FieldValue& out, const Path& path,
                                     Fault& fault)
{
    FieldRest rest;
    if (!wire::read(in, rest, path, fault))
        return false;
    out = {rest.name,   {},
           {},          rest.confidence.value_or(impliedBy(rest.origin)),
           rest.origin, std::move(rest.spans),
           rest.version};
    if (!readMember(in, out, member("value", &ticket::FieldValue::value), path, fault))
        return false;
    out.display = out.value;
    return readMember(in, out, member("display", &ticket::FieldValue::display), path, fault);
}

Json Codec<places::Point>::write(const places::Point& point)
{
    return Json{{"lon", point.lon}, {"lat", point.lat}};
}

void Codec<places::Point>::put(TextWriter& out, const places::Point& point, const Path& path)
{
    out.open('{');
    putMember(out, "lat", point.lat, path);
    putMember(out, "lon", point.lon, path);
    out.close('}');
}

bool Codec<places::Point>::read(const Input& in, places::Point& out, const Path& path, Fault& fault)
{
    if (!in.isObject())
        return fault.set("bad_member", path);
    if (!readMember(in, out, needed("lon", &places::Point::lon), path, fault) ||
        !readMember(in, out, needed("lat", &places::Point::lat), path, fault))
        return false;
    const bool onEarth = out.lon >= -180 && out.lon <= 180 && out.lat >= -90 && out.lat <= 90;
    return onEarth || fault.set("bad_member", path);
}

Json Codec<std::pair<std::string, bool>>::write(const std::pair<std::string, bool>& check)
{
    return Json{{"name", check.first}, {"heard", check.second}};
}

bool Codec<std::pair<std::string, bool>>::read(const Input& in, std::pair<std::string, bool>& out,
                                               const Path& path, Fault& fault)
{
    if (!in.isObject())
        return fault.set("bad_member", path);
    return readMember(in, out, needed("name", &std::pair<std::string, bool>::first), path, fault) &&
           readMember(in, out, needed("heard", &std::pair<std::string, bool>::second), path, fault);
}

} // namespace lianxin::wire

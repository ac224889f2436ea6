#pragma once

#include "models/places/jurisdiction.h"
#include "models/session/event.h"
#include "models/ticket/field.h"
#include "models/wire/text_writer.h"
#include "models/wire/words.h"

/// Types that several rooms share.
namespace lianxin::wire {

/// `{"lon","lat"}`; outside ±180, ±90 it is no point.
template <> struct Codec<places::Point> {
    static Json write(const places::Point& point);
    static void put(TextWriter& out, const places::Point& point, const Path& path);
    static bool read(const Input& in, places::Point& out, const Path& path, Fault& fault);
};

/// Values that classify (kind, category, time) stand in the clear, everything else is personal.
/// `display` is left out where it repeats the value, `confidence` where the origin implies it (1 of
/// a confirmed value, 0 of a guess).
template <> struct Codec<ticket::FieldValue> {
    static Json write(const ticket::FieldValue& field);
    static void put(TextWriter& out, const ticket::FieldValue& field, const Path& path);
    static bool read(const Input& in, ticket::FieldValue& out, const Path& path, Fault& fault);
};

/// `{"name","heard"}`: a check of the coaching strip.
template <> struct Codec<std::pair<std::string, bool>> {
    static Json write(const std::pair<std::string, bool>& check);
    static bool read(const Input& in, std::pair<std::string, bool>& out, const Path& path,
                     Fault& fault);
};

template <>
inline constexpr auto kShape<ticket::Span> = shape("Span",
                                                   needed("utterance", &ticket::Span::utterance),
                                                   needed("from", &ticket::Span::from),
                                                   needed("to", &ticket::Span::to));

template <>
inline constexpr auto kShape<places::Jurisdiction> =
    shape("Jurisdiction", member("district", &places::Jurisdiction::district),
          member("district_name", &places::Jurisdiction::districtName),
          member("street", &places::Jurisdiction::street),
          member("street_name", &places::Jurisdiction::streetName),
          member("contested", &places::Jurisdiction::contested));

template <>
inline constexpr auto
    kShape<session::AnswerUsed> = shape("AnswerUsed", needed("entry", &session::AnswerUsed::entry),
                                        member("version", &session::AnswerUsed::version));
template <>
inline constexpr auto kShape<engine::DispatchCandidate> =
    shape("DispatchCandidate", needed("unit", &engine::DispatchCandidate::unit),
          member("because", &engine::DispatchCandidate::because));

} // namespace lianxin::wire

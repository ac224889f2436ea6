#pragma once

#include "models/base/personal.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::ticket {

/// Names of the fixed fields of every ticket. A template's fields are called `t.` + their id.
namespace field {
inline constexpr std::string_view kCallerName = "caller_name";
inline constexpr std::string_view kCallerNumber = "caller_number";
/// 另留电话: where the caller wants to be called back, if not on `caller_number`.
inline constexpr std::string_view kCallbackNumber = "callback_number";
/// 证件号码: an identity number the caller told (GB 11643), for whoever must have it; never in the
/// summary.
inline constexpr std::string_view kIdentity = "identity";
inline constexpr std::string_view kKind = "kind";         ///< a Kind's name
inline constexpr std::string_view kCategory = "category"; ///< a category code
inline constexpr std::string_view kTime = "time";   ///< `2026-11-18` or `2026-11-18T14:30`, local
inline constexpr std::string_view kPlace = "place"; ///< standardised address
inline constexpr std::string_view kSummary = "summary";
inline constexpr std::string_view kAsks = "asks"; ///< what the caller wants, joined by `；`
/// 来电情绪: the worst mood the machine heard, by its name (wire/session_json.h); never on the
/// form.
inline constexpr std::string_view kMood = "mood";
inline constexpr std::string_view kTemplatePrefix = "t.";
} // namespace field

/// The stretch of an utterance that a value came from: Unicode code points, half open.
struct Span {
    int utterance = 0;
    int from = 0;
    int to = 0;
    bool operator==(const Span&) const = default;
};

/// Who stands behind a value. A machine's guess is the only one that may be overwritten by another
/// guess.
enum class Origin { Guess, Accepted, Typed, Line, History };
std::string_view name(Origin origin);        ///< `guess`, `typed`, …
std::string_view chineseName(Origin origin); ///< 识别, 人工填写, …
std::optional<Origin> parseOrigin(std::string_view text);
bool isConfirmed(Origin origin);

/// One field of a ticket. `value` is for programs, `display` for people (often the same).
struct FieldValue {
    std::string name;
    Personal value;
    Personal display;
    double confidence = 0; ///< 0..1; 1 for confirmed values
    Origin origin = Origin::Guess;
    std::vector<Span> spans;
    int version = 1; ///< grows with every change of this field
    bool operator==(const FieldValue&) const = default;
};

/// The field of that name, or null.
const FieldValue* find(const std::vector<FieldValue>& fields, std::string_view name);
/// Its value, or empty.
const std::string& valueOf(const std::vector<FieldValue>& fields, std::string_view name);

} // namespace lianxin::ticket

#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lianxin::ticket {

/// What the caller wants of the city (诉求类型).
enum class Kind { Enquiry, Help, Complaint, Report, Suggestion, Praise };
inline constexpr std::array kKinds{Kind::Enquiry, Kind::Help,       Kind::Complaint,
                                   Kind::Report,  Kind::Suggestion, Kind::Praise};

/// `enquiry`, `help`, … as written in files and on the wire.
std::string_view name(Kind kind);
/// 咨询, 求助, 投诉, 举报, 建议, 表扬.
std::string_view chineseName(Kind kind);
/// Accepts either spelling; nothing for another word.
std::optional<Kind> parseKind(std::string_view text);

/// How soon somebody must move. Emergency is handed over to 110/119/120/122 at once.
enum class Urgency { Normal, Urgent, Emergency };
std::string_view name(Urgency urgency);
std::string_view chineseName(Urgency urgency);
std::optional<Urgency> parseUrgency(std::string_view text);

} // namespace lianxin::ticket

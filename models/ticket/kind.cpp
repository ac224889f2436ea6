#include "models/ticket/kind.h"

#include "models/ticket/names.h"

namespace lianxin::ticket {

namespace {

constexpr std::array<Spelling<Kind>, 6> kKindNames{{{Kind::Enquiry, "enquiry", "咨询"},
                                                    {Kind::Help, "help", "求助"},
                                                    {Kind::Complaint, "complaint", "投诉"},
                                                    {Kind::Report, "report", "举报"},
                                                    {Kind::Suggestion, "suggestion", "建议"},
                                                    {Kind::Praise, "praise", "表扬"}}};

constexpr std::array<Spelling<Urgency>, 3> kUrgencyNames{
    {{Urgency::Normal, "normal", "一般"},
     {Urgency::Urgent, "urgent", "紧急"},
     {Urgency::Emergency, "emergency", "突发"}}};

} // namespace

std::string_view name(Kind kind)
{
    return spelled(kKindNames, kind).ascii;
}
std::string_view chineseName(Kind kind)
{
    return spelled(kKindNames, kind).chinese;
}
std::optional<Kind> parseKind(std::string_view text)
{
    return parsed(kKindNames, text);
}

std::string_view name(Urgency urgency)
{
    return spelled(kUrgencyNames, urgency).ascii;
}
std::string_view chineseName(Urgency urgency)
{
    return spelled(kUrgencyNames, urgency).chinese;
}
std::optional<Urgency> parseUrgency(std::string_view text)
{
    return parsed(kUrgencyNames, text);
}

} // namespace lianxin::ticket

#include "models/wire/masked_numbers.h"

#include "models/wire/event_shapes.h"
#include "models/wire/members.h"
#include "models/wire/session_shapes.h"
#include "models/wire/view_shapes.h"

#include <algorithm>
#include <string_view>

namespace lianxin::wire {

namespace {

/// Texts that the centre makes, and lines of offices.
constexpr std::array<std::string_view, 7> kNobodys{
    "dialled",           "digest", "into_number", "line", "merged_into_number", "number",
    "provisional_number"};

/// A personal value of this name is a number as a whole.
constexpr std::string_view kNumber = "number";

bool isNumber(std::string_view field)
{
    using namespace ticket::field;
    return field == kCallerNumber || field == kCallbackNumber || field == kIdentity;
}

constexpr int kBegun = 3;
/// In words that go on: as many digits as a date, a room or an amount of everyday has.
constexpr int kLongestInWords = 5;

bool isDate(std::string_view run)
{
    constexpr std::size_t kDash = 4; // 2026-11-18
    return (run.starts_with("19") || run.starts_with("20")) && run.find('-') == kDash;
}

/// A text in which numbers of more than `longest` digits show their first three alone.
std::string begunWithin(const std::string& text, int longest)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find_first_not_of("0123456789-", from), text.size());
        auto run = text.substr(from, to - from);
        if (std::count_if(run.begin(), run.end(), [](char c) { return c != '-'; }) > longest &&
            !isDate(run))
            std::fill(run.begin() + kBegun, run.end(), '*');
        out += run;
        from = to;
        if (from < text.size())
            out += text[from++];
    }
    return out;
}

struct Mask {
    void operator()(const char* name, std::string& text) const
    {
        if (std::find(kNobodys.begin(), kNobodys.end(), name) == kNobodys.end())
            text = maskedWithin(text);
    }
    void operator()(const char* name, Personal& value) const
    {
        value.value = name == kNumber ? masked(value.value) : maskedWithin(value.value);
    }
    void operator()(const char*, ticket::FieldValue& field) const
    {
        const auto mask = isNumber(field.name) ? masked : maskedWithin;
        field.value.value = mask(field.value.value);
        field.display.value = mask(field.display.value);
    }
    void operator()(const char*, session::SpeechProgressed& speech) const
    {
        speech.text.value = begunWithin(speech.text.value, kLongestInWords);
    }
    void operator()(const char*, session::FieldEdited& edit) const
    {
        const int longest = isNumber(edit.name) ? kBegun : kLongestInWords;
        edit.value.value = begunWithin(edit.value.value, longest);
        edit.display.value = begunWithin(edit.display.value, longest);
    }
    void operator()(const char*, session::FieldSuggested& suggested) const
    {
        if (isNumber(suggested.field.name))
            for (auto& other : suggested.alternatives) {
                other.value = masked(other.value);
                other.display = masked(other.display);
            }
    }
};

/// Passed over by who reads it, as the line itself would be.
std::string unknownLine(const std::string& type)
{
    return dump(Json{{"seq", 0}, {"at_ms", 0}, {"type", type}});
}

template <class Body> void maskBody(Body& body)
{
    std::visit([](auto& each) { visitMembers("", each, Mask{}); }, body);
}

} // namespace

engine::Event maskedNumbers(engine::Event event)
{
    maskBody(event.body);
    return event;
}

engine::TicketView maskedNumbers(engine::TicketView ticket)
{
    visitMembers("", ticket, Mask{});
    return ticket;
}

engine::CallView maskedNumbers(engine::CallView call)
{
    visitMembers("", call, Mask{});
    return call;
}

TranscriptPost maskedNumbers(TranscriptPost post)
{
    for (auto& event : post.events)
        maskBody(event.body);
    return post;
}

std::string maskedJournal(std::string_view lines)
{
    std::string out;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (auto event = parseSessionLine(line)) {
            maskBody(event.value().body);
            out += sessionLine(event.value()) + '\n';
        } else if (event.error().code == "unknown_event") {
            out += unknownLine(event.error().detail) + '\n';
        }
    }
    return out;
}

} // namespace lianxin::wire

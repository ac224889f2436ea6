#include "models/wire/masked_numbers.h"

#include "models/base/digit.h"
#include "models/wire/event_shapes.h"
#include "models/wire/members.h"
#include "models/wire/session_shapes.h"
#include "models/wire/view_shapes.h"

#include <algorithm>
#include <string_view>
#include <vector>

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

constexpr std::size_t kBegun = 3;
/// In words that go on: as many digits as a date, a room or an amount of everyday has.
constexpr int kLongestInWords = 5;
constexpr int kDateAndTime = 12; ///< digits of 2026-11-18 09:30

bool isDate(std::string_view run)
{
    constexpr std::size_t kDash = 4; // 2026-11-18
    return (run.starts_with("19") || run.starts_with("20")) && run.find('-') == kDash;
}

/// Bytes of what goes on in a number at `at`: a digit, a hyphen, a pause before another digit.
std::size_t goesOn(std::string_view text, std::size_t at)
{
    if (const auto digit = digitAt(text, at); digit.bytes > 0)
        return digit.bytes;
    if (text[at] == '-')
        return 1;
    const auto pause = pauseAt(text, at);
    return digitAt(text, at + pause).bytes > 0 ? pause : 0;
}

/// A text in which numbers of more than `longest` digits, written or said, show their first three
/// alone.
std::string begunWithin(const std::string& text, int longest)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        std::vector<std::string> glyphs;
        int digits = 0;
        auto to = from;
        for (std::size_t bytes = 0; to < text.size() && (bytes = goesOn(text, to)) > 0;
             to += bytes) {
            digits += digitAt(text, to).bytes > 0 ? 1 : 0;
            glyphs.push_back(text.substr(to, bytes));
        }
        const bool dated = digits <= kDateAndTime && isDate(std::string_view{text}.substr(from));
        const bool hidden = digits > longest && !dated;
        for (std::size_t i = 0; i < glyphs.size(); ++i)
            out += hidden && i >= kBegun ? "*" : glyphs[i];
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
        const int longest = isNumber(edit.name) ? int{kBegun} : kLongestInWords;
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

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

bool isNumber(const ticket::FieldValue& field)
{
    using namespace ticket::field;
    return field.name == kCallerNumber || field.name == kCallbackNumber || field.name == kIdentity;
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
        const auto mask = isNumber(field) ? masked : maskedWithin;
        field.value.value = mask(field.value.value);
        field.display.value = mask(field.display.value);
    }
};

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

} // namespace lianxin::wire

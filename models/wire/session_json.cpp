#include "models/wire/session_json.h"

#include "models/wire/session_shapes.h"

namespace lianxin::wire {

namespace {

using Bodies = Alternatives<session::Bodies>;

constexpr int kVersion = 1;

struct Head {
    int seq = 0;
    int atMs = 0;
    std::string type;
};

} // namespace

template <>
inline constexpr auto kShape<Head> = shape("Event", needed("seq", &Head::seq),
                                           needed("at_ms", &Head::atMs),
                                           needed("type", &Head::type));

Json toJson(const session::Event& event)
{
    return Json{{"seq", event.seq},
                {"at_ms", event.atMs},
                {"type", std::string(typeName(event.body))},
                {"version", kVersion},
                {"body", writeAlternative(event.body)}};
}

std::string sessionLine(const session::Event& event)
{
    return dump(toJson(event));
}

std::string sessionLines(const std::vector<session::Event>& events)
{
    std::string text;
    for (const auto& event : events)
        text += sessionLine(event) + '\n';
    return text;
}

Result<session::Event> parseSessionEvent(const Input& json)
{
    const auto head = readWhole<Head>(json);
    if (!head)
        return head.error();
    const auto* alternative = Bodies::find(head.value().type);
    if (!alternative)
        return Error{"unknown_event", head.value().type};
    session::Event event{head.value().seq, head.value().atMs, {}};
    Fault fault;
    const auto body = json.member("body");
    const Json empty = Json::object();
    if (!alternative->read(body ? *body : Input(empty), event.body, Path{nullptr, "body"}, fault))
        return *fault.error();
    return event;
}

Result<session::Event> parseSessionLine(std::string_view line)
{
    const auto json = ParsedJson::of(line);
    return json ? parseSessionEvent(json.value().root()) : Result<session::Event>(json.error());
}

std::string_view typeName(const session::Body& body)
{
    return nameOfAlternative(body);
}

std::vector<std::string_view> sessionEventTypes()
{
    return Bodies::names();
}

std::string transcriptBody(const TranscriptPost& post)
{
    Json events = Json::array();
    for (const auto& event : post.events)
        events.push_back(toJson(event));
    return dump(Json{{"call", post.call.str()}, {"events", std::move(events)}});
}

Result<TranscriptPost> parseTranscriptBody(std::string_view text)
{
    const auto json = ParsedJson::of(text);
    if (!json)
        return json.error();
    const auto root = json.value().root();
    TranscriptPost post;
    Fault fault;
    if (!root.isObject() ||
        !readMember(root, post, needed("call", &TranscriptPost::call), Path{}, fault))
        return fault.error().value_or(Error{"bad_member", ""});
    const auto events = root.member("events");
    if (!events || !events->isArray())
        return Error{"missing_member", "events"};
    for (const auto& item : events->items()) {
        auto event = parseSessionEvent(item);
        if (!event)
            return event.error();
        post.events.push_back(std::move(event).value());
    }
    return post;
}

std::string_view moodName(session::Mood mood)
{
    return wordOf(mood);
}

std::optional<session::Mood> parseMood(std::string_view text)
{
    return valueOfWord<session::Mood>(text);
}

std::string_view outcomeName(session::Outcome outcome)
{
    return wordOf(outcome);
}

std::optional<session::Outcome> parseOutcome(std::string_view text)
{
    return text == "answered" ? session::Outcome::AnsweredDirectly
                              : valueOfWord<session::Outcome>(text);
}

} // namespace lianxin::wire

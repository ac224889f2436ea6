#include "models/wire/event_json.h"

#include "models/wire/event_shapes.h"

namespace lianxin::wire {

namespace {

using Bodies = Alternatives<engine::EventBodies>;

/// The envelope without its body.
struct Head {
    std::int64_t seq = 0;
    std::string city;
    engine::Realm realm = engine::Realm::Live;
    std::int64_t epoch = 1;
    std::string type;
    int version = 1;
    UtcTime recordedAt{};
    UtcTime occurredAt{};
    bool offline = false;
    StaffId actor;
    CommandId cause;
    std::string previous;
};

constexpr int kVersion = 1;

} // namespace

template <>
inline constexpr auto kShape<Head> = shape(
    "Event", needed("seq", &Head::seq), member("city", &Head::city), member("realm", &Head::realm),
    member("epoch", &Head::epoch), needed("type", &Head::type), needed("version", &Head::version),
    needed("recorded_at", &Head::recordedAt), needed("occurred_at", &Head::occurredAt),
    member("offline", &Head::offline), member("actor", &Head::actor), member("cause", &Head::cause),
    member("previous", &Head::previous));

void put(TextWriter& out, const engine::Event& event, std::string_view previous,
         std::string_view hash)
{
    const Path root;
    out.open('{');
    putMember(out, "actor", event.actor, root);
    out.key("body");
    putAlternative(out, event.body, Path{&root, "body"});
    putMember(out, "cause", event.cause, root);
    putMember(out, "city", event.city, root);
    putMember(out, "epoch", event.epoch, root);
    if (!hash.empty())
        putMember(out, "hash", hash, root);
    putMember(out, "occurred_at", event.occurredAt, root);
    putMember(out, "offline", event.offline, root);
    putMember(out, "previous", previous, root);
    putMember(out, "realm", event.realm, root);
    putMember(out, "recorded_at", event.recordedAt, root);
    putMember(out, "seq", event.seq, root);
    putMember(out, "type", typeName(event.body), root);
    putMember(out, "version", event.version, root);
    out.close('}');
}

Json toJson(const engine::Event& event)
{
    TextWriter out;
    put(out, event, event.previous);
    return Json::parse(out.take());
}

namespace {

Result<engine::Event> parseCurrent(const Input& json, const Head& head)
{
    const auto* alternative = Bodies::find(head.type);
    if (!alternative)
        return Error{"unknown_event", head.type};
    if (head.version > kVersion)
        return Error{"newer_version", head.type};
    engine::Event event{head.seq,     head.city,       head.realm,      head.epoch,
                        head.version, head.recordedAt, head.occurredAt, head.offline,
                        head.actor,   head.cause,      head.previous,   {}};
    const auto body = json.member("body");
    const Json empty = Json::object();
    Fault fault;
    if (!alternative->read(body ? *body : Input(empty), event.body, Path{nullptr, "body"}, fault))
        return *fault.error();
    return event;
}

} // namespace

Result<engine::Event> parseEvent(const Input& json)
{
    auto head = readWhole<Head>(json);
    if (!head)
        return head.error();
    if (head.value().version >= kVersion)
        return parseCurrent(json, head.value());
    auto raised = json.tree();
    if (!raised)
        return raised.error();
    upcast(raised.value(), upcasters());
    const Input current(raised.value(), json.vault());
    head = readWhole<Head>(current);
    return head ? parseCurrent(current, head.value()) : Result<engine::Event>(head.error());
}

Result<engine::Event> parseEventText(std::string_view text)
{
    const auto json = ParsedJson::of(text);
    return json ? parseEvent(json.value().root()) : Result<engine::Event>(json.error());
}

std::string_view typeName(const engine::EventBody& body)
{
    return nameOfAlternative(body);
}

std::vector<std::string_view> eventTypes()
{
    return Bodies::names();
}

int currentVersion(std::string_view type)
{
    return Bodies::find(type) ? kVersion : 0;
}

} // namespace lianxin::wire

#include "models/wire/command_json.h"

#include "models/wire/command_shapes.h"

namespace lianxin::wire {

namespace {

using Bodies = Alternatives<engine::CommandBodies>;

struct Head {
    CommandId id;
    std::string type;
    std::int64_t seen = 0;
    std::optional<UtcTime> occurredAt;
    bool offline = false;
};

} // namespace

template <>
inline constexpr auto kShape<Head> = shape("Command", needed("id", &Head::id),
                                           needed("type", &Head::type), member("seen", &Head::seen),
                                           member("occurred_at", &Head::occurredAt),
                                           member("offline", &Head::offline));

Result<engine::Command> parseCommand(const Input& json)
{
    auto head = readWhole<Head>(json);
    if (!head)
        return head.error();
    const auto* alternative = Bodies::find(head.value().type);
    if (!alternative)
        return Error{"unknown_command", head.value().type};
    engine::Command command;
    command.id = head.value().id;
    command.seen = head.value().seen;
    command.occurredAt = head.value().occurredAt;
    command.offline = head.value().offline;
    Fault fault;
    const auto body = json.member("body");
    const Json empty = Json::object();
    if (!alternative->read(body ? *body : Input(empty), command.body, Path{nullptr, "body"}, fault))
        return *fault.error();
    return command;
}

Result<engine::Command> parseCommandText(std::string_view text)
{
    const auto json = ParsedJson::of(text);
    return json ? parseCommand(json.value().root()) : Result<engine::Command>(json.error());
}

Json toJson(const engine::Command& command)
{
    Json json{{"id", command.id.str()},
              {"seen", command.seen},
              {"type", std::string(typeName(command.body))},
              {"body", writeAlternative(command.body)}};
    writeMember(json, "occurred_at", command.occurredAt);
    if (command.offline)
        json["offline"] = true;
    return json;
}

std::string_view typeName(const engine::CommandBody& body)
{
    return nameOfAlternative(body);
}

std::string_view roleName(engine::Role role)
{
    return wordOf(role);
}

std::optional<engine::Role> parseRole(std::string_view text)
{
    return valueOfWord<engine::Role>(text);
}

} // namespace lianxin::wire

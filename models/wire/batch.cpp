#include "models/wire/command_json.h"
#include "models/wire/command_limits.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

/// The id of an entry, empty when it cannot be read.
CommandId idOf(const Input& entry)
{
    const auto id = entry.member("id");
    const auto text = id ? id->text() : std::nullopt;
    return text ? CommandId(std::string(*text)) : CommandId();
}

Result<engine::Command> limited(Result<engine::Command> command)
{
    const auto fits = command ? withinLimits(command.value().body) : success();
    return fits ? std::move(command) : Result<engine::Command>(fits.error());
}

} // namespace

Result<std::vector<ReceivedCommand>> parseBatch(std::string_view text)
{
    if (text.size() > kMaxBody)
        return Error{"body_too_large", std::to_string(kMaxBody)};
    const auto json = ParsedJson::of(text);
    if (!json)
        return json.error();
    const auto list = json.value().root().member("commands");
    if (!list || !list->isArray())
        return Error{"missing_member", "commands"};
    const auto entries = list->items();
    if (entries.size() > kMaxBatch)
        return Error{"batch_too_large", std::to_string(kMaxBatch)};
    std::vector<ReceivedCommand> batch;
    batch.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto id = idOf(entries[i]);
        if (id.empty())
            return Error{"missing_member", "commands[" + std::to_string(i) + "].id"};
        batch.push_back({std::move(id), limited(parseCommand(entries[i]))});
    }
    return batch;
}

std::string batchBody(const std::vector<engine::Command>& commands)
{
    Json list = Json::array();
    for (const auto& command : commands)
        list.push_back(toJson(command));
    return dump(Json{{"commands", std::move(list)}});
}

} // namespace lianxin::wire

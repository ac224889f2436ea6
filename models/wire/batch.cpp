#include "models/wire/command_json.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

/// The id of an entry, empty when it cannot be read.
CommandId idOf(const Json& entry)
{
    if (!entry.is_object())
        return {};
    const auto id = entry.find("id");
    return id != entry.end() && id->is_string() ? CommandId(id->get<std::string>()) : CommandId();
}

} // namespace

Result<std::vector<ReceivedCommand>> parseBatch(std::string_view text)
{
    if (text.size() > kMaxBody)
        return Error{"body_too_large", std::to_string(kMaxBody)};
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    const auto& whole = json.value();
    const auto list = whole.is_object() ? whole.find("commands") : whole.end();
    if (!whole.is_object() || list == whole.end() || !list->is_array())
        return Error{"missing_member", "commands"};
    if (list->size() > kMaxBatch)
        return Error{"batch_too_large", std::to_string(kMaxBatch)};
    std::vector<ReceivedCommand> batch;
    batch.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto id = idOf((*list)[i]);
        if (id.empty())
            return Error{"missing_member", "commands[" + std::to_string(i) + "].id"};
        batch.push_back({std::move(id), parseCommand((*list)[i])});
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

#pragma once

#include "models/engine/command.h"
#include "models/wire/input.h"

#include <vector>

/// Commands as they travel: `{"id","type","seen","occurred_at","offline","body":{…}}`. Who asks is
/// never part of it.
namespace lianxin::wire {

/// Errors: `missing_member` (an id or another required member), `bad_member` (wrong type, range or
/// word), `unknown_command`; the detail is the path, for instance
/// `body.fields[2].confidence`. Unknown members are ignored.
Result<engine::Command> parseCommand(const Input& json);
/// The same from text; also `bad_json`.
Result<engine::Command> parseCommandText(std::string_view text);
Json toJson(const engine::Command& command);

/// `SubmitTicket`.
std::string_view typeName(const engine::CommandBody& body);

/// One entry of a batch. An entry whose id can be read is answered even when the rest of it cannot,
/// or is `too_large` (command_limits.h).
struct ReceivedCommand {
    CommandId id;
    Result<engine::Command> command;
};

inline constexpr std::size_t kMaxBody = 1024 * 1024;
inline constexpr std::size_t kMaxBatch = 100;

/// `{"commands":[…]}`. Errors of the whole: `body_too_large`, `batch_too_large`, `bad_json`,
/// `missing_member` (no list, or an entry without an id).
Result<std::vector<ReceivedCommand>> parseBatch(std::string_view text);
std::string batchBody(const std::vector<engine::Command>& commands);

/// `call_taker` and back, for logins and user files.
std::string_view roleName(engine::Role role);
std::optional<engine::Role> parseRole(std::string_view text);

} // namespace lianxin::wire

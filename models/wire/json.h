#pragma once

#include "models/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace lianxin::wire {

/// Members stand in alphabetical order, so that `dump` is canonical. Include <nlohmann/json.hpp>
/// (in .cpp files only) to look inside.
using Json = nlohmann::json;

/// The protocol this build speaks; sent as `Lianxin-Protocol`.
inline constexpr int kProtocol = 1;

/// One JSON value and nothing behind it. Error `bad_json` with `line:column` of the first wrong
/// character.
Result<Json> parseJson(std::string_view text);
/// The member when it is a text; null otherwise, and when `json` is no object.
const std::string* textMember(const Json& json, const char* name);
/// Nested deeper than anything of ours; whoever walks through a value that a stranger wrote asks
/// first. Error code `too_deep`.
bool isTooDeep(const Json& json);
/// Compact UTF-8; ill-formed UTF-8 inside strings becomes U+FFFD. The same value gives the same
/// bytes.
std::string dump(const Json& json);
/// The same with two blanks of indentation, for people.
std::string dumpPretty(const Json& json);

/// `{"error":{"code":"…","detail":"…"}}`.
std::string errorBody(const Error& error);
/// Reads such a body; nothing readable gives `bad_answer`.
Error parseErrorBody(std::string_view text);

} // namespace lianxin::wire

#include "models/wire/json.h"

#include "models/wire/input.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lianxin::wire {

namespace {

constexpr int kDeepest = 64;

bool isDeeperThan(const Json& json, int levels)
{
    return json.is_structured() &&
           (levels == 0 || std::any_of(json.begin(), json.end(), [&](const Json& item) {
                return isDeeperThan(item, levels - 1);
            }));
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    auto parsed = ParsedJson::of(text);
    if (!parsed)
        return parsed.error();
    return std::move(parsed).value().tree();
}

const std::string* textMember(const Json& json, const char* name)
{
    const auto it = json.find(name);
    return it == json.end() ? nullptr : it->get_ptr<const std::string*>();
}

bool isTooDeep(const Json& json)
{
    return isDeeperThan(json, kDeepest);
}

std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string dumpPretty(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string errorBody(const Error& error)
{
    return dump(Json{{"error", {{"code", error.code}, {"detail", error.detail}}}});
}

Error parseErrorBody(std::string_view text)
{
    const auto json = parseJson(text);
    if (!json || !json.value().is_object() || !json.value().contains("error"))
        return {"bad_answer", ""};
    const auto& error = json.value()["error"];
    const auto* code = textMember(error, "code");
    const auto* detail = textMember(error, "detail");
    return code ? Error{*code, detail ? *detail : ""} : Error{"bad_answer", ""};
}

} // namespace lianxin::wire

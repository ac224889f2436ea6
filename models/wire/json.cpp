#include "models/wire/json.h"

#include "models/wire/position.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

Result<Json> parseJson(std::string_view text)
{
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& e) {
        return Error{"bad_json", positionOf(text, e.byte == 0 ? 0 : e.byte - 1)};
    } catch (const Json::exception& e) {
        return Error{"bad_json", e.what()};
    }
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
    if (!error.is_object() || !error.contains("code") || !error["code"].is_string())
        return {"bad_answer", ""};
    const auto detail = error.find("detail");
    return {error["code"].get<std::string>(), detail != error.end() && detail->is_string()
                                                  ? detail->get<std::string>()
                                                  : std::string()};
}

} // namespace lianxin::wire

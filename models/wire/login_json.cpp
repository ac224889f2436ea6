#include "models/wire/view_json.h"
#include "models/wire/words.h"

namespace lianxin::wire {

template <>
inline constexpr auto kShape<LoginRequest> = shape("LoginRequest",
                                                   needed("staff", &LoginRequest::staff),
                                                   needed("password", &LoginRequest::password));
template <>
inline constexpr auto kShape<LoginAnswer> = shape(
    "LoginAnswer", needed("token", &LoginAnswer::token), needed("expires", &LoginAnswer::expires),
    needed("staff", &LoginAnswer::staff), member("name", &LoginAnswer::name),
    member("roles", &LoginAnswer::roles), member("unit", &LoginAnswer::unit),
    member("city", &LoginAnswer::city), needed("protocol", &LoginAnswer::protocol));
template <>
inline constexpr auto kShape<Heartbeat> = shape("Heartbeat", needed("seq", &Heartbeat::seq),
                                                needed("now", &Heartbeat::now));

std::string loginBody(const LoginRequest& request)
{
    return dump(write(request));
}

Result<LoginRequest> parseLoginRequest(std::string_view text)
{
    return readText<LoginRequest>(text);
}

std::string loginAnswerBody(const LoginAnswer& answer)
{
    return dump(write(answer));
}

Result<LoginAnswer> parseLoginAnswer(std::string_view text)
{
    return readText<LoginAnswer>(text);
}

std::string heartbeatBody(const Heartbeat& heartbeat)
{
    return dump(write(heartbeat));
}

Result<Heartbeat> parseHeartbeat(std::string_view text)
{
    return readText<Heartbeat>(text);
}

} // namespace lianxin::wire

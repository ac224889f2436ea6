#include "models/wire/digest.h"
#include "models/wire/view_json.h"
#include "server-stub/http/routes.h"

namespace lianxin::http {

namespace {

constexpr std::size_t kMaxLogin = 4 * 1024;
constexpr int kMostAtOnce = 64; ///< logins waiting for the one password check that runs at a time

/// Counts who waits for a password check.
class Waiting {
public:
    explicit Waiting(std::atomic<int>& count) : m_count(count), m_before(count.fetch_add(1)) {}
    ~Waiting() { --m_count; }
    bool tooMany() const { return m_before >= kMostAtOnce; }

private:
    std::atomic<int>& m_count;
    int m_before;
};

} // namespace

void logIn(Api& api, Exchange& exchange)
{
    static std::atomic<int> s_waiting{0};
    const auto body = exchange.body(kMaxLogin);
    if (!body)
        return exchange.replyError(body.error());
    const auto request = wire::parseLoginRequest(body.value());
    if (!request)
        return exchange.replyError(request.error());
    const Waiting waiting(s_waiting);
    if (waiting.tooMany())
        return exchange.replyError({"too_many_logins", {}});
    const auto login =
        api.accounts.logIn(request.value().staff, request.value().password, api.centre.now());
    if (!login) {
        ++api.wrongLogins;
        return exchange.replyError(login.error());
    }
    const auto& [token, expires, account] = login.value();
    exchange.reply(
        200, wire::loginAnswerBody({token, expires, account.staff, account.name, account.roles,
                                    account.unit, api.centre.city().code, wire::kProtocol}));
}

void logOut(Api& api, Exchange& exchange)
{
    api.accounts.logOut(exchange.token);
    api.hub.endLogin(wire::sha256Hex(exchange.token));
    exchange.replyNothing(204);
}

} // namespace lianxin::http

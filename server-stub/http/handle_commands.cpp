#include "models/engine/canonical.h"
#include "models/engine/command_age.h"
#include "models/engine/permissions.h"
#include "models/wire/command_json.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/view_json.h"
#include "server-stub/auth/seating.h"
#include "server-stub/http/masking.h"
#include "server-stub/http/routes.h"
#include "server-stub/service/snapshot.h"

#include <algorithm>

namespace lianxin::http {

namespace {

engine::Answer refused(const wire::ReceivedCommand& received)
{
    const Error& error = received.command.error();
    return {received.id, 0, 0, engine::Rejection{error.code, error.detail}, {}};
}

/// What the engine cannot know: who speaks here; an id without a time could not be told from a
/// repetition once its answer is forgotten; and what the person may sit for.
Status admit(Api& api, const Exchange& exchange, engine::Command& command)
{
    if (!engine::mintedAt(command.id.str()))
        return Error{"bad_id", command.id.str()};
    if (engine::isServersOwn(command.body))
        return Error{"forbidden", std::string(engine::commandName(command.body))};
    auto* signIn = std::get_if<engine::SignInSeat>(&command.body);
    if (signIn == nullptr)
        return success();
    auto seated = auth::seated(exchange.viewer, api.centre.city().callPlan, std::move(*signIn));
    if (!seated)
        return seated.error();
    *signIn = std::move(seated).value();
    return success();
}

const engine::Rejection* refusalOfStore(const std::vector<engine::Answer>& answers)
{
    const auto refused = std::find_if(answers.begin(), answers.end(), [](const auto& answer) {
        return answer.rejection && engine::isStoreRefusal(*answer.rejection);
    });
    return refused == answers.end() ? nullptr : &*refused->rejection;
}

} // namespace

void postCommands(Api& api, Exchange& exchange)
{
    const auto body = exchange.body(wire::kMaxBody);
    if (!body)
        return exchange.replyError(body.error());
    auto received = wire::parseBatch(body.value());
    if (!received)
        return exchange.replyError(received.error());
    std::vector<engine::Command> commands;
    for (auto& entry : received.value()) {
        if (!entry.command)
            continue;
        if (const auto admitted = admit(api, exchange, entry.command.value()); !admitted) {
            entry.command = admitted.error();
            continue;
        }
        commands.push_back(std::move(entry.command).value());
        commands.back().actor = exchange.actor();
        // Here rather than in the one thread that decides.
        commands.back().digest = engine::canonicalDigest(commands.back());
    }
    auto decided = api.centre.submit(std::move(commands));
    if (!decided)
        return exchange.replyError(decided.error());
    // No answer to any: whoever asked sends all of it again, and what was kept is answered as then.
    if (const auto* refusal = refusalOfStore(decided.value()))
        return exchange.replyError({refusal->code, refusal->detail});
    wire::BatchAnswer answer;
    std::size_t next = 0;
    for (const auto& entry : received.value())
        answer.answers.push_back(entry.command ? std::move(decided.value()[next++])
                                               : refused(entry));
    answer.seq = api.log.lastSeq();
    exchange.reply(200, wire::batchAnswerBody(answer));
}

void getSnapshot(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    auto snapshot = service::snapshotFor(actor, api.centre, api.tickets);
    if (!snapshot)
        return exchange.replyError(snapshot.error());
    if (!showsNumbers(api, actor)) {
        for (auto& ticket : snapshot.value().tickets)
            ticket = wire::maskedNumbers(std::move(ticket));
        for (auto& call : snapshot.value().calls)
            call = wire::maskedNumbers(std::move(call));
    }
    if (const auto shown = snapshot.value().tickets.size() + snapshot.value().calls.size();
        shown > 0) {
        const auto recorded =
            api.access.record({api.centre.now(), actor.staff, "snapshot", std::to_string(shown)});
        if (!recorded)
            return exchange.replyError(recorded.error());
    }
    exchange.reply(200, wire::snapshotBody(snapshot.value()));
}

/// A call as whoever has it, reports it or watches the hall may see it.
void getCall(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    std::optional<engine::CallView> call;
    bool sees = seesNumbers(actor);
    const auto looked = api.centre.look([&](const engine::State& state) {
        const auto* row = state.call(CallId(exchange.id()));
        if (row == nullptr)
            return;
        const bool own = !row->view.seat.empty() && state.seatOf(actor.staff) == row->view.seat;
        if (own || engine::has(actor, engine::Role::Supervisor) ||
            engine::has(actor, engine::Role::Gateway))
            call = row->view;
        sees = sees && !isAtHome(actor, state);
    });
    if (!looked)
        return exchange.replyError(looked.error());
    if (!call)
        return exchange.replyError({"unknown_call", {}});
    if (sees)
        if (const auto recorded =
                api.access.record({api.centre.now(), actor.staff, "read_call", call->id.str()});
            !recorded)
            return exchange.replyError(recorded.error());
    exchange.reply(200, wire::callText(sees ? *call : wire::maskedNumbers(std::move(*call))));
}

} // namespace lianxin::http

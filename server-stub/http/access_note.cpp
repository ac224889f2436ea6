#include "server-stub/http/access_note.h"

#include "server-stub/store/random.h"

namespace lianxin::http {

Status noteAccess(Api& api, const engine::Actor& actor, const char* act, const std::string& subject,
                  const std::string& reason, std::vector<TicketId> tickets)
{
    engine::Command command;
    command.id = CommandId(store::newId(api.centre.now()));
    command.actor = actor;
    command.body = engine::NoteAccess{act, subject, reason, std::move(tickets)};
    std::vector<engine::Command> batch;
    batch.push_back(std::move(command));
    const auto answers = api.centre.submit(std::move(batch));
    if (!answers)
        return answers.error();
    if (const auto& why = answers.value().front().rejection)
        return Error{why->code, why->detail};
    return success();
}

} // namespace lianxin::http

#pragma once

#include "server-stub/http/api.h"

namespace lianxin::http {

/// Puts an unmasking, an export or a replay into the central log, before anything is shown, or what
/// the record of ordinary reading holds. `act` as in engine::NoteAccess. Errors: those of a refused
/// write (`disk_full`, `io`, `overloaded`).
Status noteAccess(Api& api, const engine::Actor& actor, const char* act, const std::string& subject,
                  const std::string& reason = {}, std::vector<TicketId> tickets = {});

} // namespace lianxin::http

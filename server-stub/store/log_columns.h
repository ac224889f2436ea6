#pragma once

#include "models/engine/ports.h"
#include "models/wire/vault.h"
#include "server-stub/store/stored_event.h"

#include <Poco/Types.h>

#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}

/// The rows of one append, gathered by column: a Poco statement is compiled once for all rows of a
/// table, and a group commit has hundreds. `write` throws Poco exceptions and empties the columns.
namespace lianxin::store {

using Texts = std::vector<std::string>;
using Numbers = std::vector<Poco::Int64>;

struct EventColumns {
    Numbers seq, recordedAt;
    Texts type, audience, sealed, hash;
    void add(const StoredEvent& stored, const std::string& sealedText);
    void write(Poco::Data::Session& session);
};

struct VaultColumns {
    Numbers seq;
    Texts key, subject, field, salt, value;
    void add(std::int64_t seq, const wire::VaultValue& value);
    void write(Poco::Data::Session& session);
};

struct AnswerColumns {
    Texts id, digest, answer;
    Numbers at;
    void add(const engine::StoredAnswer& answer);
    void write(Poco::Data::Session& session);
};

struct JournalColumns {
    Texts session, call, ticket, staff, digest;
    Numbers events, bytes, storedAt, seq;
    void add(const engine::Event& event, const engine::JournalStored& body);
    void write(Poco::Data::Session& session);
};

} // namespace lianxin::store

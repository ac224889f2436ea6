#pragma once

#include "models/engine/ports.h"
#include "models/engine/unit_figures.h"
#include "models/wire/vault.h"
#include "server-stub/store/prepared.h"
#include "server-stub/store/stored_event.h"

namespace lianxin::store {

/// Puts the rows of one append into the log's tables, within the transaction that begin() opens.
/// Throws Poco exceptions.
class LogRows {
public:
    explicit LogRows(Poco::Data::Session& session);

    void begin() { m_begin.run(); }
    void commit() { m_commit.run(); }
    void add(const engine::Event& event, const Written& written, const wire::Sealed& sealed);
    void add(const engine::StoredAnswer& answer);
    /// Its entry in the index of journals, when it tells of one; add() of an event does it too.
    void addJournalOf(const engine::Event& event);
    /// To the figures of units.
    void add(const engine::Judgement& judgement);

private:
    void addJournal(const engine::Event& event, const engine::JournalStored& body);
    Prepared m_begin, m_commit, m_event, m_vault, m_answer, m_journal, m_figure;
};

} // namespace lianxin::store

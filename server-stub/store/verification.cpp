#include "server-stub/store/verification.h"

#include "models/engine/ticket_fold.h"
#include "models/wire/event_json.h"
#include "models/wire/event_text.h"
#include "models/wire/vault.h"
#include "models/wire/view_json.h"
#include "server-stub/store/checkpoint_check.h"
#include "server-stub/store/figure_reads.h"
#include "server-stub/store/journals.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <set>
#include <tuple>
#include <unordered_map>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;

namespace {

constexpr Poco::Int64 kAtOnce = 2000;
constexpr int kCatchUps = 20;

struct RawEvent {
    Poco::Int64 seq = 0;
    std::string sealed;
    std::string hash;
};

class Verifier {
public:
    Verifier(Database& database, const std::optional<FigureQuestion>& question)
        : m_database(database), m_question(question),
          m_checkpoints(database, [this](const TicketId& id) -> const TicketView* {
              const auto it = m_tickets.find(id);
              return it == m_tickets.end() ? nullptr : &it->second;
          })
    {}

    Result<Findings> run()
    {
        const auto damage = m_database.damage();
        if (!damage)
            return damage.error();
        if (!damage.value().empty())
            fault("数据库页损坏：" + damage.value());
        if (const auto known = m_checkpoints.open(); !known)
            return known.error();
        if (const auto last = readLast(); !last)
            return last.error();
        while (m_seq < m_last)
            if (const auto read = checkChunk(); !read)
                return read.error();
        for (const auto& text : m_checkpoints.faults())
            fault(text);
        m_findings.checkpoints = m_checkpoints.agreed();
        if (const auto compared = compareFigures(); !compared)
            return compared.error();
        if (const auto compared = compareTickets(); !compared)
            return compared.error();
        if (const auto compared = compareAnswers(); !compared)
            return compared.error();
        if (const auto checked = checkJournals(); !checked)
            return checked.error();
        m_findings.lastHash = m_hash;
        return m_findings;
    }

private:
    void fault(const std::string& text)
    {
        ++m_findings.faults;
        if (m_findings.firstFaults.size() < kFaultsShown)
            m_findings.firstFaults.push_back(text);
    }

    Status readLast()
    {
        return m_database.read([&](Session& session) {
            session << "SELECT coalesce(max(seq), 0) FROM event", into(m_last), now;
        });
    }

    Status checkChunk()
    {
        std::vector<Poco::Int64> seqs;
        std::vector<std::string> sealed, hashes, keys, salts, values;
        Poco::Int64 from = m_seq;
        Poco::Int64 to = std::min(m_seq + kAtOnce, m_last);
        const auto done = m_database.read([&](Session& session) {
            session
                << "SELECT seq, sealed, hash FROM event WHERE seq > ? AND seq <= ? ORDER BY seq",
                use(from), use(to), into(seqs), into(sealed), into(hashes), now;
            session << "SELECT key, salt, value FROM vault WHERE seq > ? AND seq <= ?", use(from),
                use(to), into(keys), into(salts), into(values), now;
        });
        if (!done)
            return done;
        m_vault.clear();
        for (std::size_t i = 0; i < keys.size(); ++i)
            m_vault[keys[i]] = {salts[i], values[i]};
        for (std::size_t i = 0; i < seqs.size(); ++i)
            checkEvent({seqs[i], sealed[i], hashes[i]});
        m_seq = to;
        return success();
    }

    void checkEvent(const RawEvent& raw)
    {
        const std::string name = "事件 " + std::to_string(raw.seq);
        if (raw.seq != ++m_expected)
            fault(name + "：之前缺号，应为 " + std::to_string(m_expected));
        m_expected = raw.seq;
        ++m_findings.events;
        if (wire::chainHash(m_hash, raw.sealed) != raw.hash)
            fault(name + "：散列链断开，内容或次序被改动过");
        const std::string previous = std::exchange(m_hash, raw.hash);
        const auto forged =
            wire::forgedValues(raw.sealed, [this](const std::string& key) { return vaultOf(key); });
        if (!forged) {
            fault(name + "：读不懂");
            return;
        }
        for (const auto& key : forged.value())
            fault(name + "：保险库中的 " + key + " 与摘要不符");
        const auto event =
            wire::unseal(raw.sealed, [this](const std::string& key) -> std::optional<std::string> {
                const auto it = m_vault.find(key);
                return it == m_vault.end() ? std::nullopt : std::optional(it->second.second);
            });
        if (!event || event.value().seq != raw.seq || event.value().previous != previous) {
            fault(name + "：内容与编号或前一散列不符");
            return;
        }
        m_checkpoints.fold(event.value(), m_hash);
        fold(event.value());
    }

    std::optional<std::pair<std::string, std::string>> vaultOf(const std::string& key)
    {
        ++m_findings.personalValues;
        const auto it = m_vault.find(key);
        if (it == m_vault.end()) {
            ++m_findings.erased;
            return std::nullopt;
        }
        return it->second;
    }

    void fold(const engine::Event& event)
    {
        const TicketId id = wire::ticketOf(event.body);
        if (id.empty())
            return;
        if (const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body))
            for (const auto& given : accepted->answers)
                m_answers.emplace(given.entry.str(), given.version, id.str());
        TicketView& view = m_tickets[id];
        const engine::Judge judge(&view, event);
        engine::foldTicket(view, event);
        for (const auto& judgement : judge.after(view)) {
            m_figures.add(judgement);
            if (isAskedAbout(judgement.key))
                m_findings.behind.push_back({event.seq, event.recordedAt,
                                             std::string(wire::typeName(event.body)), view.number,
                                             judgement});
        }
        if (view.id.empty())
            m_tickets.erase(id);
    }

    bool isAskedAbout(const engine::FigureKey& key) const
    {
        return m_question && m_question->unit == key.unit &&
               m_question->figure.value_or(key.figure) == key.figure &&
               m_question->month.value_or(key.month) == key.month;
    }

    /// The table is ahead of the fold when others have written meanwhile: the fold goes on until
    /// both speak of the same event. Where they write faster than it reads, nothing is compared.
    Status compareFigures()
    {
        for (int i = 0; i < kCatchUps; ++i) {
            auto stored = unitFigures(m_database);
            if (!stored)
                return stored.error();
            m_last = stored.value().seq;
            if (m_seq == m_last) {
                compare(stored.value().figures.all());
                return success();
            }
            while (m_seq < m_last)
                if (const auto read = checkChunk(); !read)
                    return read;
        }
        return success();
    }

    void compare(const std::map<engine::FigureKey, engine::Tally>& stored)
    {
        const auto& folded = m_figures.all();
        m_findings.figures = static_cast<std::int64_t>(folded.size());
        const auto in = [](const auto& all, const engine::FigureKey& key) {
            const auto it = all.find(key);
            return it == all.end() ? engine::Tally{} : it->second;
        };
        for (const auto& [key, tally] : folded)
            if (in(stored, key) != tally)
                faultIn(key, in(stored, key), tally);
        for (const auto& [key, tally] : stored)
            if (!folded.contains(key))
                faultIn(key, tally, {});
    }

    void faultIn(const engine::FigureKey& key, const engine::Tally& stored,
                 const engine::Tally& folded)
    {
        const auto text = [](const engine::Tally& tally) {
            return std::to_string(tally.good) + '/' + std::to_string(tally.judged);
        };
        fault("单位 " + key.unit.str() + " " + engine::monthText(key.month) + " " +
              std::string(engine::chineseName(key.figure)) + "：表里 " + text(stored) +
              "，按日志重算 " + text(folded));
    }

    Status compareTickets()
    {
        Poco::Int64 row = 0;
        while (true) {
            std::vector<Poco::Int64> rows;
            std::vector<std::string> ids, numbers, states, views;
            Poco::Int64 limit = kAtOnce;
            const auto done = m_database.read([&](Session& session) {
                session << "SELECT row, id, number, state, view FROM ticket WHERE row > ? ORDER BY "
                           "row LIMIT ?",
                    use(row), use(limit), into(rows), into(ids), into(numbers), into(states),
                    into(views), now;
            });
            if (!done)
                return done;
            if (rows.empty())
                break;
            for (std::size_t i = 0; i < rows.size(); ++i)
                compareTicket(TicketId(ids[i]), numbers[i], states[i], views[i]);
            row = rows.back();
        }
        for (const auto& [id, view] : m_tickets)
            if (view.seq <= m_last)
                fault("工单 " + view.number + "：投影表里没有");
        return success();
    }

    void compareTicket(const TicketId& id, const std::string& number, const std::string& state,
                       const std::string& stored)
    {
        const auto it = m_tickets.find(id);
        if (it == m_tickets.end()) {
            const auto view = wire::parseTicketText(stored);
            if (!view || view.value().seq <= m_last)
                fault("工单 " + number + "：日志里没有");
            return;
        }
        const TicketView view = std::move(it->second);
        m_tickets.erase(it);
        ++m_findings.tickets;
        const bool same = wire::ticketText(view) == stored && view.number == number &&
                          ticket::name(view.state) == state;
        if (same)
            return;
        const auto shown = wire::parseTicketText(stored);
        if (!shown || shown.value().seq <= m_last)
            fault("工单 " + number + "：投影与日志重算的结果不同");
    }

    /// Which versions of which entries were given, by the log and by the table; what came while we
    /// looked is left alone.
    Status compareAnswers()
    {
        std::vector<std::string> entries, ids;
        std::vector<int> versions;
        std::vector<Poco::Int64> seqs;
        const auto done = m_database.read([&](Session& session) {
            session << "SELECT a.entry, a.version, t.id, t.seq FROM ticket_answer a"
                       " JOIN ticket t ON t.row = a.ticket",
                into(entries), into(versions), into(ids), into(seqs), now;
        });
        if (!done)
            return done;
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (m_answers.erase({entries[i], versions[i], ids[i]}) == 0 && seqs[i] <= m_last)
                fault("工单 " + ids[i] + "：日志里没有给过口径 " + entries[i]);
        for (const auto& [entry, version, id] : m_answers)
            fault("工单 " + id + "：给过的口径 " + entry + " 不在表里");
        return success();
    }

    Status checkJournals()
    {
        std::vector<std::string> sessions;
        const auto done = m_database.read([&](Session& session) {
            session << "SELECT session FROM journal ORDER BY session", into(sessions), now;
        });
        if (!done)
            return done;
        Journals journals(m_database);
        for (const auto& session : sessions) {
            const auto entry = journals.find(session);
            if (!entry)
                return entry.error();
            if (!entry.value())
                continue;
            ++m_findings.journals;
            const auto lines = journals.read(*entry.value());
            if (!lines)
                fault("通话日志 " + session + "：" +
                      (lines.error().code == "journal_missing" ? "文件不见了" : "与摘要不符"));
        }
        return success();
    }

    Database& m_database;
    const std::optional<FigureQuestion>& m_question;
    CheckpointCheck m_checkpoints;
    Findings m_findings;
    engine::UnitFigures m_figures;
    Poco::Int64 m_seq = 0;
    Poco::Int64 m_last = 0;
    Poco::Int64 m_expected = 0;
    std::string m_hash;
    std::unordered_map<std::string, std::pair<std::string, std::string>> m_vault;
    std::unordered_map<TicketId, TicketView> m_tickets;
    std::set<std::tuple<std::string, int, std::string>> m_answers; ///< entry, version, ticket
};

} // namespace

Result<Findings> verifyStore(Database& database, const std::optional<FigureQuestion>& question)
{
    return Verifier(database, question).run();
}

} // namespace lianxin::store

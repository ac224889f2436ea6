#include "server-stub/store/verification.h"

#include "models/engine/command_age.h"
#include "models/wire/event_json.h"
#include "models/wire/event_text.h"
#include "models/wire/vault.h"
#include "server-stub/store/access_check.h"
#include "server-stub/store/checkpoint_check.h"
#include "server-stub/store/city_store.h"
#include "server-stub/store/held_words.h"
#include "server-stub/store/journals.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/rate_check.h"
#include "server-stub/store/refolded_store.h"
#include "server-stub/store/table_comparison.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;

namespace {

constexpr Poco::Int64 kAtOnce = 2000;
constexpr int kBeforeComparing = 20;
constexpr int kJournalsAtOnce = 1000;

struct RawEvent {
    Poco::Int64 seq = 0;
    std::string type;
    Poco::Int64 recordedAt = 0;
    std::string audience;
    std::string sealed;
    std::string hash;
};

struct KeptValue {
    std::string salt;
    std::string value;
    std::string subject;
    std::string field;
};

class Verifier {
public:
    Verifier(Database& database, const VerifyRequest& request)
        : m_database(database), m_request(request),
          m_checkpoints(database, [this](const TicketId& id) { return m_refolded->ticket(id); }),
          m_accesses(database)
    {}

    Result<Findings> run()
    {
        const auto damage = m_database.damage();
        if (!damage)
            return damage.error();
        if (!damage.value().empty())
            fault("数据库页损坏：" + damage.value());
        if (const auto ready = prepare(); !ready)
            return ready.error();
        if (const auto read = readOn(); !read)
            return read.error();
        if (const auto compared = compareAtOneMoment(); !compared)
            return compared.error();
        for (const auto& text : m_checkpoints.faults())
            fault(text);
        m_findings.checkpoints = m_checkpoints.agreed();
        if (const auto& tail = m_request.tail; tail && tail->seq > m_seq)
            fault("日志到事件 " + std::to_string(m_seq) + " 为止，应当有 " +
                  std::to_string(tail->seq) + "：末尾被截掉了");
        if (const auto checked = checkJournals(); !checked)
            return checked.error();
        m_accesses.run();
        for (const auto& text : m_accesses.faults())
            fault(text);
        m_findings.accesses = m_accesses.rows();
        m_findings.lastSeq = m_seq;
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

    Status prepare()
    {
        std::optional<std::string> secret;
        const auto done =
            m_database.read([&](Session& session) { secret = readMeta(session, kPersonSecret); });
        if (!done)
            return done;
        const auto city = cityIn(m_database);
        if (!city)
            return city.error();
        m_rates.emplace(city.value());
        auto refolded = RefoldedStore::beside(m_database.file(), secret.value_or(std::string()));
        if (!refolded)
            return refolded.error();
        m_refolded = std::move(refolded).value();
        return m_checkpoints.open(city.value());
    }

    // — the log

    /// To its end; others may lengthen it meanwhile, so a few times.
    Status readOn()
    {
        for (int i = 0; i < kBeforeComparing; ++i) {
            const Poco::Int64 before = m_seq;
            Status done = success();
            do {
                const auto read = m_database.read([&](Session& session) { done = chunk(session); });
                if (!read || !done)
                    return read ? done : read;
            } while (m_seq < m_last);
            if (m_seq - before < kAtOnce)
                break;
        }
        return success();
    }

    Status chunk(Session& session)
    {
        std::vector<Poco::Int64> seqs, recorded;
        std::vector<std::string> types, audiences, sealed, hashes, keys, salts, values, subjects,
            fields;
        session << "SELECT coalesce(max(seq), 0) FROM event", into(m_last), now;
        Poco::Int64 from = m_seq;
        Poco::Int64 to = std::min(m_seq + kAtOnce, m_last);
        session << "SELECT seq, type, recorded_at, audience, sealed, hash FROM event WHERE seq > ? "
                   "AND seq <= ? ORDER BY seq",
            use(from), use(to), into(seqs), into(types), into(recorded), into(audiences),
            into(sealed), into(hashes), now;
        session << "SELECT key, salt, value, subject, field FROM vault WHERE seq > ? AND seq <= ?",
            use(from), use(to), into(keys), into(salts), into(values), into(subjects), into(fields),
            now;
        m_vault.clear();
        for (std::size_t i = 0; i < keys.size(); ++i)
            m_vault[keys[i]] = {salts[i], values[i], subjects[i], fields[i]};
        for (std::size_t i = 0; i < seqs.size(); ++i)
            checkEvent({seqs[i], types[i], recorded[i], audiences[i], sealed[i], hashes[i]});
        for (const auto& [key, value] : m_vault)
            fault("保险库中的 " + key + "：没有事件提到它");
        m_seq = to;
        try {
            m_refolded->flush();
        } catch (const Poco::Exception& thrown) {
            return storeError(thrown);
        }
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
        if (const auto& tail = m_request.tail;
            tail && tail->seq == raw.seq && tail->hash != raw.hash)
            fault(name + "：散列与记下的末尾不同，日志被换过");
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
                return it == m_vault.end() ? std::nullopt : std::optional(it->second.value);
            });
        if (!event || event.value().seq != raw.seq || event.value().previous != previous) {
            fault(name + "：内容与编号或前一散列不符");
            return;
        }
        checkVault(event.value(), name);
        m_checkpoints.fold(event.value(), m_hash);
        foldAndCompare(event.value(), raw, name);
    }

    std::optional<std::pair<std::string, std::string>> vaultOf(const std::string& key)
    {
        ++m_findings.personalValues;
        const auto it = m_vault.find(key);
        if (it == m_vault.end()) {
            ++m_findings.erased;
            return std::nullopt;
        }
        return std::pair(it->second.salt, it->second.value);
    }

    /// Whose value it is and of which field, by sealing the event once more. What is left in
    /// `m_vault` after a chunk belongs to no event.
    void checkVault(const engine::Event& event, const std::string& name)
    {
        if (m_vault.empty())
            return;
        for (const auto& value : wire::seal(event, [] { return std::string(); }).values) {
            const auto it = m_vault.find(value.key);
            if (it == m_vault.end())
                continue;
            if (it->second.subject != value.subject || it->second.field != value.field)
                fault(name + "：保险库中的 " + value.key + " 记在别的人或别的栏目下");
            m_vault.erase(it);
        }
    }

    void foldAndCompare(const engine::Event& event, const RawEvent& raw, const std::string& name)
    {
        const std::string type(wire::typeName(event.body));
        m_time = event.recordedAt;
        m_rates->fold(event);
        m_accesses.fold(event);
        const auto folded = m_refolded->fold(event);
        if (raw.type != type)
            fault(name + "：type 列是 " + raw.type + "，内容是 " + type);
        if (raw.recordedAt != event.recordedAt.time_since_epoch().count())
            fault(name + "：recorded_at 列与内容不同");
        if (const auto audience = join(folded.audience); raw.audience != audience)
            fault(name + "：audience 列是“" + raw.audience + "”，应为“" + audience + "”");
        for (const auto& judgement : folded.judgements)
            if (isAskedAbout(judgement.key))
                m_findings.behind.push_back(
                    {event.seq, event.recordedAt, type, folded.ticketNumber, judgement});
    }

    bool isAskedAbout(const engine::FigureKey& key) const
    {
        const auto& question = m_request.question;
        return question && question->unit == key.unit &&
               question->month.value_or(key.month) == key.month &&
               (question->figures.empty() ||
                std::find(question->figures.begin(), question->figures.end(), key.figure) !=
                    question->figures.end());
    }

    // — what follows from it

    /// In one reading transaction, the rest of the log too.
    Status compareAtOneMoment()
    {
        Status done = success();
        const auto read = m_database.read([&](Session& session) {
            do
                done = chunk(session);
            while (done && m_seq < m_last);
            if (!done)
                return;
            compareProjections(session);
            done = compareRates(session);
        });
        return read ? done : read;
    }

    Status compareRates(Session& session)
    {
        Session& folded = m_refolded->session();
        const auto faults = m_rates->compare(session, folded);
        if (!faults)
            return faults.error();
        for (const auto& text : faults.value())
            fault(text);
        auto table = m_rates->table(folded, m_request.month.value_or(engine::cityMonth(m_time)));
        if (!table)
            return table.error();
        m_findings.rates = std::move(table).value();
        m_findings.rates.seq = m_seq;
        m_findings.weights = m_rates->weights();
        return success();
    }

    void faultIn(const std::string& table, const Difference& difference)
    {
        using Kind = Difference::Kind;
        std::string text = table + " " + difference.key + "：";
        if (difference.kind == Kind::Missing)
            text += "按日志应当有，表里没有";
        else if (difference.kind == Kind::TooMany)
            text += "表里有，日志里没有";
        else
            for (std::size_t i = 0; i < difference.columns.size(); ++i)
                text += (i == 0 ? "" : "、") + difference.columns[i];
        if (difference.kind == Kind::Changed)
            text += " 与日志重算的结果不同";
        fault(text);
    }

    static std::int64_t wordsThrough(Session& session)
    {
        const auto kept = readMeta(session, kWordsThrough).value_or("0");
        std::int64_t row = 0;
        std::from_chars(kept.data(), kept.data() + kept.size(), row);
        return row;
    }

    void compareProjections(Session& session)
    {
        static const std::map<std::string, std::string> kNames{
            {"ticket", "工单"},           {"ticket_answer", "给过的口径"},
            {"ticket_point", "工单位置"}, {"ticket_unit", "单位的工单"},
            {"unit_figure", "考核数字"},  {"journal", "通话日志索引"}};
        Session& folded = m_refolded->session();
        const auto into = [this](const std::string& name) {
            return [this, name](const Difference& difference) { faultIn(name, difference); };
        };
        for (const auto& table : projections(folded)) {
            const auto known = kNames.find(table);
            const auto same = compareTable(session, folded, table,
                                           into(known == kNames.end() ? table : known->second));
            if (table == "ticket")
                m_findings.tickets = same;
            if (table == "unit_figure")
                m_findings.figures = same;
        }
        const auto through = wordsThrough(session);
        compareWords(session, folded, through, into("检索词"));
        if (m_findings.tickets > through + static_cast<std::int64_t>(kWordsHeld))
            fault("检索词：只收录到第 " + std::to_string(through) + " 张工单");
        compareAnswers(session, folded, m_request.now.value_or(m_time) - engine::kAnswersKept,
                       into("答复"));
    }

    // — beside the database

    Status checkJournals()
    {
        std::error_code ignored;
        std::optional<Result<JournalsHeld>> held;
        if (std::filesystem::exists(m_database.file() + ".journals", ignored))
            held.emplace(JournalsHeld::of(m_database));
        Journals journals(m_database);
        SessionId last;
        while (true) {
            const auto entries = journals.after(last, kJournalsAtOnce);
            if (!entries)
                return entries.error();
            if (entries.value().empty())
                return success();
            for (const auto& entry : entries.value())
                checkJournal(journals, entry);
            last = entries.value().back().session;
        }
    }

    void checkJournal(Journals& journals, const JournalEntry& entry)
    {
        ++m_findings.journals;
        const auto lines = journals.read(entry);
        if (lines)
            return;
        fault("通话日志 " + entry.session.str() + "：" +
              (lines.error().code == "journal_missing" ? "文件不见了" : "与摘要不符"));
    }

    Database& m_database;
    const VerifyRequest& m_request;
    std::unique_ptr<RefoldedStore> m_refolded;
    CheckpointCheck m_checkpoints;
    std::optional<RateCheck> m_rates;
    AccessCheck m_accesses;
    Findings m_findings;
    Poco::Int64 m_seq = 0;
    Poco::Int64 m_last = 0;
    Poco::Int64 m_expected = 0;
    UtcTime m_time{}; ///< of the last event
    std::string m_hash;
    std::unordered_map<std::string, KeptValue> m_vault; ///< of the events being read
};

} // namespace

Result<Findings> verifyStore(Database& database, const VerifyRequest& request)
{
    return Verifier(database, request).run();
}

} // namespace lianxin::store

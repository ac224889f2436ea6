#include "tests/server-stub/store/store_ground.h"

#include "server-stub/store/meta.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/verification.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <QDir>
#include <QFile>

#include <sqlite3.h>

namespace lianxin::sim {

using namespace engine;
using test::DiskAct;

namespace {

constexpr int kHeldWords = 7;    ///< few, so that the index of words is written again and again
constexpr int kForeseen = 1;     ///< so is what a group is ahead of the log
constexpr int kActsOfCommit = 3; ///< those a trouble may wait for; a commit has no more as a rule

/// The random texts of a store in which a seed shall repeat.
constexpr const char* kSecret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A world sends recordings' digests and never a recording.
constexpr const char* kNoJournal = "文件不见了";

DiskAct half(const DiskAct& whole, bool first)
{
    DiskAct torn = whole;
    const auto middle = whole.bytes.size() / 2;
    torn.bytes = first ? whole.bytes.substr(0, middle) : whole.bytes.substr(middle);
    torn.offset += first ? 0 : static_cast<std::int64_t>(middle);
    return torn;
}

} // namespace

/// The store's log; each commit asks for its trouble first.
class StoreGround::TroubledLog : public EventLog {
public:
    explicit TroubledLog(StoreGround& ground) : m_ground(ground) {}

    Status append(const Batch& batch) override
    {
        m_ground.m_met = m_ground.m_trouble ? m_ground.m_trouble() : Trouble::None;
        m_ground.m_actsLeft = static_cast<int>(m_ground.m_random() % kActsOfCommit);
        auto appended = real().append(batch);
        if (m_ground.m_met != Trouble::Torn)
            m_ground.m_met = Trouble::None;
        m_ground.takeNotes();
        return appended;
    }
    std::int64_t lastSeq() const override { return real().lastSeq(); }
    Result<std::vector<Event>> read(std::int64_t after, int limit) override
    {
        return real().read(after, limit);
    }
    Result<std::optional<StoredAnswer>> answerTo(const CommandId& id) override
    {
        return real().answerTo(id);
    }
    void beginGroup() override { real().beginGroup(); }
    void endGroup() override { real().endGroup(); }
    void foresee(const EventGroup& events) override { real().foresee(events); }
    std::optional<Fold> checkpoint(const std::shared_ptr<const CityIndex>& city) override
    {
        return real().checkpoint(city);
    }

private:
    store::StoreLog& real() const { return *m_ground.m_log; }

    StoreGround& m_ground;
};

StoreGround::StoreGround(std::uint64_t seed)
    : m_random(seed), m_file(m_folder.filePath("centre.db").toStdString()),
      m_troubled(std::make_unique<TroubledLog>(*this))
{}

EventLog& StoreGround::log()
{
    return *m_troubled;
}

StoreGround::~StoreGround()
{
    m_disk.failWhen({});
}

std::string StoreGround::start()
{
    if (m_database) {
        takeNotes();
        const bool cut = m_dark || chance(50);
        m_disk.failWhen([](const DiskAct&) { return SQLITE_IOERR; }); // whoever is dead writes not
        m_query.reset();
        m_reads.reset();
        m_log.reset();
        m_database.reset();
        m_disk.take();
        if (cut)
            losePower();
        for (const auto& act : m_unsynced)
            test::apply(act, m_durable);
        m_unsynced.clear();
        for (const auto& name : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(name));
        for (const auto& [path, content] : m_durable) {
            QFile file(QString::fromStdString(path));
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(content.data(), static_cast<qint64>(content.size())) < 0)
                return "the files cannot be put back";
        }
    }
    m_dark = false;
    m_met = Trouble::None;
    m_disk.failWhen([this](const DiskAct& act) { return meetAct(act); });
    return open();
}

std::string StoreGround::open()
{
    auto database = store::Database::open({m_file, 0, 0});
    if (!database)
        return "the store does not open: " + database.error().code;
    m_database = std::move(database).value();
    using namespace Poco::Data::Keywords;
    // So that pages are carried from the log of writes into the file again and again.
    m_database->log() << "PRAGMA wal_autocheckpoint=60", now;
    if (!store::readMeta(m_database->log(), store::kPersonSecret))
        store::writeMeta(m_database->log(), store::kPersonSecret, kSecret);
    auto log = store::StoreLog::open(*m_database, {0, kHeldWords, kForeseen});
    if (!log)
        return "its log does not open: " + log.error().code;
    m_log = std::move(log).value();
    m_reads = std::make_unique<store::TicketReads>(*m_database, *m_log);
    m_query = std::make_unique<store::EngineQuery>(*m_log, *m_reads);
    takeNotes();
    return {};
}

int StoreGround::meetAct(const DiskAct& act)
{
    const bool writes = act.kind == DiskAct::Kind::Write || act.kind == DiskAct::Kind::Sync;
    if (m_dark)
        return SQLITE_IOERR;
    if (m_met == Trouble::None || !writes)
        return SQLITE_OK;
    if (m_met == Trouble::Full)
        return act.kind == DiskAct::Kind::Write ? SQLITE_FULL : SQLITE_OK;
    if (m_actsLeft-- > 0)
        return SQLITE_OK;
    takeNotes();
    if (m_met == Trouble::Torn) {
        m_dark = true;
        if (act.kind == DiskAct::Kind::Write)
            m_unsynced.push_back(half(act, chance(50)));
    } else if (act.kind == DiskAct::Kind::Sync) {
        forgetSome(act.file);
    }
    return SQLITE_IOERR;
}

/// What was written stands in the files; what a sync answered for is durable.
void StoreGround::takeNotes()
{
    for (auto& act : m_disk.take()) {
        if (act.kind == DiskAct::Kind::Delete) {
            test::apply(act, m_durable);
            std::erase_if(m_unsynced, [&](const auto& other) { return other.file == act.file; });
        } else if (act.kind != DiskAct::Kind::Sync) {
            m_unsynced.push_back(std::move(act));
        } else {
            std::erase_if(m_unsynced, [&](const auto& other) {
                if (other.file != act.file)
                    return false;
                test::apply(other, m_durable);
                return true;
            });
        }
    }
}

/// Of what no sync answered for some is lost and some is half there, in no order.
void StoreGround::losePower()
{
    std::vector<DiskAct> left;
    for (auto& act : m_unsynced) {
        if (chance(40))
            continue;
        const bool torn = act.kind == DiskAct::Kind::Write && chance(20);
        left.push_back(torn ? half(act, chance(50)) : std::move(act));
    }
    m_unsynced = std::move(left);
}

/// A sync that failed may have dropped what it should have written; the next one will not tell.
void StoreGround::forgetSome(const std::string& file)
{
    std::erase_if(m_unsynced, [&](const auto& act) { return act.file == file && chance(50); });
}

void StoreGround::recall(const State& state)
{
    std::vector<SeatView> seats;
    std::vector<CallView> calls;
    for (const auto& [id, row] : state.seats())
        seats.push_back(row.view);
    for (const auto& [id, row] : state.calls())
        calls.push_back(row.view);
    m_log->recall(seats, calls);
}

std::string StoreGround::keep(Fold fold)
{
    const auto kept = m_log->keep(fold.state, fold.time);
    takeNotes();
    return kept ? "" : "a checkpoint cannot be kept: " + kept.error().code;
}

std::string StoreGround::verdict()
{
    const auto found = store::verifyStore(*m_database);
    if (!found)
        return "no verdict: " + found.error().code;
    for (const auto& fault : found.value().firstFaults)
        if (!fault.ends_with(kNoJournal))
            return fault;
    const auto others = found.value().faults - found.value().journals;
    return others <= 0 ? "" : std::to_string(others) + " faults";
}

} // namespace lianxin::sim

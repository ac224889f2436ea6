#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "server-stub/store/database.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"
#include "server-stub/store/verification.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"
#include "tests/server-stub/store/recording_disk.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::engine;
using lianxin::test::DiskAct;
using lianxin::test::Files;
using lianxin::test::RecordingDisk;

namespace {

/// What a desk was told, and how much had happened on the disk by then.
struct Acknowledged {
    Answer answer;
    std::size_t after = 0; ///< number of acts
};

/// A day's work on a store whose disk takes notes.
class Work {
public:
    explicit Work(const QTemporaryDir& folder)
        : m_file(folder.filePath("centre.db").toStdString()),
          m_database(store::Database::open({m_file, 0, 0}).value()),
          m_log(store::StoreLog::open(*m_database).value()), m_tickets(*m_database, *m_log),
          m_host(engine::test::city(), m_clock, *m_log, m_tickets)
    {
        // So that pages are carried from the log of writes into the file again and again.
        m_database->log() << "PRAGMA wal_autocheckpoint=40", Poco::Data::Keywords::now;
        engine::test::require(m_host.open().ok());
        begun = disk().size();
    }

    void run()
    {
        for (int i = 0; i < 8; ++i) {
            const TicketId ticket("t-" + std::to_string(i));
            SubmitTicket submit;
            submit.ticket = ticket;
            auto& summary = submit.fields.emplace_back();
            summary.name = ticket::field::kSummary;
            summary.value = "暖气不热" + std::string(600, 'x');
            submit.lead = UnitId("heat-co");
            submit.confidence = 1;
            give(engine::test::taker(), submit);
            give(engine::test::staffOf("heat-co"), SignTicket{ticket});
            give(engine::test::staffOf("heat-co"), SignTicket{ticket}); // refused, and kept as such
            give(engine::test::staffOf("heat-co"), ReplyTicket{ticket, "已修好"});
            if (i % 3 == 2)
                keepCheckpoint();
        }
    }

    const std::vector<DiskAct>& disk() const { return m_disk.acts(); }
    std::vector<Acknowledged> acknowledged;
    std::size_t begun = 0; ///< acts before the first command

private:
    void keepCheckpoint()
    {
        Fold fold(std::make_shared<const CityIndex>(engine::test::city()));
        engine::test::require(foldOn(fold, *m_log, m_tickets, m_log->lastSeq()).ok());
        engine::test::require(m_log->keep(fold.state, fold.time).ok());
    }
    void give(const Actor& actor, CommandBody body)
    {
        Command command;
        command.id = CommandId("c" + std::to_string(acknowledged.size()));
        command.actor = actor;
        command.body = std::move(body);
        m_clock.advance(std::chrono::minutes{1});
        const auto answer = m_host.submit({&command, 1}).front();
        acknowledged.push_back({answer, disk().size()});
    }

    RecordingDisk m_disk;
    std::string m_file;
    ManualClock m_clock{engine::test::at("2026-11-20T09:00:00")};
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::StoreLog> m_log;
    store::TicketReads m_tickets;
    EngineHost m_host;
};

/// Puts files as a power cut left them into a folder of their own.
std::string put(const Files& files, const QTemporaryDir& folder)
{
    for (const auto& name : QDir(folder.path()).entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
    std::string database;
    for (const auto& [path, content] : files) {
        const QString name = QFileInfo(QString::fromStdString(path)).fileName();
        QFile file(folder.filePath(name));
        engine::test::require(file.open(QIODevice::WriteOnly));
        file.write(content.data(), static_cast<qint64>(content.size()));
        if (name.endsWith(".db"))
            database = folder.filePath(name).toStdString();
    }
    return database;
}

/// What arrived of a write when the power went in the middle of it; a disk promises no order there
/// either.
DiskAct half(const DiskAct& whole, std::size_t number)
{
    DiskAct torn = whole;
    const auto middle = whole.bytes.size() / 2;
    const bool first = number % 2 == 0;
    torn.bytes = first ? whole.bytes.substr(0, middle) : whole.bytes.substr(middle);
    torn.offset += first ? 0 : static_cast<std::int64_t>(middle);
    return torn;
}

/// What is wrong with the store such files make; empty when it is whole and has every answer given
/// by then.
QString fault(const Files& files, const std::vector<Acknowledged>& acknowledged, std::size_t cut)
{
    QTemporaryDir folder;
    const auto file = put(files, folder);
    auto database = store::Database::openExisting(file);
    if (!database)
        return "does not open: " + QString::fromStdString(database.error().code);
    const auto found = store::verifyStore(*database.value());
    if (!found || found.value().faults > 0)
        return found ? QString::fromStdString(found.value().firstFaults.front()) : "no verdict";
    auto log = store::StoreLog::open(*database.value());
    if (!log)
        return "log: " + QString::fromStdString(log.error().code);
    const auto city = std::make_shared<const CityIndex>(engine::test::city());
    store::TicketReads tickets(*database.value(), *log.value());
    Fold whole(city);
    auto led = log.value()->checkpoint(city).value_or(Fold(city));
    for (auto* fold : {&whole, &led})
        if (!foldOn(*fold, *log.value(), tickets, log.value()->lastSeq()))
            return "the log does not fold";
    if (const auto unlike = engine::test::unlikeness(led.state, whole.state); !unlike.empty())
        return "from the checkpoint: " + QString::fromStdString(unlike);
    for (const auto& [answer, after] : acknowledged) {
        const auto kept = log.value()->answerTo(answer.command);
        const bool whole = kept && kept.value() && kept.value()->answer == answer;
        if (after <= cut && !whole)
            return "lost " + QString::fromStdString(answer.command.str());
    }
    return {};
}

} // namespace

/// The power goes at every single write that was not yet synced: no acknowledged command is
/// missing, the store verifies, and what its checkpoint leads to is what the log folds to.
class PowerCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingUnsyncedIsLost();
    void oneWriteIsLostAndLaterOnesReachTheDisk_data();
    void oneWriteIsLostAndLaterOnesReachTheDisk();

private:
    std::vector<DiskAct> m_acts;
    std::vector<Acknowledged> m_acknowledged;
    std::size_t m_begun = 0;
};

void PowerCut::initTestCase()
{
    QTemporaryDir folder;
    Work work(folder);
    work.run();
    m_acts = work.disk();
    m_acknowledged = work.acknowledged;
    m_begun = work.begun;
    const auto refused =
        std::count_if(m_acknowledged.begin(), m_acknowledged.end(),
                      [](const auto& a) { return a.answer.rejection.has_value(); });
    QCOMPARE(refused, 8);
    const auto checkpoints =
        std::count_if(m_acts.begin() + static_cast<std::ptrdiff_t>(m_begun), m_acts.end(),
                      [](const DiskAct& act) {
                          return act.kind == DiskAct::Kind::Sync && act.file.ends_with(".db");
                      });
    QVERIFY2(checkpoints >= 3, "pages were carried over while the work went on");
}

/// Only what a sync made sure of is there.
void PowerCut::everythingUnsyncedIsLost()
{
    Files now, durable;
    bool changed = true;
    int reopened = 0;
    for (std::size_t i = 0; i < m_acts.size(); ++i) {
        const auto& act = m_acts[i];
        lianxin::test::apply(act, now);
        if (act.kind == DiskAct::Kind::Delete)
            durable.erase(act.file);
        if (act.kind == DiskAct::Kind::Sync) {
            durable[act.file] = now[act.file];
            changed = true;
        }
        if (i < m_begun || !changed)
            continue;
        changed = false;
        ++reopened;
        const auto why = fault(durable, m_acknowledged, i + 1);
        QVERIFY2(why.isEmpty(), qPrintable(QString::number(i) + ": " + why));
    }
    QVERIFY(reopened > 30);
}

void PowerCut::oneWriteIsLostAndLaterOnesReachTheDisk_data()
{
    QTest::addColumn<bool>("torn");
    QTest::newRow("all of it") << false;
    QTest::newRow("half of it") << true;
}

/// A disk writes in the order it likes: of what stands between two syncs one write is missing, or
/// half of it, and the rest arrived.
void PowerCut::oneWriteIsLostAndLaterOnesReachTheDisk()
{
    QFETCH(bool, torn);
    Files durable;
    std::vector<std::size_t> unsynced;
    int reopened = 0;
    for (std::size_t i = 0; i < m_acts.size(); ++i) {
        const auto& act = m_acts[i];
        if (act.kind != DiskAct::Kind::Sync) {
            unsynced.push_back(i);
            continue;
        }
        for (const std::size_t lost : unsynced) {
            if (lost < m_begun || m_acts[lost].kind != DiskAct::Kind::Write ||
                m_acts[lost].file != act.file)
                continue;
            Files files = durable;
            for (const std::size_t other : unsynced)
                if (other != lost)
                    lianxin::test::apply(m_acts[other], files);
                else if (torn)
                    lianxin::test::apply(half(m_acts[lost], lost), files);
            ++reopened;
            const auto why = fault(files, m_acknowledged, lost);
            QVERIFY2(why.isEmpty(), qPrintable(QString::number(lost) + ": " + why));
        }
        std::erase_if(unsynced, [&](std::size_t other) {
            if (m_acts[other].file != act.file)
                return false;
            lianxin::test::apply(m_acts[other], durable);
            return true;
        });
    }
    QVERIFY(reopened > 200);
}

QTEST_GUILESS_MAIN(PowerCut)
#include "tst_power_cut.moc"

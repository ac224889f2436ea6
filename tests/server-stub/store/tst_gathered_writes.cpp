#include "server-stub/store/gathered_writes.h"
#include "tests/server-stub/store/recording_disk.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace lianxin;
using lianxin::test::DiskAct;
using lianxin::test::RecordingDisk;

namespace {

constexpr int kRows = 500;

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

Connection opened(const std::string& name)
{
    sqlite3* db = nullptr;
    sqlite3_open_v2(name.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI,
                    nullptr);
    return Connection(db);
}

int run(const Connection& db, const std::string& sql)
{
    return sqlite3_exec(db.get(), sql.c_str(), nullptr, nullptr, nullptr);
}

/// The first column of the first row.
std::string asked(const Connection& db, const std::string& sql)
{
    std::string found;
    sqlite3_exec(
        db.get(), sql.c_str(),
        [](void* to, int, char** values, char**) {
            *static_cast<std::string*>(to) = values[0] != nullptr ? values[0] : "";
            return 0;
        },
        &found, nullptr);
    return found;
}

/// So many rows of a thousand bytes in the transaction that is open.
int insertRows(const Connection& db, int rows)
{
    return run(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                       std::to_string(rows) +
                       ") INSERT INTO t(text) SELECT printf('%.1000c', 'x') FROM n");
}

} // namespace

class TestGatheredWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCommitIsAFewWritesBeforeItsSync();
    void othersSeeEveryCommitAtOnce();
    void readsBackWhatItHasNotWritten();
    void aDiskThatRefusesFailsTheCommit();
    void opensFilesOfAnyName();

private:
    Connection table(const std::string& file) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
};

void TestGatheredWrites::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("gathered.db")).toStdString();
}

Connection TestGatheredWrites::table(const std::string& file) const
{
    auto db = opened(store::gathered(file));
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                            "PRAGMA wal_autocheckpoint=0", "CREATE TABLE t(text TEXT)"})
        if (run(db, sql) != SQLITE_OK)
            return {};
    return db;
}

void TestGatheredWrites::aCommitIsAFewWritesBeforeItsSync()
{
    const RecordingDisk disk;
    const auto db = table(m_file);
    QVERIFY(db);
    const int before = disk.writes();
    const auto first = static_cast<std::ptrdiff_t>(disk.acts().size());
    QCOMPARE(run(db, "BEGIN"), SQLITE_OK);
    QCOMPARE(insertRows(db, kRows), SQLITE_OK);
    QCOMPARE(run(db, "COMMIT"), SQLITE_OK);
    std::size_t bytes = 0;
    for (auto act = disk.acts().begin() + first; act != disk.acts().end(); ++act)
        bytes += act->bytes.size();
    QVERIFY(bytes > std::size_t{kRows} * 1'000);
    QVERIFY(disk.writes() - before <= static_cast<int>(bytes) / store::kGatheredBytes * 2 + 2);
    QVERIFY(disk.acts().back().kind == DiskAct::Kind::Sync);
}

void TestGatheredWrites::othersSeeEveryCommitAtOnce()
{
    const auto db = table(m_file);
    QVERIFY(db);
    const auto other = opened(m_file);
    for (int i = 1; i <= 50; ++i) {
        QCOMPARE(insertRows(db, 1), SQLITE_OK);
        QCOMPARE(asked(other, "SELECT count(*) FROM t"), std::to_string(i));
    }
    QCOMPARE(run(other, "PRAGMA wal_checkpoint(TRUNCATE)"), SQLITE_OK);
    QCOMPARE(insertRows(db, 1), SQLITE_OK);
    QCOMPARE(asked(other, "SELECT count(*) FROM t"), std::string("51"));
    QCOMPARE(asked(other, "PRAGMA integrity_check"), std::string("ok"));
}

/// A cache too small for the transaction sends pages to the log before the commit.
void TestGatheredWrites::readsBackWhatItHasNotWritten()
{
    const auto db = table(m_file);
    QVERIFY(db);
    QCOMPARE(run(db, "PRAGMA cache_size=5"), SQLITE_OK);
    QCOMPARE(run(db, "BEGIN"), SQLITE_OK);
    QCOMPARE(insertRows(db, kRows), SQLITE_OK);
    QCOMPARE(run(db, "UPDATE t SET text = text || 'y' WHERE rowid % 7 = 0"), SQLITE_OK);
    QCOMPARE(asked(db, "SELECT sum(length(text)) FROM t"),
             std::to_string(kRows * 1'000 + kRows / 7));
    QCOMPARE(run(db, "ROLLBACK"), SQLITE_OK);
    QCOMPARE(asked(db, "SELECT count(*) FROM t"), std::string("0"));
    QCOMPARE(insertRows(db, kRows), SQLITE_OK);
    const auto other = opened(m_file);
    QCOMPARE(asked(other, "SELECT count(*) FROM t"), std::to_string(kRows));
    QCOMPARE(asked(other, "PRAGMA integrity_check"), std::string("ok"));
}

void TestGatheredWrites::aDiskThatRefusesFailsTheCommit()
{
    const auto db = table(m_file);
    QVERIFY(db);
    QCOMPARE(insertRows(db, 1), SQLITE_OK);
    rlimit usual{};
    getrlimit(RLIMIT_FSIZE, &usual);
    auto tight = usual;
    tight.rlim_cur = std::filesystem::file_size(m_file + "-wal") + 4'096;
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    run(db, "BEGIN");
    insertRows(db, 20);
    const int committed = run(db, "COMMIT");
    run(db, "ROLLBACK");
    setrlimit(RLIMIT_FSIZE, &usual);
    QVERIFY(committed != SQLITE_OK);
    QCOMPARE(asked(db, "SELECT count(*) FROM t"), std::string("1"));
    QCOMPARE(insertRows(db, 20), SQLITE_OK);
    const auto other = opened(m_file);
    QCOMPARE(asked(other, "SELECT count(*) FROM t"), std::string("21"));
    QCOMPARE(asked(other, "PRAGMA integrity_check"), std::string("ok"));
}

void TestGatheredWrites::opensFilesOfAnyName()
{
    for (const char* name : {"100%.db", "a%20b.db", "who?.db", "a#b.db", "新库.db"}) {
        const auto file = m_folder->filePath(QString::fromUtf8(name)).toStdString();
        QVERIFY(table(file));
        QVERIFY(std::filesystem::exists(file));
    }
    QVERIFY(table(std::filesystem::relative(m_file).string()));
    QVERIFY(std::filesystem::exists(m_file));
}

QTEST_APPLESS_MAIN(TestGatheredWrites)
#include "tst_gathered_writes.moc"

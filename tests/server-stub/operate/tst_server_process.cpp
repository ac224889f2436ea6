#include "server-stub/store/access_log.h"
#include "tests/server-stub/operate/process.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace lianxin::operate::test;

class ServerProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void terminatesCleanly();
    void wrongWords_data();
    void wrongWords();
    void everySubcommandHasHelp_data();
    void everySubcommandHasHelp();
    void anEditedCalendarReachesTheRunningServer();
    void usersAreAddedAndListed();
    void verifySaysWhatItFound();
    void verifyLaysTheScoreOpen();
    void everyBackupUnderLoadVerifies();
    void aBackupLeavesWhatIsThere();
    void oneProcessServesAStore();
};

/// A desk that never rests: reports calls and stores the journals of a few sessions anew, each time
/// with another content, so that files are replaced as fast as they can be.
class Load {
public:
    explicit Load(std::uint16_t port) : m_port(port)
    {
        m_threads.emplace_back([this] { reportCalls(); });
        m_threads.emplace_back([this] { replaceJournals(); });
    }
    ~Load()
    {
        m_over = true;
        for (auto& thread : m_threads)
            thread.join();
    }
    int journals() const { return m_journals; }
    bool failed() const { return m_failed; }

private:
    void reportCalls()
    {
        Desk desk(m_port, "9100");
        while (!m_over)
            if (desk.give(report()).rejection)
                m_failed = true;
    }
    void replaceJournals()
    {
        constexpr int kSessions = 20;
        QFile golden(
            QStringLiteral(LIANXIN_SOURCE_DIR "/tests/models/wire/golden/session.v1.jsonl"));
        if (!golden.open(QIODevice::ReadOnly)) {
            m_failed = true;
            return;
        }
        const auto lines = golden.readAll().trimmed().split('\n');
        Desk desk(m_port, "1001");
        for (int i = 0; !m_over; ++i) {
            const auto kept = 3 + (i / kSessions) % (lines.size() - 3);
            const std::string text = lines.mid(0, kept).join('\n').toStdString() + '\n';
            const std::string session = "session-" + std::to_string(i % kSessions);
            if (desk.putJournal(session, text) != 201)
                m_failed = true;
            ++m_journals;
        }
    }
    std::uint16_t m_port;
    std::atomic<bool> m_over{false};
    std::atomic<bool> m_failed{false};
    std::atomic<int> m_journals{0};
    std::vector<std::thread> m_threads;
};

void ServerProcess::terminatesCleanly()
{
    QTemporaryDir folder;
    Process server(folder.filePath("centre.db"));
    Desk desk(server.port(), "9100");
    QVERIFY(!desk.give(report()).rejection);
    QCOMPARE(server.terminate(), 0);
    const auto checked = run({"verify", "--json", "--db", folder.filePath("centre.db")});
    QCOMPARE(checked.code, 0);
    QVERIFY(checked.out.contains("\"faults\":0"));
}

void ServerProcess::wrongWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList{} << 2 << "用法";
    QTest::newRow("unknown sub-command") << QStringList{"fly"} << 2 << "fly";
    QTest::newRow("unknown option") << QStringList{"serve", "--colour"} << 2 << "--colour";
    QTest::newRow("option without value") << QStringList{"serve", "--db"} << 2 << "--db";
    QTest::newRow("too many threads")
        << QStringList{"serve", "--threads", "many"} << 2 << "--threads";
    QTest::newRow("not loopback without TLS")
        << QStringList{"serve", "--db", "@/x.db", "--listen", "0.0.0.0:0", "--resources", kCity}
        << 1 << "--tls-cert";
    QTest::newRow("no such address")
        << QStringList{"serve", "--db", "@/x.db", "--listen", "nowhere", "--resources", kCity} << 1
        << "nowhere";
    QTest::newRow("no city") << QStringList{"serve", "--db", "@/x.db", "--resources", "/nowhere"}
                             << 1 << "/nowhere";
    QTest::newRow("no certificate")
        << QStringList{"serve",      "--db",     "@/x.db",    "--resources", kCity,
                       "--tls-cert", "/nowhere", "--tls-key", "/nowhere"}
        << 1 << "bad_certificate";
    QTest::newRow("verify nothing") << QStringList{"verify", "--db", "@/none.db"} << 1 << "none.db";
    QTest::newRow("backup nowhere") << QStringList{"backup", "--db", "@/none.db"} << 2 << "--to";
    QTest::newRow("user without act") << QStringList{"user", "--db", "@/none.db"} << 2 << "user";
    QTest::newRow("robots without a server")
        << QStringList{"robots", "--server", "ftp://x"} << 1 << "ftp://x";
    QTest::newRow("robots' pace") << QStringList{"robots", "--pace", "fast"} << 2 << "--pace";
    QTest::newRow("version of what") << QStringList{"version", "x"} << 2 << "x";
}

void ServerProcess::wrongWords()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, says);
    QTemporaryDir folder;
    words.replaceInStrings("@", folder.path());
    const auto ran = run(words);
    QCOMPARE(ran.code, code);
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
}

void ServerProcess::everySubcommandHasHelp_data()
{
    QTest::addColumn<QString>("name");
    const auto list = run({"--help"});
    QCOMPARE(list.code, 0);
    for (const auto& line : list.out.split('\n'))
        if (line.startsWith("  "))
            QTest::newRow(qPrintable(line.trimmed().section(' ', 0, 0)))
                << line.trimmed().section(' ', 0, 0);
}

void ServerProcess::everySubcommandHasHelp()
{
    QFETCH(QString, name);
    const auto ran = run({name, "--help"});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.isEmpty());
    QVERIFY(!ran.out.isEmpty());
}

void ServerProcess::anEditedCalendarReachesTheRunningServer()
{
    QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath("city/calendars")));
    QVERIFY(QFile::copy(kCity + "/policies.yaml", folder.filePath("city/policies.yaml")));
    QVERIFY(
        QFile::copy(kCity + "/calendars/2026.yaml", folder.filePath("city/calendars/2026.yaml")));
    const auto append = [&](const QString& file, const char* text) {
        QFile out(folder.filePath("city/" + file));
        out.setPermissions(out.permissions() | QFile::WriteOwner);
        return out.open(QIODevice::Append) && out.write(text) > 0;
    };
    Process server(folder.filePath("centre.db"));
    QVERIFY(server.port() != 0);
    const QStringList words{"clocks",
                            "--resources",
                            folder.filePath("city"),
                            "--server",
                            QStringLiteral("http://127.0.0.1:%1").arg(server.port()),
                            "--staff",
                            "9001",
                            "--reason",
                            "市政府通知"};
    const auto changed = run(words, "for-tests-only\n");
    QVERIFY2(changed.code == 0, qPrintable(changed.err));
    QVERIFY2(changed.out.startsWith("已生效"), "fewer published years than the city began with");
    QVERIFY(run(words, "for-tests-only\n").out.startsWith("与现行的时限和日历相同"));
    QVERIFY(append("calendars/2026.yaml", "  - {date: 2026-12-08, name: 停电, \"off\": true}\n"));
    QVERIFY(run(words, "for-tests-only\n").out.startsWith("已生效"));
    const auto wrong = run(words, "not the password\n");
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("wrong_password"), qPrintable(wrong.err));
    QVERIFY(append("calendars/2026.yaml", "  - {date: 2026-13-08, name: 停电}\n"));
    const auto faulty = run(words, "for-tests-only\n");
    QCOMPARE(faulty.code, 1);
    QVERIFY2(faulty.err.contains(QRegularExpression("calendars/2026.yaml:\\d+:\\d+ ")),
             qPrintable(faulty.err));
}

void ServerProcess::usersAreAddedAndListed()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    QCOMPARE(Process(database).terminate(), 0);
    const QStringList add{"user",   "add",     "1500",
                          "--db",   database,  "--name",
                          "新来的", "--roles", "call_taker,trainer"};
    QCOMPARE(run(add, "short\n").code, 1);
    QCOMPARE(run(add, "long enough\n").code, 0);
    QCOMPARE(run(add, "long enough\n").code, 1);
    QCOMPARE(
        run({"user", "add", "1501", "--db", database, "--roles", "wizard"}, "long enough\n").code,
        1);
    QCOMPARE(run({"user", "passwd", "1500", "--db", database}, "another one\n").code, 0);
    QCOMPARE(run({"user", "passwd", "9999", "--db", database}, "another one\n").code, 1);
    const auto list = run({"user", "list", "--db", database});
    QVERIFY(list.out.contains("1500\t新来的\tcall_taker,trainer\t\t\t\t\n"));
    QVERIFY2(!list.out.contains("argon"), "no hashes");
    const auto record = lianxin::store::AccessLog::open(database.toStdString()).value();
    const auto latest = record->latest(2).value();
    QCOMPARE(latest[1].act, std::string("add_account"));
    QCOMPARE(latest[1].subject, std::string("1500 roles=call_taker,trainer"));
    QCOMPARE(latest[0].act, std::string("set_password"));
    QCOMPARE(latest[0].subject, std::string("1500"));
    QVERIFY2(latest[0].staff.str().starts_with('@'), "whoever ran the command");
    QCOMPARE(run({"verify", "--db", database}).code, 0);
}

void ServerProcess::verifySaysWhatItFound()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    QCOMPARE(Process(database).terminate(), 0);
    QFile file(database);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    const auto at = bytes.indexOf("\"type\":\"TicketArchived\"");
    QVERIFY(at > 0);
    file.seek(at + 8);
    file.write("TicketReplied_");
    file.close();
    const auto ran = run({"verify", "--db", database});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.out.contains("散列链断开"), qPrintable(ran.out + ran.err));
}

void ServerProcess::verifyLaysTheScoreOpen()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    QCOMPARE(Process(database).terminate(), 0);
    const auto table = run({"verify", "--db", database}).out;
    const QRegularExpression month(
        "考核月份\t(\\d{4}-\\d{2})\n单位\t名称\t响应率\t解决率\t满意率\t得分"
        "\n([a-z-]+)\t");
    const auto first = month.match(table);
    QVERIFY2(first.hasMatch(), qPrintable(table));
    const auto explained = [&](const QString& figure) {
        return run({"verify", "--db", database, "--explain",
                    first.captured(2) + '/' + figure + '/' + first.captured(1)});
    };
    const auto score = explained("score");
    QVERIFY2(score.code == 0, qPrintable(score.err));
    const QString key = first.captured(2) + '\t' + first.captured(1) + '\t';
    QVERIFY2(score.out.contains("\t按时签收率\t"), qPrintable(score.out));
    for (const char* part : {"响应率", "解决率", "满意率"})
        QVERIFY2(score.out.contains(QRegularExpression(QRegularExpression::escape(key + part) +
                                                       "\t\\d+/\\d+\t[^\t]+\t权数 \\d")),
                 qPrintable(score.out));
    QVERIFY2(score.out.contains(key + "得分\t"), qPrintable(score.out));
    QVERIFY2(!score.out.contains("按时反馈率"), "no part of the score");
    const auto response = explained("response").out;
    QVERIFY2(response.contains(key + "响应率\t") && !response.contains(key + "得分"),
             qPrintable(response));
    QCOMPARE(explained("mood").code, 2);
    QCOMPARE(run({"verify", "--db", database, "--month", "2026"}).code, 2);
    const auto json = run({"verify", "--json", "--db", database}).out;
    QVERIFY2(json.contains("\"rates\":{\"month\":\"" + first.captured(1)) &&
                 json.contains("\"score\":"),
             qPrintable(json));
}

void ServerProcess::everyBackupUnderLoadVerifies()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    Process server(database);
    {
        const Load load(server.port());
        QVERIFY(QTest::qWaitFor([&] { return load.journals() > 40; }, 60'000));
        for (int i = 0; i < 12; ++i) {
            const QString copy = folder.filePath(QStringLiteral("copy-%1.db").arg(i));
            const auto made = run({"backup", "--db", database, "--to", copy});
            QVERIFY2(made.code == 0, qPrintable(made.out + made.err));
            const auto checked = run({"verify", "--json", "--db", copy});
            QVERIFY2(checked.code == 0, qPrintable(checked.out + checked.err));
            QVERIFY2(checked.out.contains("\"journals\":20"), qPrintable(checked.out));
            QVERIFY2(QFile::exists(copy + ".access"), "the record of reading");
        }
        QVERIFY(!load.failed());
    }
    QCOMPARE(server.terminate(), 0);
    QCOMPARE(Process(database).terminate(), 0);
    QVERIFY2(!QFile::exists(database + ".journals/replaced"), "what was set aside is gone");
    QDirIterator files(database + ".journals", QDir::Files, QDirIterator::Subdirectories);
    int left = 0;
    for (; files.hasNext(); files.next())
        ++left;
    QCOMPARE(left, 20);
    Process restored(folder.filePath("copy-11.db"));
    Desk desk(restored.port(), "9100");
    QVERIFY2(!desk.give(report()).rejection, "a copy is served like any other");
}

void ServerProcess::aBackupLeavesWhatIsThere()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    QCOMPARE(Process(database).terminate(), 0);
    const QString copy = folder.filePath("copy.db");
    QVERIFY(QDir().mkpath(copy + ".journals"));
    const auto refused = run({"backup", "--db", database, "--to", copy});
    QCOMPARE(refused.code, 1);
    QVERIFY(!QFile::exists(copy));
    QVERIFY(QDir().rmdir(copy + ".journals"));
    QCOMPARE(run({"backup", "--db", database, "--to", copy}).code, 0);
    QCOMPARE(run({"backup", "--db", database, "--to", copy}).code, 1);
    QCOMPARE(run({"verify", "--db", copy}).code, 0);
}

void ServerProcess::oneProcessServesAStore()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    Process first(database);
    QVERIFY(first.port() > 0);
    const auto second = run({"serve", "--db", database, "--listen", "127.0.0.1:0"});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains("已有一个中心"), qPrintable(second.err));
    Desk desk(first.port(), "9100");
    QVERIFY(!desk.give(report()).rejection);
    first.kill();
    QVERIFY2(Process(database).port() > 0, "the lock went with the process");
}

QTEST_GUILESS_MAIN(ServerProcess)
#include "tst_server_process.moc"

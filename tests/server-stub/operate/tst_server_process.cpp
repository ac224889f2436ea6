#include "tests/server-stub/operate/process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(ServerProcess)
#include "tst_server_process.moc"

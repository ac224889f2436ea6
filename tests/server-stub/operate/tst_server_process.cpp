#include "models/wire/command_json.h"
#include "models/wire/view_json.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/random.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace lianxin;

namespace {

const QString kProgram = QStringLiteral(LIANXIN_BIN_DIR "/lianxin-server");
const QString kCity = QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city");

/// The real program, started on a free port.
class Process {
public:
    explicit Process(const QString& database, const QStringList& more = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(kProgram, QStringList{"serve", "--db", database, "--listen", "127.0.0.1:0",
                                              "--resources", kCity, "--demo", "--demo-password",
                                              "for-tests-only"} +
                                      more);
        QString said;
        while (m_process.waitForReadyRead(60'000)) {
            said += QString::fromUtf8(m_process.readAll());
            const auto at = said.indexOf("listening on ");
            if (at >= 0 && said.indexOf('\n', at) > 0) {
                m_port = said.mid(said.lastIndexOf(':', said.indexOf('\n', at)) + 1)
                             .trimmed()
                             .toUShort();
                return;
            }
        }
        qWarning() << said << m_process.readAll();
    }
    ~Process() { kill(); }

    std::uint16_t port() const { return m_port; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    int terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(20'000) ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    std::uint16_t m_port = 0;
};

struct Ran {
    int code = -1;
    QString out;
    QString err;
};

Ran run(const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.start(kProgram, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// One client on a kept connection. Throws Poco exceptions when the server is gone.
class Desk {
public:
    explicit Desk(std::uint16_t port) : m_session("127.0.0.1", port)
    {
        m_session.setKeepAlive(true);
        m_session.setTimeout(Poco::Timespan(20, 0));
        m_token = wire::parseLoginAnswer(
                      post("/v1/login", wire::loginBody({StaffId("9100"), "for-tests-only"})))
                      .value()
                      .token;
    }
    engine::Answer give(const engine::Command& command)
    {
        return wire::parseBatchAnswer(post("/v1/commands", wire::batchBody({command})))
            .value()
            .answers.front();
    }

private:
    std::string post(const std::string& path, const std::string& body)
    {
        Poco::Net::HTTPRequest request("POST", path, Poco::Net::HTTPRequest::HTTP_1_1);
        request.set("Lianxin-Protocol", "1");
        request.set("Authorization", "Bearer " + m_token);
        request.setContentLength(static_cast<std::streamsize>(body.size()));
        m_session.sendRequest(request) << body;
        Poco::Net::HTTPResponse response;
        std::string text;
        Poco::StreamCopier::copyToString(m_session.receiveResponse(response), text);
        return text;
    }
    Poco::Net::HTTPClientSession m_session;
    std::string m_token;
};

engine::Command report()
{
    engine::Command command;
    const auto now = service::SystemClock().now();
    command.id = CommandId(store::newId(now));
    command.body =
        engine::ReportCall{CallId(store::newId(now)), "13800006127", "12345", "2", {}, {}};
    return command;
}

/// What was acknowledged before the server was killed.
struct Acknowledged {
    std::mutex mutex;
    std::vector<std::pair<engine::Command, engine::Answer>> all;
};

void reportUntilItBreaks(std::uint16_t port, Acknowledged& acknowledged)
{
    try {
        Desk desk(port);
        while (true) {
            const auto command = report();
            const auto answer = desk.give(command);
            const std::lock_guard lock(acknowledged.mutex);
            acknowledged.all.emplace_back(command, answer);
        }
    } catch (const Poco::Exception&) {
        // The server was killed: what is not acknowledged may or may not have happened.
    }
}

} // namespace

class ServerProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedUnderLoadItLosesNothingAcknowledged();
    void terminatesCleanly();
    void wrongWords_data();
    void wrongWords();
    void everySubcommandHasHelp_data();
    void everySubcommandHasHelp();
    void usersAreAddedAndListed();
    void verifySaysWhatItFound();
};

void ServerProcess::killedUnderLoadItLosesNothingAcknowledged()
{
    constexpr int kKills = 3;
    constexpr int kDesks = 4;
    constexpr std::size_t kEnough = 150;
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    Acknowledged acknowledged;
    for (int round = 0; round < kKills; ++round) {
        Process server(database);
        QVERIFY(server.port() != 0);
        const std::size_t before = acknowledged.all.size();
        std::vector<std::thread> desks;
        for (int i = 0; i < kDesks; ++i)
            desks.emplace_back([&] { reportUntilItBreaks(server.port(), acknowledged); });
        const bool busy = QTest::qWaitFor(
            [&] {
                const std::lock_guard lock(acknowledged.mutex);
                return acknowledged.all.size() >= before + kEnough;
            },
            30'000);
        server.kill();
        for (auto& desk : desks)
            desk.join();
        QVERIFY(busy);
        const auto checked = run({"verify", "--db", database});
        QVERIFY2(checked.code == 0, qPrintable(checked.out + checked.err));
    }
    Process server(database);
    Desk desk(server.port());
    std::set<std::int64_t> numbers;
    for (const auto& [command, answer] : acknowledged.all) {
        const auto again = desk.give(command);
        QVERIFY2(again == answer, "the first answer, from the disk");
        QVERIFY2(numbers.insert(again.firstSeq).second, "no number given twice");
    }
}

void ServerProcess::terminatesCleanly()
{
    QTemporaryDir folder;
    Process server(folder.filePath("centre.db"));
    Desk desk(server.port());
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
    QVERIFY(list.out.contains("1500\t新来的\tcall_taker,trainer\t\n"));
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

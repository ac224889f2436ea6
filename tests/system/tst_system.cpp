#include "tests/system/processes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lianxin::system;

namespace {

QJsonObject readReport(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(in.readAll()).object();
}

QString valueOf(const QJsonObject& report, const QString& field)
{
    for (const auto& entry : report.value(QStringLiteral("fields")).toArray())
        if (entry.toObject().value(QStringLiteral("name")).toString() == field)
            return entry.toObject().value(QStringLiteral("value")).toString();
    return {};
}

QString stateOf(const QJsonObject& report)
{
    return report.value(QStringLiteral("ticket"))
        .toObject()
        .value(QStringLiteral("state"))
        .toString();
}

} // namespace

/// Server, seat and robots as processes of their own, over the protocol alone.
class SystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallBecomesAnArchivedTicket_data();
    void aCallBecomesAnArchivedTicket();
    void theCallGoesOnWithoutTheCentre();
    void theDraftSurvivesTheSeat();
    void theSandboxNeedsNoServer();
    void aWrongPasswordIsSaidInWords();
    void aDamagedStoreIsKeptAside();
};

void SystemTest::aCallBecomesAnArchivedTicket_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("district");
    QTest::newRow("heating") << "heating"
                             << "complaint"
                             << "010101"
                             << "990101";
    QTest::newRow("night noise") << "night-noise"
                                 << "complaint"
                                 << "030101"
                                 << "990105";
    QTest::newRow("fire") << "fire"
                          << "help"
                          << "040101"
                          << "990102";
}

void SystemTest::aCallBecomesAnArchivedTicket()
{
    QFETCH(QString, scenario);
    QFETCH(QString, kind);
    QFETCH(QString, category);
    QFETCH(QString, district);
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child robots("lianxin-server", robotArguments(centre, {QStringLiteral("--scenario"), scenario,
                                                           QStringLiteral("--once")}));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             {QStringLiteral("--speed"), QStringLiteral("20"),
                                              QStringLiteral("--autopilot"), QStringLiteral("1"),
                                              QStringLiteral("--report"), file}));
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output() + robots.output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output() + robots.output()));
    const QJsonObject report = readReport(file);
    QCOMPARE(stateOf(report), QStringLiteral("archived"));
    QCOMPARE(valueOf(report, QStringLiteral("kind")), kind);
    QCOMPARE(valueOf(report, QStringLiteral("category")), category);
    QCOMPARE(report.value(QStringLiteral("district")).toString(), district);
    QVERIFY(!report.value(QStringLiteral("unit")).toString().isEmpty());
    QVERIFY(report.value(QStringLiteral("deadlines")).toArray().size() > 0);

    const QString number = report.value(QStringLiteral("ticket"))
                               .toObject()
                               .value(QStringLiteral("number"))
                               .toString();
    Child replay(
        "lianxin-seat",
        seatArguments(centre, folder.path(),
                      {QStringLiteral("--replay"), number, QStringLiteral("--replay-at"),
                       QStringLiteral("30000"), QStringLiteral("--shots"), folder.path()}));
    QVERIFY2(replay.waitForEnd(), qPrintable(replay.output()));
    QCOMPARE(replay.exitCode(), 0);
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("replay.png"))));

    centre.terminate();
    Child verify("lianxin-server", {QStringLiteral("verify"), QStringLiteral("--db"), centre.db()});
    QVERIFY(verify.waitForEnd());
    QVERIFY2(verify.exitCode() == 0, qPrintable(verify.output()));
}

/// The centre is killed mid-call: the call goes on, the ticket gets a provisional number, and all
/// of it is there once the centre is back.
void SystemTest::theCallGoesOnWithoutTheCentre()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    const QStringList heating{QStringLiteral("--scenario"), QStringLiteral("heating"),
                              QStringLiteral("--once")};
    auto robots = std::make_unique<Child>("lianxin-server", robotArguments(centre, heating));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             {QStringLiteral("--speed"), QStringLiteral("15"),
                                              QStringLiteral("--autopilot"), QStringLiteral("1"),
                                              QStringLiteral("--report"), file}));
    QVERIFY2(seat.waitFor(QStringLiteral("三号楼")), qPrintable(seat.output() + robots->output()));
    centre.kill();
    QVERIFY2(seat.waitFor(QStringLiteral("受理，工单号 L-")), qPrintable(seat.output()));
    QVERIFY(!seat.output().contains(QStringLiteral("已归档")));
    centre.restart();
    QVERIFY(centre.running());
    robots = std::make_unique<Child>(
        "lianxin-server", robotArguments(centre, {QStringLiteral("--calls"), QStringLiteral("0")}));
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output() + robots->output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output() + robots->output()));
    const QJsonObject report = readReport(file);
    QCOMPARE(stateOf(report), QStringLiteral("archived"));
    // The number the caller was told leads to the ticket's journal for ever.
    const QString told = seat.output()
                             .section(QStringLiteral("受理，工单号 "), 1)
                             .section(QLatin1Char('\n'), 0, 0)
                             .trimmed();
    Child replay(
        "lianxin-seat",
        seatArguments(centre, folder.path(),
                      {QStringLiteral("--replay"), told, QStringLiteral("--replay-at"),
                       QStringLiteral("30000"), QStringLiteral("--shots"), folder.path()}));
    QVERIFY2(replay.waitForEnd(), qPrintable(replay.output()));
    QVERIFY2(replay.exitCode() == 0, qPrintable(replay.output()));
}

/// The seat is killed mid-sentence: started again, the draft stands there and the call is finished.
void SystemTest::theDraftSurvivesTheSeat()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child robots("lianxin-server",
                 robotArguments(centre, {QStringLiteral("--scenario"), QStringLiteral("heating"),
                                         QStringLiteral("--once")}));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    const auto arguments = seatArguments(centre, folder.path(),
                                         {QStringLiteral("--speed"), QStringLiteral("5"),
                                          QStringLiteral("--autopilot"), QStringLiteral("1"),
                                          QStringLiteral("--report"), file});
    {
        Child seat("lianxin-seat", arguments);
        QVERIFY2(seat.waitFor(QStringLiteral("三号楼")),
                 qPrintable(seat.output() + robots.output()));
        seat.kill();
    }
    Child seat("lianxin-seat", arguments);
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output()));
    QVERIFY2(seat.output().contains(QStringLiteral("接着上次未完的通话")),
             qPrintable(seat.output()));
    // Told again from the journal: what was said before the kill.
    QVERIFY2(seat.output().contains(QStringLiteral("我家暖气不热")), qPrintable(seat.output()));
    const QJsonObject report = readReport(file);
    QCOMPARE(stateOf(report), QStringLiteral("archived"));
    QVERIFY(valueOf(report, QStringLiteral("place")).contains(QStringLiteral("阳光小区")));
}

void SystemTest::theSandboxNeedsNoServer()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("report.json"));
    Child seat("lianxin-seat",
               {QStringLiteral("--sandbox"), QStringLiteral("heating"), QStringLiteral("--silent"),
                QStringLiteral("--speed"), QStringLiteral("20"), QStringLiteral("--data"),
                folder.path(), QStringLiteral("--autopilot"), QStringLiteral("1"),
                QStringLiteral("--report"), file});
    QVERIFY2(seat.waitFor(QStringLiteral("已派单")), qPrintable(seat.output()));
    QVERIFY(QDir(folder.path()).entryList({QStringLiteral("*.db")}).isEmpty());
}

void SystemTest::aWrongPasswordIsSaidInWords()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child seat("lianxin-seat",
               seatArguments(centre, folder.path(),
                             {QStringLiteral("--password"), QStringLiteral("wrong")}));
    QVERIFY(seat.waitForEnd());
    QVERIFY(seat.exitCode() != 0);
    QVERIFY2(seat.output().contains(QStringLiteral("密码不对")), qPrintable(seat.output()));
}

void SystemTest::aDamagedStoreIsKeptAside()
{
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("seat"));
    QFile store(folder.filePath(QStringLiteral("seat/seat-B-17.db")));
    QVERIFY(store.open(QIODevice::WriteOnly));
    store.write(QByteArray(8192, 'x'));
    store.close();
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child seat("lianxin-seat",
               seatArguments(centre, folder.path(),
                             {QStringLiteral("--autopilot"), QStringLiteral("1"),
                              QStringLiteral("--quit-after"), QStringLiteral("1500")}));
    QVERIFY(seat.waitForEnd());
    QVERIFY2(seat.output().contains(QStringLiteral("本机存储曾损坏")), qPrintable(seat.output()));
    QCOMPARE(QDir(folder.filePath(QStringLiteral("seat")))
                 .entryList({QStringLiteral("*.damaged-*")})
                 .size(),
             1);
}

QTEST_GUILESS_MAIN(SystemTest)
#include "tst_system.moc"

#include "tests/system/processes.h"
#include "tests/system/report.h"

using namespace lianxin::system;

/// What goes wrong is said in words, and nothing is lost.
class SystemFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCallGoesOnWithoutTheCentre_data();
    void theCallGoesOnWithoutTheCentre();
    void theDraftSurvivesTheSeat();
    void twoMattersWithoutTheCentre();
    void theNextMatterSurvivesTheSeat();
    void aWrongPasswordIsSaidInWords();
    void aDamagedStoreIsKeptAside();
    void oneProgramASeat();
    void whoComesAfterIsTold();
};

void SystemFaultsTest::theCallGoesOnWithoutTheCentre_data()
{
    QTest::addColumn<bool>("silent");
    QTest::newRow("killed") << false;
    QTest::newRow("answers nothing any more") << true;
}

/// The centre is killed or stops answering mid-call: the call goes on, the ticket gets a
/// provisional number, and all of it is there once the centre is back.
void SystemFaultsTest::theCallGoesOnWithoutTheCentre()
{
    QFETCH(bool, silent);
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
    robots.reset();
    if (silent)
        centre.freeze();
    else
        centre.kill();
    QVERIFY2(seat.waitFor(QStringLiteral("受理，工单号 L-")), qPrintable(seat.output()));
    QVERIFY(!seat.output().contains(QStringLiteral("已归档")));
    if (silent)
        centre.thaw();
    else
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
void SystemFaultsTest::theDraftSurvivesTheSeat()
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

/// The centre is gone while a call turns to another matter: both tickets come in order when it is
/// back.
void SystemFaultsTest::twoMattersWithoutTheCentre()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    auto robots = std::make_unique<Child>(
        "lianxin-server",
        robotArguments(centre, {QStringLiteral("--scenario"), QStringLiteral("two-matters"),
                                QStringLiteral("--once")}));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             {QStringLiteral("--speed"), QStringLiteral("10"),
                                              QStringLiteral("--autopilot"), QStringLiteral("1"),
                                              QStringLiteral("--report"), file}));
    QVERIFY2(seat.waitFor(QStringLiteral("和平里小区")),
             qPrintable(seat.output() + robots->output()));
    robots.reset();
    centre.kill();
    QVERIFY2(seat.waitFor(QStringLiteral("另记一单")), qPrintable(seat.output()));
    QVERIFY2(seat.waitFor(QStringLiteral("受理，工单号 L-")), qPrintable(seat.output()));
    QVERIFY(!seat.output().contains(QStringLiteral("已归档")));
    centre.restart();
    QVERIFY(centre.running());
    robots = std::make_unique<Child>(
        "lianxin-server", robotArguments(centre, {QStringLiteral("--calls"), QStringLiteral("0")}));
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output() + robots->output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output() + robots->output()));
    const auto reports = readReports(file);
    QCOMPARE(reports.size(), 2);
    QCOMPARE(valueOf(reports[0], QStringLiteral("category")), QStringLiteral("010801"));
    QCOMPARE(valueOf(reports[1], QStringLiteral("category")), QStringLiteral("100204"));
    for (const auto& report : reports)
        QCOMPARE(stateOf(report), QStringLiteral("archived"));
}

/// The seat is killed while the second matter is told: started again, the second form stands there.
void SystemFaultsTest::theNextMatterSurvivesTheSeat()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child robots("lianxin-server",
                 robotArguments(centre, {QStringLiteral("--scenario"),
                                         QStringLiteral("two-matters"), QStringLiteral("--once")}));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    const auto arguments = seatArguments(centre, folder.path(),
                                         {QStringLiteral("--speed"), QStringLiteral("5"),
                                          QStringLiteral("--autopilot"), QStringLiteral("1"),
                                          QStringLiteral("--report"), file});
    {
        Child seat("lianxin-seat", arguments);
        QVERIFY2(seat.waitFor(QStringLiteral("不用专门办")),
                 qPrintable(seat.output() + robots.output()));
        QVERIFY2(seat.output().contains(QStringLiteral("另记一单")), qPrintable(seat.output()));
        seat.kill();
    }
    Child seat("lianxin-seat", arguments);
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output()));
    QVERIFY2(seat.output().contains(QStringLiteral("接着上次未完的通话")),
             qPrintable(seat.output()));
    const QJsonObject report = readReport(file);
    QCOMPARE(stateOf(report), QStringLiteral("archived"));
    QCOMPARE(valueOf(report, QStringLiteral("category")), QStringLiteral("100204"));
    QCOMPARE(valueOf(report, QStringLiteral("caller_name")), QStringLiteral("姓韩"));
    // The first ticket and its journal are at the centre too.
    QString first = report.value(QStringLiteral("ticket"))
                        .toObject()
                        .value(QStringLiteral("number"))
                        .toString();
    first.replace(QStringLiteral("-000002"), QStringLiteral("-000001"));
    Child replay(
        "lianxin-seat",
        seatArguments(centre, folder.path(),
                      {QStringLiteral("--replay"), first, QStringLiteral("--replay-at"),
                       QStringLiteral("30000"), QStringLiteral("--shots"), folder.path()}));
    QVERIFY2(replay.waitForEnd(), qPrintable(replay.output()));
    QVERIFY2(replay.exitCode() == 0, qPrintable(replay.output()));
}

void SystemFaultsTest::aWrongPasswordIsSaidInWords()
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

void SystemFaultsTest::aDamagedStoreIsKeptAside()
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

/// Two on one store would write into each other's call.
void SystemFaultsTest::oneProgramASeat()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    const auto start = [&] {
        return std::make_unique<Child>(
            "lianxin-seat", seatArguments(centre, folder.path(), {QStringLiteral("--announce")}));
    };
    const auto first = start();
    QVERIFY(first->waitFor(QStringLiteral("form ready")));
    const auto second = start();
    QVERIFY(second->waitForEnd());
    QVERIFY(second->exitCode() != 0);
    QVERIFY2(second->output().contains(QStringLiteral("已经开着")), qPrintable(second->output()));
    first->kill();
    const auto third = start();
    QVERIFY2(third->waitFor(QStringLiteral("form ready")), qPrintable(third->output()));
}

/// What the one before left unfinished counts as theirs from then on.
void SystemFaultsTest::whoComesAfterIsTold()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    const Child robots("lianxin-server", robotArguments(centre, {QStringLiteral("--scenario"),
                                                                 QStringLiteral("heating"),
                                                                 QStringLiteral("--once")}));
    const QStringList autopilot{QStringLiteral("--speed"), QStringLiteral("15"),
                                QStringLiteral("--autopilot"), QStringLiteral("1")};
    {
        Child seat("lianxin-seat", seatArguments(centre, folder.path(), autopilot));
        QVERIFY2(seat.waitFor(QStringLiteral("三号楼")), qPrintable(seat.output()));
        seat.kill();
    }
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             autopilot + QStringList{QStringLiteral("--user"),
                                                                     QStringLiteral("1002")}));
    QVERIFY2(seat.waitFor(QStringLiteral("工号 1001")), qPrintable(seat.output()));
}

QTEST_GUILESS_MAIN(SystemFaultsTest)
#include "tst_system_faults.moc"

#include "tests/system/processes.h"
#include "tests/system/report.h"

using namespace lianxin::system;

/// Server, seat and robots as processes of their own, over the protocol alone.
class SystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallBecomesAnArchivedTicket_data();
    void aCallBecomesAnArchivedTicket();
    void theSandboxNeedsNoServer();
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

QTEST_GUILESS_MAIN(SystemTest)
#include "tst_system.moc"

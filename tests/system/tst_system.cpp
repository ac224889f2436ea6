#include "tests/system/processes.h"
#include "tests/system/report.h"

using namespace lianxin::system;

/// Server, seat and robots as processes of their own, over the protocol alone.
class SystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallBecomesAnArchivedTicket_data();
    void aCallBecomesAnArchivedTicket();
    void twoMattersBecomeTwoTickets();
    void theSeatUsesTheCentresModel();
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

namespace {

/// Letters in three categories of the demo city, as a hotline's history would be: code, text.
QByteArray madeUpHistory()
{
    const QList<QPair<QByteArray, QList<QByteArray>>> matters{
        {"010101", {"暖气片是凉的", "室温只有十四度", "家里暖气不热", "来人放了气还是没有变化"}},
        {"030101", {"工地半夜打桩", "夜里施工吵人", "凌晨渣土车轰鸣", "搅拌机整夜不停"}},
        {"090301", {"健身卡退不了", "商家关门跑路", "预付的钱不还", "会员卡余额不退"}}};
    QByteArray lines("label\ttext\n");
    for (int i = 0; i < 40; ++i)
        for (const auto& [code, words] : matters)
            lines += code + '\t' + words[i % 4] + "，" + words[(i / 4 + 1) % 4] + "，我住在" +
                     QByteArray::number(i + 1) + "号，请尽快处理。\n";
    return lines;
}

} // namespace

/// 一事一单, and either ticket's number leads to its own journal.
void SystemTest::twoMattersBecomeTwoTickets()
{
    QTemporaryDir folder;
    Centre centre(folder.path());
    QVERIFY(centre.running());
    Child robots("lianxin-server",
                 robotArguments(centre, {QStringLiteral("--scenario"),
                                         QStringLiteral("two-matters"), QStringLiteral("--once")}));
    const QString file = folder.filePath(QStringLiteral("report.json"));
    Child seat("lianxin-seat", seatArguments(centre, folder.path(),
                                             {QStringLiteral("--speed"), QStringLiteral("15"),
                                              QStringLiteral("--autopilot"), QStringLiteral("1"),
                                              QStringLiteral("--report"), file}));
    QVERIFY2(seat.waitForEnd(), qPrintable(seat.output() + robots.output()));
    QVERIFY2(seat.exitCode() == 0, qPrintable(seat.output() + robots.output()));
    const auto reports = readReports(file);
    QCOMPARE(reports.size(), 2);
    const QStringList categories{QStringLiteral("010801"), QStringLiteral("100204")};
    const QStringList kinds{QStringLiteral("help"), QStringLiteral("enquiry")};
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(stateOf(reports[i]), QStringLiteral("archived"));
        QCOMPARE(valueOf(reports[i], QStringLiteral("category")), categories[i]);
        QCOMPARE(valueOf(reports[i], QStringLiteral("kind")), kinds[i]);
        const QString number = reports[i]
                                   .value(QStringLiteral("ticket"))
                                   .toObject()
                                   .value(QStringLiteral("number"))
                                   .toString();
        Child replay(
            "lianxin-seat",
            seatArguments(centre, folder.path(),
                          {QStringLiteral("--replay"), number, QStringLiteral("--replay-at"),
                           QStringLiteral("60000"), QStringLiteral("--shots"), folder.path()}));
        QVERIFY2(replay.waitForEnd(), qPrintable(replay.output()));
        QVERIFY2(replay.exitCode() == 0, qPrintable(replay.output()));
    }
}

/// Trained on the command line, given to the server, fetched by the seat, named in the journal; and
/// a damaged one keeps the server from starting.
void SystemTest::theSeatUsesTheCentresModel()
{
    QTemporaryDir folder;
    QFile letters(folder.filePath(QStringLiteral("history.tsv")));
    QVERIFY(letters.open(QIODevice::WriteOnly));
    letters.write(madeUpHistory());
    letters.close();
    const QString model = folder.filePath(QStringLiteral("category.model"));
    Child train("lianxin-server", {QStringLiteral("train"), QStringLiteral("--train"),
                                   letters.fileName(), QStringLiteral("--out"), model});
    QVERIFY(train.waitForEnd());
    QVERIFY2(train.exitCode() == 0, qPrintable(train.output()));
    const QString mark = QStringLiteral("训练文件指纹 ");
    const QString fingerprint = train.output().section(mark, 1).left(12);
    QCOMPARE(fingerprint.size(), 12);

    const QStringList with{QStringLiteral("--category-model"), model};
    const QString report = folder.filePath(QStringLiteral("report.json"));
    const QStringList autopilot{QStringLiteral("--speed"),     QStringLiteral("20"),
                                QStringLiteral("--autopilot"), QStringLiteral("1"),
                                QStringLiteral("--report"),    report};
    {
        Centre centre(folder.path(), with);
        QVERIFY(centre.running());
        Child first("lianxin-seat",
                    seatArguments(centre, folder.path(),
                                  {QStringLiteral("--quit-after"), QStringLiteral("6000")}));
        QVERIFY(first.waitForEnd());
        Child robots("lianxin-server",
                     robotArguments(centre, {QStringLiteral("--scenario"),
                                             QStringLiteral("heating"), QStringLiteral("--once")}));
        Child seat("lianxin-seat", seatArguments(centre, folder.path(), autopilot));
        QVERIFY2(seat.waitForEnd(), qPrintable(seat.output() + robots.output()));
        const QJsonObject made = readReport(report);
        QCOMPARE(valueOf(made, QStringLiteral("category")), QStringLiteral("010101"));
        QVERIFY2(modelOf(made, QStringLiteral("category")).endsWith(QLatin1Char('+') + fingerprint),
                 qPrintable(modelOf(made, QStringLiteral("category"))));
    }
    QFile damaged(model);
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(damaged.size() / 2));
    damaged.write("damage");
    damaged.close();
    Child refused("lianxin-server",
                  QStringList{QStringLiteral("serve"), QStringLiteral("--db"),
                              folder.filePath(QStringLiteral("centre.db")),
                              QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                      with);
    QVERIFY(refused.waitForEnd());
    QCOMPARE(refused.exitCode(), 1);
    QVERIFY2(refused.output().contains(QStringLiteral("bad_model")), qPrintable(refused.output()));
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

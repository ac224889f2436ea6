#include "tests/models/sla/fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using namespace std::chrono_literals;

namespace {

/// `2024-09-02 09:00/2024-09-02 10:00;…`; an empty end is a pause that lasts.
std::vector<Pause> pauses(const QString& text)
{
    std::vector<Pause> all;
    for (const auto& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const auto ends = part.split(QLatin1Char('/'));
        Pause pause{at(ends[0].toStdString()), std::nullopt};
        if (!ends[1].isEmpty())
            pause.to = at(ends[1].toStdString());
        all.push_back(pause);
    }
    return all;
}

} // namespace

class TestDeadline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDurations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("outcome");
        QTest::addColumn<QString>("said");
        QTest::newRow("wm") << QByteArray("90wm") << QByteArray("90wm") << "90个工作分钟";
        QTest::newRow("wd") << QByteArray("5wd") << QByteArray("5wd") << "5个工作日";
        QTest::newRow("d") << QByteArray("3d") << QByteArray("3d") << "3天";
        QTest::newRow("h") << QByteArray("24h") << QByteArray("24h") << "24小时";
        QTest::newRow("m") << QByteArray("30m") << QByteArray("30m") << "30分钟";
        QTest::newRow("zero") << QByteArray("0m") << QByteArray("0m") << "0分钟";
        QTest::newRow("no working day")
            << QByteArray("0wd") << QByteArray("duration.zero_days") << "";
        QTest::newRow("no number") << QByteArray("wd") << QByteArray("duration.syntax") << "";
        QTest::newRow("no unit") << QByteArray("5") << QByteArray("duration.syntax") << "";
        QTest::newRow("nothing") << QByteArray("") << QByteArray("duration.syntax") << "";
        QTest::newRow("negative") << QByteArray("-5wd") << QByteArray("duration.syntax") << "";
        QTest::newRow("space") << QByteArray("5 wd") << QByteArray("duration.syntax") << "";
        QTest::newRow("rest") << QByteArray("5wdx") << QByteArray("duration.syntax") << "";
        QTest::newRow("capital") << QByteArray("5WD") << QByteArray("duration.syntax") << "";
        QTest::newRow("eight digits")
            << QByteArray("10000000m") << QByteArray("duration.too_long") << "";
    }
    void readsDurations()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, outcome);
        const auto read = parseDuration(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(read ? print(read.value()) : read.error().code),
                 outcome);
        QTEST(QString::fromStdString(read ? chinese(read.value()) : ""), "said");
    }

    void due_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QString>("pauses");
        QTest::addColumn<QString>("due");
        const auto row = [](const char* name, const char* start, const char* limit,
                            const char* pauses, const char* due) {
            QTest::newRow(name) << start << QByteArray(limit) << pauses << due;
        };
        row("90wm", "2024-09-02 09:00", "90wm", "", "2024-09-02 10:30");
        row("to noon, not 14:00", "2024-09-02 09:00", "180wm", "", "2024-09-02 12:00");
        row("5wd", "2024-09-02 09:00", "5wd", "", "2024-09-09 17:30");
        row("3d over a weekend", "2024-09-06 10:00", "3d", "", "2024-09-09 10:00");
        row("2h over midnight", "2024-09-30 23:00", "2h", "", "2024-10-01 01:00");

        row("a morning's pause", "2024-09-02 09:00", "5wd", "2024-09-04 08:30/2024-09-04 12:00",
            "2024-09-10 12:00");
        row("a pause over lunch moves nothing", "2024-09-02 09:00", "90wm",
            "2024-09-02 12:00/2024-09-02 14:00", "2024-09-02 10:30");
        row("lunch within the limit neither", "2024-09-02 11:00", "120wm",
            "2024-09-02 12:00/2024-09-02 14:00", "2024-09-02 15:00");
        row("a weekend's pause moves nothing", "2024-09-06 10:00", "1wd",
            "2024-09-07 00:00/2024-09-09 00:00", "2024-09-09 17:30");
        row("but it moves natural time", "2024-09-06 10:00", "3d",
            "2024-09-07 00:00/2024-09-09 00:00", "2024-09-11 10:00");
        row("a make-up day's pause is credited", "2024-09-27 10:00", "2wd",
            "2024-09-29 00:00/2024-09-30 00:00", "2024-10-08 17:30");
        row("past the due time as it was", "2024-09-02 09:00", "60wm",
            "2024-09-02 09:30/2024-09-02 11:30", "2024-09-02 12:00");
        row("as moved by the first, the second covers it", "2024-09-02 09:00", "60wm",
            "2024-09-02 09:30/2024-09-02 10:30;2024-09-02 10:45/2024-09-02 11:00",
            "2024-09-02 11:15");
        row("the second begins when it is due", "2024-09-02 09:00", "60wm",
            "2024-09-02 09:30/2024-09-02 10:30;2024-09-02 11:00/2024-09-02 11:30",
            "2024-09-02 11:00");
        row("overlapping count once", "2024-09-02 09:00", "60wm",
            "2024-09-02 09:10/2024-09-02 10:00;2024-09-02 09:30/2024-09-02 10:10",
            "2024-09-02 11:00");
        row("one within the other, out of order", "2024-09-02 09:00", "60wm",
            "2024-09-02 09:20/2024-09-02 09:25;2024-09-02 09:10/2024-09-02 10:10",
            "2024-09-02 11:00");
        row("what lies before the start", "2024-09-02 09:00", "60wm",
            "2024-09-02 08:30/2024-09-02 09:10", "2024-09-02 10:10");
        row("all before the start", "2024-09-02 09:00", "60wm", "2024-08-02 08:30/2024-09-02 09:00",
            "2024-09-02 10:00");
        row("after the due time", "2024-09-02 09:00", "60wm", "2024-09-02 10:00/2024-09-02 11:00",
            "2024-09-02 10:00");
        row("of no length", "2024-09-02 09:00", "60wm", "2024-09-02 09:30/2024-09-02 09:30",
            "2024-09-02 10:00");
        row("paused over the last evening of 2wd", "2024-09-05 10:00", "2wd",
            "2024-09-09 16:00/2024-09-10 09:00", "2024-09-10 10:30");
        row("an end stays an end", "2024-09-02 08:30", "120wm", "2024-09-02 09:00/2024-09-02 10:30",
            "2024-09-02 12:00");
        row("a natural pause at night", "2024-09-02 20:00", "2h",
            "2024-09-02 21:00/2024-09-02 22:30", "2024-09-02 23:30");
        row("nothing to do is due at once", "2024-09-07 03:00", "0wm",
            "2024-09-07 00:00/2024-09-09 10:00", "2024-09-07 03:00");
    }
    void due()
    {
        QFETCH(QString, start);
        QFETCH(QByteArray, limit);
        QFETCH(QString, pauses);
        QFETCH(QString, due);
        const auto found = sla::due(office(), parseDuration(limit.toStdString()).value(),
                                    at(start.toStdString()), ::pauses(pauses));
        QCOMPARE(text(found.at), text(at(due.toStdString())));
        QVERIFY(!found.suspended);
    }

    void standsStillWhileAPauseLasts()
    {
        const auto found = sla::due(office(), limit("60wm"), at("2024-09-02 09:00"),
                                    pauses(QStringLiteral("2024-09-02 09:30/")));
        QVERIFY(found.suspended);
        QCOMPARE(text(found.at), text(at("2024-09-02 10:00")));
        QVERIFY(!sla::due(office(), limit("60wm"), at("2024-09-02 09:00"),
                          pauses(QStringLiteral("2024-09-02 10:00/")))
                     .suspended);
    }

    void anOpenPauseSwallowsWhatFollows()
    {
        const auto all =
            merged(pauses(QStringLiteral("2024-09-03 10:00/2024-09-03 11:00;2024-09-02 09:30/")));
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(!all[0].to);
    }

    void marksWhatRestsOnUnpublishedYears()
    {
        QVERIFY(sla::due(office(), limit("3wd"), at("2025-12-30 10:00")).provisional);
        QVERIFY(!sla::due(office(), limit("1wd"), at("2025-12-30 10:00")).provisional);
        QVERIFY(!sla::due(office(), limit("3d"), at("2025-12-30 10:00")).provisional);
        const auto paused = pauses(QStringLiteral("2025-12-31 09:00/2025-12-31 17:00"));
        QVERIFY(sla::due(office(), limit("1wd"), at("2025-12-30 10:00"), paused).provisional);
    }

    void extensionsBeginWhereTheLimitEnded()
    {
        const std::vector<Duration> limits{limit("5wd"), limit("3wd")};
        QCOMPARE(text(unpaused(office(), limits, at("2024-09-02 09:00"))),
                 text(at("2024-09-12 17:30")));
        const std::vector<Duration> mixed{limit("24h"), limit("1wd")};
        QCOMPARE(measureOf(mixed), Measure::Working);
        QCOMPARE(text(unpaused(office(), mixed, at("2024-09-06 09:00"))),
                 text(at("2024-09-09 17:30")));
    }

    void keepsMilliseconds()
    {
        const auto start = at("2024-09-02 11:59:59") + 250ms;
        QCOMPARE(sla::due(office(), limit("1wm"), start).at, at("2024-09-02 14:00:59") + 250ms);
    }
};

QTEST_APPLESS_MAIN(TestDeadline)
#include "tst_deadline.moc"

#include "models/base/time.h"

#include <QTest>

using namespace lianxin;
using namespace std::chrono_literals;

class TestTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void whatIsWrittenIsReadAgain();
    void localIsEightHoursAhead();
};

void TestTime::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char* text, std::chrono::milliseconds since) {
        QTest::newRow(text) << QString(text) << qint64(since.count());
    };
    const auto day = 20779 * 24h; // 2026-11-22
    row("2026-11-22T00:00:00Z", day);
    row("2026-11-22T08:00:00+08:00", day);
    row("2026-11-22T08:00:00+0800", day);
    row("2026-11-21T23:30:00-00:30", day);
    row("2026-11-22T00:00:00.5Z", day + 500ms);
    row("2026-11-22T00:00:00.123Z", day + 123ms);
    row("1970-01-01T00:00:00Z", 0ms);
    row("2024-02-29T00:00:00Z", 19782 * 24h);
}

void TestTime::reads()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto time = base::parseIso(text.toStdString());
    QVERIFY(time.has_value());
    QCOMPARE(qint64(time->time_since_epoch().count()), ms);
}

void TestTime::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "2026", "2026-11-22", "2026-11-22T08:00:00", "2026-13-01T00:00:00Z",
          "2026-02-29T00:00:00Z", "2026-11-22T24:01:00Z", "2026-11-22T08:60:00Z",
          "2026-11-22T08:00:00+8", "2026-11-22 08:00:00Z ", "2026-11-22T08:00:00Zx",
          "２０２６-11-22T08:00:00Z", "-026-11-22T08:00:00Z"})
        QTest::newRow(text) << QString(text);
}

void TestTime::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!base::parseIso(text.toStdString()));
}

void TestTime::whatIsWrittenIsReadAgain()
{
    for (qint64 ms = -86400000LL; ms < 4102444800000LL; ms += 7919 * 86400123LL / 97) {
        const UtcTime time{Milliseconds(ms)};
        QVERIFY(base::parseIso(base::toIso(time)) == time);
    }
    QCOMPARE(base::toIso(UtcTime(20779 * 24h)), std::string("2026-11-22T08:00:00+08:00"));
    QCOMPARE(base::toIso(UtcTime(20779 * 24h + 5ms)), std::string("2026-11-22T08:00:00.005+08:00"));
}

void TestTime::localIsEightHoursAhead()
{
    const UtcTime time{20779 * 24h};
    QVERIFY(base::toLocal(time).time_since_epoch() == time.time_since_epoch() + 8h);
    QVERIFY(base::fromLocal(base::toLocal(time)) == time);
}

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"

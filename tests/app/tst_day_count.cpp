#include "app/day_count.h"

#include "app/sync/local_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace std::chrono_literals;

namespace {

const QString kWang = QStringLiteral("wang");
const QString kZhao = QStringLiteral("zhao");

/// Of the city's clock on 29 November 2026.
UtcTime at(int hour, int minute = 0)
{
    return base::fromLocal(std::chrono::local_days(2026y / 11 / 29) + std::chrono::hours(hour) +
                           std::chrono::minutes(minute));
}

void take(DayCount& day, Milliseconds talk, UtcTime when)
{
    day.talked(talk, when);
    day.closed(when);
}

} // namespace

class TestDayCount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsCallsAndTheMeanTalk()
    {
        DayCount day;
        day.sitDown(kWang);
        QCOMPARE(day.calls(at(9)), 0);
        QVERIFY(day.meanTalk(at(9)) == 0s);
        take(day, 100s, at(9));
        take(day, 201s, at(10));
        QCOMPARE(day.calls(at(10)), 2);
        QVERIFY(day.meanTalk(at(10)) == 150s);
    }

    void aDayIsTheCitys()
    {
        DayCount day;
        day.sitDown(kWang);
        take(day, 60s, at(0, 1)); // still the 28th in UTC
        QCOMPARE(day.calls(at(23, 59)), 1);
        QCOMPARE(day.calls(at(24)), 0);
        take(day, 30s, at(24, 5));
        QCOMPARE(day.calls(at(24, 5)), 1);
        QVERIFY(day.meanTalk(at(24, 5)) == 30s);
    }

    void outlivesTheProgramForEachPerson()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("seat.db"));
        {
            sync::LocalStore store;
            QVERIFY(store.open(file).ok());
            DayCount day(&store);
            day.sitDown(kWang);
            take(day, 90s, at(9));
            day.sitDown(kZhao);
            QCOMPARE(day.calls(at(14)), 0);
            take(day, 40s, at(14));
            take(day, 60s, at(15));
        }
        sync::LocalStore store;
        QVERIFY(store.open(file).ok());
        DayCount day(&store);
        day.sitDown(kZhao);
        QCOMPARE(day.calls(at(16)), 2);
        QVERIFY(day.meanTalk(at(16)) == 50s);
        day.sitDown(kWang);
        QCOMPARE(day.calls(at(16)), 1);
        QCOMPARE(day.calls(at(30)), 0);
    }

    void whatCannotBeReadCountsNothing()
    {
        const QTemporaryDir folder;
        sync::LocalStore store;
        QVERIFY(store.open(folder.filePath(QStringLiteral("seat.db"))).ok());
        store.putCache(QStringLiteral("day.wang"), {}, "{\"calls\":");
        DayCount day(&store);
        day.sitDown(kWang);
        QCOMPARE(day.calls(at(9)), 0);
        day.closed(at(9));
        QCOMPARE(day.calls(at(9)), 1);
    }
};

QTEST_GUILESS_MAIN(TestDayCount)
#include "tst_day_count.moc"

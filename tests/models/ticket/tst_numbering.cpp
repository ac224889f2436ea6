#include <QTest>

#include "models/ticket/numbering.h"

using namespace lianxin;
using namespace lianxin::ticket;

namespace {

UtcTime at(const char* iso)
{
    return base::parseIso(iso).value();
}

} // namespace

class TestNumbering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void number_data();
    void number();
    void provisional();
    void theDayIsTheCitys();
};

void TestNumbering::number_data()
{
    QTest::addColumn<QString>("accepted");
    QTest::addColumn<int>("serial");
    QTest::addColumn<QString>("number");
    QTest::newRow("ordinary") << "2026-11-22T14:03:22+08:00" << 17 << "20261122-000017";
    QTest::newRow("just before midnight")
        << "2026-12-31T23:59:59.999+08:00" << 1 << "20261231-000001";
    QTest::newRow("midnight") << "2027-01-01T00:00:00+08:00" << 1 << "20270101-000001";
    QTest::newRow("evening in UTC") << "2026-11-21T16:00:00Z" << 2 << "20261122-000002";
    QTest::newRow("leap day") << "2028-02-29T12:00:00+08:00" << 999999 << "20280229-999999";
    QTest::newRow("beyond six digits")
        << "2026-11-22T14:00:00+08:00" << 1234567 << "20261122-1234567";
}

void TestNumbering::number()
{
    QFETCH(QString, accepted);
    QFETCH(int, serial);
    QFETCH(QString, number);
    QCOMPARE(QString::fromStdString(ticketNumber(at(accepted.toUtf8().constData()), serial)),
             number);
}

void TestNumbering::provisional()
{
    const auto number = provisionalNumber(SeatId{"B17"}, at("2026-11-22T14:03:22+08:00"), 3);
    QCOMPARE(QString::fromStdString(number), QStringLiteral("L-B17-1122-003"));
    QVERIFY(isProvisional(number));
    QVERIFY(!isProvisional("20261122-000017"));
    QVERIFY(!isProvisional(""));
}

void TestNumbering::theDayIsTheCitys()
{
    QCOMPARE(cityDay(at("1970-01-01T00:00:00+08:00")), 0);
    QCOMPARE(cityDay(at("2026-11-22T00:00:00+08:00")) - cityDay(at("2026-11-21T23:59:59+08:00")),
             1);
    QCOMPARE(cityDay(at("2026-11-22T00:00:00+08:00")), cityDay(at("2026-11-22T23:59:59+08:00")));
}

QTEST_APPLESS_MAIN(TestNumbering)
#include "tst_numbering.moc"

#include "models/engine/unit_figures.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::http::test;

/// Units are measured by what happened, and everybody sees as much of it as concerns him.
class ServerFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTable();
    void whoSeesWhat_data();
    void whoSeesWhat();
    void badMonths_data();
    void badMonths();
    void afterARestartTheyStand();

private:
    wire::FigureTable table(const std::string& staff, const std::string& query = {});
    std::unique_ptr<Hall> m_hall;
};

namespace {

engine::Tally tallyIn(const wire::UnitRates& row, const char* figure)
{
    const auto it = std::find_if(row.figures.begin(), row.figures.end(),
                                 [&](const auto& one) { return one.figure == figure; });
    return it == row.figures.end() ? engine::Tally{-1, -1} : it->tally;
}

} // namespace

wire::FigureTable ServerFigures::table(const std::string& staff, const std::string& query)
{
    const auto answer = m_hall->ask("GET", "/v1/figures" + query, m_hall->token(staff));
    return wire::parseFigures(answer.body).value();
}

void ServerFigures::initTestCase()
{
    m_hall = std::make_unique<Hall>();
    const auto heat = heatingTicket(Hall::newId());
    QVERIFY(!m_hall->give("1001", heat).rejection);
    QVERIFY(!m_hall->give("u-heat-co", engine::SignTicket{heat.ticket}).rejection);
    QVERIFY(!m_hall->give("u-heat-co", engine::ReplyTicket{heat.ticket, "已修好"}).rejection);
    QVERIFY(!m_hall
                 ->give("3001",
                        engine::RecordCallback{heat.ticket, true, true, "dissatisfied", "拖得久"})
                 .rejection);
    auto noise = heatingTicket(Hall::newId(), "夜间施工");
    noise.lead = UnitId("hq-cg");
    QVERIFY(!m_hall->give("1001", noise).rejection);
    QVERIFY(!m_hall->give("u-hq-cg", engine::SignTicket{noise.ticket}).rejection);
}

void ServerFigures::theTable()
{
    const auto all = table("4001");
    QCOMPARE(all.units.size(), std::size_t{2});
    QCOMPARE(all.seq, m_hall->api().log.lastSeq());
    QCOMPARE(all.units.front().unit, UnitId("hq-cg"));
    QCOMPARE(all.units.front().rates.score, std::optional{1.0});
    const auto& heat = all.units.back();
    QCOMPARE(heat.unit, UnitId("heat-co"));
    QCOMPARE(tallyIn(heat, "sign"), (engine::Tally{1, 1}));
    QCOMPARE(tallyIn(heat, "contact"), (engine::Tally{0, 0}));
    QCOMPARE(tallyIn(heat, "reply"), (engine::Tally{1, 1}));
    QCOMPARE(tallyIn(heat, "resolution"), (engine::Tally{1, 1}));
    QCOMPARE(tallyIn(heat, "satisfaction"), (engine::Tally{0, 1}));
    QCOMPARE(heat.rates.response, std::optional{1.0});
    QCOMPARE(heat.rates.satisfaction, std::optional{0.0});
    QCOMPARE(heat.rates.score, std::optional{2.0 / 3});
    QCOMPARE(table("4001", "?month=" + all.month).units.size(), std::size_t{2});
    QVERIFY(table("4001", "?month=2001-01").units.empty());
}

void ServerFigures::whoSeesWhat_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("units");
    for (const char* all : {"2001", "4001", "5001", "9001"})
        QTest::newRow(all) << QByteArray(all) << 200 << QByteArray("hq-cg heat-co ");
    for (const char* none : {"1001", "3001", "5101", "9100"})
        QTest::newRow(none) << QByteArray(none) << 403 << QByteArray();
    QTest::newRow("its own") << QByteArray("u-heat-co") << 200 << QByteArray("heat-co ");
    QTest::newRow("another's") << QByteArray("u-hq-cg") << 200 << QByteArray("hq-cg ");
}

void ServerFigures::whoSeesWhat()
{
    QFETCH(QByteArray, staff);
    QFETCH(int, status);
    QFETCH(QByteArray, units);
    const auto answer = m_hall->ask("GET", "/v1/figures", m_hall->token(staff.toStdString()));
    QCOMPARE(answer.status, status);
    if (status != 200) {
        QCOMPARE(answer.errorCode(), std::string("forbidden"));
        return;
    }
    QByteArray seen;
    const auto table = wire::parseFigures(answer.body).value();
    for (const auto& row : table.units)
        seen += QByteArray::fromStdString(row.unit.str()) + ' ';
    QCOMPARE(seen, units);
}

void ServerFigures::badMonths_data()
{
    QTest::addColumn<QByteArray>("month");
    for (const char* month : {"2026", "2026-13", "november"})
        QTest::newRow(month) << QByteArray(month);
}

void ServerFigures::badMonths()
{
    QFETCH(QByteArray, month);
    const auto answer =
        m_hall->ask("GET", "/v1/figures?month=" + month.toStdString(), m_hall->token("4001"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorCode(), std::string("bad_query"));
}

void ServerFigures::afterARestartTheyStand()
{
    const auto before = table("4001");
    m_hall->restart();
    auto after = table("4001");
    QVERIFY2(after.seq > before.seq, "the stop sealed the record of reading");
    after.seq = before.seq;
    QCOMPARE(wire::figuresBody(after), wire::figuresBody(before));
}

QTEST_GUILESS_MAIN(ServerFigures)
#include "tst_server_figures.moc"

#include <QTest>

#include "models/insight/heat.h"
#include "models/insight/topic_view.h"
#include "models/insight/warning.h"

using namespace lianxin;
using namespace lianxin::insight;
using namespace std::chrono;

namespace {

constexpr sys_days kDay = sys_days{year{2026} / November / 20};

/// Adds letters about one compound's heating, `daysAgo` each.
void addHeating(Topics& topics, const std::vector<int>& daysAgo, const std::string& user = {})
{
    for (const int ago : daysAgo) {
        const std::string id = std::to_string(topics.count());
        topics.add({id, user.empty() ? "u" + id : user, UtcTime{kDay - days{ago}},
                    "阳光花园暖气不热", "阳光花园三号楼暖气不热，室内只有十四度，请供热公司检查。",
                    0, 0});
    }
}

} // namespace

class HeatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void elevenAreHot();
    void spanPeopleAndVotes();
    void asPeopleSeeIt();
    void thePastIsKnownFromElsewhere();
    void warnsOfARise_data();
    void warnsOfARise();
};

void HeatTest::elevenAreHot()
{
    Topics topics;
    addHeating(topics, std::vector<int>(10, 1));
    QCOMPARE(topics.size(), 1);
    QVERIFY(!heatOf(topics, 0).hot());
    addHeating(topics, {0});
    QCOMPARE(heatOf(topics, 0).members, 11);
    QVERIFY(heatOf(topics, 0).hot());
}

void HeatTest::spanPeopleAndVotes()
{
    Topics close;
    addHeating(close, {0, 1, 2, 3});
    Topics spread;
    addHeating(spread, {0, 100, 200, 300});
    QCOMPARE(heatOf(close, 0).busiest, 4);
    QCOMPARE(heatOf(spread, 0).busiest, 1);
    QCOMPARE(heatOf(close, 0).heat, 4.0);
    QCOMPARE(heatOf(spread, 0).heat, 2.5);
    Topics onePerson;
    addHeating(onePerson, {0, 1, 2, 3}, "u");
    QCOMPARE(heatOf(onePerson, 0).people, 1);
    QCOMPARE(heatOf(onePerson, 0).heat, 1.75);
    Topics voted;
    voted.add({"1", "u", UtcTime{kDay}, "阳光花园暖气不热", "室内只有十四度", 3, 2000});
    QVERIFY(heatOf(voted, 0).heat > 15 && heatOf(voted, 0).heat < 18);
    QVERIFY(ranking(close, 5).empty());
    QCOMPARE(ranking(close).size(), std::size_t{1});
}

void HeatTest::asPeopleSeeIt()
{
    Topics topics;
    addHeating(topics, {40, 5, 3, 1, 0, 0});
    topics.forget({}, 4);
    const UtcTime now = UtcTime{kDay} + hours{3};
    const TopicView view = viewOf(topics, 0, now);
    QCOMPARE(view.id, std::string("0"));
    QCOMPARE(view.title, std::string("阳光花园暖气不热"));
    QCOMPARE(view.size, 6);
    QCOMPARE(view.today, 2);
    QCOMPARE(view.week, 5);
    QVERIFY(view.rising && !view.hot && isHotOrRising(view));
    QCOMPARE(view.reason, std::string("近7天5件，此前8周平均每周0.1件"));
    QCOMPARE(view.first, UtcTime{kDay - days{40}});
    QCOMPARE(viewOf(topics, 7, now).size, 0);
}

/// What topics have forgotten, a store still knows: then the same letters are nothing new.
void HeatTest::thePastIsKnownFromElsewhere()
{
    Topics topics;
    addHeating(topics, {5, 3, 1, 0});
    QVERIFY(warningOf(topics, 0, UtcTime{kDay}));
    QVERIFY(!warningOf(topics, 0, UtcTime{kDay}, {3.5, 0}));
    QVERIFY(!warningOf(topics, 0, UtcTime{kDay}, {0, 3.5}));
    const auto mild = warningOf(topics, 0, UtcTime{kDay}, {0, 0.5});
    QVERIFY(mild);
    QCOMPARE(mild->reason, std::string("近7天4件，去年同期平均每周0.5件"));
}

void HeatTest::warnsOfARise_data()
{
    QTest::addColumn<std::vector<int>>("daysAgo");
    QTest::addColumn<QString>("reason"); ///< empty: no warning
    QTest::newRow("a sudden rise")
        << std::vector<int>{40, 5, 3, 1, 0} << QString("近7天4件，此前8周平均每周0.1件");
    QTest::newRow("as every week")
        << std::vector<int>{55, 50, 45, 40, 36, 33, 30, 28, 25, 21, 20, 17, 14, 10, 9, 8, 5, 3, 1}
        << QString();
    QTest::newRow("as every year") << std::vector<int>{378, 375, 372, 370, 368, 366, 364, 363, 361,
                                                       359, 357, 355, 353, 351, 5,   3,   1,   0}
                                   << QString();
    QTest::newRow("two are too few") << std::vector<int>{1, 0} << QString();
    QTest::newRow("long ago") << std::vector<int>{20, 19, 18, 17} << QString();
}

void HeatTest::warnsOfARise()
{
    QFETCH(std::vector<int>, daysAgo);
    QFETCH(QString, reason);
    Topics topics;
    addHeating(topics, daysAgo);
    const auto found = warnings(topics, UtcTime{kDay});
    QCOMPARE(found.size(), std::size_t{reason.isEmpty() ? 0U : 1U});
    if (reason.isEmpty())
        return;
    QCOMPARE(QString::fromStdString(found[0].reason), reason);
    QCOMPARE(found[0].week, 4);
    QVERIFY(found[0].chance < 0.01);
}

QTEST_APPLESS_MAIN(HeatTest)
#include "tst_heat.moc"

#include <QTest>

#include "models/engine/permissions.h"
#include "models/engine/ticket_fold.h"
#include "models/engine/unit_rates.h"
#include "tests/models/engine/desk.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const TicketId kTicket{"t1"};
constexpr int kNovember = 202611;

/// What the log says, folded from nothing.
UnitFigures figuresOf(const Desk& desk)
{
    UnitFigures figures;
    std::map<TicketId, TicketView> tickets;
    for (const auto& event : desk.log.events()) {
        const auto id = std::visit(
            [](const auto& body) {
                if constexpr (requires { body.ticket; })
                    return body.ticket;
                else
                    return TicketId{};
            },
            event.body);
        if (id.empty())
            continue;
        auto& view = tickets[id];
        const Judge judge(&view, event);
        foldTicket(view, event);
        for (const auto& judgement : judge.after(view))
            figures.add(judgement);
    }
    return figures;
}

Tally tally(const Desk& desk, const char* unit, Figure figure, int month = kNovember)
{
    const auto figures = figuresOf(desk);
    const auto it = figures.all().find({UnitId{unit}, month, figure});
    return it == figures.all().end() ? Tally{} : it->second;
}

std::shared_ptr<const City> cityWithContact()
{
    auto with = std::make_shared<City>(*city());
    with->policy.rules.front().steps.push_back(
        step("first_contact", "首次联系", sla::Charge::Assignment,
             {sla::Happening::Assigned, sla::Happening::Redone},
             {sla::Happening::FirstContact, sla::Happening::Replied}, "4h"));
    with->policy.rules.front().steps.back().cancel.push_back(sla::Happening::Merged);
    return with;
}

} // namespace

class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inTimeAndLate();
    void lateIsJudgedWhenItIsDueAndOnlyOnce();
    void whatIsTakenAwayInTimeCountsForNobody();
    void whatIsTakenAwayTooLateCounts();
    void everyCallbackThatReachedTheCallerCounts();
    void aCorrectedCalendarTakesBackAVerdict();
    void eachUnitAnswersForItsOwn();
    void ratesAreWeighed_data();
    void ratesAreWeighed();
    void months();
    void whoMaySee_data();
    void whoMaySee();
};

void TestFigures::inTimeAndLate()
{
    Desk desk(cityWithContact());
    desk.give(taker(), submission());
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 0}));
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{1, 1}));
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, false, Personal{"无人接听"}});
    QCOMPARE(tally(desk, "hq-cg", Figure::Contact), (Tally{0, 0}));
    desk.wait(3h);
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, true, {}});
    QCOMPARE(tally(desk, "hq-cg", Figure::Contact), (Tally{0, 1}));
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    QCOMPARE(tally(desk, "hq-cg", Figure::Reply), (Tally{1, 1}));
}

void TestFigures::lateIsJudgedWhenItIsDueAndOnlyOnce()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(3h);
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 1}));
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 1}));
}

void TestFigures::whatIsTakenAwayInTimeCountsForNobody()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"});
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 0}));
    QCOMPARE(tally(desk, "hq-cg", Figure::Reply), (Tally{0, 0}));
    desk.give(staffOf("wb-cg"), SignTicket{kTicket});
    QCOMPARE(tally(desk, "wb-cg", Figure::Sign), (Tally{1, 1}));
}

void TestFigures::whatIsTakenAwayTooLateCounts()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(3h);
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"});
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 1}));
}

void TestFigures::everyCallbackThatReachedTheCallerCounts()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto reply = [&] {
        desk.give(staffOf("hq-cg"), SignTicket{kTicket});
        desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    };
    reply();
    desk.give(caller(), RecordCallback{kTicket, false, false, "", "无人接听"});
    QCOMPARE(tally(desk, "hq-cg", Figure::Resolution), (Tally{0, 0}));
    desk.give(caller(), RecordCallback{kTicket, true, false, "dissatisfied", "仍在施工"});
    QCOMPARE(tally(desk, "hq-cg", Figure::Resolution), (Tally{0, 1}));
    QCOMPARE(tally(desk, "hq-cg", Figure::Satisfaction), (Tally{0, 1}));
    desk.give(caller(), RedoTicket{kTicket, "来电人不认可"});
    reply();
    desk.give(caller(), RecordCallback{kTicket, true, true, "neutral", ""});
    QCOMPARE(tally(desk, "hq-cg", Figure::Resolution), (Tally{1, 2}));
    QCOMPARE(tally(desk, "hq-cg", Figure::Satisfaction), (Tally{0, 2}));
}

void TestFigures::aCorrectedCalendarTakesBackAVerdict()
{
    Desk desk;
    desk.wait(7h);
    desk.give(taker(), submission());
    desk.wait(17h + 30min);
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 1}));
    const std::chrono::year_month_day tuesday{std::chrono::year{2026} / 11 / 24};
    const ReviseClocks off{policy(), {{2026, {{tuesday, "停电", true}}}}, "通知", false};
    QCOMPARE(desk.outcome(person("A01", Role::Administrator), off), std::string("ok"));
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 0}));
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{1, 1}));
}

void TestFigures::eachUnitAnswersForItsOwn()
{
    Desk desk;
    desk.give(taker(), submission());
    auto other = submission("t2");
    other.lead = UnitId{"wb-cg"};
    desk.give(taker(), other);
    desk.give(staffOf("wb-cg"), SignTicket{TicketId{"t2"}});
    desk.wait(3h);
    QCOMPARE(tally(desk, "hq-cg", Figure::Sign), (Tally{0, 1}));
    QCOMPARE(tally(desk, "wb-cg", Figure::Sign), (Tally{1, 1}));
}

void TestFigures::ratesAreWeighed_data()
{
    QTest::addColumn<QList<int>>("tallies"); // good, judged of each figure
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QList<double>>("rates"); // -1: none
    QTest::newRow("nothing judged") << QList<int>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
                                    << QList<int>{1, 1, 1} << QList<double>{-1, -1, -1, -1};
    QTest::newRow("alike") << QList<int>{3, 4, 1, 4, 9, 9, 1, 2, 3, 4} << QList<int>{1, 1, 1}
                           << QList<double>{0.5, 0.5, 0.75, 1.75 / 3};
    QTest::newRow("by weight") << QList<int>{1, 1, 0, 0, 0, 0, 0, 1, 1, 1} << QList<int>{2, 5, 3}
                               << QList<double>{1, 0, 1, 0.5};
    QTest::newRow("what is not there does not weigh")
        << QList<int>{1, 2, 0, 0, 0, 0, 0, 0, 0, 0} << QList<int>{2, 5, 3}
        << QList<double>{0.5, -1, -1, 0.5};
    QTest::newRow("a weight of nothing") << QList<int>{1, 2, 0, 0, 0, 0, 1, 1, 0, 0}
                                         << QList<int>{0, 1, 1} << QList<double>{0.5, 1, -1, 1};
}

void TestFigures::ratesAreWeighed()
{
    QFETCH(QList<int>, tallies);
    QFETCH(QList<int>, weights);
    QFETCH(QList<double>, rates);
    std::array<Tally, kFigures.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = {tallies[static_cast<qsizetype>(2 * i)],
                  tallies[static_cast<qsizetype>(2 * i + 1)]};
    const auto got = ratesOf(all, {weights[0], weights[1], weights[2]});
    const std::array shown{got.response, got.resolution, got.satisfaction, got.score};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const double wanted = rates[static_cast<qsizetype>(i)];
        QCOMPARE(shown[i].has_value(), wanted >= 0);
        if (shown[i])
            QVERIFY(std::abs(*shown[i] - wanted) < 1e-12);
    }
}

void TestFigures::months()
{
    QCOMPARE(cityMonth(at("2026-12-01T00:00:00")), 202612);
    QCOMPARE(cityMonth(at("2026-11-30T23:59:59")), kNovember);
    QCOMPARE(parseMonth("2026-11"), std::optional{kNovember});
    QCOMPARE(monthText(kNovember), std::string("2026-11"));
    for (const char* wrong : {"", "2026-13", "2026-0", "2026-00", "202611", "2026-1x", "x026-11"})
        QVERIFY2(!parseMonth(wrong), wrong);
    for (const auto figure : kFigures) {
        QCOMPARE(parseFigure(name(figure)), std::optional{figure});
        QVERIFY(!chineseName(figure).empty());
    }
    QVERIFY(!parseFigure("mood"));
    for (const auto rate : kRates) {
        QCOMPARE(parseRate(name(rate)), std::optional{rate});
        QCOMPARE(parseRate(chineseName(rate)), std::optional{rate});
    }
    QVERIFY(!parseRate("reply"));
    QCOMPARE(figuresOf(Rate::Score).size(), std::size_t{4});
    QCOMPARE(percentText(2.0 / 3), std::string("66.7%"));
    QCOMPARE(percentText({}), std::string("—"));
}

void TestFigures::whoMaySee_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("others");
    for (const auto role :
         {Role::Dispatcher, Role::Supervisor, Role::Inspector, Role::Administrator})
        QTest::addRow("role %d", static_cast<int>(role))
            << static_cast<int>(role) << "" << true << true;
    for (const auto role : {Role::CallTaker, Role::CallbackAgent, Role::Trainer, Role::Gateway})
        QTest::addRow("role %d", static_cast<int>(role))
            << static_cast<int>(role) << "" << false << false;
    QTest::newRow("the unit") << static_cast<int>(Role::UnitStaff) << "hq-cg" << true << false;
    QTest::newRow("the one above it") << static_cast<int>(Role::UnitStaff) << "hq" << true << false;
    QTest::newRow("the city") << static_cast<int>(Role::UnitStaff) << "city" << true << true;
    QTest::newRow("no unit") << static_cast<int>(Role::UnitStaff) << "" << false << false;
}

void TestFigures::whoMaySee()
{
    QFETCH(int, role);
    QFETCH(QString, unit);
    QFETCH(bool, own);
    QFETCH(bool, others);
    auto actor = person("x", static_cast<Role>(role));
    actor.unit = UnitId{unit.toStdString()};
    const CityIndex index(city());
    QCOMPARE(maySeeFigures(actor, UnitId{"hq-cg"}, index.directory()), own);
    QCOMPARE(maySeeFigures(actor, UnitId{"wb-cg"}, index.directory()), others);
    QCOMPARE(maySeeAnyFigures(actor), own || others);
}

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_engine_figures.moc"

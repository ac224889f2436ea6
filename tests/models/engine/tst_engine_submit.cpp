#include <QTest>

#include "tests/models/engine/desk.h"

#include "models/engine/ticket_fold.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;
using TicketState = ticket::State;

namespace {

/// The types of a log's events from `after` on, joined by blanks.
std::string story(const Desk& desk)
{
    std::string text;
    for (const auto& event : desk.log.events()) {
        const char* word = std::holds_alternative<TicketAccepted>(event.body)     ? "accepted"
                           : std::holds_alternative<TicketDispatched>(event.body) ? "dispatched"
                           : std::holds_alternative<TicketQueued>(event.body)     ? "queued"
                           : std::holds_alternative<TicketAnswered>(event.body)   ? "answered"
                           : std::holds_alternative<TicketRefused>(event.body)    ? "refused"
                           : std::holds_alternative<TicketHandedOver>(event.body) ? "handed_over"
                           : std::holds_alternative<ClockSet>(event.body)         ? "clock"
                                                                                  : "?";
        text += (text.empty() ? "" : " ") + std::string(word);
    }
    return text;
}

/// A city where the form's field tells who answers for heating.
std::shared_ptr<const City> cityOfTwoHeaters()
{
    auto two = std::make_shared<City>(*city());
    two->units.push_back(
        {UnitId{"east-heat"}, "东区热力公司", {}, UnitId{"city"}, "utility", {}, {}, {}});
    auto& heat = two->items.front();
    heat.leadField = "t.company";
    heat.leads = {{"东区热力", "east-heat"}, {"小区自供", "@cityscape"}};
    return two;
}

} // namespace

class TestSubmit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void whoDispatches_data();
    void whoDispatches();
    void everyAutomaticDispatchIsAudited();
    void theFormTellsTheLead_data();
    void theFormTellsTheLead();
    void whoeverDispatchesSeesTheCandidates();
    void whatWasRuledOnTheBorderIsShownNextTime();
    void theDesksWordIsNotEnough_data();
    void theDesksWordIsNotEnough();
    void aMaskedNumberIsTheCallers();
    void aMaskedNumberIsTheCallersAfterTheCall();
    void rejections_data();
    void rejections();
    void numbersFollowTheDay();
    void theSameTicketIsAcceptedOnce();
    void whatHappenedOfflineKeepsItsTime();
    void theViewHoldsWhatWasSubmitted();
};

void TestSubmit::outcomes_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("events");
    QTest::addColumn<int>("state");
    using session::Outcome;
    QTest::newRow("dispatched") << int(Outcome::Dispatched)
                                << "accepted dispatched clock clock clock clock"
                                << int(TicketState::Dispatched);
    QTest::newRow("answered") << int(Outcome::AnsweredDirectly) << "accepted answered clock clock"
                              << int(TicketState::Answered);
    QTest::newRow("refused") << int(Outcome::Refused) << "accepted refused clock clock"
                             << int(TicketState::Refused);
    QTest::newRow("handed over") << int(Outcome::HandedOver) << "accepted handed_over clock clock"
                                 << int(TicketState::HandedOver);
}

void TestSubmit::outcomes()
{
    QFETCH(int, outcome);
    QFETCH(QString, events);
    QFETCH(int, state);
    Desk desk;
    auto command = submission();
    command.outcome = static_cast<session::Outcome>(outcome);
    command.clause = "已进入信访渠道办理";
    const auto answer = desk.give(taker(), command);
    QCOMPARE(Desk::code(answer), "ok");
    QCOMPARE(answer.ticketNumber, "20261123-000001");
    QCOMPARE(answer.firstSeq, 1);
    QCOMPARE(answer.lastSeq, desk.log.lastSeq());
    QCOMPARE(QString::fromStdString(story(desk)), events);
    QCOMPARE(int(desk.ticket().state), state);
}

void TestSubmit::whoDispatches_data()
{
    QTest::addColumn<double>("confidence");
    QTest::addColumn<QString>("lead");
    QTest::addColumn<double>("lon");
    QTest::addColumn<QString>("result"); ///< `person`, `machine`, or why it was queued
    QTest::newRow("a person chose") << 1.0 << "wb-cg" << 113.85 << "person";
    QTest::newRow("sure enough") << 0.95 << "hq-cg" << 113.85 << "machine";
    QTest::newRow("not sure enough") << 0.62 << "hq-cg" << 113.85 << "把握62%，低于自动派单阈值90%";
    QTest::newRow("no unit") << 0.95 << "" << 113.85 << "没有建议的承办单位";
    QTest::newRow("not what the item says")
        << 0.95 << "wb-cg" << 113.85 << "与事项清单“noise”的承办单位不一致";
    QTest::newRow("on the border") << 0.95 << "hq-cg" << 113.8999 << "地点临近区界，管辖不明";
}

void TestSubmit::whoDispatches()
{
    QFETCH(double, confidence);
    QFETCH(QString, lead);
    QFETCH(double, lon);
    QFETCH(QString, result);
    Desk desk;
    auto command = submission();
    command.confidence = confidence;
    command.lead = UnitId{lead.toStdString()};
    command.point = places::Point{lon, 35.05};
    QCOMPARE(desk.outcome(taker(), command), "ok");
    const auto dispatched = desk.all<TicketDispatched>();
    const auto queued = desk.all<TicketQueued>();
    QCOMPARE(dispatched.size() + queued.size(), std::size_t{1});
    const auto what = dispatched.empty()             ? queued.front().because
                      : dispatched.front().automatic ? "machine"
                                                     : "person";
    QCOMPARE(QString::fromStdString(what), result);
    QCOMPARE(desk.ticket().awaitingDispatch, dispatched.empty());
    QCOMPARE(desk.state().queues().awaitingDispatch, dispatched.empty() ? 1 : 0);
}

void TestSubmit::everyAutomaticDispatchIsAudited()
{
    Desk desk;
    auto sure = submission("t1");
    sure.confidence = 0.95;
    sure.point = places::Point{113.85, 35.05};
    desk.give(taker(), sure);
    auto border = submission("t2");
    border.confidence = 0.97;
    border.point = places::Point{113.8999, 35.05};
    desk.give(taker(), border);
    desk.give(taker(), submission("t3")); // a person chose
    const auto dispatched = desk.all<TicketDispatched>();
    QCOMPARE(dispatched.size(), std::size_t{2});
    const auto& audit = dispatched.front().audit;
    QVERIFY(audit.has_value());
    QCOMPARE(audit->kind, std::string("complaint"));
    QCOMPARE(audit->category, CategoryCode{"0301"});
    QCOMPARE(audit->item, ItemId{"noise"});
    QCOMPARE(audit->district, DistrictCode{"990101"});
    QCOMPARE(audit->proposed, UnitId{"hq-cg"});
    QCOMPARE(audit->confidence, 0.95);
    QCOMPARE(audit->threshold, 0.9);
    QVERIFY(audit->doubt.empty());
    QCOMPARE(audit->candidates.size(), std::size_t{1});
    QCOMPARE(audit->candidates.front().unit, UnitId{"hq-cg"});
    QVERIFY2(!dispatched.back().audit, "nothing to audit where a person chose");
    const auto queued = desk.all<TicketQueued>().front();
    QVERIFY(queued.audit.has_value());
    QCOMPARE(queued.audit->doubt, queued.because);
    QCOMPARE(queued.audit->candidates.size(), std::size_t{2});
    QCOMPARE(queued.audit->candidates.back().unit, UnitId{"wb-cg"});
    QVERIFY(!queued.audit->candidates.back().because.empty());
    QCOMPARE(desk.ticket("t2").queuedBecause, queued.because);
    QVERIFY(desk.ticket("t2").candidates == queued.audit->candidates);
}

void TestSubmit::theFormTellsTheLead_data()
{
    QTest::addColumn<QString>("company");
    QTest::addColumn<QString>("lead");
    QTest::addColumn<QString>("result");
    QTest::newRow("by place, on the border") << "小区自供"
                                             << "hq-cg"
                                             << "地点临近区界，管辖不明";
    QTest::newRow("as it says") << "东区热力"
                                << "east-heat"
                                << "machine";
    QTest::newRow("another value") << "市热力"
                                   << "heat-co"
                                   << "machine";
    QTest::newRow("not as it says") << "东区热力"
                                    << "heat-co"
                                    << "与事项清单“heat”的承办单位不一致";
    QTest::newRow("empty") << ""
                           << "heat-co"
                           << "属“heat”事项，主办单位看表单所填，目前未填，候选单位为heat-"
                              "co、东区热力公司、hq-cg，由派单员确定";
}

void TestSubmit::theFormTellsTheLead()
{
    QFETCH(QString, company);
    QFETCH(QString, lead);
    QFETCH(QString, result);
    Desk desk(cityOfTwoHeaters());
    auto command = submission();
    for (auto& field : command.fields)
        if (field.name == ticket::field::kCategory)
            field.value = std::string{"0102"};
    ticket::FieldValue said;
    said.name = "t.company";
    said.value = company.toStdString();
    if (!company.isEmpty())
        command.fields.push_back(said);
    command.item = ItemId{"heat"};
    command.lead = UnitId{lead.toStdString()};
    command.confidence = 0.95;
    command.point = places::Point{113.8999, 35.05}; // where only what goes by place is in doubt
    QCOMPARE(desk.outcome(taker(), command), "ok");
    const auto dispatched = desk.all<TicketDispatched>();
    QCOMPARE(QString::fromStdString(dispatched.empty() ? desk.all<TicketQueued>().front().because
                                                       : "machine"),
             result);
}

/// However it came to wait, the dispatcher sees whom it may go to, until it has gone.
void TestSubmit::whoeverDispatchesSeesTheCandidates()
{
    Desk desk;
    auto undecided = submission("t1");
    undecided.lead = {};
    undecided.point = places::Point{113.8999, 35.05};
    desk.give(taker(), undecided);
    QCOMPARE(desk.ticket("t1").queuedBecause, std::string("没有建议的承办单位"));
    QCOMPARE(desk.ticket("t1").candidates.size(), std::size_t{2});
    desk.give(dispatcher(), DispatchTicket{TicketId{"t1"}, UnitId{"wb-cg"}, {}, ""});
    QVERIFY(desk.ticket("t1").queuedBecause.empty());
    QVERIFY(desk.ticket("t1").candidates.empty());
    desk.give(staffOf("wb-cg"), ReturnTicket{TicketId{"t1"}, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{TicketId{"t1"}, {}, "不属本单位"});
    QCOMPARE(desk.ticket("t1").queuedBecause, std::string("退单成立，待重新派单"));
    QCOMPARE(desk.ticket("t1").candidates.size(), std::size_t{2});
    QVERIFY2(!desk.ticket("t1").candidates.back().because.empty(), "its own ruling stands there");
}

void TestSubmit::whatWasRuledOnTheBorderIsShownNextTime()
{
    Desk desk;
    const auto onBorder = [&](const char* ticket) {
        auto command = submission(ticket);
        command.confidence = 0.95;
        command.point = places::Point{113.8999, 35.05};
        desk.give(taker(), command);
        return desk.all<TicketQueued>().back().audit.value();
    };
    for (const auto& candidate : onBorder("t1").candidates)
        QCOMPARE(candidate.because, std::string("地点临近区界"));
    desk.give(dispatcher(), DispatchTicket{TicketId{"t1"}, UnitId{"wb-cg"}, {}, "按红线图"});
    QCOMPARE(desk.all<TicketDispatched>().back().between,
             (std::vector{DistrictCode{"990101"}, DistrictCode{"990102"}}));
    const auto ruled = "地点临近区界；" + desk.ticket("t1").number + "号工单曾定由其承办";
    const auto check = [&](const DispatchAudit& audit) {
        QCOMPARE(audit.candidates.size(), std::size_t{2});
        QCOMPARE(audit.candidates.front().because, std::string("地点临近区界"));
        QCOMPARE(audit.candidates.back().unit, UnitId{"wb-cg"});
        QCOMPARE(audit.candidates.back().because, ruled);
    };
    check(onBorder("t2"));
    desk.reopen();
    check(onBorder("t3"));
    auto inside = submission("t4");
    inside.lead = {};
    inside.point = places::Point{113.85, 35.05};
    desk.give(taker(), inside);
    desk.give(dispatcher(), DispatchTicket{TicketId{"t4"}, UnitId{"wb-cg"}, {}, ""});
    QVERIFY2(desk.all<TicketDispatched>().back().between.empty(), "nothing was contested there");
}

void TestSubmit::theDesksWordIsNotEnough_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("district");
    QTest::addColumn<QString>("why"); ///< empty: it goes by itself
    QTest::newRow("all as here") << "noise"
                                 << "0301"
                                 << "990101"
                                 << "";
    QTest::newRow("without the item") << ""
                                      << "0301"
                                      << "990101"
                                      << "";
    QTest::newRow("without the district") << "noise"
                                          << "0301"
                                          << ""
                                          << "";
    QTest::newRow("another item") << "heat"
                                  << "0301"
                                  << "990101"
                                  << "与事项清单“noise”的承办单位不一致";
    QTest::newRow("a category of another unit") << ""
                                                << "0102"
                                                << "990101"
                                                << "与事项清单“heat”的承办单位不一致";
    QTest::newRow("a category of nobody") << ""
                                          << "01"
                                          << "990101"
                                          << "事项清单中没有对应事项，由派单员确定承办单位";
    QTest::newRow("not where the point is") << "noise"
                                            << "0301"
                                            << "990102"
                                            << "地点不在所填区划内";
}

/// A machine's choice goes out by itself only when category, kind and place lead there here too.
void TestSubmit::theDesksWordIsNotEnough()
{
    QFETCH(QString, item);
    QFETCH(QString, category);
    QFETCH(QString, district);
    QFETCH(QString, why);
    Desk desk;
    auto command = submission();
    command.confidence = 0.95;
    command.point = places::Point{113.85, 35.05};
    command.item = ItemId{item.toStdString()};
    command.district = DistrictCode{district.toStdString()};
    command.fields[1] = field(ticket::field::kCategory, category.toStdString().c_str());
    QCOMPARE(desk.outcome(taker(), command), "ok");
    QCOMPARE(desk.count<TicketDispatched>(), std::size_t{why.isEmpty()});
    if (!why.isEmpty())
        QCOMPARE(QString::fromStdString(desk.all<TicketQueued>().front().because), why);
}

/// A volunteer's desk knows the number as 138****6127 only.
void TestSubmit::aMaskedNumberIsTheCallers()
{
    Desk desk;
    desk.give(taker(), SignInSeat{SeatId{"B1"}, {}});
    ReportCall call;
    call.call = CallId{"c1"};
    call.number = "13800006127";
    desk.give(gateway(), call);
    for (const char* told : {"138****6127", "139****0000"}) {
        auto command = submission(told);
        command.call = CallId{"c1"};
        command.fields[2] = field(ticket::field::kCallerNumber, told);
        QCOMPARE(desk.outcome(taker(), command), "ok");
    }
    QCOMPARE(ticket::valueOf(desk.ticket("138****6127").fields, ticket::field::kCallerNumber),
             std::string("13800006127"));
    QCOMPARE(ticket::valueOf(desk.ticket("139****0000").fields, ticket::field::kCallerNumber),
             std::string("139****0000"));
}

/// Also when it hung up before, and took others since; of a call long ago nobody knows it any more.
void TestSubmit::aMaskedNumberIsTheCallersAfterTheCall()
{
    Desk desk;
    desk.give(taker(), SignInSeat{SeatId{"B1"}, {}});
    const auto takes = [&](const char* id, const char* number) {
        ReportCall call;
        call.call = CallId{id};
        call.number = number;
        desk.give(gateway(), call);
        desk.give(taker(), AnswerCall{CallId{id}, SeatId{"B1"}});
        desk.give(taker(), EndCall{CallId{id}, "agent_hung_up"});
    };
    const auto told = [&](const char* ticket, const char* call) {
        auto command = submission(ticket);
        command.call = CallId{call};
        command.fields[2] = field(ticket::field::kCallerNumber, "138****6127");
        QCOMPARE(desk.outcome(taker(), command), "ok");
    };
    const auto number = [&](const char* ticket) {
        return ticket::valueOf(desk.ticket(ticket).fields, ticket::field::kCallerNumber);
    };
    takes("c1", "13800006127");
    told("t1", "c1");
    QCOMPARE(number("t1"), std::string("13800006127"));
    desk.reopen();
    told("t2", "c1");
    QCOMPARE(number("t2"), std::string("13800006127"));
    const auto takesMore = [&](int first, int last) {
        for (int i = first; i <= last; ++i) {
            desk.give(taker(), FinishWrapUp{SeatId{"B1"}});
            takes(("c" + std::to_string(i)).c_str(), "13911116127");
        }
    };
    takesMore(2, 8);
    desk.reopen();
    told("t3", "c1");
    QCOMPARE(number("t3"), std::string("13800006127"));
    takesMore(9, 9);
    told("t4", "c1");
    QCOMPARE(number("t4"), std::string("138****6127"));
}

void TestSubmit::rejections_data()
{
    QTest::addColumn<QString>("fault");
    for (const char* fault : {"missing_ticket", "missing_clause", "unknown_clause", "too_large",
                              "unknown_unit", "unknown_category", "unknown_kind", "bad_confidence"})
        QTest::newRow(fault) << fault;
}

void TestSubmit::rejections()
{
    QFETCH(QString, fault);
    auto command = submission();
    if (fault == "missing_ticket")
        command.ticket = {};
    if (fault == "missing_clause")
        command.outcome = session::Outcome::Refused;
    if (fault == "unknown_clause") {
        command.outcome = session::Outcome::Refused;
        command.clause = "太忙";
    }
    if (fault == "bad_confidence")
        command.confidence = 7;
    if (fault == "too_large")
        command.fields.push_back(field("t.note", std::string(16 * 1024 + 1, 'x').c_str()));
    if (fault == "unknown_unit")
        command.helpers = {UnitId{"nobody"}};
    if (fault == "unknown_category")
        command.fields[1] = field(ticket::field::kCategory, "9999");
    if (fault == "unknown_kind")
        command.fields[0] = field(ticket::field::kKind, "gossip");
    Desk desk;
    QCOMPARE(QString::fromStdString(desk.outcome(taker(), command)), fault);
    QCOMPARE(desk.log.events().size(), std::size_t{0});
}

void TestSubmit::numbersFollowTheDay()
{
    Desk desk;
    QCOMPARE(desk.give(taker(), submission("t1")).ticketNumber, "20261123-000001");
    QCOMPARE(desk.give(taker(), submission("t2")).ticketNumber, "20261123-000002");
    desk.wait(14h + 29min + 59s);
    QCOMPARE(desk.give(taker(), submission("t3")).ticketNumber, "20261123-000003");
    desk.wait(1s);
    QCOMPARE(desk.give(taker(), submission("t4")).ticketNumber, "20261124-000001");
    desk.reopen();
    QCOMPARE(desk.give(taker(), submission("t5")).ticketNumber, "20261124-000002");
}

void TestSubmit::theSameTicketIsAcceptedOnce()
{
    Desk desk;
    auto offline = submission();
    offline.provisionalNumber = "L-B17-1123-001";
    desk.give(taker(), offline);
    const auto again = desk.give(taker(), offline);
    QCOMPARE(Desk::code(again), "already_submitted");
    QCOMPARE(again.rejection->detail, "20261123-000001");
    QCOMPARE(desk.count<TicketAccepted>(), std::size_t{1});
    QCOMPARE(desk.query.search("L-B17-1123-001", 10).value().size(), std::size_t{1});
}

void TestSubmit::whatHappenedOfflineKeepsItsTime()
{
    Desk desk;
    auto command = desk.command(taker(), submission());
    command.offline = true;
    command.occurredAt = at("2026-11-23T08:50:00");
    desk.give(command);
    const auto& event = desk.log.events().front();
    QCOMPARE(event.occurredAt, at("2026-11-23T08:50:00"));
    QCOMPARE(event.recordedAt, at("2026-11-23T09:30:00"));
    QVERIFY(event.offline);
    QCOMPARE(desk.ticket().acceptedAt, at("2026-11-23T08:50:00"));
    for (const auto& clock : desk.all<ClockSet>())
        QCOMPARE(clock.startedAt,
                 clock.charge == "assignment" ? event.recordedAt : event.occurredAt);

    auto future = desk.command(taker(), submission("t2"));
    future.offline = true;
    future.occurredAt = at("2026-11-24T08:50:00");
    desk.give(future);
    QCOMPARE(desk.ticket("t2").acceptedAt, at("2026-11-23T09:30:00"));
    auto online = desk.command(taker(), submission("t3"));
    online.occurredAt = at("2026-11-23T08:50:00");
    desk.give(online);
    QCOMPARE(desk.ticket("t3").acceptedAt, at("2026-11-23T09:30:00"));
}

void TestSubmit::theViewHoldsWhatWasSubmitted()
{
    Desk desk;
    auto command = submission();
    command.helpers = {UnitId{"heat-co"}};
    command.colour = "business";
    command.urgency = ticket::Urgency::Urgent;
    desk.give(taker(), command);
    const auto& view = desk.ticket();
    QVERIFY(view.kind == ticket::Kind::Complaint);
    QCOMPARE(view.category, CategoryCode{"0301"});
    QCOMPARE(view.colour, "business");
    QVERIFY(view.urgency == ticket::Urgency::Urgent);
    QCOMPARE(view.acceptedBy, StaffId{"T01"});
    QCOMPARE(leadOf(view), UnitId{"hq-cg"});
    QCOMPARE(view.assignments.front().helpers.size(), std::size_t{1});
    QCOMPARE(view.steps.size(), std::size_t{6}); // promise, dispatch; sign, reply of both units
    QVERIFY(desk.query.ticket(TicketId{"t1"}).value() == view);
}

QTEST_APPLESS_MAIN(TestSubmit)
#include "tst_engine_submit.moc"

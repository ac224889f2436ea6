#include <QTest>

#include "filled.h"

#include "models/wire/topic_views_json.h"
#include "models/wire/view_json.h"
#include "models/wire/view_shapes.h"

using namespace lianxin;
using namespace lianxin::wire;

class ViewJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void viewsComeBack();
    void answersComeBack();
    void snapshotComesBack();
    void absentStaysAway();
    void loginsComeBack();
    void errorsComeBack();
    void topicsComeBack();
    void refuses_data();
    void refuses();
};

void ViewJson::viewsComeBack()
{
    const auto ticket = tests::filled<engine::TicketView>();
    QVERIFY(parseTicketView(toJson(ticket)).value() == ticket);
    QVERIFY(parseTicketText(ticketText(ticket)).value() == ticket);
    const auto call = tests::filled<engine::CallView>();
    QVERIFY(parseCallView(toJson(call)).value() == call);
    const auto seat = tests::filled<engine::SeatView>();
    QVERIFY(parseSeatView(toJson(seat)).value() == seat);
    QVERIFY(parseTickets(ticketsBody({ticket, ticket})).value() == (std::vector{ticket, ticket}));
}

void ViewJson::answersComeBack()
{
    const auto answer = tests::filled<engine::Answer>();
    QVERIFY(parseAnswer(toJson(answer)).value() == answer);
    QVERIFY(parseAnswerText(answerText(answer)).value() == answer);
    const auto batch = parseBatchAnswer(batchAnswerBody({{answer}, 77}));
    QVERIFY(batch.ok());
    QCOMPARE(batch.value().seq, std::int64_t{77});
    QVERIFY(batch.value().answers.front() == answer);
}

void ViewJson::topicsComeBack()
{
    const auto now = *base::parseIso("2026-11-22T14:03:22+08:00");
    insight::TopicView topic{"t1", "阳光小区 · 室温不达标", 13, 9, 12, 13};
    topic.hot = true;
    topic.reason = "近7天13件，此前8周平均每周0.1件";
    topic.first = topic.last = now;
    const TopicList list{false, now, {topic, topic}};
    QVERIFY(parseTopicList(topicListBody(list)).value() == list);
    const TopicFound found{topic, {tests::filled<engine::TicketView>()}};
    QVERIFY(parseTopicFound(topicFoundBody(found)).value() == found);
    QVERIFY(parseTopicFound(topicFoundBody({})).value() == TopicFound{});
    const TopicDraft draft{TicketId("a"), CategoryCode("010101"), DistrictCode("990101"),
                           "阳光小区", "不热"};
    QVERIFY(parseTopicDraft(topicDraftBody(draft)).value() == draft);
    for (const auto level : {TopicLevel::Hot, TopicLevel::Rising}) {
        const TopicWarning warning{level, topic};
        QVERIFY(parseTopicWarning(topicWarningBody(warning)).value() == warning);
    }
    QCOMPARE(parseTopicWarning(R"({"level":"hot"})").error().code, std::string("missing_member"));
    QCOMPARE(parseTopicWarning(R"({"level":"cold","topic":{"id":"t1"}})").error().code,
             std::string("bad_member"));
    QCOMPARE(parseTopicList("[]").error().code, std::string("bad_member"));
    QCOMPARE(parseTopicDraft("{").error().code, std::string("bad_json"));
}

void ViewJson::snapshotComesBack()
{
    Snapshot snapshot;
    snapshot.seq = 9'000'000'000;
    snapshot.now = *base::parseIso("2026-11-22T14:03:22+08:00");
    snapshot.city = "990100";
    snapshot.seats = {tests::filled<engine::SeatView>()};
    snapshot.calls = {tests::filled<engine::CallView>()};
    snapshot.tickets = {tests::filled<engine::TicketView>()};
    snapshot.queues = {{"waiting", 3}, {"awaiting_dispatch", 1}};
    const auto back = parseSnapshot(snapshotBody(snapshot));
    QVERIFY(back.ok());
    QCOMPARE(back.value().seq, snapshot.seq);
    QCOMPARE(back.value().now, snapshot.now);
    QVERIFY(back.value().seats == snapshot.seats);
    QVERIFY(back.value().calls == snapshot.calls);
    QVERIFY(back.value().tickets == snapshot.tickets);
    QVERIFY(back.value().queues == snapshot.queues);
}

void ViewJson::absentStaysAway()
{
    engine::TicketView ticket;
    ticket.id = TicketId("t");
    const auto text = ticketText(ticket);
    for (const char* member : {"point", "resolved", "reply"})
        QVERIFY2(text.find('"' + std::string(member) + '"') == std::string::npos, member);
    QVERIFY(parseTicketText(text).value() == ticket);
}

void ViewJson::loginsComeBack()
{
    const auto request = parseLoginRequest(loginBody({StaffId("1001"), "密码 \"x\""}));
    QCOMPARE(request.value().staff, StaffId("1001"));
    QCOMPARE(request.value().password, std::string("密码 \"x\""));
    LoginAnswer answer;
    answer.token = "tok";
    answer.expires = *base::parseIso("2026-11-23T02:00:00+08:00");
    answer.staff = StaffId("1001");
    answer.name = "李晓雯";
    answer.roles = {engine::Role::CallTaker, engine::Role::Supervisor};
    answer.unit = UnitId("hotline-centre");
    answer.city = "990100";
    const auto back = parseLoginAnswer(loginAnswerBody(answer));
    QVERIFY(back.ok());
    QCOMPARE(back.value().token, answer.token);
    QCOMPARE(back.value().expires, answer.expires);
    QVERIFY(back.value().roles == answer.roles);
    QCOMPARE(back.value().protocol, 1);
    const auto beat = parseHeartbeat(heartbeatBody({12, answer.expires}));
    QCOMPARE(beat.value().seq, std::int64_t{12});
    QCOMPARE(beat.value().now, answer.expires);
}

void ViewJson::errorsComeBack()
{
    const Error error{"wrong_password", "1001"};
    QCOMPARE(errorBody(error),
             std::string(R"({"error":{"code":"wrong_password","detail":"1001"}})"));
    QVERIFY(parseErrorBody(errorBody(error)) == error);
    QCOMPARE(parseErrorBody("<html>").code, std::string("bad_answer"));
    QCOMPARE(parseErrorBody(R"({"error":7})").code, std::string("bad_answer"));
    QVERIFY((parseErrorBody(R"({"error":{"code":"x"}})") == Error{"x", ""}));
}

void ViewJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("no seq") << QByteArray(R"({"now":"2026-11-22T14:03:22+08:00"})")
                            << QByteArray("missing_member seq");
    QTest::newRow("ticket without id")
        << QByteArray(R"({"seq":1,"now":"2026-11-22T14:03:22+08:00","tickets":[{}]})")
        << QByteArray("missing_member tickets[0].id");
    QTest::newRow("a state unheard of")
        << QByteArray(
               R"({"seq":1,"now":"2026-11-22T14:03:22+08:00","tickets":[{"id":"t","state":"lost"}]})")
        << QByteArray("bad_member tickets[0].state");
    QTest::newRow("queues a list")
        << QByteArray(R"({"seq":1,"now":"2026-11-22T14:03:22+08:00","queues":[1]})")
        << QByteArray("bad_member queues");
}

void ViewJson::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto read = parseSnapshot(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().code + " " + read.error().detail), error);
}

QTEST_APPLESS_MAIN(ViewJson)
#include "tst_view_json.moc"

#include <QTest>

#include "filled.h"

#include "models/wire/command_json.h"
#include "models/wire/command_limits.h"
#include "models/wire/command_shapes.h"

using namespace lianxin;
using namespace lianxin::wire;

namespace {

engine::Command command(engine::CommandBody body)
{
    engine::Command c;
    c.id = CommandId("0193-c");
    c.seen = 41;
    c.body = std::move(body);
    return c;
}

/// As the server takes it in.
Result<engine::Command> received(engine::CommandBody body)
{
    return parseBatch(batchBody({command(std::move(body))})).value().front().command;
}

std::string errorOf(const Error& error)
{
    return error.code + " " + error.detail;
}

} // namespace

class CommandJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeComesBack_data();
    void everyTypeComesBack();
    void offlineComesBack();
    void readsWhatTheProtocolShows();
    void refuses_data();
    void refuses();
    void ignoresUnknownMembers();
    void batchAnswersEachEntry();
    void batchLimits_data();
    void batchLimits();
    void everyTextHasALimit();
    void everyListAndIdHasALimit();
    void depthIsNoDanger();
    void wordsAgreeWithTheTicketRoom();
};

void CommandJson::everyTypeComesBack_data()
{
    QTest::addColumn<int>("index");
    const auto all = tests::filledAlternatives<engine::CommandBody, engine::CommandBodies>();
    for (int i = 0; i < static_cast<int>(all.size()); ++i)
        QTest::addRow("%s", std::string(typeName(all[static_cast<std::size_t>(i)])).c_str()) << i;
}

void CommandJson::everyTypeComesBack()
{
    QFETCH(int, index);
    const auto original = command(
        tests::filledAlternatives<engine::CommandBody,
                                  engine::CommandBodies>()[static_cast<std::size_t>(index)]);
    const auto text = dump(toJson(original));
    const auto back = parseCommandText(text);
    QVERIFY2(back.ok(), back.ok() ? "" : errorOf(back.error()).c_str());
    QCOMPARE(back.value().id, original.id);
    QCOMPARE(back.value().seen, original.seen);
    QCOMPARE(back.value().body.index(), original.body.index());
    QCOMPARE(dump(toJson(back.value())), text);
    QVERIFY2(text.find("actor") == std::string::npos,
             "who asks is the host's word, never the client's");
}

void CommandJson::offlineComesBack()
{
    auto original = command(engine::SignTicket{TicketId("t-1")});
    original.offline = true;
    original.occurredAt = base::parseIso("2026-11-22T14:03:22.250+08:00");
    const auto back = parseCommandText(dump(toJson(original)));
    QVERIFY(back.ok());
    QVERIFY(back.value().offline);
    QCOMPARE(back.value().occurredAt, original.occurredAt);
}

void CommandJson::readsWhatTheProtocolShows()
{
    const auto read = parseCommandText(
        R"({"id":"u-1","type":"SubmitTicket","seen":7,"body":{"ticket":"t-1","outcome":"dispatched",
        "fields":[{"name":"kind","value":"help"},{"name":"place","value":{"personal":"阳光小区"},"spans":[{"utterance":1,"from":2,"to":6}],
        "origin":"typed","confidence":1,"version":3}],"point":{"lon":113.9,"lat":35.3},"urgency":"urgent","helpers":["a","b"]}})");
    QVERIFY2(read.ok(), read.ok() ? "" : errorOf(read.error()).c_str());
    const auto& body = std::get<engine::SubmitTicket>(read.value().body);
    QCOMPARE(body.fields.size(), std::size_t{2});
    QCOMPARE(body.fields[0].display.value, std::string("help"));
    QCOMPARE(body.fields[1].value.value, std::string("阳光小区"));
    QCOMPARE(body.fields[1].display.value, std::string("阳光小区"));
    QCOMPARE(body.fields[1].spans, (std::vector<ticket::Span>{{1, 2, 6}}));
    QVERIFY(body.fields[1].origin == ticket::Origin::Typed);
    QCOMPARE(body.point->lat, 35.3);
    QVERIFY(body.urgency == ticket::Urgency::Urgent);
    QCOMPARE(body.helpers.size(), std::size_t{2});
}

void CommandJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const char* text, const char* error) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(error);
    };
    row("not JSON", "{\"id\":\n  oops}", "bad_json 2:3");
    row("cut short", "{\"id\":\"a\"", "bad_json 1:10");
    row("two values", "{} {}", "bad_json 1:4");
    row("broken UTF-8", "{\"id\":\"\xff\"}", "bad_json 1:8");
    row("a list", "[]", "bad_member ");
    row("no id", R"({"type":"Advance"})", "missing_member id");
    row("empty id", R"({"id":"","type":"Advance"})", "missing_member id");
    row("id a number", R"({"id":7,"type":"Advance"})", "bad_member id");
    row("no type", R"({"id":"a"})", "missing_member type");
    row("unknown type", R"({"id":"a","type":"DeleteEverything"})",
        "unknown_command DeleteEverything");
    row("no body", R"({"id":"a","type":"SignTicket"})", "missing_member body.ticket");
    row("empty ticket", R"({"id":"a","type":"SignTicket","body":{"ticket":""}})",
        "missing_member body.ticket");
    row("null ticket", R"({"id":"a","type":"SignTicket","body":{"ticket":null}})",
        "missing_member body.ticket");
    row("body a list", R"({"id":"a","type":"SignTicket","body":[]})", "bad_member body");
    row("no seat", R"({"id":"a","type":"AnswerCall","body":{"call":"c"}})",
        "missing_member body.seat");
    row("unknown word", R"({"id":"a","type":"SetSeatState","body":{"seat":"s","state":"asleep"}})",
        "bad_member body.state");
    row("deep path",
        R"({"id":"a","type":"SubmitTicket","body":{"ticket":"t","fields":[{"name":"kind"},{"name":"x","spans":[{"utterance":1,"from":"a","to":2}]}]}})",
        "bad_member body.fields[1].spans[0].from");
    row("field without name",
        R"({"id":"a","type":"SubmitTicket","body":{"ticket":"t","fields":[{"value":"v"}]}})",
        "missing_member body.fields[0].name");
    row("off the earth",
        R"({"id":"a","type":"SubmitTicket","body":{"ticket":"t","point":{"lon":190,"lat":1}}})",
        "bad_member body.point");
    row("too big for an int",
        R"({"id":"a","type":"EditTicketField","body":{"ticket":"t","field":{"name":"x"},"base_version":3000000000}})",
        "bad_member body.base_version");
    row("seen too big", R"({"id":"a","type":"Advance","seen":18446744073709551615})",
        "bad_member seen");
    row("seen a fraction", R"({"id":"a","type":"Advance","seen":1.5})", "bad_member seen");
    row("no such day", R"({"id":"a","type":"Advance","occurred_at":"yesterday"})",
        "bad_member occurred_at");
}

void CommandJson::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto read = parseCommandText(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(errorOf(read.error())), error);
}

void CommandJson::ignoresUnknownMembers()
{
    const auto read = parseCommandText(
        R"({"id":"a","type":"SignTicket","mood":1,"actor":{"staff":"boss"},"body":{"ticket":"t","colour":[]}})");
    QVERIFY(read.ok());
    QVERIFY(read.value().actor.staff.empty());
}

void CommandJson::batchAnswersEachEntry()
{
    const auto batch = parseBatch(
        R"({"commands":[{"id":"a","type":"Advance"},{"id":"b","type":"Nonsense"},{"id":"c","type":"SignTicket","body":{"ticket":"t"}}]})");
    QVERIFY(batch.ok());
    QCOMPARE(batch.value().size(), std::size_t{3});
    QVERIFY(batch.value()[0].command.ok());
    QCOMPARE(batch.value()[1].id, CommandId("b"));
    QCOMPARE(batch.value()[1].command.error().code, std::string("unknown_command"));
    QVERIFY(batch.value()[2].command.ok());
    const auto body =
        batchBody({batch.value()[0].command.value(), batch.value()[2].command.value()});
    QCOMPARE(parseBatch(body).value().size(), std::size_t{2});
}

void CommandJson::batchLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    const auto many = [](int n) {
        QByteArray list;
        for (int i = 0; i < n; ++i)
            list += (i ? "," : "") + QByteArray("{\"id\":\"a\",\"type\":\"Advance\"}");
        return "{\"commands\":[" + list + "]}";
    };
    QTest::newRow("none") << many(0) << QByteArray();
    QTest::newRow("as many as may") << many(100) << QByteArray();
    QTest::newRow("one more") << many(101) << QByteArray("batch_too_large");
    QTest::newRow("too long") << "{\"commands\":[]" + QByteArray(1024 * 1024, ' ') + "}"
                              << QByteArray("body_too_large");
    QTest::newRow("no list") << QByteArray("{}") << QByteArray("missing_member");
    QTest::newRow("not an object") << QByteArray("7") << QByteArray("missing_member");
    QTest::newRow("an entry without id")
        << QByteArray(R"({"commands":[{"type":"Advance"}]})") << QByteArray("missing_member");
    QTest::newRow("empty text") << QByteArray() << QByteArray("bad_json");
}

void CommandJson::batchLimits()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    const auto batch = parseBatch(text.toStdString());
    QCOMPARE(batch.ok() ? QByteArray() : QByteArray::fromStdString(batch.error().code), code);
}

/// But in a revision of the clocks, which carries whole files.
void CommandJson::everyTextHasALimit()
{
    const std::string endless(kLongestCommandText + 1, 'x');
    int limited = 0;
    for (const auto& body :
         tests::filledAlternatives<engine::CommandBody, engine::CommandBodies>(endless)) {
        const auto text = dump(toJson(command(body)));
        const auto back = received(body);
        const bool hasTexts = text.size() > kLongestCommandText;
        const bool exempt = std::holds_alternative<engine::ReviseClocks>(body);
        QVERIFY2(back.ok() == (!hasTexts || exempt), std::string(typeName(body)).c_str());
        if (!back.ok()) {
            QCOMPARE(back.error().code, std::string("too_large"));
            ++limited;
        }
    }
    QVERIFY(limited > 20);
}

void CommandJson::everyListAndIdHasALimit()
{
    const auto refused = [](engine::CommandBody body) {
        const auto back = received(std::move(body));
        return back.ok() ? std::string("ok") : errorOf(back.error());
    };
    engine::DispatchTicket dispatch{TicketId("t"), UnitId("u"), {}, {}};
    dispatch.helpers.assign(kLongestCommandList, UnitId("h"));
    QCOMPARE(refused(dispatch), std::string("ok"));
    dispatch.helpers.emplace_back("h");
    QCOMPARE(refused(dispatch), std::string("too_large helpers"));
    QCOMPARE(refused(engine::SignTicket{TicketId(std::string(kLongestCommandId + 1, 't'))}),
             std::string("too_large ticket"));
    engine::EditTicketField edit{TicketId("t"), {}, 0};
    edit.field.name = std::string(kLongestCommandId + 1, 'n');
    QCOMPARE(refused(edit), std::string("too_large name"));
    edit.field.name = "t.floor";
    edit.field.spans.resize(kLongestCommandList + 1);
    QCOMPARE(refused(edit), std::string("too_large spans"));
}

void CommandJson::depthIsNoDanger()
{
    const std::string deep = R"({"id":"a","type":"Advance","body":{"x":)" +
                             std::string(400'000, '[') + std::string(400'000, ']') + "}}";
    const auto read = parseCommandText(deep);
    QVERIFY(read.ok());
    QVERIFY(!dump(toJson(read.value())).empty());
}

void CommandJson::wordsAgreeWithTheTicketRoom()
{
    for (const auto kind : ticket::kKinds)
        QCOMPARE(wordOf(kind), ticket::name(kind));
    for (const auto state : ticket::kStates)
        QCOMPARE(wordOf(state), ticket::name(state));
    for (const auto urgency :
         {ticket::Urgency::Normal, ticket::Urgency::Urgent, ticket::Urgency::Emergency})
        QCOMPARE(wordOf(urgency), ticket::name(urgency));
    for (const auto origin : {ticket::Origin::Guess, ticket::Origin::Accepted,
                              ticket::Origin::Typed, ticket::Origin::Line, ticket::Origin::History})
        QCOMPARE(wordOf(origin), ticket::name(origin));
    QCOMPARE(roleName(*parseRole("unit_staff")), std::string_view("unit_staff"));
    QVERIFY(!parseRole("king"));
}

QTEST_APPLESS_MAIN(CommandJson)
#include "tst_command_json.moc"

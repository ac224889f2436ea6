#include <QTest>

#include "filled.h"

#include "models/wire/event_shapes.h"
#include "models/wire/event_text.h"
#include "models/wire/view_json.h"
#include "models/wire/view_shapes.h"

#include <limits>

using namespace lianxin;
using namespace lianxin::wire;

/// The text written without a tree is the canonical one: the chain's hashes and the verification
/// of a ticket's view rest on its bytes.
class TextWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsCanonical();
    void viewsAreWhatTheTreeSays();
    void whatSaysNothingIsLeftOut();
    void aConfidenceIsImpliedByItsOrigin();
    void textsLikeTheTree_data();
    void textsLikeTheTree();
    void numbersLikeTheTree_data();
    void numbersLikeTheTree();
};

void TextWriterTest::everyEventIsCanonical()
{
    for (const auto& body : tests::filledAlternatives<engine::EventBody, engine::EventBodies>()) {
        engine::Event event;
        event.seq = 42;
        event.recordedAt = event.occurredAt = *base::parseIso("2026-11-22T14:03:22.007+08:00");
        event.body = body;
        const auto text = eventText(event, "hash");
        const auto tree = parseJson(text);
        QVERIFY(tree.ok());
        QCOMPARE(QString::fromStdString(dump(tree.value())), QString::fromStdString(text));
        QVERIFY(tree.value()["body"] == writeAlternative(body));
    }
}

void TextWriterTest::viewsAreWhatTheTreeSays()
{
    const auto ticket = tests::filled<engine::TicketView>();
    QCOMPARE(ticketText(ticket), dump(write(ticket)));
    QCOMPARE(ticketText({}), dump(write(engine::TicketView{})));
    const auto call = tests::filled<engine::CallView>();
    QCOMPARE(callText(call), dump(write(call)));
    const auto answer = tests::filled<engine::Answer>();
    QCOMPARE(answerText(answer), dump(write(answer)));
}

/// Words and times stay for people who read; and what is left out comes back.
void TextWriterTest::whatSaysNothingIsLeftOut()
{
    engine::TicketView ticket;
    ticket.id = TicketId("t-1");
    QCOMPARE(QString::fromStdString(ticketText(ticket)),
             QStringLiteral("{\"accepted_at\":\"1970-01-01T08:00:00+08:00\",\"id\":\"t-1\","
                            "\"kind\":\"enquiry\",\"state\":\"draft\",\"urgency\":\"normal\"}"));
    QVERIFY(parseTicketText(ticketText(ticket)).value() == ticket);
    ticket.bounces = 1;
    ticket.resolved = false;
    ticket.assignments.emplace_back().lead = UnitId("heat-co");
    const auto text = ticketText(ticket);
    for (const char* member : {"\"bounces\":1", "\"resolved\":false", "\"lead\":\"heat-co\""})
        QVERIFY2(text.find(member) != std::string::npos, member);
    QVERIFY(parseTicketText(text).value() == ticket);
}

void TextWriterTest::aConfidenceIsImpliedByItsOrigin()
{
    using ticket::Origin;
    for (const auto origin : {Origin::Guess, Origin::Typed, Origin::History})
        for (const double confidence : {0.0, 0.4, 1.0}) {
            engine::TicketView view;
            view.id = TicketId("t-1");
            view.fields = {{"place", {"枣园路"}, {"枣园路"}, confidence, origin, {}, 1}};
            const auto text = ticketText(view);
            const bool implied = confidence == (ticket::isConfirmed(origin) ? 1 : 0);
            QCOMPARE(text.find("confidence") == std::string::npos, implied);
            QVERIFY(parseTicketText(text).value() == view);
        }
}

void TextWriterTest::textsLikeTheTree_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const QByteArray& bytes) {
        QTest::newRow(name) << bytes;
    };
    row("empty", "");
    row("Han", "暖气不热");
    row("four bytes", "\xF0\x9F\x98\x80");
    row("quote", "\"");
    row("backslash", "\\");
    row("control", QByteArray("\0\x1F\n", 3));
    row("delete", "\x7F");
    row("lines", "第一行\n第二行\r\n\t第三行");
    row("eight plain, then a quote", "abcdefgh\"");
    row("a quote among eight", "abc\"defghijk");
    row("a control character among eight", "abc\x01"
                                           "defghijk");
    row("escapes before ill-formed", "a\n\"b\xFF");
    row("Han among ASCII", "3号楼2单元501室, room 501, 暖气不热");
    row("lone continuation", "a\x80z");
    row("overlong", "\xC0\xAF");
    row("overlong of three", "\xE0\x80\xAF");
    row("surrogate", "\xED\xA0\x80");
    row("beyond Unicode", "\xF4\x90\x80\x80");
    row("cut short", "\xE6\x9A");
    row("cut short of four", "\xF0\x9F\x98");
}

void TextWriterTest::textsLikeTheTree()
{
    QFETCH(QByteArray, bytes);
    const auto text = bytes.toStdString();
    QCOMPARE(QByteArray::fromStdString(textOf(text)), QByteArray::fromStdString(dump(Json(text))));
}

void TextWriterTest::numbersLikeTheTree_data()
{
    QTest::addColumn<double>("number");
    for (const double number : {0.0, -0.0, 1.0, 0.95, 1e-7, 1e20, 113.85, 1.0 / 3, 123456789.25,
                                std::numeric_limits<double>::infinity()})
        QTest::addRow("%.17g", number) << number;
}

void TextWriterTest::numbersLikeTheTree()
{
    QFETCH(double, number);
    QCOMPARE(textOf(number), dump(Json(number)));
    const auto whole = std::numeric_limits<std::int64_t>::min();
    QCOMPARE(textOf(whole), dump(Json(whole)));
}

QTEST_APPLESS_MAIN(TextWriterTest)
#include "tst_text_writer.moc"

#include <QTest>

#include "filled.h"

#include "models/base/digit.h"
#include "models/wire/event_shapes.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/session_shapes.h"
#include "models/wire/view_shapes.h"

#include <set>

using namespace lianxin;
using namespace lianxin::wire;

namespace {

const std::string kNumber = "13800006127";
const std::string kWritten = "请打" + kNumber + "联系 ";

/// Where the number still stands, but for what the centre makes itself and offices' own lines.
void collect(const Json& json, const std::string& name, std::set<std::string>& found)
{
    static const std::set<std::string> kNobodys{
        "dialled", "digest", "into_number", "line", "merged_into_number", "provisional_number"};
    if (json.is_string() && !kNobodys.contains(name) &&
        json.get<std::string>().find(kNumber) != std::string::npos)
        found.insert(name);
    if (json.is_array())
        for (const auto& item : json)
            collect(item, name, found);
    if (json.is_object())
        for (const auto& [key, value] : json.items())
            if (!(json.contains("origin") && key == "name")) // which field of the form it is
                collect(value, key, found);
}

std::set<std::string> numbersIn(const Json& json)
{
    std::set<std::string> found;
    collect(json, "", found);
    return found;
}

} // namespace

/// Whatever somebody wrote or said, in whichever member: its numbers are masked.
class MaskedNumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfEveryEvent();
    void everyTextOfATicketAndACall();
    void everyTextOfATranscript();
    void aNumberAsAWhole();
    void whatTheCentreMakesStays();
    void aNumberThatGrows_data();
    void aNumberThatGrows();
    void aJournal();
};

void MaskedNumbersTest::everyTextOfEveryEvent()
{
    bool anythingToMask = false;
    for (const auto& body :
         tests::filledAlternatives<engine::EventBody, engine::EventBodies>(kWritten)) {
        engine::Event event;
        event.body = body;
        anythingToMask = anythingToMask || !numbersIn(writeAlternative(event.body)).empty();
        auto left = numbersIn(writeAlternative(maskedNumbers(event).body));
        if (std::holds_alternative<engine::TicketAccepted>(body))
            left.erase("number"); // the ticket's
        QVERIFY2(left.empty(), std::string(nameOfAlternative(body)).c_str());
    }
    QVERIFY(anythingToMask);
}

void MaskedNumbersTest::everyTextOfATicketAndACall()
{
    const auto ticket = tests::filled<engine::TicketView>(kWritten);
    QVERIFY(numbersIn(write(ticket)).size() > 5);
    QCOMPARE(numbersIn(write(maskedNumbers(ticket))), std::set<std::string>{"number"});
    const auto call = tests::filled<engine::CallView>(kWritten);
    QVERIFY(numbersIn(write(call)).contains("note"));
    QVERIFY(numbersIn(write(maskedNumbers(call))).empty());
}

void MaskedNumbersTest::everyTextOfATranscript()
{
    TranscriptPost post;
    session::UtteranceHeard heard;
    heard.text = kWritten;
    post.events = {{1, 0, heard},
                   {2, 0, tests::filled<session::SpeechProgressed>(kWritten)},
                   {3, 0, tests::filled<session::UtteranceCorrected>(kWritten)}};
    for (const auto& event : maskedNumbers(post).events)
        QVERIFY(numbersIn(writeAlternative(event.body)).empty());
}

void MaskedNumbersTest::aNumberAsAWhole()
{
    engine::CallView call;
    call.number = Personal("03993600101");
    QCOMPARE(maskedNumbers(call).number.value, std::string("039****0101"));
    engine::TicketView ticket;
    auto& field = ticket.fields.emplace_back();
    field.name = ticket::field::kCallbackNumber;
    field.value = "3600101";
    QCOMPARE(maskedNumbers(ticket).fields.front().value.value, std::string("*******"));
}

void MaskedNumbersTest::whatTheCentreMakesStays()
{
    engine::TicketView ticket;
    ticket.number = "20261127-000123";
    ticket.provisionalNumber = "L-1001-1127-001";
    ticket.queuedBecause = "并入20261127-000123";
    const auto masked = maskedNumbers(ticket);
    QCOMPARE(masked.number, ticket.number);
    QCOMPARE(masked.provisionalNumber, ticket.provisionalNumber);
    QCOMPARE(masked.queuedBecause, ticket.queuedBecause);
}

void MaskedNumbersTest::aNumberThatGrows_data()
{
    QTest::addColumn<QString>("number");
    QTest::newRow("mobile") << "13800006127";
    QTest::newRow("fixed line") << "0399-3600101";
    QTest::newRow("identity") << "41070219900101123X";
    QTest::newRow("as it is said") << "幺三八零零零零六幺二七";
    QTest::newRow("with pauses") << "138，0000，6127";
}

/// What is typed and told bit by bit does not add up to more than its beginning.
void MaskedNumbersTest::aNumberThatGrows()
{
    QFETCH(QString, number);
    const auto digits = [](const std::string& text) {
        int all = 0;
        for (std::size_t at = 0; at < text.size(); ++at)
            all += digitAt(text, at).bytes > 0 ? 1 : 0;
        return all;
    };
    for (int length = 1; length <= number.size(); ++length) {
        const Personal part(number.left(length).toStdString());
        const auto shown = maskedNumbers(TranscriptPost{
            {},
            {{1, 0, session::SpeechProgressed{session::Speaker::Caller, part}},
             {2, 0, session::FieldEdited{std::string(ticket::field::kSummary), part, part}},
             {3, 0,
              session::FieldEdited{std::string(ticket::field::kCallbackNumber), part, part}}}});
        const auto textOf = [&](std::size_t at) {
            return dump(writeAlternative(shown.events[at].body));
        };
        QVERIFY2(digits(textOf(0)) <= 5, textOf(0).c_str());
        QVERIFY2(digits(textOf(1)) <= 2 * 5, textOf(1).c_str());
        QVERIFY2(digits(textOf(2)) <= 2 * 3, textOf(2).c_str());
    }
}

void MaskedNumbersTest::aJournal()
{
    const auto said = [](int seq, const std::string& text) {
        return sessionLine({seq, 100 * seq,
                            session::SpeechProgressed{session::Speaker::Caller, Personal(text)}}) +
               '\n';
    };
    const auto shown = maskedJournal(
        said(1, "2026-11-18起，501室") +
        "{\"at_ms\":200,\"seq\":2,\"type\":\"OfTomorrow\",\"body\":{\"x\":\"" + kNumber + "\"}}\n" +
        said(3, "打" + kNumber) + said(4, "2026-11-18 " + kNumber));
    QVERIFY2(shown.find(kNumber) == std::string::npos, shown.c_str());
    const auto journal = readJournal(shown);
    QVERIFY(!journal.damage);
    QCOMPARE(journal.unknown, 1);
    QCOMPARE(journal.events.size(), 3u);
    QCOMPARE(std::get<session::SpeechProgressed>(journal.events[0].body).text.value,
             std::string("2026-11-18起，501室"));
    QCOMPARE(std::get<session::SpeechProgressed>(journal.events[1].body).text.value,
             std::string("打138********"));
}

QTEST_GUILESS_MAIN(MaskedNumbersTest)
#include "tst_masked_numbers.moc"

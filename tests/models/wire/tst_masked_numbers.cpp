#include <QTest>

#include "filled.h"

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

QTEST_GUILESS_MAIN(MaskedNumbersTest)
#include "tst_masked_numbers.moc"

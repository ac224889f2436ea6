#include <QTest>

#include "filled.h"
#include "golden.h"

#include "models/wire/session_json.h"
#include "models/wire/session_shapes.h"

using namespace lianxin;
using namespace lianxin::wire;

namespace {

std::vector<session::Event> journal()
{
    std::vector<session::Event> events;
    for (auto& body : tests::filledAlternatives<session::Body, session::Bodies>())
        events.push_back({static_cast<int>(events.size()) + 1,
                          static_cast<int>(events.size()) * 250, std::move(body)});
    return events;
}

} // namespace

class SessionJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeComesBack();
    void goldenJournalIsRead();
    void journalsOfBeforeAreRead();
    void readsUpToTheDamage_data();
    void readsUpToTheDamage();
    void cutAnywhereKeepsWholeLines();
    void passesOverLaterTypes();
    void transcriptComesBack();
    void transcriptRefuses();
    void outcomes();
};

void SessionJson::everyTypeComesBack()
{
    for (const auto& event : journal()) {
        const auto line = sessionLine(event);
        QVERIFY(line.find('\n') == std::string::npos);
        const auto back = parseSessionLine(line);
        QVERIFY2(back.ok(), line.c_str());
        QVERIFY2(back.value() == event, line.c_str());
    }
    QCOMPARE(journal().size(), sessionEventTypes().size());
}

void SessionJson::goldenJournalIsRead()
{
    const auto kept = tests::golden("session.v1.jsonl", sessionLines(journal()));
    QVERIFY2(!kept.isEmpty(), "no golden file: run once with LIANXIN_WRITE_GOLDEN=1");
    QCOMPARE(QString::fromUtf8(kept), QString::fromStdString(sessionLines(journal())));
    const auto read = readJournal(kept.toStdString());
    QVERIFY(!read.damage);
    QVERIFY(read.events == journal());
}

void SessionJson::journalsOfBeforeAreRead()
{
    const auto names = QDir(tests::goldenPath({})).entryList({"before-*.jsonl"});
    QVERIFY(!names.isEmpty());
    for (const auto& name : names) {
        QFile file(tests::goldenPath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        const auto read = readJournal(text.toStdString());
        QVERIFY2(!read.damage && read.unknown == 0, qPrintable(name));
        QCOMPARE(read.events.size(), static_cast<std::size_t>(text.count('\n')));
    }
}

void SessionJson::readsUpToTheDamage_data()
{
    QTest::addColumn<QByteArray>("third");
    QTest::addColumn<QByteArray>("damage");
    const auto row = [](const char* third, const char* damage) {
        QTest::addRow("%s %s", third, damage) << QByteArray(third) << QByteArray(damage);
    };
    row("", "");
    row(R"({"seq":3,"at_ms":20,"type":"CallHeld","body":{}})", "");
    row(R"({"seq":3,"at_ms":20,"type":"CallHeld")", "bad_json 3: 1:38");
    row(R"({"seq":4,"at_ms":20,"type":"CallHeld","body":{}})", "gap 3: 4");
    row(R"({"seq":2,"at_ms":20,"type":"CallHeld","body":{}})", "gap 3: 2");
    row(R"({"seq":3,"at_ms":5,"type":"CallHeld","body":{}})", "time_runs_back 3: 5");
    row(R"({"seq":3,"type":"CallHeld","body":{}})", "missing_member 3: at_ms");
    row(R"({"seq":3,"at_ms":20,"type":"FieldEdited","body":{}})", "missing_member 3: body.name");
}

void SessionJson::readsUpToTheDamage()
{
    QFETCH(QByteArray, third);
    QFETCH(QByteArray, damage);
    const std::string two = "{\"seq\":1,\"at_ms\":0,\"type\":\"CallAnswered\"}\r\n{\"seq\":2,\"at_"
                            "ms\":10,\"type\":\"CallMuted\",\"body\":{\"on\":false}}\n";
    const auto read = readJournal(two + third.toStdString());
    QVERIFY(read.events.size() >= 2);
    QCOMPARE(read.damage ? QByteArray::fromStdString(read.damage->code + " " + read.damage->detail)
                         : QByteArray(),
             damage);
}

void SessionJson::cutAnywhereKeepsWholeLines()
{
    const auto whole = sessionLines(journal());
    for (std::size_t cut = 0; cut < whole.size(); cut += 37) {
        const auto read = readJournal(std::string_view(whole).substr(0, cut));
        const auto lines = static_cast<std::size_t>(
            std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(cut), '\n'));
        QVERIFY(read.events.size() == lines || read.events.size() == lines + 1);
        QVERIFY(read.damage || whole[cut ? cut - 1 : 0] == '\n' || whole[cut] == '\n' || cut == 0);
    }
}

void SessionJson::passesOverLaterTypes()
{
    const auto read =
        readJournal("{\"seq\":1,\"at_ms\":0,\"type\":\"CallAnswered\"}\n{\"seq\":2,\"at_ms\":1,"
                    "\"type\":\"FaceSeen\"}\n{\"seq\":3,\"at_ms\":2,\"type\":\"CallHeld\"}\n");
    QVERIFY(!read.damage);
    QCOMPARE(read.unknown, 1);
    QCOMPARE(read.events.size(), std::size_t{2});
    QCOMPARE(read.events[1].seq, 3);
}

void SessionJson::transcriptComesBack()
{
    const TranscriptPost post{CallId("c-1"), journal()};
    const auto back = parseTranscriptBody(transcriptBody(post));
    QVERIFY(back.ok());
    QCOMPARE(back.value().call, post.call);
    QVERIFY(back.value().events == post.events);
}

void SessionJson::transcriptRefuses()
{
    QCOMPARE(parseTranscriptBody("[]").error().code, std::string("bad_member"));
    QCOMPARE(parseTranscriptBody("{}").error().detail, std::string("call"));
    QCOMPARE(parseTranscriptBody(R"({"call":"c"})").error().detail, std::string("events"));
    QCOMPARE(parseTranscriptBody(R"({"call":"c","events":[{}]})").error().code,
             std::string("missing_member"));
    QCOMPARE(parseTranscriptBody("{").error().code, std::string("bad_json"));
}

void SessionJson::outcomes()
{
    QCOMPARE(outcomeName(session::Outcome::HandedOver), std::string_view("handed_over"));
    QVERIFY(parseOutcome("answered") == session::Outcome::AnsweredDirectly);
    QVERIFY(parseOutcome("answered_directly") == session::Outcome::AnsweredDirectly);
    QVERIFY(!parseOutcome("vanished"));
}

QTEST_APPLESS_MAIN(SessionJson)
#include "tst_session_json.moc"

#include <QTest>

#include "filled.h"
#include "golden.h"

#include "models/wire/event_json.h"
#include "models/wire/event_shapes.h"

using namespace lianxin;
using namespace lianxin::wire;

namespace {

engine::Event written(engine::EventBody body)
{
    engine::Event e;
    e.seq = 42;
    e.city = "990100";
    e.epoch = 3;
    e.recordedAt = *base::parseIso("2026-11-22T14:03:22.250+08:00");
    e.occurredAt = *base::parseIso("2026-11-22T14:01:00+08:00");
    e.offline = true;
    e.actor = StaffId("1001");
    e.cause = CommandId("0193-c");
    e.previous = "ab12";
    e.body = std::move(body);
    return e;
}

/// Every member of `old` is in `now` with the same value.
bool contains(const Json& now, const Json& old)
{
    if (old.is_object() && now.is_object()) {
        for (const auto& [key, value] : old.items())
            if (!now.contains(key) || !contains(now[key], value))
                return false;
        return true;
    }
    if (!old.is_array() || !now.is_array() || now.size() != old.size())
        return now == old;
    for (std::size_t i = 0; i < old.size(); ++i)
        if (!contains(now[i], old[i]))
            return false;
    return true;
}

} // namespace

class EventJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeComesBack_data();
    void everyTypeComesBack();
    void everyVersionEverWrittenIsRead_data();
    void everyVersionEverWrittenIsRead();
    void everyTypeHasItsGoldenFile();
    void refuses_data();
    void refuses();
    void stepsUpThroughVersions();
    void knowsWhatItIsAbout();
};

void EventJson::everyTypeComesBack_data()
{
    QTest::addColumn<int>("index");
    const auto types = eventTypes();
    for (int i = 0; i < static_cast<int>(types.size()); ++i)
        QTest::addRow("%s", std::string(types[static_cast<std::size_t>(i)]).c_str()) << i;
}

void EventJson::everyTypeComesBack()
{
    QFETCH(int, index);
    const auto original =
        written(tests::filledAlternatives<engine::EventBody,
                                          engine::EventBodies>()[static_cast<std::size_t>(index)]);
    const auto json = toJson(original);
    const auto back = parseEvent(json);
    QVERIFY2(back.ok(), back.ok() ? "" : (back.error().code + " " + back.error().detail).c_str());
    QCOMPARE(back.value().recordedAt, original.recordedAt);
    QCOMPARE(back.value().occurredAt, original.occurredAt);
    QCOMPARE(back.value().cause, original.cause);
    QCOMPARE(back.value().actor, original.actor);
    QCOMPARE(back.value().epoch, original.epoch);
    QVERIFY(back.value().offline);
    QCOMPARE(dump(toJson(back.value())), dump(json));
    const auto name = QString::fromStdString(std::string(typeName(original.body))) + ".v1.json";
    const auto kept = tests::golden(name, dumpPretty(json) + "\n");
    QVERIFY2(!kept.isEmpty(), "no golden file: run once with LIANXIN_WRITE_GOLDEN=1");
    QCOMPARE(QString::fromUtf8(kept), QString::fromStdString(dumpPretty(json) + "\n"));
}

void EventJson::everyVersionEverWrittenIsRead_data()
{
    QTest::addColumn<QString>("file");
    for (const auto& name :
         QDir(tests::goldenPath({})).entryList({"*.v*.json"}, QDir::Files, QDir::Name))
        QTest::addRow("%s", qPrintable(name)) << name;
}

void EventJson::everyVersionEverWrittenIsRead()
{
    QFETCH(QString, file);
    QFile in(tests::goldenPath(file));
    QVERIFY(in.open(QIODevice::ReadOnly));
    const auto json = parseJson(in.readAll().toStdString());
    QVERIFY(json.ok());
    const auto read = parseEvent(json.value());
    QVERIFY2(read.ok(), read.ok() ? "" : (read.error().code + " " + read.error().detail).c_str());
    QVERIFY2(contains(toJson(read.value()), json.value()), "something of the old event is lost");
}

void EventJson::everyTypeHasItsGoldenFile()
{
    for (const auto type : eventTypes()) {
        QCOMPARE(currentVersion(type), 1);
        QVERIFY2(QFile::exists(
                     tests::goldenPath(QString::fromStdString(std::string(type)) + ".v1.json")),
                 std::string(type).c_str());
    }
    QCOMPARE(currentVersion("Nonsense"), 0);
}

void EventJson::refuses_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* member, const char* value, const char* error) {
        QTest::addRow("%s %s", member, value)
            << QByteArray(member) << QByteArray(value) << QByteArray(error);
    };
    row("seq", "null", "missing_member seq");
    row("type", "\"TicketForgotten\"", "unknown_event TicketForgotten");
    row("version", "9", "newer_version TicketSigned");
    row("recorded_at", "\"soon\"", "bad_member recorded_at");
    row("realm", "\"dream\"", "bad_member realm");
    row("body", "{}", "missing_member body.ticket");
    row("body", "3", "bad_member body");
}

void EventJson::refuses()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, error);
    auto json = toJson(written(engine::TicketSigned{TicketId("t"), UnitId("u")}));
    json[member.toStdString()] = parseJson(value.toStdString()).value();
    const auto read = parseEvent(json);
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().code + " " + read.error().detail), error);
}

void EventJson::stepsUpThroughVersions()
{
    const std::array table{Upcaster{"Renamed", 2,
                                    [](Json& body) {
                                        body["c"] = body["b"];
                                        body.erase("b");
                                    }},
                           Upcaster{"Renamed", 1,
                                    [](Json& body) {
                                        body["b"] = body["a"];
                                        body.erase("a");
                                    }},
                           Upcaster{"Other", 1, [](Json& body) { body.clear(); }}};
    Json old{{"type", "Renamed"}, {"version", 1}, {"body", {{"a", 7}}}};
    upcast(old, table);
    QCOMPARE(dump(old), std::string(R"({"body":{"c":7},"type":"Renamed","version":3})"));
    QVERIFY2(upcasters().empty(), "a new upcaster needs a golden file of the version it raises");
}

void EventJson::knowsWhatItIsAbout()
{
    QCOMPARE(ticketOf(engine::TicketSigned{TicketId("t"), UnitId("u")}), TicketId("t"));
    QCOMPARE(callOf(engine::CallHeld{CallId("c")}), CallId("c"));
    QVERIFY(ticketOf(engine::CallHeld{CallId("c")}).empty());
    QVERIFY(callOf(engine::EscalationsReleased{}).empty());
}

QTEST_APPLESS_MAIN(EventJson)
#include "tst_event_json.moc"

#include <QTest>

#include "city_folder.h"

#include "models/wire/policy_yaml.h"
#include "models/wire/scenario_yaml.h"

#include <QDir>

using namespace lianxin;
using namespace lianxin::wire;

class YamlFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void policyComesThroughWhole();
    void policyRefuses_data();
    void policyRefuses();
    void calendarComesThrough();
    void scenarioComesThroughWhole();
    void scenarioRefuses_data();
    void scenarioRefuses();
    void everyScenarioOfTheCity();
    void scenarioJsonRefuses();
};

namespace {

constexpr const char* kPolicy = R"(version: "2026-1"
name: 牧野市办理时限
hours: {monday: "08:30-12:00,14:00-17:30", tuesday: "09:00-17:00", make_up: "09:00-12:00"}
special_days: [{date: 2026-02-13, name: 半天, hours: "08:30-12:00"}]
unit_calendars: [{unit: e119, holidays: ignored, hours: "00:00-24:00"}]
rules:
  - id: heating
    name: 供暖期供热
    when: {kinds: [complaint, help], categories: ["0101"], urgencies: [urgent], colours: [media], units: [heating-company], season: "11-15..03-15"}
    steps:
      - {id: sign, name: 签收, start: [assigned], stop: [signed], limit: 2h}
  - id: default
    name: 一般
    steps:
      - id: reply
        name: 办理
        charge: assignment
        start: [assigned]
        stop: [replied]
        cancel: [unassigned]
        pauses: [{from: suspended, to: resumed}]
        limit: 5wd
        warn_at: [0.5, 0.8]
        ladder: [{action: urge, after: 0m}, {action: escalate, after: 1wd, levels: 1}]
        hours: any
scores: {response: 2, resolution: 5}
)";

} // namespace

void YamlFiles::policyComesThroughWhole()
{
    const auto read = parsePolicyYaml(kPolicy);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    const auto& policy = read.value();
    QCOMPARE(policy.version, std::string("2026-1"));
    QCOMPARE(policy.hours.week[0].size(), std::size_t{2});
    QVERIFY(policy.hours.week[5].empty());
    QCOMPARE(sla::print(policy.hours.makeUp), std::string("09:00-12:00"));
    QCOMPARE(policy.specialDays[0].name, std::string("半天"));
    QVERIFY(policy.unitCalendars[0].holidays == sla::Holidays::Ignored);
    const auto& when = policy.rules[0].when;
    QCOMPARE(when.kinds.size(), std::size_t{2});
    QCOMPARE(when.categories[0], CategoryCode("0101"));
    QCOMPARE(when.units[0], UnitId("heating-company"));
    QVERIFY(when.season->from == std::chrono::November / 15 &&
            when.season->to == std::chrono::March / 15);
    const auto& step = policy.rules[1].steps[0];
    QVERIFY(step.limit == (sla::Duration{5, sla::DurationUnit::WorkingDays}));
    QVERIFY(step.pauses ==
            (std::vector<sla::PauseRule>{{sla::Happening::Suspended, sla::Happening::Resumed}}));
    QCOMPARE(step.warnAt, (std::vector<double>{0.5, 0.8}));
    QCOMPARE(step.ladder[1].levels, 1);
    QVERIFY(step.hours == sla::Hours::Any);
    QVERIFY(policy.scores == (sla::ScoreWeights{2, 5, 1}));
}

void YamlFiles::policyRefuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* from, const char* to, const char* error) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to) << QByteArray(error);
    };
    row("resolution: 5", "resolution: -5", "policy.scores policies.yaml:1:1 ");
    row("5wd", "5xx", "bad_member policies.yaml:22:16 ");
    row("[replied]", "[vanished]", "bad_member policies.yaml:19:16 ");
    row("11-15..03-15", "11-31..03-15", "bad_member policies.yaml:9:133 ");
    row("08:30-12:00,", "12:30-12:00,", "bad_member policies.yaml:3:17 ");
    row("holidays: ignored", "holidays: maybe", "bad_member policies.yaml:5:41 ");
    row("[0.5, 0.8]", "[half]", "bad_member policies.yaml:23:19 ");
    row("id: reply", "id: \"\"", "missing_member policies.yaml:15:13 ");
    row("version: \"2026-1\"", "edition: 1", "unknown_member policies.yaml:1:1 ");
    row("[0.5, 0.8]", "[1.8]", "step.warning policies.yaml:15:9 ");
    row("rules:", "rules: {", "bad_yaml policies.yaml:");
}

void YamlFiles::policyRefuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, error);
    auto text = QByteArray(kPolicy);
    text.replace(text.indexOf(from), from.size(), to);
    const auto read = parsePolicyYaml(text.toStdString());
    QVERIFY(!read.ok());
    const auto got = QByteArray::fromStdString(read.error().code + " " + read.error().detail);
    QVERIFY2(got.startsWith(error), got.constData());
}

void YamlFiles::calendarComesThrough()
{
    const auto years = parseCalendarYears(
        {{"a.yaml", "year: 2026\ndays:\n  - {date: 2026-10-10, name: 国庆节, off: false}\n"}});
    QVERIFY(years.ok());
    QCOMPARE(years.value()[0].year, 2026);
    QVERIFY(
        (years.value()[0].days[0] == sla::Day{std::chrono::year{2026} / 10 / 10, "国庆节", false}));
    QCOMPARE(parseCalendarYears({{"a.yaml", "year: 2026\ndays:\n  - {date: 2026-10-32}\n"}})
                 .error()
                 .detail.substr(0, 12),
             std::string("a.yaml:3:12 "));
    QCOMPARE(parseCalendarYears({{"a.yaml", "days: []\n"}}).error().code,
             std::string("missing_member"));
}

void YamlFiles::scenarioComesThroughWhole()
{
    const auto read = parseScenarioYaml(tests::cityFolder()("scenarios/heating.yaml").value());
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    const auto& scenario = read.value();
    QCOMPARE(scenario.id, ScenarioId("heating"));
    QCOMPARE(scenario.caller.number.value, std::string("13800006127"));
    QCOMPARE(base::toIso(scenario.calledAt), std::string("2026-11-22T14:00:40+08:00"));
    QCOMPARE(scenario.history[0].daysAgo, 3);
    QVERIFY(scenario.history[0].state != ticket::State::Draft);
    QVERIFY(scenario.turns[0].speaker == session::Speaker::Agent);
    QCOMPARE(scenario.turns[1].gapMs, 900);
    QVERIFY(scenario.expect.kind == ticket::Kind::Complaint);
    QVERIFY(scenario.expect.outcome == session::Outcome::Dispatched);
    QVERIFY(parseScenarioText(scenarioText(scenario)).value() == scenario);
}

void YamlFiles::scenarioRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    const QByteArray head =
        "id: a\ntitle: b\ncaller: {number: \"1\"}\ncalled_at: \"2026-11-22T14:00:40+08:00\"\n";
    const auto row = [](const char* name, const QByteArray& text, const char* error) {
        QTest::newRow(name) << text << QByteArray(error);
    };
    row("syntax", "turns: [", "bad_yaml s.yaml:");
    row("a plain text", "hello", "bad_member s.yaml:1:1 ");
    row("nothing", "", "missing_member s.yaml:1:1 ");
    row("no turns", head, "missing_member s.yaml:");
    row("who speaks", head + "turns:\n  - {speaker: ghost, text: 你好}\n",
        "bad_member s.yaml:6:15 ");
    row("no words", head + "turns:\n  - {speaker: agent}\n", "missing_member s.yaml:6:5 ");
    row("a gap of an hour", head + "turns:\n  - {speaker: agent, text: x, gap_ms: 3600000}\n",
        "bad_member s.yaml:6:39 ");
    row("a number in words", head + "turns:\n  - {speaker: agent, text: x, gap_ms: long}\n",
        "bad_member s.yaml:6:39 ");
    row("neither true nor false", head + "turns:\n  - {speaker: agent, text: x, split: yes}\n",
        "bad_member s.yaml:6:38 ");
    row("an outcome", head + "turns: [{speaker: agent, text: x}]\nexpect: {outcome: won}\n",
        "bad_member s.yaml:6:19 ");
    row("a time",
        "id: a\ntitle: b\ncaller: {number: \"1\"}\ncalled_at: noon\nturns: [{speaker: agent, text: "
        "x}]\n",
        "bad_member s.yaml:4:12 ");
}

void YamlFiles::scenarioRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto read = parseScenarioYaml(text.toStdString(), "s.yaml");
    QVERIFY(!read.ok());
    const auto got = QByteArray::fromStdString(read.error().code + " " + read.error().detail);
    QVERIFY2(got.startsWith(error), got.constData());
}

void YamlFiles::everyScenarioOfTheCity()
{
    const QDir dir(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city/scenarios"));
    const auto names = dir.entryList({"*.yaml"});
    QVERIFY(names.size() >= 3);
    for (const auto& name : names) {
        const auto read = parseScenarioYaml(
            tests::cityFolder()("scenarios/" + name.toStdString()).value(), name.toStdString());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
        QCOMPARE(QString::fromStdString(read.value().id.str()) + ".yaml", name);
        QVERIFY(read.value().turns.size() >= 8);
        QVERIFY(parseScenarioText(scenarioText(read.value())).value() == read.value());
    }
}

void YamlFiles::scenarioJsonRefuses()
{
    QCOMPARE(parseScenarioText("{").error().code, std::string("bad_json"));
    QCOMPARE(parseScenarioText("{}").error().detail, std::string("id"));
    QCOMPARE(
        parseScenarioText(
            R"({"id":"a","caller":{"number":"1"},"called_at":"2026-11-22T14:00:40+08:00","turns":[{"speaker":"ghost","text":"x"}]})")
            .error()
            .detail,
        std::string("turns[0].speaker"));
}

QTEST_APPLESS_MAIN(YamlFiles)
#include "tst_yaml_files.moc"

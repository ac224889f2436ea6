#include <QTest>

#include "models/wire/city_files.h"
#include "models/wire/city_json.h"
#include "models/wire/profile_yaml.h"
#include "models/wire/simulation_json.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::wire;
using namespace std::chrono_literals;

namespace {

QByteArray profileText()
{
    QByteArray text = "name: 一日\n"
                      "target: {share: 0.9, within: 20s}\n"
                      "wrap_up_limit: 90s\n"
                      "arrivals: [ARRIVALS]\n"
                      "announcements: {position: 请稍候, waiting: \"约 {minutes} 分钟\"}\n"
                      "callback_from: 2m\n"
                      "surge: {from: \"08:00\", to: \"20:00\", reason: 寒潮}\n"
                      "groups:\n"
                      "  - id: general\n"
                      "    name: 综合组\n"
                      "    share: 0.75\n"
                      "    talk: {mean: 200s, sd: 150s}\n"
                      "    wrap_up: {mean: 30s}\n"
                      "    patience: 2.5m\n"
                      "    transfer: {share: 0.1, to: expert}\n"
                      "    overflow: [{after: 30s, to: expert, skills: []}, "
                      "{after: 5m, city: \"990200\", only_surge: true}]\n"
                      "  - {id: expert, share: 0.25, skills: [\"law:2\"], priority: 1, "
                      "talk: {mean: 5m}}\n"
                      "shifts:\n"
                      "  - {group: general, share: 0.8, from: \"00:00\", to: \"24:00\"}\n"
                      "  - {group: expert, share: 0.2, from: \"08:30\", to: \"17:30\", "
                      "skills: [\"law:3\"]}\n";
    QByteArray weights = "1";
    for (int i = 1; i < 48; ++i)
        weights += ", " + QByteArray::number(i);
    return text.replace("ARRIVALS", weights);
}

} // namespace

class CallPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void profileComesThroughWhole();
    void profileRefuses_data();
    void profileRefuses();
    void everyMistakeIsNamed();
    void theShippedProfile();
    void aCityKeepsItsPlan();
    void resultsAreWritten();
};

void CallPlans::profileComesThroughWhole()
{
    const auto read = parseProfileYaml(profileText().toStdString(), "p.yaml");
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    const auto& profile = read.value();
    QCOMPARE(profile.name, std::string("一日"));
    QCOMPARE(profile.target.share, 0.9);
    QCOMPARE(profile.target.withinS, 20.0);
    QVERIFY(profile.times.wrapUp == 90s);
    QVERIFY(profile.plan.callbackFrom == std::optional<Milliseconds>(2min));
    QCOMPARE(profile.groups[0].arrivals[47], 47.0);
    QCOMPARE(profile.groups[0].patienceS, 150.0);
    QCOMPARE(profile.groups[0].transferTo, 1);
    QCOMPARE(profile.groups[0].talk.sdS, 150.0);
    QCOMPARE(profile.groups[1].talk.sdS, 0.0);
    const auto& steps = profile.plan.groups[0].overflow;
    QCOMPARE(steps.size(), std::size_t{2});
    QVERIFY(steps[0].skills && steps[0].skills->empty());
    QVERIFY(steps[1].onlySurge && steps[1].city == "990200" && !steps[1].skills);
    QCOMPARE(profile.plan.groups[1].skills, std::vector<std::string>{"law:2"});
    QCOMPARE(profile.shifts[1].fromS, 8.5 * 3600);
    QCOMPARE(profile.shifts[0].toS, 24.0 * 3600);
    QCOMPARE(profile.surge->reason, std::string("寒潮"));
}

void CallPlans::profileRefuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* from, const char* to, const char* error) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to) << QByteArray(error);
    };
    row("name: 一日", "title: 一日", "unknown_member p.yaml:1:1 ");
    row("share: 0.9,", "share: 1.9,", "bad_member p.yaml:2:17 ");
    row("within: 20s", "within: soon", "bad_member p.yaml:2:30 ");
    row("90s", "25h", "bad_member p.yaml:3:16 ");
    row("[1, 1,", "[1,", "bad_member p.yaml:4:11 到达分布要写 48 个数");
    row("[1, 1,", "[-1, 1,", "bad_member p.yaml:4:12 ");
    row("[1, 1,", "[many, 1,", "bad_member p.yaml:4:12 ");
    row("from: \"08:00\"", "from: \"21:00\"", "bad_member p.yaml:7:15 ");
    row("id: general\n", "id: expert\n", "duplicate_group p.yaml:17:5 ");
    row("share: 0.75", "share: 0.5", "bad_share p.yaml:9:3 ");
    row("talk: {mean: 200s, sd: 150s}", "talk: {mean: 0s}", "bad_member p.yaml:12:11 ");
    row("    talk: {mean: 200s, sd: 150s}\n", "", "missing_member p.yaml:9:5 ");
    row("mean: 30s", "median: 30s", "unknown_member p.yaml:13:15 ");
    row("share: 0.1, to: expert", "share: 0.1, to: nobody", "unknown_group p.yaml:15:32 ");
    row("{after: 30s, to: expert,", "{after: 30s, to: nobody,", "unknown_group p.yaml:16:16 ");
    row("{after: 30s, to: expert,", "{to: expert,", "missing_member p.yaml:16:16 ");
    row("{after: 30s, to: expert,", "{after: 9m, to: expert,", "bad_step p.yaml:16:53 ");
    row("{after: 30s, to: expert,", "{after: 30s,", "bad_step p.yaml:16:16 ");
    row("priority: 1", "priority: 99", "bad_member p.yaml:17:60 ");
    row("group: general, share: 0.8", "group: general, share: 0.9", "bad_share p.yaml:20:28 ");
    row("from: \"08:30\"", "from: \"18:30\"", "bad_member p.yaml:20:39 ");
    row("to: \"17:30\"", "to: \"24:30\"", "bad_member p.yaml:20:52 ");
    row("shifts:", "shifts: {", "bad_yaml p.yaml:");
}

void CallPlans::profileRefuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, error);
    auto text = profileText();
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto problems = checkProfileYaml(text.toStdString(), "p.yaml");
    QVERIFY(!problems.empty());
    QByteArrayList all;
    for (const auto& problem : problems)
        all += QByteArray::fromStdString(problem.code + " " + problem.detail);
    QVERIFY2(std::any_of(all.begin(), all.end(),
                         [&](const QByteArray& one) { return one.startsWith(error); }),
             all.join('\n').constData());
}

void CallPlans::everyMistakeIsNamed()
{
    const auto problems = checkProfileYaml("arrivals: [1]\nshifts: []\n", "p.yaml");
    QVERIFY(problems.size() >= 4);
    QCOMPARE(checkProfileYaml(std::string(kLongestProfile + 1, ' '), "p.yaml").front().code,
             std::string("too_large"));
    QVERIFY(!checkProfileYaml("", "p.yaml").empty());
    QVERIFY(!checkProfileYaml("[]", "p.yaml").empty());
    QVERIFY(!checkProfileYaml("groups: 7\nshifts: x\narrivals: {a: b}", "p.yaml").empty());
}

void CallPlans::theShippedProfile()
{
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city/profiles/heating-weekday.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const auto& problem :
         checkProfileYaml(file.readAll().toStdString(), "heating-weekday.yaml"))
        QFAIL(problem.detail.c_str());
}

void CallPlans::aCityKeepsItsPlan()
{
    const auto read = [](const std::string& path) -> Result<std::string> {
        if (path == "routing.yaml")
            return std::string(R"(groups:
  - {id: general, name: 综合组, overflow: [{after: 30s, to: law, skills: [law]}]}
  - {id: law, name: 法律专席, skills: ["law:2"], priority: 1, at_home: true}
  - {id: media, name: 新媒体座席, reads_only: true}
outside: [{line: "12348", name: 公共法律服务热线}]
lines: [{key: "2", group: law}, {language: english, group: general}]
announcements: {position: 请稍候, every: 45s}
callback_from: 90s
times: {wrap_up: 2m}
)");
        QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city/") +
                   QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly))
            return Error{"not_found", path};
        return file.readAll().toStdString();
    };
    const auto city = readCity(read);
    QVERIFY2(city.ok(), city.ok() ? "" : city.error().detail.c_str());
    const auto& plan = city.value().callPlan;
    QCOMPARE(plan.groups.size(), std::size_t{3});
    QVERIFY(plan.groups[2].readsOnly && !plan.groups[0].readsOnly);
    QVERIFY((plan.outside == std::vector{routing::OutsideLine{"12348", "公共法律服务热线"}}));
    QCOMPARE(plan.announcements.every, std::optional<Milliseconds>{45s});
    QCOMPARE(plan.groupFor("12345", "2", {}), GroupId{"law"});
    QCOMPARE(plan.groupFor("12345", "1", {"english:2"}), GroupId{"general"});
    QVERIFY(city.value().callTimes.wrapUp == 2min && city.value().callTimes.ring == 15s);
    const auto back = parseCityText(cityText(city.value()));
    QVERIFY(back.ok());
    QVERIFY(back.value().callPlan == plan);
    QVERIFY(back.value().callTimes == city.value().callTimes);
    auto old = nlohmann::json::parse(cityText(city.value()));
    old.erase("call_plan");
    old.erase("call_times");
    const auto without = parseCityText(old.dump());
    QVERIFY(without.ok());
    QVERIFY(without.value().callPlan == routing::CallPlan{});
}

void CallPlans::resultsAreWritten()
{
    const auto profile = parseProfileYaml(profileText().toStdString(), "p.yaml").value();
    const auto day = engine::simulateDay(profile, {20, 500, 3}).value();
    const auto json = nlohmann::json::parse(dayText({profile, day, {20, 500, 3}, 17, 0.25}));
    QCOMPARE(json["calls"].get<int>(), 500);
    QCOMPARE(json["half_hours"].size(), std::size_t{48});
    QCOMPARE(json["half_hours"][17]["from"].get<std::string>(), std::string("08:30"));
    QCOMPARE(json["groups"].size(), std::size_t{2});
    QCOMPARE(json["seats_for_target"].get<int>(), 17);
    QCOMPARE(json["seconds"].get<double>(), 0.25);
    int calls = 0;
    for (const auto& group : json["groups"])
        for (const auto& half : group["half_hours"])
            calls += half["calls"].get<int>();
    QCOMPARE(calls, 500);
    const engine::SteadyLoad load{3, 30, 200, 0, 10, 1};
    const auto steady =
        nlohmann::json::parse(steadyText(engine::simulateSteady(load).value(), load, 1));
    for (const char* member : {"calls", "p_wait", "mean_wait_s", "service_level_15s", "abandoned",
                               "occupancy", "seconds"})
        QVERIFY2(steady.contains(member) && steady[member].is_number(), member);
    QVERIFY(steady["ci95"].contains("p_wait"));
}

QTEST_APPLESS_MAIN(CallPlans)
#include "tst_call_plans.moc"

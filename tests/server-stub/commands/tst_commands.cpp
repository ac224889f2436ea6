#include <QTest>

#include "models/wire/city_json.h"
#include "models/wire/scenario_yaml.h"
#include "server-stub/commands/commands.h"
#include "server-stub/commands/real_city.h"
#include "server-stub/store/city_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <set>
#include <sstream>

using namespace lianxin;
using namespace lianxin::commands;

namespace {

const QString kCity = QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city");
const QString kData = QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data");

/// What a command did.
struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

Ran run(const char* name, const Words& words, const std::string& input = {})
{
    for (const auto& command : commands::commands())
        if (command.name == name) {
            std::istringstream in(input);
            std::ostringstream out;
            std::ostringstream err;
            const int code = command.run(words, in, out, err);
            return {code, out.str(), err.str()};
        }
    return {-1, {}, "no such command"};
}

/// A copy of the written city in `dir`.
void copyCity(const QString& dir)
{
    for (const char* file : {"city.yaml", "anchors.yaml", "units.yaml", "categories.yaml",
                             "items.yaml", "guides.yaml", "policies.yaml", "routing.yaml"})
        QFile::copy(kCity + '/' + file, dir + '/' + file);
    for (const QString folder : {"/calendars", "/knowledge", "/templates"}) {
        QDir(dir).mkdir(dir + folder);
        for (const auto& file : QDir(kCity + folder).entryList({"*.yaml"}))
            QFile::copy(kCity + folder + '/' + file, dir + folder + '/' + file);
    }
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class Commands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void badWords_data();
    void badWords();
    void theCityInTheTreeIsTheGeneratorsOwn();
    void anotherSeedIsAnotherCity();
    void cityNamesEveryMistake();
    void deadlinesRowByRow();
    void demoStoresTheDemoCity();
    void demoSaysWhatIsMissing();
    void lettersAndRivers();
    void realGroundFromPublicData();
};

void Commands::everyCommandExplainsItself_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto& command : commands::commands())
        QTest::newRow(std::string(command.name).c_str())
            << QByteArray::fromStdString(std::string(command.name));
}

void Commands::everyCommandExplainsItself()
{
    QFETCH(QByteArray, name);
    const auto ran = run(name.constData(), {"--help"});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.find("lianxin-server " + name.toStdString()) != std::string::npos);
    QVERIFY(ran.err.empty());
}

void Commands::badWords_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("city option") << QByteArray("city") << QStringList{"--colour"};
    QTest::newRow("city seed") << QByteArray("city") << QStringList{"--seed", "many"};
    QTest::newRow("city places") << QByteArray("city") << QStringList{"--places", "0"};
    QTest::newRow("demo without out") << QByteArray("demo") << QStringList{};
    QTest::newRow("demo half real")
        << QByteArray("demo") << QStringList{"--out", "x", "--tickets", "y"};
    QTest::newRow("deadlines calendar")
        << QByteArray("deadlines") << QStringList{"--calendar", "moon"};
    QTest::newRow("deadlines hours")
        << QByteArray("deadlines") << QStringList{"--hours", "12:00-08:00"};
}

void Commands::badWords()
{
    QFETCH(QByteArray, name);
    QFETCH(QStringList, words);
    Words given;
    for (const auto& word : words)
        given.push_back(word.toStdString());
    const auto ran = run(name.constData(), given);
    QCOMPARE(ran.code, 2);
    QVERIFY(!ran.err.empty());
    QVERIFY(ran.out.empty());
}

void Commands::theCityInTheTreeIsTheGeneratorsOwn()
{
    QTemporaryDir dir;
    copyCity(dir.path());
    const auto ran = run("city", {"--folder", dir.path().toStdString()});
    QVERIFY2(ran.code == 0, ran.err.c_str());
    qint64 size = 0;
    for (const char* file : {"districts", "streets", "roads", "grounds", "places"}) {
        const auto name = QStringLiteral("/generated/%1.geojson").arg(file);
        const auto made = bytesOf(dir.path() + name);
        QVERIFY(!made.isEmpty());
        QVERIFY2(made == bytesOf(kCity + name),
                 "run `lianxin-server city` again: the generator or the written city has changed");
        size += made.size();
    }
    QVERIFY(size <= 2 * 1024 * 1024);
}

void Commands::anotherSeedIsAnotherCity()
{
    QTemporaryDir dir;
    copyCity(dir.path());
    QCOMPARE(
        run("city", {"--folder", dir.path().toStdString(), "--seed", "7", "--places", "600"}).code,
        0);
    QVERIFY(bytesOf(dir.path() + "/generated/roads.geojson") !=
            bytesOf(kCity + "/generated/roads.geojson"));
    QVERIFY(QDir(dir.path() + "/generated").entryList({"*.new"}).isEmpty());
}

void Commands::cityNamesEveryMistake()
{
    QTemporaryDir dir;
    copyCity(dir.path());
    QFile file(dir.path() + "/units.yaml");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("units:\n  - {id: a}\n");
    file.close();
    const auto ran = run("city", {"--check", "--folder", dir.path().toStdString()});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.find("units.yaml:2:5") != std::string::npos);
    QVERIFY(ran.err.find("[unknown_unit]") != std::string::npos);
    QVERIFY(!QFile::exists(dir.path() + "/generated"));
    QCOMPARE(run("city", {"--check", "--folder", kCity.toStdString()}).code, 0);
    QCOMPARE(run("city", {"--check", "--folder", "/nowhere"}).code, 1);
}

void Commands::deadlinesRowByRow()
{
    const auto ran = run(
        "deadlines", {"--folder", kCity.toStdString()},
        "a\t2026-09-30T10:00:00+08:00\t1wd\t\nnonsense\nb\t2026-11-20T17:00:00+08:00\t90wm\t\n");
    QCOMPARE(ran.code, 0);
    const auto lines = QByteArray::fromStdString(ran.out).split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("a\t2026-10-08T17:30:00+08:00"));
    QVERIFY(lines[1].startsWith("error\t2\t"));
    QCOMPARE(lines[2], QByteArray("b\t2026-11-23T09:30:00+08:00"));
    const auto plain = run("deadlines", {"--calendar", "none", "--hours", "09:00-17:00"},
                           "\xEF\xBB\xBF" // as a spreadsheet writes it
                           "a\t2026-09-30T10:00:00+08:00\t1wd\t\n");
    QVERIFY(plain.out.starts_with("a\t2026-10-01T17:00:00+08:00"));
    const std::string endless(3 * 1024 * 1024, 'x');
    const auto cut = run("deadlines", {"--calendar", "none"},
                         endless + "\na\t2026-09-30T10:00:00+08:00\t1wd\t\n" + endless);
    QCOMPARE(QByteArray::fromStdString(cut.out),
             QByteArray("error\t1\trow too long\na\t2026-10-01T17:30:00+08:00\tprovisional\n"
                        "error\t3\trow too long\n"));
}

void Commands::demoStoresTheDemoCity()
{
    QTemporaryDir dir;
    const auto file = dir.filePath("demo.db").toStdString();
    const auto ran = run("demo", {"--out", file, "--folder", kCity.toStdString()});
    QVERIFY2(ran.code == 0, ran.err.c_str());
    QVERIFY(ran.out.find("牧野市") != std::string::npos);
    auto database = store::Database::open({file, 0});
    QVERIFY(database.ok());
    const auto text = store::cityText(*database.value());
    QVERIFY(text.ok() && text.value());
    QCOMPARE(wire::parseCityText(*text.value()).value().name, std::string("牧野市"));
    QVERIFY(store::scenarioTitles(*database.value()).value().size() >= 3);
    const auto again = run("demo", {"--out", file, "--folder", kCity.toStdString()});
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.find("[exists]") != std::string::npos);
}

void Commands::demoSaysWhatIsMissing()
{
    QTemporaryDir dir;
    const auto out = dir.filePath("x.db").toStdString();
    const auto ran = run("demo", {"--out", out, "--gazetteer", "/nowhere.csv", "--boundaries",
                                  "/nowhere", "--tickets", "/nowhere.tsv"});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.find("/nowhere.csv") != std::string::npos);
    QVERIFY2(!QFile::exists(QString::fromStdString(out)), "nothing is left behind");
    QCOMPARE(run("demo", {"--out", out, "--folder", "/nowhere"}).code, 1);
}

void Commands::lettersAndRivers()
{
    const auto letters = parseLetters("id\tdistrict\triver\tnature\tchannel\tdate\ttitle\tcontent\n"
                                      "A1\t甲区\t清河\t投诉\t网站\t2020-09-03\t标题\t内容\n"
                                      "A2\t\t无\t咨询\t网站\t09/04/2020\t标题\t内容\n");
    QVERIFY(letters.ok());
    QCOMPARE(riversOf(letters.value()), std::vector<std::string>{"清河"});
    engine::City city;
    city.opening = "您好。";
    city.closing = "再见。";
    places::Place district;
    district.name = "甲区";
    district.kind = places::PlaceKind::District;
    district.district = DistrictCode("110101");
    city.places = {district};
    const auto scenarios = scenariosOf(letters.value(), city);
    QCOMPARE(scenarios[0].expect.district, DistrictCode("110101"));
    QCOMPARE(scenarios[0].expect.place, std::string("清河"));
    QVERIFY(scenarios[1].expect.district.empty() && scenarios[1].expect.place.empty());
    QCOMPARE(base::toIso(scenarios[1].calledAt).substr(0, 10), std::string("2020-09-04"));
    QCOMPARE(parseLetters("id\ttitle\n").error().detail, std::string("content"));
}

void Commands::realGroundFromPublicData()
{
    if (!QDir(kData).exists())
        QSKIP("no real data here");
    QTemporaryDir dir;
    const auto file = dir.filePath("fuzhou.db").toStdString();
    const auto ran = run("demo", {"--out", file, "--folder", kCity.toStdString(), "--gazetteer",
                                  (kData + "/gazetteer/3501_fuzhou.csv").toStdString(),
                                  "--boundaries", (kData + "/boundaries").toStdString(),
                                  "--tickets", (kData + "/tickets/fuzhou.tsv").toStdString()});
    QVERIFY2(ran.code == 0, ran.err.c_str());
    auto database = store::Database::open({file, 0});
    QVERIFY(database.ok());
    const auto city = wire::parseCityText(*store::cityText(*database.value()).value()).value();
    QCOMPARE(city.name, std::string("福州市"));
    QCOMPARE(city.code, std::string("350100"));
    QCOMPARE(city.districts.size(), std::size_t{13});
    QVERIFY(city.places.size() > 3000);
    QCOMPARE(store::scenarioTitles(*database.value()).value().size(), std::size_t{732});
    std::set<UnitId> units;
    for (const auto& unit : city.units) {
        QVERIFY2(unit.name.find("牧野") == std::string::npos &&
                     unit.name.find("红旗区") == std::string::npos,
                 unit.name.c_str());
        QVERIFY2(units.insert(unit.id).second, unit.id.str().c_str());
    }
    for (const auto& unit : city.units)
        QVERIFY(unit.parent.empty() || units.contains(unit.parent));
    for (const auto& entry : city.knowledge)
        QVERIFY(entry.answer.find("牧野") == std::string::npos);
}

QTEST_APPLESS_MAIN(Commands)
#include "tst_commands.moc"

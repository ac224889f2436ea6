#include <QTest>

#include "server-stub/commands/commands.h"

#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <sstream>

using namespace lianxin::commands;

namespace {

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

Ran run(const Words& words)
{
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = simulate(words, in, out, err);
    return {code, out.str(), err.str()};
}

Words words(const QByteArray& line)
{
    Words list;
    for (const auto& word : line.simplified().split(' '))
        if (!word.isEmpty())
            list.push_back(word.toStdString());
    return list;
}

nlohmann::json object(const QByteArray& line)
{
    const auto ran = run(words(line + " --json"));
    return ran.code == 0 ? nlohmann::json::parse(ran.out) : nlohmann::json();
}

} // namespace

class Simulate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSteadyLoad();
    void aDayOfTheShippedProfile();
    void theSameSeedIsTheSameOutput();
    void theTableForPeople();
    void findsSeats();
    void badWords_data();
    void badWords();
    void aBadProfileIsNamedWithItsLine();
};

void Simulate::aSteadyLoad()
{
    const auto json = object("--steady --seats 20 --calls-per-hour 240 --mean-handle-s 240 "
                             "--mean-patience-s 120 --hours 20 --seed 4");
    QVERIFY(json["calls"].get<int>() > 4400 && json["calls"].get<int>() < 5200);
    for (const char* share : {"p_wait", "service_level_15s", "abandoned", "occupancy"})
        QVERIFY2(json[share].get<double>() > 0 && json[share].get<double>() < 1, share);
    QVERIFY(json["mean_wait_s"].get<double>() > 0);
    QVERIFY(json["seconds"].get<double>() >= 0);
}

void Simulate::aDayOfTheShippedProfile()
{
    const auto json = object("--seats 58 --calls-per-day 3000");
    QCOMPARE(json["calls"].get<int>(), 3000);
    QCOMPARE(json["profile"].get<std::string>(), std::string("供暖季工作日"));
    QCOMPARE(json["answered"].get<int>() + json["hung_up"].get<int>() +
                 json["passed_on"].get<int>() + json["unserved"].get<int>(),
             3000);
    QVERIFY(json["unserved"].get<int>() < 10);
    QCOMPARE(json["half_hours"].size(), std::size_t{48});
    QCOMPARE(json["groups"].size(), std::size_t{5});
}

void Simulate::theSameSeedIsTheSameOutput()
{
    auto first = object("--seats 58 --calls-per-day 3000 --seed 9");
    auto again = object("--seats 58 --calls-per-day 3000 --seed 9");
    auto other = object("--seats 58 --calls-per-day 3000 --seed 10");
    for (auto* json : {&first, &again, &other})
        json->erase("seconds");
    QVERIFY(first == again);
    other["seed"] = 9;
    QVERIFY(first != other);
}

void Simulate::theTableForPeople()
{
    const auto ran = run(words("--seats 58 --calls-per-day 2000"));
    QCOMPARE(ran.code, 0);
    for (const char* text : {"供暖季工作日", "综合组", "所需坐席", "09:30"})
        QVERIFY2(ran.out.find(text) != std::string::npos, text);
    QVERIFY(ran.out.find("--json") == std::string::npos);
}

void Simulate::findsSeats()
{
    const auto json = object("--seats 40 --calls-per-day 2000 --find-seats");
    const int needed = json["seats_for_target"].get<int>();
    const auto with = [](int seats) {
        return object("--calls-per-day 2000 --seats " + QByteArray::number(seats));
    };
    QVERIFY(with(needed)["kept"].get<bool>());
    QVERIFY(!with(needed - 1)["kept"].get<bool>());
}

void Simulate::badWords_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::addRow("%s", line) << QByteArray(line) << QByteArray(says);
    };
    row("", "缺少 --seats");
    row("--seats 10", "缺少 --calls-per-day");
    row("--seats ten --calls-per-day 10", "--seats：“ten”");
    row("--seats 0 --calls-per-day 10", "--seats：“0”");
    row("--seats 20001 --calls-per-day 10", "--seats：“20001”");
    row("--seats 10 --calls-per-day 2000001", "--calls-per-day：“2000001”");
    row("--seats 10 --calls-per-day 10 --seed -1", "--seed：“-1”");
    row("--seats 10 --calls-per-day 10 --hours 3", "--hours 只能与 --steady 同用");
    row("--seats 10 --calls-per-day 10 --profile /nowhere.yaml", "读不到这个文件 [not_found]");
    row("--seats 10 --calls-per-day 10 extra", "extra");
    row("--steady --seats 10", "缺少 --calls-per-hour");
    row("--steady --seats 10 --calls-per-hour x --mean-handle-s 100 --hours 1",
        "--calls-per-hour：“x”");
    row("--steady --seats 10 --calls-per-hour nan --mean-handle-s 100 --hours 1",
        "--calls-per-hour：“nan”");
    row("--steady --seats 10 --calls-per-hour 360 --mean-handle-s 100 --hours 1", "[unstable]");
    row("--steady --seats 10 --calls-per-hour 36 --mean-handle-s 100 --hours -1", "[bad_hours]");
    row("--steady --seats 10 --calls-per-hour 36 --mean-handle-s 100 --hours 1 --profile x",
        "--profile 不能与 --steady 同用");
}

void Simulate::badWords()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    const auto ran = run(words(line));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.empty());
    QVERIFY2(QByteArray::fromStdString(ran.err).contains(says), ran.err.c_str());
}

void Simulate::aBadProfileIsNamedWithItsLine()
{
    QTemporaryDir dir;
    QFile file(dir.filePath("own.yaml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name: 试\narrivals: [1, 2]\n");
    file.close();
    const auto ran =
        run({"--seats", "10", "--calls-per-day", "10", "--profile", file.fileName().toStdString()});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.find("own.yaml:2:11 到达分布要写 48 个数") != std::string::npos,
             ran.err.c_str());
}

QTEST_APPLESS_MAIN(Simulate)
#include "tst_simulate.moc"

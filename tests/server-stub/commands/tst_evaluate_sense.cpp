#include "tests/server-stub/commands/evaluating.h"

#include "server-stub/commands/evaluate.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace lianxin;
using namespace lianxin::commands;
using namespace lianxin::commands::test;

namespace {

constexpr const char* kNames = "code,parent,name,level,longitude,latitude\n"
                               "990100000000,990000000000,云江市,city,,\n"
                               "990102000000,990100000000,红旗区,county,114.05,35.05\n"
                               "990103000000,990100000000,卫滨区,county,114.15,35.05\n"
                               "990104000000,990100000000,牧野区,county,114.25,35.05\n"
                               "990102001000,990102000000,东街街道,town,,\n";
constexpr const char* kSquare =
    R"({"type":"Polygon","coordinates":[[[114,35],[114.1,35],[114.1,35.1],[114,35.1],[114,35]]]})";
constexpr const char* kTickets = "id\tdistrict\ttitle\tcontent\n"
                                 "1\t红旗区\t红旗区路灯不亮\t东街街道的路灯坏了\n"
                                 "2\t卫滨区\t红旗区垃圾没人清\t红旗区的垃圾堆了三天\n"
                                 "3\t卫滨区\t暖气不热\t家里只有十四度\n"
                                 "4\t\t红旗区停水\t什么时候来水\n"
                                 "5\t直属\t红旗区停电\t红旗区又停电\n";

std::string address(const std::string& head, int number)
{
    return head + " b-Road\n原 I-road\n路 I-ROAD\n" + std::to_string(number) +
           " B-roadno\n号 I-roadno\n\n";
}

} // namespace

/// places, addresses and topics, as the shell calls them.
class EvaluateSense : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badWords_data();
    void badWords();
    void placesCountsDecidedAndRight();
    void placesLearnsFromHistory();
    void addressesScoresChunks();
    void topicsGroups();
    void brokenFiles();
    void realPlaces();
};

void EvaluateSense::badWords_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("places: nothing") << 0 << QStringList{};
    QTest::newRow("places: no tickets")
        << 0 << QStringList{"--gazetteer", "a", "--boundaries", "b"};
    QTest::newRow("addresses: no test") << 1 << QStringList{"--train", "a"};
    QTest::newRow("topics: nothing") << 2 << QStringList{"--json"};
    QTest::newRow("topics: unknown") << 2 << QStringList{"--letters", "a"};
}

void EvaluateSense::badWords()
{
    QFETCH(int, which);
    QFETCH(QStringList, words);
    constexpr std::array kCommands{&evaluatePlaces, &evaluateAddresses, &evaluateTopics};
    const Ran done = ran(kCommands[static_cast<std::size_t>(which)], words);
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.empty());
    QVERIFY(!done.err.empty());
}

/// A ticket without a district does not count; one whose district is no district cannot be right.
void EvaluateSense::placesCountsDecidedAndRight()
{
    Folder folder;
    folder.write("990102.json", kSquare);
    folder.write("990103.json", kSquare);
    const Ran done = ran(&evaluatePlaces, {"--gazetteer", folder.write("names.csv", kNames),
                                           "--boundaries", folder.path(), "--tickets",
                                           folder.write("tickets.tsv", kTickets), "--json"});
    QCOMPARE(QString::fromStdString(done.err), QString());
    QCOMPARE(QString::fromStdString(done.out),
             QString("{\"tickets\":4,\"decided\":3,\"right\":1}\n"));
}

void EvaluateSense::placesLearnsFromHistory()
{
    Folder folder;
    folder.write("990102.json", kSquare);
    folder.write("990103.json", kSquare);
    std::string history = "id\tdistrict\ttitle\tcontent\n";
    for (int i = 0; i < 30; ++i) {
        history += std::to_string(i) + "\t红旗区\t黑水沟发臭\t黑水沟边上味道很大\n";
        history += std::to_string(i) + "\t卫滨区\t白石渠堵了\t白石渠里都是垃圾\n";
    }
    const QStringList words{"--gazetteer",
                            folder.write("names.csv", kNames),
                            "--boundaries",
                            folder.path(),
                            "--history",
                            folder.write("history.tsv", history),
                            "--tickets",
                            folder.write("tickets.tsv", "district\ttitle\tcontent\n"
                                                        "卫滨区\t白石渠\t没人清\n"),
                            "--json"};
    QCOMPARE(QString::fromStdString(ran(&evaluatePlaces, words).out),
             QString("{\"tickets\":1,\"decided\":1,\"right\":1}\n"));
}

void EvaluateSense::addressesScoresChunks()
{
    Folder folder;
    std::string train;
    for (int i = 1; i < 60; ++i)
        train += address(i % 2 ? "平" : "中", i);
    const QString path = folder.write("train.txt", train);
    const Ran done =
        ran(&evaluateAddresses,
            {"--train", path, "--test", folder.write("test.txt", address("平", 77)), "--json"});
    QCOMPARE(QString::fromStdString(done.err), QString());
    QCOMPARE(figures(done)["chunk_f1"].toDouble(), 1.0);
}

void EvaluateSense::topicsGroups()
{
    Folder folder;
    const std::string messages =
        "id\tuser\ttime\ttitle\ttext\tdown\tup\n"
        "b\tu2\t2019/4/26 "
        "9:03:40\t丽景新城小区旁搅拌站扬尘\t搅拌站的粉尘飘进丽景新城小区，不敢开窗。\t0\t3\n"
        "c\tu3\t2019/4/25 9:00\t咨询新生儿医保\t孩子医保在哪里办理？\t0\t0\n"
        "a\tu1\t2019/4/24 "
        "16:03:40\t投诉丽景新城小区旁的搅拌站\t搅拌站粉尘太大，丽景新城小区居民不敢开窗。\t1\t20\n";
    const Ran done =
        ran(&evaluateTopics, {"--messages", folder.write("messages.tsv", messages), "--json"});
    QCOMPARE(QString::fromStdString(done.err), QString());
    const QJsonArray groups = figures(done)["groups"].toArray();
    QCOMPARE(groups.size(), 1);
    const QJsonObject group = groups[0].toObject();
    QCOMPARE(group["rank"].toInt(), 1);
    QCOMPARE(group["size"].toInt(), 2);
    QCOMPARE(group["members"].toArray(), (QJsonArray{"a", "b"}));
    QVERIFY(group["title"].toString().contains("搅拌站"));
}

void EvaluateSense::brokenFiles()
{
    Folder folder;
    const QString broken = folder.write("broken.txt", "平 B-road\n路 road\n");
    const Ran tags = ran(&evaluateAddresses, {"--train", broken, "--test", broken});
    QCOMPARE(tags.code, 1);
    QVERIFY(tags.err.find("bad_tags") != std::string::npos);
    QVERIFY(tags.err.find(":2") != std::string::npos);
    const Ran columns =
        ran(&evaluateTopics, {"--messages", folder.write("columns.tsv", "id\ttitle\n1\ta\n")});
    QCOMPARE(columns.code, 1);
    QVERIFY(columns.err.find("missing_member") != std::string::npos);
    const Ran boundaries =
        ran(&evaluatePlaces, {"--gazetteer", folder.write("names.csv", kNames), "--boundaries",
                              folder.path(), "--tickets", broken});
    QCOMPARE(boundaries.code, 1);
    QVERIFY(boundaries.err.find("not_found") != std::string::npos);
}

void EvaluateSense::realPlaces()
{
    if (!QFile::exists(kData + "/tickets/fuzhou.tsv"))
        QSKIP("the shared data is not here");
    const auto done =
        figures(ran(&evaluatePlaces,
                    {"--gazetteer", kData + "/gazetteer/3501_fuzhou.csv", "--boundaries",
                     kData + "/boundaries", "--tickets", kData + "/tickets/fuzhou.tsv", "--json"}));
    const double tickets = done["tickets"].toDouble();
    const double decided = done["decided"].toDouble();
    QVERIFY(tickets > 600);
    QVERIFY(decided >= 0.80 * tickets);
    QVERIFY(done["right"].toDouble() >= 0.85 * decided);
}

QTEST_GUILESS_MAIN(EvaluateSense)
#include "tst_evaluate_sense.moc"

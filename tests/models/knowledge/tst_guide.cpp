#include "models/knowledge/guide.h"

#include "models/text/utf.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::knowledge;

namespace {

GuideNode question(const char* id, std::vector<GuideOption> options)
{
    GuideNode node;
    node.id = id;
    node.ask = "请问是哪一种情况？";
    node.options = std::move(options);
    return node;
}

GuideNode last(const char* id, GuideEnd end = GuideEnd::Answer)
{
    GuideNode node;
    node.id = id;
    node.say = "好的。";
    node.end = end;
    return node;
}

Guide guide(std::vector<GuideNode> nodes)
{
    return {GuideId{"g"}, "停水", {CategoryCode{"0102"}}, std::move(nodes)};
}

/// 停水: who is without water, was there a notice; two branches meet at `repair`.
Guide water()
{
    return guide({question("start", {{"只有我家", {"我一家", "就我家"}, "repair"},
                                     {"整栋楼", {"整栋楼", "都停了"}, "notice"}}),
                  question("notice", {{"有通知", {"有", "贴了", "通知了"}, "planned"},
                                      {"没通知", {"没有", "没通知"}, "repair"}}),
                  last("planned"), last("repair", GuideEnd::Ticket)});
}

} // namespace

class TestGuide : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoundGuideHasNoFaults();
    void faults_data();
    void faults();
    void everyFaultIsFound();
    void longWalks();
    void next_data();
    void next();
    void nextPointsAtTheWords();
    void nextSurvivesAnyText_data();
    void nextSurvivesAnyText();
    void walks();
    void theLongestCategoryWins();
};

void TestGuide::aSoundGuideHasNoFaults()
{
    QVERIFY(faultsOf(water()).empty());
}

void TestGuide::faults_data()
{
    using enum GuideFault::Kind;
    QTest::addColumn<Guide>("broken");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("node");
    QTest::addColumn<int>("option");
    const auto row = [](const char* name, Guide broken, GuideFault::Kind kind, int node,
                        int option) {
        QTest::newRow(name) << std::move(broken) << static_cast<int>(kind) << node << option;
    };
    const auto changed = [](auto change) {
        auto one = water();
        change(one.nodes);
        return one;
    };
    row("empty", guide({}), Empty, -1, -1);
    row("an id twice", changed([](auto& n) { n.push_back(last("planned")); }), SameId, 4, -1);
    row("no sentence", changed([](auto& n) { n[2].say.clear(); }), NoSentence, 2, -1);
    row("two sentences", changed([](auto& n) { n[1].say = "好。"; }), NoSentence, 1, -1);
    row("a question without keys", changed([](auto& n) { n[1].options.clear(); }), NoOptions, 1,
        -1);
    row("keys after the end", changed([](auto& n) {
            n[2].options = {{"走", {}, "repair"}};
        }),
        NoOptions, 2, -1);
    row("no end", changed([](auto& n) { n[3].end = GuideEnd::None; }), NoEnd, 3, -1);
    row("an end in the middle", changed([](auto& n) { n[0].end = GuideEnd::Answer; }), NoEnd, 0,
        -1);
    row("a refusal without its clause", changed([](auto& n) { n[2].end = GuideEnd::Refuse; }),
        NoClause, 2, -1);
    row("leads nowhere", changed([](auto& n) { n[0].options[1].go = "nowhere"; }), UnknownNode, 0,
        1);
    row("one word on two keys", changed([](auto& n) { n[1].options[1].words = {"贴了"}; }),
        SameWord, 1, 1);
    row("back to the question before", changed([](auto& n) { n[1].options[1].go = "start"; }),
        Cycle, 1, 1);
    row("back to itself", changed([](auto& n) { n[0].options[0].go = "start"; }), Cycle, 0, 0);
    row("no walk comes here", changed([](auto& n) { n.push_back(last("lost")); }), Unreachable, 4,
        -1);
}

void TestGuide::faults()
{
    QFETCH(Guide, broken);
    QFETCH(int, kind);
    QFETCH(int, node);
    QFETCH(int, option);
    const auto found = faultsOf(broken);
    const auto it = std::find_if(found.begin(), found.end(), [&](const GuideFault& fault) {
        return static_cast<int>(fault.kind) == kind && fault.node == node &&
               fault.option == option && !fault.reason.empty();
    });
    QVERIFY(it != found.end());
}

void TestGuide::everyFaultIsFound()
{
    auto broken = water();
    broken.nodes[0].options[0].go = "nowhere";
    broken.nodes[2].end = GuideEnd::None;
    broken.nodes[3].end = GuideEnd::Refuse;
    QCOMPARE(faultsOf(broken).size(), std::size_t{3});
}

void TestGuide::longWalks()
{
    std::vector<GuideNode> nodes;
    for (int i = 0; i < 2000; ++i)
        nodes.push_back(question(std::to_string(i).c_str(),
                                 {{"是", {}, std::to_string(i + 1)}, {"否", {}, "2000"}}));
    nodes.push_back(last("2000"));
    QVERIFY(faultsOf(guide(nodes)).empty());
    nodes[1999].options[0].go = "0";
    const auto found = faultsOf(guide(nodes));
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().kind, GuideFault::Kind::Cycle);
}

void TestGuide::next_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("option");
    QTest::newRow("its words") << "start"
                               << "好像就我家没水" << 0;
    QTest::newRow("the other key") << "start"
                                   << "不是，整栋楼都停了" << 1;
    QTest::newRow("longer words win") << "notice"
                                      << "没有" << 1;
    QTest::newRow("a short word begins a clause") << "notice"
                                                  << "嗯，有，昨天贴的" << 0;
    QTest::newRow("a short word inside says nothing") << "notice"
                                                      << "水时有时无" << -1;
    QTest::newRow("denied") << "notice"
                            << "没贴了吧" << -1;
    QTest::newRow("a question denies nothing") << "notice"
                                               << "是不是贴了那张" << 0;
    QTest::newRow("a question is no answer") << "notice"
                                             << "你们到底有没有人管" << -1;
    QTest::newRow("taken back") << "start"
                                << "就我家，不对，是整栋楼" << 1;
    QTest::newRow("both said: a person chooses") << "start"
                                                 << "就我家吧，也可能整栋楼" << -1;
    QTest::newRow("nothing said") << "start"
                                  << "你们什么时候来人" << -1;
    QTest::newRow("half width and spaces") << "notice"
                                           << "通 知 了" << 0;
    QTest::newRow("unknown node") << "elsewhere"
                                  << "就我家" << -1;
    QTest::newRow("a last sentence") << "planned"
                                     << "就我家" << -1;
}

void TestGuide::next()
{
    QFETCH(QString, node);
    QFETCH(QString, said);
    QFETCH(int, option);
    const auto heard = knowledge::next(water(), node.toStdString(), said.toStdString());
    QCOMPARE(heard ? heard->option : -1, option);
}

void TestGuide::nextPointsAtTheWords()
{
    const std::string said = "😀 嗯，我们这 整栋楼 都停了";
    const auto heard = knowledge::next(water(), "start", said);
    QVERIFY(heard);
    QStringList words;
    for (const auto& span : heard->spans)
        words << QString::fromStdString(text::slice(said, span));
    QCOMPARE(words, (QStringList{"整栋楼", "都停了"}));
}

void TestGuide::nextSurvivesAnyText_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("emoji") << QByteArray{"🔥🔥🔥"};
    QTest::newRow("broken UTF-8") << QByteArray{"整\xff\xc3栋"};
    QTest::newRow("only marks") << QByteArray{"，。？！"};
    QTest::newRow("long") << QByteArray{"整栋楼都停了，"}.repeated(4000);
}

void TestGuide::nextSurvivesAnyText()
{
    QFETCH(QByteArray, said);
    const std::string text = said.toStdString();
    const auto heard = knowledge::next(water(), "start", text);
    const int length = lianxin::text::length(text);
    for (const auto& span : heard ? heard->spans : std::vector<text::Span>{})
        QVERIFY(0 <= span.from && span.from < span.to && span.to <= length);
}

void TestGuide::walks()
{
    const auto one = water();
    QCOMPARE(walk(one, {})->id, std::string{"start"});
    QCOMPARE(walk(one, {{"start", 1}})->id, std::string{"notice"});
    QCOMPARE(walk(one, {{"start", 1}, {"notice", 1}})->id, std::string{"repair"});
    QVERIFY(!walk(one, {{"notice", 1}}));
    QVERIFY(!walk(one, {{"start", 2}}));
    QVERIFY(!walk(one, {{"start", -1}}));
    QVERIFY(!walk(one, {{"start", 0}, {"repair", 0}}));
    QVERIFY(!walk(guide({}), {}));
}

void TestGuide::theLongestCategoryWins()
{
    std::vector<Guide> guides{water(), water(), water()};
    guides[1].categories = {CategoryCode{"0104"}, CategoryCode{"010203"}};
    guides[2].categories = {};
    QCOMPARE(guideFor(guides, CategoryCode{"010201"}), &guides[0]);
    QCOMPARE(guideFor(guides, CategoryCode{"010203"}), &guides[1]);
    QVERIFY(!guideFor(guides, CategoryCode{"0801"}));
    QVERIFY(!guideFor(guides, CategoryCode{}));
}

QTEST_APPLESS_MAIN(TestGuide)
#include "tst_guide.moc"

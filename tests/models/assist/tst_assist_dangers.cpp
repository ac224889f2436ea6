#include "models/assist/danger_reader.h"
#include "models/assist/parts.h"
#include "models/assist/patterns.h"
#include "models/assist/signs.h"
#include "models/text/normal_form.h"
#include "models/wire/delimited.h"
#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include <QTest>

#include <array>
#include <sstream>

using namespace lianxin;
using namespace lianxin::assist;

/// What callers in danger say, what only sounds like it, and what touches a rule, each line one
/// call of one utterance at the demo city's desk. Rows of odd number were looked at while the
/// patterns were written; rows of even number are counted and never shown, but come from
/// the patterns' author and flatter them. None of the files here taught the reader that learns. The
/// bounds tell of a break, not of progress.
class TestAssistDangers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void turns_data();
    void turns();
    void dangersAreHeard();
    void calmStaysQuiet();
    void counted_data();
    void counted();
    void handsItHasNotLearnedFrom_data();
    void handsItHasNotLearnedFrom();
    void calmDeniesAPattern_data();
    void calmDeniesAPattern();
    void theRestOfALongSentence();
    void toldOfAnOrdinaryMatter();
    void mentionedInAStory_data();
    void mentionedInAStory();
    void everyDangerHasANameAndAStep();
    void withoutLinesNothingIsLearned();
    void rulesAndConduct();
    void sameDangerIsSaidOnce();
    void emergencyCategoryWarns();
    void dangerIsTheMatter_data();
    void dangerIsTheMatter();
};

namespace {

constexpr const char* kWednesday = "2026-11-25T10:00:00+08:00";

struct Row {
    std::string kind;
    std::string said;
};

std::vector<Row> rowsOf(const std::string& name)
{
    std::istringstream lines{
        fileText(std::string{LIANXIN_SOURCE_DIR} + "/tests/models/assist/" + name)};
    std::vector<Row> rows;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto tab = line.find('\t');
        rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return rows;
}

std::vector<session::Hint> hintsFor(const std::string& said)
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller(said);
    return desk.session().hints;
}

bool warns(const std::vector<session::Hint>& hints)
{
    return !hints.empty() && hints.front().level == session::HintLevel::Danger;
}

bool names(const std::vector<session::Hint>& hints, const std::string& id)
{
    return std::any_of(hints.begin(), hints.end(),
                       [&](const session::Hint& hint) { return hint.id == id; });
}

/// Counts in looked-at (0) and kept-back (1) rows; shows what came otherwise of the former only.
class Count {
public:
    explicit Count(const char* what) : m_what(what) {}
    void add(std::size_t index, bool met, bool surprising, const std::string& line)
    {
        auto& share = m_shares[index % 2];
        share.add(met);
        if (index % 2 == 0 && surprising)
            qInfo("%s: %s", m_what, line.c_str());
    }
    const Share& lookedAt() const { return m_shares[0]; }
    const Share& keptBack() const { return m_shares[1]; }
    ~Count()
    {
        qInfo("%s: looked at %s, kept back %s", m_what, m_shares[0].text().c_str(),
              m_shares[1].text().c_str());
    }

private:
    const char* m_what;
    std::array<Share, 2> m_shares{};
};

} // namespace

void TestAssistDangers::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* pattern, const char* said,
                        const char* found) { QTest::newRow(name) << pattern << said << found; };
    row("one word", "着火", "楼上着火了", "着火");
    row("in order", "娃 掉 河里", "俺家娃刚掉到河里了", "娃刚掉到河里");
    row("not in order", "娃 掉 河里", "河里有娃的鞋，掉了", "");
    row("alternatives", "娃|小孩 掉", "小孩掉了", "小孩掉");
    row("set", "$kid 掉", "孙女掉了", "孙女掉");
    row("too far", "娃 3:掉", "娃在那边掉了", "娃在那边掉");
    row("too far still", "娃 2:掉", "娃在那边掉了", "");
    row("other clause", "车 , 躺", "两车撞了，有人躺着", "车撞了，有人躺");
    row("only within a clause", "车 躺", "两车撞了，有人躺着", "");
    row("unless", "掉 河里 !手机", "手机掉河里了", "");
    row("second try", "掉 1:河里", "掉了东西，掉河里", "掉河里");
}

void TestAssistDangers::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, said);
    QFETCH(QString, found);
    const auto words = pattern.toStdString();
    const std::array rows{Pattern{7, words}};
    constexpr std::array kSets{WordSet{"small", "小孩|娃"}, WordSet{"kid", "$small|孙女"}};
    const Patterns table{rows, kSets};
    const auto text = said.toStdU32String();
    const auto hits = table.find(text);
    QCOMPARE(hits.size(), found.isEmpty() ? std::size_t{0} : std::size_t{1});
    if (!found.isEmpty())
        QCOMPARE(said.mid(hits[0].from, hits[0].to - hits[0].from), found);
}

void TestAssistDangers::turns_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("real");
    const auto row = [](const char* name, const char* said, bool real) {
        QTest::newRow(name) << said << real;
    };
    row("now", "楼上着火了", true);
    row("past", "上个月楼上着火了", false);
    row("past and now again", "上个月着过一回火，现在又着火了", true);
    row("past by its date", "变压器是这个月十八号烧的，砰一声响，冒黑烟", false);
    row("a house's number is no date", "我这个月刚搬来，住六号楼，楼上着火了", true);
    row("hurry in what is told", "上周五他突然晕倒了，司机马上停车叫救护车来", false);
    row("taken for a danger", "早上烟大得很，我还以为谁家着火了", false);
    row("a mast on the roof", "我们楼顶上有人在装信号塔，我坚决反对，要投诉", false);
    row("on the mast", "有人爬到信号塔上不给钱就跳", true);
    row("past, other matter now", "去年着火了，现在墙还是黑的", false);
    row("over", "楼上着火了，已经灭了", false);
    row("not over", "楼上着火了，灭不了", true);
    row("feared", "万一着火了怎么办", false);
    row("denied", "没着火", false);
    row("rehearsed", "消防演习，假装着火了", false);
    row("asked", "着火了报销多少钱", false);
    row("done once", "我们这儿着火过一次", false);
    row("taken back", "着火了，不对，是停电了", false);
}

void TestAssistDangers::turns()
{
    QFETCH(QString, said);
    QFETCH(bool, real);
    session::Utterance utterance;
    utterance.text = said.toStdString();
    utterance.speaker = session::Speaker::Caller;
    const auto signs = readSigns(hear(utterance), DangerReader{}, Place::Early);
    QCOMPARE(!signs.empty(), real);
    utterance.speaker = session::Speaker::Agent;
    QVERIFY(readSigns(hear(utterance), DangerReader{}, Place::Early).empty());
}

void TestAssistDangers::dangersAreHeard()
{
    const auto rows = rowsOf("dangers.tsv");
    QVERIFY(rows.size() >= 200);
    Count warned{"danger heard"};
    Count named{"of the right kind"};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto hints = hintsFor(rows[i].said);
        warned.add(i, warns(hints), !warns(hints), rows[i].kind + " missed: " + rows[i].said);
        const bool right = names(hints, rows[i].kind);
        named.add(i, right, warns(hints) && !right,
                  rows[i].kind + " as " + (hints.empty() ? "" : hints[0].id) + ": " + rows[i].said);
    }
    QVERIFY(warned.lookedAt().value() >= 0.9);
    QVERIFY(warned.keptBack().value() >= 0.8);
    QVERIFY(named.keptBack().value() >= 0.7);
}

void TestAssistDangers::calmStaysQuiet()
{
    const auto rows = rowsOf("calm.tsv");
    QVERIFY(rows.size() >= 200);
    Count alarms{"false alarms"};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto hints = hintsFor(rows[i].said);
        const std::string first =
            hints.empty() ? "" : hints[0].id + " (" + std::to_string(hints[0].spans[0].from) + ")";
        alarms.add(i, warns(hints), warns(hints), first + ": " + rows[i].said);
    }
    QVERIFY(alarms.lookedAt().value() <= 0.1);
    QVERIFY(alarms.keptBack().value() <= 0.08);
}

void TestAssistDangers::counted_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("dangers");
    QTest::addColumn<int>("calm");
    QTest::addColumn<double>("leastHeard");
    QTest::addColumn<double>("mostAlarms");
    QTest::newRow("written later, in words unlike the patterns")
        << "later.tsv" << 50 << 50 << 0.65 << 0.2;
    QTest::newRow("written by another, in plain words") << "plain.tsv" << 25 << 15 << 0.8 << 0.2;
}

/// Written when the patterns were finished; counted only. No pattern may be changed for one of
/// these rows.
void TestAssistDangers::counted()
{
    QFETCH(QString, file);
    QFETCH(int, dangers);
    QFETCH(int, calm);
    QFETCH(double, leastHeard);
    QFETCH(double, mostAlarms);
    Share heard;
    Share alarms;
    for (const auto& row : rowsOf(qPrintable(file))) {
        auto& share = row.kind == "-" ? alarms : heard;
        share.add(warns(hintsFor(row.said)));
    }
    QCOMPARE(heard.all, dangers);
    QCOMPARE(alarms.all, calm);
    qInfo("danger heard %s, false alarms %s", heard.text().c_str(), alarms.text().c_str());
    QVERIFY(heard.value() >= leastHeard);
    QVERIFY(alarms.value() <= mostAlarms);
}

void TestAssistDangers::handsItHasNotLearnedFrom_data()
{
    QTest::addColumn<QString>("hand");
    QTest::addColumn<int>("dangers"); // lines of a danger that the hand wrote
    for (const char* hand : {"a", "b", "c", "d", "m", "n", "o", "r", "s", "t", "u", "v"})
        QTest::newRow(hand) << QString(hand) << 320;
    for (const char* hand : {"e", "f", "g", "h", "i", "p", "q", "x", "y"})
        QTest::newRow(hand) << QString(hand) << 0;
    for (const char* hand : {"j", "k", "l", "w"})
        QTest::newRow(hand) << QString(hand) << 319;
}

namespace {

/// The kinds of danger whose leaf is shown as the call's category; empty for everything else.
std::vector<std::string> dangersShown(const Desk& desk)
{
    const auto* leaf =
        demoAssistant()->sources().categories.find(CategoryCode{desk.value("category")});
    return leaf ? leaf->dangers : std::vector<std::string>{};
}

} // namespace

/// What the reader, and the desk with it, make of lines by one hand after learning from the
/// others' and from openings; hands without dangers wrote calm lines alone.
void TestAssistDangers::handsItHasNotLearnedFrom()
{
    QFETCH(QString, hand);
    QFETCH(int, dangers);
    const auto table =
        wire::parseTsv(fileText(std::string{LIANXIN_SOURCE_DIR} + "/resources/city/dangers.tsv"));
    QVERIFY(table.ok());
    std::vector<DangerLine> others;
    std::vector<DangerLine> own;
    for (const auto& row : table.value().rows)
        (row[2] == hand.toStdString() ? own : others).push_back({row[0], row[1]});
    auto sources = demoAssistant()->sources();
    sources.dangers = keep(others);
    const DangerReader reader(dangerLinesOf(sources));
    const auto taught = std::make_shared<const Assistant>(std::move(sources));
    Share heard;
    Share named;
    Share alarms;
    Share warned;
    Share warnedInVain;
    Share warnedAround; // with what callers say around it, in the same breath
    Share warnedAroundInVain;
    Share warnedRun; // the same without marks
    Share warnedRunInVain;
    Share warnedSecond; // told after an everyday opening; every third line of the last hands
    Share warnedSecondInVain;
    Share matter;
    Share matterInVain;
    const Surroundings surroundings{fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/around.tsv")};
    const auto warnedOf = [&](const std::string& said) {
        Desk desk{taught, kWednesday};
        desk.caller(said);
        return warns(desk.session().hints);
    };
    const auto& openings = *demoAssistant()->sources().openings;
    std::size_t opening = 7;
    const bool last = hand >= "r" && hand <= "w";
    for (std::size_t i = 2; last && i < own.size();
         i += 3, opening = (opening + 41) % openings.size()) {
        Desk desk{taught, kWednesday};
        desk.caller(openings[opening].said);
        if (openings[opening].category.empty() || warns(desk.session().hints))
            continue;
        desk.agent("好的，请问具体是在什么位置？");
        desk.caller(own[i].said);
        (own[i].kind == kCalm ? warnedSecondInVain : warnedSecond).add(warns(desk.session().hints));
    }
    for (const auto& line : own) {
        const bool calm = line.kind == kCalm;
        const auto text = text::normalise(line.said).text;
        const std::vector<text::Span> whole{{0, static_cast<int>(text.size())}};
        const auto signs = reader.read(text, whole, Place::Early);
        (calm ? alarms : heard).add(!signs.empty());
        if (!calm && !signs.empty())
            named.add(dangerNamed(line.kind) == static_cast<SignKind>(signs.front().kind));
        Desk desk{taught, kWednesday};
        desk.caller(line.said);
        (calm ? warnedInVain : warned).add(warns(desk.session().hints));
        const auto breath = surroundings.around(line.said);
        (calm ? warnedAroundInVain : warnedAround).add(warnedOf(breath));
        (calm ? warnedRunInVain : warnedRun).add(warnedOf(unmarked(breath)));
        const auto kinds = dangersShown(desk);
        if (calm)
            matterInVain.add(!kinds.empty());
        else if (line.kind != "hazard") // its leaf is an everyday one
            matter.add(std::find(kinds.begin(), kinds.end(), line.kind) != kinds.end());
    }
    qInfo("the reader: heard %s, of the right kind %s, false alarms %s", heard.text().c_str(),
          named.text().c_str(), alarms.text().c_str());
    qInfo("the desk: heard %s, false alarms %s", warned.text().c_str(),
          warnedInVain.text().c_str());
    qInfo("the desk, more said around it: heard %s, false alarms %s", warnedAround.text().c_str(),
          warnedAroundInVain.text().c_str());
    qInfo("the desk, the same without marks: heard %s, false alarms %s", warnedRun.text().c_str(),
          warnedRunInVain.text().c_str());
    qInfo("the desk, after an everyday opening: heard %s, false alarms %s",
          warnedSecond.text().c_str(), warnedSecondInVain.text().c_str());
    qInfo("the category: an emergency's of its kind %s, in vain %s", matter.text().c_str(),
          matterInVain.text().c_str());
    const bool onlyCalm = dangers == 0;
    QCOMPARE(heard.all, dangers);
    QVERIFY(onlyCalm || (heard.value() >= 0.88 && named.value() >= 0.75));
    QVERIFY(onlyCalm || warned.value() >= 0.84);
    QVERIFY(alarms.value() <= 0.15);
    QVERIFY(warnedInVain.value() <= 0.12);
}

void TestAssistDangers::calmDeniesAPattern_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("warned");
    const auto row = [](const char* said, bool warned) {
        QTest::newRow(said) << QString(said) << warned;
    };
    row("房价坐电梯一样往下掉，契税能不能退点", false);
    row("触电急救那个宣传册印错字了，第三页", false);
    // The matter is an ordinary one, the danger stands in a clause of its own.
    row("我想问一下契税能不能退，楼上着火了", true);
    row("楼上着火了，我想问一下契税能不能退", true);
    row("物业费太贵了发票也不开，电梯里还困着人呢", true);
    row("电梯里还困着人呢，物业费太贵了发票也不开", true);
    // Of self-harm nothing is denied.
    row("办个居住证跑五趟，想死的心都有了", true);
    row("每天都想死，睡不着，觉得谁都不需要我", true);
}

void TestAssistDangers::calmDeniesAPattern()
{
    QFETCH(QString, said);
    QFETCH(bool, warned);
    Desk desk{demoAssistant(), kWednesday};
    desk.caller(said.toStdString());
    QCOMPARE(warns(desk.session().hints), warned);
}

/// What does not fit into one breath is read with the words before it, and heard all the same.
void TestAssistDangers::theRestOfALongSentence()
{
    const DangerReader reader(dangerLinesOf(demoAssistant()->sources()));
    const auto heard = [&](const char* said) {
        session::Utterance utterance;
        utterance.text = said;
        const auto words = hear(utterance);
        const auto signs = reader.read(words.text(), words.clauses, Place::Late);
        return signs.empty()
                   ? QString{}
                   : QString::fromStdString(words.utf8(signs.back().from, signs.back().to));
    };
    QCOMPARE(heard("就是浇筑，泵车一直开着，罐车一辆接一辆地排队，倒车的时候还滴滴滴地叫，"
                   "底下还有人扯着嗓子喊"),
             QString{});
    QCOMPARE(heard("铲车一趟一趟地来回跑，拉渣土的车排着队按喇叭，我们窗户关着都听得见，"
                   "有个工人从架子上摔下来了，满头是血"),
             QStringLiteral("拉渣土的车排着队按喇叭,我们窗户关着都听得见,"
                            "有个工人从架子上摔下来了,满头是血"));
}

/// What callers tell of ordinary matters too makes a sign doubtful: it is none beside such a
/// matter.
void TestAssistDangers::toldOfAnOrdinaryMatter()
{
    std::vector<DangerLine> lines{{"fire", "楼上着火了，好大的烟，快来人"},
                                  {"fire", "厨房烧起来了，火苗窜到天花板"},
                                  {std::string{kCalm}, "我想问问居住证怎么办"},
                                  {std::string{kCalm}, "公交车等了半个小时也不来"}};
    const auto text = text::normalise("楼上着火了，好大的烟，快来人").text;
    const std::vector<text::Span> whole{{0, static_cast<int>(text.size())}};
    const auto strengths = [&] {
        std::vector<Strength> all;
        for (const auto& sign : DangerReader{lines}.read(text, whole, Place::Early))
            all.push_back(sign.strength);
        return all;
    };
    QCOMPARE(strengths().size(), std::size_t{1});
    QVERIFY(strengths().front() > Strength::Doubtful);
    for (int i = 0; i < 4; ++i)
        lines.push_back({std::string{kTold}, "楼上着火了，好大的烟，快来人"});
    QCOMPARE(strengths(), std::vector{Strength::Doubtful});
}

void TestAssistDangers::mentionedInAStory_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("warned");
    const QString matter = "我要投诉二楼的棋牌室，天天打麻将打到后半夜，吵得人睡不着";
    const QString story =
        "跟他说过好多回了，他那人脾气不好，上来就说要拿刀，我是懒得理他，我家孩子今年高三，觉都睡不"
        "成";
    const auto row = [](const char* name, const QStringList& said, const char* id, bool warned) {
        QTest::newRow(name) << said << id << warned;
    };
    row("in a story beside an everyday matter", {matter, story}, "violence", false);
    row("the same as first words", {story}, "violence", true);
    row("after a greeting alone", {"喂，你好", story}, "violence", true);
    row("cried out", {matter, "哎呀厨房着火了，快叫消防车"}, "fire", true);
    row("sure", {matter, story, "坏了，他这会儿提着刀上来砍门了，我老伴胳膊上全是血，你们快来人"},
        "violence", true);
}

/// What may only be mentioned brings a question, not an alarm.
void TestAssistDangers::mentionedInAStory()
{
    QFETCH(QStringList, said);
    QFETCH(QString, id);
    QFETCH(bool, warned);
    Desk desk{demoAssistant(), kWednesday};
    for (const auto& words : said)
        desk.caller(words.toStdString());
    const auto* hint = desk.hint(id.toStdString());
    QVERIFY(hint);
    QCOMPARE(hint->level == session::HintLevel::Danger, warned);
    QCOMPARE(QString::fromStdString(hint->text).contains(QStringLiteral("可能只是顺带提起")),
             !warned);
    QVERIFY(!hint->say.empty() && !hint->spans.empty());
}

void TestAssistDangers::everyDangerHasANameAndAStep()
{
    for (int kind = 0; kind < kSignKinds; ++kind) {
        const auto& sort = sortOf(static_cast<SignKind>(kind));
        QVERIFY2(sort.level != session::HintLevel::Danger ||
                     sort.text.find("：") != std::string_view::npos,
                 std::string{sort.id}.c_str());
    }
}

void TestAssistDangers::withoutLinesNothingIsLearned()
{
    const auto text = text::normalise("楼上着火了").text;
    const std::vector<text::Span> whole{{0, static_cast<int>(text.size())}};
    const std::vector<DangerLine> fire{{"fire", "楼上着火了"}, {"no such kind", "楼上没事"}};
    QVERIFY(DangerReader{}.read(text, whole, Place::Early).empty());
    QVERIFY(DangerReader{fire}.read(text, whole, Place::Early).empty());
    QVERIFY(DangerReader{fire}.read(U"", {}, Place::Early).empty());
    QVERIFY(!DangerReader{}.isSurelyCalm(text, whole, {static_cast<int>(SignKind::Fire), 0, 2}));
    const DangerReader taught(dangerLinesOf(demoAssistant()->sources()));
    QVERIFY(!taught.isSurelyCalm(text, whole, {static_cast<int>(SignKind::Fire), 90, 92}));
    QVERIFY(dangerNamed("fire") && !dangerNamed("court") && !dangerNamed(kCalm));
}

void TestAssistDangers::rulesAndConduct()
{
    const auto rows = rowsOf("care.tsv");
    QVERIFY(rows.size() >= 150);
    Count heard{"rule or conduct heard"};
    Count alarms{"false notes"};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto hints = hintsFor(rows[i].said);
        if (rows[i].kind == "-") {
            const bool any = std::any_of(hints.begin(), hints.end(), [](const session::Hint& hint) {
                return hint.id != "care";
            });
            alarms.add(i, any, any, (hints.empty() ? "" : hints[0].id) + ": " + rows[i].said);
        } else {
            const bool met = names(hints, rows[i].kind);
            heard.add(i, met, !met, rows[i].kind + " missed: " + rows[i].said);
        }
    }
    QVERIFY(heard.lookedAt().value() >= 0.9);
    QVERIFY(heard.keptBack().value() >= 0.7);
    QVERIFY(alarms.lookedAt().value() <= 0.05);
    QVERIFY(alarms.keptBack().value() <= 0.15);
}

void TestAssistDangers::sameDangerIsSaidOnce()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("快来人啊，楼上着火了");
    const auto first = desk.session().hints;
    QCOMPARE(first.size(), std::size_t{1});
    desk.caller("阳光小区三号楼");
    QCOMPARE(desk.session().hints, first);
    desk.caller("火越烧越大，着火的是六楼");
    QCOMPARE(desk.session().hints.size(), std::size_t{1});
    QVERIFY(desk.session().hints[0].spans.size() > first[0].spans.size());
}

void TestAssistDangers::emergencyCategoryWarns()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.type("category", "040103");
    desk.caller("麻烦您现在就给安排一下");
    QVERIFY(desk.hint("emergency"));
    QCOMPARE(desk.hint("emergency")->level, session::HintLevel::Danger);
    Desk later{demoAssistant(), kWednesday};
    later.type("category", "040103");
    later.caller("我想问问这种事归谁管");
    QVERIFY(!later.hint("emergency"));
}

void TestAssistDangers::dangerIsTheMatter_data()
{
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("category");
    const auto row = [](const char* name, const QStringList& said, const char* category) {
        QTest::newRow(name) << said << category;
    };
    row("beside an everyday matter", {"楼上装修把楼板砸穿了，两个人埋在下面，喊不应了，快来救人"},
        "040107");
    row("at once, then where", {"快来人啊，广场舞那边有个大姐栽倒了，口吐白沫", "就在文化广场"},
        "040104");
    row("late in an everyday call",
        {"我想问问居住证怎么办", "我是租房的", "哎呀厨房着火了，快叫消防车"}, "110301");
    row("an everyday leaf of its own", {"马路中间井盖没了，刚才有个骑车的差点掉进去"}, "010701");
}

void TestAssistDangers::dangerIsTheMatter()
{
    QFETCH(QStringList, said);
    QFETCH(QString, category);
    Desk desk{demoAssistant(), kWednesday};
    for (const auto& words : said)
        desk.caller(words.toStdString());
    QCOMPARE(QString::fromStdString(desk.value("category")), category);
    const auto& destination = desk.session().destination;
    QVERIFY(destination);
    const auto* leaf =
        demoAssistant()->sources().categories.find(CategoryCode{desk.value("category")});
    QVERIFY(leaf->dangers.empty() || !destination->automatic);
}

QTEST_APPLESS_MAIN(TestAssistDangers)
#include "tst_assist_dangers.moc"

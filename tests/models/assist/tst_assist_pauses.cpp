#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include "models/assist/parts.h"
#include "models/text/pauses.h"
#include "models/text/spoken.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lianxin;
using namespace lianxin::assist;

/// Where the desk takes a caller to pause whose recogniser sets no marks.
class TestAssistPauses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parts_data();
    void parts();
    void clausesCoverTheWords_data();
    void clausesCoverTheWords();
    void fewLinesTeachNothing();
    void whereWritersSetMarks_data();
    void whereWritersSetMarks();
};

namespace {

const text::Pauses& pauses()
{
    static const auto kPauses = pausesOf(demoAssistant()->sources());
    return kPauses;
}

bool isMark(char32_t c)
{
    return text::isPunctuation(c) || text::isSpace(c);
}

/// How many characters that are no marks stand before each place where one is.
std::set<int> marksIn(std::u32string_view text)
{
    std::set<int> marks;
    int characters = 0;
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isMark);
    for (auto it = text.begin(); it != last.base(); ++it)
        if (!isMark(*it))
            ++characters;
        else if (characters > 0)
            marks.insert(characters);
    return marks;
}

} // namespace

void TestAssistPauses::parts_data()
{
    QTest::addColumn<QString>("parts"); ///< with / where a clause ends
    for (const char* parts : {
             "我爸晕倒了/麻烦你们快给处理一下",
             "楼上天天半夜装修/吵得孩子睡不着/你们能不能管管",
             "物业一直不管/垃圾堆了半个月了/臭得不行",
             "你好，我反映一下停水的事",                   // marked as it is
             "我家住阳光小区",                             // short
             "手机号是幺三八零零幺三八零零零零零零零零零", // a number is one word
             "wifi密码abcdefghijklmnopqrst",
         })
        QTest::newRow(parts) << QString::fromUtf8(parts);
}

void TestAssistPauses::parts()
{
    QFETCH(QString, parts);
    auto said = parts;
    said.remove(QLatin1Char('/'));
    const auto text = text::spoken(said.toStdString()).text;
    QString found;
    for (const auto& clause : pauses().clauses(text)) {
        if (clause.from > 0)
            found += text[static_cast<std::size_t>(clause.from - 1)] == U',' ? QStringLiteral("，")
                                                                             : QStringLiteral("/");
        found +=
            QString::fromStdString(text::toUtf8(text::slice(std::u32string_view{text}, clause)));
    }
    QCOMPARE(found, parts);
}

void TestAssistPauses::clausesCoverTheWords_data()
{
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << QString{};
    QTest::newRow("marks alone") << QStringLiteral("，，。");
    QTest::newRow("emoji") << QStringLiteral("我家没水了😀怎么办啊你们快来人😀😀看看吧我等着呢");
    QTest::newRow("a long letter")
        << QStringLiteral("我家暖气不热你们来个人看看行不行").repeated(1900);
    QTest::newRow("one sound") << QStringLiteral("啊").repeated(400);
}

/// Clauses follow one another, none is empty, and what is in none is a mark.
void TestAssistPauses::clausesCoverTheWords()
{
    QFETCH(QString, said);
    const auto text = text::spoken(said.toStdString()).text;
    int at = 0;
    for (const auto& clause : pauses().clauses(text)) {
        QVERIFY(!clause.empty());
        for (; at < clause.from; ++at)
            QVERIFY(isMark(text[static_cast<std::size_t>(at)]));
        QCOMPARE(at, clause.from);
        at = clause.to;
    }
    for (; at < static_cast<int>(text.size()); ++at)
        QVERIFY(isMark(text[static_cast<std::size_t>(at)]));
}

void TestAssistPauses::fewLinesTeachNothing()
{
    const std::string_view lines[]{"喂你好，我姓王", "我家停水了，没人管"};
    for (const auto& untaught : {text::Pauses{}, text::Pauses{lines}})
        QVERIFY(untaught.missing(U"喂你好我姓王我家停水了没人管你们快来人看看吧").empty());
}

void TestAssistPauses::whereWritersSetMarks_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"spoken_every_leaf.tsv", "spoken_by_others.tsv", "spoken_to_fit.tsv", "later.tsv"})
        QTest::newRow(file) << QString{file};
}

/// Of lines that nothing was learned from, in stretches long enough to need a mark.
void TestAssistPauses::whereWritersSetMarks()
{
    QFETCH(QString, file);
    const auto tsv =
        fileText(std::string{LIANXIN_SOURCE_DIR "/tests/models/assist/"} + file.toStdString());
    Share asWritten; // of those set
    Share set;       // of those written
    for (const auto& opening : readOpenings(tsv)) {
        const auto written = marksIn(text::spoken(opening.said).text);
        const auto bare = text::spoken(unmarked(opening.said)).text;
        if (bare.size() < 14 || written.empty())
            continue;
        const auto missing = pauses().missing(bare);
        for (const int pause : missing)
            asWritten.add(written.contains(pause));
        for (const int mark : written)
            set.add(std::count(missing.begin(), missing.end(), mark) > 0);
    }
    qInfo("set where one was written %s; of those written set %s", asWritten.text().c_str(),
          set.text().c_str());
    QVERIFY(asWritten.value() >= 0.5);
    QVERIFY(set.value() >= 0.2);
}

QTEST_APPLESS_MAIN(TestAssistPauses)
#include "tst_assist_pauses.moc"

#include "models/text/grams.h"
#include "models/text/lexicon.h"
#include "models/text/normal_form.h"

#include <QTest>

#include <set>

using namespace lianxin::text;

namespace {

QStringList runsOf(const std::u32string& text, GramRange range)
{
    QStringList runs;
    eachGram(text, range, [&](std::uint32_t, int from, int to) {
        runs << QString::fromStdString(toUtf8(slice(std::u32string_view(text), {from, to})));
    });
    return runs;
}

/// Three words that are cut often, so that the lexicon holds them.
Lexicon lexicon()
{
    WordCounter counter;
    for (int i = 0; i < 5; ++i)
        counter.add("小区 暖气 不热 物业 电话");
    return Lexicon(counter.counts(2));
}

QStringList wordsOf(const Lexicon& lexicon, const char* utf8)
{
    const auto text = normalise(std::string_view{utf8}).text;
    QStringList words;
    for (const Span word : lexicon.words(text))
        words << QString::fromStdString(toUtf8(slice(std::u32string_view(text), word)));
    return words;
}

} // namespace

class TestGrams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runs_data();
    void runs();
    void countsEachOnce();
    void roomsAreApart();
    void lexiconCuts_data();
    void lexiconCuts();
    void keptIsWhatCutTextsLookLike();
    void rareWordsAreNotLearned();
};

void TestGrams::runs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("shortest");
    QTest::addColumn<int>("longest");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("pairs") << "暖气不热" << 2 << 2 << QStringList{"暖气", "气不", "不热"};
    QTest::newRow("to three") << "停水了" << 1 << 3
                              << QStringList{"停", "停水", "停水了", "水", "水了", "了"};
    QTest::newRow("no run across a mark") << "停水,退费" << 2 << 3 << QStringList{"停水", "退费"};
    QTest::newRow("nor across a space") << "a b" << 1 << 2 << QStringList{"a", "b"};
    QTest::newRow("marks only") << "，。！ ？" << 1 << 4 << QStringList{};
    QTest::newRow("empty") << "" << 1 << 4 << QStringList{};
}

void TestGrams::runs()
{
    QFETCH(QString, text);
    QFETCH(int, shortest);
    QFETCH(int, longest);
    QFETCH(QStringList, expected);
    QCOMPARE(runsOf(text.toStdU32String(), {shortest, longest, 0}), expected);
}

void TestGrams::countsEachOnce()
{
    const auto found = grams(U"水水水", {1, 2, 0});
    QCOMPARE(found.size(), std::size_t{2});
    QVERIFY(found[0].key < found[1].key);
    QCOMPARE(found[0].count + found[1].count, 5U);
}

void TestGrams::roomsAreApart()
{
    const auto here = grams(U"暖气", {2, 2, 1});
    const auto there = grams(U"暖气", {2, 2, 2});
    QVERIFY(here.front().key != there.front().key);
    QCOMPARE(here, grams(U"暖气", {2, 2, 1}));
}

void TestGrams::lexiconCuts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("words and what is between")
        << QByteArray("我们小区的暖气不热") << QStringList{"小区", "暖气", "不热"};
    QTest::newRow("across a mark") << QByteArray("小，区") << QStringList{};
    QTest::newRow("numbers and Latin words whole")
        << QByteArray("电话139,B12栋") << QStringList{"电话", "139", "b12"};
    QTest::newRow("nothing known") << QByteArray("猫爬架") << QStringList{};
    QTest::newRow("broken UTF-8") << QByteArray("暖\xff气暖气") << QStringList{"暖气"};
    QTest::newRow("empty") << QByteArray() << QStringList{};
}

void TestGrams::lexiconCuts()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, words);
    QCOMPARE(wordsOf(lexicon(), text.constData()), words);
}

void TestGrams::keptIsWhatCutTextsLookLike()
{
    WordCounter counter;
    const auto joined = counter.add("小区 暖气 不热");
    QCOMPARE(lexicon().kept(normalise(std::string_view{"我们小区的暖气，一直不热。"}).text),
             joined);
}

void TestGrams::rareWordsAreNotLearned()
{
    WordCounter counter;
    counter.add("暖气 暖气 水管");
    const Lexicon learned(counter.counts(2));
    QCOMPARE(learned.counts().size(), std::size_t{1});
    QCOMPARE(learned.counts().front().first, std::string("暖气"));
    QVERIFY(Lexicon{}.empty());
    QVERIFY(Lexicon{}.words(U"暖气").empty());
}

QTEST_APPLESS_MAIN(TestGrams)
#include "tst_grams.moc"

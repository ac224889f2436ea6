#include "models/assist/cues.h"
#include "models/assist/phrases.h"

#include <QTest>

using namespace lianxin::assist;

class TestAssistPhrases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAllOverlaps();
    void longestLeavesOutInner();
    void nothingInNothing();
    void cuesByLengthFirst();
};

void TestAssistPhrases::findsAllOverlaps()
{
    Phrases phrases;
    phrases.add(std::u32string_view{U"暖气"}, 1);
    phrases.add(std::u32string_view{U"气不热"}, 2);
    phrases.add(std::u32string_view{U"暖气不热"}, 3);
    phrases.add(std::u32string_view{U"热"}, 4);
    phrases.add(std::u32string_view{U"暖气"}, 5);
    phrases.build();
    const auto hits = phrases.find(U"我家暖气不热");
    QCOMPARE(hits.size(), std::size_t{5});
    QCOMPARE(hits[0], (Phrases::Hit{2, 4, 1}));
    QCOMPARE(hits[1], (Phrases::Hit{2, 4, 5}));
    QVERIFY(std::count(hits.begin(), hits.end(), Phrases::Hit{2, 6, 3}) == 1);
    QVERIFY(std::count(hits.begin(), hits.end(), Phrases::Hit{3, 6, 2}) == 1);
    QVERIFY(std::count(hits.begin(), hits.end(), Phrases::Hit{5, 6, 4}) == 1);
}

void TestAssistPhrases::longestLeavesOutInner()
{
    Phrases phrases;
    phrases.add(std::string_view{"投诉"}, 0);
    phrases.add(std::string_view{"我要投诉"}, 1);
    phrases.build();
    const auto hits = longest(phrases.find(U"我要投诉，再投诉一次"));
    QCOMPARE(hits.size(), std::size_t{2});
    QCOMPARE(hits[0], (Phrases::Hit{0, 4, 1}));
    QCOMPARE(hits[1].id, 0);
}

void TestAssistPhrases::nothingInNothing()
{
    Phrases phrases;
    phrases.add(std::u32string_view{}, 1);
    phrases.build();
    QVERIFY(phrases.find(U"暖气").empty());
    QVERIFY(phrases.find(U"").empty());
}

void TestAssistPhrases::cuesByLengthFirst()
{
    constexpr Cue kTable[]{{"漏气", 1}, {"天然气漏气", 2, 3}};
    const Cues cues{kTable};
    const auto hits = cues.find(U"天然气漏气了");
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(hits.front().meaning, 2);
    QCOMPARE(hits.front().weight, 3.0);
}

QTEST_APPLESS_MAIN(TestAssistPhrases)
#include "tst_assist_phrases.moc"

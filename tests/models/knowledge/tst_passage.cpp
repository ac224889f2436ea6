#include "models/knowledge/passage.h"

#include <QTest>

#include <cmath>

using namespace lianxin::knowledge;

class PassageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowsCountEachWordOnce();
    void stretches_data();
    void stretches();
    void stretchesEndWhereTheQuestionBreaks();
};

void PassageTest::windowsCountEachWordOnce()
{
    std::vector<Occurrence> near{{0, 0, 2}, {40, 1, 3}, {50, 0, 2}, {5000, 2, 7}};
    QCOMPARE(bestPassages(near), 7.0);
    std::vector<Occurrence> half{{0, 0, 2}, {300, 1, 3}};
    QCOMPARE(bestPassages(half), (3.0 + 5.0) / 2);
    std::vector<Occurrence> none;
    QCOMPARE(bestPassages(none), 0.0);
}

using Places = std::vector<std::vector<int>>;

void PassageTest::stretches_data()
{
    QTest::addColumn<Places>("places");
    QTest::addColumn<double>("squares");
    QTest::newRow("nothing") << Places{{}, {}, {}, {}} << 0.0;
    QTest::newRow("all in one piece") << Places{{10}, {11}, {12}, {13}} << 25.0;
    QTest::newRow("two pieces") << Places{{10}, {11}, {70}, {71}} << 9.0 + 4.0;
    QTest::newRow("longest of many") << Places{{1, 10, 40}, {11, 90}, {12}, {13, 60}} << 25.0;
    QTest::newRow("apart") << Places{{10}, {20}, {30}, {40}} << 4.0 + 4.0;
    QTest::newRow("a hole") << Places{{10}, {}, {12}, {13}} << 9.0 + 4.0;
}

/// A question of five characters; `places`: where its four pairs stand.
void PassageTest::stretches()
{
    QFETCH(Places, places);
    QFETCH(double, squares);
    std::vector<Sought> words;
    for (int i = 0; i < static_cast<int>(places.size()); ++i)
        words.push_back({i, i + 2, places[static_cast<std::size_t>(i)]});
    QCOMPARE(sharedStretches(words), std::sqrt(squares));
}

void PassageTest::stretchesEndWhereTheQuestionBreaks()
{
    const std::vector<int> first{10};
    const std::vector<int> second{12};
    const std::vector<Sought> touching{{0, 2, first}, {2, 4, second}};
    QCOMPARE(sharedStretches(touching), 4.0);
    const std::vector<Sought> broken{{0, 2, first}, {3, 5, second}};
    QCOMPARE(sharedStretches(broken), std::sqrt(8.0));
    QCOMPARE(sharedStretches({}), 0.0);
}

QTEST_APPLESS_MAIN(PassageTest)
#include "tst_passage.moc"

#include <QTest>

#include "models/routing/skill.h"

using namespace lianxin::routing;

class TestSkill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void satisfies_data();
    void satisfies();
    void anUnreadableLevelIsPartOfTheName();
};

void TestSkill::satisfies_data()
{
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("needs");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing needed") << QStringList{} << QStringList{} << true;
    QTest::newRow("more than needed")
        << QStringList{"english", "law"} << QStringList{"law"} << true;
    QTest::newRow("missing") << QStringList{"english"} << QStringList{"law"} << false;
    QTest::newRow("one of two missing")
        << QStringList{"english"} << QStringList{"english", "law"} << false;
    QTest::newRow("level reached") << QStringList{"english:3"} << QStringList{"english:2"} << true;
    QTest::newRow("level not reached")
        << QStringList{"english"} << QStringList{"english:2"} << false;
    QTest::newRow("the higher level counts")
        << QStringList{"a:1", "a:3"} << QStringList{"a:2"} << true;
    QTest::newRow("order does not matter")
        << QStringList{"b", "a"} << QStringList{"a", "b"} << true;
    QTest::newRow("empty words are none") << QStringList{} << QStringList{""} << true;
}

void TestSkill::satisfies()
{
    QFETCH(QStringList, has);
    QFETCH(QStringList, needs);
    QFETCH(bool, expected);
    const auto set = [](const QStringList& list) {
        std::vector<std::string> written;
        for (const auto& text : list)
            written.push_back(text.toStdString());
        return SkillSet(written);
    };
    QCOMPARE(set(has).satisfies(set(needs)), expected);
}

void TestSkill::anUnreadableLevelIsPartOfTheName()
{
    QCOMPARE(parseSkill("english:high").name, std::string("english:high"));
    QCOMPARE(parseSkill("english:0").name, std::string("english:0"));
    QCOMPARE(parseSkill("english:3").level, 3);
    QCOMPARE(parseSkill("english").level, 1);
}

QTEST_APPLESS_MAIN(TestSkill)
#include "tst_skill.moc"
